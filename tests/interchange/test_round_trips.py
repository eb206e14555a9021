"""What the round trips compare by: a difference is seen unless the loss report names it."""

import pytest
from hypothesis import given

from quiz_app.domain.items import ShortAnswer
from quiz_app.interchange.bundle import Bundle
from quiz_app.interchange.markup import to_plain
from tests.interchange.round_trips import ROUND_TRIP, bundles, same


def short(**fields: object) -> ShortAnswer:
    given: dict[str, object] = {"id": "a", "stem": "Who *was* it?", "rationale": "So.", "accept": ("Khan",)}
    return ShortAnswer(**{**given, **fields})  # type: ignore[arg-type]


def test_texts_are_the_same_that_read_the_same() -> None:
    assert same(short(), short(stem="Who _was_  it?"))
    assert same(short(), short(stem="Who was it?"), text=to_plain)


@pytest.mark.parametrize(
    ("field", "value"), [("id", "b"), ("stem", "Who was it?"), ("typos", True), ("accept", ("x",))]
)
def test_a_difference_is_seen_unless_it_is_named(field: str, value: object) -> None:
    assert same(short(), short(**{field: value}), lost=[field])
    with pytest.raises(AssertionError):
        same(short(), short(**{field: value}))


@ROUND_TRIP
@given(bundles(cards=True))
def test_a_bundle_has_each_id_once_and_no_topic_of_its_own(bundle: Bundle) -> None:
    ids = [one.id for one in (*bundle.items, *bundle.cards)]
    assert len(ids) == len(set(ids))
    assert {item.topic for item in bundle.items} <= {"", *bundle.topics}
