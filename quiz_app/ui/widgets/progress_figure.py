"""One figure of the page Progress: a heading, a card with the picture, and its numbers one click away."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import streamlit as st

from quiz_app.services.progress_csv import table_csv
from quiz_app.ui import frame

Shown = Sequence[Mapping[str, str]]
Exact = Callable[[], Sequence[Mapping[str, Any]]]


@contextmanager
def figure(key: str, title: str, lede: str = "") -> Iterator[None]:
    """A part of the page: its heading, and a card to draw in."""
    with st.container(gap=14, key=f"figure-{key}"):
        frame.section(key, title, lede)
        with frame.card(key):
            yield


def later(sentence: str) -> None:
    """What stands where there is nothing to draw yet: what will be here, and what to do now."""
    st.markdown(f":gray[{sentence}]")


def numbers(key: str, shown: Shown, exact: Exact, title: str = "The same as a table") -> None:
    """The picture's numbers as a table, and as CSV with all their digits."""
    with st.expander(title, key=f"table-{key}"):
        st.table(list(shown), hide_index=True)
        st.download_button(
            "CSV",
            data=lambda: table_csv(exact()),
            file_name=f"meridian-{key}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"csv-{key}",
            icon=":material/download:",
        )


def percent(share: float | None) -> str:
    """`62 %`, or a dash where there is nothing to tell."""
    return "–" if share is None else f"{share:.0%}"
