"""Moodle XML out and in: what the loss report does not name comes back, and Moodle would take what is written."""

from decimal import Decimal

import pytest
from hypothesis import given
from lxml import etree

from quiz_app.domain.card import Card
from quiz_app.domain.items import Item, MultipleChoice, Near, Numeric, Option, ShortAnswer
from quiz_app.interchange import moodle_fractions, moodle_xml
from quiz_app.interchange.bundle import Bundle, Exported, Imported, Loss
from quiz_app.interchange.format import ReadOptions, WriteOptions
from quiz_app.interchange.markup import to_html
from quiz_app.interchange.moodle_xml_kinds import TYPES
from tests.builders import NOW
from tests.interchange.round_trips import PICTURED, RICH, ROUND_TRIP, bundles, opened, reopened, same

LOST = {
    "earlier id": {"was"},
    "tolerance of typing slips": {"typos"},
    "formatting of right sides": {"pairs.right", "spare"},
    "dates": set(),
    "scoring": set(),
}
# What Moodle's importer takes for the share that an answer earns.
LEGAL = set(
    map(
        Decimal,
        "100 90 83.33333 80 75 70 66.66667 60 50 40 33.33333 30 25 20 16.66667 14.28571 12.5 11.11111 10 5 0".split(),
    )
)


BUNDLES = bundles(source=RICH) | bundles(source=PICTURED)
TEXT = to_html


def read_back(exported: Exported) -> Imported:
    return moodle_xml.read(reopened(exported), ReadOptions())


def written(bundle: Bundle) -> Exported:
    return moodle_xml.write(bundle, WriteOptions(at=NOW))


def lost_of(item: Item, losses: tuple[Loss, ...]) -> set[str]:
    """The fields that the loss report says the item loses."""
    words = " ".join(loss.what for loss in losses if loss.id == item.id)
    return set().union(*(fields for said, fields in LOST.items() if said in words))


@ROUND_TRIP
@given(BUNDLES)
def test_what_is_not_named_as_lost_comes_back(bundle: Bundle) -> None:
    exported = written(bundle)
    imported = read_back(exported)
    back = {item.id: item for item in imported.bundle.items}
    assert not imported.problems
    assert len(back) == len(bundle.items)
    for item in bundle.items:
        same(item, back[item.id], lost_of(item, exported.losses), TEXT)
    assert imported.bundle.topics == {one: bundle.topics[one] for one in {item.topic for item in bundle.items} if one}
    if not any("formatting" in loss.what for loss in exported.losses):
        assert imported.bundle.media == bundle.media


@ROUND_TRIP
@given(bundles())
def test_only_what_moodle_takes_is_written(bundle: Bundle) -> None:
    root = etree.fromstring(written(bundle).content)
    for question in root.iter("question"):
        kind = question.get("type")
        assert kind in {*TYPES.values(), "category"}
        if kind == "ordering":
            continue  # its fractions are places
        assert {abs(Decimal(answer.get("fraction"))) for answer in question.findall("answer")} <= LEGAL


def test_the_legal_fractions_are_moodles() -> None:
    assert set(moodle_fractions.LEGAL) == LEGAL


@pytest.mark.parametrize(
    ("keys", "distractors", "shares"),
    [
        (2, 1, {"50", "-100"}),
        (3, 2, {"33.33333", "-50"}),
        (6, 7, {"16.66667", "-14.28571"}),
        (9, 3, {"11.11111", "-33.33333"}),
        (11, 2, {"10", "-50"}),
    ],
)
def test_a_multiple_choice_is_worth_what_moodle_can_say(keys: int, distractors: int, shares: set[str]) -> None:
    options = tuple(Option(f"o{place}", f"Option {place}", place < keys) for place in range(keys + distractors))
    item = MultipleChoice(id="m", stem="Which?", rationale="So.", options=options)
    exported = written(Bundle(items=(item,)))
    answers = etree.fromstring(exported.content).iter("answer")
    assert {answer.get("fraction") for answer in answers} == shares
    assert any("scoring" in loss.what for loss in exported.losses) == (keys == 11)


def test_a_near_miss_that_moodle_cannot_score_is_a_loss() -> None:
    item = Numeric(
        id="n", stem="How many?", rationale="So.", value=Decimal(9), near=(Near(Decimal(1), Decimal("0.45")),)
    )
    (loss,) = written(Bundle(items=(item,))).losses
    assert "near misses" in loss.what


def test_cards_and_earlier_ids_are_named_as_lost() -> None:
    item = ShortAnswer(id="s", stem="Who?", rationale="So.", accept=("Khan",), was="old", typos=True)
    losses = written(Bundle(items=(item,), cards=(Card(id="c", front="a", back="b"),))).losses
    assert losses == (
        Loss("s", "its earlier id, tolerance of typing slips: Moodle has no place for that"),
        Loss("c", "a card: Moodle's questions are none", left_out=True),
    )


def test_an_image_that_is_not_at_hand_is_a_loss() -> None:
    item = ShortAnswer(id="s", stem="Who? ![a](media/x.png)", rationale="So.", accept=("Khan",))
    (loss,) = written(Bundle(items=(item,))).losses
    assert "'x.png'" in loss.what


def test_the_same_file_gives_the_same_ids_again() -> None:
    item = ShortAnswer(id="", stem="Who?", rationale="So.", accept=("Khan",))
    content = written(Bundle(items=(item, item))).content.replace(b"<idnumber></idnumber>", b"")
    first, second = (moodle_xml.read(opened(content), ReadOptions()).bundle for _ in range(2))
    assert [one.id for one in first.items] == [one.id for one in second.items]
    assert len({one.id for one in first.items}) == 2
