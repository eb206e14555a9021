"""What tags of Moodle's say of an item, as we write them there: its claims, its level, its pool."""

import re
from collections.abc import Sequence
from typing import Any

from quiz_app.domain.items import EXAM_POOL, LEVELS, Item
from quiz_app.interchange.naming import ID

CLAIM = re.compile(rf"claim:({ID.pattern})")


def tags_of(item: Item) -> list[str]:
    """What tags say of the item."""
    tags = [f"claim:{claim}" for claim in item.claims]
    tags += [f"level:{item.level}"] if item.level else []
    return [*tags, f"pool:{item.pool}"] if item.pool else tags


def said_by(tags: Sequence[str], lost: list[str]) -> dict[str, Any]:
    """The fields of an item that its tags fill; the others are said to be lost."""
    claims = tuple(dict.fromkeys(match[1] for tag in tags if (match := CLAIM.fullmatch(tag))))
    level = next((one for one in LEVELS if f"level:{one}" in tags), "")
    pool = EXAM_POOL if f"pool:{EXAM_POOL}" in tags else ""
    ours = {*(f"claim:{claim}" for claim in claims), f"level:{level}", f"pool:{pool}"}
    lost += [f"tag '{tag[:40]}'" for tag in tags if tag and tag not in ours]
    return {"claims": claims, "level": level, "pool": pool}
