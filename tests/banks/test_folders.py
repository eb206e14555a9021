"""Names and links that a file system allows, and that must neither stop the program nor break its lines."""

import os
from pathlib import Path

import pytest

from quiz_app.banks.library import stamp
from tests.banks.written import BANK, ITEM, READING

NOWHERE = "a link to a file that does not exist (mend the link or delete it)"
posix = pytest.mark.skipif(os.name != "posix", reason="needs names and links as Linux and macOS have them")


@posix
@pytest.mark.parametrize("target", ["x" * 300, "link.yaml", "bank.yaml/x"], ids=["too long", "itself", "in a file"])
def test_a_link_that_leads_nowhere_is_told_of_whatever_is_wrong_with_it(write, problems, target):
    (write(bank=BANK + ITEM) / "link.yaml").symlink_to(target)

    assert problems(bank=BANK + ITEM) == [f"link.yaml: {NOWHERE}"]


@posix
@pytest.mark.parametrize("target", ["x" * 300, "link"], ids=["too long", "itself"])
def test_the_stamp_is_made_beside_a_link_that_leads_nowhere(write, tmp_path, target):
    write(bank=BANK + ITEM)
    (tmp_path / "link").symlink_to(target)

    assert [Path(place).name for place, *_ in stamp([tmp_path])] == ["small", "bank.yaml", "reading.yaml"]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux's /proc")
def test_a_file_that_fails_while_it_is_read_is_told_of(write, problems):
    (write(bank=BANK + ITEM) / "memory.yaml").symlink_to("/proc/self/mem")

    assert problems(bank=BANK + ITEM) == [
        "memory.yaml: cannot be read: input/output error (look at the path and its permissions)"
    ]


@posix
@pytest.mark.parametrize("name", [b"a\nb.yaml", b"a\xffb.yaml", b"a\x1bb.yaml"])
def test_a_file_of_any_name_has_its_problems_on_one_line(write, problems, name):
    path = os.path.join(os.fsencode(write(bank=BANK + ITEM)), name)
    with open(path, "wb") as file:
        file.write(b"")

    assert problems(bank=BANK + ITEM) == ["a\ufffdb.yaml:1: the file is empty (begin with `format: 1`)"]


def test_what_cannot_be_an_id_is_told_of_once_and_on_one_line(problems):
    strange = '  - {id: x, kind: true_false, stem: S, key: true, rationale: R, claims: ["a\\nb"], was: "c\\nd"}\n'

    found = problems(bank=BANK + ITEM + strange)

    assert found == [
        r"bank.yaml:14: item 'x': claims: 'a\nb' cannot be an id (use letters, digits, - and _)",
        r"bank.yaml:14: item 'x': was: 'c\nd' cannot be an id (use letters, digits, - and _)",
    ]


def test_ids_that_cannot_be_are_not_suggested(problems):
    reading = READING.replace("id: arms", 'id: "ar\\nms"')

    assert problems(reading=reading, bank=BANK + ITEM) == [
        "bank.yaml:10: item 'ban': claims: there is no claim 'arms' in the reading (there are drills)",
        r"reading.yaml:7: claims.id: 'ar\nms' cannot be an id (use letters, digits, - and _)",
    ]


def test_a_name_keeps_its_line_beside_one_that_is_no_text(problems):
    claims = "  - id: x\n    kind: true_false\n    stem: S\n    key: true\n    rationale: R\n    claims:\n"

    found = problems(bank=BANK + ITEM + claims + "      - [no text]\n      - arm\n")

    assert [line.split(" (")[0] for line in found] == [
        "bank.yaml:20: item 'x': claims: a text is expected here, not a list",
        "bank.yaml:21: item 'x': claims: there is no claim 'arm' in the reading",
    ]
