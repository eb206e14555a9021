"""Kahoot's sheet: what it can hold comes back, what it cannot is named, and a wrong row is told by its number."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook

from quiz_app.domain.errors import ProblemsFound
from quiz_app.interchange.bundle import Bundle, Exported, Imported
from quiz_app.interchange.format import ReadOptions, WriteOptions
from quiz_app.interchange.formats import recognised
from quiz_app.interchange.kahoot import FORMAT, read, write
from quiz_app.interchange.kahoot_sheet import HEADER, illegal
from quiz_app.interchange.losing import NO_RATIONALE
from quiz_app.interchange.markup import to_plain
from tests.builders import NOW, card, every_kind, multiple_choice, single_choice, true_false
from tests.interchange.round_trips import bundles, opened, reopened, same

FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
GOOD = ("In which year?", "1948", "1958", None, None, 20, 2)
WORDS = {"formatting": ["stem", "options.text"], "notes on options": ["options.why"], "note": ["why"]}
WORDS |= {"option ids": ["options.id"], "fixed order of options": ["shuffle"]}


def sheet(*rows: tuple, above: int = 7, header: list = HEADER) -> bytes:
    """A workbook of somebody else's: these rows under the header."""
    book, out = Workbook(), io.BytesIO()
    for line in range(above):
        book.active.append(["", f"Line {line}"])
    book.active.append([None, *header])
    for number, row in enumerate(rows, start=1):
        book.active.append([number, *row])
    book.save(out)
    return out.getvalue()


def brought(*rows: tuple, **fields) -> Imported:
    return read(opened(sheet(*rows, **fields), "k.xlsx"), ReadOptions())


def written(*items) -> Exported:
    return write(Bundle(title="=A quiz", items=items), WriteOptions(at=NOW))


@FEW
@given(bundles())
def test_what_fits_comes_back_but_for_what_the_losses_name(bundle: Bundle):
    exported = write(bundle, WriteOptions(at=NOW))
    out = {loss.id for loss in exported.losses if loss.left_out}
    partly = {loss.id: loss.what for loss in exported.losses if not loss.left_out}

    found = read(reopened(exported), ReadOptions())

    sent = [item for item in bundle.items if item.id not in out]
    assert found.problems == found.notes == ()
    for item, back in zip(sent, found.bundle.items, strict=True):
        lost = [field for word, fields in WORDS.items() if word in partly[item.id] for field in fields]
        lost += [name for name in ("id", "level", "claims", "topic", "pool", "rationale") if name in partly[item.id]]
        if "true or false" not in partly[item.id]:
            assert same(item, back, [*lost, "rationale"], to_plain)


@FEW
@given(bundles())
def test_what_does_not_fit_is_left_out_with_a_reason(bundle: Bundle):
    for loss in write(bundle, WriteOptions(at=NOW)).losses:
        (item,) = [one for one in bundle.items if one.id == loss.id]
        texts = [to_plain(option.text) for option in getattr(item, "options", ())]
        short = len(to_plain(item.stem)) <= 120 and all(len(text) <= 75 for text in texts) and len(texts) <= 4
        fits = item.kind in ("single_choice", "multiple_choice", "true_false") and short
        assert loss.left_out == (not fits or illegal(to_plain(item.stem), *texts))


def test_the_template_s_header_and_limits_are_written():
    page = load_workbook(io.BytesIO(written(single_choice(), multiple_choice(), true_false()).content)).active

    assert [cell.value for cell in page[8]] == [None, *HEADER]
    assert HEADER[5].startswith("Time limit (sec) \u2013 5, 10, 20")
    assert [cell.value for cell in page[10]][2:] == [
        "The United Kingdom",
        "China",
        "India",
        "Iran",
        20,
        "1,2",
    ]
    assert page.data_validations.dataValidation[0].formula1 == '"5,10,20,30,60,90,120,240"'


