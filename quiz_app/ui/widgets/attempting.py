"""An attempt on whatever page it is taken: the item at its place, or what it came to."""

from quiz_app.domain.attempt import Sitting
from quiz_app.services import quizzing
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.outcome import outcome
from quiz_app.ui.widgets.running import running
from quiz_app.ui.widgets.seeing import seen
from quiz_app.ui.widgets.timing import timing
from quiz_app.ui.widgets.withheld import withheld


def attempting(attempt_id: str) -> None:
    """The attempt with its clock while it is taken; afterwards what it came to."""
    here, sitting, away = seen(attempt_id)
    if away is None and (sitting.finished or sitting.over(here.world.now())):
        _ended(here, sitting)
    else:
        timing(here, sitting)
        running(attempt_id)


def _ended(here: Here, sitting: Sitting) -> None:
    """What the attempt came to, or that it is handed in where its answers are not due yet."""
    if sitting.answers_due(here.world.now()):
        outcome(here, sitting.attempt.id)
        return
    if not sitting.finished:
        quizzing.finish(here.actor, here.world, sitting.attempt.id)
    withheld(here, sitting)
