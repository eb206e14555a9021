"""Several texts in one cell: `one | two`, each with what goes with it: `one = why`. Nothing is lost on the way.

A line break parts as `|` does. A backslash before `|`, `=`, a space, a line break or a backslash takes it as written.
"""

import re
from collections.abc import Iterable

SIGNS = re.compile(r"[\\|=\n]")
ESCAPED = re.compile(r"\\([\\|=\s])")
ELEMENT = re.compile(r"(?:\\.|[^\\|\n]|\\$)+", re.DOTALL)
BESIDE = re.compile(r"((?:\\.|[^\\=])*)=(.*)", re.DOTALL)


def join(texts: Iterable[str]) -> str:
    """The texts in one cell."""
    return " | ".join(map(_escaped, texts))


def join_pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """The texts with what goes with each in one cell; `text` alone where nothing does."""
    return " | ".join(join_pair(*pair) for pair in pairs)


def join_pair(text: str, beside: str) -> str:
    """A text and what goes with it: `text = beside`."""
    return f"{_escaped(text)} = {_escaped(beside)}" if beside else _escaped(text)


def split(cell: str) -> tuple[str, ...]:
    """The texts in a cell."""
    return tuple(filter(None, (_read(one) for one in _elements(cell))))


def split_pairs(cell: str) -> list[tuple[str, str]]:
    """The texts in a cell, each with what goes with it, or nothing."""
    return [pair for pair in map(split_pair, _elements(cell)) if any(pair)]


def split_pair(cell: str) -> tuple[str, str]:
    """The text and what goes with it."""
    found = BESIDE.fullmatch(cell)
    return (_read(found[1]), _read(found[2])) if found else (_read(cell), "")


def _elements(cell: str) -> list[str]:
    return ELEMENT.findall(cell) if "\\" in cell else cell.replace("\n", "|").split("|")


def _escaped(text: str) -> str:
    made = SIGNS.sub(r"\\\g<0>", text)
    inner = text.strip()
    if inner == text:
        return made
    start, end = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    return _spaces(text[:start]) + SIGNS.sub(r"\\\g<0>", inner) + _spaces(text[len(text) - end :] if inner else "")


def _spaces(text: str) -> str:
    return "".join(f"\\{one}" for one in text)


def _read(text: str) -> str:
    text = text.lstrip()
    inner = text.rstrip()
    if (len(inner) - len(inner.rstrip("\\"))) % 2:
        inner += text[len(inner) : len(inner) + 1]
    return ESCAPED.sub(r"\1", inner) if "\\" in inner else inner
