"""An edit by a button changes its own words; every other byte of the bank is as its author wrote it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.banks.editing import with_keys, without_entry
from quiz_app.banks.nodes import locate
from quiz_app.domain.errors import ProblemsFound
from tests.conftest import ROOT

BANK = """\
# A bank of mine.
format: 1
id: bank   # its id
reading: small
title: "A bank: 1:30, No, 0123"
items:
  # the first
  - id: one          # why this one
    kind: true_false
    claims:
      - arms         # the main one
      - drills
    stem: >-
      A long stem,
      on two lines.
    key: true
    rationale: |
      Because.

  # the second
  - {id: two, kind: true_false, stem: "x, y", key: false, rationale: R}  # in one line
  - kind: true_false
    id: three
    stem: "Ünïcode 🙂"
    key: true
    rationale: R
# between
cards:
  - {id: four, front: F, back: B}
"""


KEYS = {"topic": {"topic": "t"}, "claims": {"claims": ["a", "b"]}, "unlink": {"claims": None}}


def entry(text: str, name: str):
    plain = locate(text.encode()).plain
    every = [*plain.get("items", []), *plain.get("cards", [])]
    return next((one for one in every if one["id"] == name), None)


def lines_lost(before: str, after: str) -> list[str]:
    kept = after.splitlines()
    return [line for line in before.splitlines() if line not in kept]


@pytest.mark.parametrize("name", ["one", "two", "three", "four"])
def test_a_key_is_added_and_nothing_else_changes(name):
    after = with_keys(BANK, {name: {"confirmed": "0e1234567890"}})

    assert entry(after, name) == entry(BANK, name) | {"confirmed": "0e1234567890"}
    assert len(lines_lost(BANK, after)) == ("{id" in BANK and name in ("two", "four"))


@pytest.mark.parametrize("name", ["one", "two", "three", "four"])
def test_what_was_added_and_is_taken_out_again_leaves_the_text_as_it_was(name):
    assert with_keys(with_keys(BANK, {name: {"topic": "t"}}), {name: {"topic": None}}) == BANK


def test_claims_are_set_whatever_way_they_are_written():
    after = with_keys(with_keys(BANK, {"one": {"claims": ["drills"]}}), {"two": {"claims": ["arms", "drills"]}})

    assert entry(after, "one")["claims"] == ["drills"]
    assert entry(after, "two")["claims"] == ["arms", "drills"]


def test_a_claim_more_leaves_the_others_with_their_comments():
    after = with_keys(BANK, {"one": {"claims": ["arms", "drills", "third"]}})

    assert after == BANK.replace("      - drills\n", "      - drills\n      - third\n")


def test_a_value_is_replaced_where_it_stands():
    text = with_keys(BANK, {"two": {"topic": "old"}})

    assert with_keys(text, {"two": {"topic": "new"}}) == text.replace("topic: old", "topic: new")


@pytest.mark.parametrize("name", ["one", "two", "three", "four"])
def test_an_entry_is_deleted_and_every_comment_between_stays(name):
    after = without_entry(BANK, name)

    assert entry(after, name) is None
    assert all(comment in after for comment in ("# A bank of mine.", "# its id", "# the second", "# between"))
    assert [line for line in after.splitlines() if line not in BANK.splitlines()] == []


def test_the_last_of_a_section_takes_the_section_along():
    assert "cards" not in locate(without_entry(BANK, "four").encode()).plain


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_stay(newline, mark):
    text = mark + BANK.replace("\n", newline)

    after = with_keys(text, {"three": {"level": "recall"}})

    added = f"    level: recall{newline}"
    assert after.replace(added, "", 1) == text


def test_what_is_not_there_and_what_is_no_id_is_refused():
    with pytest.raises(ProblemsFound, match="any more"):
        with_keys(BANK, {"five": {"topic": "t"}})
    with pytest.raises(ProblemsFound, match="cannot be written"):
        with_keys(BANK, {"one": {"topic": "a: b"}})


@pytest.mark.parametrize("file", sorted((ROOT / "question_banks" / "russia-pakistan").glob("[!r]*.yaml")))
def test_every_entry_of_a_shipped_bank_can_be_edited_and_put_back(file):
    text = file.read_text(encoding="utf-8")
    plain = locate(text.encode()).plain

    for one in [*plain["items"], *plain["cards"]][::12]:
        assert with_keys(with_keys(text, {one["id"]: {"pool": "exam"}}), {one["id"]: {"pool": None}}) == text


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["one", "two", "three", "four"]), unique=True), st.data())
def test_edits_of_some_leave_the_others_as_they_were(names, data):
    text = BANK
    for name in names:
        edit = data.draw(st.sampled_from(["delete", "topic", "claims", "unlink"]))
        text = without_entry(text, name) if edit == "delete" else with_keys(text, {name: KEYS[edit]})

    for name in {"one", "two", "three", "four"} - set(names):
        assert entry(text, name) == entry(BANK, name)
