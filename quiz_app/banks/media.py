"""The files that the texts of banks show, in the folder `media` of each reading: found by name, and looked over."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from quiz_app.banks.cache import ContentCache
from quiz_app.banks.drafts import File
from quiz_app.banks.folders import label, reading_folders
from quiz_app.banks.library import files_of
from quiz_app.banks.nodes import locate
from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.media import FOLDER, LARGEST, is_plain, kind_of, shown_in

HEAD = 16  # bytes that tell what a file is


def media_file(folders: Iterable[Path], name: str) -> Path | None:
    """The file of this name of the first reading that has one; None where none has, or it is no plain name."""
    if not is_plain(name):
        return None
    return next((one for place in _places(folders) if (one := place / name).is_file()), None)


def media_of(folder: Path) -> dict[str, Path]:
    """The files that the texts of a reading's folder may show, by name."""
    try:
        inside = sorted((folder / FOLDER).iterdir())
    except OSError:
        return {}
    return {one.name: one for one in inside if is_plain(one.name) and one.is_file()}


def all_media(folders: Iterable[Path]) -> dict[str, Path]:
    """The files that the texts of all readings may show, by name; of two of one name, that of the first reading."""
    every = [media_of(folder) for folder in _readings(folders)]
    return {name: path for some in reversed(every) for name, path in some.items()}


def media_problems(folders: Sequence[Path], cache: ContentCache) -> list[Problem]:
    """Every text that shows a file which is not there or cannot be shown, and files of one name that differ."""
    found: list[Problem] = []
    seen: dict[str, Path] = {}
    for folder in _readings(folders):
        there = media_of(folder)
        found += [problem for file in _files(folder, cache) for problem in _unseen(file.label, file.data, there)]
        for name, path in there.items():
            first = seen.setdefault(name, path)
            if first.read_bytes() != path.read_bytes():
                said = f"another reading has a file of this name that is not the same: {label(first)}"
                found.append(Problem(said, file=label(path), hint="rename one of them, and where it is shown"))
    return found


def unseen(folder: Path, name: str, data: bytes) -> list[Problem]:
    """The places at which a reading's file of this name and content would show something that cannot be shown."""
    return list(_unseen(label(folder / name), data, media_of(folder)))


def _files(folder: Path, cache: ContentCache) -> list[File]:
    try:
        return files_of(folder, cache)[0]
    except ProblemsFound:
        return []


def _unseen(name: str, data: bytes, there: dict[str, Path]) -> Iterator[Problem]:
    if b"](media/" not in data:
        return
    try:
        located = locate(data)
    except ProblemsFound:  # which the library tells
        return
    for path, text in _texts(located.plain):
        for wrong in filter(None, (_wrong(shown, there) for shown in shown_in(text))):
            item = _item(located.plain, path)
            place = ".".join(step for step in path[2:] if isinstance(step, str))
            yield Problem(wrong, name, located.line(path), item, place, "put it into the folder media")


def _wrong(name: str, there: dict[str, Path]) -> str:
    if name not in there:
        return f"the text shows media/{name[:80]}, which is not there"
    if there[name].stat().st_size > LARGEST:
        return f"media/{name} has more than {LARGEST // 1_000_000} MB, and is not shown"
    with there[name].open("rb") as opened:
        known = kind_of(opened.read(HEAD))
    return "" if known else f"media/{name} is no image or sound that can be shown (PNG, JPEG, GIF, WebP, MP3, OGG, WAV)"


def _item(plain: Any, path: tuple[str | int, ...]) -> str:
    entry = plain[path[0]][path[1]] if len(path) > 1 else None
    return str(entry.get("id", "")) if isinstance(entry, dict) else ""


def _texts(plain: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(plain, str):
        yield path, plain
    elif isinstance(plain, dict | list):
        for step, value in plain.items() if isinstance(plain, dict) else enumerate(plain):
            yield from _texts(value, (*path, step))


def _readings(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        try:
            yield from reading_folders(folder)
        except ProblemsFound:
            continue


def _places(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in _readings(folders):
        yield folder / FOLDER
