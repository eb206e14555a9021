"""The rules tried on labelled items: those that warn are mostly right, and the table in the docs says what they did."""

import pytest

from quiz_app.banks.lint.rules import RULES
from tests.banks.lint.calibration import GUIDE, page
from tests.banks.lint.labelled import FILES, Labelled, labelled, subjects, tallies

LEAST_ITEMS, LEAST_OF_EACH, LEAST_PRECISION = 200, 8, 0.7


@pytest.fixture(scope="module")
def items() -> list[Labelled]:
    return labelled()


def test_the_labelled_items_are_many_and_name_rules_that_exist(items):
    named = {code for one in items for code in one.fires | one.near}

    assert len(items) >= LEAST_ITEMS and named <= set(RULES)
    assert [one.id for one in items if one.fires & one.near] == []


def test_a_rule_that_warns_is_tried_enough_and_mostly_right(items):
    found = tallies(items)
    warn = [code for code, rule in RULES.items() if rule.severity == "warning"]

    assert {code: found[code] for code in warn if min(found[code].positives, found[code].near) < LEAST_OF_EACH} == {}
    assert {code: found[code] for code in warn if found[code].precision.share < LEAST_PRECISION} == {}


def test_an_error_is_hardly_ever_wrong(items):
    found = tallies(items)

    assert {code for code, rule in RULES.items() if rule.severity == "error" and found[code].false > 1} == set()


def test_the_page_in_the_docs_is_what_the_command_makes():
    assert GUIDE.read_text(encoding="utf-8") == page()


def test_a_rule_of_certain_words_finds_nothing_where_none_of_them_stands():
    """The words only save time: the rule would have been silent anyway."""
    hidden = []
    for path in FILES:
        together = subjects(path)
        for item in together.items:
            for rule in RULES.values():
                unasked = rule.words and rule.words.isdisjoint(item.vocabulary) and item.kind in rule.kinds
                if unasked and rule.check and [*rule.check(item, together)]:
                    hidden.append((rule.code, item.id))

    assert hidden == []
