"""The ids of rows that a learner had deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table of tombstones."""
    op.create_table("erased", sa.Column("id", TEXT, nullable=False), sa.PrimaryKeyConstraint("id", name="pk_erased"))
