"""The findings on banks, or on one item of a bank: every rule that is not set aside, in the order of the lines."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from quiz_app.banks.build import build_reading
from quiz_app.banks.cache import ContentCache
from quiz_app.banks.drafts import File
from quiz_app.banks.folders import READING, reading_folders
from quiz_app.banks.library import files_of
from quiz_app.banks.lint.feedback import unseen_on_a_card
from quiz_app.banks.lint.rule import ALL, Hit, Rule
from quiz_app.banks.lint.rules import RULES
from quiz_app.banks.lint.subject import Source, Subject, Together
from quiz_app.domain.errors import ProblemsFound
from quiz_app.domain.finding import Finding

FOR_THE_EYE = "L34"


def lint(reading: File | None, banks: Sequence[File], select: Collection[str] = ()) -> list[Finding]:
    """The findings on these banks of a reading; on their sound entries only, where a file has problems.

    `select`: the codes of the rules to hold them against; all, if none is named.
    """
    source = source_of(reading)
    return [finding for bank in banks for finding in _lint_bank(bank, source, _rules(select))]


def lint_item(reading: File | None, bank: File, item_id: str, select: Collection[str] = ()) -> list[Finding]:
    """The findings on one item of a bank, beside the others of which some rules hold it."""
    return [one for one in lint(reading, [bank], select) if one.item == item_id]


def lint_folders(
    folders: Sequence[Path], select: Collection[str] = (), cache: ContentCache | None = None
) -> list[Finding]:
    """The findings on all banks of these folders. What cannot be read is for `load_library` to tell of."""
    cache = cache or ContentCache()
    found: list[Finding] = []
    for folder in folders:
        try:
            for one in reading_folders(folder):
                found += lint_folder(one, select, cache)
        except ProblemsFound:
            continue
    return found


def lint_folder(
    folder: Path, select: Collection[str] = (), cache: ContentCache | None = None,
    instead: Mapping[str, bytes] | None = None,
) -> list[Finding]:  # fmt: skip
    """The findings on the banks of one reading's folder; `instead`: contents to be read in the place of files."""
    files, _ = files_of(folder, cache or ContentCache(), instead)
    readings = [file for file in files if Path(file.label).stem == READING]
    return lint(next(iter(readings), None), [file for file in files if file not in readings], select)


def source_of(reading: File | None) -> Source | None:
    """What the rules need of a reading's file."""
    if reading is None:
        return None
    entries = {name: [one for _, one in found] for name, found in reading.draft.entries.items()}
    return Source(
        {one.id: one for one in entries.get("claims", ())},
        {one.id: one for one in entries.get("paragraphs", ())},
        {one.id: one for one in entries.get("timeline", ())},
        entries.get("context", ()),
        entries.get("glossary", ()),
        entries.get("people", ()),
        build_reading(reading.draft.written) if reading.draft.written else None,
    )


def _rules(select: Collection[str]) -> list[Rule]:
    return [rule for code, rule in RULES.items() if not select or code in select]


def _lint_bank(bank: File, source: Source | None, rules: Sequence[Rule]) -> Iterator[Finding]:
    together = Together([Subject(place, one) for place, one in bank.draft.entries.get("items", ())], source)
    found = [*_of_items(bank, together, rules), *_of_banks(bank, together, rules), *_of_cards(bank, rules)]
    yield from sorted(found, key=lambda one: (one.line, one.code))


def _of_items(bank: File, together: Together, rules: Sequence[Rule]) -> Iterator[Finding]:
    of_kind = {kind: [rule for rule in rules if rule.check and kind in rule.kinds] for kind in ALL}
    for item in together.items:
        for rule in of_kind[item.kind]:
            if rule.words and rule.words.isdisjoint(item.vocabulary):
                continue
            hits = rule.check(item, together) if rule.check and _concerns(rule, item) else ()
            yield from (_finding(bank, rule, item, hit) for hit in hits)


def _of_banks(bank: File, together: Together, rules: Sequence[Rule]) -> Iterator[Finding]:
    for rule in rules:
        hits: Iterable[tuple[Subject | None, Hit]] = rule.check_together(together) if rule.check_together else ()
        for item, hit in hits:
            if item is None or _concerns(rule, item):
                yield _finding(bank, rule, item, hit)


def _of_cards(bank: File, rules: Sequence[Rule]) -> Iterator[Finding]:
    """What is held against cards: that all of them can be seen."""
    for rule in rules:
        for place, card in bank.draft.entries.get("cards", ()) if rule.code == FOR_THE_EYE else ():
            texts = [(key, getattr(card, key)) for key in ("front", "back", "cloze")]
            yield from (_finding_at(bank, rule, ("cards", place), hit) for hit in unseen_on_a_card(texts))


def _concerns(rule: Rule, item: Subject) -> bool:
    """Whether the rule is held against the item."""
    return item.kind in rule.kinds and rule.code not in item.ignored and (item.is_english or not rule.english)


def _finding(bank: File, rule: Rule, item: Subject | None, hit: Hit) -> Finding:
    return _finding_at(bank, rule, ("items", item.place) if item else (), hit)


def _finding_at(bank: File, rule: Rule, at: tuple[str | int, ...], hit: Hit) -> Finding:
    problem = bank.problem((*at, *hit.at), hit.says, hit.do or rule.do)
    return Finding(**asdict(problem), code=rule.code, severity=hit.severity or rule.severity)
