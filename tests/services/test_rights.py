"""Role by function: whoever may not is refused and changes nothing, whoever may is let in."""

from collections.abc import Iterator
from itertools import count

import pytest
from argon2 import PasswordHasher

from quiz_app.domain.errors import NotAllowed, NotFound, QuizAppError
from quiz_app.domain.shelf import Library
from quiz_app.services import identity, secrecy
from quiz_app.services.world import World
from quiz_app.store.guest import GuestStore
from tests.rooms import ROOM, dated_shelf
from tests.services.classroom import open_classroom
from tests.services.conftest import Clock, Study
from tests.services.rights import MATRIX
from tests.services.scene import ANOTHER_ROOM, ANYBODY, Scene, staged


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """Passwords and codes hashed as cheaply as argon2 can."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrecy, "HASHER", PasswordHasher(1, 8, 1))
        patch.setattr(secrecy, "CODE_COST", (1, 8, 1))
        secrecy._nobodys.cache_clear()
        yield
    secrecy._nobodys.cache_clear()


def scene() -> Scene:
    """Everybody who may come by, before one kind of store: who may is not the store's to say."""
    numbers, shelf = count(1), dated_shelf()
    world = World(Library({shelf.reading.id: shelf}), GuestStore({}), Clock(), lambda: f"id-{next(numbers)}")
    study = Study(identity.owner(world), world, world.now)
    return staged(study, open_classroom(study))


@pytest.fixture(scope="module")
def calm() -> Scene:
    """A scene in which nothing happens."""
    return scene()


def kept(scene: Scene) -> object:
    """All that is kept of the class and of everybody in it, and who has which account."""
    store, learners = scene.world.store, {one.learner for one in scene.people.values()}
    accounts = [store.accounts.of_kind("teacher"), store.accounts.of_kind("student")]
    logs = [store.log(one) for one in sorted({*learners, f"class/{scene.cohort}"})]
    return logs, accounts, [store.room_events(one) for one in (ROOM, ANOTHER_ROOM)]


@pytest.mark.parametrize("name", MATRIX)
def test_whoever_may_not_is_refused_and_nothing_changes(calm: Scene, name: str):
    call, allowed = MATRIX[name]
    before = kept(calm)

    for role in sorted(ANYBODY - allowed):
        with pytest.raises((NotAllowed, NotFound)):
            call(calm.people[role], calm)

    assert kept(calm) == before


@pytest.mark.parametrize("name", [name for name, row in MATRIX.items() if row[1]])
def test_whoever_may_is_let_in(name: str):
    call, allowed = MATRIX[name]

    for role in sorted(allowed):
        lively = scene()
        try:
            call(lively.people[role], lively)
        except NotAllowed as refused:
            pytest.fail(f"{role} was refused: {refused}")
        except QuizAppError:  # of what is her own there may be nothing
            continue
