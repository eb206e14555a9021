"""What comes from elsewhere put into a bank or a reading that is there: what it has already is left as it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from quiz_app.banks.bank_writer import Entry, head_of_bank, written_card, written_era, written_event, written_item
from quiz_app.banks.checks import check_bank
from quiz_app.banks.drafts import NOTHING_TO_ASK, File, draft_of, unwritten
from quiz_app.banks.folders import label
from quiz_app.banks.phrases import shown
from quiz_app.banks.schema import WrittenBank, WrittenReading
from quiz_app.banks.splicing import Additions, spliced
from quiz_app.banks.yaml_text import unholdable
from quiz_app.domain.card import Card
from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.items import Item
from quiz_app.domain.reading import Era, TimelineEvent

TITLES = {"topic": "topics", "theme": "themes"}  # the key of an entry that names one, and where its title stands
ONE_NAMESPACE = ("items", "cards")
REPLACE = "its place is {}; rename one of them, or let the new one take its place"
Known = Mapping[str, Mapping[str, tuple[File, str, int, Any]]]  # by namespace and id: where it stands, and what it says


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What is to come in from a `source`, as it would be written: titles by id, and entries, both by section."""

    titles: Mapping[str, Mapping[str, str]]
    entries: Mapping[str, Sequence[Entry]]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """The file with what came in, by ids; `problems`: what did not; `notes`: what came in without something it had."""

    text: str
    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def for_a_bank(
    topics: Mapping[str, str],
    items: Iterable[Item],
    cards: Iterable[Card],
    reading: File | None = None,
    source: str = "",
) -> Incoming:
    """Items and cards for a bank; orderings of the reading's own events name them."""
    events = reading.draft.entries.get("timeline", ()) if reading else ()
    labels = {event.id: event.label for _, event in events}
    entries = {"items": [written_item(one, labels) for one in items], "cards": [written_card(one) for one in cards]}
    return Incoming(titles={"topics": topics}, entries=entries, source=source)


def for_a_timeline(
    themes: Mapping[str, str], eras: Iterable[Era], events: Iterable[TimelineEvent], source: str = ""
) -> Incoming:
    """Eras and events for a reading."""
    entries = {"eras": [written_era(one) for one in eras], "timeline": [written_event(one) for one in events]}
    return Incoming(titles={"themes": themes}, entries=entries, source=source)


def new_bank(path: Path, bank_id: str, reading_id: str, title: str) -> File:
    """A bank without anything in it yet."""
    data = head_of_bank(bank_id, reading_id, title).encode()
    return File(label(path), data, draft_of(data, WrittenBank))


def merged(target: File, incoming: Incoming, files: Sequence[File] = (), *, replacing: bool = False) -> Merged:
    """The target with what is new in it. `files` are those of its folder: items and cards of all banks share their ids.

    What is there under the same id and says the same is unchanged; what says something else is a problem, or (where
    `replacing`) has its place taken. ProblemsFound where the target has problems of its own.
    """
    wrong = [one for one in target.problems if one.message != NOTHING_TO_ASK]
    if wrong:
        raise ProblemsFound(wrong)
    return _Merging(target, incoming, files, replacing).merged()


