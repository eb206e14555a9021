"""Entries put into a YAML file where they belong, the rest of it left letter by letter: comments, quotes, order, lines.

libyaml reads the file once for its marks, and only what is new is written. (A round trip through ruamel.yaml joins long
lines and closes up flow mappings, and takes minutes for a bank of ten thousand items.)
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from quiz_app.banks.yaml_text import block, flow

Entry = Mapping[str, Any]
Edit = tuple[int, int, str]
BOM = "\ufeff"
CLOSES: Any = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
APART = ("items",)  # whose entries have a blank line between them


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """What is to come into a file: titles by id at the ends of its mappings, entries at the ends of its lists, and
    entries in the places of others, by their numbers there. `order`: after which keys a section goes that is missing.
    """

    order: Sequence[str]
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    entries: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    instead: Mapping[str, Mapping[int, Entry]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Section:
    """A key's value: its bounds, the column that its entries stand in (None in flow style), and their bounds."""

    start: int
    end: int
    column: int | None
    entries: tuple[tuple[int, int], ...] = ()


def spliced(text: str, additions: Additions) -> str:
    """The file with the additions, where it reads without a problem."""
    mark = BOM if text.startswith(BOM) else ""
    plain = text.removeprefix(BOM)
    edits = [edit for edit in _Splicing(plain, additions).edits() if edit[2]]
    ends = "\r\n" if "\r\n" in plain else "\n"
    parts, cursor = [mark], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[0]):
        parts += [plain[cursor:start], new.replace("\n", ends)]
        cursor = end
    return "".join([*parts, plain[cursor:]])


class _Splicing:
    """One file and what is to come into it."""

    def __init__(self, text: str, additions: Additions) -> None:
        self.text = text
        self.additions = additions
        self.root, self.sections = _Marks(text).document()

    def edits(self) -> list[Edit]:
        """What is to be written where, in the order of the sections."""
        added = self.additions
        found = [
            self._exchanged(key, place, entry) for key, some in added.instead.items() for place, entry in some.items()
        ]
        for key in added.order:
            new: Any = added.titles.get(key) or added.entries.get(key)
            if new:
                found.append(
                    self._extended(self.sections[key], key, new) if key in self.sections else self._new(key, new)
                )
        return found

    def _exchanged(self, key: str, place: int, entry: Entry) -> Edit:
        """The entry in the place of another; what stands above and below that stays."""
        section = self.sections[key]
        start, end = section.entries[place]
        if section.column is None:
            return start, end, flow(entry)
        dash = self.text.rindex("-", section.start, start)
        return dash, self._line_end(end), block([entry], section.column).strip(" ").rstrip("\n")

    def _extended(self, section: _Section, key: str, new: Any) -> Edit:
        """A section that is there with more entries at its end."""
        if section.column is None and section.entries:
            end = section.entries[-1][1]
            return end, end, f", {flow(new)[1:-1]}"
        if self.root.column is None:
            return section.start, section.end, flow(new)
        if section.column is None:
            return self._filled(section, key, new)
        end = self._line_end(section.entries[-1][1])
        gap = "\n" if self._apart(section, key) else ""
        return end, end, f"\n{gap}{self._block(key, new, section.column)}"

    def _filled(self, section: _Section, key: str, new: Any) -> Edit:
        """An empty list or mapping, now with entries; a comment behind it stays where it is."""
        start, end = len(self.text[: section.start].rstrip(" ")), self._line_end(section.end)
        below = self._block(key, new, 2 + (self.root.column or 0))
        return start, end, f"{self.text[section.end : end]}\n{below}"

    def _new(self, key: str, new: Any) -> Edit:
        """A section that is missing, after those that go before it."""
        before = self.additions.order[: self.additions.order.index(key)]
        end = max(self.sections[one].end for one in before if one in self.sections)
        if self.root.column is None:
            return end, end, f", {key}: {flow(new)}"
        end, lead = self._line_end(end), " " * self.root.column
        gap = "" if isinstance(new, Mapping) else "\n"
        return end, end, f"\n{gap}{lead}{key}:\n{self._block(key, new, self.root.column + 2)}"

    def _block(self, key: str, new: Any, column: int) -> str:
        if isinstance(new, Mapping) or key not in APART:
            return block(new, column).rstrip("\n")
        return "\n".join(block([entry], column) for entry in new).rstrip("\n")

    def _apart(self, section: _Section, key: str) -> bool:
        """Whether the section's entries have blank lines between them."""
        if len(section.entries) < 2 or section.column is None:
            return key in APART
        (_, end), (start, _) = section.entries[-2:]
        return "\n\n" in self.text[end:start].replace("\r", "")

    def _line_end(self, place: int) -> int:
        """The end of the line that the place stands in."""
        end = self.text.find("\n", place)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[end - 1 : end] == "\r" and end > place else end


class _Marks:
    """One pass over a file's events for the bounds of its sections and their entries."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.next: Callable[[], Any] = yaml.CSafeLoader(text.encode()).get_event

    def document(self) -> tuple[_Section, dict[str, _Section]]:
        """The document, and its sections by their keys."""
        self.next(), self.next()  # the stream's start, the document's
        root: Any = self.next()
        key: Any = self.next()
        sections: dict[str, _Section] = {}
        while not isinstance(key, CLOSES):
            sections[key.value] = self._section(self.next())
            key = self.next()
        return _Section(root.start_mark.index, 0, _column(root)), sections

    def _section(self, event: Any) -> _Section:
        entries, start = list[tuple[int, int]](), event.start_mark.index
        if type(event) is yaml.ScalarEvent:
            return _Section(start, self._end(event), None)
        in_mapping = type(event) is yaml.MappingStartEvent
        while not isinstance(inner := self.next(), CLOSES):
            begins = inner.start_mark.index
            entries.append((begins, self._end(self.next() if in_mapping else inner)))
        end = inner.end_mark.index if event.flow_style else entries[-1][1]
        return _Section(start, end, _column(event), tuple(entries))

    def _end(self, event: Any) -> int:
        """The end of what the value says: blank lines and comments behind it are not its own."""
        if type(event) is yaml.ScalarEvent:
            return self._scalar_end(event)
        end: int = event.start_mark.index
        while not isinstance(inner := self.next(), CLOSES):
            end = self._end(inner)
        if event.flow_style:
            end = inner.end_mark.index
        return end

    def _scalar_end(self, event: Any) -> int:
        start: int = event.start_mark.index
        end: int = event.end_mark.index
        if event.style not in ("|", ">"):
            return end
        written = self.text[start:end]
        if "+" in written.partition("\n")[0].partition("#")[0]:  # the blank lines behind it are its own
            return end - 1 if written.endswith("\n") else end
        return start + len(written.rstrip())


def _column(event: Any) -> int | None:
    return None if event.flow_style else event.start_mark.column
