"""QTI 1.2 as others write it: with and without types, from several programs, whole and broken."""

from collections.abc import Mapping
from decimal import Decimal
from html import escape
from io import BytesIO
from types import ModuleType
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
from quiz_app.interchange import packages, soundness
from quiz_app.interchange.bundle import Imported
from quiz_app.interchange.format import ReadOptions
from quiz_app.interchange.formats import recognised
from quiz_app.interchange.qti12 import FORMAT, read, recognise
from tests.interchange.round_trips import PNG, opened


def packed(files: Mapping[str, str | bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def came(*items: str, **more: str | bytes) -> Imported:
    """What comes of a bare file of these items; or of an archive, with more files."""
    file = quiz(*items)
    return read(opened(packed({"quiz.xml": file, **more}) if more else file.encode(), "up"), ReadOptions())


def quiz(*items: str, title: str = "A quiz", section: str = "") -> str:
    return (
        '<?xml version="1.0"?><questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">'
        f'<assessment ident="a1" title="{title}"><section ident="root_section" title="{section}">'
        f"{''.join(items)}</section></assessment></questestinterop>"
    )


def item(*inside: str, kind: str = "", ident: str = "i1", stem: str = "Where?", points: str = "") -> str:
    said = {"question_type": kind, "points_possible": points}
    fields = "".join(
        f"<qtimetadatafield><fieldlabel>{label}</fieldlabel><fieldentry>{entry}</fieldentry></qtimetadatafield>"
        for label, entry in said.items()
        if entry
    )
    responses = "".join(part for part in inside if part.startswith("<response"))
    rest = "".join(part for part in inside if not part.startswith("<response"))
    conditions = "".join(part for part in rest.split("¦") if part.startswith("<respcondition"))
    feedback = "".join(part for part in rest.split("¦") if part.startswith("<itemfeedback"))
    return (
        f'<item ident="{ident}" title="Question"><itemmetadata><qtimetadata>{fields}</qtimetadata></itemmetadata>'
        f'<presentation><material><mattext texttype="text/html">{escape(stem)}</mattext></material>{responses}'
        f"</presentation><resprocessing>{conditions}</resprocessing>{feedback}</item>"
    )


def lid(*labels: str, ident: str = "response1", shown: str = "", cardinality: str = "Single") -> str:
    own = f"<material><mattext>{shown}</mattext></material>" if shown else ""
    written = "".join(
        f'<response_label ident="{number}"><material><mattext texttype="text/plain">{words}</mattext></material>'
        "</response_label>"
        for number, words in enumerate(labels, start=1)
    )
    shown_in = f"<render_choice>{written}</render_choice>"
    return f'<response_lid ident="{ident}" rcardinality="{cardinality}">{own}{shown_in}</response_lid>'


def typed(ident: str = "response1", kind: str = "") -> str:
    decimal = f' fibtype="{kind}"' if kind else ""
    return f'<response_str ident="{ident}"><render_fib{decimal}><response_label ident="t"/></render_fib></response_str>'


def when(tests: str, score: str = "100", action: str = "Set", feedback: str = "") -> str:
    shown = f'<displayfeedback feedbacktype="Response" linkrefid="{feedback}"/>' if feedback else ""
    scored = f'<setvar varname="SCORE" action="{action}">{score}</setvar>' if score else ""
    return f"<respcondition><conditionvar>{tests}</conditionvar>{scored}{shown}</respcondition>¦"


def equal(value: str, ident: str = "response1") -> str:
    return f'<varequal respident="{ident}">{value}</varequal>'


def told(ident: str, words: str) -> str:
    inner = f"<material><mattext>{words}</mattext></material>"
    return f'<itemfeedback ident="{ident}"><flow_mat>{inner}</flow_mat></itemfeedback>¦'


def only(found: Imported, kind: type[Item]) -> Item:
    assert found.problems == ()
    (one,) = found.bundle.items
    assert isinstance(one, kind)
    return one


@pytest.mark.parametrize("kind", ["multiple_choice_question", ""])
def test_a_single_choice_comes_with_or_without_its_type(kind: str) -> None:
    feedback = told("general_fb", "So.") + told("2_fb", "No.")
    shows = when(equal("2"), "", feedback="2_fb")
    one = only(came(item(lid("Moscow", "Kabul"), when(equal("1")) + shows + feedback, kind=kind)), SingleChoice)

    assert isinstance(one, SingleChoice)
    assert [(option.id, option.text, option.key, option.why) for option in one.options] == [
        ("1", "Moscow", True, ""),
        ("2", "Kabul", False, "No."),
    ]
    assert (one.id, one.stem, one.rationale) == ("i1", "Where?", "So.")


def test_without_any_feedback_the_rationale_says_so() -> None:
    one = only(came(item(lid("Moscow", "Kabul"), when(equal("1")))), SingleChoice)

    assert one.rationale == "No explanation came with it."


def test_true_and_false_are_a_statement() -> None:
    one = only(came(item(lid("True", "False"), when(equal("2")))), TrueFalse)

    assert isinstance(one, TrueFalse)
    assert not one.is_true


def test_all_of_an_and_are_the_keys_of_a_multiple_choice() -> None:
    tests = f"<and>{equal('1')}<not>{equal('2')}</not>{equal('3')}</and>"
    one = only(came(item(lid("a", "b", "c", cardinality="Multiple"), when(tests))), MultipleChoice)

    assert isinstance(one, MultipleChoice)
    assert one.keys == ("1", "3")


def test_several_right_texts_are_all_accepted_and_wrong_ones_with_feedback_rejected() -> None:
    right = when(equal("Durand Line") + equal("the Durand line"))
    wrong = when(equal("Radcliffe Line"), "", feedback="w") + told("w", "That is India's.")
    one = only(came(item(typed(), right + wrong)), ShortAnswer)

    assert isinstance(one, ShortAnswer)
    assert one.accept == ("Durand Line", "the Durand line")
    assert [(reject.text, reject.why) for reject in one.reject] == [("Radcliffe Line", "That is India's.")]


@pytest.mark.parametrize(
    ("tests", "value", "tolerance"),
    [
        (equal("4"), "4", "0"),
        (f"<or>{equal('4')}<and><vargte>3.5</vargte><varlte>4.5</varlte></and></or>", "4", "0.5"),
        ("<vargte>6.0</vargte><varlte>8.0</varlte>", "7", "1"),
    ],
)
def test_a_number_is_exact_or_a_range(tests: str, value: str, tolerance: str) -> None:
    one = only(came(item(typed(kind="Decimal"), when(tests))), Numeric)

    assert isinstance(one, Numeric)
    assert (one.value, one.tolerance) == (Decimal(value), Decimal(tolerance))


def test_blanks_in_brackets_are_the_gaps_of_a_cloze() -> None:
    blanks = lid("1948", "'48", ident="response_year", shown="year") + lid("May", ident="response_m", shown="m")
    keyed = when(equal("1", "response_year"), "50", "Add") + when(equal("1", "response_m"), "50", "Add")
    written = item(blanks, keyed, kind="fill_in_multiple_blanks_question", stem="In [m] [year], not [x].")
    one = only(came(written), Cloze)

    assert isinstance(one, Cloze)
    assert one.stem == r"In {{2}} {{1}}, not \[x\]."
    assert [gap.accept for gap in one.gaps] == [("1948", "'48"), ("May",)]


def test_each_dropdown_is_a_gap_and_its_wrong_choices_are_named() -> None:
    written = item(
        lid("May", "June", ident="response_m", shown="m"),
        when(equal("2", "response_m"), "100", "Add"),
        kind="multiple_dropdowns_question",
        stem="In [m].",
    )
    found = came(written)
    one = only(found, Cloze)

    assert isinstance(one, Cloze)
    assert [gap.accept for gap in one.gaps] == [("June",)]
    assert "wrong choices" in found.notes[0].message


def test_left_sides_with_the_same_choices_are_a_matching_with_spare_sides() -> None:
    lefts = lid("Russia", "Pakistan", "Iran", ident="response_5", shown="Moscow")
    lefts += lid("Russia", "Pakistan", "Iran", ident="response_6", shown="Karachi")
    keyed = when(equal("1", "response_5"), "50", "Add") + when(equal("2", "response_6"), "50", "Add")
    one = only(came(item(lefts, keyed)), Matching)

    assert isinstance(one, Matching)
    assert [(pair.id, pair.left, pair.right) for pair in one.pairs] == [
        ("5", "Moscow", "Russia"),
        ("6", "Karachi", "Pakistan"),
    ]
    assert one.spare == ("Iran",)


def test_an_ordering_of_new_quizzes_comes_in_its_right_order() -> None:
    tests = equal("2") + equal("1") + equal("3")
    one = only(came(item(lid("b", "a", "c", cardinality="Ordered"), when(tests))), Ordering)

    assert isinstance(one, Ordering)
    assert [entry.text for entry in one.entries] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("calculated_question", "calculated"),
        ("essay_question", "essay"),
        ("file_upload_question", "file_upload"),
        ("text_only_question", "text_only"),
        ("categorization_question", "categorization"),
        ("hot_spot_question", "hot"),
    ],
)
def test_what_cannot_be_scored_is_a_problem_with_its_place(kind: str, word: str) -> None:
    found = came(
        item(typed(), when(equal("x")), kind=kind, ident="odd"), item(lid("a", "b"), when(equal("1")), ident="i2")
    )

    assert [one.id for one in found.bundle.items] == ["i2"]
    (problem,) = found.problems
    assert (problem.file, problem.line, problem.item) == ("up", 1, "odd")
    assert word in problem.message


