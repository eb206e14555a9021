"""The logs, what was asked, and the cached schedules."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
LONG = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the first tables."""
    _kept_once()
    _responses()
    _reviews()
    _events()
    _room_events()
    _schedules()


def _column(name: str, kind: Any = TEXT, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=nullable)


def _log(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("seq", LONG, nullable=False, autoincrement=True),
        _column("id"),
        *parts,
        sa.PrimaryKeyConstraint("seq", name=f"pk_{name}"),
        sa.UniqueConstraint("id", name=f"uq_{name}_id"),
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _kept_once() -> None:
    op.create_table(
        "installation", _column("name"), _column("value"), sa.PrimaryKeyConstraint("name", name="pk_installation")
    )
    op.create_table(
        "revisions", _column("revision"), _column("content"), sa.PrimaryKeyConstraint("revision", name="pk_revisions")
    )
    op.create_table(
        "attempts",
        _column("id"),
        _column("learner"),
        _column("device"),
        _column("form"),
        _column("started_at", LONG),
        sa.PrimaryKeyConstraint("id", name="pk_attempts"),
    )
    _index("attempts", "learner", "started_at")


def _responses() -> None:
    _log(
        "responses",
        _column("learner"),
        _column("device"),
        _column("attempt"),
        _column("reading"),
        _column("item"),
        _column("revision"),
        _column("ordinal", LONG),
        _column("answer"),
        _column("points", sa.Double()),
        _column("certainty", LONG, nullable=True),
        _column("at", LONG),
        _column("seconds", sa.Double()),
        sa.ForeignKeyConstraint(["attempt"], ["attempts.id"], name="fk_responses_attempt"),
    )
    _index("responses", "learner", "attempt")


def _reviews() -> None:
    _log(
        "reviews",
        _column("learner"),
        _column("device"),
        _column("reading"),
        _column("card"),
        _column("ordinal", LONG),
        _column("rating", LONG),
        _column("at", LONG),
        _column("study_day", LONG),
        _column("retention", sa.Double()),
        _column("seconds", sa.Double()),
    )
    _index("reviews", "learner", "reading", "card", "study_day")
    _index("reviews", "learner", "reading", "study_day", "card")


def _events() -> None:
    _log(
        "events",
        _column("learner"),
        _column("device"),
        _column("ordinal", LONG),
        _column("kind"),
        _column("subject"),
        _column("data"),
        _column("at", LONG),
    )
    _index("events", "learner", "kind", "subject")
    _index("events", "learner", "subject")


def _room_events() -> None:
    _log(
        "room_events",
        _column("room"),
        _column("member"),
        _column("ordinal", LONG),
        _column("kind"),
        _column("data"),
        _column("at", LONG),
    )
    _index("room_events", "room", "seq")


def _schedules() -> None:
    op.create_table(
        "schedules",
        _column("learner"),
        _column("reading"),
        _column("card"),
        _column("phase"),
        _column("step", LONG),
        _column("stability", sa.Double(), nullable=True),
        _column("difficulty", sa.Double(), nullable=True),
        _column("due_at", LONG, nullable=True),
        _column("due_day", LONG, nullable=True),
        _column("last_day", LONG, nullable=True),
        _column("last_at", LONG, nullable=True),
        _column("interval", LONG),
        _column("retention", sa.Double()),
        _column("reps", LONG),
        _column("lapses", LONG),
        _column("first_day", LONG, nullable=True),
        sa.PrimaryKeyConstraint("learner", "reading", "card", name="pk_schedules"),
        sqlite_with_rowid=False,
    )
