"""The page Timeline as a visitor meets it."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app.domain import dates
from quiz_app.ui import context
from tests.journeys.conftest import Visit, has, press, second_reading, words


def marks(app: AppTest) -> list[dict[str, Any]]:
    """The rows that the picture draws, from the chart's own data."""
    (chart,) = app.main.get("vega_lite_chart")
    spec = json.loads(chart.proto.spec)
    assert spec["layer"][0]["data"] == spec["layer"][2]["data"]
    rows: list[dict[str, Any]] = spec["layer"][0]["data"]["values"]
    return rows


def table(app: AppTest) -> list[dict[str, str]]:
    """The rows of the table below the picture."""
    (found,) = app.table
    return found.value.to_dict("records")


def test_picture_table_and_list_have_the_same_events(visit: Visit):
    app = visit("timeline")
    timeline = context.installation().library().shelves["russia-pakistan"].reading.timeline

    drawn, listed = marks(app), table(app)

    assert {one["id"] for one in drawn} == {event.id for event in timeline}
    assert [one["label"] for one in drawn] == [row["Event"].replace("\\", "") for row in listed]
    assert len(app.subheader) == len(timeline)
    for mark, row in zip(drawn, listed, strict=True):
        assert mark["when"] in (row["In the reading"], row["Other sources"])


def test_a_mark_covers_the_time_of_its_date(visit: Visit):
    timeline = context.installation().library().shelves["russia-pakistan"].reading.event

    for mark in marks(visit("timeline")):
        first, last = dates.years(timeline[mark["id"]].best_date)
        assert first <= mark["start"] < mark["mid"] < mark["end"] <= last + 1


def test_filters_change_picture_and_list_together(visit: Visit):
    app = visit("timeline")
    app.slider[0].set_value((1950, 1960)).run()

    assert {one["id"] for one in marks(app)} == {"seato", "baghdad-pact", "coup", "u2"}
    assert len(app.subheader) == len(table(app)) == 4


def test_dates_of_the_reading_and_of_others_stand_beside_each_other(visit: Visit):
    app = visit("timeline")
    app.toggle(key="beside").set_value(True).run()

    whose = sorted(one["whose"] for one in marks(app) if one["id"] == "coup")

    assert whose == ["Context", "In the reading"]
    assert {"Event": "Coup in Pakistan", "In the reading": "1958", "Other sources": "7 October 1958"}.items() <= next(
        row for row in table(app) if row["Event"].startswith("Coup")
    ).items()


def test_the_details_lead_from_event_to_event(visit: Visit):
    app = visit("timeline")
    assert "1 of 23" in words(app)

    press(press(app, "walk-later"), "walk-later")

    assert "3 of 23" in words(app)
    assert "Pakistan joins the Manila Pact" in app.header[0].value


def test_an_event_of_the_list_is_shown_in_detail(visit: Visit):
    app = press(visit("timeline"), "details-coup")

    assert app.header[0].value == "Coup in Pakistan"
    assert "In the reading: 1958" in words(app)
    assert "Other sources: 7 October 1958" in words(app)


def test_an_event_becomes_a_card_once(visit: Visit):
    app = press(visit("timeline"), "make-card")

    assert not has(app, "make-card")


def test_years_without_an_event_are_told(visit: Visit):
    app = visit("timeline")
    app.slider[0].set_value((1995, 1996)).run()

    assert "No event fits" in words(app)


def test_a_reading_without_events_says_so(visit: Visit, folder: Path):
    second_reading(folder)
    press(visit("library"), "open-straits")

    assert "no dated events" in words(visit("timeline"))


EVENT = "format: 1\nid: one\ntitle: One event\nthemes: {t: Theme}\ntimeline:\n  - {id: a, label: %s, theme: t, %s}\n"


@pytest.mark.parametrize(
    ("label", "date"),
    [
        ("A day", "date: 1966-01-10"),
        ("About", "context_date: 1958~"),
        ("A century", "date: 19XX"),
        ("The last year", "date: 9999"),
        ("The first year", "date: '0001'"),
        ('"<b>Bold</b> :red[x] $y$ معاہدہ"', "date: 1950/1960?"),
    ],
)
def test_any_one_event_is_drawn(visit: Visit, folder: Path, label: str, date: str):
    other = folder / "one"
    other.mkdir()
    (other / "reading.yaml").write_text(EVENT % (label, date), encoding="utf-8")
    press(visit("library"), "open-one")

    app = visit("timeline")

    assert len(marks(app)) == 1