def test_partial_scores_points_and_hints_are_named() -> None:
    partly = item(lid("a", "b"), when(equal("1")) + when(equal("2"), "50"), points="5.0")
    said = {note.message for note in came(partly).notes}

    assert any("partial score" in one for one in said)
    assert any("1 of 1 questions" in one for one in said)


@pytest.mark.parametrize(("words", "noted"), [("Think of 1948.", True), (" ", False)])
def test_a_hint_is_noted_where_it_says_anything(words: str, noted: bool) -> None:
    inner = f"<hintmaterial><material><mattext>{words}</mattext></material></hintmaterial>"
    hint = f'<itemfeedback ident="h"><hint>{inner}</hint></itemfeedback>¦'
    found = came(item(lid("a", "b"), when(equal("1")) + hint))

    assert ("its hint is not kept" in [note.message for note in found.notes]) == noted


def test_html_is_made_markdown_and_scripts_are_gone() -> None:
    stem = "<p>Who is <b>he</b>?<script>x()</script></p>"

    assert only(came(item(lid("a", "b"), when(equal("1")), stem=stem)), SingleChoice).stem == "Who is **he**?"


@pytest.mark.parametrize(
    "source",
    ["$IMS-CC-FILEBASE$/a%20b.png", "%24IMS-CC-FILEBASE%24/a b.png?canvas_download=1", "web_resources/a b.png"],
)
def test_a_picture_in_the_archive_comes_along(source: str) -> None:
    stem = f'<p>See <img src="{source}" alt="a map"></p>'
    found = came(item(lid("a", "b"), when(equal("1")), stem=stem), **{"web_resources/a b.png": PNG})

    assert found.bundle.media == {"a-b.png": PNG}
    assert found.bundle.items[0].stem == "See ![a map](media/a-b.png)"


