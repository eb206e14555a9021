"""One browser tab as the server sees it: Streamlit's own messages over its WebSocket, without a browser.

The messages are Streamlit's protocol buffers, which are internal to it: this client fits the version that is pinned.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter
from types import TracebackType
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 60.0
DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class PageFailed(Exception):
    """The page showed an error, or the connection was lost."""


@dataclass(frozen=True, slots=True)
class Widget:
    """A widget on the screen: its id and key, the fragment that it stands in, and the run that drew it."""

    id: str
    key: str
    fragment: str
    run: str


class Session:
    """A tab that opens a page, presses buttons and types; each takes the seconds until the page stands still again."""

    def __init__(self, address: str, page: str = "", query: str = "", cookies: Mapping[str, str] | None = None) -> None:
        self._cookies = "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())
        self._socket_address = f"ws{address.removeprefix('http')}/_stcore/stream"
        self._page, self._query = page, query
        self._page_hash = ""
        self._screen: dict[tuple[int, ...], Widget] = {}
        self._typed: dict[str, WidgetState] = {}
        self._timers: dict[str, asyncio.Task[None]] = {}
        self._run, self._fragments = "", frozenset[str]()
        self._pending: asyncio.Future[None] | None = None
        self._begun = False
        self._socket: ClientConnection | None = None
        self._reading: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._socket = await connect(
            self._socket_address,
            subprotocols=["streamlit"],
            max_size=None,
            compression=None,
            ping_interval=None,
            additional_headers={"Cookie": self._cookies} if self._cookies else None,
        )
        self._reading = asyncio.create_task(self._read())
        await self._run_script([], "")
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        for task in (*self._timers.values(), self._reading):
            task.cancel()
        await self._socket.close()

    @property
    def keys(self) -> list[str]:
        """The keys of the widgets on the screen, from the top."""
        return [self._screen[path].key for path in sorted(self._screen)]

    def keys_with(self, prefix: str) -> list[str]:
        """The keys that begin so."""
        return [key for key in self.keys if key.startswith(prefix)]

    async def click(self, key: str) -> float:
        """Press a button; the seconds until the server has sent the last message of what follows."""
        pressed = self._widget(key)
        return await self._run_script([WidgetState(id=pressed.id, trigger_value=True)], pressed.fragment)

    def type(self, key: str, text: str) -> None:
        """Type into a field of a form; it goes with the next click."""
        field = self._widget(key).id
        self._typed[field] = WidgetState(id=field, string_value=text)

    def _widget(self, key: str) -> Widget:
        for widget in self._screen.values():
            if widget.key == key:
                return widget
        raise PageFailed(f"there is no '{key}' on the screen, but {', '.join(self.keys) or 'nothing'}")

    async def _run_script(self, pressed: list[WidgetState], fragment: str) -> float:
        self._pending = asyncio.get_running_loop().create_future()
        self._begun = False
        start = perf_counter()
        await self._send(pressed, fragment)
        await asyncio.wait_for(self._pending, PATIENCE)
        return perf_counter() - start

    async def _send(self, pressed: list[WidgetState], fragment: str, by_timer: bool = False) -> None:
        message = BackMsg()
        run = message.rerun_script
        run.query_string = self._query
        run.page_script_hash = self._page_hash
        run.page_name = "" if self._page_hash else self._page
        run.fragment_id = fragment
        run.is_auto_rerun = by_timer
        run.context_info.timezone = "UTC"
        run.context_info.locale = "en-GB"
        run.widget_states.widgets.extend([*self._typed.values(), *pressed])
        await self._socket.send(message.SerializeToString())

    async def _read(self) -> None:
        try:
            async for data in self._socket:
                self._take(ForwardMsg.FromString(data))
        except Exception as error:
            self._settle(error)
        else:
            self._settle(PageFailed("the server closed the connection"))

    def _settle(self, error: Exception | None = None) -> None:
        if self._pending is None or self._pending.done():
            return
        if error is None:
            self._pending.set_result(None)
        else:
            self._pending.set_exception(error)

    def _take(self, message: ForwardMsg) -> None:
        match message.WhichOneof("type"):
            case "new_session":
                self._start(message)
            case "delta":
                self._draw(message)
            case "navigation":
                self._page_hash = message.navigation.page_script_hash
            case "page_info_changed":
                self._query = message.page_info_changed.query_string
            case "auto_rerun":
                self._set_timer(message.auto_rerun.fragment_id, message.auto_rerun.interval)
            case "script_finished":
                self._finish(message.script_finished)

    def _start(self, message: ForwardMsg) -> None:
        run = message.metadata.run
        self._run, self._fragments = run.script_run_id, frozenset(run.fragment_ids)
        self._page_hash = message.new_session.page_script_hash
        if not self._fragments:
            for timer in self._timers.values():
                timer.cancel()
            self._timers.clear()
        self._begun |= not self._fragments or not self._fragments <= self._timers.keys()  # else it is a timer's run

    def _draw(self, message: ForwardMsg) -> None:
        path = tuple(message.metadata.delta_path)
        self._screen.pop(path, None)
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            self._settle(PageFailed(element.exception.message))
        elif kind == "alert":
            self._settle(PageFailed(element.alert.body))
        elif kind:
            self._keep(path, getattr(getattr(element, kind), "id", ""), message.delta.fragment_id)

    def _keep(self, path: tuple[int, ...], widget_id: str, fragment: str) -> None:
        """Remember a widget; its id ends in its key."""
        parts = widget_id.split("-", 2)
        if len(parts) == 3:
            self._screen[path] = Widget(widget_id, parts[2], fragment, self._run)

    def _finish(self, status: Any) -> None:
        if status == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return  # another run follows
        if status not in DONE:
            self._settle(PageFailed("the script does not compile"))
        gone = [path for path, widget in self._screen.items() if self._is_stale(widget)]
        for path in gone:
            del self._screen[path]
        if self._begun:
            self._settle()

    def _is_stale(self, widget: Widget) -> bool:
        return widget.run != self._run and (not self._fragments or widget.fragment in self._fragments)

    def _set_timer(self, fragment: str, seconds: float) -> None:
        """Run a fragment again and again, as a browser does for one with `run_every`."""
        if before := self._timers.pop(fragment, None):
            before.cancel()
        self._timers[fragment] = asyncio.create_task(self._repeat(fragment, seconds))

    async def _repeat(self, fragment: str, seconds: float) -> None:
        while True:
            await asyncio.sleep(seconds)
            await self._send([], fragment, by_timer=True)
