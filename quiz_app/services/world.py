"""What the services need from outside: the library, the store, the clock, and where new ids and chance come from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from quiz_app.domain.errors import NotFound
from quiz_app.domain.shelf import Library, Shelf
from quiz_app.store.protocol import Store


def unheard(topic: str, version: int) -> None:
    """Nobody waits for news of this topic at this version."""


@dataclass(frozen=True, slots=True)
class World:
    """Handed to every service, so that nothing in them reads a clock or rolls dice by itself."""

    library: Library
    store: Store
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    publish: Callable[[str, int], object] = unheard  # tells the screens that wait for news of a topic its new version

    def shelf(self, reading_id: str) -> Shelf:
        """The reading with its banks; NotFound where the library no longer has it."""
        try:
            return self.library.shelves[reading_id]
        except KeyError:
            raise NotFound(f"There is no reading '{reading_id}' in the library.") from None
