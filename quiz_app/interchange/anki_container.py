"""An Anki package as a file: which of the three containers it is, its database, and its media by their names."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path
from struct import unpack_from
from tempfile import TemporaryDirectory
from typing import IO, Any, cast

from quiz_app.domain.errors import ProblemsFound
from quiz_app.interchange import anki_wire
from quiz_app.interchange.upload import Archive, Upload

LATEST, LEGACY, FIRST = "collection.anki21b", "collection.anki21", "collection.anki2"
MOST_FILES = 200_000
LARGEST_COLLECTION = 600_000_000  # some five million reviews
LARGEST_WHOLE = 800_000_000
LARGEST_MAP = 8_000_000
LARGEST_WINDOW = 1 << 24  # of zstd: Anki's own is 2 MB
SQLITE = b"SQLite format 3\0"
PLAIN = b"\1\1"  # in the header's bytes 18 and 19, instead of the two of write-ahead logging
NEWER = "this package is of a newer Anki than is known here"
NOT_ONE = "its collection is not an Anki database"
AGAIN = "export it from Anki again, with 'Support older Anki versions' on"


@dataclass(frozen=True)
class Package:
    """A package on the table. `media` says where in the archive each named file is."""

    upload: Upload
    archive: Archive
    database: Path
    latest: bool
    media: dict[str, str]

    def medium(self, name: str, largest: int) -> bytes:
        """A file of the media; ProblemsFound where it is damaged or too large."""
        return b"".join(self.archive.pieces(self.media[name], _unzstd if self.latest else _as_it_is, largest))


def looks_like_anki(upload: Upload) -> bool:
    """Whether the file is a zip archive with one of Anki's collections in it."""
    if not upload.is_zip:
        return False
    if FIRST.encode() in upload.head:
        return True
    try:
        return not {LATEST, LEGACY, FIRST}.isdisjoint(Archive(upload, MOST_FILES).paths)
    except ProblemsFound:
        return False


@contextmanager
def unpacked(upload: Upload) -> Iterator[Package]:
    """The package with its database in a folder that goes when the block ends."""
    archive = Archive(upload, MOST_FILES, LARGEST_WHOLE)
    name = _collection(upload, archive)
    latest = name == LATEST
    with TemporaryDirectory() as folder:
        database = Path(folder) / "collection.db"
        _write(upload, archive, name, database)
        yield Package(upload, archive, database, latest, _media(upload, archive, latest))


def _collection(upload: Upload, archive: Archive) -> str:
    """Which collection counts: beside a newer one, an older is but a note that asks for a newer Anki."""
    paths = set(archive.paths)
    try:
        version = anki_wire.whole_number(archive.read("meta", 100), 1) if "meta" in paths else 0
    except ValueError:
        version = 0
    if version > 3:
        raise upload.refused(NEWER, AGAIN, path="meta")
    found = next((name for name in (LATEST, LEGACY, FIRST) if name in paths), "")
    if not found or (version == 3 and found != LATEST):
        raise upload.refused("there is no collection in the package", AGAIN)
    return found


def _write(upload: Upload, archive: Archive, name: str, into: Path) -> None:
    """Write the database as a plain file: what begins as one does, and no more than its first bytes announce."""
    through, written, most = (_unzstd if name == LATEST else _as_it_is), 0, LARGEST_COLLECTION
    with into.open("wb") as out:
        for piece in archive.pieces(name, through, LARGEST_COLLECTION):
            if not written:
                most = _announced(piece)
                piece = piece[:18] + PLAIN + piece[20:]
            written += len(piece)
            if written > most:
                break
            out.write(piece)
    if not 0 < written <= most:
        raise upload.refused(NOT_ONE, AGAIN, path=name)


def _announced(head: bytes) -> int:
    """How many bytes a database has by its own account: 0 where it is none, all that may be where it is silent."""
    if len(head) < 100 or not head.startswith(SQLITE):
        return 0
    page, changes, pages, as_of = unpack_from(">16xH6xII60xI", head)
    return (65536 if page == 1 else page) * pages if changes == as_of and pages else LARGEST_COLLECTION


def _media(upload: Upload, archive: Archive, latest: bool) -> dict[str, str]:
    """Where each file of the media is, by its name; none where there is no map."""
    if "media" not in archive.paths:
        return {}
    content = b"".join(archive.pieces("media", _unzstd if latest else _as_it_is, LARGEST_MAP))
    there = set(archive.paths)
    try:
        named = _entries(content) if latest else _listed(content)
        return {name: path for path, name in named if path in there and name}
    except (ValueError, RecursionError):
        raise upload.refused("the list of its media cannot be read", "export it again", path="media") from None


def _listed(content: bytes) -> Iterator[tuple[str, str]]:
    """(path, name) as the JSON of older packages has them."""
    found: Any = json.loads(content or b"{}")
    if not isinstance(found, dict):
        raise ValueError("not a list of media")
    return ((path, name) for path, name in found.items() if isinstance(name, str))


def _entries(content: bytes) -> Iterator[tuple[str, str]]:
    """(path, name) as newer packages have them: the path is the entry's number."""
    entries = (value for key, value in anki_wire.parts(content) if key == 1 and isinstance(value, bytes))
    return ((str(number), anki_wire.text(entry, 1)) for number, entry in enumerate(entries))


def _as_it_is(packed: IO[bytes]) -> IO[bytes]:
    return packed


def _unzstd(packed: IO[bytes]) -> IO[bytes]:
    return cast(IO[bytes], _Unzstd(packed))


class _Unzstd(RawIOBase):
    """What was packed by zstd; ValueError where it cannot be unpacked, as others say it."""

    def __init__(self, packed: IO[bytes]) -> None:
        import zstandard

        self._error = zstandard.ZstdError
        unpacking = zstandard.ZstdDecompressor(max_window_size=LARGEST_WINDOW)
        self._reader = unpacking.stream_reader(packed, read_across_frames=False)

    def read(self, size: int = -1) -> bytes:
        try:
            return self._reader.read(size)
        except self._error as error:
            raise ValueError(str(error)) from None
