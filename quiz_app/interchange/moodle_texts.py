"""The texts of a Moodle XML file: HTML, plain or Markdown as they say of themselves, with the files that they show."""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Mapping
from html import unescape
from typing import Any
from urllib.parse import unquote

from quiz_app.interchange.markup import from_html, from_plain
from quiz_app.interchange.media_kept import Media
from quiz_app.interchange.soundness import within_reason

SHOWN = re.compile(r"@@PLUGINFILE@@/([^\s\"'<>)?]+)(\?[^\s\"'<>)]*)?")
EMBEDDED = re.compile(r"data:[\w/.+-]{1,60};base64,([A-Za-z0-9+/=\s]+)")
MISSING = re.compile(r"!?\[([^\[\]\n]*)\]\(media/missing[^)\n]*\)")
PLAYER = re.compile(r"<(audio|video|iframe|object)\b", re.IGNORECASE)
TAG = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|s|del|sub|sup|span|div|a|img|ul|ol|li|code|pre|table|tr|td|th|h[1-6]|blockquote)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]\w*);")


def markdown(text: str, kind: str) -> str:
    """The text as Markdown: `html`, `plain`, `markdown`, or `moodle`, which is HTML where it looks like it."""
    if kind == "plain":
        return from_plain(text)
    if kind == "markdown":
        return text.strip()
    if kind == "html":
        return from_html(text)
    return (
        from_html(text.strip().replace("\n", "<br>")) if TAG.search(text) or ENTITY.search(text) else from_plain(text)
    )


def text_of(element: Any, media: Media, lost: list[str], default: str = "html") -> str:
    """The Markdown of an element with a <text>, its files kept; what is not is said in `lost`."""
    raw = (element.findtext("text") or "").strip()
    found = element.findall("file") if "@@PLUGINFILE@@" in raw else ()
    files = {f"{one.get('path', '/').strip('/')}/{one.get('name', '')}".strip("/"): one.text or "" for one in found}
    return shown(raw, format_of(element, default), files, media, lost)


def shown(raw: str, kind: str, files: Mapping[str, str], media: Media, lost: list[str]) -> str:
    """The Markdown of a text of this kind; the `files` are those that it may show, in base64."""
    if "<" not in raw and "@@PLUGINFILE@@" not in raw:
        return markdown(within_reason(raw), kind)
    made = markdown(within_reason(_with_files(raw, files, media, lost)), kind)
    return MISSING.sub(r"\1", made) if "media/missing" in made else made


def format_of(element: Any, default: str = "html") -> str:
    """The kind of text that the element says it is."""
    said = element.get("format", "").strip()
    kinds = {"moodle_auto_format": "moodle", "plain_text": "plain", "markdown": "markdown", "html": "html", "": default}
    return kinds.get(said, "html")


def _with_files(raw: str, files: Mapping[str, str], media: Media, lost: list[str]) -> str:
    """The text with the addresses of files that are kept, `media/NAME`."""
    if player := PLAYER.search(raw):
        lost.append(f"what an <{player[1].lower()}> plays")
    if "base64," in raw:
        raw = EMBEDDED.sub(
            lambda found: _address(media.keep("image", _decoded(found[1])), "an embedded file", lost), raw
        )

    named: dict[str, str] = {}

    def address(match: re.Match[str]) -> str:
        path = unquote(unescape(match[1]))
        if path not in named:
            named[path] = media.keep(path, _decoded(files[path])) if path in files else ""
        return _address(named[path], f"the file '{path[:60]}'", lost)

    return SHOWN.sub(address, raw)


def _address(name: str, what: str, lost: list[str]) -> str:
    if not name:
        lost.append(f"{what}, which is no image or sound that came along")
    return f"media/{name or 'missing'}"


def _decoded(text: str) -> bytes:
    try:
        return b64decode("".join(text.split()), validate=True)
    except (Error, ValueError):
        return b""
