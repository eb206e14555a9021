"""What a bank says of an item and other programs have no place for: in fields of our own names, out and in."""

from collections.abc import Mapping
from dataclasses import replace

from quiz_app.domain.items import LEVELS, Item
from quiz_app.interchange.gathering import Gathering
from quiz_app.interchange.naming import ID

OWN = "meridian_"  # what begins the names of the fields that only we write and read


def own_fields(item: Item, topics: Mapping[str, str]) -> dict[str, str]:
    """What a bank says of an item and other programs have no place for, by field names of our own."""
    said = {
        "topic": item.topic,
        "topic_title": topics.get(item.topic, "") if item.topic else "",
        "level": item.level,
        "claims": " ".join(item.claims),
        "was": item.was,
        "pool": item.pool,
        "confirmed": item.confirmed,
    }
    return {OWN + name: value for name, value in said.items() if value}


def with_own_fields(item: Item, said: Mapping[str, str], gathering: Gathering) -> Item:
    """The item with what such fields say of it, as far as it can be true."""
    own = {name.removeprefix(OWN): value.strip() for name, value in said.items() if name.startswith(OWN)}
    topic, was, confirmed = (own.get(name, "") for name in ("topic", "was", "confirmed"))
    if ID.fullmatch(topic):
        item = replace(item, topic=gathering.topic(own.get("topic_title") or topic, topic))
    return replace(
        item,
        level=own.get("level", "") if own.get("level") in LEVELS else "",
        claims=tuple(one for one in dict.fromkeys(own.get("claims", "").split()) if ID.fullmatch(one)),
        was=was if ID.fullmatch(was) else "",
        pool="exam" if own.get("pool") == "exam" else "",
        confirmed=confirmed if ID.fullmatch(confirmed) else "",
    )
