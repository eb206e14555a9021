"""While a bank is written (`quiz-app bank preview`): a saved change shows by itself, and what is wrong with it."""

import streamlit as st

from quiz_app.domain.errors import Problem
from quiz_app.ui import context, frame, session, text

FEW = 5
SEEN = "preview/seen"


def following() -> None:
    """Draw every page of a preview anew once a file of its folders has changed, under what is wrong with them."""
    shared = context.installation()
    if not shared.settings.preview:
        return
    session.keep_note(SEEN, shared.seen())
    _watch()
    _problems(shared.look().problems)


@st.fragment(run_every=1)
def _watch() -> None:
    """Look at the files' times; nothing is read and nothing is drawn."""
    if context.installation().seen() != session.note(SEEN):
        st.rerun()


def _problems(problems: tuple[Problem, ...]) -> None:
    """What keeps a file out, above whatever page is open."""
    if not problems:
        return
    with frame.page(gap=8), frame.card("preview-problems"):
        st.markdown(f"**:orange[:material/warning:] Not shown until mended: {len(problems)} to mend.**")
        lines = [text.plain(str(one)) for one in problems[:FEW]]
        st.markdown("\n".join(f"- {line}" for line in lines))
        if len(problems) > FEW:
            st.page_link(frame.view("problems"), label="All of them")
