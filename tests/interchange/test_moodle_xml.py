"""Moodle XML by examples: what each type of question becomes, what is noted, and what is told to be a problem."""

from base64 import b64encode
from decimal import Decimal
from html import escape

import pytest

from quiz_app.domain.items import (
    Cloze,
    Item,
    Matching,
    MultipleChoice,
    Near,
    Numeric,
    Ordering,
    Reject,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.interchange import moodle_xml
from quiz_app.interchange.bundle import Imported
from quiz_app.interchange.format import ReadOptions
from quiz_app.interchange.losing import NO_RATIONALE
from tests.interchange.round_trips import PNG, opened


def answer(share: str, text: str, feedback: str = "", more: str = "") -> str:
    told = f"<feedback><text>{feedback}</text></feedback>" if feedback else ""
    return f'<answer fraction="{share}"><text>{text}</text>{told}{more}</answer>\n'


def question(kind: str, inner: str, text: str = "Who was it?", attributes: str = 'format="html"') -> str:
    asked = f"<questiontext {attributes}><text>{text}</text></questiontext>"
    return f'<question type="{kind}">\n<name><text>One</text></name>\n{asked}\n{inner}</question>\n'


def read(*questions: str) -> Imported:
    return moodle_xml.read(opened(f"<quiz>\n{''.join(questions)}</quiz>".encode(), "a.xml"), ReadOptions())


def one(*questions: str) -> Item:
    """The only item of the file, which has no problem."""
    imported = read(*questions)
    assert imported.problems == ()
    (item,) = imported.bundle.items
    return item


def noted(*questions: str) -> str:
    (note,) = read(*questions).notes
    return note.message.removeprefix("not kept: ")


KEYED = answer("100", "Khan", "Yes") + answer("0", "&lt;b&gt;Dedov&lt;/b&gt;", "Russia's")


def test_a_single_choice() -> None:
    item = one(question("multichoice", f"<single>true</single><shuffleanswers>false</shuffleanswers>{KEYED}"))
    assert isinstance(item, SingleChoice)
    assert [(o.id, o.text, o.key, o.why) for o in item.options] == [
        ("a", "Khan", True, "Yes"),
        ("b", "**Dedov**", False, "Russia's"),
    ]
    assert item.shuffle is False
    assert item.rationale == NO_RATIONALE


def test_a_partial_weight_is_noted() -> None:
    assert noted(question("multichoice", KEYED + answer("50", "Half"))) == "weights of 50 %"


def test_a_multiple_choice() -> None:
    thirds = answer("50", "a") + answer("50", "b") + answer("-100", "c")
    item = one(question("multichoice", f"<single>false</single>{thirds}"))
    assert isinstance(item, MultipleChoice)
    assert item.keys == ("a", "b")
    assert read(question("multichoice", f"<single>false</single>{thirds}")).notes == ()


def test_weights_unlike_ours_and_a_lone_key_are_noted() -> None:
    assert "weights" in noted(
        question("multichoice", "<single>false</single>" + answer("70", "a") + answer("30", "b") + answer("0", "c"))
    )
    text = question("multichoice", "<single>false</single>" + answer("100", "a") + answer("0", "b"))
    assert isinstance(one(text), SingleChoice)
    assert noted(text) == "that several could be chosen, though one is right"


def test_true_or_false_keeps_what_a_wrong_answer_is_told() -> None:
    item = one(question("truefalse", answer("0", "true", "No") + answer("100", "false", "Right")))
    assert isinstance(item, TrueFalse)
    assert (item.is_true, item.why) == (False, "No")


def test_a_short_answer_with_foreseen_wrong_ones() -> None:
    answers = (
        answer("100", "Durand*") + answer("100", r"a\*b") + answer("0", "Radcliffe", "India's") + answer("0", "*", "No")
    )
    text = question("shortanswer", f"<usecase>1</usecase>{answers}{answer('50', 'Half')}")
    item = one(text)
    assert isinstance(item, ShortAnswer)
    assert (item.accept, item.reject) == (("Durand", "a*b"), (Reject("Radcliffe", "India's"),))
    assert noted(text) == (
        "that capital letters count, that * in 'Durand*' stands for anything, feedback on any other answer, "
        "'Half', worth 50 %"
    )


def test_a_number_with_near_misses_and_a_unit() -> None:
    tiers = answer("100", "14", more="<tolerance>0.5</tolerance>") + answer("50", "14", more="<tolerance>2</tolerance>")
    unit = "<units><unit><multiplier>1</multiplier><unit_name>km</unit_name></unit></units>"
    other = answer("50", "20") + answer("0", "*", "No")
    text = question("numerical", tiers + other + unit)
    item = one(text)
    assert isinstance(item, Numeric)
    assert (item.value, item.tolerance, item.unit) == (Decimal(14), Decimal("0.5"), "km")
    assert item.near == (Near(Decimal(2), Decimal("0.5")),)
    assert noted(text) == "feedback on any other answer, 20 within 0 for 50 %"


def pair(left: str, right: str) -> str:
    return f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>"


def test_pairs_and_what_has_no_question_is_spare() -> None:
    item = one(question("matching", pair("Khan", "Pakistan") + pair("Dedov", "Russia &lt; x") + pair("", "India")))
    assert isinstance(item, Matching)
    assert [(one.id, one.left, one.right) for one in item.pairs] == [
        ("a", "Khan", "Pakistan"),
        ("b", "Dedov", r"Russia \< x"),
    ]
    assert item.spare == ("India",)


def test_an_ordering_is_in_the_files_order() -> None:
    entries = "".join(
        answer(f"{place}.0000000", text) for place, text in enumerate(("First", "Second", "Last"), start=1)
    )
    item = one(question("ordering", f"<selecttype>ALL</selecttype>{entries}"))
    assert isinstance(item, Ordering)
    assert [entry.text for entry in item.entries] == ["First", "Second", "Last"]
    assert noted(question("ordering", f"<gradingtype>ABSOLUTE_POSITION</gradingtype>{entries}")) == (
        "scoring by absolute position"
    )


def test_a_cloze_whose_gaps_can_be_typed() -> None:
    text = "It began on {1:SHORTANSWER:=1 May~=May 1~%50%May#Which day?}, {1:NM:=9:0} months, by {1:MCV:Dedov~=Khan}."
    item = one(question("cloze", "", text))
    assert isinstance(item, Cloze)
    assert item.stem == "It began on {{1}}, {{2}} months, by {{3}}."
    assert [gap.accept for gap in item.gaps] == [("1 May", "May 1"), ("9",), ("Khan",)]
    assert noted(question("cloze", "", text)) == (
        "'May', worth 50 %, in gap 1, feedback in gap 1, the choices of gap 3, which is typed here"
    )


def test_signs_in_a_gap_may_be_escaped_or_entities() -> None:
    item = one(question("cloze", "", escape(r"A {1:SA:=a\}b\~c~=&#125;&amp;&lt;} {{2}}")))
    assert isinstance(item, Cloze)
    assert item.gaps[0].accept == ("a}b~c", "}&<")
    assert item.stem == r"A {{1}} {\{2}}"


ALIKE = "'b' stands twice on the right, where each side has one partner"


@pytest.mark.parametrize(
    ("kind", "inner", "text", "said"),
    [
        ("essay", "", "Write.", "an essay is scored by a person"),
        ("description", "", "Read.", "a description asks nothing"),
        ("calculated", "", "{a} + {b}", "its numbers are made anew for each attempt"),
        ("ddwtos", "", "[[1]]", "there is no kind of item like 'ddwtos'"),
        ("cloze", "", "No gap", "no gap with answers stands in its text"),
        ("cloze", "", "{1:MULTIRESPONSE:=a~=b}", "gap 1 is of the kind MULTIRESPONSE, and here gaps are typed"),
        ("cloze", "", "{1:SA:%50%a}", "no answer earns full marks in gap 1"),
        ("multichoice", answer("50", "a") + answer("0", "b"), "Who?", "no option earns full marks"),
        ("multichoice", answer("100", "a"), "Who?", "there are fewer than two options"),
        ("multichoice", answer("much", "a"), "Who?", "an answer's fraction is 'much', not a number"),
        ("multichoice", KEYED, "", "there is no text that asks anything"),
        ("truefalse", answer("100", "true") + answer("100", "false"), "So?", "it must be either true or false"),
        ("shortanswer", answer("50", "a"), "Who?", "no answer earns full marks"),
        ("numerical", answer("100", "many"), "How many?", "'many' is not a number"),
        ("numerical", answer("100", "1e99999999"), "How many?", "'1e99999999' is not a number that can be typed"),
        ("matching", pair("a", "b") + pair("c", "b"), "Match.", ALIKE),
        ("ordering", answer("1", "a"), "Order.", "fewer than two entries are to be put in order"),
    ],
)  # fmt: skip
def test_what_cannot_be_an_item_is_told_by_its_line(kind: str, inner: str, text: str, said: str) -> None:
    imported = read(question("multichoice", KEYED), question(kind, inner, text))
    assert len(imported.bundle.items) == 1
    (problem,) = imported.problems
    assert problem.message == f"'One': {said}"
    assert problem.line == 2 + question("multichoice", KEYED).count("\n")


@pytest.mark.parametrize(
    ("attributes", "text", "stem"),
    [
        ('format="html"', "a <i>b</i> &amp; c", r"a *b* \& c"),
        ('format="plain_text"', "a <i>b</i>", r"a \<i\>b\</i\>"),
        ('format="markdown"', "a *b*", "a *b*"),
        ('format="moodle_auto_format"', "a\nb", "a\\\nb"),
        ('format="moodle_auto_format"', "a *b*", r"a \*b\*"),
        ('format="moodle_auto_format"', "a <i>b</i>", "a *b*"),
        ("", "a <i>b</i>", "a *b*"),
        ('format="html"', "a<script>alert(1)</script>", "a"),
    ],
)
def test_a_text_says_its_format(attributes: str, text: str, stem: str) -> None:
    assert one(question("multichoice", KEYED, escape(text), attributes)).stem == stem


def test_ids_topics_tags_and_feedback_on_all() -> None:
    category = (
        '<question type="category"><category><text>$course$/top/Cold War/Arms // trade</text></category>'
        "<idnumber>arms</idnumber></question>"
    )
    tags = "".join(f"<tag><text>{tag}</text></tag>" for tag in ("claim:arms-2014", "level:recall", "pool:exam"))
    inner = (
        f"<idnumber>arms-ban</idnumber><generalfeedback><text>So.</text></generalfeedback>{KEYED}<tags>{tags}</tags>"
    )
    imported = read(category, question("multichoice", inner))
    (item,) = imported.bundle.items
    assert (item.id, item.topic, item.rationale) == ("arms-ban", "arms", "So.")
    assert (item.claims, item.level, item.pool) == (("arms-2014",), "recall", "exam")
    assert imported.bundle.topics == {"arms": "Arms / trade"}
    assert imported.notes == ()


def test_what_has_no_place_here_is_noted_once_with_the_line() -> None:
    extra = (
        "<defaultgrade>2.5000000</defaultgrade><penalty>0.25</penalty><hidden>1</hidden>"
        "<correctfeedback><text>Bravo!</text></correctfeedback><answernumbering>iii</answernumbering>"
        "<hint><text>Look</text></hint><hint><text>again</text></hint><tags><tag><text>hard</text></tag></tags>"
    )
    imported = read(question("multichoice", KEYED + extra))
    (note,) = imported.notes
    assert (note.line, note.item) == (2, imported.bundle.items[0].id)
    assert note.message == (
        "not kept: tag 'hard', 2 hints, worth of 2.5 points, penalty of 0.25 a try, that it is hidden, "
        "feedback on the whole, numbering by iii"
    )


def file(name: str, content: bytes, path: str = "/") -> str:
    return f'<file name="{name}" path="{path}" encoding="base64">{b64encode(content).decode()}</file>'


def shown(text: str, *files: str) -> Imported:
    inner = f'<questiontext format="html"><text>{escape(text)}</text>{"".join(files)}</questiontext>{KEYED}'
    return read(f'<question type="multichoice">{inner}</question>')


def test_an_image_comes_along_under_a_plain_name() -> None:
    imported = shown('See <img src="@@PLUGINFILE@@/a%20map%21.png" alt="a map">', file("a map!.png", PNG))
    assert imported.bundle.media == {"a-map.png": PNG}
    assert imported.bundle.items[0].stem == "See ![a map](media/a-map.png)"


def test_an_image_in_the_text_itself_comes_along() -> None:
    imported = shown(f'See <img alt="it" src="data:image/png;base64,{b64encode(PNG).decode()}">')
    assert imported.bundle.media == {"image.png": PNG}
    assert imported.bundle.items[0].stem == "See ![it](media/image.png)"


def test_the_same_image_twice_is_one_file_and_two_of_a_name_are_two() -> None:
    text = '<img src="@@PLUGINFILE@@/a/x.png"><img src="@@PLUGINFILE@@/b/x.png"><img src="@@PLUGINFILE@@/x.png">'
    files = file("x.png", PNG, "/a/"), file("x.png", PNG + b"more", "/b/"), file("x.png", PNG)
    imported = shown(f"See {text}", *files)
    assert imported.bundle.media == {"x.png": PNG, "x-2.png": PNG + b"more"}


@pytest.mark.parametrize("content", [b"<svg onload='x()'/>", b"MZ\x90", b""])
def test_a_file_that_is_no_image_or_sound_is_noted_and_left(content: bytes) -> None:
    imported = shown('See <img src="@@PLUGINFILE@@/x.png" alt="a map">', file("x.png", content))
    assert imported.bundle.media == {}
    assert imported.bundle.items[0].stem == "See a map"
    assert imported.notes[0].message == "not kept: the file 'x.png', which is no image or sound that came along"
