"""What a learner does on the screens: takes a quiz of all eight kinds, studies cards."""

from urllib.parse import urlencode

from benchmarks.session import Session

READING = "russia-pakistan"
ALL = 0
Seconds = dict[str, float]


def quiz_page(seed: str, items: int = ALL) -> tuple[str, str]:
    """The page and query of a quiz by link: this many of the reading's items, practised in this seed's order."""
    return "quiz", urlencode({"reading": READING, "seed": seed, "items": items, "mode": "practice"})


async def begin(session: Session) -> float:
    """Start the quiz that came by link."""
    return await session.click("start-shared")


async def choose(session: Session) -> float | None:
    """Give the item on the screen some answer, right or wrong: the seconds of the last click, None where one types."""
    for field in session.keys_with("text-"):
        session.type(field, "1948")
    seconds = [await session.click(key) for key in session.keys_with("o0") or session.keys_with("drag-")]
    return seconds[-1] if seconds else None


async def check(session: Session) -> float:
    """Have the answer checked and saved."""
    sending = session.keys_with("send-")
    return await session.click(sending[0] if sending else "check")


async def go_on(session: Session) -> float | None:
    """Go to the next item; None after the last."""
    return await session.click("next") if "next" in session.keys else None


async def answer(session: Session) -> Seconds:
    """One item of the quiz, from its stem to the next one's; a new quiz where this one is at its end."""
    chosen = await choose(session)
    seconds = {"check": await check(session), "next": await session.click("next")}
    return seconds if chosen is None else seconds | {"choose": chosen}


async def rate(session: Session, rating: int) -> Seconds:
    """One card: turned over, and rated."""
    return {"reveal": await session.click("reveal"), "rate": await session.click(f"rate-{rating}")}
