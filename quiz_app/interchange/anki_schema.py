"""The tables and settings of an Anki collection of schema 11, which every Anki of the last ten years reads."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

TABLES = """
CREATE TABLE col (
    id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL,
    dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL,
    decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL
);
CREATE TABLE notes (
    id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL,
    tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL,
    data text NOT NULL
);
CREATE TABLE cards (
    id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL,
    usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL,
    factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
    odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL
);
CREATE TABLE revlog (
    id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL,
    lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL
);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_notes_csum ON notes (csum);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_revlog_cid ON revlog (cid);
"""
DEFAULT_DECK = 1
SETTINGS = {
    "id": 1, "mod": 0, "name": "Default", "usn": 0, "maxTaken": 60, "autoplay": True, "timer": 0, "replayq": True,
    "new": {"bury": False, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": 20},
    "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
    "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
    "dyn": False,
}  # fmt: skip


def conf(cards: int) -> dict[str, Any]:
    """The collection's settings; its days are those of UTC."""
    return {
        "curDeck": DEFAULT_DECK, "activeDecks": [DEFAULT_DECK], "nextPos": cards + 1, "schedVer": 2, "sched2021": True,
        "creationOffset": 0, "rollover": 4, "collapseTime": 1200, "estTimes": True, "dueCounts": True, "timeLim": 0,
        "dayLearnFirst": False, "newSpread": 0, "sortType": "noteFld", "sortBackwards": False, "addToCur": True,
    }  # fmt: skip


def decks(named: Mapping[int, str], mod: int) -> dict[str, Any]:
    """The decks by their ids, Anki's own default among them."""
    return {str(key): _deck(key, name, mod) for key, name in {DEFAULT_DECK: "Default", **named}.items()}


def _deck(key: int, name: str, mod: int) -> dict[str, Any]:
    none = [0, 0]
    return {
        "id": key, "mod": mod, "name": name, "usn": -1, "lrnToday": none, "revToday": none, "newToday": none,
        "timeToday": none, "collapsed": False, "browserCollapsed": False, "desc": "", "dyn": 0, "conf": 1,
        "extendNew": 0, "extendRev": 0,
    }  # fmt: skip


def model(
    key: int, name: str, fields: Iterable[str], cards: Sequence[tuple[str, str, str]], css: str
) -> dict[str, Any]:
    """A note type: its fields, and (name, question, answer) of its cards; of a cloze where there is a `cloze:`."""
    templates = [
        {"name": one, "ord": place, "qfmt": question, "afmt": answer, "bqfmt": "", "bafmt": "", "did": None}
        for place, (one, question, answer) in enumerate(cards)
    ]
    shown = [
        {"name": one, "ord": place, "sticky": False, "rtl": False, "font": "Arial", "size": 20, "media": []}
        for place, one in enumerate(fields)
    ]
    kind = int(any("cloze:" in question for _, question, _ in cards))
    return {
        "id": key, "name": name, "type": kind, "mod": 0, "usn": -1, "sortf": 0, "did": None, "tmpls": templates,
        "flds": shown, "css": css, "latexPre": "", "latexPost": "", "latexsvg": False, "tags": [], "vers": [],
        "req": [[place, "any", [0]] for place in range(len(templates))],
    }  # fmt: skip


def day_number(day: date, first: date) -> int:
    """A day as Anki counts them, from the collection's first."""
    return (day - first).days


def start_of(first: date) -> int:
    """The collection's first moment on its first day, in seconds since 1970."""
    return int(datetime.fromisoformat(f"{first.isoformat()}T04:00:00+00:00").timestamp())
