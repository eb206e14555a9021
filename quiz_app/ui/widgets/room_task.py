"""A round as one member plays it: the same controls as a quiz's, and a button that says she is ready."""

import streamlit as st

from quiz_app.domain.log import Response, row_id
from quiz_app.domain.quiz import FormItem
from quiz_app.domain.room import OPEN, Room, Turn
from quiz_app.domain.room_tasks import PLACE, Task
from quiz_app.services import room_play, rooms
from quiz_app.services.quizzing import Asked
from quiz_app.ui import context, frame, session, wording_room
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.answering import answering, stem_of
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.widgets.standing import Given, Send, typed


@st.fragment
def task(room_id: str) -> None:
    """What the round asks, and one's answer to it."""
    here = context.in_rooms()
    room = rooms.look(here.actor, here.world, room_id)
    turn, present = room.turn, room.task
    if room.status != OPEN or turn is None or present is None:
        st.rerun()
    asked = asked_of(here.actor.learner, room, turn)
    if wording_room.stem_is_title(asked.item):
        with st.container(key="stem"):
            st.header(stem_of(asked.item), anchor=False)
    if present.kind == PLACE and present.put:
        first, last = present.put.axis
        st.markdown(f":gray[All events of the reading lie between {first} and {last}.]")
    ready = asked.before is not None
    send = Send(wording_room.SEND_AGAIN if ready else wording_room.READY, _nothing, ())
    given = answering(here, asked, send)
    if _sent(here, asked, given, send) and saved(
        lambda: room_play.move(here.actor, here.world, room_id, (turn.play, turn.number), asked.ordinal, given.answer)
    ):
        frame.redraw()
    st.markdown(f":gray[{wording_room.SENT if ready else wording_room.UNSENT}]")
    # Only what was drawn to its end counts as seen: else news draws the whole page, here as in one's other window.
    session.keep_note(f"room/{room_id}/given", asked.ordinal)


def _sent(here: Here, asked: Asked, given: Given, send: Send) -> bool:
    """Whether the answer on the screen has just been sent."""
    if typed(asked.item):
        return given.sent and given.answer is not None
    same = asked.before is not None and asked.before.answer == given.answer
    return st.button(
        send.words,
        key="ready",
        type="primary",
        width="stretch",
        shortcut=here.shortcut("A"),
        disabled=given.answer is None or same,
    )


def _nothing() -> None:
    """What a click does before the run: nothing, the run itself sends what stands on the screen."""


def asked_of(member: str, room: Room, turn: Turn) -> Asked:
    """The round as the controls of a quiz take it, with the answer that this member gave last."""
    present = room.tasks[turn.number]
    ordinal = turn.given.get(member, 0)
    return Asked(
        attempt=room.id,
        place=turn.number,
        of=len(room.tasks),
        item=present.item,
        slot=slot_of(present),
        response_id=row_id(member, f"{room.id}/screen/{turn.play}.{turn.number}", ordinal),
        ordinal=ordinal,
        before=response_of(room, turn, member),
        flagged=False,
    )


def slot_of(present: Task) -> FormItem:
    """The task's place in a form."""
    return FormItem(present.item.id, "", "", present.order)


def response_of(room: Room, turn: Turn, member: str) -> Response | None:
    """A member's counting answer, as a quiz keeps one."""
    move = turn.counting.get(member)
    if move is None:
        return None
    return Response(
        id=move.id,
        learner=member,
        device=member,
        attempt=room.id,
        reading=room.reading,
        item=room.tasks[turn.number].item.id,
        revision="",
        ordinal=move.ordinal,
        answer=move.answer,
        points=move.points,
        certainty=None,
        at=move.at,
        seconds=(move.at - turn.started_at).total_seconds(),
    )
