"""Files that texts show: known by their content, named plainly, addressed where the app has them."""

import pytest

from quiz_app.domain.items import Option, SingleChoice
from quiz_app.domain.media import addressed, is_plain, kind_of, shown_in, with_names


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\n\x00\x00WEBPVP8", "image/webp"),
        (b"RIFF\x00\n\x00\x00WAVEfmt", "audio/wav"),
        (b"OggS", "audio/ogg"),
        (b"ID3\x03", "audio/mpeg"),
        (b"\xff\xfb\x90", "audio/mpeg"),
    ],
)
def test_a_file_is_known_by_how_it_begins(content: bytes, content_type: str):
    found = kind_of(content)

    assert found is not None and found.content_type == content_type


@pytest.mark.parametrize("content", [b"", b"<svg xmlns=''/>", b"<html>", b"%PDF-1.7", b"MZ"])
def test_what_could_run_or_is_neither_picture_nor_sound_is_none(content: bytes):
    assert kind_of(content) is None


@pytest.mark.parametrize("name", ["../x.png", ".x.png", "a/b.png", "a\\b.png", "a..b.png", "", "a b.png", "x\n.png"])
def test_a_name_that_is_not_plain(name: str):
    assert not is_plain(name)


def test_a_text_shows_pictures_where_the_app_has_them_and_sounds_as_links():
    text = "See ![a map](media/map.png), hear ![her](media/talk.mp3) and ![](media/x.OGG)"

    assert shown_in(text) == ["map.png", "talk.mp3", "x.OGG"]
    assert addressed(text) == (
        "See ![a map](/api/media/map.png), hear [her](/api/media/talk.mp3) and [x.OGG](/api/media/x.OGG)"
    )


@pytest.mark.parametrize("text", ["media/map.png", "![a](other/map.png)", "![a](media/../map.png)", "(media/map.png)"])
def test_what_shows_no_file_stays_as_it_is(text: str):
    assert addressed(text) == text


def test_new_names_reach_every_text_of_an_item():
    options = Option("a", "![x](media/a.png)", key=True), Option("b", "B", why="![x](media/a.png)")
    item = SingleChoice(id="i", stem="![x](media/a.png) media/a.png", rationale="R", options=options)

    found = with_names(item, {"a.png": "b.png"})

    assert found.stem == "![x](media/b.png) media/a.png"
    assert [(one.text, one.why) for one in found.options] == [("![x](media/b.png)", ""), ("B", "![x](media/b.png)")]
