"""Single edits of a bank's text: all that is not touched stays as it was, byte for byte, comments and order with it.

An edit is made at the marks of libyaml's nodes, and read again: unless the values come out as meant, and no others
change, it is refused. So an author's own way of writing outlives every button of the screens.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from quiz_app.banks.nodes import Plain, locate
from quiz_app.banks.schema_types import ID
from quiz_app.domain.errors import Problem, ProblemsFound

BOM = "\ufeff"
SECTIONS = ("items", "cards")
AFTER = ("claims", "level", "topic", "kind", "id")  # a new key comes below the first of these that is there
Value = str | Sequence[str] | None


class Span(NamedTuple):
    """A part of the text to be put another way."""

    start: int
    end: int
    instead: str = ""


def with_keys(text: str, keys: Mapping[str, Mapping[str, Value]]) -> str:
    """The bank with these keys of items and cards set, by their ids; None, or an empty list, takes a key out."""
    for entry, values in keys.items():
        _check_ids(entry, values)

    def meant(plain: Any) -> None:
        for one, values in _placed(plain, keys):
            for key, value in values.items():
                one[key] = value if isinstance(value, str) else list(value or ())
                if not value:
                    del one[key]

    def spans(root: Any, body: str) -> Iterator[Span]:
        for mapping, values in _marked(root, keys):
            yield from (span for key, value in values.items() for span in _set(mapping, key, value or None, body))

    return _edited(text, spans, meant)


def without_entry(text: str, entry: str) -> str:
    """The bank without this item or card, with the lines on which it stands."""

    def meant(plain: Any) -> None:
        section = next(one for one in SECTIONS if entry in _ids(plain.get(one, ())))
        del plain[section][_ids(plain[section]).index(entry)]
        if not plain[section]:
            del plain[section]

    def spans(root: Any, body: str) -> Iterator[Span]:
        for key, entries in root.value:
            if key.value not in SECTIONS or entry not in (names := _marked_ids(entries)):
                continue
            if len(names) == 1:
                yield _key_span(root, key, entries, body)
            else:
                yield _entry_span(entries, names.index(entry), body)

    return _edited(text, spans, meant, entry)


def _check_ids(entry: str, values: Mapping[str, Value]) -> None:
    for key, value in values.items():
        for one in [value] if isinstance(value, str) else value or ():
            if not re.fullmatch(ID, one):
                raise ProblemsFound([Problem(f"'{one}' cannot be written as an id", item=entry, field=key)])


def _set(mapping: Any, key: str, value: Value, body: str) -> Iterator[Span]:
    found = next(((name, node) for name, node in mapping.value if name.value == key), None)
    if found is None:
        if value:
            yield _added(mapping, key, value, body)
    elif value:
        yield _replaced(mapping, *found, value, body)
    else:
        yield _key_span(mapping, *found, body)


def _edited(
    text: str, spans: Callable[[Any, str], Iterable[Span]], meant: Callable[[Any], None], entry: str = ""
) -> str:
    """The text with the spans put another way; ProblemsFound where it then says anything but what is meant."""
    body = text.removeprefix(BOM)
    wanted: Plain = locate(body.encode()).plain  # also sees to it that libyaml may compose it
    try:
        meant(wanted)
    except (LookupError, TypeError, AttributeError, StopIteration):
        raise ProblemsFound(
            [Problem("it does not stand in this bank any more", item=entry, hint="open the bank again")]
        ) from None
    parts, end = [], len(body)
    for span in sorted(spans(yaml.compose(body, Loader=yaml.CSafeLoader), body), reverse=True):
        parts += [body[span.end : end], span.instead]
        end = span.start
    body = "".join(reversed([*parts, body[:end]]))
    try:
        same = locate(body.encode()).plain == wanted
    except ProblemsFound:
        same = False
    if not same:
        hint = "edit its lines by hand"
        raise ProblemsFound(
            [Problem("it is written in a way that cannot be edited by a button", item=entry, hint=hint)]
        )
    return (BOM if text.startswith(BOM) else "") + body


def _ids(entries: Any) -> list[Any]:
    return [one.get("id") if isinstance(one, dict) else None for one in entries]


def _placed(plain: Any, keys: Mapping[str, Mapping[str, Value]]) -> Iterator[tuple[Any, Mapping[str, Value]]]:
    """Each entry named with the keys to set; LookupError where one is not there."""
    every = {one["id"]: one for section in SECTIONS for one in plain.get(section, ())}
    for entry, values in keys.items():
        yield every[entry], values


def _marked_ids(entries: Any) -> list[Any]:
    """The ids of a list of nodes, entry by entry."""
    return [next((value.value for key, value in one.value if key.value == "id"), None) for one in entries.value]


def _marked(root: Any, keys: Mapping[str, Mapping[str, Value]]) -> Iterator[tuple[Any, Mapping[str, Value]]]:
    for key, entries in root.value:
        if key.value in SECTIONS:
            for name, one in zip(_marked_ids(entries), entries.value, strict=True):
                if name in keys:
                    yield one, keys[name]


def _replaced(mapping: Any, key: Any, node: Any, value: Value, body: str) -> Span:
    """Another value in the place of the one there; below the key, where that was a block."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        return Span(node.start_mark.index, _end(node, body), _flow(value))
    there = [one.value for one in node.value]
    if (
        isinstance(value, list | tuple) and list(value)[: len(there)] == there
    ):  # more of them: each on a line of its own
        after, column = _next_line(_end(node, body), body), node.start_mark.column
        return Span(after, after, "".join(f"{' ' * column}- {one}{_newline(body)}" for one in value[len(there) :]))
    whole = _key_span(mapping, key, node, body)
    return whole._replace(instead=_line(key.start_mark.column, key.value, value, body))


