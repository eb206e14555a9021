"""What an author wrote, as the domain's own objects. Nothing is checked here: all has been."""

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, Protocol

from quiz_app.banks.schema import WrittenBank, WrittenCard, WrittenDraw, WrittenQuiz, WrittenReading, WrittenSection
from quiz_app.domain import dates
from quiz_app.domain import reading as domain
from quiz_app.domain.bank import Bank
from quiz_app.domain.card import Card
from quiz_app.domain.items import (
    Cloze,
    Entry,
    Gap,
    Item,
    Matching,
    MultipleChoice,
    Near,
    Numeric,
    Option,
    Ordering,
    Pair,
    Reject,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.domain.quiz import Draw, Plan, Section
from quiz_app.domain.reading import Reading

ASKED = 10
Topics = Mapping[str, Collection[str]]  # of each bank


class Dated(Protocol):
    """An event with the reading's date, other sources' date, or both."""

    @property
    def date(self) -> str:
        """When, as the reading gives it."""

    @property
    def context_date(self) -> str:
        """When, as other sources give it."""


def build_reading(written: WrittenReading) -> Reading:
    """The reading."""
    return Reading(
        id=written.id,
        title=written.title,
        source=domain.Source(**dict(written.source)),
        paragraphs=tuple(domain.Paragraph(**dict(one)) for one in written.paragraphs),
        claims=tuple(domain.Claim(**dict(one)) for one in written.claims),
        context=tuple(domain.Context(**_with_tuple(one, "about")) for one in written.context),
        timeline=tuple(domain.TimelineEvent(**_with_tuple(one, "claims")) for one in written.timeline),
        themes=dict(written.themes),
        eras=tuple(domain.Era(**dict(one)) for one in written.eras),
        glossary=tuple(domain.Term(**_with_tuple(one, "aliases")) for one in written.glossary),
        people=tuple(domain.Person(**dict(one)) for one in written.people),
    )


def build_bank(written: WrittenBank, digest: str, reading: Reading, topics: Topics) -> Bank:
    """The bank; `topics` are those of all banks of the reading, which its quizzes may draw from."""
    return Bank(
        id=written.id,
        reading=written.reading,
        title=written.title,
        topics=dict(written.topics),
        items=tuple(BUILDERS[one.kind](one, reading) for one in written.items),
        cards=tuple(_card(one) for one in written.cards),
        quizzes=tuple(_plan(one, written.id, topics) for one in written.quizzes),
        digest=digest,
    )


def build_item(written: Any, reading: Reading) -> Item:
    """One item of a bank that may have problems elsewhere."""
    return BUILDERS[written.kind](written, reading)


def build_card(written: WrittenCard) -> Card:
    """One card."""
    return _card(written)


def build_draw(draw: WrittenDraw, own: str, topics: Topics) -> Draw:
    """The draw, its topics qualified by every bank drawn from that has them."""
    banks = tuple(draw.banks) or (own,)
    return Draw(
        banks=banks,
        topics=tuple(f"{bank}/{topic}" for bank in banks for topic in draw.topics if topic in topics.get(bank, ())),
        kinds=tuple(draw.kinds),
        levels=tuple(draw.levels),
        claims=tuple(draw.claims),
        only=tuple(draw.only),
        items=int(draw.items) if draw.items is not None else 0 if draw.only else ASKED,
    )


def dates_to_order_by(events: Sequence[Dated]) -> list[str]:
    """The reading's own dates if each event has one and they suffice to order them, else the best known."""
    own = [event.date for event in events]
    if all(own) and all(dates.before(first, second) for first, second in pairwise(own)):
        return own
    return [event.context_date or event.date for event in events]


def _with_tuple(written: Any, key: str) -> dict[str, Any]:
    return {**dict(written), key: tuple(getattr(written, key))}


def _card(written: WrittenCard) -> Card:
    truths = {name: getattr(written, name) == "true" for name in ("reversed", "typed")}
    return Card(**{**_with_tuple(written, "claims"), **truths})


def _plan(written: WrittenQuiz, own: str, topics: Topics) -> Plan:
    return Plan(
        title=written.title,
        draw=build_draw(written.draw, own, topics),
        sections=tuple(_section(one, own, topics) for one in written.sections),
        mode=written.mode,
        minutes=None if written.minutes is None else int(written.minutes),
        certainty=written.certainty == "true",
        shuffle=written.shuffle == "true",
        shuffle_options=written.shuffle_options == "true",
        quiz=written.id,
        about=written.about,
    )


def _section(written: WrittenSection, own: str, topics: Topics) -> Section:
    return Section(
        title=written.title,
        draw=build_draw(written.draw, own, topics),
        worth=float(written.points),
        worths={item: float(points) for item, points in written.points_of.items()},
    )


def _common(written: Any) -> dict[str, Any]:
    """What every item has; the stem of a cloze item is its text."""
    return {
        "id": written.id,
        "stem": written.text if written.kind == Cloze.kind else written.stem,
        "rationale": written.rationale,
        "topic": written.topic,
        "level": written.level or "",
        "claims": tuple(written.claims),
        "was": written.was,
        "confirmed": written.confirmed,
        "pool": written.pool or "",
    }


def _choice(cls: type[SingleChoice | MultipleChoice]) -> Callable[[Any, Reading], Item]:
    def build(written: Any, reading: Reading) -> Item:
        options = tuple(Option(one.id, one.text, one.key == "true", one.why) for one in written.options)
        return cls(**_common(written), options=options, shuffle=written.shuffle == "true")

    return build


def _true_false(written: Any, reading: Reading) -> Item:
    return TrueFalse(**_common(written), is_true=written.key == "true", why=written.why)


def _short_answer(written: Any, reading: Reading) -> Item:
    reject = tuple(Reject(one.text, one.why) for one in written.reject)
    return ShortAnswer(**_common(written), accept=tuple(written.accept), reject=reject, typos=written.typos == "true")


def _numeric(written: Any, reading: Reading) -> Item:
    return Numeric(
        **_common(written),
        value=Decimal(written.value),
        tolerance=Decimal(written.tolerance),
        near=tuple(Near(Decimal(one.within), Decimal(one.score)) for one in written.near),
        unit=written.unit,
    )


def _cloze(written: Any, reading: Reading) -> Item:
    gaps = tuple(Gap(tuple(gap.accept)) for gap in written.gaps)
    return Cloze(**_common(written), gaps=gaps, typos=written.typos == "true")


def _matching(written: Any, reading: Reading) -> Item:
    pairs = tuple(Pair(one.id, one.left, one.right) for one in written.pairs)
    return Matching(**_common(written), pairs=pairs, spare=tuple(written.spare))


def _ordering(written: Any, reading: Reading) -> Item:
    events = [reading.event[event_id] for event_id in written.events]
    spans = [dates.span(text) for text in dates_to_order_by(events)]
    dated = [
        Entry(event.id, event.label, first.isoformat(), last.isoformat())
        for event, (first, last) in zip(events, spans, strict=True)
    ]
    return Ordering(**_common(written), entries=tuple(dated or (Entry(one.id, one.text) for one in written.entries)))


BUILDERS: dict[str, Callable[[Any, Reading], Item]] = {
    "single_choice": _choice(SingleChoice),
    "multiple_choice": _choice(MultipleChoice),
    "true_false": _true_false,
    "short_answer": _short_answer,
    "numeric": _numeric,
    "cloze": _cloze,
    "matching": _matching,
    "ordering": _ordering,
}
