"""The page frame: a centred column, heads, cards and rows, as every screen uses them."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import streamlit as st
from streamlit.errors import StreamlitAPIException

STATIC = Path(__file__).resolve().parent.parent / "static"
VIEWS = Path(__file__).resolve().parent / "views"

FOCUS, READING, WIDE = 680, 880, 1120


def _inlined(name: str, kind: str) -> str:
    """A picture as the address that holds it: a file Streamlit would read and count at every run of everybody."""
    return f"data:{kind};base64,{b64encode((STATIC / name).read_bytes()).decode()}"


ICON, LOGO = _inlined("favicon.png", "image/png"), _inlined("mark.svg", "image/svg+xml")


@contextmanager
def page(width: int = READING, gap: int = 28) -> Iterator[None]:
    """A centred column of at most this width."""
    with (
        st.container(horizontal_alignment="center", gap=None),
        st.container(width=width, gap=gap, key=f"page-{gap}"),
    ):
        yield


def head(title: str, eyebrow: str = "", lede: str = "") -> None:
    """The page's own heading."""
    with st.container(gap=None, key="head"):
        if eyebrow:
            st.markdown(f":gray[{eyebrow}]")
        st.title(title, anchor=False)
        if lede:
            st.markdown(f":gray[{lede}]")


def section(key: str, title: str, lede: str = "") -> None:
    """The heading of a part of the page."""
    with st.container(gap=None, key=f"head-{key}"):
        st.header(title, anchor=False)
        if lede:
            st.markdown(f":gray[{lede}]")


@contextmanager
def card(key: str) -> Iterator[None]:
    """A bordered card."""
    with st.container(border=True, key=f"card-{key}"):
        yield


@contextmanager
def row(key: str | None = None, *, wrap: bool = True) -> Iterator[None]:
    """Things beside each other, the last at the far end where the first is told to stretch."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=wrap, key=key):
        yield


def view(name: str) -> str:
    """The file of a view, for links and switches."""
    return str(VIEWS / f"{name}.py")


def redraw() -> NoReturn:
    """Draw again at once: the fragment alone where only it runs, else (after a lost connection) the whole page."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()
