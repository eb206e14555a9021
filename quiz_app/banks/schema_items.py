"""The eight kinds of item as an author writes them, and the rules of each."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from quiz_app.banks.phrases import shown
from quiz_app.banks.rules import Broken, distinct, keeping, no_spare_ids, one_key, several_keys, twice
from quiz_app.banks.schema_types import Code, Distance, Id, Note, Number, Ruled, Share, Text, Truth, Written
from quiz_app.domain.items import GAP

CONFIRMED = "What the claims said when it was last looked at, as `quiz-app bank confirm` writes it."
Level = Literal["recall", "understand", "apply", "analyse"]


class WrittenOption(Written):
    """A key or a distractor."""

    id: Id = Field(description="Names the option in the log; it stays when the text is edited.")
    text: Text = Field(description="What the learner reads.")
    key: Truth = Field(default="false", description="true for a right option.")
    why: Note = Field(default="", description="What is wrong (or right) about it, shown to whoever chose it.")


class WrittenLint(Written):
    """Rules of the linter that an item is let off."""

    ignore: Annotated[list[Code], Field(min_length=1), keeping(twice)] = Field(description="The rules, such as L08.")
    why: Text = Field(description="Why they do not hold for this item.")


class ItemBase(Ruled):
    """What every item has."""

    id: Id = Field(description="Unique among the items and cards of the whole reading. Progress hangs on it.")
    topic: Id = Field(default="", description="One of the bank's topics.")
    level: Level | None = Field(default=None, description="What it asks of the learner.")
    claims: list[Id] = Field(default=[], description="The claims of the reading that it tests.")
    rationale: Text = Field(description="Why the key is right; shown with the result.")
    was: Id = Field(default="", description="The item's earlier id, after it was renamed.")
    confirmed: Id = Field(default="", description=CONFIRMED)
    pool: Literal["exam"] | None = Field(default=None, description="exam keeps it for assigned exams only.")
    lint: WrittenLint | None = Field(default=None, description="Rules of the linter that it may break, and why.")
    quote: Truth = Field(default="false", description="true where it quotes the reading on purpose.")


class StemmedItem(ItemBase):
    """An item with a stem."""

    stem: Text = Field(description="The question or statement.")


class WrittenSingleChoice(StemmedItem):
    """One key among several options."""

    kind: Literal["single_choice"]
    options: Annotated[list[WrittenOption], Field(min_length=2), keeping(distinct("id"), one_key)] = Field(
        description="The key among its distractors."
    )
    shuffle: Truth = Field(default="true", description="false where the options have an order of their own.")


class WrittenMultipleChoice(StemmedItem):
    """Several keys among several options."""

    kind: Literal["multiple_choice"]
    options: Annotated[list[WrittenOption], Field(min_length=2), keeping(distinct("id"), several_keys)] = Field(
        description="The keys among their distractors."
    )
    shuffle: Truth = Field(default="true", description="false where the options have an order of their own.")


class WrittenTrueFalse(StemmedItem):
    """A statement to judge."""

    kind: Literal["true_false"]
    key: Truth = Field(description="Whether the statement is true.")
    why: Note = Field(default="", description="What makes it so; shown with a wrong answer.")


class WrittenReject(Written):
    """A likely wrong answer."""

    text: Text = Field(description="The wrong answer.")
    why: Note = Field(default="", description="What it really is.")


class WrittenShortAnswer(StemmedItem):
    """A name or a term to be typed."""

    kind: Literal["short_answer"]
    accept: list[Text] = Field(min_length=1, description="All that counts as right; the first is shown.")
    reject: list[WrittenReject] = Field(default=[], description="Likely wrong answers, each with a why.")
    typos: Truth = Field(default="false", description="true to let a typing slip pass.")


class WrittenNear(Written):
    """What a near miss earns."""

    within: Distance = Field(description="The distance from the value.")
    score: Share = Field(description="What is earned, from 0 to 1.")


class WrittenNumeric(StemmedItem):
    """A number to be typed."""

    kind: Literal["numeric"]
    value: Number = Field(description="The number.")
    tolerance: Distance = Field(default="0", description="The distance that still counts as right.")
    near: list[WrittenNear] = Field(default=[], description="What near misses earn.")
    unit: Note = Field(default="", description="Shown beside the field, such as: billion dollars.")

    def broken(self) -> Iterator[Broken]:
        """Near misses within the tolerance, which would never count."""
        for place, near in enumerate(self.near):
            if Decimal(near.within) <= Decimal(self.tolerance):
                yield Broken(("near", place, "within"), "lies within the tolerance already", "write a greater distance")


class WrittenGap(Written):
    """What a gap accepts."""

    accept: list[Text] = Field(min_length=1, description="All that counts as right; the first is shown.")


class WrittenCloze(ItemBase):
    """A text with numbered gaps."""

    kind: Literal["cloze"]
    text: Text = Field(description="The text, its gaps written {{1}}, {{2}} and on.")
    gaps: list[WrittenGap] = Field(min_length=1, description="What each gap accepts, the first for {{1}}.")
    typos: Truth = Field(default="true", description="false where even a slip counts as wrong.")

    def broken(self) -> Iterator[Broken]:
        """Gap numbers that do not fit the gaps."""
        numbers = [int(number) for number in GAP.findall(self.text)]
        if sorted(numbers) != list(range(1, len(self.gaps) + 1)):
            wanted = ", ".join(f"{{{{{number}}}}}" for number in range(1, min(len(self.gaps), 9) + 1))
            yield Broken(
                ("text",),
                f"{len(self.gaps)} gaps are described, {len(numbers)} stand in the text",
                f"use {wanted}, each once",
            )
        elif "{{" in GAP.sub("", self.text):
            yield Broken(("text",), "braces that are no gap", "write a gap as {{1}}")


class WrittenPair(Written):
    """Two sides that belong together."""

    id: Id = Field(description="Names the pair in the log.")
    left: Text = Field(description="The side that stays in place.")
    right: Text = Field(description="The side to be matched with it.")


class WrittenMatching(StemmedItem):
    """Left sides to match with right sides."""

    kind: Literal["matching"]
    pairs: Annotated[
        list[WrittenPair],
        Field(min_length=2),
        keeping(distinct("id"), distinct("left"), distinct("right"), no_spare_ids),
    ] = Field(description="What belongs together.")
    spare: Annotated[list[Text], keeping(twice)] = Field(default=[], description="Right sides that belong to nothing.")

    def broken(self) -> Iterator[Broken]:
        """Spare sides that are a pair's."""
        rights = {pair.right for pair in self.pairs}
        for place, text in enumerate(self.spare):
            if text in rights:
                yield Broken(("spare", place), f"{shown(text)} is the right side of a pair", "right sides must differ")


