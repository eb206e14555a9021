"""Content packages of the two QTI formats: an archive of XML files or a single one, and the pictures in their texts."""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Callable, Iterable, Iterator
from html import escape, unescape
from posixpath import basename, dirname, join, normpath
from typing import Any
from urllib.parse import unquote

from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.interchange import markup
from quiz_app.interchange.media import LARGEST
from quiz_app.interchange.media_kept import Media
from quiz_app.interchange.soundness import within_reason
from quiz_app.interchange.upload import Archive, Upload

MANIFEST = "imsmanifest.xml"
LARGEST_XML = 64_000_000
MOST_TAGS = 2_000_000  # a tree takes some hundred bytes for each
SOURCE = re.compile(r"""(<img\b[^<>]*?\bsrc\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE)
FILE_BASE = re.compile(r"^(\$|%24)(IMS[-_]CC[-_]FILEBASE|CANVAS_COURSE_REFERENCE\$/file_contents)(\$|%24)?/?", re.I)
DATA = re.compile(r"data:image/(png|jpe?g|gif|webp);base64,(.*)", re.DOTALL | re.IGNORECASE)
BEFORE_ROOT = {"<?": "?>", "<!--": "-->", "<!DOCTYPE": ">"}
SPACE = re.compile(r"\s*")
ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
PEEKED = 4_096

Note = Callable[[str], None]


def root_name(head: bytes) -> str:
    """The local name of the root element of an XML file that begins so; empty where it is none."""
    utf16 = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = head.decode("utf-16" if utf16 else "utf-8-sig", "ignore")
    found = ROOT.match(text, _root_at(text))
    return found[1] if found else ""


def _root_at(text: str) -> int:
    """Where the root element may begin: after what may stand before it. A document type is skipped, to be refused."""
    at = 0
    while True:
        at = SPACE.match(text, at).end()  # type: ignore[union-attr]
        end = next((end for start, end in BEFORE_ROOT.items() if text.startswith(start, at)), None)
        if end is None:
            return at
        inner = text.find("]", at) if end == ">" and "[" in text[at : text.find(">", at)] else at
        at = text.find(end, max(inner, at))
        if at < 0:
            return len(text)
        at += len(end)


def bare(root: Any) -> Any:
    """The tree with every element's name without its namespace: the old formats are written with and without."""
    for node in root.iter():
        if isinstance(node.tag, str) and node.tag.startswith("{"):
            node.tag = node.tag.rpartition("}")[2]
    return root


class Package:
    """An upload as a package: its XML files by their root elements, what is wrong with them, and its pictures."""

    def __init__(self, upload: Upload) -> None:
        self.upload = upload
        self.archive = Archive(upload) if upload.is_zip else None
        self.problems: list[Problem] = []
        self._all = set(self.paths())
        self._media = Media()
        self._named: dict[str, str] = {}  # paths in the archive -> names under media/

    @property
    def media(self) -> dict[str, bytes]:
        """The pictures that texts show, by their names under media/."""
        return self._media.files

    def nothing(self, message: str) -> ProblemsFound:
        """The refusal of a package of which nothing could be read: its files' problems, or that there is nothing."""
        return ProblemsFound(self.problems) if self.problems else self.upload.refused(message, "export it again")

    def paths(self) -> list[str]:
        """The archive's files; of a single file none."""
        return self.archive.paths if self.archive else []

    def address(self, path: str) -> str:
        """A file within the package, as problems name it."""
        return f"{self.upload.name}/{path}" if path else self.upload.name

    def manifest(self) -> Any | None:
        """The manifest's root, or None where there is none that can be read; a damaged one is a problem."""
        return self.tree(MANIFEST) if MANIFEST in self.paths() else None

    def root_of(self, path: str) -> str:
        """The local name of a file's root element, by its first bytes."""
        if self.archive is None:
            return root_name(self.upload.head)
        try:
            return root_name(self.archive.head(path, PEEKED))
        except ProblemsFound:
            return ""

    def tree(self, path: str) -> Any | None:
        """A file's root element, names without namespaces; None where it cannot be read, which is a problem then."""
        try:
            content = self.archive.read(path, LARGEST_XML) if self.archive else self.upload.whole()
            if content.count(b"<") > MOST_TAGS:
                raise self.upload.refused(
                    f"the file has more than {MOST_TAGS:,} tags", "export fewer at once", path=path
                )
            return bare(self.upload.xml(content, path))
        except ProblemsFound as found:
            self.problems += found.problems
            return None

    def rooted(self, names: Iterable[str], suffixes: tuple[str, ...]) -> Iterator[str]:
        """The paths of the files whose root element has one of these names; '' is the single file itself."""
        wanted = set(names)
        if self.archive is None:
            yield ""
            return
        for path in self.archive.paths:
            if path.lower().endswith(suffixes) and path != MANIFEST and self.root_of(path) in wanted:
                yield path

    def markdown(self, html: str, beside: str, note: Note) -> str:
        """Markdown of an HTML text that stands in the file `beside`; its pictures come along."""
        if "<" not in html and "&" not in html:
            return markup.from_plain(" ".join(html.split()))

        def local(found: re.Match[str]) -> str:
            name = self._picture(unescape(found[2][1:-1]), beside, note)
            return f'{found[1]}"{escape(name)}"'

        shown = SOURCE.sub(local, html) if "<img" in html.lower() else html
        return markup.from_html(within_reason(shown))

    def _picture(self, source: str, beside: str, note: Note) -> str:
        """The address of a picture in a bank's text: its own under media/, or the one elsewhere that it has."""
        data = DATA.fullmatch(source.strip())
        if data:
            return self._inline(data, note)
        if re.match(r"(https?:)?//", source):
            note("a picture lies on another server and is not copied")
            return source
        path = self._path(source, beside)
        if path is None or self.archive is None:
            note(f"the picture '{source[:80]}' is not in the file")
            return source
        if path not in self._named:
            try:
                self._named[path] = self._media.keep(basename(path), self.archive.read(path, LARGEST))
            except ProblemsFound as found:
                note(found.problems[0].message)
                return source
        return self._shown(self._named[path], source, note)

    def _shown(self, name: str, source: str, note: Note) -> str:
        """The address of a file that is kept under this name, which is empty where it could not be."""
        if not name:
            note(f"'{source[:80]}' is not a picture, or too large")
            return source
        return f"media/{name}"

    def _inline(self, data: re.Match[str], note: Note) -> str:
        try:
            content = b64decode(data[2], validate=False)
        except (Error, ValueError):
            note("a picture within the text cannot be read")
            return ""
        return self._shown(self._media.keep(f"picture.{data[1].lower()}", content), "a picture in the text", note)

    def _path(self, source: str, beside: str) -> str | None:
        """The file in the archive that an address means."""
        plain = unquote(FILE_BASE.sub("", source.split("?")[0].split("#")[0]))
        places = ("web_resources", dirname(beside), "")
        tried = [normpath(join(place, plain)) for place in places]
        return next((path for path in tried if path in self._all), None)
