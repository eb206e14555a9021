"""Folders of readings: which files they hold, their bytes, and a stamp that tells whether any has changed."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from quiz_app.domain.errors import Problem, ProblemsFound

LARGEST = 20_000_000
SUFFIXES = (".yaml", ".yml")
READING = "reading"
Stamp = tuple[tuple[str, int, int, int], ...]


def label(path: Path) -> str:
    """The path as it can be shown anywhere, on one line: a name that is no text in itself is made one."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def reading_folders(folder: Path) -> list[Path]:
    """The folders of readings in a folder, or it alone if it is one; ProblemsFound if there are none."""
    try:
        inside = sorted(one for one in folder.iterdir() if not one.name.startswith("."))
    except OSError as error:
        raise ProblemsFound([_unreadable(folder, error)]) from None
    yaml = [one for one in inside if one.suffix in SUFFIXES]
    if any(one.stem == READING for one in yaml):
        return [folder]
    found = [one for one in inside if one not in yaml and (os.path.isdir(one) or _leads_nowhere(one))]
    if yaml:
        found.insert(0, folder)  # banks without a reading, which must be told of
    if not found:
        hint = "a reading is a folder with a reading.yaml and banks beside it"
        raise ProblemsFound([Problem("there is no reading in this folder", file=label(folder), hint=hint)])
    return found


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files of a reading's folder, reading.yaml first; ProblemsFound if the folder cannot be listed."""
    try:
        found = [one for one in folder.iterdir() if one.suffix in SUFFIXES and not one.name.startswith(".")]
    except OSError as error:
        raise ProblemsFound([_unreadable(folder, error)]) from None
    return sorted(found, key=lambda one: (one.stem != READING, one.name))


def read_file(path: Path) -> bytes:
    """The file's bytes; ProblemsFound if it is too large, no file, or cannot be read."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise ProblemsFound([Problem("this is not a file", file=label(path), hint="give the folder another name")])
        if found.st_size > LARGEST:
            size = f"the file has {found.st_size / 1_000_000:.1f} MB, more than {LARGEST // 1_000_000}"
            raise ProblemsFound([Problem(size, file=label(path), hint="split it into several banks")])
        with path.open("rb") as opened:
            return opened.read(LARGEST)
    except OSError as error:
        raise ProblemsFound([_unreadable(path, error)]) from None


def stamp(folders: Sequence[Path]) -> Stamp:
    """What is seen of the folders without reading a file; another one means that something has changed."""
    return tuple(entry for folder in folders for entry in _stamps(folder, deeper=True))


def _stamps(folder: Path, *, deeper: bool) -> Iterator[tuple[str, int, int, int]]:
    """The place, size and times of every YAML file, of a folder's own and of its sub-folders."""
    try:
        inside = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError:
        yield str(folder), -1, -1, -1
        return
    for one in inside:
        if Path(one.name).suffix in SUFFIXES:
            yield _stamp(one)
        elif deeper and os.path.isdir(one) and not one.name.startswith("."):
            yield one.path, 0, 0, 0
            yield from _stamps(Path(one.path), deeper=False)


def _stamp(entry: os.DirEntry[str]) -> tuple[str, int, int, int]:
    try:
        found = entry.stat()
    except OSError:
        return entry.path, -1, -1, -1
    return entry.path, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _leads_nowhere(path: Path) -> bool:
    return os.path.islink(path) and not os.path.exists(path)  # pathlib raises where a name is too long


def _unreadable(path: Path, error: OSError) -> Problem:
    if _leads_nowhere(path):
        return Problem("a link to a file that does not exist", file=label(path), hint="mend the link or delete it")
    reason = (error.strerror or str(error)).lower()
    return Problem(f"cannot be read: {reason}", file=label(path), hint="look at the path and its permissions")
