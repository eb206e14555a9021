"""A YAML file as plain values with lines, in one pass over libyaml's events.

Only what a bank needs is let through: no tags, anchors or aliases, one document, little depth. The pass stops at the
first excess, before anything is composed: libyaml's own composer ends the process on deep nesting. All scalars stay
text, as the author wrote them; the schema types them.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from quiz_app.banks.phrases import shown
from quiz_app.domain.errors import Problem, ProblemsFound

Plain = str | list["Plain"] | dict[str, "Plain"]
Path = Sequence[str | int]
Lines = list[int] | dict[str, int]

DEEPEST = 20
TAB_INDENT = re.compile(rb"^ *\t[ \t]*[^\s#]", re.MULTILINE)
BAD_START = "found character that cannot start any token"
HINTS = {
    "mapping values are not allowed in this context": "a text with ': ' in it must stand in quotes",
    BAD_START: "a text that begins with one of @ ` % must stand in quotes",
    "did not find expected alphabetic or numeric character": "a text that begins with * or & must stand in quotes",
    "did not find expected <document start>": "it stands further left than the lines before it",
    "found unexpected end of stream": "a quote is not closed",
    "did not find expected ',' or ']'": "a bracket is not closed, or a comma is missing",
    "did not find expected ',' or '}'": "a brace is not closed, or a comma is missing",
}
USUAL_HINT = "look at the indentation and the quotes of this line and the one before"


@dataclass(frozen=True, slots=True)
class Located:
    """A document's plain values, and the line of each entry of its lists and mappings, by the container's identity."""

    plain: Plain
    lines: dict[int, Lines]
    problems: tuple[Problem, ...] = ()

    def line(self, path: Path) -> int:
        """The line of the value at this path, or of the nearest one around it that exists."""
        here: Any = self.plain
        found = 1
        for step in path:
            lines: Any = self.lines.get(id(here), {})
            try:
                found, here = lines[step], here[step]
            except (LookupError, TypeError):
                break
        return found


def locate(data: bytes) -> Located:
    """The values and lines of a YAML file; ProblemsFound if it cannot be read or holds what no bank may."""
    if not yaml.__with_libyaml__:
        hint = "install it anew with `pip install --force-reinstall --only-binary :all: PyYAML`"
        raise ProblemsFound([Problem("this PyYAML came without libyaml, which reads the banks", hint=hint)])
    _check_encoding(data)
    try:
        located = _Walk(data).document()
        tabs = _tab_lines(data, skip_block_texts=True)
    except yaml.YAMLError as error:
        raise ProblemsFound([_broken(error, data)]) from None
    problems = *(_tab_problem(line) for line in tabs), *located.problems
    return replace(located, problems=problems)


def _check_encoding(data: bytes) -> None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem("the file is not UTF-8 text", line=line, hint="save it as UTF-8 in your editor")
        raise ProblemsFound([problem]) from None


class _Walk:
    """One pass over the events of a file."""

    def __init__(self, data: bytes) -> None:
        self.next: Callable[[], Any] = yaml.CSafeLoader(data).get_event
        self.lines: dict[int, Lines] = {}
        self.problems: list[Problem] = []

    def document(self) -> Located:
        """The only document of the file."""
        self.next()  # the stream's start
        if type(self.next()) is yaml.StreamEndEvent:
            raise ProblemsFound([Problem("the file is empty", line=1, hint="begin with `format: 1`")])
        plain = self._value(self.next(), 0)
        self.next()  # the document's end
        event = self.next()
        if type(event) is not yaml.StreamEndEvent:
            self._refuse(event, "a second document begins here", "keep one to a file and take out the line `---`")
        return Located(plain, self.lines, tuple(self.problems))

    def _value(self, event: Any, depth: int) -> Plain:
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor is not None:
            self._refuse(
                event, "anchors and aliases are not used in banks", "put a text that begins with & or * in quotes"
            )
        if event.tag is not None:
            self._refuse(event, "tags are not used in banks", "put a text that begins with ! in quotes")
        if kind is yaml.ScalarEvent:
            return event.value  # type: ignore[no-any-return]
        if depth == DEEPEST:
            self._refuse(event, f"nested deeper than {DEEPEST} levels", "a bank needs no more than 6")
        return self._mapping(depth + 1) if kind is yaml.MappingStartEvent else self._sequence(depth + 1)

    def _sequence(self, depth: int) -> Plain:
        found: list[Plain] = []
        lines: list[int] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            lines.append(event.start_mark.line + 1)
            found.append(self._value(event, depth))
        self.lines[id(found)] = lines
        return found

    def _mapping(self, depth: int) -> Plain:
        found: dict[str, Plain] = {}
        lines: dict[str, int] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                self._refuse(event, "a key must be a plain word", "put a text that begins with [ or { in quotes")
            key, line = str(self._value(event, depth)), event.start_mark.line + 1
            value = self._value(self.next(), depth)
            if key in found:
                self._note(line, f"the key {shown(key)} stands twice here", f"its first place is line {lines[key]}")
                continue
            found[key], lines[key] = value, line
        self.lines[id(found)] = lines
        return found

    def _note(self, line: int, message: str, hint: str) -> None:
        self.problems.append(Problem(message, line=line, hint=hint))

    def _refuse(self, event: Any, message: str, hint: str) -> None:
        raise ProblemsFound([Problem(message, line=event.start_mark.line + 1, hint=hint)])


def _tab_lines(data: bytes, *, skip_block_texts: bool) -> list[int]:
    """The lines that are indented by a tab; one inside a block text (`|`, `>`) may belong to the text."""
    found = [*_lines_of(TAB_INDENT.finditer(data), data)]
    if not found or not skip_block_texts:
        return found
    events: Iterable[Any] = yaml.parse(data, yaml.CSafeLoader)
    texts = [
        range(event.start_mark.line + 1, event.end_mark.line + 1)
        for event in events
        if getattr(event, "style", None) in ("|", ">")
    ]
    starts = [0, *(text.start for text in texts)]
    before = [range(0), *texts]  # with one before all, so that every line has a text before it
    return [line for line in found if line not in before[bisect_right(starts, line) - 1]]


def _lines_of(matches: Iterable[re.Match[bytes]], data: bytes) -> Iterator[int]:
    """The line of each match, counted on from that of the one before: a file may have a tab on every line."""
    line, counted = 1, 0
    for match in matches:
        line += data.count(b"\n", counted, match.start())
        counted = match.start()
        yield line


def _tab_problem(line: int) -> Problem:
    return Problem("a tab in the indentation", line=line, hint="use spaces")


def _broken(error: yaml.YAMLError, data: bytes) -> Problem:
    """What libyaml could not read, and what usually is behind it."""
    if isinstance(error, yaml.reader.ReaderError):
        line = data.count(b"\n", 0, error.position) + 1
        return Problem("a control character that YAML does not allow", line=line, hint="delete it")
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = min(mark.line + 1 if mark else 1, len(data.splitlines()))  # the end may be marked on a line of its own
    tabs = [tab for tab in _tab_lines(data, skip_block_texts=False) if tab <= line]
    if tabs:
        return _tab_problem(tabs[-1])
    wrong = getattr(error, "problem", None) or "it is not YAML"
    return Problem(f"broken YAML: {wrong}", line=line, hint=HINTS.get(wrong, USUAL_HINT))
