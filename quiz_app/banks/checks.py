"""What only shows when the files of a reading are read together. All problems, whatever else is wrong."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import Any

from quiz_app.banks.build import dates_to_order_by
from quiz_app.banks.drafts import File
from quiz_app.banks.draws import check_quizzes
from quiz_app.banks.phrases import meant
from quiz_app.domain import dates
from quiz_app.domain.errors import Problem


def check_reading(file: File) -> Iterator[Problem]:
    """Ids that stand twice in reading.yaml, and names of what does not exist there."""
    for section in file.draft.ids:
        yield from _repeated([file], [section])
    claims = _known(file, "claims")
    yield from _unknown(file, "claims", "paragraph", _known(file, "paragraphs"), "paragraph '{}'")
    yield from _unknown(file, "context", "about", claims, "claim '{}'")
    yield from _unknown(file, "timeline", "claims", claims, "claim '{}'")
    yield from _unknown(file, "timeline", "theme", file.draft.names.get("themes"), "theme '{}'")


def check_bank(file: File, reading: File | None) -> Iterator[Problem]:
    """Names in a bank of topics, claims and events that do not exist; without a reading, topics alone."""
    for section in ("items", "cards"):
        yield from _unknown(file, section, "topic", file.draft.names.get("topics"), "topic '{}' in this bank")
    if reading is None:
        return
    yield from _other_reading(file, reading)
    for section in ("items", "cards"):
        yield from _unknown(file, section, "claims", _known(reading, "claims"), "claim '{}' in the reading")
    yield from _orderings(file, reading)


def check_together(banks: Sequence[File], reading: File | None) -> Iterator[Problem]:
    """What two banks of a reading must not share, and draws that find too little."""
    yield from _repeated(banks, ["items", "cards"])
    yield from _repeated(banks, ["quizzes"])
    yield from _repeated_banks(banks)
    yield from _renames(banks)
    claims = _known(reading, "claims") if reading else None
    for bank in banks:
        yield from check_quizzes(bank, banks, claims)


def _known(file: File, section: str) -> set[str] | None:
    """The ids of a section; None where it could not be read, so that nothing is held against those who name them."""
    found = file.draft.ids.get(section)
    return None if found is None else {one for _, one in found}


def _repeated(files: Sequence[File], sections: Sequence[str]) -> Iterator[Problem]:
    seen: dict[str, tuple[File, tuple[str, int, str]]] = {}
    for file in files:
        for section in sections:
            for place, one in file.draft.ids.get(section, ()):
                path = (section, place, "id")
                if one not in seen:
                    seen[one] = file, path
                    continue
                first, there = seen[one]
                hint = f"its first place is {first.label}:{first.line(there)}; rename one of them"
                yield file.problem(path, "this id stands twice", hint)


def _repeated_banks(banks: Sequence[File]) -> Iterator[Problem]:
    seen: dict[str, File] = {}
    for bank in banks:
        first = seen.setdefault(bank.draft.id, bank)
        if bank.draft.id and first is not bank:
            yield bank.problem(("id",), f"{first.label} has this id already", "give each bank an id of its own")


def _unknown(file: File, section: str, key: str, known: Collection[str] | None, noun: str) -> Iterator[Problem]:
    """Names under a key of a section's entries that are not among the known ones."""
    if known is None:
        return
    hint = cache(lambda name: meant(name, known, "write it there first"))  # one wrong name may stand in many entries
    for place, entry in file.draft.naming(section):
        found = getattr(entry, key)
        for inner, name in enumerate(found if isinstance(found, list) else [found]):
            if name and name not in known:
                path = (section, place, key, inner) if isinstance(found, list) else (section, place, key)
                yield file.problem(path, f"there is no {noun.format(name)}", hint(name))


def _other_reading(file: File, reading: File) -> Iterator[Problem]:
    named = file.draft.written.reading if file.draft.written else reading.draft.id
    if reading.draft.id and named != reading.draft.id:
        message = f"the reading of this folder is '{reading.draft.id}', not '{named}'"
        yield file.problem(("reading",), message, f"write `reading: {reading.draft.id}`, or move the file")


def _orderings(file: File, reading: File) -> Iterator[Problem]:
    known = _known(reading, "timeline")
    if known is None:
        return
    events = {event.id: event for _, event in reading.draft.entries["timeline"]}
    for place, item in file.draft.naming("items"):
        if item.kind != "ordering":
            continue
        unknown = [(inner, name) for inner, name in enumerate(item.events) if name and name not in known]
        for inner, name in unknown:
            hint = meant(name, known, "write it there first")
            yield file.problem(("items", place, "events", inner), f"there is no event '{name}' in the timeline", hint)
        if events.keys() >= set(item.events):
            yield from _not_in_order(
                file, place, [events[name] for name in item.events], ties=getattr(item, "tie", "") == "true"
            )


def _not_in_order(file: File, place: int, events: Sequence[Any], *, ties: bool) -> Iterator[Problem]:
    """Events of which nobody can say that they came in the order given; with ties, those that surely did not."""
    dated = zip(events, dates_to_order_by(events), strict=True)
    for inner, ((first, early), (second, late)) in enumerate(pairwise(dated), start=1):
        fine = not dates.before(late, early) if ties else dates.before(early, late)
        if first.id != second.id and not fine:
            message = f"'{first.id}' ({early}) is not surely before '{second.id}' ({late})"
            hint = "put the earlier one first, leave out one of two whose dates overlap, or write `tie: true`"
            yield file.problem(("items", place, "events", inner), message, hint)


def _renames(banks: Sequence[File]) -> Iterator[Problem]:
    """Earlier ids that are still in use, or that two claim to have had."""
    present = {one for bank in banks for section in ("items", "cards") for _, one in bank.draft.ids.get(section, ())}
    seen: set[str] = set()
    for bank in banks:
        for section, (place, entry) in _items_and_cards(bank):
            path = (section, place, "was")
            if entry.was in present:
                yield bank.problem(
                    path, f"'{entry.was}' is still an id of its own", "take out 'was', or rename the other"
                )
            elif entry.was in seen:
                yield bank.problem(path, f"'{entry.was}' is another one's earlier id already", "keep one of the two")
            seen.update(filter(None, [entry.was]))


def _items_and_cards(bank: File) -> Iterator[tuple[str, tuple[int, Any]]]:
    sections = (((name, one) for one in bank.draft.naming(name)) for name in ("items", "cards"))
    return chain.from_iterable(sections)
