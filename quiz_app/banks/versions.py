"""The versions of a reading's files, kept beside them: each content once by its hash, and a list of who wrote it when.

In the folder `.versions` of a reading: `HASH.txt`, and `list.jsonl`, to which lines are only ever added.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from quiz_app.banks.files import replace_file, writing
from quiz_app.banks.folders import read_file
from quiz_app.domain.errors import Conflict, NotFound

KEPT, LIST, LOCK = ".versions", "list.jsonl", "lock"
ON_DISK = "found on the disk"
CHANGED = "{name} was changed elsewhere since it was opened here. Nothing was saved; open it again to see the change."


@dataclass(frozen=True, slots=True)
class Version:
    """One content of a file: `digest` names it, `at` is the moment in ISO 8601, `why` what was done."""

    file: str
    digest: str
    at: str
    who: str
    why: str = ""


def digest_of(content: bytes) -> str:
    """The name of a content."""
    return sha256(content).hexdigest()[:20]


def digest_on_disk(path: Path) -> str:
    """The name of what the file holds now; "" where there is no file."""
    return digest_of(read_file(path)) if path.exists() else ""


def versions(folder: Path, name: str) -> list[Version]:
    """The versions of a file, the latest first. A line that a crash left half written is passed over."""
    listed = folder / KEPT / LIST
    if not listed.exists():
        return []
    found: list[Version] = []
    for line in listed.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            found.append(Version(**json.loads(line)))
        except (ValueError, TypeError):
            continue
    return [one for one in reversed(found) if one.file == name]


def content_of(folder: Path, name: str, digest: str) -> bytes:
    """The content of a version of this file; NotFound where it has no such version."""
    if all(one.digest != digest for one in versions(folder, name)):
        raise NotFound(f"{name} has no such version.")
    return read_file(folder / KEPT / f"{digest}.txt")


def keep(path: Path, content: bytes, opened: str, version: Version) -> None:
    """Write the content into the file, and keep it as a version, unless the file is another now than was opened.

    What the file held before is a version too, where nobody has kept it: it was written by another program.
    """
    with writing(path), _alone(path.parent):
        if digest_on_disk(path) != opened:
            raise Conflict(CHANGED.format(name=path.name))
        known = versions(path.parent, path.name)
        if opened and opened not in {one.digest for one in known}:
            _note(path.parent, read_file(path), Version(path.name, opened, version.at, "", ON_DISK))
        if version.digest != opened or not known:
            _note(path.parent, content, version)
            replace_file(path, content)


def _note(folder: Path, content: bytes, version: Version) -> None:
    """Keep a content and its line: the content first, so that no line names what is not there."""
    kept = folder / KEPT / f"{version.digest}.txt"
    if not kept.exists():
        replace_file(kept, content)
    with (folder / KEPT / LIST).open("a", encoding="utf-8") as listed:
        listed.write(json.dumps(asdict(version), ensure_ascii=False) + "\n")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else saves into this folder meanwhile."""
    (folder / KEPT).mkdir(exist_ok=True)
    with (folder / KEPT / LOCK).open("w") as lock:
        _lock(lock)
        yield


def _lock(opened: IO[str]) -> None:
    try:
        import fcntl
    except ImportError:  # Windows, where one person writes her own banks
        return
    fcntl.flock(opened, fcntl.LOCK_EX)
