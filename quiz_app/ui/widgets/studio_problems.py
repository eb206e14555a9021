"""What is wrong with a text: the lines it is on, each with its message below, and the same as a table."""

from collections.abc import Iterable

import streamlit as st

from quiz_app.domain.errors import Problem
from quiz_app.services.authoring import Looked
from quiz_app.ui import frame, text, wording, wording_studio

AROUND, MOST = 2, 50  # lines shown before and after one with a problem; problems shown


def problems(written: str, looked: Looked) -> None:
    """Everything that keeps the text from being saved, and what it shows that cannot be shown."""
    _kept_out(written, looked)
    if looked.unseen:
        frame.section("studio-unseen", wording_studio.UNSEEN, wording_studio.UNSEEN_LEDE)
        st.table([_row(one) for one in looked.unseen[:MOST]], hide_index=True)


def _kept_out(written: str, looked: Looked) -> None:
    if not looked.own and not looked.others:
        st.markdown(f":green[:material/check_circle:] {wording_studio.FINE}")
        return
    found = looked.own[:MOST]
    many = wording.sentence(wording.count(len(looked.own) + len(looked.others), "mistake"))
    frame.section("studio-problems", f"{many} to mend")
    if found:
        with st.container(key="studio-lines"):
            st.code(numbered(written, found), language=None, wrap_lines=True)
    rows = [_row(one) for one in found]
    rows += [_row(one, f"{one.file.rpartition('/')[2]}, ") for one in looked.others[:MOST]]
    st.table(rows, hide_index=True)
    left = len(looked.own) + len(looked.others) - len(rows)
    if left > 0:
        st.markdown(f":gray[And {left} more.]")


def numbered(written: str, found: Iterable[Problem]) -> str:
    """The lines with problems and those around them, numbered, each message under its line."""
    lines = written.splitlines() or [""]
    said: dict[int, list[str]] = {}
    for one in found:
        said.setdefault(min(max(one.line, 1), len(lines)), []).append(_message(one))
    near = sorted({at for line in said for at in range(line - AROUND, line + AROUND + 1) if 1 <= at <= len(lines)})
    width, shown, before = len(str(near[-1])), [], 0
    for at in near:
        if before and at != before + 1:
            shown.append(f"{'⋯':>{width}}")
        shown.append(f"{at:>{width}}  {lines[at - 1]}")
        shown += [f"{'':>{width}}  ▲ {message}" for message in said.get(at, ())]
        before = at
    return "\n".join(shown)


def _message(one: Problem) -> str:
    return f"{one.message} ({one.hint})" if one.hint else one.message


def _row(one: Problem, file: str = "") -> dict[str, str]:
    about = ", ".join(part for part in (one.item, one.field) if part)
    return {
        "Where": text.plain(f"{file}line {one.line}" if one.line else file.removesuffix(", ") or "the file"),
        "In": text.plain(about),
        "What is wrong": text.plain(one.message),
        "What to do": text.plain(one.hint),
    }
