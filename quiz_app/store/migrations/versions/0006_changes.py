"""What is read at every click: whether anything changed, and the reviews given last."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

LONG = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Number the changes of a learner's schedules, and find her latest reviews and events by an index."""
    op.add_column("schedules", sa.Column("changed", LONG, nullable=False, server_default=sa.text("0")))
    op.create_index("ix_schedules_learner_changed", "schedules", ["learner", "changed"])
    op.create_index("ix_events_learner_seq", "events", ["learner", "seq"])
    op.create_index("ix_reviews_learner_reading_at", "reviews", ["learner", "reading", "at"])
