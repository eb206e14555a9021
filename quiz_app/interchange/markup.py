"""Markdown to HTML and plain text, and back: the only door to the libraries that do it.

A bank's texts are Markdown without HTML. What comes from elsewhere is made that: HTML is cleaned first, and in a plain
text every sign that Markdown would take for its own is escaped, so that it reads as it was written.
"""

import re
from functools import cache
from html import unescape
from typing import Any

TAGS = {
    "a", "b", "blockquote", "br", "caption", "code", "del", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "img", "li", "ol", "p", "pre", "s", "span", "strong", "sub", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "td": {"colspan"}, "th": {"colspan"}}
DROPPED_WHOLE = {"script", "style", "head", "title", "template"}
INSIDE = re.compile(r"([\\`*_\[\]<>|~])")
AT_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|\d+(?=[.)](\s|$)))")
ENTITY = re.compile(r"&(?=#?\w+;)")
BREAKS = re.compile(r"(^|<(?:p|div|li|blockquote|h[1-6]|td|th|dd|dt)>\s*)?(?:<br>\s*)+(</?\w+|$)?")
INLINE = {"a", "b", "code", "del", "em", "i", "img", "s", "span", "strong", "sub", "sup", "u"}
# What needs no library, as most texts do not: one line without a sign of Markdown's, and HTML of paragraphs alone.
SIGNS = r"\\`*_\[\]<>&~\x00-\x1f\x7f\u0085\u2028\u2029"
ONE_LINE = re.compile(rf"(?!\d+[.)])[^\W_](?:[^{SIGNS}]*[^{SIGNS}\s])?")
PARAGRAPHS = re.compile(r"[^<]*(?:<(?:/?p|br)>[^<]*)*")
BETWEEN = re.compile(r"</?p>")
SPACE = re.compile(r"[ \t\r\n\f]+")
UNPLAIN = re.compile(r"[^\w ,;:.?!'\"()/%€$£’“”–—…-]|^[ \d-]|  ", re.MULTILINE)
# What needs no library, as most texts do not: one line without a sign of Markdown's, and HTML of paragraphs alone.
SIGNS = r"\\`*_\[\]<>&~\x00-\x1f\x7f\u0085\u2028\u2029"
ONE_LINE = re.compile(rf"(?!\d+[.)])[^\W_](?:[^{SIGNS}]*[^{SIGNS}\s])?")
PARAGRAPHS = re.compile(r"[^<]*(?:<(?:/?p|br)>[^<]*)*")
BETWEEN = re.compile(r"</?p>")
SPACE = re.compile(r"[ \t\r\n\f]+")
TAGGED = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]*>")
CLOSED_BY_THE_NEXT = {"p", "li", "tr", "td", "th", "dt", "dd", "br", "hr", "img", "input", "col", "wbr", "source"}
MOST_DEPTH = 60
GAPLIKE = re.compile(r"\{(?=\{)")


def to_html(markdown: str) -> str:
    """The text as HTML: paragraphs, lists, tables, emphasis, links and images; HTML written in it stays text."""
    if ONE_LINE.fullmatch(markdown):
        return "<p>" + markdown.replace('"', "&quot;") + "</p>"
    html: str = _parser().render(markdown)
    return html.strip()


def to_inline_html(markdown: str) -> str:
    """The text as HTML without the paragraph around it, where it is a single one."""
    html = to_html(markdown)
    inner = html.removeprefix("<p>").removesuffix("</p>")
    return inner if "<p>" not in inner and len(inner) == len(html) - len("<p></p>") else html


def to_plain(markdown: str) -> str:
    """What a reader would see of it, paragraphs and list entries on lines of their own; an image is its alt text."""
    if ONE_LINE.fullmatch(markdown):
        return markdown
    lines = [_seen(token.children or []) for token in _parser().parse(markdown) if token.type == "inline"]
    code = [token.content.rstrip("\n") for token in _parser().parse(markdown) if token.type in ("fence", "code_block")]
    return "\n".join([*lines, *code])


def is_plain(markdown: str) -> bool:
    """Whether the plain text of it says all: no emphasis, list, link or image is in it."""
    return not UNPLAIN.search(markdown) or to_html(from_plain(to_plain(markdown))) == to_html(markdown)


def from_plain(text: str) -> str:
    """Markdown that reads as this text, lines kept; spaces at the ends of lines are not."""
    lines = [_escaped(line.strip()) for line in text.strip().splitlines()]
    after = [*lines[1:], ""]
    made = "\n".join(f"{line}\\" if line and then else line for line, then in zip(lines, after, strict=False))
    return re.sub(r"\n{2,}", "\n\n", made)


def from_html(html: str) -> str:
    """Markdown of the HTML: scripts, styles and unknown elements are gone, their text stays."""
    if PARAGRAPHS.fullmatch(html):
        return _paragraphs(BREAKS.sub(_between_lines, html))
    if _is_too_deep(html):
        return from_plain(unescape(TAGGED.sub(" ", html)))
    import nh3

    clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, clean_content_tags=DROPPED_WHOLE, link_rel=None)
    return _converted(BREAKS.sub(_between_lines, clean))


def images(markdown: str) -> list[str]:
    """The addresses of the images that the text shows, in order."""
    tokens = [child for token in _parser().parse(markdown) for child in token.children or []]
    return [str(token.attrGet("src")) for token in tokens if token.type == "image"]


def _is_too_deep(html: str) -> bool:
    """Whether elements lie in each other deeper than anybody writes; the libraries would take minutes over it."""
    depth = 0
    for match in TAGGED.finditer(html) if html.count("<") > MOST_DEPTH else ():
        if match[2].lower() not in CLOSED_BY_THE_NEXT:
            depth = depth + 1 if not match[1] else max(0, depth - 1)
        if depth > MOST_DEPTH:
            return True
    return False


def _paragraphs(html: str) -> str:
    """Markdown of clean HTML that has nothing but paragraphs and line breaks."""
    parts = [unescape(SPACE.sub(" ", part).replace("<br>", "\n")) for part in BETWEEN.split(html)]
    return "\n\n".join(from_plain(part) for part in parts if part.strip())


def _converted(html: str) -> str:
    from markdownify import markdownify

    made: str = markdownify(
        html,
        heading_style="ATX",
        bullets="-",
        newline_style="backslash",
        escape_misc=True,
        strip=["span", "u", "sub", "sup"],
    )
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in made.splitlines())).strip()


def _between_lines(breaks: re.Match[str]) -> str:
    """The line breaks, unless they begin or end a block, where nobody sees them."""
    begun, following = breaks[1], breaks[2]
    ends = following is not None and following.lstrip("</") not in INLINE
    return breaks[0] if begun is None and not ends else (begun or "") + (following or "")


def _escaped(line: str) -> str:
    plain = ENTITY.sub(r"\\&", INSIDE.sub(r"\\\1", line))
    return GAPLIKE.sub(r"{\\", AT_START.sub(_escaped_start, plain))


def _escaped_start(match: re.Match[str]) -> str:
    return f"{match[0]}\\" if match[0][0].isdigit() else f"\\{match[0]}"


def _seen(tokens: list[Any]) -> str:
    """The text of inline tokens."""
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(breaks.get(token.type, token.content) for token in tokens)


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
