"""Pictures and sounds that come along: what they are by their content, and a plain name for each."""

import re
from pathlib import PurePosixPath

from quiz_app.interchange.slugs import slug

LARGEST = 20_000_000  # bytes of one
LARGEST_TOGETHER = 150_000_000
PICTURES = {".png", ".jpg", ".gif", ".webp"}
SOUNDS = {".mp3", ".ogg", ".wav", ".flac", ".m4a", ".webm"}
SAME = {".jpeg": ".jpg", ".oga": ".ogg", ".opus": ".ogg", ".mp4": ".m4a", ".aac": ".mp3"}
STARTS = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
    (b"OggS", ".ogg"),
    (b"fLaC", ".flac"),
    (b"ID3", ".mp3"),
    (b"\x1aE\xdf\xa3", ".webm"),
)
PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.[A-Za-z0-9]{1,5}")
MPEG = re.compile(rb"\xff[\xe2-\xff]")


def kind_of(content: bytes) -> str:
    """What a file is by its first bytes, as the end of a name (`.png`); empty where it is no picture or sound."""
    known = next((end for start, end in STARTS if content.startswith(start)), "")
    if known:
        return known
    if content.startswith(b"RIFF"):
        return {b"WEBP": ".webp", b"WAVE": ".wav"}.get(content[8:12], "")
    if content[4:8] == b"ftyp":
        return ".m4a"
    return ".mp3" if MPEG.match(content) else ""


class MediaNames:
    """Names of letters, digits, hyphens and one dot, that no two files share, however their letters are written."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, name: str, kind: str) -> str:
        """The file's own name where it is plain and says what the file is; else one made of it."""
        path = PurePosixPath(name.replace("\\", "/"))
        end = SAME.get(path.suffix.casefold(), path.suffix.casefold())
        stem = path.stem if PLAIN.fullmatch(path.name) else slug(path.stem) or "file"
        wanted, number = f"{stem}{path.suffix if end == kind else kind}", 1
        while wanted.casefold() in self._taken:
            number += 1
            wanted = f"{stem}-{number}{kind}"
        self._taken.add(wanted.casefold())
        return wanted
