"""A reading and a bank as their authors write them."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from quiz_app.banks.rules import Broken
from quiz_app.banks.schema_items import CONFIRMED, Level, WrittenItem
from quiz_app.banks.schema_types import Count, Date, Distance, Format, Id, Minutes, Note, Ruled, Text, Truth, Written
from quiz_app.domain.card import CLOZE

Kind = Literal[
    "single_choice", "true_false", "multiple_choice", "short_answer", "numeric", "cloze", "matching", "ordering"
]


class WrittenSource(Written):
    """Who wrote the reading, and what kind of text it is."""

    author: Note = Field(default="", description="Who wrote it.")
    publisher: Note = Field(default="", description="Who published it.")
    kind: Note = Field(default="", description="What kind of text it is, such as: opinion essay.")
    note: Note = Field(default="", description="What else a reader should know of the copy used.")


class WrittenParagraph(Written):
    """A numbered part of the reading."""

    id: Id = Field(description="Names the paragraph, such as p2.")
    digest: Text = Field(description="What it says, in your own words.")
    text: Note = Field(default="", description="The paragraph itself, only where you may publish it.")


class WrittenClaim(Written):
    """One thing that the reading says."""

    id: Id = Field(description="Items and cards name the claims that they test.")
    says: Text = Field(description="The claim in one sentence.")
    kind: Literal["event", "state", "quote", "argument", "meta"] = Field(description="What sort of claim it is.")
    paragraph: Id = Field(default="", description="The paragraph that says so; none for a claim about the whole text.")
    date: Date = Field(default="", description="When, as the reading gives it.")


class WrittenContext(Written):
    """What another source says about claims of the reading."""

    id: Id = Field(description="Names the note.")
    about: list[Id] = Field(min_length=1, description="The claims that it concerns.")
    says: Text = Field(description="What the other source says.")
    source: Text = Field(description="Which source, with its date.")


class WrittenEvent(Ruled):
    """A dated event of the timeline."""

    id: Id = Field(description="Ordering items name the events by it.")
    label: Text = Field(description="A few words, without the date.")
    theme: Id = Field(description="One of the reading's themes.")
    date: Date = Field(default="", description="When, as the reading gives it.")
    context_date: Date = Field(default="", description="When, as other sources give it.")
    claims: list[Id] = Field(default=[], description="The claims that speak of it; none if only other sources do.")
    source: Note = Field(default="", description="Where context_date comes from.")
    says: Note = Field(default="", description="What happened, in a sentence or two.")

    def broken(self) -> Iterator[Broken]:
        """An event without any date."""
        if not (self.date or self.context_date):
            yield Broken((), "an event needs a 'date' or a 'context_date'", "the reading's own, or other sources'")


class WrittenEra(Written):
    """A stretch of time under which the events are listed."""

    id: Id = Field(description="Names the era.")
    title: Text = Field(description="What it is called.")
    date: Date = Field(description="From when to when, such as 1947/1964.")


class WrittenTerm(Written):
    """A glossary entry."""

    id: Id = Field(description="Names the entry.")
    term: Text = Field(description="The term.")
    means: Text = Field(description="What it means.")
    aliases: list[Text] = Field(default=[], description="Other ways to write it.")


class WrittenPerson(Written):
    """Someone the reading speaks of."""

    id: Id = Field(description="Names the entry.")
    name: Text = Field(description="The person's name.")
    role: Text = Field(description="Who that is.")


class WrittenReading(Written):
    """reading.yaml: a text by its paragraphs, the claims they make, and what other sources say."""

    format: Format = Field(description="The number of this format: 1.")
    id: Id = Field(description="Names the reading. Progress hangs on it.")
    title: Text = Field(description="The reading's title.")
    source: WrittenSource = Field(default_factory=WrittenSource, description="Who wrote the reading.")
    paragraphs: list[WrittenParagraph] = Field(default=[], description="The parts of the text, in its order.")
    claims: list[WrittenClaim] = Field(default=[], description="What the text says, claim by claim.")
    context: list[WrittenContext] = Field(default=[], description="What other sources say about the claims.")
    timeline: list[WrittenEvent] = Field(default=[], description="The dated events.")
    themes: dict[Id, Text] = Field(default={}, description="The timeline's themes: an id and a title each.")
    eras: list[WrittenEra] = Field(default=[], description="The stretches of time that the events are listed under.")
    glossary: list[WrittenTerm] = Field(default=[], description="Terms that a reader may not know.")
    people: list[WrittenPerson] = Field(default=[], description="The people that the text or its context speaks of.")


class WrittenCard(Ruled):
    """A card: either front and back, or a cloze sentence."""

    id: Id = Field(description="Unique among the items and cards of the whole reading. Progress hangs on it.")
    front: Text = Field(default="", description="What is shown.")
    back: Text = Field(default="", description="What is to be recalled.")
    reversed: Truth = Field(default="false", description="true to ask from the back as well.")
    typed: Truth = Field(default="false", description="true to have the answer typed, and compared.")
    cloze: Text = Field(default="", description="Instead of front and back: a sentence with gaps {{c1::like this}}.")
    topic: Id = Field(default="", description="One of the bank's topics.")
    claims: list[Id] = Field(default=[], description="The claims of the reading that it helps to remember.")
    was: Id = Field(default="", description="The card's earlier id, after it was renamed.")
    confirmed: Id = Field(default="", description=CONFIRMED)

    def broken(self) -> Iterator[Broken]:
        """A card that is neither of the two kinds, or both, or without a gap."""
        if self.cloze:
            yield from self._broken_cloze()
        elif not (self.front and self.back):
            yield Broken((), "a card needs 'front' and 'back', or 'cloze'", "write the missing side")

    def _broken_cloze(self) -> Iterator[Broken]:
        for key in ("front", "back"):
            if getattr(self, key):
                yield Broken((key,), f"a cloze card has no '{key}'", "keep either 'cloze' or 'front' and 'back'")
        if self.reversed == "true":
            yield Broken(("reversed",), "a cloze card cannot be reversed", "take it out")
        if not CLOZE.search(self.cloze):
            yield Broken(("cloze",), "the sentence has no gap", "write a gap as {{c1::1 May 1948}}")
        elif "{{" in CLOZE.sub("", self.cloze):
            yield Broken(("cloze",), "braces that are no gap", "write a gap as {{c1::1 May 1948}}")


class WrittenDraw(Written):
    """What a quiz draws. A filter left out lets everything through."""

    banks: list[Id] = Field(default=[], description="Banks of this reading; this one if left out.")
    topics: list[Id] = Field(default=[], description="Topics of those banks.")
    kinds: list[Kind] = Field(default=[], description="Kinds of items.")
    levels: list[Level] = Field(default=[], description="Levels of items.")
    claims: list[Id] = Field(default=[], description="Claims, of which an item tests at least one.")
    only: list[Id] = Field(default=[], description="Items one by one, in the order in which they are to come.")
    items: Count | None = Field(
        default=None, description="How many items, 0 for all; if left out, 10, or all that 'only' names."
    )


class WrittenSection(Written):
    """A part of a quiz with a draw of its own."""

    title: Note = Field(default="", description="What the part is called.")
    draw: WrittenDraw = Field(default_factory=WrittenDraw, description="What it draws; never an item drawn before.")
    points: Distance = Field(default="1", description="What each of its items is worth.")
    points_of: dict[Id, Distance] = Field(default={}, description="What single items are worth instead.")


class WrittenQuiz(Ruled):
    """A ready-made quiz."""

    id: Id = Field(description="Unique among the quizzes of the whole reading.")
    title: Text = Field(description="What the learner sees.")
    about: Note = Field(default="", description="One sentence on what it covers.")
    draw: WrittenDraw = Field(default_factory=WrittenDraw, description="What it draws.")
    sections: list[WrittenSection] = Field(default=[], description="Instead of 'draw': its parts, one after the other.")
    mode: Literal["practice", "exam"] = Field(
        default="practice", description="Feedback after each item, or at the end."
    )
    minutes: Minutes | None = Field(default=None, description="A time limit.")
    certainty: Truth = Field(default="false", description="true to ask how sure the learner is.")
    shuffle: Truth = Field(default="true", description="false to ask the items in their written order.")
    shuffle_options: Truth = Field(default="true", description="false to show all options as they are written.")

    def broken(self) -> Iterator[Broken]:
        """A quiz that draws by itself and by sections."""
        if self.sections and "draw" in self.model_fields_set:
            yield Broken(("draw",), "a quiz with 'sections' has no 'draw' of its own", "move it into a section")


class WrittenBank(Written):
    """A bank: items, cards and ready-made quizzes of one reading."""

    format: Format = Field(description="The number of this format: 1.")
    id: Id = Field(description="Names the bank among those of the reading.")
    reading: Id = Field(description="The id of the reading that it belongs to.")
    title: Text = Field(description="The bank's title.")
    topics: dict[Id, Text] = Field(default={}, description="The bank's topics: an id and a title each.")
    items: list[WrittenItem] = Field(default=[], description="The items.")
    cards: list[WrittenCard] = Field(default=[], description="The cards.")
    quizzes: list[WrittenQuiz] = Field(default=[], description="The ready-made quizzes.")
