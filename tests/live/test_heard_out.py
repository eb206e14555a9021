"""What a click draws arrives, also where the fragments that run by a timer come due while it is drawn."""

import asyncio
from contextlib import suppress

from benchmarks.learner import ITEMS, answer_item, quiz_page
from benchmarks.session import Session
from tests.conftest import Serve
from tests.live.running import played

OFTEN = 0.003  # seconds between timers that come due: so often that some do while a run ends


async def _come_due(tab: Session) -> None:
    while True:
        await asyncio.sleep(OFTEN)
        await tab.let_timers_run()


async def _take_quiz(address: str) -> list[str]:
    """The buttons at the end of a quiz in which timers come due all the time."""
    async with Session(address, *quiz_page("heard out")) as tab:
        await tab.click("start-shared")
        timers = asyncio.create_task(_come_due(tab))
        for _ in range(ITEMS):
            async for _ in answer_item(tab):
                pass
            await tab.click("next")
        timers.cancel()
        with suppress(asyncio.CancelledError):
            await timers
        return tab.keys


def test_nothing_that_a_click_draws_is_lost_to_a_timer(serve: Serve):
    assert "another" in played(_take_quiz(serve().address))
