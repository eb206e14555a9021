"""How findings are gathered: their address, what sets them aside, and what the items' revisions do not show."""

from quiz_app.banks.lint.linting import lint, lint_folders, lint_item
from quiz_app.banks.lint.rules import RULES, explained
from quiz_app.banks.schema_types import Code
from quiz_app.domain.finding import SEVERITIES
from tests.banks.lint.linted import bank, choice, findings, reading
from tests.banks.written import BANK, READING

ABOVE = choice("Which city hosted the talks of 1966?", "Tashkent", "Geneva", "All of the above")


def test_a_finding_is_printed_as_a_compiler_does():
    (found,) = findings(ABOVE, select=["L05"])

    assert str(found) == (
        "bank.yaml:15: item 'x': L05 warning: 'All of the above' is an option "
        "(name one thing that is right, or make it a multiple choice)"
    )


def test_a_rule_is_set_aside_for_an_item_with_a_reason():
    aside = ABOVE.replace("level: recall", "lint: {ignore: [L05], why: The test is about this very flaw.}")

    assert findings(aside, select=["L05"]) == []


def test_a_rule_of_english_words_is_silent_in_another_script():
    russian = choice("Где подписали декларацию?", "В Ташкенте", "В Женеве", "All of the above")

    assert findings(russian, select=["L05"]) == []


def test_one_item_is_linted_for_an_editor():
    two = ABOVE + ABOVE.replace("id: x", "id: y")

    assert {one.item for one in lint_item(None, bank(two), "y")} == {"y"}


def test_only_the_sound_entries_of_a_broken_bank_are_linted(write):
    folder = write(bank=BANK + "items:\n" + ABOVE + "  - {id: y, kind: essay}\n")

    assert [one.code for one in lint_folders([folder], ["L05"])] == ["L05"]


def test_what_is_written_for_the_linter_makes_no_new_revision(load):
    plain = "items:\n" + ABOVE
    noted = plain.replace("level: recall", "level: recall\n    quote: true\n    lint: {ignore: [L05], why: W}")

    revisions = [load(bank=BANK + text).shelves["small"].revisions for text in (plain, noted)]

    assert revisions[0] == revisions[1] != {}


def test_neighbours_of_the_same_date_may_stand_in_an_ordering_that_says_so(problems):
    item = "items:\n  - {id: x, kind: ordering, stem: S, rationale: R, events: [war, visit], tie: TIE}\n"

    assert [len(problems(bank=BANK + item.replace("TIE", tie))) for tie in ("true", "false")] == [0, 1]


def test_a_tie_is_no_leave_to_put_the_later_one_first(problems):
    item = "items:\n  - {id: x, kind: ordering, stem: S, rationale: R, events: [war, coup], tie: true}\n"

    assert len(problems(bank=BANK + item)) == 1


def test_every_code_that_a_bank_may_name_is_a_rule_that_says_why_and_what_to_do():
    assert set(RULES) == set(Code.__args__)
    assert all(rule.why.endswith(".") and rule.do and rule.severity in SEVERITIES for rule in RULES.values())
    assert all(rule.check or rule.check_together for rule in RULES.values())


def test_a_rule_explains_itself():
    said = explained(RULES["L05"])

    assert said.startswith("L05 No 'all of the above' (warning)\nWhy: ") and "lint: {ignore: [L05]" in said


def test_nothing_is_said_of_no_banks():
    assert lint(reading(READING), []) == []
