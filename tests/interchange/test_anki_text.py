"""Anki's notes as text: the headers, the columns, the rows over several lines, what makes no card."""

import pytest

from quiz_app.domain.errors import ProblemsFound
from quiz_app.interchange.anki_text import FORMAT
from quiz_app.interchange.bundle import Bundle
from quiz_app.interchange.format import ReadOptions, WriteOptions
from quiz_app.interchange.formats import recognised
from tests.builders import NOW, card, cloze_card
from tests.interchange.round_trips import opened

COLUMNS = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"


def read(text, **options):
    return FORMAT.read(opened(text.encode(), "notes.txt"), ReadOptions(**options))


def sides(text):
    return [(card.front, card.back or card.cloze) for card in read(text).bundle.cards]


def test_the_headers_say_which_column_is_what():
    found = read(
        f"{COLUMNS}a\tBasic\tEssay::Defence\tWhen?\t<b>2014</b>\twar\n"
        "b\tBasic (and reversed card)\tEssay\tDedov\tAn envoy\t\n"
        "c\tBasic (type in the answer)\tEssay\tLine?\tDurand\t\n"
        "d\tCloze\tEssay\tOn {{c1::1 May::when}}\t\t\n"
    )

    cards = [(card.front, card.back, card.cloze, card.reversed, card.typed) for card in found.bundle.cards]
    assert cards == [
        ("When?", "**2014**", "", False, False),
        ("Dedov", "An envoy", "", True, False),
        ("Line?", "Durand", "", False, True),
        ("", "", "On {{c1::1 May}}", False, False),
    ]
    assert (found.bundle.title, found.bundle.topics) == ("Essay", {"defence": "Defence"})
    assert "'war' is not kept, of 1" in " ".join(map(str, found.notes))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#html:false\na <b>\tb", [("a \\<b\\>", "b")]),
        ("#separator:tab\na <b>x</b>\tb", [("a **x**", "b")]),
        ("#separator:tab\na < b\tb", [("a \\< b", "b")]),
        ("#separator:Comma\na,b\n", [("a", "b")]),
        ("#separator:|\na|b\n", [("a", "b")]),
        ("#separator:tab\nonly\tone\tmore\n", [("only", "one")]),
        ('#separator:tab\n"two\nlines"\t"say ""x"""\n', [("two\\\nlines", 'say "x"')]),
        ('#separator:tab\n# a remark\na\tb\n"# no remark"\tb', [("a", "b"), ("# no remark", "b")]),
        ('#separator:tab\n"a\n# goes on"\tb', [("a\\\n# goes on", "b")]),
        ("#notetype:Lückentext\nOn {{c2::1 May}}", [("", "On {{c2::1 May}}")]),
        ("\ufeff#separator:tab\r\na\tb\r\n", [("a", "b")]),
        ("#nothing known\n#separator:semicolon\na;b", [("a", "b")]),
    ],
)
def test_rows_are_read_as_anki_does(text, expected):
    assert [(front.replace("\\#", "#"), back) for front, back in sides(text)] == expected


def test_a_row_that_makes_no_card_has_its_line():
    found = read('#separator:tab\n"a\nb"\tc\n# remark\nlonely\n\nx\ty\n')

    assert [(problem.line, problem.message) for problem in found.problems] == [(5, "its back is empty")]
    assert len(found.bundle.cards) == 2


def test_the_deck_and_tags_of_all_are_told_once():
    found = read("#deck:Essay::Defence\n#tags:one two\n#separator:tab\na\tb")

    assert found.bundle.cards[0].topic == "defence"
    assert "'one' is not kept, of 1" in " ".join(map(str, found.notes))


def test_pictures_are_told_to_be_missing():
    found = read("#html:true\n#separator:tab\na <img src=map.png>\tb [sound:x.mp3]")

    assert [(card.front, card.back) for card in found.bundle.cards] == [("a", "b")]
    assert "'map.png' is not in the file" in str(found.notes[0])
    assert "'x.mp3' is not in the file" in str(found.notes[1])


def test_an_edited_back_keeps_the_id_and_a_second_of_the_same_front_has_another():
    first, second = (read(f"#separator:tab\nWhen?\t{back}\nWhen?\tagain").bundle.cards for back in ("2014", "2015"))

    assert [card.id for card in first] == [card.id for card in second]
    assert first[0].id != first[1].id


@pytest.mark.parametrize(
    "text",
    ["#separator:tab\n", "#html:true", "#html:true\n" + "x\ty\n" * 200_000, '#separator:tab\n"' + "x" * 20_000_000],
)
def test_a_text_without_a_note_is_refused(text):
    with pytest.raises(ProblemsFound, match=r"notes\.txt"):
        read(text)


def test_what_goes_out_has_ankis_headers_and_our_ids():
    bundle = Bundle(
        id="b", reading="essay", title="A bank", topics={"defence": "Defence"}, cards=(card(), cloze_card())
    )

    written = FORMAT.write(bundle, WriteOptions(at=NOW)).content.decode()

    assert written.startswith(COLUMNS)
    first = "meridian:essay/arms-year\tBasic\tA bank::Defence\tWhen was the ban lifted?\t2014\ttopic::defence\n"
    assert first in written
    assert "\tCloze\tA bank::Defence\tRelations began on {{c1::1 May 1948}}, " in written


def test_what_a_text_has_no_place_for_is_lost():
    cards = (card(id="a", typed=True, reversed=True), card(id="b", front="![x](media/x.png)"), card(id="c", was="d"))

    losses = FORMAT.write(Bundle(cards=cards), WriteOptions(at=NOW)).losses

    assert [(loss.id, loss.what.partition(":")[0]) for loss in losses] == [
        ("a", "it is not typed there"),
        ("b", "its pictures and sounds"),
        ("c", "its earlier id"),
    ]


@pytest.mark.parametrize("content", [b"#separator:tab\na\tb", b"\xef\xbb\xbf#html:true\n", b"#deck column:2\n"])
def test_it_is_known_by_its_first_header(content):
    assert recognised(opened(content, "x.csv")) is FORMAT


@pytest.mark.parametrize("content", [b"# A heading\n", b"#hashtag\ta", b"front\tback", b"\0#html:true", b""])
def test_other_texts_are_not_taken_for_it(content):
    assert recognised(opened(content)) is not FORMAT
