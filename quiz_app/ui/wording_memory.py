"""What Settings says of the scheduler: what a desired retention costs, and weights fitted to one's own log."""

from quiz_app.services.fitting import FEWEST, Fitted, Offer
from quiz_app.services.workload import Costs, Load
from quiz_app.ui import wording

RETENTION = "How much you want to remember, in percent"
APPLIES = "Higher means shorter intervals and more reviews. It applies from the next rating on."
FITTED_LEDE = (
    "The scheduler was made from many people's memories. It can be fitted to yours: then cards come back nearer to the "
    "moment when you would forget them."
)
MISSING = "The optimizer is not installed here. Whoever keeps this installation gets it with"
INSTALL = 'pip install "quiz-app[optimizer]"'
IN_FORCE = "**Weights of your own are in force.** Going back replays your log with the usual ones."
NO_BETTER = "They foretell you no better than the ones in force, so there is nothing to gain yet."
LOSS = (
    "Log loss, the smaller the better: how far what the scheduler expected was from what you remembered. It was judged "
    "on the latest fifth of your reviews, which the fitted weights had not seen."
)


def costs_told(found: Costs) -> str:
    """What the table of costs was made from."""
    if not found.reviews:
        return "Simulated over half a year for somebody with usual habits. Your own log takes over as you study."
    return f"Simulated over half a year from your own {wording.count(found.reviews, 'review')}."


def cost_row(one: Load, chosen: float) -> dict[str, str]:
    """One level of the table."""
    mark = ", as set" if one.retention == chosen else ""
    return {
        "You would remember": f"{one.retention:.0%}{mark}",
        "Reviews a day": about(one.reviews),
        "Minutes a day": about(one.minutes),
    }


def about(number: float) -> str:
    """A simulated number in no more digits than it is worth."""
    return "under 1" if number < 1 else f"about {number:.0f}"


def waiting(found: Offer) -> str:
    """From when on weights can be fitted."""
    return f"You can fit it from {FEWEST} reviews on; you have {found.reviews}."


def judged(found: Fitted) -> str:
    """How well weights foretold."""
    return (
        f"Fitted to {found.reviews:,} reviews. Log loss on the latest {found.foretold:,} that waited a day or more: "
        f"**{found.before:.3f} before, {found.after:.3f} after**."
    )
