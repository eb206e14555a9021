"""What was read before, by its content: a file that has not changed is not parsed again."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Kept = TypeVar("Kept")


class ContentCache:
    """Results by a key that is made of the content they came from. It keeps what the last load used."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Any] = {}
        self._used: dict[Hashable, Any] = {}

    def recall(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What is kept under the key, or is made now."""
        if key not in self._used:
            self._used[key] = self._kept[key] if key in self._kept else make()
        found: Kept = self._used[key]
        return found

    def forget_unused(self) -> None:
        """Drop what has not been asked for since the last call."""
        self._kept, self._used = self._used, {}
