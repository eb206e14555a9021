"""TimelineJS's CSV: what the format can hold comes back as it was, and what cannot be read is told by its line."""

import csv
import io
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz_app.banks.drafts import draft_of
from quiz_app.banks.schema import WrittenReading
from quiz_app.banks.timeline_writer import timeline_yaml
from quiz_app.domain import dates
from quiz_app.domain.errors import ProblemsFound
from quiz_app.domain.reading import Era, Reading, Source, TimelineEvent
from quiz_app.interchange.timelinejs import COLUMNS, from_csv, to_csv

BUSY = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
WORDS = st.text("ab1é معЯ🙂=+-@',\";:#{}[]&*!|>%`~", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split()) or "x"
)


@st.composite
def singles(draw: st.DrawFn) -> str:
    """A day, month, year, decade or century, marked or not."""
    day = draw(DAYS).isoformat()
    plain = draw(st.sampled_from([day, day[:7], day[:4], f"{day[:3]}X", f"{day[:2]}XX"]))
    return plain + draw(st.sampled_from(["", "~", "?", "%"]))


@st.composite
def edtf(draw: st.DrawFn) -> str:
    """Any date that a reading may have."""
    start, end = draw(singles()), draw(st.one_of(st.just(""), singles()))
    text = f"{start}/{end}" if end else start
    try:
        dates.span(text)
    except ValueError:
        return start
    return text


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading with events in order of time, each with the theme of its group."""
    themes = draw(st.lists(WORDS, min_size=1, max_size=3, unique=True))
    rows = draw(
        st.lists(st.tuples(edtf(), WORDS, WORDS, WORDS, st.integers(0, len(themes) - 1)), min_size=1, max_size=5)
    )
    events = tuple(
        TimelineEvent(f"e{place}", label, f"t{theme}", context_date=when, says=says, source=source)
        for place, (when, label, says, source, theme) in enumerate(rows)
    )
    eras = tuple(
        Era(f"a{place}", title, when)
        for place, (title, when) in enumerate(draw(st.lists(st.tuples(WORDS, edtf()), max_size=2)))
    )
    named = {f"t{place}": title for place, title in enumerate(themes)}
    return Reading("r", "R", Source(), (), (), timeline=events, themes=named, eras=eras)


def told(themes: dict[str, str], events: tuple[TimelineEvent, ...]) -> list[tuple[str, ...]]:
    """What the format can hold of events: all but their ids and claims; of dates, what they say and cover."""
    return sorted(
        (
            *map(str, dates.span(one.best_date)),
            dates.words(one.best_date),
            one.label,
            one.says,
            one.source,
            themes[one.theme],
        )
        for one in events
    )


@BUSY
@given(readings())
def test_what_was_written_is_read_again(reading: Reading):
    found = from_csv(to_csv(reading).encode(), "t.csv")

    assert told(dict(found.themes), found.events) == told(reading.themes, reading.timeline)
    assert [(one.title, dates.words(one.date)) for one in found.eras] == [
        (one.title, dates.words(one.date)) for one in reading.eras
    ]
    assert found.notes == ()


@BUSY
@given(readings())
def test_what_was_read_is_written_the_same_again(reading: Reading):
    once = to_csv(reading)
    found = from_csv(once.encode(), "t.csv")
    again = Reading("r", "R", Source(), (), (), timeline=found.events, themes=dict(found.themes), eras=found.eras)

    assert sorted(to_csv(again).splitlines()) == sorted(once.splitlines())


@BUSY
@given(readings())
def test_the_yaml_of_what_was_read_is_a_reading(reading: Reading):
    found = from_csv(to_csv(reading).encode(), "t.csv")

    draft = draft_of(
        timeline_yaml(found.themes, found.eras, found.events, {"format": "1", "id": "r", "title": "R"}).encode(),
        WrittenReading,
    )

    assert draft.problems == ()
    assert [dict(one)["label"] for one in draft.written.timeline] == [one.label for one in found.events]


@BUSY
@given(readings())
def test_no_cell_is_a_formula(reading: Reading):
    cells = [cell for row in csv.reader(io.StringIO(to_csv(reading), newline="")) for cell in row]

    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def sheet(*rows: dict[str, str]) -> bytes:
    """A CSV of these rows as somebody else's program writes it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


