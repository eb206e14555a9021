"""Who is in the room and how they stand: the part of the screen that news from elsewhere draws again."""

import streamlit as st

from quiz_app.domain.errors import QuizAppError
from quiz_app.domain.room import CALM, OPEN, Room
from quiz_app.domain.room_standing import Standing, standings, team_standings
from quiz_app.live.push import SAFETY_NET, push
from quiz_app.live.secret import secret
from quiz_app.services import live_tokens, room_play, rooms
from quiz_app.services.room_log import topic_of
from quiz_app.ui import context, frame, session, text, wording, wording_room
from quiz_app.ui.context import Here
from quiz_app.ui.room_news import group_of, screen_of, signature
from quiz_app.ui.widgets.saving import saved

TICK = 1  # seconds between two drawings of the clock


def timers(room: Room) -> None:
    """Against the clock the time that is left; where the host was called, another look in a moment."""
    if room.status == OPEN and room.turn and room.turn.deadline:
        _clock(room.id)
    if room.call is not None:
        _soon()


@st.fragment(run_every=SAFETY_NET)
def people(room_id: str) -> None:
    """Everybody and whether they are ready, or how they stand: drawn again, alone, with each piece of news."""
    here = context.in_rooms()
    present(here, followed(here, room_id))


def followed(here: Here, room_id: str) -> Room:
    """The room for a fragment that holds the push; the whole page is drawn anew where that is not enough."""
    try:
        room = rooms.look(here.actor, here.world, room_id)
    except QuizAppError:  # removed, or the store is away: the whole page says so
        st.rerun()
    _follow(here, room)
    return room


def present(here: Here, room: Room) -> None:
    """Who is here and how they stand, with the push that has the fragment run again."""
    me, topic = here.actor.learner, topic_of(room.id)
    group = group_of(room, me)
    with st.container(gap="small", key="people"):
        if group:
            frame.section("here", "Here now")
        else:
            _standings(here, room)
        push(topic, room.version, live_tokens.signed(secret(), topic, me), screen_of(room, me), group)
        _host_gone(here, room)


def _follow(here: Here, room: Room) -> None:
    """Draw the whole page again where the room has gone on; as its host, answer who asks after her."""
    if room.call is not None and here.actor.learner == room.host:
        room_play.answer_call(here.actor, here.world, room.id)
    me, turn = here.actor.learner, room.turn
    own = turn is not None and room.status == OPEN and not room.shared
    elsewhere = own and turn is not None and turn.given.get(me, 0) != session.note(f"room/{room.id}/given", 0)
    if session.note(f"room/{room.id}") != signature(room, me) or elsewhere:
        st.rerun()


@st.fragment(run_every=TICK)
def _clock(room_id: str) -> None:
    """The time that is left; the first to see it run out has the answer shown."""
    here = context.in_rooms()
    room = rooms.look(here.actor, here.world, room_id)
    turn = room.turn
    if room.status != OPEN or turn is None or turn.deadline is None:
        st.rerun()
    left = (turn.deadline - here.world.now()).total_seconds()
    with st.container(key="clock"):
        st.markdown(f":gray[:material/timer: {wording.clock(left)} left]")


def _standings(here: Here, room: Room) -> None:
    rounds = wording.count(len(room.played()), "round")
    frame.section("standings", "Standings", f"After {rounds}. {wording_room.POINTS_HELP}")
    if room.teams:
        _table(("Place", "Team", "Points"), [_row(one, text.plain(one.name)) for one in team_standings(room)])
        st.markdown(f":gray[{wording_room.TEAM_HELP}]")
    _table(("Place", "Name", "Points"), [_row(one, _name(here, room, one.id)) for one in standings(room)])


def _row(one: Standing, name: str) -> tuple[str, ...]:
    return str(one.rank), name, f"{one.points} :gray[({one.right} of {one.of} right)]"


def _name(here: Here, room: Room, member: str) -> str:
    """The name as plain text; one's own is bold."""
    name = text.plain(room.members[member].name)
    return f"**{name} (you)**" if member == here.actor.learner else name


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """A table in one piece: a hundred people are drawn as quickly as six."""
    lines = [" | ".join(heads), " | ".join("---" for _ in heads), *(" | ".join(row) for row in rows)]
    with st.container(key=f"table-{heads[-1].lower()}-{len(heads)}"):
        st.markdown("\n".join(f"| {line} |" for line in lines))


def _host_gone(here: Here, room: Room) -> None:
    """For the others: ask whether the host is still there, and go on without her where she is not."""
    if here.actor.learner == room.host or room.ended:
        return
    if room.call is None:
        if st.button(wording_room.GONE_HOST, key="call-host", type="tertiary"):
            saved(lambda: room_play.call_host(here.actor, here.world, room.id))
            frame.redraw()
        return
    st.markdown(f":gray[{wording_room.CALLED}]")
    late = here.world.now() - room.call[2] >= CALM
    if st.button("Take over as host", key="take-over", disabled=not late):
        saved(lambda: room_play.take_over(here.actor, here.world, room.id))
        st.rerun()


@st.fragment(run_every=5)
def _soon() -> None:
    """Have the page look again in a moment: by then the host has answered, or may be replaced."""
    if session.note("room/soon"):
        session.drop_note("room/soon")
        st.rerun()
    session.keep_note("room/soon", True)
