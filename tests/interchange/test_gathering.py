"""What every reader of entries does alike: ids, topics, what a bank cannot hold, and where a file is refused."""

from decimal import Decimal
from functools import partial

import pytest

from quiz_app.domain.errors import ProblemsFound
from quiz_app.domain.items import (
    Cloze,
    Entry,
    Gap,
    Item,
    Matching,
    MultipleChoice,
    Option,
    Ordering,
    Pair,
    ShortAnswer,
    SingleChoice,
)
from quiz_app.interchange import aiken, bank_sheet_csv, blackboard, gift, kahoot, moodle_xml, qti12, qti21
from quiz_app.interchange.bundle import Bundle
from quiz_app.interchange.format import Format, ReadOptions, WriteOptions
from quiz_app.interchange.gathering import Gathering
from quiz_app.interchange.soundness import MOST_PARTS, Unreadable, number
from tests.builders import NOW
from tests.interchange.round_trips import opened

SAID = {"id": "", "stem": "Which?", "rationale": "So."}
A, B, EMPTY = Option("a", "One", key=True), Option("b", "Two"), Option("c", " ")
PAIRS = (Pair("a", "l", "r"), Pair("b", "m", "s"))
QTI12_ITEM = "<item><presentation><material><mattext>x</mattext></material></presentation></item>"
QTI21_ITEM = "<assessmentItem><itemBody><p>x</p></itemBody></assessmentItem>"
WRITTEN = (*(one.FORMAT for one in (aiken, blackboard, gift, kahoot, moodle_xml, qti12, qti21)), bank_sheet_csv.FORMAT)
IN_VAIN = {
    aiken: "What is it?\n\n" * 1001,
    gift: "What is it?\n\n" * 1001,
    blackboard: "TF\tIt is.\tperhaps\n" * 1001,
    moodle_xml: f"<quiz>{'<question/>' * 1001}</quiz>",
    bank_sheet_csv: "kind,stem\ncard,x\n" + "single_choice,Q\n" * 1001,
    qti12: f"<questestinterop>{QTI12_ITEM * 1001}</questestinterop>",
    qti21: f"<assessmentTest>{QTI21_ITEM * 1001}</assessmentTest>",
}
LABELS = '<response_label ident="x"/>' * 1001
CHOICES = '<simpleChoice identifier="x"/>' * 1001
TOO_MANY = {
    gift: "Who?{" + "~x" * 1001 + "}",
    blackboard: "MC\tWho?" + "\tx\tcorrect" * 501,
    moodle_xml: f'<quiz><question type="multichoice">{"<answer/>" * 1001}</question></quiz>',
    qti12: "<questestinterop><item><presentation><response_lid><render_choice>"
    f"{LABELS}</render_choice></response_lid></presentation></item></questestinterop>",
    qti21: f"<assessmentItem><itemBody><choiceInteraction>{CHOICES}</choiceInteraction></itemBody></assessmentItem>",
}


def gathered(*items: Item) -> Gathering:
    """What comes in of these."""
    found = Gathering("f.xml")
    for line, item in enumerate(items, start=1):
        found.take(found.place(line), lambda item=item: item)
    return found


def read(one: Format, content: str):
    assert one.read is not None
    return one.read(opened(content.encode(), "file"), ReadOptions())


@pytest.mark.parametrize("one", IN_VAIN, ids=lambda one: one.FORMAT.name)
def test_a_file_is_refused_where_none_of_its_first_thousand_entries_comes_in(one) -> None:
    with pytest.raises(ProblemsFound, match="none of its first 1,000 questions can be read"):
        read(one.FORMAT, IN_VAIN[one])


