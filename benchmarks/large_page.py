"""What the page of cards costs a learner of 100,000 cards and 1,000,000 reviews, against the empty app's one button."""

import asyncio
from pathlib import Path

from benchmarks import large
from benchmarks.rerun import Journey, cards, side_by_side


def run(data: Path, banks: Path) -> Journey:
    """The clicks of a session; `data` holds the database that large.write made, the banks are written here."""
    large.write_banks(banks / large.READING)
    more = {"QUIZ_APP_BANKS": str(banks), "QUIZ_APP_NOW": large.TODAY.isoformat()}
    return asyncio.run(side_by_side(data, cards, more))
