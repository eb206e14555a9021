"""A learner's log as one JSON document, for programs that would rather not read CSV."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any

from quiz_app.domain.log import Log

FORMAT = 1


def write_json(log: Log) -> bytes:
    """The log with all of its rows, times in UTC and days as ISO 8601, and what was asked by its revision."""
    rows = {name: getattr(log, name) for name in ("attempts", "responses", "reviews", "events")}
    revisions = {revision: json.loads(content) for revision, content in sorted(log.revisions.items())}
    whole = {"format": FORMAT, **rows, "revisions": revisions}
    return json.dumps(whole, default=_parts, ensure_ascii=False, indent=1).encode()


def _parts(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")
