"""Reading YAML: what is let through, on which lines it stands, and what is refused before anything is built of it."""

import pytest
import yaml

from quiz_app.banks.nodes import DEEPEST, locate
from quiz_app.domain.errors import ProblemsFound


def refusal(data: bytes) -> str:
    with pytest.raises(ProblemsFound) as refused:
        locate(data)
    (problem,) = refused.value.problems
    return str(problem)


def test_every_scalar_stays_the_text_that_was_written():
    located = locate(b"{a: No, b: 1:30, c: 1947-06-05, d: 014, e: ~, f: true, g: 0x1F, h: }")

    values = dict(a="No", b="1:30", c="1947-06-05", d="014", e="~", f="true", g="0x1F", h="")
    assert located.plain == values


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("title",), 1),
        (("items",), 2),
        (("items", 0), 3),
        (("items", 0, "id"), 3),
        (("items", 0, "stem"), 4),
        (("items", 1), 6),
        (("items", 1, "options", 1, "text"), 7),
        (("items", 0, "rationale"), 3),
        (("items", 9), 2),
        (("title", 0, "x"), 1),
    ],
)
def test_a_path_leads_to_its_line_or_to_that_of_what_is_nearest_around_it(path, line):
    located = locate(
        b"title: T\nitems:\n  - id: a\n    stem: >-\n      Folded\n  - options: [{id: x},\n      {text: y}]\n"
    )

    assert located.line(path) == line


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: caf\xe9", ":1: the file is not UTF-8 text (save it as UTF-8 in your editor)"),
        ("a: b".encode("utf-16"), ":1: the file is not UTF-8 text (save it as UTF-8 in your editor)"),
        (b"a: b\nc: \x07", ":2: a control character that YAML does not allow (delete it)"),
        (b"a:\n\t- b\n", ":2: a tab in the indentation (use spaces)"),
        (b"a: b\n\tc: d\n", ":2: a tab in the indentation (use spaces)"),
        (b"a:\n  - b\n \t - c: d\n", ":3: a tab in the indentation (use spaces)"),
        (b"", ":1: the file is empty (begin with `format: 1`)"),
        (b"# a comment\n", ":1: the file is empty (begin with `format: 1`)"),
        (
            b"a: 1\n---\nb: 2\n",
            ":2: a second document begins here (keep one to a file and take out the line `---`)",
        ),
        (
            b"a: &x b",
            ":1: anchors and aliases are not used in banks (put a text that begins with & or * in quotes)",
        ),
        (
            b"a: b\nc: *x",
            ":2: anchors and aliases are not used in banks (put a text that begins with & or * in quotes)",
        ),
        (b"a: &x [b]", ":1: anchors and aliases are not used in banks (put a text that begins with & or * in quotes)"),
        (b"a: !!str b", ":1: tags are not used in banks (put a text that begins with ! in quotes)"),
        (
            b"a: !!python/object:os.system {}",
            ":1: tags are not used in banks (put a text that begins with ! in quotes)",
        ),
        (b"? [a]\n: b", ":1: a key must be a plain word (put a text that begins with [ or { in quotes)"),
        (
            b"a: b: c",
            ":1: broken YAML: mapping values are not allowed in this context "
            "(a text with ': ' in it must stand in quotes)",
        ),
        (b"a: 'b", ":1: broken YAML: found unexpected end of stream (a quote is not closed)"),
        (
            b"a: [b\nc: d",
            ":2: broken YAML: did not find expected ',' or ']' (a bracket is not closed, or a comma is missing)",
        ),
        (
            b"a: @b",
            ":1: broken YAML: found character that cannot start any token "
            "(a text that begins with one of @ ` % must stand in quotes)",
        ),
        (
            b"- a\nb: c",
            ":2: broken YAML: did not find expected '-' indicator "
            "(look at the indentation and the quotes of this line and the one before)",
        ),
    ],
)
def test_what_no_bank_may_hold_is_refused_with_one_line(data, expected):
    assert refusal(data) == expected


@pytest.mark.parametrize("opening", [b"[", b"[\n", b"- ", b"{a: ", b"{a:\n "])
def test_two_million_openings_are_refused_at_the_first_excess(opening):
    assert f": nested deeper than {DEEPEST} levels" in refusal(opening * 2_000_000)


def test_as_deep_as_allowed_is_read():
    assert locate(b"[" * DEEPEST + b"]" * DEEPEST).plain


def test_a_tab_inside_a_block_text_belongs_to_the_text():
    located = locate(b"a: |2\n  \tb\n")

    assert (located.plain, located.problems) == ({"a": "\tb\n"}, ())


def test_a_tab_that_libyaml_lets_pass_is_told_of_beside_all_else():
    located = locate(b"a: [\n\tb]\nd: e\nd: f\n")

    assert [str(problem) for problem in located.problems] == [
        ":2: a tab in the indentation (use spaces)",
        ":4: the key 'd' stands twice here (its first place is line 3)",
    ]


def test_a_tab_on_every_line_is_told_of_on_each():
    """So many that a count from the top for each of them would be felt."""
    located = locate(b"a: [\n" + b"\tb,\n" * 50_000 + b"]\n")

    assert [problem.line for problem in located.problems] == [*range(2, 50_002)]


def test_a_tab_between_and_after_block_texts_is_told_of():
    located = locate(b"a: |2\n  \tb\nc: [\n\td]\ne: >2\n  \tf\ng: [\n\th]\n")

    assert [problem.line for problem in located.problems] == [4, 8]


def test_a_byte_order_mark_is_no_part_of_the_first_key():
    assert locate(b"\xef\xbb\xbfa: b").plain == {"a": "b"}


def test_without_libyaml_the_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(yaml, "__with_libyaml__", False)

    assert refusal(b"a: b") == (
        "this PyYAML came without libyaml, which reads the banks "
        "(install it anew with `pip install --force-reinstall --only-binary :all: PyYAML`)"
    )
