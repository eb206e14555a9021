"""A reading: its paragraphs, the claims they make, and what other sources say about those."""

from dataclasses import dataclass, field
from functools import cached_property

CLAIM_KINDS = ("event", "state", "quote", "argument", "meta")


@dataclass(frozen=True, slots=True)
class Source:
    """Who wrote the reading, who published it, and what kind of text it is."""

    author: str = ""
    publisher: str = ""
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered part of the reading, told in our own words; `text` only where it may be published."""

    id: str
    digest: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a paragraph says. No paragraph: a claim about the whole text."""

    id: str
    says: str
    kind: str
    paragraph: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What another source says about claims of the reading; never what the reading says."""

    id: str
    about: tuple[str, ...]
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """A dated event: `date` as the reading gives it, `context_date` as other sources do, both EDTF."""

    id: str
    label: str
    theme: str
    date: str = ""
    context_date: str = ""
    claims: tuple[str, ...] = ()
    source: str = ""
    says: str = ""

    @property
    def in_reading(self) -> bool:
        """Whether the reading itself speaks of this event, dated or not."""
        return bool(self.claims)

    @property
    def best_date(self) -> str:
        """The date to order by: other sources' where there is one, else the reading's own."""
        return self.context_date or self.date


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of the reading's time under a title; `date` is EDTF, most often an interval."""

    id: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry."""

    id: str
    term: str
    means: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the reading or its context speaks of."""

    id: str
    name: str
    role: str


@dataclass(frozen=True)
class Reading:
    """A text as Meridian knows it: digests, claims, context, dated events, terms and people."""

    id: str
    title: str
    source: Source
    paragraphs: tuple[Paragraph, ...]
    claims: tuple[Claim, ...]
    context: tuple[Context, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    themes: dict[str, str] = field(default_factory=dict)
    eras: tuple[Era, ...] = ()
    glossary: tuple[Term, ...] = ()
    people: tuple[Person, ...] = ()

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def paragraph(self) -> dict[str, Paragraph]:
        """The paragraphs by id."""
        return {paragraph.id: paragraph for paragraph in self.paragraphs}

    @cached_property
    def event(self) -> dict[str, TimelineEvent]:
        """The timeline events by id."""
        return {event.id: event for event in self.timeline}

    def claims_of(self, paragraph_id: str) -> tuple[Claim, ...]:
        """The claims that a paragraph makes, in the author's order."""
        return tuple(claim for claim in self.claims if claim.paragraph == paragraph_id)

    def paragraphs_of(self, claim_ids: tuple[str, ...]) -> tuple[Paragraph, ...]:
        """The paragraphs that these claims come from, in reading order, each once."""
        wanted = {self.claim[claim_id].paragraph for claim_id in claim_ids if claim_id in self.claim}
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.id in wanted)

    def context_of(self, claim_ids: tuple[str, ...]) -> tuple[Context, ...]:
        """The context notes about any of these claims."""
        wanted = set(claim_ids)
        return tuple(note for note in self.context if wanted.intersection(note.about))
