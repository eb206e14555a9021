"""Each of Moodle's formats is known by its content, whatever the file is called, and none takes another's."""

import io
import zipfile

import pytest
from hypothesis import given, settings

from quiz_app.domain.errors import ProblemsFound
from quiz_app.interchange import aiken, gift, moodle_xml
from quiz_app.interchange.bundle import Bundle
from quiz_app.interchange.format import Format, ReadOptions, WriteOptions
from quiz_app.interchange.formats import recognised
from quiz_app.interchange.upload import LARGEST_TEXT
from tests.builders import NOW
from tests.interchange.round_trips import RICH, ROUND_TRIP, bundles, opened, reopened

FORMATS = {one.FORMAT.name: one.FORMAT for one in (moodle_xml, gift, aiken)}
AIKEN = "Who was it?\nA. Khan\nB. Dedov {~a =b}\nANSWER: A\n"
FILES = {
    "moodle-xml": [
        '<?xml version="1.0"?>\n<quiz>\n<question type="truefalse"></question></quiz>',
        " <quiz><question/>",
    ],
    "gift": [
        "Who?{=Khan ~Dedov}",
        "// comment\n$CATEGORY: x\n\n::t::Who?{\n\t=Khan\n\t~Dedov\n}\n",
        "It was.{T}",
        "How many?{#3}",
        "Write.{}",
        "Some text.\n\nA. Khan was {=here ~there}.\nANSWER: no",
    ],
    "aiken": [AIKEN, AIKEN.replace("\n", "\r\n"), AIKEN.replace("A. ", "A) "), f"< {AIKEN}"],
}
OTHERS = [
    b"",
    b"\x00\x01\x02 {=a}",
    b"term\tdefinition\nother\t{=a ~b}\n",
    b'{"items": [{"a": "=b"}]}',
    b"<html><body>{=a ~b}</body></html>",
    b"id: arms\ntopics: {a: b}\nitems: []\n",
    b"front,back\na,{{c1::b}}\n",
    b"A. Khan\nB. Dedov\n",
    b"Just a text, (with) {braces} in it.\n",
]


@pytest.mark.parametrize("content", OTHERS)
def test_what_is_none_of_them_is_taken_by_none(content: bytes) -> None:
    assert [name for name, one in FORMATS.items() if one.recognise(opened(content))] == []


@pytest.mark.parametrize(("name", "content"), [(name, content) for name, all_ in FILES.items() for content in all_])
@pytest.mark.parametrize("coded", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_known_by_its_content(name: str, content: str, coded: str) -> None:
    if name != "moodle-xml" or coded != "utf-16":
        assert recognised(opened(content.encode(coded), "x.bin")) is FORMATS[name]


@pytest.mark.parametrize("name", FORMATS)
@settings(ROUND_TRIP, max_examples=8)
@given(bundles(kinds=("single_choice", "true_false"), source=RICH))
def test_what_is_written_is_known_again(name: str, bundle: Bundle) -> None:
    write = FORMATS[name].write
    assert write is not None
    exported = write(bundle, WriteOptions(at=NOW))
    if exported.content:
        assert recognised(reopened(exported)) is FORMATS[name]


def packed() -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as writing:
        writing.writestr("quiz.xml", "<quiz/>")
    return archive.getvalue()


BOMB = b'<!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><quiz><question type="essay">&b;</question></quiz>'
OUTSIDE = b'<!DOCTYPE quiz [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz><question>&a;</question></quiz>'


@pytest.mark.parametrize(
    "content", [BOMB, OUTSIDE, b"<quiz><question>", b"<quiz>&undefined;</quiz>", b"<other/>", b"", packed()]
)
def test_xml_that_is_hostile_or_broken_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(ProblemsFound) as refused:
        moodle_xml.read(opened(content, "a.xml"), ReadOptions())
    (problem,) = refused.value.problems
    assert problem.file == "a.xml"
    assert " " in problem.message


@pytest.mark.parametrize("one", FORMATS.values(), ids=lambda one: one.name)
def test_a_file_that_is_too_large_is_refused(one: Format) -> None:
    assert one.read is not None
    with pytest.raises(ProblemsFound, match="more than 20"):
        one.read(opened(b" " * (LARGEST_TEXT + 1)), ReadOptions())


@pytest.mark.parametrize("one", [gift.FORMAT, aiken.FORMAT], ids=lambda one: one.name)
@pytest.mark.parametrize("content", [b"\xff\xfe\xff", b"Who?\xe9{T}", b"\x00" * 1000])
def test_a_file_that_is_no_text_is_refused(one: Format, content: bytes) -> None:
    assert one.read is not None
    with pytest.raises(ProblemsFound):
        one.read(opened(content), ReadOptions())


@pytest.mark.parametrize(
    ("one", "content", "said"),
    [
        (gift.FORMAT, b"Who?{" + b"~x" * 2000 + b"=y}", "2,001 parts"),
        (gift.FORMAT, b"Who?{=" + b"x" * 300_000 + b" ~y}", "characters"),
        (gift.FORMAT, b"[html]" + b"<div>" * 50_000 + b"{T}", "characters"),
        (
            moodle_xml.FORMAT,
            b'<quiz><question type="matching">' + b"<subquestion/>" * 2000 + b"</question></quiz>",
            "parts",
        ),
    ],
)
def test_a_question_beyond_all_measure_is_a_problem(one: Format, content: bytes, said: str) -> None:
    assert one.read is not None
    (problem,) = one.read(opened(content), ReadOptions()).problems
    assert said in problem.message


@pytest.mark.parametrize("content", [b"Only words.\n\n" * 1000, b"a{\n\n" * 1000, bytes(range(1, 128)) * 2000])
def test_a_file_of_nonsense_is_refused(content: bytes) -> None:
    with pytest.raises(ProblemsFound, match="none of its first 1,000 questions can be read"):
        gift.read(opened(content), ReadOptions())
