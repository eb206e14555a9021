"""One question of a Moodle XML file: what all kinds of them have."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from quiz_app.interchange.gathering import Gathering
from quiz_app.interchange.losing import NO_RATIONALE
from quiz_app.interchange.markup import to_plain
from quiz_app.interchange.moodle_tags import said_by
from quiz_app.interchange.moodle_texts import format_of, text_of
from quiz_app.interchange.soundness import Unreadable, few, number

PENALTIES = {Decimal(text) for text in ("0", "1", "0.1", "0.3333333")}  # what Moodle sets itself
COMBINED = {
    "correctfeedback": "Your answer is correct.",
    "partiallycorrectfeedback": "Your answer is partially correct.",
    "incorrectfeedback": "Your answer is incorrect.",
}


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that the question knows: its element and the share of the points that it earns, in percent."""

    element: Any
    share: Decimal

    @property
    def plain(self) -> str:
        """Its text as somebody types it."""
        return " ".join((self.element.findtext("text") or "").split())


class Question:
    """A question's element, read as it is asked for. `lost` names what it has and an item has not."""

    def __init__(self, element: Any, gathering: Gathering) -> None:
        self.element, self.gathering = element, gathering
        self.type = element.get("type", "").strip()
        self.line = element.sourceline or 0
        self.idnumber = (element.findtext("idnumber") or "").strip()
        self.lost: list[str] = []

    @property
    def name(self) -> str:
        """What it is called in a report."""
        name = " ".join((self.element.findtext("name/text") or "").split())
        return f"'{name[:60]}'" if name else f"a question of the type '{self.type[:40]}'"

    def text(self, tag: str) -> str:
        """The Markdown of the text in this element of the question."""
        found = self.element.find(tag)
        return self.shown(found) if found is not None else ""

    def shown(self, element: Any) -> str:
        """The Markdown of an element's text; without a format of its own it has the question's."""
        return text_of(element, self.gathering.media, self.lost, self.format)

    @cached_property
    def format(self) -> str:
        """The kind of text that the question is written in."""
        found = self.element.find("questiontext")
        return "html" if found is None else format_of(found)

    def said(self, tag: str, default: str = "") -> str:
        """The plain text of an element."""
        return (self.element.findtext(tag) or default).strip()

    def is_on(self, tag: str, default: str) -> bool:
        """Whether an element says true: `true` or `1`."""
        return self.said(tag, default).lower() in ("true", "1")

    def feedback(self, element: Any) -> str:
        """The feedback of an answer."""
        found = element.find("feedback")
        return self.shown(found) if found is not None else ""

    def answers(self) -> list[Given]:
        """Its answers in the file's order."""
        found = []
        few(len(self.element))
        for element in self.element.findall("answer"):
            said = element.get("fraction", "0")
            try:
                found.append(Given(element, number(said)))
            except Unreadable:
                raise Unreadable(f"an answer's fraction is '{said[:20]}', not a number") from None
        return found

    def common(self, topic: str) -> dict[str, Any]:
        """What every item has besides its kind's own."""
        tags = [(tag.findtext("text") or "").strip() for tag in self.element.findall("tags/tag")]
        said = said_by(tags, self.lost)
        self.lost += self._besides()
        rationale = self.text("generalfeedback") or NO_RATIONALE
        return {"id": self.idnumber, "topic": topic, "rationale": rationale, **said}

    def stem(self) -> str:
        """The Markdown of what is asked, with the image that old files have beside it."""
        if self.element.find("image_base64") is not None:
            self.lost.append(f"the image '{self.said('image')[:60]}'")
        return self.text("questiontext")

    def _besides(self) -> Iterator[str]:
        """What is set for the question beyond what is asked, where it is not as Moodle sets it itself."""
        hints = len(self.element.findall("hint"))
        if hints:
            yield f"{hints} hints" if hints > 1 else "a hint"
        worth, penalty = self._number("defaultgrade", "1"), self._number("penalty", "0")
        if worth != 1:
            yield f"worth of {worth.normalize():f} points"
        if penalty not in PENALTIES:
            yield f"penalty of {penalty.normalize():f} a try"
        if self.is_on("hidden", "0"):
            yield "that it is hidden"
        if any(self._is_own(tag, default) for tag, default in COMBINED.items()):
            yield "feedback on the whole"
        if self.said("answernumbering", "abc") not in ("abc", "none"):
            yield f"numbering by {self.said('answernumbering')[:10]}"

    def _number(self, tag: str, default: str) -> Decimal:
        try:
            return number(self.said(tag, default))
        except Unreadable:
            return Decimal(default)

    def _is_own(self, tag: str, default: str) -> bool:
        found = self.element.find(tag)
        return found is not None and to_plain(text_of(found, self.gathering.media, [], "html")).strip() not in (
            "",
            default,
        )
