"""Permission is checked in the services: every function asks who acts, and refuses what is somebody else's."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator

import pytest

from quiz_app import services
from quiz_app.domain.errors import NotAllowed
from quiz_app.services import exchange, identity, links, quizzing, results, signing_in
from quiz_app.services.identity import Actor
from quiz_app.services.world import World
from tests import builders
from tests.services.rights import MATRIX, OWN, needs_a_line

OF_ATTEMPTS = ("quizzing", "results", "exchange", "links")  # whose functions OF_AN_ATTEMPT below goes through
MAKE_AN_ACTOR = {identity.owner, identity.guest, signing_in.person}


def public_functions() -> Iterator[Callable[..., object]]:
    """Every public function that a service module defines."""
    for module in pkgutil.iter_modules(services.__path__, f"{services.__name__}."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if function.__module__ == module.name and not name.startswith("_"):
                yield function


TOUCH_THE_WORLD = [one for one in public_functions() if World in inspect.get_annotations(one, eval_str=True).values()]


@pytest.mark.parametrize(
    "function",
    [one for one in TOUCH_THE_WORLD if one not in MAKE_AN_ACTOR],
    ids=lambda one: f"{one.__module__.rpartition('.')[2]}.{one.__name__}",
)
def test_whatever_is_handed_the_world_takes_the_actor_first(function):
    parameters = [one.annotation for one in inspect.signature(function, eval_str=True).parameters.values()]

    assert parameters[:2] == [Actor, World]


def named(function: Callable[..., object]) -> str:
    """`cohorts.change`."""
    return f"{function.__module__.rpartition('.')[2]}.{function.__name__}"


def test_every_function_stands_in_the_matrix_of_rights():
    """A new one: read the head of tests/services/rights.py, and add its line there."""
    missing = [
        named(one)
        for one in TOUCH_THE_WORLD
        if one not in MAKE_AN_ACTOR and named(one) not in MATRIX
        if needs_a_line(named(one), set(inspect.signature(one).parameters))
        if one.__name__ not in OF_AN_ATTEMPT or named(one).partition(".")[0] not in OF_ATTEMPTS
    ]

    assert missing == []


def test_the_matrix_names_no_function_that_is_gone():
    assert {*MATRIX, *OWN} <= {named(one) for one in TOUCH_THE_WORLD}


def test_the_walk_finds_the_services():
    names = {one.__name__ for one in TOUCH_THE_WORLD}

    assert {"start", "answer", "rate", "undo", "import_zip", "change_setting", "search", "today"} <= names


OF_AN_ATTEMPT = {
    "sitting": lambda actor, study, here: quizzing.sitting(actor, study.world, here.attempt.id),
    "ask": lambda actor, study, here: quizzing.ask(actor, study.world, here, 0),
    "asked_items": lambda actor, study, here: quizzing.asked_items(actor, study.world, here),
    "answer": lambda actor, study, here: quizzing.answer(
        actor, study.world, study.ask(here), None, None, study.clock()
    ),
    "verdict": lambda actor, study, here: quizzing.verdict(actor, study.world, here, builders.single_choice()),
    "flag": lambda actor, study, here: quizzing.flag(actor, study.world, here.attempt.id, "arms-ban", True),
    "report": lambda actor, study, here: quizzing.report(actor, study.world, here.attempt.id, "arms-ban", "Wrong"),
    "finish": lambda actor, study, here: quizzing.finish(actor, study.world, here.attempt.id),
    "leave": lambda actor, study, here: quizzing.leave(actor, study.world, here.attempt.id),
    "add_time": lambda actor, study, here: quizzing.add_time(actor, study.world, here.attempt.id, None),
    "result": lambda actor, study, here: results.result(actor, study.world, here.attempt.id),
    "again": lambda actor, study, here: results.again(actor, study.world, here.attempt.id),
    "attempt_log": lambda actor, study, here: results.attempt_log(actor, study.world, here.attempt.id),
    "attempt_zip": lambda actor, study, here: exchange.attempt_zip(actor, study.world, here.attempt.id),
    "link_of": lambda actor, study, here: links.link_of(actor, here),
}


@pytest.mark.parametrize("act", OF_AN_ATTEMPT.values(), ids=OF_AN_ATTEMPT.keys())
def test_another_learners_attempt_is_refused_and_stays_as_it_is(study, other, act):
    here = study.start(minutes=10)
    before = study.world.store.log(study.actor.learner)

    with pytest.raises(NotAllowed):
        act(other, study, here)

    assert study.world.store.log(study.actor.learner) == before
    assert study.world.store.log(other.learner).events == ()


def test_another_learner_sees_none_of_the_unfinished_ones(study, other):
    study.start()

    assert quizzing.unfinished(other, study.world) == []


def test_the_owner_is_the_same_from_visit_to_visit(study):
    assert identity.owner(study.world) == identity.owner(study.world)


def test_a_guest_is_not_the_owner(study):
    assert identity.guest(study.world).learner != identity.owner(study.world).learner