@pytest.mark.parametrize("text", ["=1+1", "+1", "@x", "#N/A"])
def test_a_text_is_no_formula_and_is_what_it_was(text: str):
    page = load_workbook(io.BytesIO(written(true_false(stem=text)).content)).active

    assert (page["B9"].value, page["B9"].data_type, page["B2"].data_type) == (text, "s", "s")


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (single_choice(stem="x" * 121), "its question has 121 characters, Kahoot takes 120"),
        (true_false(stem="![map](media/map.png)\n\n" + "x" * 120), "its question has 124 characters, Kahoot takes 120"),
        (true_false(stem="![](media/map.png)"), "a text of it is nothing but an image: Kahoot's sheet has none"),
    ],
)
def test_what_is_too_long_is_left_out_with_its_length(item, why: str):
    (loss,) = written(item).losses

    assert (loss.id, loss.what, loss.left_out) == (item.id, why, True)


def test_other_kinds_and_cards_are_left_out():
    exported = write(Bundle(items=every_kind(), cards=(card(),)), WriteOptions(at=NOW))

    assert [loss.id for loss in exported.losses if loss.left_out] == [
        *(item.id for item in every_kind() if item.kind not in ("single_choice", "multiple_choice", "true_false")),
        card().id,
    ]


@pytest.mark.parametrize("above", [0, 3, 18])
def test_the_header_is_found_where_it_stands(above: int):
    found = brought(GOOD, above=above)

    assert [(item.stem, item.key()) for item in found.bundle.items] == [("In which year?", "b")]


@pytest.mark.parametrize("correct", [1, 1.0, "1", "1.0", " 1 "])
def test_a_single_key_may_be_a_text_or_a_number(correct):
    (item,) = brought(("Which?", "a", "b", "c", None, None, correct)).bundle.items

    assert (item.kind, item.key()) == ("single_choice", "a")


@pytest.mark.parametrize("correct", ["1,3", "1, 3", "3;1"])
def test_several_keys_make_a_multiple_choice(correct):
    (item,) = brought(("Which?", "a", "b", "c", None, 20, correct)).bundle.items

    assert (item.kind, item.key()) == ("multiple_choice", ("a", "c"))


def test_true_and_false_as_answers_are_a_true_false():
    (item,) = brought(("It rained.", "True", "FALSE", None, None, 20, 2)).bundle.items

    assert (item.kind, item.key(), item.rationale) == ("true_false", "false", NO_RATIONALE)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ((None, "a", "b", None, None, 20, 1), "there is no text that asks anything"),
        (("Q", "a", None, None, None, 20, 1), "fewer than two options"),
        (("Q", "a", "b", None, None, 20, None), "no correct answer is named"),
        (("Q", "a", "b", None, None, 20, "both"), "'both' are not the numbers"),
        (("Q", "a", "b", None, None, 20, 3), "answer 3 is said to be correct, and is empty"),
        (("Q", "a", "b", None, None, 20, "1,2"), "every option is right"),
    ],
)
def test_a_wrong_row_is_told_by_its_number_and_the_others_come_in(row: tuple, said: str):
    found = brought(GOOD, row, GOOD)

    assert [(one.file, one.line, said in one.message) for one in found.problems] == [("k.xlsx", 10, True)]
    assert len(found.bundle.items) == 2


def test_a_time_limit_of_its_own_is_noted():
    found = brought(("Q", "a", "b", None, None, 60, 1), ("R", "a", "b", None, None, None, 1))

    assert [str(one) for one in found.notes] == ["k.xlsx:9: its time limit of 60 s is not kept"]


def test_what_is_typed_is_no_markdown():
    (item,) = brought(("What is *x* < y?", "<b>", "_b_", None, None, None, 1)).bundle.items

    assert to_plain(item.stem) == "What is *x* < y?"
    assert [to_plain(option.text) for option in item.options] == ["<b>", "_b_"]


def test_the_same_file_twice_gives_the_same_ids_and_like_questions_ids_of_their_own():
    rows = (GOOD, GOOD, ("In which year?", "1", "2", None, None, None, 1))
    once, again = brought(*rows), brought(*rows)

    assert [item.id for item in once.bundle.items] == [item.id for item in again.bundle.items]
    assert len({item.id for item in once.bundle.items}) == 3


def test_it_is_known_by_its_content():
    assert recognised(opened(sheet(GOOD), "x.csv")) is FORMAT
    assert recognised(opened(sheet(GOOD, header=["Name", "Points"]), "kahoot.xlsx")) is not FORMAT


def test_another_workbook_is_refused():
    with pytest.raises(ProblemsFound, match="no header of Kahoot's"):
        brought(header=["Name", "Points"])
