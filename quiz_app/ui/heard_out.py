"""A run that has just ended is heard out before a fragment's run begins: what a click drew always arrives.

Streamlit gives a request that comes when a run has ended a runner of its own, and from then on ignores whatever the
run before still had to tell the browser. Where a timer's fragment comes due in the very moment in which a click's run
ends, the end of what the click drew, or all of it, is lost: the learner presses Check and sees nothing happen. So such
a request waits until the browser's queue has all of the run before.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType

BETWEEN_TRIES = 0.002  # seconds
Request = Callable[[Any, ClientState | None], None]


def patient(request: Request) -> Request:
    """The same, once the session's last run has said everything, where a fragment is to be run."""

    @wraps(request)
    def request_heard_out(session: Any, wanted: ClientState | None) -> None:
        if wanted is not None and wanted.fragment_id and _has_more_to_say(session._scriptrunner):
            session._event_loop.call_later(BETWEEN_TRIES, request_heard_out, session, wanted)
        else:
            request(session, wanted)

    return request_heard_out


def install() -> None:
    """Have this process's sessions do so."""
    if not hasattr(AppSession.request_rerun, "__wrapped__"):
        AppSession.request_rerun = patient(AppSession.request_rerun)


def _has_more_to_say(runner: Any) -> bool:
    """Whether the runner takes no more requests, and its last word has not come yet: with that it is gone."""
    return runner is not None and runner._requests._state == ScriptRequestType.STOP
