"""A teacher's list of students, from wherever it comes."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.cohort import RosterEntry
from quiz_app.domain.errors import ProblemsFound
from quiz_app.interchange.roster import read_roster

AMINA, BILAL = RosterEntry("7", "Amina Khan", "a@x.org"), RosterEntry("8", "Bilal Shah", "b@x.org")


@pytest.mark.parametrize(
    "text",
    [
        "name,id,email\nAmina Khan,7,a@x.org\nBilal Shah,8,b@x.org\n",
        "\ufeffName;ID;E-Mail\r\nAmina Khan;7;a@x.org\r\n\r\nBilal  Shah ;8;b@x.org",
        "First name\tLast name\tID number\tEmail address\nAmina\tKhan\t7\ta@x.org\nBilal\tShah\t8\tb@x.org",
        'Student,ID,SIS Login ID\n"Amina Khan",7,a@x.org\nBilal Shah,8,b@x.org',
    ],
)
def test_lists_of_many_makers_are_read(text: str):
    assert read_roster(text.encode()) == [AMINA, BILAL]


def test_names_alone_are_enough():
    assert read_roster("name\nآمنہ\nLi\n".encode()) == [RosterEntry("آمنہ", "آمنہ"), RosterEntry("Li", "Li")]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no column of names"),
        (b"Amina\nBilal\n", "no column of names"),
        (b"name\n", "no student in it"),
        (b"name,id\nAmina,7\nBilal,7\n", ":3: '7' stands in line 2 already"),
        (b"name,id\n,7\n", ":2: name: a name has 1 to 80"),
        ("name\nAmélie".encode("latin-1"), "CSV UTF-8"),
        (b"PK\x03\x04\0\0", "is no text"),
    ],
)
def test_what_is_no_list_is_refused_with_the_line(content: bytes, says: str):
    with pytest.raises(ProblemsFound, match=says.replace("(", "\\(")):
        read_roster(content, "list.csv")


@given(st.binary(max_size=200))
def test_no_file_breaks_it(content: bytes):
    with suppress(ProblemsFound):
        assert read_roster(b"name,id\n" + content)
