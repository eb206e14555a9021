"""A timeline as its author would write it in reading.yaml: themes, eras and events."""

from collections.abc import Iterable, Mapping
from typing import Any

from quiz_app.banks.bank_writer import written_era, written_event
from quiz_app.banks.yaml_text import block
from quiz_app.domain.reading import Era, TimelineEvent


def timeline_yaml(
    themes: Mapping[str, str],
    eras: Iterable[Era],
    events: Iterable[TimelineEvent],
    head: Mapping[str, str] | None = None,
) -> str:
    """The part of a reading.yaml, or (with a head of format, id and title) a whole one."""
    written: dict[str, Any] = {
        **(head or {}),
        "themes": dict(themes),
        "eras": [written_era(era) for era in eras],
        "timeline": [written_event(event) for event in events],
    }
    return block({key: value for key, value in written.items() if value})
