"""Problems: what in the banks could not be read, and what to do about each."""

import streamlit as st

from quiz_app.ui import context, frame, text

with frame.page():
    problems = context.here().world.library.problems
    frame.head(
        "Problems in the banks", lede="The same list as `quiz-app check` gives. It is read again when a file changes."
    )
    if not problems:
        st.markdown("There are none.")
    for place, problem in enumerate(problems):
        with frame.card(f"problem-{place}"):
            st.markdown(f"**{text.plain(problem.message)}**")
            where = f"{problem.file}:{problem.line}" if problem.line else problem.file
            about = f", item {problem.item}" if problem.item else ""
            field = f", {problem.field}" if problem.field else ""
            st.markdown(f":gray[{text.plain(where + about + field)}]")
            if problem.hint:
                st.markdown(text.plain(problem.hint))
