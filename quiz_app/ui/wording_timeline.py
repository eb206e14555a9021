"""What the timeline says: dates and their precision, whose they are, and how far two of them lie apart."""

from quiz_app.domain import chronicle, dates
from quiz_app.domain.chronicle import Gap
from quiz_app.domain.reading import TimelineEvent
from quiz_app.ui import wording

ORIGINS = {"": "All", chronicle.OWN: "In the reading", chronicle.OTHERS: "Context only"}
SHAPES = "● in the reading · ◇ context, not in the reading · ━━ the time that a date covers"
SHAPES_BESIDE = "● the reading's date · ◇ other sources' date · ━━ the gap between the two"
PRECISION = {
    "day": "To the day",
    "month": "To the month",
    "year": "To the year",
    "decade": "A decade",
    "century": "A century",
    "span": "A span of time",
}
GAPS = {
    chronicle.SAME: "The same date",
    chronicle.WITHIN: "The two dates meet",
    chronicle.UNDATED: "The reading gives no date",
    chronicle.UNCHECKED: "No other source gives a date",
    chronicle.ABSENT: "Not in the reading",
}
NO_EVENTS = "This reading has no dated events yet. Its author can add them in reading.yaml, under timeline."


def precision(text: str) -> str:
    """`To the year`, `A decade, about`: how exact a date is."""
    uncertain = {"~": ", about", "?": ", perhaps", "%": ", perhaps about"}
    marks = [uncertain[part[-1]] for part in text.split("/") if part[-1] in uncertain]
    return PRECISION[chronicle.precision(text)] + "".join(dict.fromkeys(marks))


def gap(found: Gap) -> str:
    """`The reading has it 3 years earlier`, or how else the two dates stand to each other."""
    if found.kind in GAPS:
        return GAPS[found.kind]
    return f"The reading has it {span_of(found.days)} {found.kind}"


def span_of(days: int) -> str:
    """`12 days`, `5 months`, `3 years`."""
    if days < 60:
        return wording.count(days, "day")
    return wording.count(round(days / 30.44), "month") if days < 700 else wording.count(round(days / 365.25), "year")


def when(event: TimelineEvent) -> str:
    """The best known date in words."""
    return dates.words(event.best_date)


def year(text: str) -> str:
    """A date as the list's margin has it: `1948`, `1970s`, `1979–89`, `~1958`."""
    first, last = dates.years(text)
    about = "~" if any(part[-1] in "~?%" for part in text.split("/")) else ""
    if "/" not in text and text.rstrip("~?%").endswith("X"):
        return f"{about}{first}s"
    if first == last:
        return f"{about}{first}"
    return f"{about}{first}–{last % 100:02d}" if first // 100 == last // 100 else f"{about}{first}–{last}"
