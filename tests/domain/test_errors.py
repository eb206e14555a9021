"""What can go wrong on purpose, and how it is said."""

import pytest

from quiz_app.domain import errors
from quiz_app.domain.errors import Problem, ProblemsFound, QuizAppError


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("is empty"), "is empty"),
        (Problem("is empty", file="a.yaml"), "a.yaml: is empty"),
        (Problem("is empty", file="a.yaml", line=7), "a.yaml:7: is empty"),
        (Problem("is empty", line=7), ":7: is empty"),
        (
            Problem("'e' is no option", "a.yaml", 42, "arms-ban", "key", "choose a, b or c"),
            "a.yaml:42: item 'arms-ban': key: 'e' is no option (choose a, b or c)",
        ),
        (Problem("cannot be set here", field="zone"), "zone: cannot be set here"),
    ],
)
def test_a_problem_reads_as_a_compiler_prints_it(problem, line):
    assert str(problem) == line


def test_a_refused_document_says_every_problem_on_a_line_of_its_own():
    refused = ProblemsFound([Problem("one", "a.yaml", 1), Problem("two", "b.yaml", 2)])

    assert str(refused) == "a.yaml:1: one\nb.yaml:2: two"


def test_everything_that_is_refused_is_of_one_family_and_in_its_tree():
    family = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, QuizAppError)]

    assert len(family) == 8
    assert all(one.__name__ in str(errors.__doc__) and one.__doc__ for one in family)
