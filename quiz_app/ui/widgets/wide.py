"""Tables that may be wider than the screen: they scroll by themselves, and by keyboard too."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

_SCRIPT = (Path(__file__).parent / "wide.js").read_text(encoding="utf-8")
_focusable = st.components.v2.component("meridian_wide", html="<span></span>", js=_SCRIPT)

Rows = Sequence[Mapping[str, str]]


@contextmanager
def wide_tables(key: str) -> Iterator[None]:
    """A part of the page with such tables in it."""
    with st.container(key=f"part-{key}", gap=28):
        yield
        _focusable(key=f"focusable-{key}", height=1)


def wide_table(key: str, rows: Rows) -> None:
    """One of the tables."""
    with st.container(key=f"wide-{key}"):
        st.table(list(rows), hide_index=True)
