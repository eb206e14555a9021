"""What the rules look at: an item with its texts and their places, and the bank and reading around it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from quiz_app.banks.lint import english
from quiz_app.domain.reading import Reading

Way = tuple[str | int, ...]
COMMON_SHARE, COMMON_LEAST = 0.1, 3


@dataclass(frozen=True, slots=True)
class Choice:
    """An option: its text, whether it is a key, its why, and where it stands."""

    text: str
    key: bool
    why: str
    at: Way


class Subject:
    """An item as the rules see it; `written` has what is its kind's own."""

    def __init__(self, place: int, written: Any) -> None:
        self.place = place
        self.written = written
        self.id: str = written.id
        self.kind: str = written.kind
        self.claims: list[str] = written.claims
        self.at_stem: Way = ("text",) if self.kind == "cloze" else ("stem",)
        self.stem: str = getattr(written, self.at_stem[0])

    @cached_property
    def options(self) -> tuple[Choice, ...]:
        """The options in the author's order; none where the kind has none."""
        return tuple(
            Choice(one.text, one.key == "true", one.why, ("options", place, "text"))
            for place, one in enumerate(getattr(self.written, "options", ()))
        )

    @cached_property
    def keys(self) -> tuple[Choice, ...]:
        """The right options."""
        return tuple(one for one in self.options if one.key)

    @cached_property
    def distractors(self) -> tuple[Choice, ...]:
        """The wrong options."""
        return tuple(one for one in self.options if not one.key)

    @cached_property
    def lead_in(self) -> str:
        """The sentence of the stem that asks."""
        return english.lead_in(self.stem)

    @cached_property
    def fixed(self) -> bool:
        """Whether the options stand in their written order."""
        return getattr(self.written, "shuffle", "true") == "false"

    @cached_property
    def texts(self) -> list[tuple[Way, str]]:
        """Every text that a learner reads before answering, with its place."""
        return [(self.at_stem, self.stem), *self._parts()]

    @cached_property
    def all_texts(self) -> list[tuple[Way, str]]:
        """Every text of the item, those shown with the result too."""
        more: list[tuple[Way, str]] = [((*one.at[:2], "why"), one.why) for one in self.options if one.why]
        if getattr(self.written, "why", ""):
            more.append((("why",), self.written.why))
        return [*self.texts, *more, (("rationale",), self.written.rationale)]

    @cached_property
    def key_texts(self) -> list[tuple[Way, str]]:
        """What counts as right and is a text: options, accepted answers, the value; the first of each only."""
        if self.options:
            return [(one.at, one.text) for one in self.keys]
        if self.kind == "short_answer":
            return [(("accept", 0), self.written.accept[0])]
        if self.kind == "cloze":
            return [(("gaps", place, "accept", 0), gap.accept[0]) for place, gap in enumerate(self.written.gaps)]
        return [(("value",), self.written.value)] if self.kind == "numeric" else []

    @cached_property
    def is_english(self) -> bool:
        """Whether rules of English words may be held against it."""
        return english.is_english(text for _, text in self.texts)

    @cached_property
    def ignored(self) -> frozenset[str]:
        """The codes of the rules that its author has set aside, with a reason."""
        said = getattr(self.written, "lint", None)
        return frozenset(said.ignore) if said else frozenset()

    def _parts(self) -> Iterator[tuple[Way, str]]:
        yield from ((one.at, one.text) for one in self.options)
        for place, pair in enumerate(getattr(self.written, "pairs", ())):
            yield ("pairs", place, "left"), pair.left
            yield ("pairs", place, "right"), pair.right
        for place, text in enumerate(getattr(self.written, "spare", ())):
            yield ("spare", place), text
        for place, entry in enumerate(getattr(self.written, "entries", ())):
            yield ("entries", place, "text"), entry.text


@dataclass(frozen=True)
class Source:
    """The reading as far as the rules need it: its entries by id, and what is told about each claim."""

    claims: Mapping[str, Any] = field(default_factory=dict)
    paragraphs: Mapping[str, Any] = field(default_factory=dict)
    events: Mapping[str, Any] = field(default_factory=dict)
    context: Sequence[Any] = ()
    glossary: Sequence[Any] = ()
    people: Sequence[Any] = ()
    reading: Reading | None = None

    @cached_property
    def told(self) -> dict[str, str]:
        """All that is told about each claim: its own words and date, its paragraph, context and events."""
        found = {name: [claim.says, claim.date] for name, claim in self.claims.items()}
        for name, claim in self.claims.items():
            paragraph = self.paragraphs.get(claim.paragraph)
            found[name] += [paragraph.digest, paragraph.text] if paragraph else []
        for note in self.context:
            for name in found.keys() & set(note.about):
                found[name] += [note.says, note.source]
        for event in self.events.values():
            for name in found.keys() & set(event.claims):
                found[name] += [event.label, event.date, event.context_date, event.says]
        return {name: " ".join(texts) for name, texts in found.items()}

    @cached_property
    def runs(self) -> Mapping[tuple[str, ...], str]:
        """Every run of words of the paragraphs' own text, with its paragraph."""
        found: dict[tuple[str, ...], str] = {}
        for name, paragraph in self.paragraphs.items():
            mine = english.words(paragraph.text)
            for start in range(len(mine) - RUN + 1):
                found.setdefault(mine[start : start + RUN], name)
        return found


RUN = 8  # words in a row


class Together:
    """The items of a bank, and the reading that they are about."""

    def __init__(self, items: Sequence[Subject], source: Source | None = None) -> None:
        self.items = items
        self.source = source

    @cached_property
    def answers(self) -> Mapping[str, int]:
        """The items to be typed by the first answer that they accept, in small letters."""
        typed = [item for item in self.items if item.kind == "short_answer"]
        return {item.written.accept[0].casefold(): item.place for item in typed}

    @cached_property
    def common(self) -> frozenset[str]:
        """The stems of words that many of the bank's items use: its topics, which no item can do without."""
        counts = Counter(one for item in self.items for one in english.content(" ".join(t for _, t in item.texts)))
        least = max(COMMON_LEAST, COMMON_SHARE * len(self.items))
        return frozenset(one for one, times in counts.items() if times > least)
