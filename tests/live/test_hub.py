"""The hub wakes whoever waits for a topic, from any thread, once for each piece of news."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from quiz_app.live.hub import Hub
from tests.live.running import played


def test_news_from_another_thread_wakes_who_waits_for_the_topic_and_nobody_else():
    async def scene() -> tuple[bool, bool]:
        hub = Hub()
        with hub.subscribed("room/a") as a, hub.subscribed("room/b") as b:
            with ThreadPoolExecutor() as threads:
                threads.submit(hub.publish, "room/a", 1).result()
            await asyncio.wait_for(a.event.wait(), 5)
            return a.event.is_set(), b.event.is_set()

    assert played(scene()) == (True, False)


def test_what_is_not_newer_than_known_is_no_news():
    hub = Hub()

    assert [hub.publish("room/a", version) for version in (2, 2, 1, 3)] == [True, False, False, True]
    assert hub.version("room/a") == 3


def test_a_resync_wakes_everybody():
    async def scene() -> list[bool]:
        hub = Hub()
        with hub.subscribed("room/a") as a, hub.subscribed("room/b") as b:
            hub.resync()
            await asyncio.sleep(0)
            return [a.event.is_set(), b.event.is_set()]

    assert played(scene()) == [True, True]


def test_who_has_left_is_forgotten():
    async def scene(hub: Hub) -> int:
        with hub.subscribed("room/a"):
            return hub.waiting("room/a")

    hub = Hub()

    assert (played(scene(hub)), hub.waiting("room/a")) == (1, 0)


def test_a_loop_that_was_closed_stops_nobody_elses_news():
    hub = Hub()

    async def wait() -> object:
        waiting = hub.subscribed("room/a")
        waiting.__enter__()
        return waiting

    def left_behind() -> object:
        loop = asyncio.new_event_loop()
        try:
            return loop.run_until_complete(wait())
        finally:
            loop.close()

    with ThreadPoolExecutor(1) as thread:  # a browser of another test keeps a loop in this one
        kept = thread.submit(left_behind).result()

    assert kept and hub.publish("room/a", 1)
