"""Bringing a database to the present schema."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from quiz_app.domain.errors import StoreUnavailable
from quiz_app.store.database import Database
from quiz_app.store.failures import FOREIGN, NEWER

HEAD = "0006"
PATIENTLY = "SET LOCAL statement_timeout = 0"  # an index over a long log takes longer than a page may wait
SCRIPTS = Path(__file__).parent / "migrations"


def bring_up(database: Database) -> None:
    """Bring a database to the present schema; StoreUnavailable for one that is newer or another program's."""
    if database.read(version) != HEAD:
        database.write(lambda connection: upgrade(connection, database.place), turn="migrations")


def version(connection: Connection) -> str | None:
    """The schema's version; None for an empty database and "" for one that has tables but no version."""
    names = inspect(connection).get_table_names()
    if "alembic_version" not in names:
        return "" if names else None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(connection: Connection, place: str) -> None:
    """Run the migrations that are missing, in the connection's transaction; another process may have been faster."""
    from alembic import command  # only when there is something to do: it takes longer to import than to open a database
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    found = version(connection)
    if found == "":
        raise StoreUnavailable(FOREIGN.format(place=place))
    if found and found not in revisions():
        raise StoreUnavailable(NEWER.format(place=place))
    if connection.dialect.name == "postgresql":
        connection.execute(text(PATIENTLY))
    command.upgrade(config, "head")


def revisions() -> frozenset[str]:
    """Every version of the schema that can be brought to the present one."""
    from alembic.script import ScriptDirectory

    return frozenset(script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions())
