"""Pictures and sounds that come along: what they are by their content, and a plain name for each."""

import re
from pathlib import PurePosixPath

from quiz_app.domain import media
from quiz_app.domain.media import LARGEST, PICTURES, SOUNDS
from quiz_app.interchange.slugs import slug

__all__ = ["LARGEST", "LARGEST_TOGETHER", "PICTURES", "SOUNDS", "MediaNames", "kind_of"]

LARGEST_TOGETHER = 150_000_000
SAME = {".jpeg": ".jpg", ".oga": ".ogg", ".opus": ".ogg", ".mp4": ".m4a", ".aac": ".mp3"}
PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.[A-Za-z0-9]{1,5}")


def kind_of(content: bytes) -> str:
    """What a file is by its first bytes, as the end of a name (`.png`); empty where it is no picture or sound."""
    found = media.kind_of(content)
    return found.ending if found else ""


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
