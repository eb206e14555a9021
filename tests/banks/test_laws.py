"""Whatever a file holds, it is either read or refused with problems that have addresses."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.banks.drafts import draft_of
from quiz_app.banks.library import load_library
from quiz_app.banks.nodes import locate
from quiz_app.banks.schema import WrittenBank, WrittenReading
from quiz_app.domain.errors import ProblemsFound
from tests.banks.written import BANK, ITEM, READING

law = settings(deadline=None, max_examples=80)

MARKS = [*"[]{}:,-?&*!|>%@`'\"#~ \n\t", "\n  ", "\n- ", ": ", "a", "id", "items", "---\n", "...\n", "\\u", "é", "\x85"]
YAML_ISH = st.lists(st.sampled_from(MARKS)).map("".join)
PLAIN = st.recursive(
    st.sampled_from(["x", "", "1", "true", "single_choice", "ordering", "1948", "a b"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["format", "id", "items", "cards", "kind", "options", "events", "gaps", "topics", "draw", "claims", "x"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


def first_problems(data: bytes) -> tuple[object, ...]:
    try:
        return locate(data).problems
    except ProblemsFound as refused:
        return refused.problems


@law
@given(st.binary(max_size=200) | YAML_ISH.map(str.encode))
def test_bytes_are_read_or_refused_with_problems(data):
    for problem in first_problems(data):
        line = str(problem)

        assert "\n" not in line and line.startswith(":")
        json.dumps(asdict(problem)).encode()


@law
@given(YAML_ISH)
def test_what_is_read_is_what_yaml_says(text):
    try:
        located = locate(text.encode())
    except ProblemsFound:
        return

    if not located.problems:
        assert located.plain == yaml.load(text, yaml.CBaseLoader)


@law
@given(st.dictionaries(st.sampled_from(["format", "id", "title", "topics", "items", "cards", "quizzes"]), PLAIN))
def test_any_values_under_any_keys_are_read_or_refused_on_a_line_of_the_file(plain):
    text = yaml.dump(plain)
    lines = len(text.splitlines())

    problems = [*draft_of(text.encode(), WrittenBank).problems, *draft_of(text.encode(), WrittenReading).problems]

    assert all(1 <= problem.line <= lines and problem.message and problem.hint for problem in problems)


@settings(max_examples=80)
@given(st.data())
def test_of_a_damaged_folder_each_file_loads_or_has_a_problem(tmp_path_factory: pytest.TempPathFactory, data):
    folder = tmp_path_factory.mktemp("damaged")
    for name, text in {"reading": READING, "bank": BANK + ITEM, "other": BANK + ITEM}.items():
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 40)))
        (folder / f"{name}.yaml").write_text(text[:start] + data.draw(YAML_ISH) + text[end:], encoding="utf-8")

    found = load_library([folder])

    broken = {Path(problem.file).stem for problem in found.problems}
    loaded = [bank for shelf in found.shelves.values() for bank in shelf.banks]
    assert len(loaded) == (0 if "reading" in broken else 2 - len(broken))
