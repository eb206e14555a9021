"""What every store promises of those who can come back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from quiz_app.domain.account import Account, Session, Ticket
from quiz_app.domain.errors import Conflict
from quiz_app.domain.throttle import FORGOTTEN
from quiz_app.store.protocol import Store
from tests.builders import NOW
from tests.store.adding import MINUTE

RAHEL = Account(id="t1", kind="teacher", name="Rahel", made_at=NOW, login="rahel", password="hash")
AMINA = Account(id="s1", kind="student", name="Amina", made_at=NOW, code="coded")
SESSION = Session(token="session", account="t1", device="laptop", ends_at=NOW + MINUTE)
TICKET = Ticket(token="ticket", account="t1", device="laptop", good_until=NOW + MINUTE, ends_at=NOW + 9 * MINUTE)


@pytest.mark.parametrize(("by", "value"), [("id", "t1"), ("login", "rahel")])
def test_an_account_is_found_as_it_was_kept(store: Store, by: str, value: str):
    store.accounts.add(RAHEL)
    store.accounts.add(AMINA)

    assert store.accounts.find(by, value) == RAHEL


def test_nobody_is_found_by_what_nobody_has(store: Store):
    store.accounts.add(RAHEL)

    assert [store.accounts.find(by, "") for by in ("id", "login", "code", "provider")] == [None] * 4


@pytest.mark.parametrize("taken", [{"login": "b"}, {"id": "b"}, {"login": "b", "id": "c"}], ids=str)
def test_what_is_taken_is_a_conflict_and_the_first_stays(store: Store, taken: dict[str, str]):
    store.accounts.add(RAHEL)
    other = replace(RAHEL, id="b", login="b") if "login" not in taken else RAHEL

    with pytest.raises(Conflict):
        store.accounts.add(replace(other, **({"id": "x"} if other.id == "t1" else {"id": "t1"}), name="Eve"))

    assert store.accounts.of_kind("teacher") == [RAHEL]


def test_an_account_that_changed_is_kept_as_it_is_now(store: Store):
    store.accounts.add(RAHEL)

    store.accounts.put(replace(RAHEL, closed=True, password="other"))

    assert store.accounts.find("id", "t1") == replace(RAHEL, closed=True, password="other")


def test_accounts_of_a_kind_come_by_name(store: Store):
    for one in (RAHEL, AMINA, replace(RAHEL, id="t2", login="b", name="Bo")):
        store.accounts.add(one)

    assert [one.name for one in store.accounts.of_kind("teacher")] == ["Bo", "Rahel"]


def test_a_session_is_there_until_it_is_ended(store: Store):
    store.accounts.add_session(SESSION)
    assert store.accounts.session("session") == SESSION

    store.accounts.end_session("session")

    assert store.accounts.session("session") is None


def test_a_session_is_found_with_its_account(store: Store):
    account = store.accounts.add(replace(AMINA, id=SESSION.account))
    store.accounts.add_session(SESSION)

    assert store.accounts.signed_in("session") == (SESSION, account)
    assert store.accounts.signed_in("another") is None


def test_all_sessions_of_an_account_are_ended_but_one(store: Store):
    for token, account in (("a", "t1"), ("b", "t1"), ("c", "s1")):
        store.accounts.add_session(replace(SESSION, token=token, account=account))
    store.accounts.add_ticket(TICKET)

    store.accounts.end_sessions("t1", but="b")

    assert [store.accounts.session(one) is None for one in "abc"] == [True, False, False]
    assert store.accounts.take_ticket("ticket") is None


def test_a_ticket_is_taken_once(store: Store):
    store.accounts.add_ticket(TICKET)

    assert [store.accounts.take_ticket("ticket") for _ in range(2)] == [TICKET, None]


def test_failures_are_counted_until_they_are_forgiven(store: Store):
    for minute in range(3):
        store.accounts.fail("account/rahel", NOW + minute * MINUTE)
    assert store.accounts.failures("account/rahel") == (3, NOW + 2 * MINUTE)

    store.accounts.forgive("account/rahel")

    assert store.accounts.failures("account/rahel") is None


def test_a_failure_long_after_the_others_is_the_first(store: Store):
    store.accounts.fail("account/rahel", NOW)
    store.accounts.fail("account/rahel", NOW)

    store.accounts.fail("account/rahel", NOW + FORGOTTEN)

    assert store.accounts.failures("account/rahel") == (1, NOW + FORGOTTEN)


def test_what_is_over_is_swept_away_and_nothing_else(store: Store):
    store.accounts.add_session(SESSION)
    store.accounts.add_session(replace(SESSION, token="later", ends_at=NOW + timedelta(days=1)))
    store.accounts.add_ticket(TICKET)
    store.accounts.fail("account/rahel", NOW - FORGOTTEN)

    store.accounts.sweep(NOW + MINUTE)

    assert [store.accounts.session(one) is None for one in ("session", "later")] == [True, False]
    assert store.accounts.take_ticket("ticket") is None
    assert store.accounts.failures("account/rahel") is None
