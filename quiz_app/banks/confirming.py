"""Items and cards confirmed in their file: the fingerprint of what they cite now, written beside their claims."""

from collections.abc import Collection

from quiz_app.banks.editing import with_keys
from quiz_app.domain.bank import Bank
from quiz_app.domain.card import Card
from quiz_app.domain.items import Item
from quiz_app.domain.provenance import fingerprint
from quiz_app.domain.reading import Reading


def confirmed(text: str, bank: Bank, reading: Reading, ids: Collection[str] | None = None) -> tuple[str, list[str]]:
    """The bank's text with these items and cards (all, if none are named) confirmed, and the ids that this changed.

    What cites no claim has nothing that could change, and is left alone.
    """
    every: tuple[Item | Card, ...] = (*bank.items, *bank.cards)
    wanted = [one for one in every if ids is None or one.id in ids]
    now = {one.id: fingerprint(one.claims, reading) for one in wanted}
    changed = {one.id: {"confirmed": now[one.id]} for one in wanted if now[one.id] and one.confirmed != now[one.id]}
    return (with_keys(text, changed) if changed else text), list(changed)
