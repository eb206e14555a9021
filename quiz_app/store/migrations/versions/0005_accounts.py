"""Who can come back: accounts, sessions, tickets, and how often a code or password was wrong."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
LONG = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables of those who sign in."""
    _accounts()
    op.create_table(
        "sessions",
        _column("token"),
        _column("account"),
        _column("device"),
        _column("ends_at", LONG),
        sa.PrimaryKeyConstraint("token", name="pk_sessions"),
    )
    op.create_index("ix_sessions_account", "sessions", ["account"])
    op.create_table(
        "tickets",
        _column("token"),
        _column("account"),
        _column("device"),
        _column("good_until", LONG),
        _column("ends_at", LONG),
        sa.PrimaryKeyConstraint("token", name="pk_tickets"),
    )
    op.create_table(
        "failures",
        _column("key"),
        _column("count", LONG),
        _column("last_at", LONG),
        sa.PrimaryKeyConstraint("key", name="pk_failures"),
    )


def _column(name: str, kind: Any = TEXT, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=nullable)


def _accounts() -> None:
    op.create_table(
        "accounts",
        _column("id"),
        _column("kind"),
        _column("name"),
        _column("made_at", LONG),
        _column("login", nullable=True),
        _column("password"),
        _column("code", nullable=True),
        _column("provider", nullable=True),
        _column("closed", LONG),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("login", name="uq_accounts_login"),
        sa.UniqueConstraint("code", name="uq_accounts_code"),
        sa.UniqueConstraint("provider", name="uq_accounts_provider"),
    )
