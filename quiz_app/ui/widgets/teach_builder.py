"""Putting a quiz set together: sections, each drawing by filters or holding items one by one, with a preview."""

from dataclasses import replace

import streamlit as st

from quiz_app.domain.cohort import LONGEST_TITLE
from quiz_app.domain.items import GAP, KINDS, LEVELS, Item
from quiz_app.domain.quiz import Draw, Plan, Section
from quiz_app.domain.quizset import QuizSet
from quiz_app.domain.shelf import Shelf
from quiz_app.services import quizsets
from quiz_app.ui import frame, session, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.answering import stem_of
from quiz_app.ui.widgets.saving import saved

MOST_SECTIONS, MOST_ITEMS = 12, 200
FILTERS, ONE_BY_ONE = "Drawn by topic, kind, level or claim", "Chosen one by one"


def build(here: Here, set_id: str, known: QuizSet | None, note: str) -> None:
    """The builder of one set; it is kept when it is saved."""
    shelves = (here.world.whole or here.world.library).shelves
    key = f"set-{set_id}"
    frame.section("builder", "Change the set" if known else "A new quiz set")
    title = st.text_input(
        "Title", known.title if known else "", key=f"{key}-title", max_chars=LONGEST_TITLE, placeholder="Week one"
    )
    names = list(shelves)
    at = names.index(known.reading) if known and known.reading in shelves else 0
    reading = st.selectbox(
        "Reading", names, at, format_func=lambda one: shelves[one].reading.title, key=f"{key}-reading"
    )
    before = known.plan.parts if known else (Section(),)
    number = st.number_input("Sections", 1, MOST_SECTIONS, len(before), key=f"{key}-sections")
    sections = tuple(
        _section(shelves[reading], f"{key}-{place}", place, before[place] if place < len(before) else Section())
        for place in range(int(number))
    )
    plan = replace(known.plan if known else Plan(title=title), title=title or "Quiz set", sections=sections)
    with frame.row(f"{key}-foot"):
        if st.button("Save the set", key="save-set", type="primary"):
            named = replace(plan, title=title)
            if saved(lambda: quizsets.save_set(here.actor, here.world, set_id, reading, named)):
                session.drop_note(note)
                st.rerun()
        if st.button("Leave it as it was", key="leave-set", type="tertiary"):
            session.drop_note(note)
            st.rerun()
    _preview(here, reading, plan)


def _section(shelf: Shelf, key: str, place: int, known: Section) -> Section:
    """One section as its fields now stand."""
    with frame.card(key):
        st.markdown(f"**Section {place + 1}**")
        title = st.text_input("Its title, if it has one", known.title, key=f"{key}-title", max_chars=LONGEST_TITLE)
        ways = (FILTERS, ONE_BY_ONE)
        way = st.selectbox("Its questions", ways, 1 if known.draw.only else 0, key=f"{key}-way")
        draw = _one_by_one(shelf, key, known) if way == ONE_BY_ONE else _filtered(shelf, key, known)
        worth = st.number_input("Points for each question", 0.0, 1000.0, known.worth, 0.5, key=f"{key}-worth")
        worths = _worths(shelf, key, known, draw, float(worth)) if way == ONE_BY_ONE else {}
    return Section(title=title, draw=draw, worth=float(worth), worths=worths)


def _one_by_one(shelf: Shelf, key: str, known: Section) -> Draw:
    chosen = st.multiselect(
        "Questions, in their order",
        list(shelf.items),
        [one for one in known.draw.only if one in shelf.items],
        format_func=lambda one: short(shelf.items[one][1]),
        key=f"{key}-only",
    )
    return Draw(only=tuple(chosen), items=0)


def _filtered(shelf: Shelf, key: str, known: Section) -> Draw:
    """The filters, and how many of those that fit are drawn."""
    before = known.draw
    claims = [claim.id for claim in shelf.reading.claims]
    says = {claim.id: claim.says for claim in shelf.reading.claims}
    topics = st.multiselect(
        "Topics", list(shelf.topics), [*before.topics], format_func=shelf.topics.get, key=f"{key}-topics"
    )
    with frame.row(f"{key}-filters"):
        kinds = st.multiselect("Kinds", list(KINDS), [*before.kinds], format_func=wording.KINDS.get, key=f"{key}-kinds")
        levels = st.multiselect("Levels", LEVELS, [*before.levels], format_func=wording.LEVELS.get, key=f"{key}-levels")
    wanted = st.multiselect(
        "Claims", claims, [one for one in before.claims if one in says], format_func=says.get, key=f"{key}-claims"
    )
    every = Draw(
        banks=before.banks,
        topics=tuple(topics),
        kinds=tuple(kinds),
        levels=tuple(levels),
        claims=tuple(wanted),
        items=0,
    )
    fitting = sum(every.lets(bank, item) for bank, item in shelf.items.values())
    number = st.number_input(
        f"How many of the {fitting} that fit (0: all)", 0, MOST_ITEMS, before.items, key=f"{key}-items"
    )
    return replace(every, items=int(number))


def _worths(shelf: Shelf, key: str, known: Section, draw: Draw, worth: float) -> dict[str, float]:
    """What single questions are worth, where that is not what the others are."""
    found = {}
    with st.expander("Points of single questions", key=f"{key}-own"):
        for one in draw.only:
            label = short(shelf.items[one][1])
            own = st.number_input(label, 0.0, 1000.0, known.worths.get(one, worth), 0.5, key=f"{key}-own-{one}-{worth}")
            if float(own) != worth:
                found[one] = float(own)
    return found


def _preview(here: Here, reading: str, plan: Plan) -> None:
    """A form as a student may get it, and what it comes to."""
    frame.section("preview", "Preview", "One form of many: each student’s is drawn and shuffled anew.")
    found = saved(lambda: quizsets.preview(here.actor, here.world, reading, plan))
    if found is None:
        return
    questions = wording.sentence(wording.count(len(found.form.items), "question"))
    with frame.card("preview"):
        st.markdown(f"**{questions}, {wording.of_points(found.points)}**")
        for number, slot in enumerate(found.form.items, start=1):
            item = found.items[slot.item]
            st.markdown(f"{number}\\. {stem_of(item)} :gray[{wording.KINDS[item.kind]}, {wording.points(slot.worth)}]")


def short(item: Item) -> str:
    """The item in one line of a list: its stem and its id, which tells alike ones apart."""
    stem = GAP.sub("…", item.stem)
    return f"{stem if len(stem) <= 90 else stem[:89] + '…'} ({item.id})"
