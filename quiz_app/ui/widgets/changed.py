"""Why a score is another than the one judged, and what the teacher remarked: the same words for her and the student."""

import streamlit as st

from quiz_app.domain.regrading import ItemScore
from quiz_app.ui import text, wording, wording_results


def changed(one: ItemScore) -> None:
    """The change with its reason, and the comment; nothing where there is neither."""
    if one.why:
        judged = f" It was judged {wording.points(one.judged * one.worth)} of {wording.points(one.worth)}."
        reason = f" {text.plain(one.reason)}" if one.reason else ""
        st.markdown(f":material/edit: **{wording_results.CHANGES[one.why]}.**{reason}{judged if one.counted else ''}")
    if one.comment:
        st.markdown(f":material/chat: {text.plain(one.comment)}")