@pytest.mark.parametrize("one", TOO_MANY, ids=lambda one: one.FORMAT.name)
def test_an_entry_of_more_parts_than_anybody_writes_is_a_problem(one) -> None:
    (problem,) = read(one.FORMAT, TOO_MANY[one]).problems
    assert "parts, more than 1,000" in problem.message


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (SingleChoice(**SAID | {"stem": " "}, options=(A, B)), "there is no text that asks anything"),
        (SingleChoice(**SAID | {"rationale": "\x07"}, options=(A, B)), "it holds a control character"),
        (SingleChoice(**SAID | {"rationale": "x" * 1_000_001}, options=(A, B)), "more than 1,000,000"),
        (SingleChoice(**SAID, options=(A,)), "fewer than two options"),
        (SingleChoice(**SAID, options=(A, EMPTY)), "an option has no text"),
        (SingleChoice(**SAID, options=(B, B, Option("c", "", key=True))), "an option has no text"),
        (SingleChoice(**SAID, options=(B, B)), "no option is marked as right"),
        (SingleChoice(**SAID, options=(A, A, B)), "2 options are right, and only one can be chosen"),
        (MultipleChoice(**SAID, options=(A, A)), "every option is right"),
        (MultipleChoice(**SAID, options=(A, *[B] * MOST_PARTS)), "1,001 parts"),
        (Matching(**SAID, pairs=PAIRS[:1]), "fewer than two pairs"),
        (Matching(**SAID, pairs=(*PAIRS, Pair("c", "l", "t"))), "'l' stands twice on the left"),
        (Matching(**SAID, pairs=(*PAIRS, Pair("c", "n", "r"))), "'r' stands twice on the right"),
        (Matching(**SAID, pairs=(*PAIRS, Pair("c", "n", " "))), "a side of a pair has no text"),
        (ShortAnswer(**SAID, accept=()), "no right answer is given"),
        (Ordering(**SAID, entries=(Entry("a", "x"), Entry("b", ""))), "an entry has no text"),
        (Cloze(**SAID | {"stem": "{{1}} {{3}}"}, gaps=(Gap(("a",)), Gap(("b",)))), "its gaps cannot be told"),
    ],
)
def test_what_no_bank_can_hold_is_a_problem_with_its_line(item: Item, said: str) -> None:
    found = gathered(SingleChoice(**SAID, options=(A, B)), item)
    (problem,) = found.problems
    assert (len(found.items), problem.file, problem.line) == (1, "f.xml", 2)
    assert said in problem.message


@pytest.mark.parametrize(
    ("item", "made", "said"),
    [
        (SingleChoice(**SAID, options=(A, B, EMPTY)), SingleChoice(**SAID, options=(A, B)), "without any text"),
        (MultipleChoice(**SAID, options=(A, B)), SingleChoice(**SAID, options=(A, B)), "it is a single choice here"),
        (
            Matching(**SAID, pairs=PAIRS, spare=("t", "r", "t", "")),
            Matching(**SAID, pairs=PAIRS, spare=("t",)),
            "a spare right side",
        ),
    ],
)
def test_what_can_be_made_sound_comes_in_so_with_a_note(item: Item, made: Item, said: str) -> None:
    imported = gathered(item).imported()
    (came,), (note,) = imported.bundle.items, imported.notes
    assert (type(came), getattr(came, "options", ()), getattr(came, "spare", ())) == (
        type(made),
        getattr(made, "options", ()),
        getattr(made, "spare", ()),
    )
    assert said in note.message


@pytest.mark.parametrize(("text", "value"), [(" 1.50", "1.50"), ("1,5", "1.5"), ("\u22122", "-2"), ("1e3", "1000")])
def test_a_number_is_read_with_a_point_or_a_comma(text: str, value: str) -> None:
    assert str(number(text)) == str(Decimal(value))


@pytest.mark.parametrize("text", ["", "many", "nan", "inf", "1e19", "1e-19", "1e999999999", "1,000", "1,2,3"])
def test_what_is_no_number_that_can_be_told_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="is not a number"):
        number(text)


def test_topics_of_one_title_are_one_and_those_without_items_stay_away() -> None:
    found = Gathering("f.xml")

    def said(stem: str) -> Item:
        return SingleChoice(**SAID | {"stem": stem}, options=(A, B))

    for place, topic in enumerate(["The war", " The  war", "The WAR"]):
        found.take(found.place(1), partial(said, f"Which {place}?"), topic)
    found.topic("Peace")
    imported = found.imported()
    assert imported.bundle.topics == {"the-war": "The war", "the-war-2": "The WAR"}
    assert [item.topic for item in imported.bundle.items] == ["the-war", "the-war", "the-war-2"]


def test_that_an_item_was_confirmed_is_told_where_a_format_has_no_place_for_it() -> None:
    bundle = Bundle(items=(SingleChoice(**SAID | {"id": "x"}, options=(A, B), confirmed="c0ffee"),))
    losses = {one.name: [loss.what for loss in one.write(bundle, WriteOptions(at=NOW)).losses] for one in WRITTEN}
    told = {name for name, words in losses.items() if any("confirmation" in one for one in words)}
    assert told == {"moodle-xml", "gift", "aiken", "blackboard", "kahoot"}
