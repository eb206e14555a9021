"""TimelineJS among the formats: the good rows come in, each wrong one is a problem, what is lost is named."""

import pytest
from hypothesis import HealthCheck, given, settings

from quiz_app.domain.reading import Era, Reading, TimelineEvent
from quiz_app.interchange.bundle import Bundle, Imported
from quiz_app.interchange.format import ReadOptions, WriteOptions
from quiz_app.interchange.formats import recognised
from quiz_app.interchange.timelinejs import FORMAT, read, write
from tests.builders import NOW, card, single_choice
from tests.interchange.round_trips import opened, reopened
from tests.interchange.test_timelinejs import readings, told

BUSY = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
EVENT = TimelineEvent("e1", "The coup", "war", date="1958", context_date="1958-10-07", claims=("coup",))


def brought(text: str, encoding: str = "utf-8") -> Imported:
    return read(opened(text.encode(encoding), "t.csv"), ReadOptions())


@BUSY
@given(readings())
def test_events_eras_and_themes_come_back(reading: Reading):
    sent = Bundle(events=reading.timeline, eras=reading.eras, themes=reading.themes)

    found = read(reopened(write(sent, WriteOptions(at=NOW))), ReadOptions())

    assert found.problems == found.notes == ()
    assert told(dict(found.bundle.themes), found.bundle.events) == told(reading.themes, reading.timeline)
    assert [era.title for era in found.bundle.eras] == [era.title for era in reading.eras]


def test_a_wrong_row_is_one_problem_and_the_others_come_in():
    found = brought("Year,Month,Headline\n1948,,First\n1949,13,Second\n,,Third\n1950,,Fourth\n")

    assert [event.label for event in found.bundle.events] == ["First", "Fourth"]
    assert [(one.line, one.file) for one in found.problems] == [(3, "t.csv"), (4, "t.csv")]


def test_what_stands_before_a_quotation_mark_that_is_never_closed_comes_in():
    found = brought('Year,Headline\n1948,First\n1949,"Second\n1950,Third\n')

    assert [event.label for event in found.bundle.events] == ["First"]
    assert [one.line for one in found.problems] == [3]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_it_may_come_from_any_spreadsheet(encoding: str, separator: str):
    text = "Year,Headline,Text\r\n1948,Ünder,x\r\n".replace(",", separator)

    assert recognised(opened(text.encode(encoding))) is FORMAT
    assert [event.label for event in brought(text, encoding).bundle.events] == ["Ünder"]


def test_what_it_cannot_hold_is_named():
    sent = Bundle(events=(EVENT,), eras=(Era("cold", "Cold War", "1947/1991"),), items=(single_choice(),))

    losses = write(sent, WriteOptions(at=NOW)).losses

    assert [(loss.id, loss.left_out) for loss in losses] == [("e1", False), ("cold", False), ("arms-ban", True)]
    assert losses[0].what.startswith("its id, claims, date in the reading")
    assert write(Bundle(cards=(card(),)), WriteOptions(at=NOW)).losses[0].left_out


def test_the_same_file_twice_gives_the_same_ids():
    text = "Year,Headline\n1948,Same\n1949,Same\n1950,معاہدہ\n"

    assert brought(text) == brought(text)
    assert [event.id for event in brought(text).bundle.events] == ["same", "same-2", "event"]
