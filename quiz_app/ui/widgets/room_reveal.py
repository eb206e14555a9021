"""After a round: the right answer, what the group thought, one's own result, and where it stands in the reading."""

import streamlit as st

from quiz_app.domain import dates
from quiz_app.domain.items import Entry, Verdict
from quiz_app.domain.reading import Reading
from quiz_app.domain.room import TALK, Room, Turn
from quiz_app.domain.room_standing import answers
from quiz_app.domain.room_tasks import QUIZ, Task
from quiz_app.services import rooms
from quiz_app.ui import frame, text, wording, wording_room
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.feedback import MARKS, context_notes, feedback, paragraphs
from quiz_app.ui.widgets.room_pictures import picture
from quiz_app.ui.widgets.room_talk import question
from quiz_app.ui.widgets.room_task import response_of, slot_of


def reveal(here: Here, room: Room) -> None:
    """Everything that a revealed round shows."""
    turn, task = room.turn, room.task
    assert turn is not None and task is not None
    shelf = rooms.shelf_of(here.actor, here.world, room.id)
    reading = shelf.reading if shelf else None
    if answers(turn):
        with frame.card("group"):
            picture(room, turn, task)
    else:
        with frame.card("nobody"):
            st.markdown(wording_room.NO_ANSWERS)
    if room.status == TALK:
        with frame.card("talk"):
            st.markdown(f":material/forum: **Worth two minutes:** {question(turn, task)}")
    if task.kind == QUIZ:
        response = response_of(room, turn, here.actor.learner)
        verdict = _verdict(task, turn, here.actor.learner)
        feedback(reading, slot_of(task), task.item, response, verdict, key=f"room-{turn.number}")
        return
    _mine(here, turn, task)
    with frame.card("events"):
        st.header("What happened when", anchor=False)
        for entry in task.put.entries if task.put else ():
            _event(reading, entry)


def _verdict(task: Task, turn: Turn, member: str) -> Verdict:
    move = turn.counting.get(member)
    if move is None or move.answer is None:
        return Verdict(0.0)
    return Verdict(move.points, task.item.score(move.answer).note) if task.kind == QUIZ else task.judge(move.answer)


def _mine(here: Here, turn: Turn, task: Task) -> None:
    """One's own result in a line; of a shared board the group's."""
    member = here.actor.learner
    if turn.board is not None:
        verdict, whose = task.judge(turn.board.order), "The group’s order"
    elif member in turn.counting:
        verdict, whose = _verdict(task, turn, member), "Your answer"
    else:
        st.markdown(":gray[You gave no answer in this round.]")
        return
    colour, icon, word = MARKS[verdict.outcome]
    with st.container(key="verdict-room", gap=None):
        st.header(f":{colour}[:material/{icon}:] {word}", anchor=False)
        st.markdown(f":gray[{whose}: {text.bank(_said(turn, task, member))}{text.bank(verdict.note)}]")


def _said(turn: Turn, task: Task, member: str) -> str:
    """What one had said, where it fits into a line."""
    move = turn.counting.get(member)
    if move is None or not isinstance(move.answer, str):
        return ""
    names = {entry.id: entry.text for entry in (task.put.entries if task.put else ())}
    return f"{names.get(move.answer, move.answer)}. "


def _event(reading: Reading | None, entry: Entry) -> None:
    """A dated event: when, what, and the paragraph that it comes from; or what other sources say."""
    known = reading.event.get(entry.id) if reading else None
    when = dates.words(known.best_date) if known else f"{entry.earliest[:4]}"
    with st.container(gap=2, key=f"event-{entry.id}"):
        st.markdown(f"**{wording.sentence(when)}** {text.bank(entry.text)}")
        if known is None or reading is None:
            return
        if known.says:
            st.markdown(f":gray[{text.bank(known.says)}]")
        if known.claims:
            with frame.row():
                paragraphs(reading, known.claims, f"room-{entry.id}")
            for note in reading.context_of(known.claims)[:1]:
                context_notes([note])
        elif known.source:
            st.markdown(
                f":violet-badge[:material/explore: Context] :gray[Not in the reading. {text.bank(known.source)}]"
            )
