"""A timeline as its author would write it in reading.yaml: themes, eras and events, every scalar a text."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

import yaml

from quiz_app.domain.reading import Era, TimelineEvent

WIDTH = 120


def timeline_yaml(
    themes: Mapping[str, str],
    eras: Iterable[Era],
    events: Iterable[TimelineEvent],
    head: Mapping[str, str] | None = None,
) -> str:
    """The part of a reading.yaml, or (with a head of format, id and title) a whole one."""
    written = {
        **(head or {}),
        "themes": dict(themes),
        "eras": [_filled(era) for era in eras],
        "timeline": [_filled(event) for event in events],
    }
    kept = {key: value for key, value in written.items() if value}
    text: str = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=WIDTH)
    return text


def _filled(one: Era | TimelineEvent) -> dict[str, Any]:
    """The fields that hold something; the event's text last."""
    found = {field.name: getattr(one, field.name) for field in fields(one)}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in found.items() if value}
