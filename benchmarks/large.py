"""A learner's log after years: 100,000 cards in ten banks and 1,000,000 reviews of them, as a library and a file."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from quiz_app.domain.bank import Bank
from quiz_app.domain.card import Card
from quiz_app.domain.log import SETTING_CHANGED, Event, row_id
from quiz_app.domain.memory import model
from quiz_app.domain.moments import day_number
from quiz_app.domain.reading import Claim, Paragraph, Reading, Source
from quiz_app.domain.rows import REVIEWS, SCHEDULES, Row
from quiz_app.domain.shelf import Library, Shelf
from quiz_app.domain.track import Track
from quiz_app.services.identity import OWNER
from quiz_app.store.sql import open_sqlite

READING, DEVICE = "large", "5b9f3a52-6f0e-4c1d-9a5e-7f0a64d1c2b3"
BANKS, TOPICS, CLAIMS = 10, 8, 400
REVIEWS_A_CARD = 10
LONG = 120  # days: a card that waited longer was forgotten
DUE = 0.02  # so many of all are due today
TODAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAY, MINUTE = 86_400_000_000, 60_000_000
SETTINGS = {"zone": "UTC", "reviews_per_day": 2000, "siblings": True}


def library(cards: int = 100_000) -> Library:
    """One reading with so many cards in ten banks, each card on a claim and a topic."""
    claims = tuple(Claim(f"claim-{number}", f"Says {number}.", "state", "p1") for number in range(CLAIMS))
    reading = Reading(READING, "A long reading", Source(), (Paragraph("p1", "All of it."),), claims)
    return Library({READING: Shelf(reading, tuple(_bank(number, cards // BANKS) for number in range(BANKS)))})


def _bank(number: int, cards: int) -> Bank:
    topics = {f"t{one}": f"Topic {one}" for one in range(TOPICS)}
    made = (_card(number * cards + one, one) for one in range(cards))
    return Bank(f"bank-{number}", READING, f"Bank {number}", topics, cards=tuple(made), digest=str(number))


def _card(number: int, place: int) -> Card:
    claims = (f"claim-{number % CLAIMS}",)
    return Card(
        id=f"card-{number}", front=f"What is {number}?", back=str(number), topic=f"t{place % TOPICS}", claims=claims
    )


def rows(cards: int = 100_000, each: int = REVIEWS_A_CARD) -> Iterator[tuple[list[Row], Track]]:
    """Every card's reviews, the earliest first, and what they come to: most of them given when they were due."""
    chance, today, plain = Random(1), day_number(TODAY.date()), model()
    for number in range(cards):
        card, track, given = f"card-{number}", Track(), []
        days = _days(card, each, chance)
        left = max(1, days[-1][2] - 1)
        gone = days[-1][2] + chance.randrange(9) if chance.random() < DUE else 1 + int(chance.random() * (left - 1))
        first = today - days[-1][0] - gone
        for ordinal, (day, rating, _) in enumerate(days):
            at = (first + day) * DAY + 8 * 60 * MINUTE + number * 1000 + ordinal * MINUTE
            track.rate(f"{READING}/{card}", rating, at, first + day, 0.9, plain)
            name = row_id(DEVICE, f"{READING}/{card}", ordinal)
            seconds = round(chance.uniform(2, 20), 1)
            given.append((name, OWNER, DEVICE, READING, card, ordinal, rating, at, first + day, 0.9, seconds))
        yield given, track


def _days(card: str, each: int, chance: Random) -> list[tuple[int, int, int]]:
    """(days since the first, rating, days until the next) of each of a card's reviews."""
    track, day, found = Track(), 0, []
    for ordinal in range(each):
        usual = 1 if track.interval > LONG else chance.choice((1, 2, 3, 3, 3, 3, 3, 4))
        rating = 4 if ordinal == each - 1 else usual
        track.rate(f"{READING}/{card}", rating, day * DAY, day, 0.9, model())
        found.append((day, rating, max(1, track.interval)))
        day += track.interval + (chance.randrange(3) if track.interval else 0)
    return found


def write(path: Path, cards: int = 100_000, each: int = REVIEWS_A_CARD) -> None:
    """Write the database of such a learner, in the order in which she gave the reviews."""
    with closing(open_sqlite(path)) as store:
        store.device(DEVICE)
        for number, (name, value) in enumerate(SETTINGS.items()):
            store.add_event(_setting(number, name, value))
    folded, every = [], []
    for given, track in rows(cards, each):
        folded.append((OWNER, READING, given[0][REVIEWS.names.index("card")], *track.values()))
        every += given
    every.sort(key=lambda row: row[REVIEWS.names.index("at")])
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executemany(_insert("reviews", REVIEWS.names), every)
        raw.executemany(_insert("schedules", ("learner", *SCHEDULES.names)), folded)


def write_banks(folder: Path, cards: int = 100_000) -> None:
    """Write the same reading and banks as the folder of files that a teacher would have written."""
    folder.mkdir(parents=True)
    claims = "".join(f"  - {{id: claim-{n}, paragraph: p1, kind: state, says: Says {n}.}}\n" for n in range(CLAIMS))
    paragraphs = "paragraphs: [{id: p1, digest: All of it.}]\n"
    head = f"format: 1\nid: {READING}\ntitle: A long reading\n{paragraphs}claims:\n"
    (folder / "reading.yaml").write_text(head + claims, encoding="utf-8")
    for bank in library(cards).shelves[READING].banks:
        topics = ", ".join(f"{name}: {title}" for name, title in bank.topics.items())
        head = f"format: 1\nid: {bank.id}\nreading: {READING}\ntitle: {bank.title}\ntopics: {{{topics}}}\ncards:\n"
        (folder / f"{bank.id}.yaml").write_text(head + "".join(map(_written, bank.cards)), encoding="utf-8")


def _written(card: Card) -> str:
    sides = f'front: "{card.front}", back: "{card.back}"'
    return f"  - {{id: {card.id}, topic: {card.topic}, claims: [{card.claims[0]}], {sides}}}\n"


def _insert(table: str, names: Sequence[str]) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join("?" * len(names))})'


def _setting(number: int, name: str, value: object) -> Event:
    return Event(
        id=row_id(DEVICE, f"{SETTING_CHANGED}/{name}", 0),
        learner=OWNER,
        device=DEVICE,
        ordinal=0,
        kind=SETTING_CHANGED,
        subject=name,
        data={"value": value},
        at=TODAY - timedelta(days=2000, minutes=number),
    )