FIRST = {"Year": "1948", "Headline": "First"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"Headline": "x"}, "there is no 'Year'"),
        ({"Year": "1950"}, "has no 'Headline'"),
        ({"Year": "-44", "Headline": "x"}, "'Year' is '-44'"),
        ({"Year": "0", "Headline": "x"}, "'Year' is '0'"),
        ({"Year": "1950", "Month": "13", "Headline": "x"}, "'Month' is '13'"),
        ({"Year": "1950", "Month": "2", "Day": "30", "Headline": "x"}, "not a date of the calendar"),
        ({"Year": "1950", "Day": "3", "Headline": "x"}, "'Day' stands without"),
        ({"Year": "1950", "End Month": "3", "Headline": "x"}, "'End Month' stands without"),
        ({"Year": "1950", "End Year": "1940", "Headline": "x"}, "ends before it begins"),
        ({"Year": "1950", "Headline": "x\x07"}, "cannot be printed"),
        ({"Year": "1950", "Type": "era"}, "the era has no 'Headline'"),
        ({"Year": "²", "Headline": "x"}, "'Year' is '²'"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_by_its_number(row, said):
    with pytest.raises(ProblemsFound) as refused:
        from_csv(sheet(FIRST, FIRST | {"Text": "two\nlines"}, row, FIRST, row), "t.csv")

    assert [(one.file, one.line, said in one.message) for one in refused.value.problems] == [
        ("t.csv", 5, True),
        ("t.csv", 7, True),
    ]


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (b"", 1, "there is no column 'Year'"),
        (b"Year,Title\n1948,x\n", 1, "there is no column 'Headline'"),
        (b"Year,Headline\n1948,x\n1949,\xff\n", 3, "is not UTF-8"),
        (b'Year,Headline\n1948,"x\n', 2, "is not CSV"),
        (b"Year,Headline\n", 0, "there is no event"),
    ],
)
def test_a_file_that_is_none_is_refused_whole(data, line, said):
    with pytest.raises(ProblemsFound) as refused:
        from_csv(data, "t.csv")

    (problem,) = refused.value.problems
    assert (problem.line, said in problem.message) == (line, True)


def test_what_cannot_be_kept_is_told():
    title = {"Headline": "My timeline", "Type": "title"}

    found = from_csv(sheet(title, FIRST | {"Media": "https://example.org/x.png"}), "t.csv")

    assert [str(one) for one in found.notes] == ["t.csv:2: the title row is not kept", "t.csv:3: 'Media' is not kept"]
    assert [one.label for one in found.events] == ["First"]


def test_events_without_a_group_and_of_one_name_get_a_theme_and_ids_of_their_own():
    found = from_csv(sheet(FIRST, FIRST, {"Year": "1950", "Headline": "معاہدہ"}), "t.csv")

    assert [one.id for one in found.events] == ["first", "first-2", "event"]
    assert found.themes == {"events": "Events"}


@pytest.mark.parametrize(
    ("row", "date"),
    [
        ({"Display Date": "about 1948"}, "1948~"),
        ({"Display Date": "spring 1948"}, "1948"),
        ({"Display Date": "about 1949"}, "1948"),
        ({"End Year": "1949"}, "1948/1949"),
        ({"Year": "1940", "End Year": "1949", "Display Date": "the 1940s"}, "194X"),
        ({"Year": "1940", "End Year": "1949"}, "1940/1949"),
    ],
)
def test_a_display_date_counts_where_it_agrees_with_the_columns(row, date):
    (event,) = from_csv(sheet(FIRST | row), "t.csv").events

    assert event.context_date == date
