"""QTI 2.1 and 2.2 as others write it: packages, single items, with and without namespaces, whole and broken."""

from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from quiz_app.domain.errors import ProblemsFound
from quiz_app.domain.items import (
    Cloze,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.interchange.bundle import Imported
from quiz_app.interchange.format import ReadOptions
from quiz_app.interchange.formats import recognised
from quiz_app.interchange.qti21 import FORMAT, read, recognise
from tests.interchange.round_trips import PNG, opened

SPACES = ("http://www.imsglobal.org/xsd/imsqti_v2p1", "http://www.imsglobal.org/xsd/imsqti_v2p2", "")
MATCH = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>'


def item(body: str, *declared: str, rules: str = MATCH, ident: str = "i1", space: str = SPACES[0]) -> str:
    named = f' xmlns="{space}"' if space else ""
    return (
        f'<?xml version="1.0"?><assessmentItem{named} identifier="{ident}" title="t" adaptive="false" '
        f'timeDependent="false">{"".join(declared)}<stylesheet href="a.css" type="text/css"/>'
        f"<itemBody>{body}</itemBody>{rules}</assessmentItem>"
    )


def declare(
    *correct: str, kind: str = "identifier", cardinality: str = "single", mapped: str = "", ident: str = "RESPONSE"
) -> str:
    values = "".join(f"<value>{one}</value>" for one in correct)
    right = f"<correctResponse>{values}</correctResponse>" if correct else ""
    return (
        f'<responseDeclaration identifier="{ident}" cardinality="{cardinality}" baseType="{kind}">{right}{mapped}'
        "</responseDeclaration>"
    )


def mapping(*entries: tuple[str, str], case: str = "false") -> str:
    inside = (f'<mapEntry mapKey="{key}" mappedValue="{value}" caseSensitive="{case}"/>' for key, value in entries)
    return f"<mapping>{''.join(inside)}</mapping>"


def choices(*texts: str, name: str = "choiceInteraction", more: str = 'shuffle="true" maxChoices="1"') -> str:
    inside = "".join(
        f'<simpleChoice identifier="{"ABCDE"[place]}">{text}</simpleChoice>' for place, text in enumerate(texts)
    )
    return f'<{name} responseIdentifier="RESPONSE" {more}><prompt>Which?</prompt>{inside}</{name}>'


def entry(ident: str = "RESPONSE") -> str:
    return f'<textEntryInteraction responseIdentifier="{ident}"/>'


def came(file: str) -> Imported:
    return read(opened(file.encode(), "up"), ReadOptions())


def package(files: Mapping[str, str | bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def only(found: Imported, kind: type[Item]) -> Item:
    assert found.problems == ()
    (one,) = found.bundle.items
    assert isinstance(one, kind)
    return one


@pytest.mark.parametrize("space", SPACES)
def test_a_single_choice_comes_from_every_version_and_without_a_namespace(space: str) -> None:
    one = only(came(item("<p>Where?</p>" + choices("Moscow", "Kabul"), declare("B"), space=space)), SingleChoice)

    assert isinstance(one, SingleChoice)
    assert [(option.id, option.text, option.key) for option in one.options] == [
        ("A", "Moscow", False),
        ("B", "Kabul", True),
    ]
    assert (one.id, one.stem, one.shuffle) == ("i1", "Where?\n\nWhich?", True)


def test_a_prompt_that_stands_above_too_is_taken_once() -> None:
    assert came(item("<div>Which?</div>" + choices("a", "b"), declare("B"))).bundle.items[0].stem == "Which?"


def test_a_choice_of_true_and_false_is_a_statement() -> None:
    one = only(came(item(choices("True", "False"), declare("B"))), TrueFalse)

    assert isinstance(one, TrueFalse)
    assert not one.is_true


def test_a_mapping_without_a_right_answer_says_what_is_right_and_partial_values_are_noted() -> None:
    mapped = mapping(("A", "1"), ("B", "0.5"), ("C", "-1"))
    found = came(item(choices("a", "b", "c"), declare(cardinality="multiple", mapped=mapped)))
    one = only(found, MultipleChoice)

    assert isinstance(one, MultipleChoice)
    assert one.keys == ("A", "B")
    assert "earns by itself" in found.notes[0].message


def test_one_right_choice_of_several_allowed_is_a_single_choice_and_noted() -> None:
    found = came(item(choices("a", "b", more='maxChoices="0"'), declare("A", cardinality="multiple")))

    assert only(found, SingleChoice)
    assert "single choice here" in found.notes[0].message


def test_a_text_comes_with_all_that_earns_anything() -> None:
    mapped = mapping(("Durand Line", "1"), ("Durand", "0.5"), case="true")
    found = came(item(f"<p>Which line? {entry()}</p>", declare("Durand Line", kind="string", mapped=mapped)))
    one = only(found, ShortAnswer)

    assert isinstance(one, ShortAnswer)
    assert (one.stem, one.accept) == ("Which line?", ("Durand Line", "Durand"))
    assert ["capital" in note.message or "a part" in note.message for note in found.notes] == [True, True]


def test_a_field_amid_a_sentence_shows_as_a_line() -> None:
    one = only(came(item(f"<p>The {entry()} Line.</p>", declare("Durand", kind="string"))), ShortAnswer)

    assert one.stem.replace("\\", "") == "The _____ Line."


@pytest.mark.parametrize(
    ("attributes", "tolerance"),
    [
        ('toleranceMode="exact"', "0"),
        ('toleranceMode="absolute" tolerance="2 2"', "2"),
        ('toleranceMode="relative" tolerance="10"', "1.4"),
    ],
)
def test_a_number_has_the_tolerance_that_it_is_compared_with(attributes: str, tolerance: str) -> None:
    rules = (
        f'<responseProcessing><responseCondition><responseIf><equal {attributes}><variable identifier="RESPONSE"/>'
        '<correct identifier="RESPONSE"/></equal><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1'
        "</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>"
    )
    one = only(came(item(f"<p>How many? {entry()}</p>", declare("14", kind="float"), rules=rules)), Numeric)

    assert isinstance(one, Numeric)
    assert (one.value, one.tolerance) == (Decimal(14), Decimal(tolerance))


def test_several_fields_are_the_gaps_of_a_cloze() -> None:
    declared = [declare("May", kind="string", ident="A"), declare("1948", kind="integer", ident="B")]
    one = only(came(item(f"<p>In {entry('A')} {entry('B')}.</p>", *declared)), Cloze)

    assert isinstance(one, Cloze)
    assert one.stem == "In {{1}} {{2}}."
    assert [gap.accept for gap in one.gaps] == [("May",), ("1948",)]


def test_an_inline_choice_is_a_gap() -> None:
    body = (
        '<p>In <inlineChoiceInteraction responseIdentifier="RESPONSE"><inlineChoice identifier="x">May</inlineChoice>'
        '<inlineChoice identifier="y">June</inlineChoice></inlineChoiceInteraction>.</p>'
    )
    found = came(item(body, declare("y")))
    one = only(found, Cloze)

    assert isinstance(one, Cloze)
    assert (one.stem, one.gaps[0].accept) == ("In {{1}}.", ("June",))
    assert "wrong choices" in found.notes[0].message


def test_words_dragged_into_gaps_are_typed_into_them() -> None:
    body = (
        '<gapMatchInteraction responseIdentifier="RESPONSE"><gapText identifier="w" matchMax="1">May</gapText>'
        '<gapText identifier="v" matchMax="1">June</gapText><p>In <gap identifier="g"/>.</p></gapMatchInteraction>'
    )
    one = only(came(item(body, declare("w g", kind="directedPair", cardinality="multiple"))), Cloze)

    assert isinstance(one, Cloze)
    assert (one.stem, one.gaps[0].accept) == ("In {{1}}.", ("May",))


def sides(*sets: Mapping[str, str], name: str = "matchInteraction") -> str:
    made = (
        "".join(
            f'<simpleAssociableChoice identifier="{one}" matchMax="1">{text}</simpleAssociableChoice>'
            for one, text in side.items()
        )
        for side in sets
    )
    inside = "".join(f"<simpleMatchSet>{one}</simpleMatchSet>" if len(sets) > 1 else one for one in made)
    return f'<p>Match</p><{name} responseIdentifier="RESPONSE" shuffle="true" maxAssociations="2">{inside}</{name}>'


@pytest.mark.parametrize(
    "body",
    [
        sides({"a": "Moscow", "b": "Karachi"}, {"x": "Russia", "y": "Pakistan", "z": "Iran"}),
        sides(
            {"a": "Moscow", "b": "Karachi", "x": "Russia", "y": "Pakistan", "z": "Iran"}, name="associateInteraction"
        ),
    ],
)
def test_a_match_and_an_association_are_a_matching_with_spare_sides(body: str) -> None:
    one = only(came(item(body, declare("a x", "b y", kind="directedPair", cardinality="multiple"))), Matching)

    assert isinstance(one, Matching)
    assert [(pair.left, pair.right) for pair in one.pairs] == [("Moscow", "Russia"), ("Karachi", "Pakistan")]
    assert one.spare == ("Iran",)


def test_two_left_sides_with_one_right_side_are_a_problem() -> None:
    body = sides({"a": "Moscow", "b": "Karachi"}, {"x": "Russia", "y": "Pakistan"})
    found = came(item(body, declare("a x", "b x", kind="directedPair", cardinality="multiple")))

    assert "stands twice on the right" in found.problems[0].message


def test_an_order_comes_in_the_right_one() -> None:
    body = choices("c", "a", "b", name="orderInteraction", more='shuffle="true"')
    one = only(came(item(body, declare("B", "C", "A", cardinality="ordered"))), Ordering)

    assert isinstance(one, Ordering)
    assert [found.text for found in one.entries] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "name",
    ["extendedTextInteraction", "hottextInteraction", "hotspotInteraction", "sliderInteraction", "uploadInteraction"],
)
def test_what_cannot_be_scored_is_a_problem_with_its_place(name: str) -> None:
    found = came(item(f'<{name} responseIdentifier="RESPONSE"/>', declare(kind="string"), ident="odd"))

    (problem,) = found.problems
    assert (problem.file, problem.line, problem.item) == ("up", 1, "odd")
    assert f"{name} is not supported" in problem.message


def test_an_item_that_asks_several_things_is_a_problem() -> None:
    found = came(item(choices("a", "b") + choices("a", "b"), declare("A")))

    assert "several things" in found.problems[0].message


def test_feedback_goes_to_the_option_of_its_name_or_its_rule_and_the_rest_is_the_rationale() -> None:
    feedback = "".join(
        f'<modalFeedback outcomeIdentifier="FEEDBACK" identifier="{name}" showHide="show"><p>{text}</p></modalFeedback>'
        for name, text in {"A": "By name.", "fb2": "By rule.", "general": "So."}.items()
    )
    rules = (
        '<responseProcessing><responseCondition><responseIf><match><variable identifier="RESPONSE"/>'
        '<baseValue baseType="identifier">B</baseValue></match><setOutcomeValue identifier="FEEDBACK">'
        '<baseValue baseType="identifier">fb2</baseValue></setOutcomeValue></responseIf></responseCondition>'
        "</responseProcessing>"
    )
    inline = 'c<feedbackInline outcomeIdentifier="F" identifier="C" showHide="show">Inside.</feedbackInline>'
    one = only(came(item(choices("a", "b", inline), declare("A"), rules=rules + feedback)), SingleChoice)

    assert isinstance(one, SingleChoice)
    assert [(option.text, option.why) for option in one.options] == [
        ("a", "By name."),
        ("b", "By rule."),
        ("c", "Inside."),
    ]
    assert one.rationale == "So."


def test_pictures_come_along_and_scripts_do_not() -> None:
    body = '<p><img src="../images/a.png" alt="a map"/><script>x()</script></p>' + choices("a", "b")
    files = {"items/i1.xml": item(body, declare("A")), "images/a.png": PNG}
    found = read(opened(package(files)), ReadOptions())

    assert found.bundle.media == {"a.png": PNG}
    assert found.bundle.items[0].stem == "![a map](media/a.png)\n\nWhich?"


def test_a_test_gives_the_order_the_title_and_its_sections_as_topics() -> None:
    def section(title: str, ident: str) -> str:
        ref = f'<assessmentItemRef identifier="{ident}" href="{ident}.xml"/>'
        return f'<assessmentSection identifier="s{ident}" title="{title}" visible="true">{ref}</assessmentSection>'

    part = f"<testPart>{section('Two', 'b')}{section('One', 'a')}</testPart>"
    test = f'<assessmentTest identifier="T1" title="A test">{part}</assessmentTest>'
    files = {f"{one}.xml": item(choices("a", "b"), declare("A"), ident=one) for one in "ab"}
    found = read(opened(package({**files, "test.xml": test})), ReadOptions()).bundle

    assert [(one.id, one.topic) for one in found.items] == [("b", "two"), ("a", "one")]
    assert (found.title, found.id) == ("A test", "T1")


def test_a_file_that_the_manifest_names_and_the_archive_lacks_is_a_problem() -> None:
    listed = "".join(f'<resource identifier="{one}" type="imsqti_item_xmlv2p1" href="{one}.xml"/>' for one in "ab")
    files = {
        "imsmanifest.xml": f"<manifest><resources>{listed}</resources></manifest>",
        "a.xml": item(choices("a", "b"), declare("A")),
    }
    found = read(opened(package(files), "up"), ReadOptions())

    assert [problem.file for problem in found.problems] == ["up/b.xml"]
    assert len(found.bundle.items) == 1


def test_one_item_that_is_not_well_formed_or_declares_a_type_is_one_problem() -> None:
    good = item(choices("a", "b"), declare("A"))
    hostile = '<!DOCTYPE assessmentItem [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + good[21:].replace("Which?", "&x;")
    found = read(opened(package({"a.xml": good, "b.xml": good[:-5], "c.xml": hostile}), "up"), ReadOptions())

    assert [problem.file for problem in found.problems] == ["up/b.xml", "up/c.xml"]
    assert len(found.bundle.items) == 1


@pytest.mark.parametrize("value", ["1e999999999", "NaN", "", "many"])
def test_a_number_beyond_all_use_is_a_problem(value: str) -> None:
    assert len(came(item(f"<p>{entry()} much</p>", declare(value, kind="float"))).problems) == 1


def test_a_package_without_any_item_is_refused() -> None:
    with pytest.raises(ProblemsFound, match="no QTI 2 item"):
        read(opened(package({"imsmanifest.xml": "<manifest/>"})), ReadOptions())


def test_a_single_item_that_is_not_well_formed_is_refused() -> None:
    with pytest.raises(ProblemsFound, match="not XML that can be read"):
        read(opened(b"<assessmentItem>"), ReadOptions())


def test_a_truncated_package_is_refused() -> None:
    whole = package({"a.xml": item(choices("a", "b"), declare("A"))})
    with pytest.raises(ProblemsFound):
        read(opened(whole[: len(whole) // 2]), ReadOptions())


@pytest.mark.parametrize(
    "content",
    [
        item("", "").encode(),
        package({"imsmanifest.xml": '<manifest><resource type="imsqti_item_xmlv2p2"/></manifest>'}),
        package({"x/item.xml": item("", "")}),
    ],
)
def test_a_file_is_known_by_its_content(content: bytes) -> None:
    assert recognised(opened(content)) is FORMAT


@pytest.mark.parametrize(
    "content",
    [
        b"<quiz/>",
        b"<questestinterop/>",
        b"<qti-assessment-item/>",
        package({"imsmanifest.xml": '<manifest><resource type="imsqti_xmlv1p2"/></manifest>'}),
        package({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}),
        package({"collection.anki21": b"SQLite format 3", "media": "{}"}),
        b"PK\x03\x04 no archive",
    ],
)
def test_no_other_file_is_taken_for_it(content: bytes) -> None:
    assert not recognise(opened(content))
