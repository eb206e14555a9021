"""Teach, one attempt as its student saw it: each response with what it came to, a comment, a score by hand."""

import streamlit as st

from quiz_app.domain.reading import Reading
from quiz_app.domain.scoring import MOST_CERTAIN
from quiz_app.services import grading
from quiz_app.services.grading import Results, Seen
from quiz_app.services.scores_log import SeenRow
from quiz_app.ui import frame, text, wording, wording_results
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.answering import stem_of
from quiz_app.ui.widgets.changed import changed
from quiz_app.ui.widgets.feedback import feedback, summary
from quiz_app.ui.widgets.saving import saved


def draw(here: Here, found: Results) -> None:
    """The choice of an attempt, and that one."""
    frame.section("attempt", "One attempt", "As the student saw it, with her answers.")
    names = {
        one.id: f"{row.student.name}, attempt {number} of {len(row.attempts)}"
        for row in found.rows
        for number, one in enumerate(row.attempts, 1)
    }
    picked = st.selectbox(
        "Attempt", list(names), None, format_func=names.get, key=f"attempt-of-{found.assignment.id}",
        placeholder="Choose a student",
    )  # fmt: skip
    if picked is None:
        return
    shown = grading.seen(here.actor, here.world, picked)
    heading(here, shown)
    shelf = here.world.library.shelves.get(found.assignment.reading)
    with st.container(gap=10, key="each"):
        for place, row in enumerate(shown.rows):
            one(here, shown, place, row, shelf.reading if shelf else None)


def heading(here: Here, shown: Seen) -> None:
    """Whose it is, when it began, and what it came to."""
    score, begun = shown.scored.score, shown.scored.sitting.attempt.started_at.astimezone(here.now.tzinfo)
    said = f"{wording.points(score.points)} of {wording.points(score.possible)} points"
    if shown.assignment.plan.certainty:
        most = wording.points(MOST_CERTAIN * score.possible)
        said += f", with certainty {wording.points(score.certain)} of {most}"
    took = wording.clock(shown.scored.seconds)
    with frame.card("attempt-head"):
        st.markdown(f"**{text.plain(shown.student.name)}**: {said}, in {took}.")
        going = "" if shown.scored.ended else f" {wording.sentence(wording_results.GOING)}."
        late = " :orange-badge[:material/schedule: Late]" if shown.scored.sitting.late else ""
        st.markdown(f":gray[Begun {wording.long_date(begun.date())} at {begun:%H:%M}.{going}]{late}")


def one(here: Here, shown: Seen, place: int, row: SeenRow, reading: Reading | None) -> None:
    """One question behind a click."""
    title = f"{place + 1}. {stem_of(row.item)} {summary(row.response, row.verdict)}"
    opened = st.expander(title, key=f"seen-{shown.scored.id}-{place}", on_change="rerun")
    if not opened.open:
        return
    with opened, st.container(gap=12):
        points = f"{wording.points(row.score.points)} of {wording.points(row.score.worth)} points"
        took = f", in {row.response.seconds:.0f} s" if row.response else ""
        sure = row.score.certainty
        certain = f". {wording.CERTAINTY[sure]}: {wording.points(row.score.certain)} with certainty" if sure else ""
        st.markdown(f":gray[{points}{took}{certain}]")
        changed(row.score)
        feedback(reading, row.slot, row.item, row.response, row.verdict, key=f"s{place}")
        remark(here, shown, row)
        by_hand(here, shown, row)


def remark(here: Here, shown: Seen, row: SeenRow) -> None:
    """A comment that the student sees beside her answer."""
    attempt, item = shown.scored.id, row.item.id
    with st.form(f"comment-{attempt}-{item}", border=False):
        words = st.text_area(
            "Comment for the student", row.score.comment, key=f"words-{attempt}-{item}", max_chars=2000
        )
        pressed = st.form_submit_button("Save comment", key=f"say-{attempt}-{item}")
    if pressed and saved(lambda: grading.comment(here.actor, here.world, attempt, item, words)):
        st.rerun()


def by_hand(here: Here, shown: Seen, row: SeenRow) -> None:
    """The score set by hand, with a reason; and back to what was judged."""
    attempt, item = shown.scored.id, row.item.id
    with st.popover("Score it by hand", key=f"hand-{attempt}-{item}", type="tertiary", icon=":material/edit:"):
        with st.form(f"score-{attempt}-{item}", border=False):
            points = st.number_input(
                "Points", 0.0, row.score.worth, row.score.points, key=f"points-{attempt}-{item}-{row.score.points}"
            )
            why = st.text_input(wording_results.WHY, row.score.reason, key=f"why-{attempt}-{item}", max_chars=500)
            pressed = st.form_submit_button("Set the score", key=f"set-{attempt}-{item}", type="primary")
        if pressed and saved(lambda: grading.override(here.actor, here.world, attempt, item, points, why)):
            st.rerun()
        if row.score.why == "overridden":
            judged = wording.points(row.score.judged * row.score.worth)
            back = st.button(f"Back to {judged}, as it was judged", key=f"judged-{attempt}-{item}")
            if back and saved(lambda: grading.override(here.actor, here.world, attempt, item, None, "")):
                st.rerun()
