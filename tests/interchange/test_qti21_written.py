"""What goes out as QTI 2.1 keeps to its schema's rules and comes back."""

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given, settings
from lxml import etree

from quiz_app.domain.card import Card
from quiz_app.domain.items import (
    Cloze,
    Entry,
    Gap,
    Item,
    Near,
    Numeric,
    Option,
    Ordering,
    Reject,
    ShortAnswer,
    SingleChoice,
)
from quiz_app.interchange.bundle import Bundle, Exported
from quiz_app.interchange.format import ReadOptions, WriteOptions
from quiz_app.interchange.formats import recognised
from quiz_app.interchange.qti21 import FORMAT, read, write
from tests.interchange.qti21_rules import TEST, broken, manifest_rules
from tests.interchange.round_trips import PICTURED, PNG, bundles, reopened, same

AT = WriteOptions(at=datetime(2026, 3, 1, tzinfo=UTC))
LOST = {"that typing slips pass": "typos"}
CP = {"c": "http://www.imsglobal.org/xsd/imscp_v1p1"}


def files(written: Exported) -> dict[str, bytes]:
    with ZipFile(BytesIO(written.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def lost(written: Exported, item: Item) -> list[str]:
    """The fields of which the loss report says that they are lost."""
    return [LOST[loss.what.partition(":")[0]] for loss in written.losses if loss.id == item.id]


def back(*items: Item) -> list[Item]:
    """The items after a way out and in."""
    came = read(reopened(write(Bundle(id="b", items=items), AT)), ReadOptions())
    assert came.problems == ()
    return list(came.bundle.items)


def choice(**fields: object) -> SingleChoice:
    options = (Option("a", "Moscow", True), Option("b", "Kabul", why="It was not."))
    given: dict[str, object] = {"id": "one", "stem": "Where?", "options": options, "rationale": "So it was."}
    return SingleChoice(**{**given, **fields})  # type: ignore[arg-type]


@settings(max_examples=8)
@given(bundles())
def test_what_goes_out_comes_back_but_for_what_the_report_names(bundle: Bundle) -> None:
    written = write(bundle, AT)
    came = read(reopened(written), ReadOptions())

    assert came.problems == ()
    assert [item.id for item in came.bundle.items] == [item.id for item in bundle.items]
    for before, after in zip(bundle.items, came.bundle.items, strict=True):
        assert same(before, after, lost(written, before))
    assert (came.bundle.title, came.bundle.id) == (bundle.title, bundle.id)
    assert {item.topic: bundle.topics[item.topic] for item in bundle.items if item.topic} == came.bundle.topics


@settings(max_examples=8)
@given(bundles(source=PICTURED))
def test_every_item_keeps_to_the_rules_of_the_schema(bundle: Bundle) -> None:
    inside = files(write(bundle, AT))

    assert [rule for path, content in inside.items() if path.startswith("items/") for rule in broken(content)] == []
    assert list(TEST.broken(inside["test.xml"])) == []
    assert list(manifest_rules(CP["c"]).broken(inside["imsmanifest.xml"])) == []


@settings(max_examples=5)
@given(bundles(["single_choice", "matching"], PICTURED))
def test_pictures_go_along(bundle: Bundle) -> None:
    came = read(reopened(write(bundle, AT)), ReadOptions())

    assert came.bundle.media == bundle.media
    assert all(same(before, after) for before, after in zip(bundle.items, came.bundle.items, strict=True))


@settings(max_examples=5)
@given(bundles())
def test_the_same_bank_gives_the_same_file_and_the_same_items(bundle: Bundle) -> None:
    first, second = write(bundle, AT), write(bundle, AT)

    assert first == second
    assert read(reopened(first), ReadOptions()) == read(reopened(second), ReadOptions())


def test_the_rules_see_what_breaks_them() -> None:
    item = files(write(Bundle(id="b", items=(choice(),)), AT))["items/one.xml"]

    assert list(broken(item)) == []
    assert list(broken(item.replace(b' shuffle="true"', b"")))
    assert list(broken(item.replace(b"<p>Where?</p>", b"Where?")))
    assert list(broken(item.replace(b'variable identifier="RESPONSE"', b'variable identifier="OTHER"')))
    assert list(broken(item.replace(b'identifier="a"', b'identifier="1"')))


def test_near_misses_a_unit_and_rejects_come_back() -> None:
    near = (Near(Decimal(2), Decimal("0.5")), Near(Decimal(5), Decimal("0.25")))
    number = Numeric(
        id="n", stem="?", rationale="So.", value=Decimal(14), tolerance=Decimal(1), near=near, unit="billion <dollars>"
    )
    text = ShortAnswer(id="s", stem="?", rationale="So.", accept=("a b",), reject=(Reject("c", "No."), Reject("d")))

    assert all(same(before, after) for before, after in zip([number, text], back(number, text), strict=True))


def test_a_text_with_one_gap_stays_a_cloze() -> None:
    cloze = Cloze(id="c", stem="In {{1}}, `{{`x", rationale="So.", gaps=(Gap(("1948", "'48")),), typos=False)

    (found,) = back(cloze)
    assert isinstance(found, Cloze)
    assert found.gaps == cloze.gaps


def test_struck_words_and_quotations_keep_to_the_rules_and_come_back() -> None:
    stem = "~~no~~ yes\n\n> said\n\n3. third\n4. fourth\n\n| a | b |\n|:--|--:|\n| 1 | 2 |"
    inside = files(write(Bundle(id="b", items=(choice(stem=stem),)), AT))

    assert b'<span class="del">no</span>' in inside["items/one.xml"]
    assert b"style=" not in inside["items/one.xml"]
    assert b"start=" not in inside["items/one.xml"]
    assert "~~no~~ yes" in back(choice(stem=stem))[0].stem


def test_ids_that_begin_with_a_digit_come_back() -> None:
    options = (Option("1", "Moscow", True, "Yes."), Option("2", "Kabul", why="No."))
    item = choice(id="7", options=options)

    assert same(item, back(item)[0])


def test_an_ordering_does_not_show_its_right_order() -> None:
    entries = tuple(Entry("abcdef"[place], str(place)) for place in range(6))
    item = files(write(Bundle(items=(Ordering(id="o", stem="Order", rationale="So.", entries=entries),)), AT))
    shown = etree.fromstring(item["items/o.xml"]).xpath("//*[local-name()='simpleChoice']/@identifier")

    assert sorted(shown) == list("abcdef")
    assert shown != list("abcdef")


def test_dates_of_an_orderings_entries_and_cards_are_named_as_lost() -> None:
    entries = (Entry("a", "x", "1948-01-01", "1948-12-31"), Entry("b", "y", "1950-01-01", "1950-12-31"))
    order = Ordering(id="o", stem="Order", rationale="So.", entries=entries)
    written = write(Bundle(id="b", items=(order,), cards=(Card(id="card", front="f", back="b"),)), AT)

    assert [(loss.id, loss.left_out) for loss in written.losses] == [("o", False), ("card", True)]


def test_the_manifest_names_every_file_and_the_test_has_the_items_in_order() -> None:
    items = (choice(id="z", stem="![m](media/m.png)"), choice(id="a"))
    inside = files(write(Bundle(id="b", title="T", items=items, media={"m.png": PNG}), AT))
    manifest = etree.fromstring(inside["imsmanifest.xml"])

    assert set(manifest.xpath("//c:file/@href", namespaces=CP)) == set(inside) - {"imsmanifest.xml"}
    ids = manifest.xpath("//c:resource/@identifier", namespaces=CP)
    assert len(ids) == len(set(ids))
    assert set(manifest.xpath("//c:dependency/@identifierref", namespaces=CP)) <= set(ids)
    refs = etree.fromstring(inside["test.xml"]).xpath("//*[local-name()='assessmentItemRef']/@href")
    assert refs == ["items/z.xml", "items/a.xml"]


def test_its_own_zip_is_recognised() -> None:
    assert recognised(reopened(write(Bundle(id="b", items=(choice(),)), AT))) is FORMAT
