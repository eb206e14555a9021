"""One assessmentItem of QTI 2, taken apart: its text, what can be answered, what is right, what is said to whom."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

from quiz_app.interchange import markup
from quiz_app.interchange.gathering import Place
from quiz_app.interchange.losing import NO_RATIONALE
from quiz_app.interchange.packages import Package

FEEDBACK = ("feedbackInline", "feedbackBlock")
APART = {*FEEDBACK, "stylesheet", "templateInline", "templateBlock", "modalFeedback"}
INTERACTIVE = re.compile(r"\w+Interaction")
KEPT = ("href", "src", "alt", "colspan")
EMPTY = ("br", "img", "hr")
CODED = re.compile(r"_(?=\d)")
RATIONALE = "_rationale"
GENERAL = re.compile(r"rationale|general|solution|explanation|always", re.IGNORECASE)
WRONG = re.compile(r"incorrect|wrong|false", re.IGNORECASE)


@dataclass(frozen=True)
class Declaration:
    """What a response is: one or several values, of which type, which are right, what others earn."""

    cardinality: str
    base_type: str
    correct: tuple[str, ...]
    mapped: dict[str, float]
    case: bool

    @property
    def right(self) -> tuple[str, ...]:
        """The right values: those named so, then all that earn anything."""
        earning = sorted(
            (value for value, earned in self.mapped.items() if earned > 0), key=lambda one: -self.mapped[one]
        )
        return tuple(dict.fromkeys([*self.correct, *earning]))


@dataclass(frozen=True)
class Rule:
    """A branch of the response processing: the comparisons under it, the feedback that it shows, what it scores."""

    tests: Any
    values: tuple[str, ...]
    shows: tuple[str, ...]
    score: str


class Entry:
    """An assessmentItem with its place, and how its texts become Markdown."""

    def __init__(self, node: Any, package: Package, path: str, place: Place) -> None:
        self.node, self.place, self._package, self._path = node, place, package, path

    @cached_property
    def body(self) -> Any:
        """The itemBody, or None."""
        return self.node.find("itemBody")

    @cached_property
    def interactions(self) -> list[Any]:
        """What can be answered, in order."""
        nodes = [] if self.body is None else self.body.iter()
        return [one for one in nodes if isinstance(one.tag, str) and INTERACTIVE.fullmatch(one.tag)]

    @cached_property
    def declarations(self) -> dict[str, Declaration]:
        """The responses by id."""
        return {one.get("identifier", ""): _declaration(one) for one in self.node.iterfind("responseDeclaration")}

    def declared(self, interaction: Any) -> Declaration:
        """The declaration of what the interaction asks for."""
        empty = Declaration("single", "", (), {}, case=False)
        return self.declarations.get(interaction.get("responseIdentifier", ""), empty)

    @cached_property
    def rules(self) -> list[Rule]:
        """The branches of its own response processing that compare anything."""
        return [_rule(one) for one in self.node.iter("responseIf", "responseElseIf")]

    @cached_property
    def said(self) -> dict[str, str]:
        """The feedback texts by their identifiers."""
        return {one.get("identifier", ""): self.text(one) for one in self.node.iterfind("modalFeedback")}

    @cached_property
    def whys(self) -> dict[str, str]:
        """What is said to a value: the feedback of its name, or that of the rule that compares with it alone."""
        ruled = {rule.values[0]: rule.shows[0] for rule in self.rules if len(rule.values) == 1 and rule.shows}
        shown = {value: self.said.get(name, "") for value, name in ruled.items()}
        return shown | {name: text for name, text in self.said.items() if name not in ruled.values()}

    def rationale(self, used: Callable[[str], bool]) -> str:
        """What is said whatever was answered, else to a right answer, of the feedback that no option has `used`."""
        ruled = {name for rule in self.rules if len(rule.values) == 1 and used(rule.values[0]) for name in rule.shows}
        free = [name for name, text in self.said.items() if text and name not in ruled and not used(name)]
        best = sorted(free, key=lambda name: (name != RATIONALE, not GENERAL.search(name), bool(WRONG.search(name))))
        if len(best) > 1 or (best and WRONG.search(best[0])):
            self.place.note("feedback that depends on the score is not kept")
        return self.said[best[0]] if best and not WRONG.search(best[0]) else NO_RATIONALE

    def stem(self, sign: Callable[[Any], str]) -> str:
        """The body's text, with what `sign` makes of each interaction in its place."""
        html = "" if self.body is None else "".join(self._html(self.body, sign))
        return self._package.markdown(html, self._path, self.place.note)

    def text(self, node: Any) -> str:
        """The Markdown of what is in an element, without feedback that stands in it."""
        if len(node) == 0:
            return markup.from_plain(" ".join((node.text or "").split()))
        return self._package.markdown("".join(self._html(node, lambda _: "")), self._path, self.place.note)

    def plain(self, node: Any) -> str:
        """The same as plain text, for what is to be typed."""
        return " ".join(markup.to_plain(self.text(node)).split())

    def inline_feedback(self, node: Any) -> str:
        """What feedback that stands in an element says."""
        return "\n\n".join(filter(None, (self.text(one) for one in node.iter(*FEEDBACK))))

    @cached_property
    def unit(self) -> str:
        """The unit that stands beside the field, where we wrote one."""
        spans = [] if self.body is None else self.body.iter("span")
        return next((self.plain(one) for one in spans if one.get("class") == "unit"), "")

    @cached_property
    def _said_above(self) -> frozenset[str]:
        """The words of the body's own blocks: some programs write the prompt twice, there and in the interaction."""
        blocks = [] if self.body is None else self.body.iter("p", "div")
        return frozenset(_words(one) for one in blocks if not any(INTERACTIVE.fullmatch(str(sub.tag)) for sub in one))

    def _html(self, node: Any, sign: Callable[[Any], str]) -> Iterator[str]:
        """The HTML of what is in an element."""
        yield escape(node.text or "", quote=False)
        for child in node:
            if isinstance(child.tag, str):
                yield from self._element(child, sign)
            yield escape(child.tail or "", quote=False)

    def _element(self, node: Any, sign: Callable[[Any], str]) -> Iterator[str]:
        if INTERACTIVE.fullmatch(node.tag) or node.tag == "gap":
            yield from self._interaction(node, sign)
        elif node.tag == "object":
            yield f'<img src="{escape(node.get("data", ""))}" alt="{escape("".join(node.itertext()).strip())}">'
        elif node.tag == "rubricBlock":
            self.place.note("its rubric is not kept")
        elif node.tag not in APART and not (node.tag == "span" and node.get("class") == "unit"):
            tag = "del" if node.get("class") == "del" else node.tag
            said = "".join(f' {name}="{escape(node.get(name))}"' for name in KEPT if node.get(name) is not None)
            yield f"<{tag}{said}>"
            if tag not in EMPTY:
                yield from self._html(node, sign)
                yield f"</{tag}>"

    def _interaction(self, node: Any, sign: Callable[[Any], str]) -> Iterator[str]:
        """The sign for it after what it asks; of a gap match also the text that has the gaps."""
        for child in node:
            if child.tag == "prompt" and _words(child) in self._said_above:
                continue
            if child.tag == "prompt" or (node.tag == "gapMatchInteraction" and child.tag not in ("gapText", "gapImg")):
                yield "<p>" if child.tag == "prompt" else ""
                yield from self._html(child, sign) if child.tag == "prompt" else self._element(child, sign)
                yield "</p>" if child.tag == "prompt" else ""
        if node.tag != "gapMatchInteraction":
            yield sign(node)


