"""Anki's packages come in: whichever container, schema and note type; what does not come along is told."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.interchange.anki_fields import to_markdown
from quiz_app.interchange.anki_package import FORMAT
from quiz_app.interchange.bundle import PastReview
from quiz_app.interchange.format import ReadOptions
from quiz_app.interchange.formats import recognised
from quiz_app.interchange.markup import from_html, to_html
from tests.interchange.anki_made import (
    BASIC,
    CLOZE,
    CONTAINERS,
    COVERED,
    KINDS,
    OPTIONAL,
    OTHER,
    PICTURE,
    REVERSED,
    TYPING,
    Collection,
    Noted,
    latest,
    model,
    opened,
    second,
)

AT = 1_700_000_100_000
EVERY = Collection(
    notes=(
        Noted(id=1, guid="a", fields=("When <b>was</b> it?", "2014"), tags=" war leech "),
        Noted(id=2, guid="b", kind=REVERSED, fields=("Dedov", "An envoy"), cards=((0, 12, 2), (1, 12, -1))),
        Noted(id=3, guid="c", kind=OPTIONAL, fields=("Khan", "Envoy", "y"), cards=((0, 10, 2), (1, 10, 2))),
        Noted(id=4, guid="d", kind=OPTIONAL, fields=("Khan", "Envoy", "")),
        Noted(id=5, guid="e", kind=TYPING, fields=("Which line?", "Durand")),
        Noted(id=6, guid="f", kind=CLOZE, fields=("On {{c1::1 May::when}} for {{c3::nine}} months", ""), cards=[
            (0, 11, 2), (2, 11, -2)]),
    ),
    answers=((AT, 10, 3, 1, 2500), (AT + 1, 62, 1, 0, 0)),
)  # fmt: skip


def read(content):
    return FORMAT.read(opened(content), ReadOptions())


def one(kind=BASIC, *fields, **noted):
    """What a single note of this kind becomes."""
    found = read(second(Collection(notes=(Noted(kind=kind, fields=fields or Noted().fields, **noted),))))
    return found.bundle.cards[0] if found.bundle.cards else found.problems[0]


@pytest.fixture(params=CONTAINERS.values(), ids=CONTAINERS.keys())
def pack(request):
    return request.param


def test_every_container_holds_the_same(pack):
    found = read(pack(EVERY))

    sides = [(card.front, card.back, card.cloze, card.reversed, card.typed) for card in found.bundle.cards]
    assert sides == [
        ("When **was** it?", "2014", "", False, False),
        ("Dedov", "An envoy", "", True, False),
        ("Khan", "Envoy", "", True, False),
        ("Khan", "Envoy", "", False, False),
        ("Which line?", "Durand", "", False, True),
        ("", "", "On {{c1::1 May}} for {{c3::nine}} months", False, False),
    ]
    assert found.problems == ()


def test_decks_become_topics_below_the_one_that_all_are_in(pack):
    found = read(pack(EVERY)).bundle

    assert (found.title, found.topics) == ("Essay", {"defence": "Defence", "energy": "Energy"})
    assert [card.topic for card in found.cards] == ["defence", "energy", "", "defence", "defence", "defence"]


def test_answers_and_what_was_put_aside_come_by_face(pack):
    found = read(pack(EVERY))

    ids = [card.id for card in found.bundle.cards]
    at = datetime.fromtimestamp(AT / 1000, UTC)
    later = at.replace(microsecond=1000)
    assert set(found.reviews) == {PastReview(ids[0], at, 3, 4.2), PastReview(f"{ids[5]}:c3", later, 1, 4.2)}
    assert found.suspended == {f"{ids[1]}:reversed", f"{ids[5]}:c3"}


def test_what_is_set_by_hand_crammed_or_before_a_reset_is_no_review():
    answers = [(AT, 10, 3, 1, 2500), (AT + 1, 10, 0, 4, 0), (AT + 2, 10, 2, 1, 2500)]
    answers += [(AT + 3, 10, 3, 3, 0), (AT + 4, 10, 0, 4, 2500), (AT + 5, 10, 3, 3, 2500), (AT + 6, 10, 7, 1, 0)]

    found = read(second(Collection(notes=(Noted(id=1),), answers=answers))).reviews

    assert sorted(one.rating for one in found) == [2, 3]


def test_the_first_scheduler_had_three_buttons_for_what_is_learnt():
    answers = [(AT, 10, 1, 0, 0), (AT + 1, 10, 2, 0, 0), (AT + 2, 10, 3, 2, 0), (AT + 3, 10, 2, 1, 2500)]

    found = read(second(Collection(notes=(Noted(id=1),), answers=answers, scheduler=1))).reviews

    assert sorted((one.at, one.rating) for one in found) == [
        (datetime.fromtimestamp((AT + place) / 1000, UTC), rating) for place, rating in enumerate([1, 3, 4, 2])
    ]


def test_reviews_of_cards_that_are_gone_are_counted():
    found = read(second(Collection(notes=(Noted(id=1),), answers=[(AT, 77, 3, 1, 2500)])))

    assert "1 reviews of cards that are not kept" in str(found.notes[-1])


def test_the_same_file_has_the_same_ids_and_an_edited_note_keeps_its_own():
    before, after = (one(BASIC, text, "2014").id for text in ("When?", "When was it?"))

    assert before == after == one(BASIC, "When?", "2014").id


def test_our_own_ids_and_claims_come_back():
    card = one(BASIC, guid="meridian:essay/arms-year", tags=" claim::arms-2014 topic::d ")

    assert (card.id, card.claims, card.topic) == ("arms-year", ("arms-2014",), "d")


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        (BASIC, ("", "2014"), "its front is empty"),
        (BASIC, ("<div><br></div>", "2014"), "its front is empty"),
        (BASIC, ("When?", "&nbsp;"), "its back is empty"),
        (CLOZE, ("No gap", ""), "the text has no gap"),
        (CLOZE, ("{{c1::a {{c2::b}} c}}", ""), "a gap stands in another"),
        (CLOZE, ("{{c1::}} x", ""), "a gap stands in another, is empty"),
        (CLOZE, ("{{c1::&nbsp;}} x", ""), "a gap has nothing to recall"),
        (COVERED, ("{{c1::image-occlusion:rect:left=.1}}", "x"), "parts of a picture"),
        (99, ("a", "b"), "its note type is not in the file"),
        (BASIC, ("x" * 300_000, "x"), "the note is too long"),
    ],
)
def test_a_note_that_makes_no_card_is_told_by_its_id(kind, fields, said):
    problem = one(kind, *fields)

    assert said in problem.message
    assert problem.item == "1700000000001"


def test_html_without_end_is_no_trouble():
    assert "x" in one(BASIC, "<ul><li>" * 3000 + "x", "y").front


def test_another_note_type_has_its_first_field_in_front():
    found = read(second(Collection(notes=(Noted(kind=OTHER, fields=("Pakistan", "Islamabad", "green")),))))

    assert (found.bundle.cards[0].front, found.bundle.cards[0].back) == ("Pakistan", "Islamabad\n\ngreen")
    assert "1 of 'Country': the first field is in front" in str(found.notes[0])


@pytest.mark.parametrize(
    ("question", "answer", "front", "back"),
    [
        ("{{Capital}}", "{{FrontSide}}<hr>{{Name}}", "Islamabad", "Pakistan"),
        ("{{Name}}{{Flag}}", "{{Name}} {{Flag}} {{Capital}}", "Pakistan\n\ngreen", "Islamabad"),
        ("What is the capital of {{Name}}?", "{{Capital}}", "What is the capital of Pakistan?", "Islamabad"),
        ("{{#None}}x{{/None}}{{hint:Name}}", "{{^Flag}}no{{/Flag}}{{text:Capital}}", "Pakistan", "Islamabad"),
        ("<script>go('{{Flag}}')</script>{{Name}}", "<!-- {{Flag}} -->{{Capital}}", "Pakistan", "Islamabad"),
        ("{{Name}}<style>never ended {{Flag}}", "{{Capital}}", "Pakistan", "Islamabad"),
    ],
)
def test_the_templates_say_what_is_in_front(question, answer, front, back):
    kind = model(OTHER, "Country", ("Name", "Capital", "Flag"), [("Card", question, answer)], "")
    note = Noted(kind=OTHER, fields=("Pakistan", "Islamabad", "green"))

    card = read(second(Collection(notes=(note,), kinds={OTHER: kind}))).bundle.cards[0]

    assert (card.front, card.back) == (front, back)


def test_tags_are_told():
    assert "'war' is not kept, of 1" in " ".join(map(str, read(second(EVERY)).notes))


def test_more_cards_than_two_sides_are_told():
    three = model(BASIC, "Three", ("Front", "Back"), [("1", "{{Front}}", "{{Back}}")] * 3, "")

    found = read(second(Collection(kinds={**KINDS, BASIC: three})))

    assert "only the first of their cards is kept" in str(found.notes[0])


def test_pictures_and_sounds_come_along_by_plain_names(pack):
    fields = ('<img src="map.png"> <IMG SRC=map.png>', "[sound:a.mp3]")

    found = read(pack(Collection(notes=(Noted(fields=fields),)), map_png=PICTURE, a_mp3=b"ID3 sound", b_png=PICTURE))

    assert found.bundle.media == {"map.png": PICTURE, "a.mp3": b"ID3 sound"}
    assert found.bundle.cards[0].front == "![](media/map.png) ![](media/map.png)"
    assert found.bundle.cards[0].back == "[a.mp3](media/a.mp3)"


@pytest.mark.parametrize(
    ("name", "content", "plain"),
    [
        ("карта 1.png", PICTURE, "1.png"),
        ("../../etc/passwd.png", PICTURE, "passwd.png"),
        ("map.exe", PICTURE, "map.png"),
        ("map.JPEG", b"\xff\xd8\xff picture", "map.JPEG"),
        ("a b&c.png", PICTURE, "a-b-c.png"),
        ("C:\\x\\map.png", PICTURE, "map.png"),
    ],
)
def test_a_medium_has_a_plain_name_that_says_what_it_is(name, content, plain):
    source = name.replace("&", "&amp;")
    made = Collection(notes=(Noted(fields=(f'<img src="{source}">x', "y")),))

    assert read(second(made, **{name: content})).bundle.media == {plain: content}


@pytest.mark.parametrize("content", [b"<svg onload=x>", b"MZ\x90", b"<html>", b""])
def test_what_is_no_picture_stays_out_and_is_told(content):
    found = read(second(Collection(notes=(Noted(fields=('A <img src="a.png">', "b")),)), a_png=content))

    assert (found.bundle.media, found.bundle.cards[0].front) == ({}, "A")
    assert "'a.png' is no picture or sound" in str(found.notes[0])


@pytest.mark.parametrize("source", ["https://example.org/a.png", "data:image/png;base64,AAAA", "gone.png"])
def test_a_picture_that_is_not_in_the_package_is_told(source):
    found = read(second(Collection(notes=(Noted(fields=(f'A <img src="{source}">', "b")),))))

    assert found.bundle.cards[0].front == "A"
    assert source[:20] in str(found.notes[0])


def test_html_is_made_markdown_and_nothing_runs():
    card = one(BASIC, "<div>One</div><div>t<i>w</i>o</div><script>x()</script>", '<a href="javascript:x()">*y*</a>')

    assert card.front == "One\\\nt*w*o"
    assert "javascript" not in card.back


@pytest.mark.parametrize("pack", CONTAINERS.values(), ids=CONTAINERS.keys())
@pytest.mark.parametrize("name", ["deck.apkg", "collection.colpkg", "notes.txt"])
def test_it_is_known_by_what_is_in_it(pack, name):
    assert recognised(opened(pack(EVERY), name)) is FORMAT


def test_the_media_of_the_latest_are_unpacked():
    made = Collection(notes=(Noted(fields=('<img src="map.png">', "b")),))

    assert read(latest(made, other_png=b"no", map_png=PICTURE)).bundle.media == {"map.png": PICTURE}


words = st.text("abcÄ. -", min_size=1, max_size=6)
pieces = st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["b", "i", "em", "strong", "u", "code"]), words) | words


@settings(max_examples=50)
@given(parts=st.lists(pieces | st.sampled_from(["<br>", "*", "&amp;", "<b><i>x</i></b>", "<p>y</p>"]), max_size=5))
def test_the_short_way_to_markdown_is_the_long_one(parts):
    html = "".join(parts)

    assert to_html(to_markdown(html, lambda _: "")) == to_html(from_html(html))
