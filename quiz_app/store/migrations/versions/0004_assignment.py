"""The assignment that an attempt was taken under."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the column, empty for every attempt that there is, and the index that finds a class's attempts."""
    op.add_column("attempts", sa.Column("assignment", TEXT, nullable=False, server_default=sa.text("''")))
    op.create_index("ix_attempts_assignment_learner", "attempts", ["assignment", "learner"])
