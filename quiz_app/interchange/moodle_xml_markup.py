"""The texts of a Moodle XML file as they are written: HTML with the files that it shows."""

import re
from base64 import b64encode
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from quiz_app.interchange.markup import to_html
from quiz_app.interchange.xmltext import NO_XML, clean

SHOWN = re.compile(r'(src|href)="media/([^"]+)"')


class Writing:
    """One question as it is written. `lost` names what of it could not be."""

    def __init__(self, media: Mapping[str, bytes]) -> None:
        self._media = media
        self.lost: list[str] = []

    def text(self, tag: str, markdown: str) -> str:
        """An element with the text as HTML."""
        return f'<{tag} format="html">{self.inner(to_html(markdown) if markdown else "")}</{tag}>\n'

    def inner(self, html: str) -> str:
        """What is in such an element: the HTML, and the files that it shows."""
        shown: dict[str, bytes] = {}

        def address(match: re.Match[str]) -> str:
            name = match[2]
            if name not in self._media:
                self.lost.append(f"file '{name}', which is not at hand")
                return match[0]
            shown[name] = self._media[name]
            return f'{match[1]}="@@PLUGINFILE@@/{name}"'

        html = SHOWN.sub(address, html) if "media/" in html else html
        if NO_XML.search(html):
            self.lost.append("control characters")
        return f"<text>{plain(html)}</text>" + "".join(_file(name, content) for name, content in shown.items())


def plain(text: str) -> str:
    """The text for XML, without what it cannot hold."""
    return escape(clean(text))


def _file(name: str, content: bytes) -> str:
    return f'<file name={quoteattr(name)} path="/" encoding="base64">{b64encode(content).decode()}</file>'