def test_a_picture_that_is_not_there_is_named() -> None:
    found = came(item(lid("a", "b"), when(equal("1")), stem='<img src="x.png">'))

    assert "'x.png' is not in the file" in found.notes[0].message


def formatted(words: str) -> str:
    inner = f'<mat_formattedtext type="HTML">{words}</mat_formattedtext>'
    return f"<flow><material><mat_extension>{inner}</mat_extension></material></flow>"


def test_blackboards_own_texts_and_scores_are_read() -> None:
    labels = "".join(
        f'<response_label ident="{one}"><flow_mat>{formatted(one)[6:-7]}</flow_mat></response_label>' for one in "pq"
    )
    asked = f'<response_lid ident="response"><render_choice>{labels}</render_choice></response_lid>'
    right = "<setvar variablename='SCORE' action='Set'>SCORE.max</setvar>"
    scored = f"<respcondition><conditionvar>{equal('q', 'response')}</conditionvar>{right}</respcondition>"
    flow = f"<presentation><flow>{formatted('&lt;b&gt;Who&lt;/b&gt;?')}{asked}</flow></presentation>"
    one = only(came(f"<item>{flow}<resprocessing>{scored}</resprocessing></item>"), SingleChoice)

    assert isinstance(one, SingleChoice)
    assert (one.stem, one.key(), one.options[1].text) == ("**Who**?", "q", "q")


