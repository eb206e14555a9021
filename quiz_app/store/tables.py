"""The tables: the logs, what was asked, and the caches folded from the logs. One schema for every database.

Rows of the logs are appended and never changed. `seq` numbers them in the order in which they arrived here, which is
not the order in which they happened: rows of another device arrive later. Moments are microseconds and days are days
since 1970 (see domain/rows.py); texts compare by code point everywhere. `erased` holds the ids of rows that a learner
had deleted, and nothing else of them, so that a merge does not bring them back.
"""

from sqlalchemy import BigInteger, Column, Double, ForeignKey, Index, Integer, MetaData, Table, Text, text

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)
TEXT = Text().with_variant(Text(collation="C"), "postgresql")
LONG = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows only in a column that says INTEGER


def _text(name: str, *, primary_key: bool = False) -> Column[str]:
    return Column(name, TEXT, primary_key=primary_key, nullable=False)


def _long(name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, LONG, nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> Column[float]:
    return Column(name, Double, nullable=nullable)


def _arrived() -> Column[int]:
    return Column("seq", LONG, primary_key=True, autoincrement=True)


def _unique_id() -> Column[str]:
    return Column("id", TEXT, nullable=False, unique=True)


INSTALLATION = Table("installation", METADATA, _text("name", primary_key=True), _text("value"))

REVISIONS = Table("revisions", METADATA, _text("revision", primary_key=True), _text("content"))

ATTEMPTS = Table(
    "attempts",
    METADATA,
    _text("id", primary_key=True),
    _text("learner"),
    _text("device"),
    _text("form"),
    _long("started_at"),
    Column("assignment", TEXT, nullable=False, server_default=text("''")),
    Index(None, "learner", "started_at"),
    Index(None, "assignment", "learner"),
)

RESPONSES = Table(
    "responses",
    METADATA,
    _arrived(),
    _unique_id(),
    _text("learner"),
    _text("device"),
    Column("attempt", TEXT, ForeignKey("attempts.id"), nullable=False),
    _text("reading"),
    _text("item"),
    _text("revision"),
    _long("ordinal"),
    _text("answer"),
    _number("points"),
    _long("certainty", nullable=True),
    _long("at"),
    _number("seconds"),
    Index(None, "learner", "attempt"),
)

REVIEWS = Table(
    "reviews",
    METADATA,
    _arrived(),
    _unique_id(),
    _text("learner"),
    _text("device"),
    _text("reading"),
    _text("card"),
    _long("ordinal"),
    _long("rating"),
    _long("at"),
    _long("study_day"),
    _number("retention"),
    _number("seconds"),
    Index(None, "learner", "reading", "card", "study_day"),
    Index(None, "learner", "reading", "study_day", "card"),
    Index(None, "learner", "reading", "at"),
)

EVENTS = Table(
    "events",
    METADATA,
    _arrived(),
    _unique_id(),
    _text("learner"),
    _text("device"),
    _long("ordinal"),
    _text("kind"),
    _text("subject"),
    _text("data"),
    _long("at"),
    Index(None, "learner", "kind", "subject"),
    Index(None, "learner", "subject"),
    Index(None, "learner", "seq"),
    Index(None, "kind", "subject"),
)

ROOM_EVENTS = Table(
    "room_events",
    METADATA,
    _arrived(),
    _unique_id(),
    _text("room"),
    _text("member"),
    _long("ordinal"),
    _text("kind"),
    _text("data"),
    _long("at"),
    Index(None, "room", "seq"),
)

ERASED = Table("erased", METADATA, _text("id", primary_key=True))

SCHEDULES = Table(
    "schedules",
    METADATA,
    _text("learner", primary_key=True),
    _text("reading", primary_key=True),
    _text("card", primary_key=True),
    _text("phase"),
    _long("step"),
    _number("stability", nullable=True),
    _number("difficulty", nullable=True),
    _long("due_at", nullable=True),
    _long("due_day", nullable=True),
    _long("last_day", nullable=True),
    _long("last_at", nullable=True),
    _long("interval"),
    _number("retention"),
    _long("reps"),
    _long("lapses"),
    _long("first_day", nullable=True),
    Column("changed", LONG, nullable=False, server_default=text("0")),  # grows with every change of a learner's
    Index(None, "learner", "changed"),
    sqlite_with_rowid=False,
)

ACCOUNTS = Table(
    "accounts",
    METADATA,
    _text("id", primary_key=True),
    _text("kind"),
    _text("name"),
    _long("made_at"),
    Column("login", TEXT, unique=True),
    _text("password"),
    Column("code", TEXT, unique=True),
    Column("provider", TEXT, unique=True),
    _long("closed"),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    _text("token", primary_key=True),
    _text("account"),
    _text("device"),
    _long("ends_at"),
    Index(None, "account"),
)

TICKETS = Table(
    "tickets",
    METADATA,
    _text("token", primary_key=True),
    _text("account"),
    _text("device"),
    _long("good_until"),
    _long("ends_at"),
)

FAILURES = Table("failures", METADATA, _text("key", primary_key=True), _long("count"), _long("last_at"))
