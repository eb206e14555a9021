"""One item of a QTI 1.2 file, taken apart: its texts, what can be answered, what is right, what is said to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import Any

from quiz_app.interchange import markup
from quiz_app.interchange.gaps import gap_sign
from quiz_app.interchange.gathering import Place
from quiz_app.interchange.packages import Package

RESPONSES = ("response_lid", "response_str", "response_num", "response_grp", "response_xy", "response_extension")
BRACKETED = re.compile(r"\[([^\[\]]+)\]")
LOOKS_LIKE_HTML = re.compile(rf"</?({'|'.join(sorted(markup.TAGS))})\b[^<>]*>|&#?\w+;", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison of a condition: what is compared, how (`varequal`, `vargte` ...), with which value."""

    response: str
    how: str
    value: str
    negated: bool
    case: bool


@dataclass(frozen=True)
class Condition:
    """One respcondition: its comparisons, what it adds to the score, the feedback that it shows."""

    tests: tuple[Comparison, ...]
    score: float
    feedback: tuple[str, ...]

    @property
    def right(self) -> tuple[Comparison, ...]:
        """The comparisons that hold, where the condition scores anything."""
        return tuple(test for test in self.tests if not test.negated) if self.score > 0 else ()


@dataclass(frozen=True)
class Response:
    """One thing to answer: its id, element, cardinality, own text, and the labels that it offers as (id, node)."""

    ident: str
    kind: str
    cardinality: str
    node: Any
    labels: tuple[tuple[str, Any], ...] = field(repr=False)


class Entry:
    """An `item` element with its place, and how its texts become Markdown."""

    def __init__(self, node: Any, package: Package, path: str, place: Place) -> None:
        self.node, self.place, self._package, self._path = node, place, package, path
        self._said: dict[str, str] = {}

    @cached_property
    def fields(self) -> dict[str, str]:
        """Its metadata by label."""
        pairs = ((one.findtext("fieldlabel"), one.findtext("fieldentry")) for one in self.node.iter("qtimetadatafield"))
        found = {(label or "").strip(): (entry or "").strip() for label, entry in pairs}
        loose = {one.tag: (one.text or "").strip() for one in self.node.iterfind("itemmetadata/*") if len(one) == 0}
        return loose | found

    @cached_property
    def responses(self) -> list[Response]:
        """What can be answered, in order."""
        return [
            Response(
                one.get("ident", ""),
                one.tag,
                one.get("rcardinality", "Single"),
                one,
                tuple((label.get("ident", ""), label) for label in one.iter("response_label")),
            )
            for one in self.node.iter(*RESPONSES)
        ]

    @cached_property
    def conditions(self) -> list[Condition]:
        """All respconditions, in order."""
        return [_condition(one) for one in self.node.iter("respcondition")]

    @cached_property
    def feedback(self) -> dict[str, Any]:
        """The feedback elements by their ids."""
        return {one.get("ident", ""): one for one in self.node.iter("itemfeedback")}

    def said(self, ident: str) -> str:
        """The text of a feedback."""
        if ident not in self._said:
            node = self.feedback.get(ident)
            self._said[ident] = "" if node is None else self.text(node)
        return self._said[ident]

    def stem(self, gaps: dict[str, int] | None = None) -> str:
        """The text outside all responses; where `gaps` numbers them by id, with a sign for each."""
        presentation = self.node.find("presentation")
        return "" if presentation is None else self._markdown(_pieces(presentation, gaps))

    @cached_property
    def bracketed(self) -> frozenset[str]:
        """What stands in [brackets] in the stem."""
        return frozenset(BRACKETED.findall(markup.to_plain(self.stem())))

    @cached_property
    def scored(self) -> dict[str, dict[str, float]]:
        """What each value earns, by the response that it is compared with ('' for any), in the file's order."""
        found: dict[str, dict[str, float]] = {}
        for condition in self.conditions:
            for test in condition.right:
                if test.how == "varequal":
                    values = found.setdefault(test.response, {})
                    values[test.value] = max(values.get(test.value, 0.0), condition.score)
        return found

    def text(self, node: Any) -> str:
        """The Markdown of all material within the element."""
        return self._markdown(_pieces(node, None))

    def plain(self, node: Any) -> str:
        """The same as plain text, for what is to be typed."""
        pieces = list(_pieces(node, None))
        if all(plain for plain, _ in pieces):
            return " ".join(" ".join(text for _, text in pieces).split())
        return " ".join(markup.to_plain(self._markdown(iter(pieces))).split())

    def named_gaps(self, names: dict[str, int]) -> str:
        """The stem with a sign for each gap that it shows as [name]."""
        html = "".join(text if not plain else _as_html(text) for plain, text in _pieces(self.node.find("presentation")))
        left = {escape(name, quote=False): number for name, number in names.items()}

        def sign(found: re.Match[str]) -> str:
            number = left.pop(found[1], None)
            return found[0] if number is None else gap_sign(number)

        html = BRACKETED.sub(sign, html)
        return self._package.markdown(html, self._path, self.place.note)

    def _markdown(self, pieces: Iterator[tuple[bool, str]]) -> str:
        found = list(pieces)
        if len(found) == 1 and found[0][0]:
            return markup.from_plain(found[0][1])
        html = "".join(_as_html(text) if plain else text for plain, text in found)
        return self._package.markdown(html, self._path, self.place.note)


