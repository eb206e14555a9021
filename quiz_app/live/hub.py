"""The hub: who waits for news of which topic in this process. News is a version number; what it means is read anew."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

REMEMBERED = 4096  # topics whose version is known


@dataclass(frozen=True, slots=True, eq=False)
class Subscription:
    """One waiting socket: its event is set, in its own loop, whenever there is news."""

    topic: str
    loop: asyncio.AbstractEventLoop
    event: asyncio.Event

    def wake(self) -> bool:
        """Whether the socket's loop still runs; if so, its event is set. Any thread may call this."""
        try:
            self.loop.call_soon_threadsafe(self.event.set)
        except RuntimeError:  # the loop was closed
            return False
        return True


class Hub:
    """Topics with their latest versions and those who wait. Several pieces of news before anybody looks are one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: OrderedDict[str, int] = OrderedDict()
        self._waiting: dict[str, set[Subscription]] = {}

    def version(self, topic: str) -> int:
        """The latest version known of a topic; 0 where nothing was heard of it yet."""
        with self._lock:
            return self._known.get(topic, 0)

    def publish(self, topic: str, version: int) -> bool:
        """Whether this was news: all who wait for the topic are then woken. Not newer than known: nothing happens."""
        with self._lock:
            if version <= self._known.get(topic, 0):
                return False
            self._known[topic] = version
            self._known.move_to_end(topic)
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
            waiting = list(self._waiting.get(topic, ()))
        for one in waiting:
            one.wake()
        return True

    def resync(self) -> None:
        """Wake everybody: news may have been missed."""
        with self._lock:
            everybody = [one for some in self._waiting.values() for one in some]
        for one in everybody:
            one.wake()

    def waiting(self, topic: str) -> int:
        """How many wait for news of a topic in this process."""
        with self._lock:
            return len(self._waiting.get(topic, ()))

    @contextmanager
    def subscribed(self, topic: str) -> Iterator[Subscription]:
        """A subscription of the running loop, for as long as the block runs."""
        mine = Subscription(topic, asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._waiting.setdefault(topic, set()).add(mine)
        try:
            yield mine
        finally:
            with self._lock:
                self._waiting[topic].discard(mine)
                if not self._waiting[topic]:
                    del self._waiting[topic]


HUB = Hub()  # one for the process: this module is imported once, whatever a script's reruns do