def test_blackboards_right_sides_stand_below_by_their_places() -> None:
    lefts = "".join(
        f'<flow><response_lid ident="r{one}"><render_choice><response_label ident="{one}1"/>'
        f'<response_label ident="{one}2"/></render_choice></response_lid>{formatted(words)}</flow>'
        for one, words in {"a": "Moscow", "b": "Karachi"}.items()
    )
    rights = f"<flow>{formatted('Pakistan')}</flow><flow>{formatted('Russia')}</flow>"
    scored = when(equal("a2", "ra"), "", feedback="correct") + when(equal("b1", "rb"), "", feedback="correct")
    flow = f'<flow class="QUESTION_BLOCK">{formatted("Match")}</flow><flow>{lefts}</flow>'
    flow += f'<flow class="RIGHT_MATCH_BLOCK">{rights}</flow>'
    written = (
        f"<item><presentation>{flow}</presentation><resprocessing>{scored.replace('¦', '')}</resprocessing></item>"
    )
    one = only(came(written), Matching)

    assert isinstance(one, Matching)
    assert one.stem == "Match"
    assert [(pair.left, pair.right) for pair in one.pairs] == [("Moscow", "Russia"), ("Karachi", "Pakistan")]


def test_ids_too_long_for_a_person_are_letters() -> None:
    labels = lid("a", "b").replace('ident="1"', f'ident="{"x" * 60}"')

    assert [option.id for option in came(item(labels, when(equal("2")))).bundle.items[0].options] == ["a", "b"]  # type: ignore[attr-defined]


def test_a_section_is_a_topic() -> None:
    file = quiz(item(lid("a", "b"), when(equal("1"))), section="The Cold War")
    found = read(opened(file.encode()), ReadOptions())

    assert found.bundle.topics == {"the-cold-war": "The Cold War"}
    assert found.bundle.items[0].topic == "the-cold-war"


def test_the_quiz_gives_the_bank_its_title_and_id() -> None:
    found = came(item(lid("a", "b"), when(equal("1"))))

    assert (found.bundle.title, found.bundle.id) == ("A quiz", "a1")


def test_one_file_that_is_not_well_formed_is_one_problem() -> None:
    broken = "<questestinterop><assessment></questestinterop>"
    found = came(item(lid("a", "b"), when(equal("1"))), **{"x/broken.xml": broken})

    assert len(found.bundle.items) == 1
    (problem,) = found.problems
    assert problem.file == "up/x/broken.xml"


def test_a_question_in_two_files_is_taken_once() -> None:
    same = item(lid("a", "b"), when(equal("1")))
    found = came(same, **{"non_cc_assessments/a.xml.qti": quiz(same)})

    assert len(found.bundle.items) == 1
    assert "taken once" in found.notes[0].message


def test_ids_that_stand_twice_or_cannot_be_ours_are_made_the_same_each_time() -> None:
    file = [item(lid("a", "b"), when(equal("1")), ident=ident) for ident in ("x", "x", "ä ö")]
    first, second = came(*file), came(*file)

    assert first.bundle == second.bundle
    assert len({one.id for one in first.bundle.items}) == 3


