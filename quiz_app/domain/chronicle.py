"""A reading's dated events as they are told: in order, by era, with their precision, and own dates beside others'."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from quiz_app.domain import dates
from quiz_app.domain.reading import Reading, TimelineEvent

OWN, OTHERS = "own", "others"  # whether the reading speaks of an event, or only other sources do

SAME, WITHIN, EARLIER, LATER = "same", "within", "earlier", "later"
UNDATED, UNCHECKED, ABSENT = "undated", "unchecked", "absent"


@dataclass(frozen=True, slots=True)
class Gap:
    """How the reading's date stands to other sources'. `days` lie between the two where they do not meet.

    `same` the same text; `within` the dates meet; `earlier`, `later` the reading has it so much before or after;
    `undated` the reading gives no date; `unchecked` other sources give none; `absent` not in the reading.
    """

    kind: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the list of events: an era's title, or a decade's years."""

    title: str
    years: str
    events: tuple[TimelineEvent, ...]


def in_order(events: Iterable[TimelineEvent]) -> tuple[TimelineEvent, ...]:
    """The events by their best known date, earliest first."""
    return tuple(sorted(events, key=lambda one: (*dates.span(one.best_date), one.id)))


def chosen(
    reading: Reading, themes: Collection[str] = (), origin: str = "", years: tuple[int, int] | None = None
) -> tuple[TimelineEvent, ...]:
    """The events of these themes, of this origin, that touch these years; whatever is left out lets all through."""
    return in_order(
        event
        for event in reading.timeline
        if (not themes or event.theme in themes)
        and (not origin or event.in_reading == (origin == OWN))
        and (years is None or _touches(event, years))
    )


def gap_of(event: TimelineEvent) -> Gap:
    """How the event's date in the reading stands to that of other sources."""
    if not event.in_reading and not event.date:
        return Gap(ABSENT)
    if not event.date:
        return Gap(UNDATED)
    if not event.context_date:
        return Gap(UNCHECKED)
    if event.date == event.context_date:
        return Gap(SAME)
    (first, last), (early, late) = dates.span(event.date), dates.span(event.context_date)
    if last < early:
        return Gap(EARLIER, (early - last).days)
    return Gap(LATER, (first - late).days) if late < first else Gap(WITHIN)


def precision(text: str) -> str:
    """How exact a date is: `day`, `month`, `year`, `decade`, `century`, or `span` for an interval."""
    if "/" in text:
        return "span"
    plain = text.rstrip("~?%")
    if plain.endswith("X"):
        return "century" if plain.endswith("XX") else "decade"
    return ("year", "month", "day")[plain.count("-")]


def by_era(reading: Reading, events: Sequence[TimelineEvent]) -> tuple[Stretch, ...]:
    """The events under the reading's eras; those that lie in none under their decades. Events must be in order."""
    eras = [(dates.span(era.date), era) for era in reading.eras]

    def title(event: TimelineEvent) -> tuple[str, str]:
        begins = dates.span(event.best_date)[0]
        for (first, last), era in eras:
            if first <= begins <= last:
                return era.title, _years(first, last)
        return f"The {begins.year // 10 * 10}s", ""

    return tuple(Stretch(*name, tuple(found)) for name, found in groupby(events, title))


def _years(first: date, last: date) -> str:
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _touches(event: TimelineEvent, years: tuple[int, int]) -> bool:
    """Whether any date of the event lies in these years."""
    spans = [dates.years(text) for text in (event.date, event.context_date) if text]
    return any(first <= years[1] and years[0] <= last for first, last in spans)
