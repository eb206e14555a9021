"""A stranger's file: looked at by its first bytes, read up to a limit, unpacked up to another. It may be anything."""

import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator, Sized
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO, TypeVar
from zipfile import BadZipFile, ZipFile, ZipInfo

from quiz_app.domain.errors import Problem, ProblemsFound

HEAD = 1 << 16
PIECE = 1 << 20
LARGEST_TEXT = 20_000_000  # bytes of a text or XML file
MOST_LINES = 400_000
LONGEST_LINE = 2_000_000
LARGEST_PART = 50_000_000  # bytes of one file in an archive, unpacked
LARGEST_WHOLE = 600_000_000  # bytes of all of them together
MOST_PARTS = 20_000
ZIP = b"PK\x03\x04"
Counted = TypeVar("Counted", bound=Sized)
DAMAGED = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True)
class Upload:
    """A file by the name that its sender gave it, open for reading. Every error is ProblemsFound with that name."""

    name: str
    opened: BinaryIO

    @cached_property
    def size(self) -> int:
        """Its bytes."""
        return self.opened.seek(0, 2)

    @cached_property
    def head(self) -> bytes:
        """Its first bytes, by which its format is told."""
        self.opened.seek(0)
        return self.opened.read(HEAD)

    @property
    def is_zip(self) -> bool:
        """Whether it begins as an archive does."""
        return self.head.startswith(ZIP)

    @property
    def looks_like_text(self) -> bool:
        """Whether its first bytes can be text: no zero byte, unless it says that it is UTF-16."""
        return self.head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or b"\0" not in self.head

    @property
    def head_text(self) -> str:
        """Its first bytes as text, as far as they are any: line ends as `\\n`, no byte order mark."""
        wide = self.head.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
        found = self.head.decode("utf-16" if wide else "utf-8-sig", "ignore")
        return found.replace("\r\n", "\n").replace("\r", "\n")

    def whole(self, largest: int = LARGEST_TEXT) -> bytes:
        """All of its bytes; refused where they are more than the limit."""
        if self.size > largest:
            hint = "split it, or export fewer questions at once"
            raise self.refused(f"the file has {self.size / 1e6:.0f} MB, more than {largest // 1_000_000}", hint)
        self.opened.seek(0)
        return self.opened.read(largest)

    def text(self, largest: int = LARGEST_TEXT) -> str:
        """All of it as text: UTF-8 or UTF-16, line ends as `\\n`; refused where it is neither, or of endless lines."""
        content = self.whole(largest)
        try:
            if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
                found = content.decode("utf-16")
            else:
                found = content.removeprefix(BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            raise self.refused("the file is not UTF-8 text", "save it as UTF-8", line) from None
        if "\0" in found:
            raise self.refused("the file holds zero bytes, so that it is no text", "save it as text")
        found = found.replace("\r\n", "\n").replace("\r", "\n")
        self._check_lines(found)
        return found

    def _check_lines(self, text: str) -> None:
        """Refuse what nobody wrote and no program exported: it would only fill the memory."""
        if (lines := text.count("\n")) > MOST_LINES:
            hint = "split it, or export fewer at once"
            raise self.refused(f"the file has {lines:,} lines, more than {MOST_LINES:,}", hint)
        start, line = 0, 1
        while len(text) - start > LONGEST_LINE:
            end = text.rfind("\n", start, start + LONGEST_LINE) + 1
            if not end:
                line += text.count("\n", 0, start)
                raise self.refused(f"a line of the file is longer than {LONGEST_LINE:,} characters", "", line)
            start = end

    def xml(self, content: bytes | None = None, path: str = "") -> Any:
        """Its root element (or that of a part of it), lines known as `sourceline`. No entity, no DTD, no network."""
        from lxml import etree

        content = self.whole() if content is None else content
        if b"<!DOCTYPE" in content[:HEAD] or b"<!ENTITY" in content:
            raise self.refused("the file declares a document type, which a bank needs not", "take it out", path=path)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            line = getattr(error, "lineno", 0) or 0
            raise self.refused(f"this is not XML that can be read: {error}", "export it again", line, path) from None

    def refused(self, message: str, hint: str = "", line: int = 0, path: str = "") -> ProblemsFound:
        """The refusal of the whole file, with its name and the path within it."""
        return ProblemsFound(
            [Problem(message, file=f"{self.name}/{path}" if path else self.name, line=line, hint=hint)]
        )


class Archive:
    """The files of an uploaded zip by their paths, unpacked one by one up to the limits, whatever it says of itself."""

    def __init__(self, upload: Upload, most: int = MOST_PARTS, largest: int = LARGEST_WHOLE) -> None:
        self._upload, self._left = upload, largest
        try:
            upload.opened.seek(0)
            self._zip = ZipFile(upload.opened)
            members = self._zip.infolist()
        except DAMAGED as error:
            raise upload.refused(f"this is not a zip archive that can be read: {error}", "export it again") from None
        if len(members) > most:
            raise upload.refused(f"the archive has {len(members):,} files, more than {most:,}", "export fewer at once")
        self._members = {one.filename: one for one in members if not one.is_dir()}
        for path in self._members:
            if not _is_plain(path):
                raise upload.refused("a file in the archive would lie outside of it", "export it again", path=path[:80])

    @property
    def paths(self) -> list[str]:
        """The paths of its files, in its order."""
        return list(self._members)

    def read(self, path: str, largest: int = LARGEST_PART) -> bytes:
        """One file; refused where it is not there, damaged, or larger than the limit."""
        member = self._members.get(path)
        if member is None:
            raise self._upload.refused("the archive lacks this file", "export it again", path=path)
        announced = range(member.file_size)  # never more is unpacked than that: refused before it fills the memory
        if len(announced) > min(largest, self._left):
            self.counted(path, lambda _: announced, largest)
        return self.counted(path, lambda limit: self._unpacked(member, limit), largest)

    def head(self, path: str, most: int) -> bytes:
        """A file's first bytes, by which its format is told; of no more is anything unpacked."""
        return self._unpacked(self._members[path], most)

    def counted(self, path: str, unpack: Callable[[int], Counted], largest: int = LARGEST_PART) -> Counted:
        """What `unpack` gives of at most so many bytes and one, taken off what the archive may still unpack to."""
        limit = min(largest, self._left)
        found = unpack(limit + 1)
        if len(found) > limit:
            raise self._upload.refused(
                f"the file unpacks to more than {limit:,} bytes", "export fewer at once", path=path
            )
        self._left -= len(found)
        return found

    def pieces(
        self, path: str, through: Callable[[IO[bytes]], IO[bytes]] = lambda packed: packed, largest: int = LARGEST_PART
    ) -> Iterator[bytes]:
        """One file piece by piece, refused as in `read`; `through` unpacks what is packed once more inside."""
        member, limit, found = self._members.get(path), min(largest, self._left), 0
        if member is None:
            raise self._upload.refused("the archive lacks this file", "export it again", path=path)
        try:
            with self._zip.open(member) as packed:
                source = through(packed)
                while found <= limit and (piece := source.read(PIECE)):
                    found += len(piece)
                    yield piece
        except DAMAGED as error:
            raise self._upload.refused(f"cannot be unpacked: {error}", "export it again", path=path) from None
        self.counted(path, lambda _: range(found), largest)

    def _unpacked(self, member: ZipInfo, limit: int) -> bytes:
        try:
            with self._zip.open(member) as packed:
                return packed.read(limit)
        except DAMAGED as error:
            raise self._upload.refused(
                f"cannot be unpacked: {error}", "export it again", path=member.filename
            ) from None


def _is_plain(path: str) -> bool:
    """Whether a path stays inside its archive."""
    parts = PurePosixPath(path).parts
    return not (path.startswith("/") or ".." in parts or "\\" in path or ":" in path or "\0" in path)