@pytest.mark.parametrize("number", ["1e999999999", "NaN", "Infinity", "9" * 500])
def test_a_number_beyond_all_use_is_a_problem(number: str) -> None:
    assert len(came(item(typed(kind="Decimal"), when(equal(number)))).problems) == 1


def test_a_document_type_is_refused() -> None:
    file = '<!DOCTYPE questestinterop [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + quiz("&x;")[21:]

    found = read(opened(packed({"a.xml": file, "b.xml": quiz(item(lid("a", "b"), when(equal("1"))))})), ReadOptions())

    assert [problem.file for problem in found.problems] == ["file/a.xml"]


@pytest.mark.parametrize("name", ["../quiz.xml", "/quiz.xml", "a\\..\\quiz.xml"])
def test_a_path_out_of_the_archive_is_refused(name: str) -> None:
    content = packed({name.replace("\\", "?"): "<questestinterop/>"}).replace(
        name.replace("\\", "?").encode(), name.encode()
    )
    with pytest.raises(ProblemsFound):
        read(opened(content), ReadOptions())


def test_a_file_that_unpacks_to_more_than_its_limit_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "LARGEST_XML", 10_000)
    bomb = b"<questestinterop>" + b" " * 100_000
    found = read(opened(packed({"a.xml": quiz(item(lid("a", "b"), when(equal("1")))), "b.xml": bomb})), ReadOptions())

    assert len(found.bundle.items) == 1
    assert "more than" in found.problems[0].message


@pytest.mark.parametrize(("at", "limit", "most"), [(soundness, "LONGEST", 100), (packages, "MOST_TAGS", 60)])
def test_a_text_or_a_file_beyond_all_use_is_a_problem(
    at: ModuleType, limit: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at, limit, most)
    long = item(lid("a", "b", *("c" * 9)), when(equal("1")), stem=f"<b>{'x' * 200}</b>")

    found = came(item(lid("a", "b"), when(equal("1")), ident="i2"), **{"b.xml": quiz(long)})

    assert [one.id for one in found.bundle.items] == ["i2"]
    assert "more than" in found.problems[0].message


def test_a_single_file_that_is_not_well_formed_is_refused() -> None:
    with pytest.raises(ProblemsFound, match="not XML that can be read"):
        read(opened(b"<questestinterop><item>"), ReadOptions())


@pytest.mark.parametrize("begin", ["<!--" * 9, "<!DOCTYPE[" * 9, "<??>" * 9, "<!-- -->" * 9 + "<?a?><quiz/>", " " * 9])
def test_what_comes_before_a_root_does_not_make_one(begin: str) -> None:
    assert not recognise(opened(begin.encode()))


def test_a_truncated_archive_is_refused() -> None:
    whole = packed({"quiz.xml": quiz(item(lid("a", "b"), when(equal("1"))))})
    with pytest.raises(ProblemsFound):
        read(opened(whole[: len(whole) // 2]), ReadOptions())


@pytest.mark.parametrize(
    "content",
    [
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- <quiz> --><questestinterop>',
        '<?xml version="1.0" encoding="UTF-16"?><questestinterop>'.encode("utf-16"),
        packed({"a/b.xml": "<questestinterop/>"}),
        packed({"imsmanifest.xml": '<manifest><resource type="imsqti_xmlv1p2"/></manifest>'}),
    ],
)
def test_a_file_is_known_by_its_content(content: bytes) -> None:
    assert recognised(opened(content)) is FORMAT


@pytest.mark.parametrize(
    "content",
    [
        b"<quiz><question/></quiz>",
        b"<!-- <questestinterop> --><quiz/>",
        b'<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"/>',
        packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}),
        packed({"collection.anki2": b"SQLite format 3", "media": "{}"}),
        packed({"imsmanifest.xml": '<manifest><resource type="imsqti_item_xmlv2p1"/></manifest>'}),
        b"PK\x03\x04 no archive",
        b"MC\tWho?\ta\tcorrect",
    ],
)
def test_no_other_file_is_taken_for_it(content: bytes) -> None:
    assert not recognise(opened(content))
