"""How long somebody waits after wrong codes and passwords. Few mistakes cost nothing; many make guessing hopeless."""

from datetime import datetime, timedelta

FORGOTTEN = timedelta(hours=1)  # after so long without a failure, counting begins anew
LONGEST = timedelta(minutes=15)
FREE = {"account": 5, "address": 40}  # a whole school may stand behind one address


def waiting(key: str, failures: int, last: datetime, now: datetime) -> timedelta:
    """How long until the next try counts: nothing at first, then a second, doubling up to a quarter of an hour."""
    beyond = failures - FREE[key.partition("/")[0]]
    if beyond < 0 or forgotten(last, now):
        return timedelta(0)
    pause = min(LONGEST, timedelta(seconds=2 ** min(beyond, 20)))
    return max(timedelta(0), last + pause - now)


def forgotten(last: datetime, now: datetime) -> bool:
    """Whether a failure is so long ago that it no longer counts."""
    return now - last >= FORGOTTEN


def spoken(wait: timedelta) -> str:
    """`Too many wrong tries. Wait 40 seconds, then try again.`"""
    seconds = max(1, -(-wait // timedelta(seconds=1)))
    how_long = f"{seconds} second{'s' if seconds > 1 else ''}" if seconds < 120 else f"{-(-seconds // 60)} minutes"
    return f"Too many wrong tries. Wait {how_long}, then try again."
