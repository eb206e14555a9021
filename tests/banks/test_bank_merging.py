"""What comes into a bank that is there: the new at its end, the known not twice, the author's own lines untouched."""

from dataclasses import replace
from pathlib import Path

import pytest

from quiz_app.banks.bank_merging import Merged, for_a_bank, for_a_timeline, merged
from quiz_app.banks.cache import ContentCache
from quiz_app.banks.drafts import File
from quiz_app.banks.library import files_of, load_library
from quiz_app.domain.card import Card
from quiz_app.domain.errors import ProblemsFound
from quiz_app.domain.items import Entry, Item, Ordering, TrueFalse
from quiz_app.domain.reading import Era, TimelineEvent
from tests.banks.conftest import Write
from tests.banks.written import BANK, ITEM

NEW = TrueFalse(id="new", stem="It is so: really", is_true=True, rationale="It is.", topic="energy")
BAN = TrueFalse(id="ban", stem="The ban was lifted in 2014.", is_true=True, rationale="The first paragraph says so.")


def file(folder: Path, name: str = "bank") -> File:
    return next(one for one in files_of(folder, ContentCache())[0] if Path(one.label).stem == name)


def bring(folder: Path, *items: Item, cards: tuple[Card, ...] = (), replacing: bool = False) -> Merged:
    """Bring them into the folder's bank, and write it."""
    files = files_of(folder, ContentCache())[0]
    incoming = for_a_bank({"energy": "Energy", "trade": "Trade"}, items, cards, files[0], "moodle.xml")
    found = merged(file(folder), incoming, files, replacing=replacing)
    (folder / "bank.yaml").write_bytes(found.text.encode())
    return found


COMMENTED = """\
# What I know about the bans
format: 1
id: bank   # mine
reading: small
title: "A bank"
topics: {defence: Defence}  # one so far

# The items
items:
  # the first
  - id: ban
    kind: true_false
    stem:    The ban was lifted in 2014.
    key:   true  # surely
    rationale: >-
      The first
      paragraph says so.

  # and no more
cards:
- {id: c1, front: 'One',   back: "1"} # short
# the end
"""


def test_new_entries_stand_at_the_ends_and_every_other_line_stays(write: Write):
    folder = write(bank=COMMENTED)

    found = bring(folder, NEW, cards=(Card(id="c2", front="Two", back="2"),))

    assert (found.added, found.problems, load_library([folder]).problems) == (("new", "c2"), (), ())
    assert found.text == COMMENTED.replace("Defence}", "Defence, energy: Energy}").replace(
        "says so.\n",
        "says so.\n\n  - id: new\n    kind: true_false\n    topic: energy\n"
        '    stem: "It is so: really"\n    key: true\n    rationale: It is.\n',
    ).replace("# short\n", "# short\n- id: c2\n  front: Two\n  back: 2\n")


def test_the_same_twice_adds_nothing(write: Write):
    folder = write(bank=BANK + ITEM)
    first = bring(folder, NEW)

    second = bring(folder, NEW)

    assert (second.text, second.added, second.unchanged, second.problems) == (first.text, (), ("new",), ())


def test_what_its_author_has_linked_to_claims_since_is_the_same(write: Write):
    found = bring(write(bank=BANK + ITEM), BAN)

    assert (found.unchanged, found.problems) == (("ban",), ())


def test_other_content_under_a_known_id_is_a_problem_with_both_places(write: Write):
    folder = write(bank=BANK + ITEM)

    found = bring(folder, replace(BAN, is_true=False))

    assert found.text == BANK + ITEM
    assert [str(one).replace(str(folder), "F") for one in found.problems] == [
        "moodle.xml: item 'ban': the bank has this id already, with other content (its place is F/bank.yaml:7; "
        "rename one of them, or let the new one take its place)"
    ]


