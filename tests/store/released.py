"""Databases as earlier versions left them."""

from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from quiz_app.store import migrate
from quiz_app.store.database import open_database


def make_released(path: Path, revision: str) -> None:
    """A new database in this file, with the tables that it had at a revision."""
    with closing(open_database(f"sqlite:///{path}")) as old:
        old.write(lambda at: upgrade_to(at, revision))


def upgrade_to(connection: Connection, revision: str) -> None:
    """The tables of the database become those of a revision."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    command.upgrade(config, revision)