def _condition(node: Any) -> Condition:
    tests = tuple(_tests(node.iterfind("conditionvar/*"), False))
    shown = tuple(one.get("linkrefid", "") for one in node.iter("displayfeedback"))
    unscored = 100.0 if "correct" in shown else 0.0  # Blackboard says no more of what is right
    return Condition(tests, max((_score(one) for one in node.iter("setvar")), default=unscored), shown)


def _tests(nodes: Iterator[Any], negated: bool) -> Iterator[Comparison]:
    for node in nodes:
        if node.tag in ("and", "or", "not"):
            yield from _tests(iter(node), negated != (node.tag == "not"))
        else:
            value = "".join(node.itertext()).strip()
            yield Comparison(node.get("respident", ""), node.tag, value, negated, node.get("case", "No") == "Yes")


def _score(node: Any) -> float:
    """What a setvar gives: a part of the whole is as good as any for us; what counts mistakes is none."""
    if "incorrect" in node.get("varname", "").lower():
        return 0.0
    text = (node.text or "").strip()
    try:
        value = float(text)
    except ValueError:
        return 100.0 if text.lower().endswith(".max") else 0.0
    return value if node.get("action", "Set") in ("Set", "Add") else 0.0


def _pieces(node: Any, gaps: dict[str, int] | None = None) -> Iterator[tuple[bool, str]]:
    """(plain?, text) of all material under the node but that of what can be answered; a gap's sign in its place."""
    blocks = 0
    for child in node:
        if child.tag in RESPONSES:
            if gaps and child.get("ident", "") in gaps:
                yield False, f" {gap_sign(gaps[child.get('ident', '')])} "
        elif child.tag == "material":
            if blocks and gaps is None:
                yield False, "<br>"
            blocks += 1
            yield from _material(child)
        elif child.tag not in ("render_choice", "render_fib", "response_label", "itemmetadata"):
            yield from _pieces(child, gaps)


def _material(node: Any) -> Iterator[tuple[bool, str]]:
    for part in node:
        match part.tag:
            case "mattext" | "matemtext":
                yield _mattext(part)
            case "matimage":
                yield False, f'<img src="{escape(part.get("uri", ""))}" alt="{escape(part.get("label", ""))}">'
            case "matbreak":
                yield False, "<br>"
            case "mat_extension":  # Blackboard's own
                yield from ((one.get("type", "") == "PLAIN", one.text or "") for one in part.iter("mat_formattedtext"))


def _mattext(part: Any) -> tuple[bool, str]:
    kind = part.get("texttype", "").lower()
    if len(part):
        from lxml import etree

        inner = "".join(etree.tostring(child, encoding="unicode") for child in part)
        return False, escape(part.text or "", quote=False) + inner
    text = part.text or ""
    return "html" not in kind and (kind == "text/plain" or not LOOKS_LIKE_HTML.search(text)), text


def _as_html(text: str) -> str:
    return escape(text.strip("\n"), quote=False).replace("\n", "<br>")
