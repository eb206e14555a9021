"""The one place that touches session state: what a reload may lose, under named keys."""

from collections.abc import Callable, MutableMapping
from contextvars import ContextVar
from datetime import datetime
from typing import Any, TypeVar, cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from quiz_app.domain.items import Answer

T = TypeVar("T")
GUEST_CODE = "guest/code"  # the note of the class code with which a guest came
REFUSED = "signin/refused"  # the note that a provider's word was not enough


_RUN: ContextVar[tuple[object, dict[str, Any]] | None] = ContextVar("run", default=None)


def once_a_run(name: str, look: Callable[[], T]) -> T:
    """What `look` found when it was first asked for under this name in this run, its callbacks counted in."""
    context, known = get_script_run_ctx(), _RUN.get()
    run = context.parallel_coordinator if context else None  # each run has one of its own
    if run is None:
        return look()
    if known is None or known[0] is not run:
        known = run, {}
        _RUN.set(known)
    if name not in known[1]:
        known[1][name] = look()
    return cast(T, known[1][name])


def guest_log() -> MutableMapping[str, Any]:
    """The guest's logs: plain rows that live as long as this session."""
    return st.session_state.setdefault("guest_log", {})


def belongs_to(person: str) -> None:
    """Forget everything of this session where somebody else is before it now: a session outlives a sign-in."""
    if st.session_state.setdefault("person", person) != person:
        st.session_state.clear()
        st.session_state["person"] = person


def drawn_at(screen: str, now: datetime) -> datetime:
    """When this screen was first drawn in this session: `now`, if it is being drawn for the first time."""
    return datetime.fromisoformat(st.session_state.setdefault(f"drawn/{screen}", now.isoformat()))


def draw_again(screen: str) -> None:
    """Have the next drawing of this screen count as its first."""
    st.session_state.pop(f"drawn/{screen}", None)


def draft(response_id: str) -> Answer | None:
    """What has been chosen or typed for a response that is not given yet."""
    return st.session_state.get(f"draft/{response_id}")


def keep_draft(response_id: str, answer: Answer | None) -> None:
    """Keep what has been chosen; it is not logged before it is checked."""
    st.session_state[f"draft/{response_id}"] = answer


def note(name: str, default: Any = None) -> Any:
    """A small fact of this session: which face lies open, which place is shown."""
    return st.session_state.get(f"note/{name}", default)


def keep_note(name: str, value: Any) -> None:
    """Keep a small fact of this session."""
    st.session_state[f"note/{name}"] = value


def drop_note(name: str) -> None:
    """Forget a small fact of this session."""
    st.session_state.pop(f"note/{name}", None)


def stepped(kind: str) -> None:
    """Note what was done last in a card session: a `rating`, or an `act` on a card."""
    st.session_state["steps"] = [*st.session_state.get("steps", []), kind]


def step_back() -> str:
    """What was done last in a card session, which is forgotten with that; nothing where that was in another one."""
    steps = st.session_state.get("steps", [])
    st.session_state["steps"] = steps[:-1]
    return str(steps[-1]) if steps else ""


def widget(key: str, default: Any = None) -> Any:
    """The present value of a widget."""
    return st.session_state.get(key, default)


def set_widget(key: str, value: Any) -> None:
    """Set a widget that is not drawn yet in this run."""
    st.session_state[key] = value


def take_note(name: str) -> Any:
    """A small fact of this session, which is forgotten with that."""
    return st.session_state.pop(f"note/{name}", None)


def forget() -> None:
    """Forget all that was chosen, opened or begun in this session; a guest's logs are not touched.

    What the controls of the settings show is kept: so they see that the settings changed under them.
    """
    for name in [str(one) for one in st.session_state]:
        if name.startswith(("note/", "draft/", "drawn/")) and not name.startswith("note/shown/"):
            del st.session_state[name]
