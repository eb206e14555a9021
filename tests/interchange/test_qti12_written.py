"""What goes out as QTI 1.2 comes back, and Canvas finds in it what it looks for."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from hypothesis import assume, given, settings
from lxml import etree

from quiz_app.domain.card import Card
from quiz_app.domain.items import Entry, Item, MultipleChoice, Numeric, Option, Ordering, ShortAnswer, SingleChoice
from quiz_app.interchange.bundle import Bundle, Exported
from quiz_app.interchange.format import ReadOptions, WriteOptions
from quiz_app.interchange.formats import recognised
from quiz_app.interchange.qti12 import FORMAT, read, write
from tests.interchange.qti12_rules import ASSESSMENT
from tests.interchange.qti21_rules import manifest_rules
from tests.interchange.round_trips import PICTURED, PNG, RICH, bundles, reopened, same

AT = WriteOptions(at=datetime(2026, 3, 1, tzinfo=UTC))
LOST = {
    "its unit": "unit",
    "what near misses earn": "near",
    "that typing slips pass": "typos",
    "its likely wrong answers": "reject",
    "that its options keep their order": "shuffle",
}
KINDS = [kind for kind in RICH if kind != "ordering"]
ASI = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}


def lost(written: Exported, item: Item) -> list[str]:
    """The fields of which the loss report says that they are lost."""
    return [LOST[loss.what.partition(":")[0]] for loss in written.losses if loss.id == item.id]


def legal(bundle: Bundle) -> bool:
    """Whether every multiple choice has two keys, as a bank must."""
    return all(len(item.keys) > 1 for item in bundle.items if isinstance(item, MultipleChoice))


def files(written: Exported) -> dict[str, bytes]:
    with ZipFile(BytesIO(written.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def choice(**fields: object) -> SingleChoice:
    options = (Option("a", "Moscow", True), Option("b", "Kabul", why="It was not."))
    given: dict[str, object] = {"id": "one", "stem": "Where?", "options": options, "rationale": "So it was."}
    return SingleChoice(**{**given, **fields})  # type: ignore[arg-type]


@settings(max_examples=8)
@given(bundles(KINDS))
def test_what_goes_out_comes_back_but_for_what_the_report_names(bundle: Bundle) -> None:
    assume(legal(bundle))
    written = write(bundle, AT)
    came = read(reopened(written), ReadOptions())

    assert came.problems == ()
    assert [item.id for item in came.bundle.items] == [item.id for item in bundle.items]
    for before, after in zip(bundle.items, came.bundle.items, strict=True):
        assert same(before, after, lost(written, before))
    assert came.bundle.title == bundle.title
    assert came.bundle.id == bundle.id


@settings(max_examples=8)
@given(bundles(KINDS, PICTURED))
def test_every_quiz_keeps_to_the_rules_of_the_schema(bundle: Bundle) -> None:
    inside = files(write(bundle, AT))

    assert list(ASSESSMENT.broken(inside["b/b.xml"])) == []
    assert (
        list(manifest_rules("http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1").broken(inside["imsmanifest.xml"]))
        == []
    )


def test_the_rules_see_what_breaks_them() -> None:
    quiz = files(write(Bundle(id="b", items=(choice(),)), AT))["b/b.xml"]

    assert list(ASSESSMENT.broken(quiz)) == []
    assert list(ASSESSMENT.broken(quiz.replace(b' respident="response1"', b"")))
    assert list(ASSESSMENT.broken(quiz.replace(b"<outcomes>", b"<conditionvar/><outcomes>")))
    assert list(ASSESSMENT.broken(quiz.replace(b"flow_mat", b"flow")))


@settings(max_examples=8)
@given(bundles(["single_choice", "matching"], PICTURED))
def test_pictures_go_along(bundle: Bundle) -> None:
    came = read(reopened(write(bundle, AT)), ReadOptions())

    assert came.bundle.media == bundle.media
    assert all(same(before, after, ["shuffle"]) for before, after in zip(bundle.items, came.bundle.items, strict=True))


@settings(max_examples=5)
@given(bundles(KINDS))
def test_the_same_bank_gives_the_same_file_and_the_same_items(bundle: Bundle) -> None:
    first, second = write(bundle, AT), write(bundle, AT)

    assert first == second
    assert read(reopened(first), ReadOptions()) == read(reopened(second), ReadOptions())


def test_an_ordering_and_a_card_are_left_out_and_said_so() -> None:
    order = Ordering(id="order", stem="Order", rationale="So.", entries=(Entry("a", "x"), Entry("b", "y")))
    written = write(Bundle(id="b", items=(order,), cards=(Card(id="card", front="f", back="b"),)), AT)

    assert [(loss.id, loss.left_out) for loss in written.losses] == [("order", True), ("card", True)]


def test_every_part_that_is_lost_is_named() -> None:
    slip = ShortAnswer(id="s", stem="?", rationale="So.", accept=("a",), typos=True)

    assert [loss.what for loss in write(Bundle(items=(slip,)), AT).losses] == [
        "that typing slips pass: Canvas compares exactly"
    ]


def test_a_control_character_is_taken_out_and_said_so() -> None:
    written = write(Bundle(items=(choice(stem="A\x0bB"),)), AT)

    assert [loss.what for loss in written.losses] == ["control characters: XML has none"]
    assert read(reopened(written), ReadOptions()).bundle.items[0].stem == "AB"


def test_the_package_is_laid_out_as_canvas_lays_out_its_own() -> None:
    bundle = Bundle(id="b", title="T & <b>", items=(choice(stem="![m](media/m.png)"),), media={"m.png": PNG})
    inside = files(write(bundle, AT))

    assert list(inside) == ["imsmanifest.xml", "b/b.xml", "b/assessment_meta.xml", "web_resources/m.png"]
    manifest = etree.fromstring(inside["imsmanifest.xml"])
    cp = {"c": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"}
    assert manifest.xpath("//c:resource/@type", namespaces=cp) == [
        "imsqti_xmlv1p2",
        "associatedcontent/imscc_xmlv1p1/learning-application-resource",
        "webcontent",
    ]
    assert set(manifest.xpath("//c:file/@href", namespaces=cp)) == set(inside) - {"imsmanifest.xml"}
    assert manifest.xpath("//c:dependency/@identifierref", namespaces=cp) == ["b-meta"]
    assert b"$IMS-CC-FILEBASE$/m.png" in inside["b/b.xml"]
    meta = etree.fromstring(inside["b/assessment_meta.xml"])
    assert meta.findtext("{*}title") == "T & <b>"


def test_an_item_says_its_type_its_points_and_what_is_said_to_whom() -> None:
    root = etree.fromstring(files(write(Bundle(id="b", items=(choice(),)), AT))["b/b.xml"])
    fields = dict(
        zip(
            root.xpath("//q:item//q:fieldlabel/text()", namespaces=ASI),
            root.xpath("//q:item//q:fieldentry/text()", namespaces=ASI),
            strict=True,
        )
    )

    assert fields == {"question_type": "multiple_choice_question", "points_possible": "1.0"}
    assert root.xpath("//q:itemfeedback/@ident", namespaces=ASI) == ["general_fb", "b_fb"]
    assert root.xpath("//q:displayfeedback/@linkrefid", namespaces=ASI) == ["general_fb", "b_fb"]


def test_an_option_named_as_general_feedback_is_keeps_what_is_said_to_it() -> None:
    options = (Option("general", "Moscow", True), Option("b", "Kabul"))
    options = (replace(options[0], why="Indeed."), options[1])

    came = read(reopened(write(Bundle(id="b", items=(choice(options=options),)), AT)), ReadOptions())

    assert same(choice(options=options), came.bundle.items[0])


def test_a_number_goes_out_exact_and_as_a_range() -> None:
    number = Numeric(id="n", stem="?", rationale="So.", value=Decimal(14), tolerance=Decimal(2))
    root = etree.fromstring(files(write(Bundle(id="b", items=(number,)), AT))["b/b.xml"])

    found = [root.findtext(f".//{{*}}{name}") for name in ("varequal", "vargte", "varlte")]
    assert found == ["14", "12", "16"]


def test_its_own_zip_is_recognised() -> None:
    assert recognised(reopened(write(Bundle(id="b", items=(choice(),)), AT))) is FORMAT