def _words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def plain_id(identifier: str) -> str:
    """An id as it is with us: XML's cannot begin with a digit, so that ours have a line before it there."""
    return CODED.sub("", identifier, count=1) if identifier.startswith("_") else identifier


def _declaration(node: Any) -> Declaration:
    correct = tuple((one.text or "").strip() for one in node.iterfind("correctResponse/value"))
    entries = node.findall("mapping/mapEntry")
    mapped = {one.get("mapKey", "").strip(): _float(one.get("mappedValue", "0")) for one in entries}
    case = any(one.get("caseSensitive", "true") == "true" for one in entries)
    return Declaration(node.get("cardinality", "single"), node.get("baseType", ""), correct, mapped, case)


def _rule(node: Any) -> Rule:
    values = tuple((one.text or "").strip() for one in (() if len(node) == 0 else node[0].iter("baseValue")))
    shows: list[str] = []
    score = ""
    for outcome in node.iterfind("setOutcomeValue"):
        named = [(one.text or "").strip() for one in outcome.iter("baseValue") if one.get("baseType") == "identifier"]
        shows += named
        if outcome.get("identifier") == "SCORE":
            score = next(((one.text or "").strip() for one in outcome.iter("baseValue")), "")
    return Rule(node[0] if len(node) else node, values, tuple(shows), score)


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
