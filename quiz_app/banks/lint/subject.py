"""What the rules look at: an item with its texts and their places, and the bank and reading around it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from quiz_app.banks.lint import english
from quiz_app.banks.lint.rule import CHOICES
from quiz_app.domain.reading import Reading

Way = tuple[str | int, ...]
SIMPLE_WORD = re.compile(r"[a-z]+")
COMMON_SHARE, COMMON_LEAST = 0.1, 3


@dataclass(frozen=True, slots=True)
class Choice:
    """An option: its text, whether it is a key, its why, and where it stands."""

    text: str
    key: bool
    why: str
    at: Way


class Subject:
    """An item as the rules see it; `written` has what is its kind's own.

    `texts` are those that a learner reads before answering, with their places; `options` in the author's order.
    """

    def __init__(self, place: int, written: Any) -> None:
        self.place = place
        self.written = written
        self.id: str = written.id
        self.kind: str = written.kind
        self.claims: list[str] = written.claims
        self.at_stem: Way = ("text",) if self.kind == "cloze" else ("stem",)
        self.stem: str = written.text if self.kind == "cloze" else written.stem
        self.options = _options(written) if self.kind in CHOICES else ()
        self.texts = [(self.at_stem, self.stem), *((one.at, one.text) for one in self.options), *_parts(written)]
        self.whole = "\n".join([text for _, text in self.texts])
        self.vocabulary = frozenset(SIMPLE_WORD.findall(self.whole.lower()))
        self.is_english = english.is_english(self.whole)
        self.ignored = frozenset(written.lint.ignore) if getattr(written, "lint", None) else frozenset()

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
        return self.kind in CHOICES and self.written.shuffle == "false"

    @cached_property
    def all_texts(self) -> list[tuple[Way, str]]:
        """Every text of the item, those shown with the result too."""
        more: list[tuple[Way, str]] = [((*one.at[:2], "why"), one.why) for one in self.options if one.why]
        if self.kind == "true_false" and self.written.why:
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


def _options(written: Any) -> tuple[Choice, ...]:
    return tuple(
        Choice(one.text, one.key == "true", one.why, ("options", place, "text"))
        for place, one in enumerate(written.options)
    )


def _parts(written: Any) -> Iterator[tuple[Way, str]]:
    """What a matching or an ordering shows, with its places."""
    if written.kind == "matching":
        for place, pair in enumerate(written.pairs):
            yield ("pairs", place, "left"), pair.left
            yield ("pairs", place, "right"), pair.right
        yield from ((("spare", place), text) for place, text in enumerate(written.spare))
    if written.kind == "ordering":
        yield from ((("entries", place, "text"), entry.text) for place, entry in enumerate(written.entries))


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
        counts: Counter[str] = Counter()
        for item in self.items:
            counts.update(item.vocabulary)
        least = max(COMMON_LEAST, COMMON_SHARE * len(self.items))
        return frozenset(english.stem(one) for one, times in counts.items() if times > least)
