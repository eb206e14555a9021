"""A whole bank as a table: nothing is lost, a teacher can write one, and a wrong row is told by its line."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from quiz_app.domain.errors import ProblemsFound
from quiz_app.domain.items import Option
from quiz_app.domain.reading import TimelineEvent
from quiz_app.interchange import bank_sheet_cells as cells
from quiz_app.interchange import bank_sheet_csv, bank_sheet_xlsx
from quiz_app.interchange.bank_sheet_columns import documentation
from quiz_app.interchange.bundle import Bundle, Imported
from quiz_app.interchange.csv_reading import FORMULA
from quiz_app.interchange.format import Format, ReadOptions, WriteOptions
from quiz_app.interchange.formats import recognised
from quiz_app.interchange.losing import NO_RATIONALE
from quiz_app.interchange.markup import to_plain
from tests.builders import NOW, bank, card, cloze_card, every_kind, multiple_choice, ordering, single_choice, true_false
from tests.interchange.round_trips import bundles, opened, reopened

FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
BOTH = pytest.mark.parametrize("form", [bank_sheet_csv.FORMAT, bank_sheet_xlsx.FORMAT], ids=["csv", "xlsx"])
GUIDE = Path(__file__).parents[2] / "question_banks" / "FORMATS.md"
EVENT = TimelineEvent("e1", "The coup", "war", date="1958")


def brought(text: str, encoding: str = "utf-8") -> Imported:
    return bank_sheet_csv.read(opened(text.encode(encoding), "bank.csv"), ReadOptions())


def back(form: Format, bundle: Bundle) -> Imported:
    assert form.read is not None and form.write is not None
    return form.read(reopened(form.write(bundle, WriteOptions(at=NOW))), ReadOptions())


@BOTH
@FEW
@given(bundle=bundles(cards=True))
def test_items_cards_and_topics_come_back_exactly(form: Format, bundle: Bundle):
    found = back(form, bundle)

    assert found.problems == found.notes == ()
    assert (found.bundle.items, found.bundle.cards) == (bundle.items, bundle.cards)
    assert found.bundle.topics == bundle.topics


@BOTH
def test_every_field_of_a_bank_comes_back(form: Format):
    items = (*every_kind(), ordering(id="own"), true_false(id="x", pool="exam", was="y", confirmed="abc", level=""))
    sent = Bundle(topics={"defence": "Defence", "unused": "Unused"}, items=items, cards=bank().cards)

    found = back(form, sent)

    assert (found.bundle.items, found.bundle.cards) == (items, bank().cards)
    assert found.bundle.topics == sent.topics


@FEW
@given(texts=st.lists(st.text(" \n\\|=ab\t", min_size=1, max_size=6), max_size=4))
def test_any_texts_fit_into_a_cell(texts: list[str]):
    assert cells.split(cells.join(texts)) == tuple(texts)
    assert cells.split_pairs(cells.join_pairs((one, one) for one in texts)) == [(one, one) for one in texts]


@BOTH
def test_no_cell_is_a_formula_and_each_comes_back(form: Format):
    texts = [f"{sign}1" for sign in (*FORMULA[:4], "\t", "'", "'=", "''")]
    sent = Bundle(cards=tuple(card(id=f"c{place}", front=text, topic="") for place, text in enumerate(texts)))
    assert form.write is not None
    content = form.write(sent, WriteOptions(at=NOW)).content

    read = (
        [[str(cell.value) for cell in row] for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows()]
        if form.suffix == ".xlsx"
        else list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    )

    assert not [cell for row in read for cell in row if cell.startswith(FORMULA)]
    assert [one.front for one in back(form, sent).bundle.cards] == texts


def test_a_teacher_writes_a_bank_in_a_spreadsheet():
    found = brought(
        "kind;stem;a;b;c;key;accept;value;front;back\n"
        ";Which year?;1947;*1948;1958;;;;;\n"
        ";Which two?;one;two;three;a, c;;;;\n"
        "Short answer;Which line?;;;;;Durand Line | Durand border;;;\n"
        ";It rained.;;;;false;;;;\n"
        ";How many?;;;;;;14,5;;\n"
        ";;;;;;;;Dedov;An ambassador\n"
        "matching;Who?;Khan = There;Dedov=Here;;;;;;\n"
        "ordering;Earliest first;First;Second;;;;;;\n"
        ";Begun on {{1}}.;1 May | May 1;;;;;;;\n"
    )

    assert found.problems == found.notes == ()
    assert [item.kind for item in found.bundle.items] == [
        *("single_choice", "multiple_choice", "short_answer", "true_false", "numeric"),
        *("matching", "ordering", "cloze"),
    ]
    assert [item.key() for item in found.bundle.items[:5]] == ["b", ("a", "c"), "Durand Line", "false", "14.5"]
    assert found.bundle.items[0].rationale == NO_RATIONALE
    assert found.bundle.items[5].pairs[1].right == "Here"
    assert [(one.front, one.back) for one in found.bundle.cards] == [("Dedov", "An ambassador")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("first", ["", "sep=,\r\n"])
def test_any_spreadsheet_s_csv_is_taken(encoding: str, separator: str, first: str):
    text = f"{first}Stem,KEY,a,b\r\nÜber,b,x,y\r\n".replace(",", separator)

    assert recognised(opened(text.encode(encoding))) is bank_sheet_csv.FORMAT
    assert [item.key() for item in brought(text, encoding).bundle.items] == ["b"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("essay,Q,,,,", "'essay' is no kind of row: it is one of single_choice"),
        (",Q,a,b,,", "nothing says what kind of row it is"),
        ("single_choice,,a,b,a,", "there is no stem"),
        ("single_choice,Q,a,,a,", "fewer than two options"),
        ("single_choice,Q,a,b,c,", "'c' is said to be a key, and is no option"),
        ("single_choice,Q,a,b,a b,", "a single_choice has one key, not 2"),
        ("multiple_choice,Q,a,b,a,", "a multiple_choice has two keys at least"),
        ("multiple_choice,Q,a,b,a b,", "every option is a key"),
        ("true_false,Q,,,maybe,", "'key' is 'maybe', neither true nor false"),
        ("short_answer,Q,,,,", "'accept' names nothing"),
        ("numeric,Q,,,,", "'value' has ''"),
        ("cloze,Q {{1}} {{2}},x,,,", "1 gaps are described, 2 stand in the stem"),
        ("matching,Q,x = y,z,,", "a matching has two pairs"),
        ("matching,Q,x = y,z = y,,", "'y' stands twice among the right sides"),
        ("ordering,Q,x,,,", "fewer than two entries"),
        ("card,,,,,", "a card has a front and a back"),
        ("single_choice,Q,a,b,a,no id!", "'id!' cannot be an id of a claim"),
    ],
)
def test_a_wrong_row_is_told_by_its_line_and_the_others_come_in(row: str, said: str):
    good = "single_choice,Good?,a,b,a,"
    found = brought(f"kind,stem,a,b,key,claims\n{good}\n{row}\n{good}\n")

    assert [(one.line, said in one.message) for one in found.problems] == [(3, True)], found.problems
    assert len(found.bundle.items) == 2


def test_what_is_not_kept_is_noted():
    found = brought("kind,stem,key,value,points,,a\ntrue_false,Q,true,7,3,,\n,R,false,,,x,\n")

    assert [str(one) for one in found.notes] == [
        "bank.csv:1: the column 'points' is none of a bank's, and is not kept",
        "bank.csv:2: item 'q-6a7cecc6': 'value' is nothing that a true_false has, and is not kept",
        "bank.csv:3: what stands in columns without a name is not kept",
    ]


def test_an_id_that_stands_twice_or_cannot_be_one_is_noted_and_made_anew():
    found = brought("id,stem,key\nx,One,true\nx,Two,true\nno id,Three,true\n")

    assert found.bundle.items[0].id == "x"
    assert [(one.line, "it came in as" in one.message) for one in found.notes] == [(3, True), (4, True)]


def test_topics_are_known_by_id_or_title():
    found = brought(
        "kind,id,topic,stem,key\n,1,Energy and trade,Q,true\n,2,war,R,true\n,3,The War,S,true\n"
        ",4,energy AND trade,T,false\ntopic,war,,The War,\n"
    )

    assert [item.topic for item in found.bundle.items] == ["energy-and-trade", "war", "war", "energy-and-trade"]
    assert found.bundle.topics == {"war": "The War", "energy-and-trade": "Energy and trade"}


def test_the_cells_of_a_workbook_may_be_numbers_days_and_truths():
    book, out = Workbook(), io.BytesIO()
    book.active.append(["My questions"])
    book.active.append(["stem", "kind", "key", "value", "accept", "a", "b"])
    book.active.append(["True?", "true_false", True])
    book.active.append(["How many?", "numeric", None, 0.1])
    book.active.append(["When?", "short_answer", None, None, date(1948, 5, 1)])
    book.active.append(["What time?", "short_answer", None, None, datetime(1948, 5, 1, 9, 30)])
    book.active.append(["Sum?", None, "a", None, None, "=1+1", 3])
    book.save(out)

    found = bank_sheet_xlsx.read(opened(out.getvalue()), ReadOptions())

    assert [item.key() for item in found.bundle.items] == ["true", "0.1", "1948-05-01", "1948-05-01 09:30:00"]
    assert [(one.line, one.message) for one in found.problems] == [(7, "'a' is said to be a key, and is no option")]


def test_what_a_table_cannot_hold_is_named():
    pictured = true_false(id="p", stem="![map](media/map.png) So?")
    huge, bell = true_false(id="h", stem="x" * 40_000), true_false(id="c", stem="be\x07ll\r")
    sent = Bundle(items=(pictured, huge, bell), events=(EVENT,), media={"map.png": b"x"})

    exported = bank_sheet_xlsx.write(sent, WriteOptions(at=NOW))

    assert [(loss.id, loss.left_out) for loss in exported.losses] == [
        ("e1", True),
        ("p", False),
        ("h", True),
        ("c", False),
    ]
    found = bank_sheet_xlsx.read(reopened(exported), ReadOptions())
    assert [item.stem for item in found.bundle.items] == [pictured.stem, "bell"]


def test_the_same_file_twice_gives_the_same_ids():
    text = "stem,key,a,b\nWhich?,a,x,y\nWhich?,a,x,y\nWhich?,b,x,y\n"

    assert brought(text) == brought(text)
    assert len({item.id for item in brought(text).bundle.items}) == 3


@BOTH
def test_it_is_known_by_its_content(form: Format):
    assert form.write is not None
    content = form.write(Bundle(items=every_kind(), cards=(card(), cloze_card())), WriteOptions(at=NOW)).content

    assert recognised(opened(content, "x.bin")) is form


@BOTH
def test_another_table_is_refused(form: Format):
    assert form.read is not None and form.write is not None
    with pytest.raises(ProblemsFound):
        form.read(opened(b"name,points\nA,3\n"), ReadOptions())


def test_the_guide_has_the_table_of_columns():
    assert documentation() in GUIDE.read_text(encoding="utf-8")


def test_options_are_read_as_they_were_written_where_the_key_is_named():
    (item,) = brought("stem,key,a,b\nQ,b,*x*,* y\n").bundle.items

    assert [option.text for option in item.options] == ["*x*", "* y"]
    assert [to_plain(option.text) for option in item.options] == ["x", "y"]


def test_a_row_of_many_options_has_their_columns():
    options = tuple(Option(f"o{number}", f"Option {number}", number == 7) for number in range(53))
    sent = Bundle(items=(single_choice(options=options[:52]), multiple_choice(id="m", options=options)))

    exported = bank_sheet_csv.write(sent, WriteOptions(at=NOW))

    assert [(loss.id, loss.left_out) for loss in exported.losses] == [("m", True)]
    assert back(bank_sheet_csv.FORMAT, sent).bundle.items == sent.items[:1]
