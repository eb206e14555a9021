"""Teach, a faulty item: excuse it, accept another key, or give everyone the point; and back."""

from typing import Any

import streamlit as st

from quiz_app.domain.regrading import ACCEPT, AS_ASKED
from quiz_app.services import grading
from quiz_app.services.item_analysis import Analysis
from quiz_app.ui import frame, text, wording_results
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.widgets.teach_item import worded


def draw(here: Here, found: Analysis, name: str) -> None:
    """What is ruled of the item, and the way to rule otherwise."""
    ruling = found.results.regrades.ruling(name)
    with frame.card("ruling"):
        if ruling.how != AS_ASKED:
            reason = f" {text.plain(ruling.reason)}" if ruling.reason else ""
            st.markdown(f":material/gavel: **{wording_results.RULED[ruling.how]}**{reason}")
        with st.expander("Something is wrong with this question", key=f"ruling-{name}"):
            st.markdown(f":gray[{wording_results.REGRADE_LEDE}]")
            form(here, found, name, ruling.how)


def form(here: Here, found: Analysis, name: str, how: str) -> None:
    """The choice, the answer where one is to be accepted, and the reason."""
    answers = acceptable(found, name)
    offered = [one for one in wording_results.HOWS if answers or one != ACCEPT]
    at = offered.index(how) if how in offered else 0
    assignment = found.results.assignment.id
    picked = st.selectbox(
        "What to do", offered, at, format_func=wording_results.HOWS.get, key=f"how-{assignment}-{name}-{how}"
    )
    answer = None
    if picked == ACCEPT:
        places = st.selectbox(
            "Accept as right too",
            range(len(answers)),
            format_func=lambda place: answers[place][1],
            key=f"accept-{assignment}-{name}",
        )
        answer = answers[places][0]
    reason = st.text_input(wording_results.WHY, key=f"reason-{assignment}-{name}", max_chars=500)
    pressed = st.button("Score it anew", key="regrade", type="primary", disabled=picked == how != ACCEPT)
    if pressed and saved(lambda: grading.regrade(here.actor, here.world, assignment, name, picked, reason, answer)):
        st.rerun()


def acceptable(found: Analysis, name: str) -> list[tuple[Any, str]]:
    """The answers that could be accepted, each with its words: options that are no key, or what was typed."""
    told = next(one for one in found.told if one["item"] == name)
    if told["options"]:
        names = found.names[name]
        single = found.results.items[name].kind != "multiple_choice"
        others = [one["option"] for one in told["options"] if not one["key"]]
        return [(one, names.get(one, one)) for one in others] if single else combinations(found, name)
    return [(answer, worded(answer)) for answer, _, right in found.typed.get(name, ()) if not right]


def combinations(found: Analysis, name: str) -> list[tuple[Any, str]]:
    """The sets of options that were chosen and did not count in full."""
    names = found.names[name]
    return [
        (answer, ", ".join(names.get(one, one) for one in answer))
        for answer, _, right in found.given.get(name, ())
        if not right
    ]
