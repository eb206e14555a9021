"""What is kept for good is at hand without the database, and no more of it than was agreed."""

from quiz_app.store.unchanging import Unchanging


def looker(there: dict[str, str]):
    asked: list[list[str]] = []

    def look(ids: list[str]) -> dict[str, str]:
        asked.append(ids)
        return {one: there[one] for one in ids if one in there}

    return look, asked


def test_what_was_found_is_not_looked_for_again():
    look, asked = looker({"a": "1", "b": "2"})
    known = Unchanging[str](10)

    assert known.take(["a"], look) == {"a": "1"}
    assert known.take(["a", "b"], look) == {"a": "1", "b": "2"}
    assert asked == [["a"], ["b"]]


def test_what_was_not_found_is_looked_for_again():
    there: dict[str, str] = {}
    look, asked = looker(there)
    known = Unchanging[str](10)
    known.take(["a"], look)
    there["a"] = "1"

    assert known.take(["a"], look) == {"a": "1"}
    assert len(asked) == 2


def test_only_the_newest_stay_at_hand():
    look, asked = looker({"a": "1", "b": "2", "c": "3"})
    known = Unchanging[str](2)
    for one in "abc":
        known.take([one], look)

    known.take(["b", "c"], look)
    assert asked == [["a"], ["b"], ["c"]]
    known.take(["a"], look)
    assert asked[-1] == ["a"]


def test_all_can_be_forgotten():
    look, asked = looker({"a": "1"})
    known = Unchanging[str](2)
    known.take(["a"], look)

    known.forget()

    known.take(["a"], look)
    assert asked == [["a"], ["a"]]
