"""Notices to the other processes on the same database, told in the transaction that they are about."""

from sqlalchemy import Connection, func, select, text

from quiz_app.store.tables import ROOM_EVENTS

NOTIFY = text("SELECT pg_notify('meridian', :notice)")


def tell_of_room(connection: Connection, room: str) -> None:
    """Have the database tell every process, once this is committed, how many moves the room has now."""
    if connection.dialect.name != "postgresql":
        return  # one process has the file, and its own hub knows
    moves = connection.scalar(select(func.count()).select_from(ROOM_EVENTS).where(ROOM_EVENTS.c.room == room))
    connection.execute(NOTIFY, {"notice": f"room/{room} {moves}"})
