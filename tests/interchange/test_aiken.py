"""Aiken by examples and out and in: single choices come back, a broken block is told by its line."""

import pytest
from hypothesis import given

from quiz_app.domain.card import Card
from quiz_app.domain.items import Item, Option, SingleChoice
from quiz_app.interchange import aiken
from quiz_app.interchange.bundle import Bundle, Exported, Imported, Loss
from quiz_app.interchange.format import ReadOptions, WriteOptions
from quiz_app.interchange.markup import to_plain
from tests.builders import NOW
from tests.interchange.round_trips import RICH, ROUND_TRIP, bundles, opened, reopened, same

BUNDLES = bundles(source=RICH)
TEXT = to_plain
FIELDS = {
    "rationale": {"rationale"},
    "level": {"level"},
    "claims": {"claims"},
    "topic": {"topic"},
    "pool": {"pool"},
    "notes on options": {"options.why"},
    "fixed order": {"shuffle"},
}


def read(text: str) -> Imported:
    return aiken.read(opened(text.encode(), "a.txt"), ReadOptions())


def written(bundle: Bundle) -> Exported:
    return aiken.write(bundle, WriteOptions(at=NOW))


def read_back(exported: Exported) -> Imported:
    return aiken.read(reopened(exported), ReadOptions())


def lost_of(item: Item, losses: tuple[Loss, ...]) -> set[str]:
    """The fields that the loss report says the item loses."""
    words = " ".join(loss.what for loss in losses if loss.id == item.id)
    return {"id"}.union(*(fields for said, fields in FIELDS.items() if said in words))


@ROUND_TRIP
@given(BUNDLES)
def test_single_choices_come_back_in_their_order(bundle: Bundle) -> None:
    exported = written(bundle)
    imported = read_back(exported)
    left_out = {loss.id for loss in exported.losses if loss.left_out}
    kept = [item for item in bundle.items if item.id not in left_out]
    assert not imported.problems
    assert len(imported.bundle.items) == len(kept)
    for item, back in zip(kept, imported.bundle.items, strict=True):
        same(item, back, lost_of(item, exported.losses), TEXT)


@pytest.mark.parametrize(
    "signs", ["A. Khan\nB. Dedov", "A) Khan\nB) Dedov", "A)Khan\nB)Dedov", "A. Khan\n\n  B.\tDedov"]
)
def test_a_question_its_options_and_the_key(signs: str) -> None:
    imported = read(f"Who was *it*?\n{signs}\nANSWER: B\n")
    (item,) = imported.bundle.items
    assert isinstance(item, SingleChoice)
    assert (item.stem, item.keys, imported.problems) == (r"Who was \*it\*?", ("b",), ())
    assert [option.text for option in item.options] == ["Khan", "Dedov"]


GOOD = "Which?\nA. One\nB. Two\nANSWER: A"


@pytest.mark.parametrize(
    ("broken", "line", "said"),
    [
        ("Who?\nA. Khan\nANSWER: A", 8, "fewer than two options"),
        ("A. Khan\nB. Dedov\nANSWER: A", 6, "an option stands before any question"),
        ("ANSWER: A", 6, "an 'ANSWER:' stands without a question"),
        ("Who?\nA. Khan\nB. Dedov", 10, "no 'ANSWER: A' ends it"),
        ("Who?", 8, "it has no options"),
        ("Who?\nA. Khan\nB. Dedov\nANSWER: C", 9, "its answer is 'C', and no option has that letter"),
        ("Who?\nA. Khan\nB. Dedov\nANSWER:", 9, "its answer is '', and no option has that letter"),
        ("Who?\nA. Khan\nC. Dedov\nANSWER: A", 9, "its options are not A, B, C and on: 'C' is at line 8"),
        ("Who?\nA. Khan\nB.\nANSWER: A", 9, "an option has no text"),
        ("Bell\x07\nA. Khan\nB. Dedov\nANSWER: A", 9, "it holds a control character"),
    ],
)
def test_a_broken_block_is_one_problem_and_takes_nothing_along(broken: str, line: int, said: str) -> None:
    imported = read(f"{GOOD}\n\n{broken}\n\n{GOOD.replace('Which', 'Whither')}\n")
    assert [item.stem for item in imported.bundle.items] == ["Which?", "Whither?"]
    (problem,) = imported.problems
    assert problem.line == line
    assert said in problem.message


def test_a_question_that_the_file_ends_in_is_a_problem() -> None:
    (problem,) = read(f"{GOOD}\n\nWho?\nA. Khan").problems
    assert problem.line == 6


def test_what_aiken_cannot_hold_is_left_out() -> None:
    options = tuple(Option(f"o{place}", str(place), place == 0) for place in range(27))
    items = (
        SingleChoice(id="many", stem="Which of them?", rationale="So.", options=options),
        SingleChoice(id="like", stem="A. Smith was who?", rationale="So.", options=options[:2]),
        SingleChoice(id="image", stem="![](media/a.png)", rationale="So.", options=options[:2]),
    )
    exported = written(Bundle(items=items, cards=(Card(id="c", front="a", back="b"),)))
    assert exported.content == b""
    assert [loss.id for loss in exported.losses if loss.left_out] == ["many", "like", "image", "c"]


def test_lines_of_a_text_become_one() -> None:
    options = (Option("a", "One\n\nmore", True), Option("b", "*Two*"))
    exported = written(Bundle(items=(SingleChoice(id="x", stem="Which\\\none?", rationale="So.", options=options),)))
    assert exported.content.decode() == "Which one?\nA. One more\nB. Two\nANSWER: A\n"
    assert "formatting and lines" in exported.losses[0].what


def test_the_same_file_gives_the_same_ids_again() -> None:
    text = f"{GOOD}\n\n{GOOD}\n"
    assert read(text).bundle == read(text).bundle
    assert len({item.id for item in read(text).bundle.items}) == 2
