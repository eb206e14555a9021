"""What is at hand without asking the database again: what never changes, and what nobody has changed since."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, Generic, TypeVar

from quiz_app.domain.log import Attempt

T = TypeVar("T")
LEARNERS, SITTINGS, ITEMS = 512, 512, 4096  # versions and rows, attempts, and revisions: of everybody who is here


class Unchanging(Generic[T]):
    """Values by their ids, the newest `most` of them. One that was not found is looked for again."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[str, T] = {}

    def take(self, ids: Iterable[str], look: Callable[[list[str]], Mapping[str, T]]) -> dict[str, T]:
        """The values of these ids, as far as there are any; `look` is asked for those that are not at hand."""
        wanted = list(ids)
        known = self._known
        found = {one: known[one] for one in wanted if one in known}
        missing = [one for one in wanted if one not in found]
        if not missing:
            return found
        new = look(missing)
        self._known = dict([*known.items(), *new.items()][-self._most :])
        return {**found, **new}

    def at_hand(self, one: str) -> T | None:
        """The value of this id, if it is at hand."""
        return self._known.get(one)

    def forget(self) -> None:
        """Have nothing at hand any more."""
        self._known = {}


class UntilWritten(Generic[T]):
    """Values by their keys, at most so many, each good as long as the database's stamp is the same."""

    def __init__(self, most: int, stamp: Callable[[], Hashable]) -> None:
        self._most = most
        self._stamp = stamp
        self._known: dict[str, tuple[Hashable, T]] = {}

    def take(self, key: str, look: Callable[[], T]) -> T:
        """The value under this key; `look` is asked where somebody has written since, or there is no stamp."""
        stamp = self._stamp()  # before what it stands for: what is written in between is looked for again
        known = self._known.get(key)
        if stamp is not None and known is not None and known[0] == stamp:
            return known[1]
        found = look()
        if stamp is None:
            return found
        if key not in self._known and len(self._known) >= self._most:
            self._known = dict(list(self._known.items())[1 - self._most :])
        self._known[key] = stamp, found
        return found

    def forget(self) -> None:
        """Have nothing at hand any more."""
        self._known = {}


class AtHand:
    """All that a store has at hand: its device, attempts, revisions, learners' versions, rows about one thing."""

    def __init__(self, stamp: Callable[[], Hashable]) -> None:
        self.device: Unchanging[str] = Unchanging(1)
        self.attempts: Unchanging[Attempt] = Unchanging(SITTINGS)
        self.revisions: Unchanging[str] = Unchanging(ITEMS)
        self.versions: UntilWritten[tuple[int, int, int]] = UntilWritten(LEARNERS, stamp)
        self.rows: UntilWritten[tuple[Any, ...]] = UntilWritten(LEARNERS, stamp)

    def forget(self) -> None:
        """Have nothing at hand any more."""
        for known in (self.device, self.attempts, self.revisions, self.versions, self.rows):
            known.forget()
