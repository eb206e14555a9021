"""GIFT out and in: what the loss report does not name comes back."""

from hypothesis import given

from quiz_app.domain.items import Item
from quiz_app.interchange import gift
from quiz_app.interchange.bundle import Bundle, Exported, Imported, Loss
from quiz_app.interchange.format import ReadOptions, WriteOptions
from quiz_app.interchange.markup import to_html
from tests.builders import NOW
from tests.interchange.round_trips import PICTURED, RICH, ROUND_TRIP, bundles, reopened, same

BUNDLES = bundles(source=RICH) | bundles(source=PICTURED)
TEXT = to_html
LOST = {
    "tolerance of typing slips": {"typos"},
    "formatting of right sides": {"pairs.right", "spare"},
    "fixed order of options": {"shuffle"},
    "unit": {"unit"},
    "foreseen wrong answers": {"reject"},
    "files that its texts show": set(),
}


def written(bundle: Bundle) -> Exported:
    return gift.write(bundle, WriteOptions(at=NOW))


def read_back(exported: Exported) -> Imported:
    return gift.read(reopened(exported), ReadOptions())


def lost_of(item: Item, losses: tuple[Loss, ...]) -> set[str]:
    """The fields that the loss report says the item loses."""
    words = " ".join(loss.what for loss in losses if loss.id == item.id)
    return set().union(*(fields for said, fields in LOST.items() if said in words))


@ROUND_TRIP
@given(BUNDLES)
def test_what_is_not_named_as_lost_comes_back(bundle: Bundle) -> None:
    exported = written(bundle)
    left_out = {loss.id for loss in exported.losses if loss.left_out}
    imported = read_back(exported)
    back = {item.id: item for item in imported.bundle.items}
    assert not imported.problems
    assert set(back) == {item.id for item in bundle.items} - left_out
    for item in bundle.items:
        if item.id in back:
            same(item, back[item.id], lost_of(item, exported.losses), TEXT)
    assert imported.bundle.topics.items() <= bundle.topics.items()
