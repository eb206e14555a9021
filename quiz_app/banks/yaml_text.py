"""YAML as an author writes it: in blocks, quoted only where it must be, long texts folded, line breaks kept."""

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

Plain = str | Sequence["Plain"] | Mapping[str, "Plain"]

WIDTH = 110
NARROWEST = 60
STARTS_OTHERWISE = re.compile(r"[\s?:,\[\]{}#&*!|>'\"%@`]|-(?!\d)")
ENDS_EARLY = re.compile(r":(\s|$)|\s#")
OTHER_MEANING = re.compile(r"~|null|Null|NULL|=|<<")
HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
UNHOLDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
SAFE_IN_FLOW = re.compile(r"[A-Za-z0-9](?:[\w .;()/+'’–-]*[\w.;()/+'’–-])?")
SHORT_ESCAPES = {"\t": "\\t", "\n": "\\n"}


def block(written: Mapping[str, Plain] | Sequence[Plain], indent: int = 0) -> str:
    """The mapping or list as the lines of a YAML block. A tuple is a list of ids, and stands on one line."""
    lines = _mapping(written, indent) if isinstance(written, Mapping) else _list(written, indent)
    return "".join(f"{line}\n" for line in lines)


def flow(written: Plain) -> str:
    """The same on one line, between braces and brackets."""
    if isinstance(written, Mapping):
        return f"{{{', '.join(f'{key}: {flow(value)}' for key, value in written.items())}}}"
    return _in_flow(written) if isinstance(written, str) else f"[{', '.join(map(flow, written))}]"


def _in_flow(text: str) -> str:
    return text if SAFE_IN_FLOW.fullmatch(text) and not OTHER_MEANING.fullmatch(text) else _quoted(text)


def unholdable(text: str) -> str:
    """The first character of the text that no bank can hold (a control character, half of a pair), or nothing."""
    found = UNHOLDABLE.search(text)
    return found[0] if found else ""


def _mapping(written: Mapping[str, Plain], indent: int) -> Iterator[str]:
    for key, value in written.items():
        yield from _entry(f"{' ' * indent}{key}:", value, indent)


def _list(written: Sequence[Plain], indent: int) -> Iterator[str]:
    dash = f"{' ' * indent}-"
    for value in written:
        if isinstance(value, Mapping) and value:
            first, *others = _mapping(value, indent + 2)
            yield f"{dash} {first.lstrip(' ')}"
            yield from others
        else:
            yield from _entry(dash, value, indent)


def _entry(lead: str, value: Plain, indent: int) -> Iterator[str]:
    """A key or a dash with its value, on the same line or below it."""
    if isinstance(value, str):
        head, *below = _scalar(value, indent + 2)
        yield f"{lead} {head}"
        yield from below
    elif isinstance(value, Mapping):
        yield lead if value else f"{lead} {{}}"
        yield from _mapping(value, indent + 2)
    elif isinstance(value, tuple) or not value:
        yield f"{lead} {flow(value)}"
    else:
        yield lead
        yield from _list(value, indent + 2)


def _scalar(text: str, indent: int) -> list[str]:
    """The text's lines: plain where that reads back, folded where it is long, quoted where nothing else will do."""
    if not text or HIDDEN.search(text) or text != text.strip():
        return [_quoted(text)]
    if "\n" in text:
        return _literal(text, indent)
    room = max(WIDTH - indent, NARROWEST)
    if len(text) > room and "  " not in text:
        lines = wrap(text, room, break_long_words=False, break_on_hyphens=False)
        return [">-", *(f"{' ' * indent}{line}" for line in lines)]
    return [_quoted(text) if _needs_quotes(text) else text]


def _literal(text: str, indent: int) -> list[str]:
    lines = text.split("\n")
    if any(line != line.rstrip() for line in lines):  # an editor would take these spaces away
        return [_quoted(text)]
    return ["|-", *(f"{' ' * indent}{line}" if line else "" for line in lines)]


def _needs_quotes(text: str) -> bool:
    return bool(STARTS_OTHERWISE.match(text) or ENDS_EARLY.search(text) or OTHER_MEANING.fullmatch(text))


def _quoted(text: str) -> str:
    if '"' in text and not HIDDEN.search(text) and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + HIDDEN.sub(lambda found: SHORT_ESCAPES.get(found[0], f"\\u{ord(found[0]):04x}"), escaped) + '"'
