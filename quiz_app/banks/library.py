"""The library: every reading of some folders with its banks, and every problem that kept one out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from quiz_app.banks.build import build_bank, build_reading
from quiz_app.banks.cache import ContentCache
from quiz_app.banks.checks import check_bank, check_reading, check_together
from quiz_app.banks.drafts import File, draft_of
from quiz_app.banks.folders import READING, label, read_file, reading_folders, stamp, yaml_files
from quiz_app.banks.schema import WrittenBank, WrittenReading
from quiz_app.domain.bank import Bank
from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.shelf import Library, Shelf

__all__ = ["files_of", "load_folder", "load_library", "stamp"]

Loaded = tuple[Shelf | None, tuple[Problem, ...]]


def load_library(folders: Sequence[Path], cache: ContentCache | None = None) -> Library:
    """All readings of these folders that hold together, and all problems of the others and of their banks.

    A folder is a reading's, or holds those of several. What the cache knows by its content is not parsed again.
    """
    cache = cache or ContentCache()
    shelves: dict[str, Shelf] = {}
    problems: list[Problem] = []
    for folder in _all_readings(folders, problems):
        shelf, found = load_folder(folder, cache)
        problems += found
        if shelf and shelf.reading.id in shelves:
            problems.append(_second_reading(folder, shelf))
        elif shelf:
            shelves[shelf.reading.id] = shelf
    cache.forget_unused()
    return Library(shelves, tuple(problems))


def _all_readings(folders: Iterable[Path], problems: list[Problem]) -> list[Path]:
    found: dict[Path, None] = {}
    for folder in folders:
        try:
            found |= dict.fromkeys(reading_folders(folder))
        except ProblemsFound as refused:
            problems += refused.problems
    return list(found)


def _second_reading(folder: Path, shelf: Shelf) -> Problem:
    message = f"another folder has the reading '{shelf.reading.id}' already"
    return Problem(message, file=label(folder), hint="give one of them another id, here and in its banks")


def load_folder(folder: Path, cache: ContentCache, instead: Mapping[str, bytes] | None = None) -> Loaded:
    """The reading of a folder with those of its banks that have no problem, and the problems of the others.

    `instead` are contents by file name, to be read in the place of what the folder has under those names.
    """
    try:
        files, problems = files_of(folder, cache, instead)
    except ProblemsFound as refused:
        return None, refused.problems
    key = (folder, tuple((file.label, file.draft.digest) for file in files), tuple(problems))
    return cache.recall(key, lambda: _assemble(folder, files, problems))


def files_of(
    folder: Path, cache: ContentCache, instead: Mapping[str, bytes] | None = None
) -> tuple[list[File], list[Problem]]:
    """The files that could be opened, and why the others could not."""
    files: list[File] = []
    problems: list[Problem] = []
    instead = instead or {}
    found = yaml_files(folder)
    for path in [*found, *(folder / name for name in instead if folder / name not in found)]:
        try:
            files.append(_file(path, instead[path.name] if path.name in instead else read_file(path), cache))
        except ProblemsFound as refused:
            problems += refused.problems
    return files, problems


def _file(path: Path, data: bytes, cache: ContentCache) -> File:
    root = WrittenReading if path.stem == READING else WrittenBank
    draft = cache.recall((root, sha256(data).digest()), lambda: draft_of(data, root))
    return File(label(path), data, draft)


def _assemble(folder: Path, files: Sequence[File], unread: Sequence[Problem]) -> Loaded:
    readings = [file for file in files if Path(file.label).stem == READING]
    banks = [file for file in files if file not in readings]
    reading = readings[0] if readings else None
    problems = [*unread, *_missing(folder, readings, unread)]
    problems += [problem for file in files for problem in file.problems]
    problems += [problem for file in readings for problem in check_reading(file)]
    problems += [problem for file in banks for problem in check_bank(file, reading)]
    problems += check_together(banks, reading)
    problems.sort(key=lambda problem: (problem.file, problem.line))
    return _shelf(reading, banks, {problem.file for problem in problems}), tuple(problems)


def _missing(folder: Path, readings: Sequence[File], unread: Sequence[Problem]) -> Iterable[Problem]:
    """A folder without its reading, or with two."""
    names = {Path(problem.file).stem for problem in unread}
    if not readings and READING not in names:
        yield Problem("there is no reading.yaml in this folder", file=label(folder), hint="every reading has one")
    for second in readings[1:]:
        yield Problem("the folder has a reading.yaml already", file=second.label, hint="keep one of the two")


def _shelf(reading: File | None, banks: Sequence[File], broken: set[str]) -> Shelf | None:
    if reading is None or reading.label in broken:
        return None
    written = build_reading(reading.draft.written)
    good = [bank for bank in banks if bank.label not in broken]
    topics = {bank.draft.id: bank.draft.names["topics"] for bank in good}
    built = [build_bank(bank.draft.written, bank.draft.digest, written, topics) for bank in good]
    return Shelf(written, tuple(_only_drawable(bank, topics.keys()) for bank in built))


def _only_drawable(bank: Bank, loaded: Iterable[str]) -> Bank:
    """The bank without the quizzes that draw from one that was kept out."""
    there = set(loaded)
    return replace(bank, quizzes=tuple(plan for plan in bank.quizzes if there.issuperset(plan.draw.banks)))
