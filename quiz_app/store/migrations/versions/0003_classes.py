"""Classes' logs are looked up by what they are about, whichever class it is."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the index that finds a code, a teacher or a student in all classes' logs."""
    op.create_index("ix_events_kind_subject", "events", ["kind", "subject"])