class _Merging:
    """One merge: what comes in is read as the target's own kind of file first, so that each entry is checked alone."""

    def __init__(self, target: File, incoming: Incoming, files: Sequence[File], replacing: bool) -> None:
        self.target, self.incoming, self.replacing = target, incoming, replacing
        reading = next((one for one in files if _root(one) is WrittenReading), None)
        self.root: type[BaseModel] = _root(target)
        self.others = [one for one in files if one.label != target.label and _root(one) is WrittenBank]
        self.reading = target if self.root is WrittenReading else reading
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []

    def merged(self) -> Merged:
        """What the target becomes."""
        ids: dict[str, list[str]] = {"added": [], "replaced": [], "unchanged": []}
        new: dict[str, list[Entry]] = {}
        instead: dict[str, dict[int, Entry]] = {}
        known = self._known()
        for section, entry, written in self._sound():
            there = known.setdefault(_namespace(section), {})
            before = there.get(entry["id"])
            if before is None:
                new.setdefault(section, []).append(entry)
                there[entry["id"]] = (self.target, section, -1, written)
                ids["added"].append(entry["id"])
            elif _says(before[3], written, exactly=self.replacing):
                ids["unchanged"].append(entry["id"])
            elif self.replacing and before[0] is self.target and before[1] == section and before[2] >= 0:
                instead.setdefault(section, {})[before[2]] = entry
                ids["replaced"].append(entry["id"])
            else:
                self.problems.append(self._conflict(entry["id"], before))
        came = [one for some in (*new.values(), *(places.values() for places in instead.values())) for one in some]
        additions = Additions(
            order=list(self.root.model_fields), titles=self._titles(came), entries=new, instead=instead
        )
        text = spliced(self.target.data.decode(), additions) if came else self.target.data.decode()
        found = {name: tuple(some) for name, some in ids.items()}
        return Merged(text, **found, problems=tuple(self.problems), notes=tuple(self.notes))

    def _known(self) -> dict[str, dict[str, tuple[File, str, int, Any]]]:
        """What the target has, and what other banks of the folder have that it must not have."""
        found: dict[str, dict[str, tuple[File, str, int, Any]]] = {}
        for file in [*self.others, self.target]:
            for section, entries in file.draft.entries.items():
                if section in self.incoming.entries:
                    some = {one.id: (file, section, place, one) for place, one in entries}
                    found.setdefault(_namespace(section), {}).update(some)
        return found

    def _sound(self) -> Iterator[tuple[str, Entry, Any]]:
        """Each entry that a bank can hold, with its section and as the schema reads it; the others become problems."""
        sections = {key: [*self._holdable(key, some)] for key, some in self.incoming.entries.items()}
        sections = {key: some for key, some in sections.items() if some}
        if not sections:
            return
        file = self._alone(sections)
        across = [] if self.root is WrittenReading else [*check_bank(file, self.reading)]
        refused = {problem.item for problem in across}
        self.problems += [self._told(problem) for problem in (*file.draft.problems, *across)]
        for section, entries in sections.items():
            for place, written in file.draft.entries[section]:
                if written.id not in refused:
                    yield section, entries[place], written

    def _alone(self, sections: Mapping[str, Sequence[Entry]]) -> File:
        """What comes in as a file of its own."""
        written = self.target.draft.written
        head = {"format": "1", "id": written.id, "reading": getattr(written, "reading", ""), "title": written.title}
        every = [one for some in sections.values() for one in some]
        titles = self._titles(every, known=False)
        whole = {key: _listed(value) for key, value in (head | titles | dict(sections)).items() if value}
        return unwritten(self.incoming.source, whole, self.root)

    def _holdable(self, section: str, entries: Sequence[Entry]) -> Iterator[Entry]:
        """The entries without characters that no YAML can hold, and without claims that the reading has not."""
        claims = {one for _, one in self.reading.draft.ids.get("claims", ())} if self.reading else None
        for entry in entries:
            wrong = next(filter(None, map(unholdable, _texts(entry))), "")
            if wrong:
                hint = "take it out there and bring the file in again"
                message = f"holds the character {wrong!r}, which no bank can hold"
                self.problems.append(Problem(message, file=self.incoming.source, item=entry["id"], hint=hint))
                continue
            named = entry.get("claims", ())
            unknown = [one for one in named if claims is not None and one not in claims]
            if not unknown:
                yield entry
                continue
            message = f"the reading has no claim {', '.join(map(shown, unknown))}: left out"
            self.notes.append(Problem(message, file=self.incoming.source, item=entry["id"], field="claims"))
            kept = tuple(one for one in named if one not in unknown)
            yield {key: kept if key == "claims" else value for key, value in entry.items() if kept or key != "claims"}

    def _titles(self, entries: Iterable[Entry], *, known: bool = True) -> dict[str, dict[str, str]]:
        """The titles that these entries need: those that the target lacks, or all."""
        found: dict[str, dict[str, str]] = {}
        for entry in entries:
            for key, section in TITLES.items():
                name = entry.get(key)
                if name and not (known and name in self.target.draft.names.get(section, ())):
                    title = self.incoming.titles.get(section, {}).get(name, "")
                    found.setdefault(section, {})[name] = title if title.strip() and not unholdable(title) else name
        return found

    def _conflict(self, one: str, before: tuple[File, str, int, Any]) -> Problem:
        file, section, place, _ = before
        if place < 0:
            return Problem("stands twice in it, with different content", file=self.incoming.source, item=one)
        line = file.line((section, place, "id"))
        what = "the bank" if file is self.target else f"{shown(file.draft.id)}, another bank of the reading,"
        message = f"{what} has this id already, with other content"
        return Problem(message, file=self.incoming.source, item=one, hint=REPLACE.format(f"{file.label}:{line}"))

    def _told(self, problem: Problem) -> Problem:
        """A problem of what comes in, which has no lines of its own."""
        return replace(problem, file=self.incoming.source, line=0)


def _root(file: File) -> type[BaseModel]:
    return WrittenReading if isinstance(file.draft.written, WrittenReading) else WrittenBank


def _namespace(section: str) -> str:
    return "bank" if section in ONE_NAMESPACE else section


def _says(there: Any, new: Any, *, exactly: bool) -> bool:
    """Whether what is there says what the new one does, and (claims, a level) perhaps more, unless `exactly`."""
    if type(there) is not type(new):
        return False
    first, second = there.model_dump(), new.model_dump()
    keys = second.keys() if exactly else new.model_fields_set
    return all(first[key] == second[key] for key in keys)


def _listed(value: Any) -> Any:
    """The value as a file would hold it: a tuple is a list there."""
    if isinstance(value, dict):
        return {key: _listed(one) for key, one in value.items()}
    return [_listed(one) for one in value] if isinstance(value, list | tuple) else value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
