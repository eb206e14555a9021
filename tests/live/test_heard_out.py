"""A run that has ended is heard out before a timer's fragment runs: Streamlit's own session, without a script."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.script_data import ScriptData
from streamlit.runtime.scriptrunner import ScriptRunnerEvent
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests

from quiz_app.ui.heard_out import Request, patient
from tests.live.running import played

ALONE: Request = getattr(AppSession.request_rerun, "__wrapped__", AppSession.request_rerun)


class Watched(AppSession):
    """A session that notes what is on its way to the browser when a run begins, and runs nothing."""

    def __init__(self) -> None:
        super().__init__(ScriptData("app.py", False), MemoryUploadedFileManager("/"), ScriptCache(), None, {})
        self.begun = asyncio.Event()
        self.on_its_way: list[str] = []
        self._fragment_storage.register("timer", lambda: None)

    def _create_scriptrunner(self, initial_rerun_data: object) -> None:
        self._scriptrunner = None  # whoever was there is heard no more
        self.begun.set()


async def _run_ends_as_one_is_asked_for(request: Request, fragment: str) -> list[str]:
    """What the browser gets of a run that has ended, and whose last words wait behind a request for another run."""
    session, loop = Watched(), asyncio.get_running_loop()
    requests = ScriptRequests()
    requests.on_scriptrunner_ready()  # nothing more was asked of it: it has ended
    runner: Any = SimpleNamespace(_requests=requests, request_rerun=requests.request_rerun, request_stop=lambda: None)
    session._scriptrunner = runner
    tell = session._handle_scriptrunner_event_on_event_loop
    drawn = ForwardMsg()
    drawn.delta.new_element.empty.SetInParent()
    loop.call_soon(tell, runner, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, drawn)
    loop.call_soon(tell, runner, ScriptRunnerEvent.SHUTDOWN)

    request(session, ClientState(fragment_id=fragment))
    await session.begun.wait()

    session._state = AppSessionState.SHUTDOWN_REQUESTED  # there is nothing to end
    session._script_event_loop.close()
    return [str(message.WhichOneof("type")) for message in session.flush_browser_queue()]


@pytest.mark.parametrize(("request_", "arrives"), [(ALONE, []), (patient(ALONE), ["delta"])], ids=["alone", "patient"])
def test_what_a_run_drew_arrives_where_a_timer_comes_due_as_it_ends(request_: Request, arrives: list[str]):
    assert played(_run_ends_as_one_is_asked_for(request_, "timer")) == arrives


def test_a_run_of_the_whole_page_draws_all_and_waits_for_nobody():
    assert played(_run_ends_as_one_is_asked_for(patient(ALONE), "")) == []