def _added(mapping: Any, key: str, value: Value, body: str) -> Span:
    """The new key behind the first of AFTER that the entry has."""
    found = {name.value: node for name, node in mapping.value}
    end = _end(found[next(name for name in AFTER if name in found)], body)
    if mapping.flow_style:
        return Span(end, end, f", {key}: {_flow(value)}")
    column = mapping.value[0][0].start_mark.column
    after = _next_line(end, body)
    unended = "" if body[:after].endswith("\n") else _newline(body)
    return Span(after, after, unended + _line(column, key, value, body))


def _key_span(mapping: Any, key: Any, node: Any, body: str) -> Span:
    """A key of a mapping with its value: whole lines, or what stands between two commas."""
    names = [name for name, _ in mapping.value]
    place = names.index(key)
    if place and mapping.flow_style:
        return Span(_end(mapping.value[place - 1][1], body), _end(node, body))
    if place or (key.start_mark.column == 0 and not mapping.flow_style):
        return Span(key.start_mark.index - key.start_mark.column, _next_line(_end(node, body), body))
    follows = names[1].start_mark.index if len(names) > 1 else _end(node, body)
    return Span(key.start_mark.index, follows)  # the first: what leads to it, `- ` or `{`, stays for the next


def _entry_span(entries: Any, place: int, body: str) -> Span:
    """An entry of a list: its lines from the dash on, or what stands between two commas."""
    node = entries.value[place]
    if not entries.flow_style:
        dash = body.rindex("-", 0, node.start_mark.index)
        return Span(_line_start(dash, body), _next_line(_end(node, body), body))
    if place:
        return Span(_end(entries.value[place - 1], body), _end(node, body))
    return Span(node.start_mark.index, entries.value[1].start_mark.index)


def _end(node: Any, body: str) -> int:
    """Where a node's own text ends: libyaml's mark of a block lies where the next thing begins."""
    if isinstance(node, yaml.ScalarNode):
        if node.style in ("|", ">"):
            return len(body[: node.end_mark.index].rstrip())
        return int(node.end_mark.index)
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last, body)


def _line_start(index: int, body: str) -> int:
    return body.rfind("\n", 0, index) + 1


def _next_line(index: int, body: str) -> int:
    """Where the line after this one begins."""
    found = body.find("\n", index)
    return len(body) if found < 0 else found + 1


def _newline(body: str) -> str:
    return "\r\n" if "\r\n" in body else "\n"


def _line(column: int, key: str, value: Value, body: str) -> str:
    return f"{' ' * column}{key}: {_flow(value)}{_newline(body)}"


def _flow(value: Value) -> str:
    return value if isinstance(value, str) else f"[{', '.join(value or ())}]"
