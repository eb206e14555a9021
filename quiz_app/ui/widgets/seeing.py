"""How an attempt stands; while the store is away, how it stood when it was last seen in this session."""

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.errors import StoreUnavailable
from quiz_app.services import quizzing
from quiz_app.ui import context, session
from quiz_app.ui.context import Here

Seen = tuple[Here, Sitting, StoreUnavailable | None]


def seen(attempt_id: str) -> Seen:
    """(here, sitting, why the store is away); StoreUnavailable where the attempt was not on the screen before."""
    try:
        here = context.here()
        sitting = quizzing.sitting(here.actor, here.world, attempt_id)
    except StoreUnavailable as error:
        before: tuple[Here, Sitting] | None = session.note("sitting")
        if before is None or before[1].attempt.id != attempt_id:
            raise
        return *before, error
    session.keep_note("sitting", (here, sitting))
    return here, sitting, None
