"""Laws of the texts' way to HTML and plain text and back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.interchange import markup
from quiz_app.interchange.markup import from_html, from_plain, images, to_html, to_inline_html, to_plain

characters = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]) | st.just(" ")
hostile = st.lists(
    st.sampled_from(
        [
            "*",
            "_",
            "`",
            "[a](b)",
            "<b>",
            "</p>",
            "&lt;",
            "&",
            "# ",
            "1. ",
            "- ",
            "> ",
            "|",
            "~~",
            "{{1}}",
            "\\",
            "![",
            "=",
            "$",
        ]
    )
    | st.text(characters, max_size=6),
    min_size=1,
    max_size=8,
).map("".join)
lines = st.lists(hostile, min_size=1, max_size=4).map("\n".join)


def words(text: str) -> str:
    """The text with each stretch of space as one, which neither format keeps apart."""
    return " ".join(text.split())


@given(lines)
def test_what_is_made_of_a_plain_text_reads_as_it_was_written(text: str) -> None:
    assert words(to_plain(from_plain(text))) == words(text)


@given(lines)
def test_what_is_made_of_a_plain_text_has_no_markup(text: str) -> None:
    assert set(re.findall(r"<(\w+)", to_html(from_plain(text)))) <= {"p", "br"}


@given(lines)
def test_html_comes_back_as_markdown_that_gives_the_same_words(text: str) -> None:
    html = to_html(from_plain(text))
    assert words(to_plain(from_html(html))) == words(text)


@given(lines)
def test_what_is_made_of_a_plain_text_comes_back_from_html_line_by_line(text: str) -> None:
    html = to_html(from_plain(text))
    assert words(to_html(from_html(html))) == words(html)


@given(lines)
def test_html_made_of_what_came_back_stays_the_same(text: str) -> None:
    once = from_html(to_html(from_plain(text)))
    assert from_html(to_html(once)) == once


@pytest.mark.parametrize(
    "markdown",
    [
        "Two **bold** words",
        "*one*",
        "a `code` b",
        "- one\n- two",
        "![alt](media/a.png)",
        "[link](https://a.org)",
        "a\n\nb",
        "a\\\nb",
        "- a\\\n  *b*",
    ],
)
def test_markup_survives_html(markdown: str) -> None:
    assert to_html(from_html(to_html(markdown))) == to_html(markdown)


@pytest.mark.parametrize("html", ["a<br>", "<p>a<br /></p>", "<p><br></p><p>a</p>", "<br>a", "<p>a</p><br><br><p></p>"])
def test_a_line_break_at_either_end_of_a_block_leaves_nothing(html: str) -> None:
    assert to_html(from_html(html)).removesuffix("</p>").strip() == "<p>a"


def test_scripts_and_handlers_are_gone() -> None:
    assert from_html("<p onclick='x()'>Yes<script>alert(1)</script><style>p{}</style></p>") == "Yes"


def test_an_image_is_known_by_its_address() -> None:
    assert images("See ![a map](media/map.png).") == ["media/map.png"]


def test_one_paragraph_goes_inline() -> None:
    assert to_inline_html("a *b*") == "a <em>b</em>"
    assert to_inline_html("a\n\nb") == "<p>a</p>\n<p>b</p>"


@given(hostile | st.text("aZé Я1.,;:?!\"'()-+=#|$%/{}", max_size=12))
def test_a_text_that_needs_no_library_is_what_the_library_makes_of_it(text: str) -> None:
    assert to_html(text) == markup._parser().render(text).strip()


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td"])
def test_html_of_endless_depth_is_taken_as_its_words(tag: str) -> None:
    assert from_html(f"<{tag}>" * 20_000 + "Yes") == "Yes"


def test_many_elements_beside_each_other_are_not_deep() -> None:
    assert from_html("<p><b>a</b><br><img src='x.png'>" * 100).count("**a**") == 100
