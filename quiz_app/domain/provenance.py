"""Whether what an item or a card cites still says what it said when somebody last looked: `confirmed` is a fingerprint.

An item is confirmed by writing `fingerprint` of its claims into its `confirmed` key. Where the key is there and the
fingerprint has become another, the item is stale: a claim it cites, its date, or the digest of the paragraph behind it
has been changed since, and somebody must read both again.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from quiz_app.domain.card import Card
from quiz_app.domain.items import Item
from quiz_app.domain.reading import Reading
from quiz_app.domain.shelf import Shelf

DIGITS = 12
Standing = Literal["unlinked", "unconfirmed", "confirmed", "stale"]


@dataclass(frozen=True, slots=True)
class Cited:
    """An item or card of a bank, and how it stands to the claims it cites."""

    bank: str
    one: Item | Card
    standing: Standing


def fingerprint(claims: Sequence[str], reading: Reading) -> str:
    """What these claims and the digests of their paragraphs come to; "" where none of them is in the reading.

    The order of the claims and their ids do not count: only what was said, when, and in which words it was summed up.
    """
    known = [reading.claim[one] for one in claims if one in reading.claim]
    if not known:
        return ""
    digests = {one.id: one.digest for one in reading.paragraphs}
    said = sorted({(one.says, one.date, digests.get(one.paragraph, "")) for one in known})
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:DIGITS]


def standing(one: Item | Card, reading: Reading) -> Standing:
    """How an item or card stands to what it cites: `stale` is the one to be looked at again."""
    now = fingerprint(one.claims, reading)
    if not now:
        return "unlinked"
    if not one.confirmed:
        return "unconfirmed"
    return "confirmed" if one.confirmed == now else "stale"


def cited(shelf: Shelf) -> Iterator[Cited]:
    """Every item and card of the shelf with its standing, in the authors' order."""
    for bank in shelf.banks:
        every: tuple[Item | Card, ...] = (*bank.items, *bank.cards)
        for one in every:
            yield Cited(bank.id, one, standing(one, shelf.reading))


def stale(shelf: Shelf) -> tuple[Cited, ...]:
    """The items and cards whose claims or paragraphs have changed since they were confirmed."""
    return tuple(one for one in cited(shelf) if one.standing == "stale")