class WrittenEntry(Written):
    """Something to put in order."""

    id: Id = Field(description="Names the entry in the log.")
    text: Text = Field(description="What the learner reads; it must not give the place away.")


class WrittenOrdering(StemmedItem):
    """Events or entries to put in order."""

    kind: Literal["ordering"]
    events: Annotated[list[Id], keeping(twice)] = Field(
        default=[], description="Ids of the reading's timeline, in the right order."
    )
    entries: Annotated[list[WrittenEntry], keeping(distinct("id"))] = Field(
        default=[], description="Instead of events: entries in the right order."
    )
    tie: Truth = Field(default="false", description="true where two neighbours may have the same date.")

    def broken(self) -> Iterator[Broken]:
        """Neither or both of the two, or too few."""
        if bool(self.events) == bool(self.entries):
            yield Broken((), "an ordering needs either 'events' or 'entries'", "keep one of them")
        elif len(self.events) + len(self.entries) < 2:
            yield Broken(("events" if self.events else "entries",), "one alone cannot be put in order", "add another")


ItemOfAKind = (
    WrittenSingleChoice
    | WrittenTrueFalse
    | WrittenMultipleChoice
    | WrittenShortAnswer
    | WrittenNumeric
    | WrittenCloze
    | WrittenMatching
    | WrittenOrdering
)
WrittenItem = Annotated[ItemOfAKind, Field(discriminator="kind")]
