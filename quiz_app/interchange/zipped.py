"""Files in one zip archive, and back; an archive is a stranger's until it has been read."""

import zlib
from collections.abc import Collection, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from quiz_app.domain.errors import Problem, ProblemsFound

LARGEST = 1 << 29  # bytes of all files together, unpacked: some million rows
SAME_DAY = (1980, 1, 1, 0, 0, 0)  # the same files always make the same archive


def pack(files: Mapping[str, bytes]) -> bytes:
    """The files in an archive."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name, SAME_DAY), content, ZIP_DEFLATED)
    return packed.getvalue()


def unpack(content: bytes, expected: Collection[str], largest: int = LARGEST) -> dict[str, bytes]:
    """The files of an archive by name; ProblemsFound where one is not among those expected or all are too large."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            _check_names([member.filename for member in members], expected)
            return _unpacked(archive, members, largest)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _refused("", f"this is not a zip archive that can be read: {error}") from None


def _check_names(names: list[str], expected: Collection[str]) -> None:
    odd = [name for name in names if name not in expected]
    if odd or len(names) > len(set(names)):
        raise _refused("".join(odd[:1])[:80], f"an export holds {', '.join(expected)}, each once and nothing else")


def _unpacked(archive: ZipFile, members: list[ZipInfo], largest: int) -> dict[str, bytes]:
    """What the members hold, counted while it is unpacked: the size that an archive states may be a lie."""
    files: dict[str, bytes] = {}
    left = largest
    for member in members:
        with archive.open(member) as packed:
            unpacked = packed.read(left + 1)
        left -= len(unpacked)
        if left < 0:
            raise _refused(member.filename, f"the archive unpacks to more than {largest:,} bytes")
        files[member.filename] = unpacked
    return files


def _refused(name: str, message: str) -> ProblemsFound:
    return ProblemsFound([Problem(message, file=name, hint="export it again")])
