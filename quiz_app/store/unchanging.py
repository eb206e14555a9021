"""What never changes once it is kept, at hand without asking the database again."""

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


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

    def forget(self) -> None:
        """Have nothing at hand any more."""
        self._known = {}
