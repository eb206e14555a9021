"""What a learner does on the screens: takes quizzes of all eight kinds by link, and studies cards."""

from collections.abc import AsyncIterator
from urllib.parse import urlencode

from benchmarks.session import Session

READING = "russia-pakistan"
ITEMS = 10
HARD, GOOD = 2, 3

Click = tuple[str, float]  # what was done, and the seconds until the page stood still again


def quiz_page(seed: str) -> tuple[str, str]:
    """The page and query of ten of the reading's items, practised in this seed's order."""
    return "quiz", urlencode({"reading": READING, "seed": seed, "items": ITEMS, "mode": "practice"})


async def take_quiz(session: Session) -> AsyncIterator[Click]:
    """The clicks of the whole quiz that the session's link leads to."""
    yield "start", await session.click("start-shared")
    for place in range(ITEMS):
        async for click in answer_item(session):
            yield click
        yield "next" if place + 1 < ITEMS else "result", await session.click("next")


async def answer_item(session: Session) -> AsyncIterator[Click]:
    """Some answer to the item on the screen, right or wrong, and having it checked."""
    for field in session.keys_with("text-"):
        session.type(field, "1948")
    lines = len(session.keys_with("drop-"))
    for key in [*session.keys_with("o0"), *session.keys_with("drag-")[:lines]]:
        yield "choose", await session.click(key)
    sending = session.keys_with("send-")
    yield "check", await session.click(sending[0] if sending else "check")


async def study(session: Session, rating: int = GOOD) -> AsyncIterator[Click]:
    """The clicks of a card session, as long as there are cards."""
    while "reveal" in session.keys:
        yield "reveal", await session.click("reveal")
        yield "rate", await session.click(f"rate-{rating}")
