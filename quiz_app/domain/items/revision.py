"""An item's content as one canonical JSON text, and its hash: what an attempt keeps of what was asked."""

import json
from dataclasses import asdict
from decimal import Decimal
from hashlib import sha256
from typing import Any

from quiz_app.domain.items import KINDS, Entry, Gap, Item, Near, Option, Pair, Reject

PARTS: dict[str, type] = {
    "options": Option,
    "reject": Reject,
    "gaps": Gap,
    "pairs": Pair,
    "entries": Entry,
    "near": Near,
}
APART = ("pool", "confirmed")  # who may be asked, and who looked at it when, are no part of what is asked
NUMBERS = {"value", "tolerance", "within", "score"}


def content_of(item: Item) -> str:
    """The item as canonical JSON: sorted keys, no spaces, numbers as text."""
    content = {"kind": item.kind, **asdict(item)}
    for name in APART:
        del content[name]
    return json.dumps(content, default=str, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(content: str) -> str:
    """The revision: the first 20 hexadecimal digits of the content's SHA-256."""
    return sha256(content.encode()).hexdigest()[:20]


def item_from(content: str) -> Item:
    """The item that `content_of` wrote."""
    fields: dict[str, Any] = json.loads(content)
    cls = KINDS[fields.pop("kind")]
    return cls(**{name: _revive(name, value) for name, value in fields.items()})


def _revive(name: str, value: Any) -> Any:
    if name in NUMBERS:
        return Decimal(value)
    if not isinstance(value, list):
        return value
    part = PARTS.get(name)
    if part is None:
        return tuple(value)
    return tuple(part(**{key: _revive(key, inner) for key, inner in entry.items()}) for entry in value)
