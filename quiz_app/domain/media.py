"""Images and sounds that texts show as `![what it shows](media/NAME)`: known by their content, under plain names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

FOLDER = "media"
ADDRESS = "/api/media"  # under which the app has them; /media is Streamlit's own
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
SHOWN = re.compile(r"(?<=\]\()media/([^)\s]+)(?=[)\s])")
LARGEST = 20_000_000  # bytes of one file


@dataclass(frozen=True, slots=True)
class MediaKind:
    """What a file is: how it begins, the ending of its name, and its content type."""

    begins: re.Pattern[bytes]
    ending: str
    content_type: str

    @property
    def is_sound(self) -> bool:
        """Whether it is heard, not seen."""
        return self.content_type.startswith("audio/")


KINDS = tuple(
    MediaKind(re.compile(begins, re.DOTALL), ending, content_type)
    for begins, ending, content_type in (
        (rb"\x89PNG\r\n\x1a\n", ".png", "image/png"),
        (rb"\xff\xd8\xff", ".jpg", "image/jpeg"),
        (rb"GIF8[79]a", ".gif", "image/gif"),
        (rb"RIFF.{4}WEBP", ".webp", "image/webp"),
        (rb"RIFF.{4}WAVE", ".wav", "audio/wav"),
        (rb"OggS", ".ogg", "audio/ogg"),
        (rb"ID3|\xff[\xe2-\xff]", ".mp3", "audio/mpeg"),
        (rb"fLaC", ".flac", "audio/flac"),
        (rb"\x1aE\xdf\xa3", ".webm", "audio/webm"),
        (rb".{4}ftyp", ".m4a", "audio/mp4"),
    )
)
PICTURES = tuple(kind.ending for kind in KINDS if not kind.is_sound)
SOUNDS = tuple(kind.ending for kind in KINDS if kind.is_sound)
SOUND = re.compile(rf"!\[([^\]]*)\]\(media/([^)\s]+(?:{'|'.join(map(re.escape, SOUNDS))}))\)", re.IGNORECASE)
Shows = TypeVar("Shows")


def kind_of(content: bytes) -> MediaKind | None:
    """The kind of image or sound that the bytes begin as; None where they are neither. SVG, which can run, is none."""
    return next((kind for kind in KINDS if kind.begins.match(content)), None)


def is_plain(name: str) -> bool:
    """Whether a file may be called so: no folder, nothing hidden, nothing odd."""
    return NAME.fullmatch(name) is not None and ".." not in name


def shown_in(text: str) -> list[str]:
    """The names of the files that a text shows."""
    return SHOWN.findall(text)


def addressed(text: str) -> str:
    """The text with the addresses of the files that it shows; a sound becomes a link."""
    if "](media/" not in text:
        return text
    linked = SOUND.sub(lambda found: f"[{found[1] or found[2]}](media/{found[2]})", text)
    return SHOWN.sub(lambda found: f"{ADDRESS}/{found[1]}" if is_plain(found[1]) else found[0], linked)


def with_names(one: Shows, names: Mapping[str, str]) -> Shows:
    """An item, a card or a part of one, its texts showing the files under their new names."""
    return cast(Shows, _with_names(one, names))


def _with_names(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        if "](media/" not in value:
            return value
        return SHOWN.sub(lambda found: f"media/{names.get(found[1], found[1])}", value)
    if isinstance(value, tuple):
        return tuple(_with_names(one, names) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _with_names(getattr(value, one.name), names) for one in fields(value)})
    return value
