"""Images inside an HTML file: as data, by what they are and not by what they are called."""

import re
from base64 import b64encode
from collections.abc import Mapping
from html import unescape
from urllib.parse import unquote

IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"[^>]*>')
KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif", b"RIFF": "webp"}
FOLDER = "media/"


class Pictures:
    """The images that texts may show, each encoded once."""

    def __init__(self, media: Mapping[str, bytes]) -> None:
        self._media = media
        self._made: dict[str, str] = {}

    def within(self, html: str) -> tuple[str, list[str]]:
        """The HTML with every image as data, or as its words; and the names of those that could not be shown."""
        missing: list[str] = []

        def show(match: re.Match[str]) -> str:
            name = unquote(unescape(match[1])).removeprefix(FOLDER)
            data = self._data(name)
            if not data:
                missing.append(name[:80])
            return f'<img src="{data}" alt="{match[2]}">' if data else f"[{match[2]}]"

        return (IMAGE.sub(show, html), missing) if "<img" in html else (html, missing)

    def _data(self, name: str) -> str:
        """The image as an address; empty where there is none, or it is of another kind."""
        if name not in self._made:
            content = self._media.get(name, b"")
            kind = next((kind for begin, kind in KINDS.items() if content.startswith(begin)), "")
            self._made[name] = f"data:image/{kind};base64,{b64encode(content).decode()}" if kind else ""
        return self._made[name]
