"""A field of an Anki note as Markdown, and back: its HTML, the gaps of a cloze, pictures and sounds."""

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import unquote

from quiz_app.domain.card import CLOZE
from quiz_app.interchange.markup import SIGNS, from_html, to_inline_html
from quiz_app.interchange.media import SOUNDS

Place = Callable[[str], str]  # the plain name of a medium by Anki's, empty where it does not come along

SOUND = re.compile(r"\[sound:([^\[\]\n]{1,300})\]")
PICTURE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
SOURCE = re.compile(r"""\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
LINES = re.compile(r"<div>|(</div>)")
GAP = re.compile(r"\{\{c(\d{1,4})::((?:(?!\{\{c\d+::|\}\}).)+?)\}\}", re.DOTALL)
LEFT_OVER = re.compile(r"\{\{c\d+(?:,\d+)*::")
OPENS, SAYS, CLOSES = "\ue000", "\ue001", "\ue002"  # stand for a gap's signs while its text is converted
OURS = re.compile(f"[{OPENS}-{CLOSES}]")
MARKED = re.compile(f"{OPENS}(\\d+){SAYS}(.*?){CLOSES}", re.DOTALL)
# What most fields are, made Markdown without a library: one line of text, and words in bold or italics.
PLAIN = re.compile(rf"(?!\d+[.)])[^\W_](?:[^{SIGNS}{{]*[^{SIGNS}{{\s])?")
EMPHASIS = re.compile(
    r"(?<!/b>)(?<!/i>)(?<!strong>)(?<!em>)"
    rf"<(b|i|strong|em)>([^\W_](?:[^{SIGNS}]*[^\W_])?)</\1>(?!<(?:b|i|strong|em)>)"
)
SIGN = {"b": "\ue003", "strong": "\ue003", "i": "\ue004", "em": "\ue004"}
EMPHASES = re.compile("[\ue003\ue004]")
OTHER_TAG = re.compile(r"<(?!/?p>|br>)")
BREAK = re.compile(r"\\?\s*\n\s*")
MEDIA_LINK = re.compile(r'<a href="media/([^"]+)">[^<]*</a>')
MEDIA_PICTURE = re.compile(r'(<img src=")media/')


class NoCard(Exception):
    """What of a note makes no card, as a sentence."""


def to_markdown(html: str, place: Place) -> str:
    """The field's text. Pictures and sounds are named as `place` says; those that it does not know are gone."""
    if PLAIN.fullmatch(html) and "  " not in html:
        return html
    if "[sound:" in html:
        html = SOUND.sub(lambda match: _linked(place(unescape(match[1]))), html)
    if "<img" in html or "<IMG" in html:
        html = PICTURE.sub(lambda match: _pictured(match[0], place), html)
    if "<" not in html:
        return from_html(html)
    html = EMPHASES.sub("", LINES.sub(lambda match: "" if match[1] else "<br>", html).removeprefix("<br>"))
    marked = EMPHASIS.sub(lambda match: f"{SIGN[match[1]]}{match[2]}{SIGN[match[1]]}", html)
    if marked == html or OTHER_TAG.search(marked):
        return from_html(html)
    return from_html(marked).replace(SIGN["b"], "**").replace(SIGN["i"], "*")


def to_cloze(html: str, place: Place) -> tuple[str, bool]:
    """The text with its gaps, and whether any had a hint; NoCard where a gap is in another, or there is none."""
    hinted = False

    def mark(match: re.Match[str]) -> str:
        nonlocal hinted
        says, colons, _ = match[2].partition("::")
        hinted |= bool(colons)
        return f"{OPENS}{match[1]}{SAYS}{says}{CLOSES}"

    marked, count = GAP.subn(mark, OURS.sub("", html))
    if LEFT_OVER.search(marked):
        raise NoCard("a gap stands in another, is empty, or has two numbers")
    if not count:
        raise NoCard("the text has no gap")
    text = to_markdown(marked, place)
    text = text.replace("{{", r"{\{").replace("}}", r"}\}")
    made = MARKED.sub(lambda match: f"{{{{c{match[1]}::{_one_line(match[2])}}}}}", text)
    if OURS.search(made) or sum(bool(match[2].strip()) for match in CLOZE.finditer(made)) < count:
        raise NoCard("a gap has nothing to recall that can be kept")
    return made, hinted


def from_markdown(text: str) -> str:
    """HTML of a side of a card."""
    html = MEDIA_PICTURE.sub(r"\1", to_inline_html(text))
    return MEDIA_LINK.sub(lambda match: _sound(match[1]) or match[0], html)


def from_cloze(text: str) -> str:
    """HTML of a text with gaps; what a gap says has no `::`, which would begin a hint."""
    marked = CLOZE.sub(lambda match: f"{OPENS}{match[1]}{SAYS}{match[2]}{CLOSES}", OURS.sub("", text))
    html = from_markdown(marked).replace("{{", "{&#123;").replace("}}", "}&#125;")
    return MARKED.sub(lambda match: f"{{{{c{match[1]}::{_no_hint(match[2])}}}}}", html)


def _no_hint(says: str) -> str:
    return says.replace("::", ":&#58;").replace("::", ":&#58;")


def _one_line(says: str) -> str:
    return BREAK.sub(" ", says.strip())


def _sound(name: str) -> str:
    """The mark of a sound, empty where the name is another file's."""
    return f"[sound:{name}]" if name.endswith(tuple(SOUNDS)) else ""


def _linked(name: str) -> str:
    return f'<a href="media/{name}">{name}</a>' if name else ""


def _pictured(tag: str, place: Place) -> str:
    source, alt = SOURCE.search(tag), ALT.search(tag)
    if not source:
        return ""
    named = unescape(next(filter(None, source.groups()), ""))
    name = place(named) or place(unquote(named))
    said = escape(unescape((alt[1] or alt[2] or "") if alt else ""))
    return f'<img src="media/{name}" alt="{said}">' if name else ""
