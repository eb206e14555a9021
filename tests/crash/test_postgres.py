"""The server killed while a learner is at work: she is told, presses again, and everything is in the log once."""

import os
from collections.abc import Iterator
from contextlib import closing
from random import Random

import pytest

from quiz_app.store.sql import open_url
from tests.crash import child
from tests.crash.killing import Told, at_work, check
from tests.store import postgres
from tests.store.conftest import emptied

ASKED_FOR = min(100, int(os.environ.get("ROUNDS", "20")))
NO_PATIENCE = 0.1  # seconds: the server stays away for longer than the store tries again


@pytest.fixture(scope="module")
def started() -> Iterator[postgres.Postgres]:
    """A server to be killed."""
    if postgres.programs() is None and not os.environ.get("CI"):
        pytest.skip(f"{postgres.MISSING}; on Debian: apt install postgresql")
    with postgres.running() as server:
        yield server


@pytest.fixture
def server(started: postgres.Postgres) -> postgres.Postgres:
    """The same with nothing in its database."""
    with closing(open_url(started.url)) as store:
        emptied(store)
    return started


def survives(server: postgres.Postgres, rounds: int) -> None:
    """Kill the server again and again under one learner, and look at what is kept when she is gone."""
    told, chance = Told(), Random(rounds)
    with at_work(server.url, rounds, told, NO_PATIENCE) as learner:
        for _ in range(rounds):
            learner.hear(child.SAVED, chance.randint(5, 30))
            server.stop()
            learner.hear(child.FAILED)
            server.start()
        learner.hear(child.SAVED, 10)
        learner.kill()
    check(server.url, told)
    pressed_again = {row for row in told.failed if row}
    assert pressed_again <= set(told.saved)


def test_a_server_that_is_killed_costs_nothing(server: postgres.Postgres):
    survives(server, 4)


def test_a_learner_who_is_killed_too_loses_nothing(server: postgres.Postgres):
    told = Told()
    for seed in range(100, 103):
        with at_work(server.url, seed, told) as learner:
            learner.hear(child.SAVED, 8)
            learner.kill(0.01)

    check(server.url, told)


@pytest.mark.slow
@pytest.mark.timeout(300 + ASKED_FOR)
def test_as_many_crashes_of_the_server_as_asked_for_cost_nothing(server: postgres.Postgres):
    survives(server, ASKED_FOR)