def test_the_new_one_takes_its_place_on_request(write: Write):
    folder = write(bank=COMMENTED)

    found = bring(folder, replace(BAN, is_true=False), replacing=True)

    assert (found.replaced, load_library([folder]).problems) == (("ban",), ())
    assert load_library([folder]).shelves["small"].items["ban"][1].key() == "false"
    assert [line for line in COMMENTED.splitlines() if "#" in line and line not in found.text] == [
        "    key:   true  # surely"
    ]


def test_an_id_of_another_bank_of_the_reading_is_taken(write: Write):
    other = (BANK + ITEM).replace("id: bank", "id: other").replace("id: ban\n", "id: new\n")
    found = bring(write(bank=BANK + ITEM, other=other), NEW)

    assert (found.added, [one.message for one in found.problems]) == (
        (),
        ["'other', another bank of the reading, has this id already, with other content"],
    )


def test_what_no_bank_can_hold_stays_outside_alone(write: Write):
    wrong = replace(NEW, id="wrong", stem="A bell \a rings"), replace(NEW, id="blank", rationale=" ")

    found = bring(write(bank=BANK), *wrong, NEW)

    assert found.added == ("new",)
    assert [(one.item, one.field, one.file) for one in found.problems] == [
        ("wrong", "", "moodle.xml"),
        ("blank", "rationale", "moodle.xml"),
    ]


def test_a_claim_that_the_reading_lacks_is_left_out_with_a_note(write: Write):
    folder = write(bank=BANK)

    found = bring(folder, replace(NEW, claims=("arms", "other")))

    assert load_library([folder]).shelves["small"].items["new"][1].claims == ("arms",)
    assert [one.message for one in found.notes] == ["the reading has no claim 'other': left out"]


def test_an_ordering_of_the_timeline_s_own_events_names_them(write: Write):
    entries = Entry("coup", "The coup"), Entry("war", "The war")

    found = bring(write(bank=BANK), Ordering(id="o", stem="Order", rationale="So.", entries=entries))

    assert "    events: [coup, war]\n" in found.text


def test_events_come_into_the_reading(write: Write):
    folder = write()
    target = file(folder, "reading")
    event = TimelineEvent("talks", "Talks", "peace", context_date="1970", says="They talked: at last.")
    incoming = for_a_timeline({"peace": "Peace"}, [Era("early", "Early years", "1947/1964")], [event])

    found = merged(target, incoming)
    (folder / "reading.yaml").write_text(found.text, encoding="utf-8")

    reading = load_library([folder]).shelves["small"].reading
    assert (reading.event["talks"], reading.themes["peace"], reading.eras[0].title) == (event, "Peace", "Early years")


def test_a_bank_with_problems_is_left_alone(write: Write):
    with pytest.raises(ProblemsFound, match="no key 'claim'"):
        bring(write(bank=BANK + ITEM.replace("claims: [arms]", "claim: arms")), NEW)


@pytest.mark.parametrize(
    "bank",
    [
        "{format: 1, id: bank, reading: small, title: A bank}\n",
        "{format: 1, id: bank, reading: small, title: A bank, topics: {}, items: []}",
        "---\nformat: 1\r\nid: bank\r\nreading: small\r\ntitle: A bank\r\nitems: [] # none\r\n...\r\n",
        "\ufeffformat: 1\nid: bank\nreading: small\ntitle: |+\n  A bank\n\n",
        BANK + "items:\n- kind: true_false\n  id: ban\n  stem: S\n  key: true\n  rationale: |\n    Yes\n\n\n# end",
    ],
    ids=["in braces", "empty", "marked lines", "kept breaks", "no indent"],
)
def test_every_way_to_write_a_bank_can_be_added_to(write: Write, bank: str):
    folder = write(bank=bank)

    bring(folder, NEW, replace(NEW, id="next"), cards=(Card(id="c2", front="Two", back="2"),))

    shelf = load_library([folder]).shelves["small"]
    assert ([*shelf.items][-2:], [*shelf.cards], load_library([folder]).problems) == (["new", "next"], ["c2"], ())
