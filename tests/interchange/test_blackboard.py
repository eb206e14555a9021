"""Blackboard's tab-separated questions, in and out."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings

from quiz_app.domain.card import Card
from quiz_app.domain.errors import ProblemsFound
from quiz_app.domain.items import (
    Cloze,
    Entry,
    Gap,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Option,
    Ordering,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.interchange.blackboard import FORMAT, read, recognise, write
from quiz_app.interchange.bundle import Bundle, Exported, Imported
from quiz_app.interchange.format import ReadOptions, WriteOptions
from quiz_app.interchange.formats import recognised
from quiz_app.interchange.markup import to_plain
from tests.interchange.round_trips import bundles, opened, reopened, same

AT = WriteOptions(at=datetime(2026, 3, 1, tzinfo=UTC))
LOST = {
    "id": ["id"],
    "notes on options": ["options.why"],
    "note on the wrong answer": ["why"],
    "fixed order of options": ["shuffle"],
    "spare right sides": ["spare"],
    "near misses": ["near"],
    "tolerance of typing slips": ["typos"],
    "likely wrong answers": ["reject"],
    "earlier id": ["was"],
}


def came(*lines: str) -> Imported:
    return read(opened("\n".join(lines).encode(), "up.txt"), ReadOptions())


def only(line: str, kind: type[Item]) -> Item:
    found = came(line)
    assert found.problems == ()
    (one,) = found.bundle.items
    assert isinstance(one, kind)
    return one


def lost(written: Exported, item: Item) -> list[str]:
    """The fields of which the loss report says that they are lost."""
    said = next((loss.what for loss in written.losses if loss.id == item.id), "")
    words = said.removeprefix("its ").partition(":")[0].split(", ")
    return [name for word in words for name in LOST.get(word, [word])]


@settings(max_examples=8)
@given(bundles())
def test_what_goes_out_comes_back_but_for_what_the_report_names(bundle: Bundle) -> None:
    written = write(bundle, AT)
    back = read(reopened(written), ReadOptions())

    assert back.problems == ()
    for before, after in zip(bundle.items, back.bundle.items, strict=True):
        assert same(before, after, lost(written, before))


@settings(max_examples=5)
@given(bundles())
def test_every_item_is_one_line_of_utf8(bundle: Bundle) -> None:
    assert len(write(bundle, AT).content.decode("utf-8").splitlines()) == len(bundle.items)


def test_a_choice_of_one_and_of_several() -> None:
    one = only("MC\tWhere?\tMoscow\tcorrect\tKabul\tIncorrect\t\t", SingleChoice)
    several = only("MA\tWhere?\ta\tcorrect\tb\tincorrect\tc\tcorrect", MultipleChoice)

    assert isinstance(one, SingleChoice)
    assert [(option.id, option.text, option.key) for option in one.options] == [
        ("a", "Moscow", True),
        ("b", "Kabul", False),
    ]
    assert isinstance(several, MultipleChoice)
    assert several.keys == ("a", "c")


def test_a_single_choice_with_two_right_options_is_a_multiple_choice_and_noted() -> None:
    found = came("MC\tWhere?\ta\tcorrect\tb\tincorrect\tc\tcorrect")

    assert isinstance(found.bundle.items[0], MultipleChoice)
    assert "several options are right" in found.notes[0].message


def test_a_statement_a_text_and_a_number() -> None:
    statement = only("tf\tIt is.\tTRUE", TrueFalse)
    text = only("FIB\tWhich line?\tDurand Line\tDurand", ShortAnswer)
    number = only("NUM\tHow many?\t14\t0.5", Numeric)

    assert isinstance(statement, TrueFalse) and statement.is_true
    assert isinstance(text, ShortAnswer) and text.accept == ("Durand Line", "Durand")
    assert isinstance(number, Numeric) and (number.value, number.tolerance) == (Decimal(14), Decimal("0.5"))


def test_variables_in_brackets_are_the_gaps_of_a_cloze() -> None:
    one = only("FIB_PLUS\tIn [m] [y], not [x].\ty\t1948\t'48\t\tm\tMay", Cloze)

    assert isinstance(one, Cloze)
    assert one.stem == r"In {{2}} {{1}}, not \[x\]."
    assert [gap.accept for gap in one.gaps] == [("1948", "'48"), ("May",)]


def test_pairs_and_an_order() -> None:
    pairs = only("MAT\tMatch\tMoscow\tRussia\tKarachi\tPakistan", Matching)
    order = only("ORD\tOrder\tfirst\tsecond\tthird", Ordering)

    assert isinstance(pairs, Matching)
    assert [(pair.left, pair.right) for pair in pairs.pairs] == [("Moscow", "Russia"), ("Karachi", "Pakistan")]
    assert isinstance(order, Ordering)
    assert [entry.text for entry in order.entries] == ["first", "second", "third"]


def test_html_and_a_spreadsheets_quotes_are_read() -> None:
    one = only('TF\t"He said ""<b>no</b>"", twice &amp; more"\tfalse', TrueFalse)

    assert to_plain(one.stem) == 'He said "no", twice & more'
    assert "**no**" in one.stem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_each_encoding_is_read_and_recognised(encoding: str) -> None:
    file = "TF\tZürich 🙂\ttrue\r\nTF\tمرحبا\tfalse\r\n".encode(encoding)

    assert recognised(opened(file)) is FORMAT
    assert [one.stem for one in read(opened(file), ReadOptions()).bundle.items] == ["Zürich 🙂", "مرحبا"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ESS\tWhy?\tBecause", "ESS is not supported"),
        ("XX\tWhy?\ta", "'XX', which is no type"),
        ("MC\tWhere?\ta\tcorrect\tb", "do not come in twos"),
        ("MC\tWhere?\ta\tright\tb\twrong", "neither correct nor incorrect"),
        ("MC\tWhere?\ta\tincorrect\tb\tincorrect", "no option is marked as right"),
        ("TF\tIt is.\tyes", "neither true nor false"),
        ("NUM\tHow many?\tmany", "not a number"),
        ("NUM\tHow many?\t1e999999999", "is not a number that can be typed"),
        ("FIB\tWhich?", "lacks the question"),
        ("FIB_PLUS\tIn [m].\tm\tMay\t\ty\t1948", "do not stand in the text"),
        ("FIB_PLUS\tIn [m].\tm", "no right answer"),
        ("ORD\tOrder\tfirst", "fewer than two"),
    ],
)
def test_a_broken_line_is_a_problem_with_its_number_and_the_others_come_in(line: str, said: str) -> None:
    found = came("TF\tIt is.\ttrue", line, "TF\tIt is not.\tfalse")

    assert [one.stem for one in found.bundle.items] == ["It is.", "It is not."]
    (problem,) = found.problems
    assert (problem.file, problem.line) == ("up.txt", 2)
    assert said in problem.message


def test_the_same_file_twice_gives_the_same_ids() -> None:
    lines = ("TF\tIt is.\ttrue", "TF\tIt is.\ttrue", "TF\tIt is not.\tfalse")

    assert came(*lines).bundle == came(*lines).bundle
    assert len({one.id for one in came(*lines).bundle.items}) == 3


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(ProblemsFound, match="no question"):
        came("")


def test_more_lines_than_anybody_has_questions_are_refused() -> None:
    with pytest.raises(ProblemsFound, match="more than 50,000"):
        came(*["TF\tIt is.\ttrue"] * 50_001)


def test_what_has_too_many_parts_and_a_card_are_left_out() -> None:
    options = tuple(Option(f"o{place}", str(place), place == 0) for place in range(101))
    many = SingleChoice(id="many", stem="?", rationale="So.", options=options)
    gaps = Cloze(
        id="gaps", stem=" ".join(f"{{{{{one}}}}}" for one in range(1, 12)), rationale="So.", gaps=(Gap(("a",)),) * 11
    )
    written = write(Bundle(items=(many, gaps), cards=(Card(id="card", front="f", back="b"),)), AT)

    assert written.content == b""
    assert [(loss.id, loss.left_out) for loss in written.losses] == [("many", True), ("gaps", True), ("card", True)]


def test_tabs_and_newlines_become_spaces_and_pictures_their_words() -> None:
    entries = (Entry("a", "x\ty"), Entry("b", "![a map](media/m.png)"))
    written = write(Bundle(items=(Ordering(id="o", stem="One\n\ntwo", rationale="So.", entries=entries),)), AT)

    assert written.content.decode() == "ORD\t<p>One</p> <p>two</p>\tx y\ta map\n"
    assert written.losses[0].what == "its id, rationale, pictures: Blackboard's file has no place for that"


@pytest.mark.parametrize(
    "content",
    [
        b"term\tdefinition\nMC\tmulti",
        b"MC",
        b"",
        b"PK\x03\x04",
        b"<quiz/>",
        b"#separator:tab\nMC\ta\tb",
        b"MC\t\0",
        "Führer".encode("latin-1"),
    ],
)
def test_no_other_file_is_taken_for_it(content: bytes) -> None:
    assert not recognise(opened(content))
