"""What the timeline's games say."""

from quiz_app.domain import dates
from quiz_app.domain.items import Entry
from quiz_app.domain.practice import Played
from quiz_app.domain.timeline import ANCHOR, FIRST, ORDER, PLACE, Round, distance
from quiz_app.ui import text, wording

GAMES = {
    ORDER: ("Put in order", "swap_vert", "Events to bring into their order, earliest first."),
    PLACE: ("Place in time", "straighten", "One event at a time, and the year it happened."),
    FIRST: ("Which came first", "compare_arrows", "Two events. The pairs come closer in time as you get better."),
    ANCHOR: ("Before or after", "anchor", "One event holds still, the others lie before or after it."),
}
MARKS = {
    "right": ("green", "check_circle", "Correct."),
    "partly": ("orange", "contrast", "Partly right."),
    "wrong": ("red", "cancel", "Not this one."),
}
KEPT = "What you miss comes back as a card that is due today."


def question(put: Round) -> str:
    """What a round asks, as a heading."""
    if put.game == ORDER:
        return "Put these events in order"
    if put.game == FIRST:
        return "Which came first?"
    event = text.bank(put.asked[0].text)
    return f"When? {event}" if put.game == PLACE else f"{event}: before or after?"


def when(entry: Entry) -> str:
    """The entry's date as far as its bounds tell: `10 January 1966`, `June 1949`, `1958`, `1970 to 1979`."""
    first, last = entry.earliest, entry.latest
    if first == last:
        return dates.words(first)
    if first.endswith("-01-01") and last.endswith("-12-31"):
        return dates.words(first[:4]) if first[:4] == last[:4] else dates.words(f"{first[:4]}/{last[:4]}")
    if dates.span(first[:7]) == dates.span(last[:7]) and (first, last) == tuple(map(str, dates.span(first[:7]))):
        return dates.words(first[:7])
    return dates.words(f"{first}/{last}")


def verdict(played: Played) -> tuple[str, str, str]:
    """Colour, icon and sentence of what an answer came to."""
    if played.answer is None:
        return "red", "cancel", "Now you will know."
    kind = "right" if played.points >= 1 else "partly" if played.points > 0 else "wrong"
    colour, icon, word = MARKS[kind]
    if played.put.game == ORDER:
        right, of = pairs(played)
        return colour, icon, f"{right} of {of} pairs in order."
    if played.put.game == PLACE and kind != "right":
        off = distance(played.put.entries[0], int(str(played.answer)))
        return (
            colour,
            icon,
            f"{wording.sentence(wording.count(abs(off), 'year'))} too {'early' if off < 0 else 'late'}.",
        )
    return colour, icon, word


def pairs(played: Played) -> tuple[int, int]:
    """How many of how many comparable pairs an order had the right way round."""
    wrong = played.put.ordering.reversed_in(tuple(played.answer or ()))
    of = len(played.put.ordering.pairs())
    return of - len(wrong), of


def explained(put: Round) -> str:
    """What the right answer was, in a sentence."""
    if put.game == PLACE:
        return f"It was {when(put.entries[0])}."
    first, second = put.entries[0], put.entries[-1]
    return f"{text.bank(first.text)} ({when(first)}) came before {text.bank(second.text)} ({when(second)})."
