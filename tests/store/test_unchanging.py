"""What is kept for good is at hand without the database, and no more of it than was agreed."""

from quiz_app.store.unchanging import Unchanging, UntilWritten


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


def test_what_is_good_until_somebody_writes_is_looked_for_after_that():
    stamps, looked = iter([1, 1, 2]), iter("abc")
    known = UntilWritten[str](10, lambda: next(stamps))

    assert [known.take("key", lambda: next(looked)) for _ in range(3)] == ["a", "a", "b"]


def test_without_a_stamp_it_is_looked_for_each_time():
    looked = iter("ab")
    known = UntilWritten[str](10, lambda: None)

    assert [known.take("key", lambda: next(looked)) for _ in range(2)] == ["a", "b"]


def test_the_oldest_gives_way_to_one_more():
    looked = iter("abcd")
    known = UntilWritten[str](2, lambda: 1)
    for key in ("first", "second", "third"):
        known.take(key, lambda: next(looked))

    assert known.take("third", lambda: next(looked)) == "c"
    assert known.take("first", lambda: next(looked)) == "d"
