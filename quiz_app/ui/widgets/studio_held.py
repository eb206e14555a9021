"""The studio's text: what stands in the editor, beside the file as it was opened; it outlives the sections."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

from quiz_app.domain.finding import Finding
from quiz_app.services import authoring
from quiz_app.services.authoring import Looked, Opened
from quiz_app.ui import context, session
from quiz_app.ui.context import Here

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Held:
    """A file as it was opened, the text that stands now, and whether the file is another by now."""

    opened: Opened
    text: str
    elsewhere: Opened | None = None

    @property
    def edited(self) -> bool:
        """Whether there is something to save."""
        return self.text != self.opened.text

    @property
    def note(self) -> str:
        """Under which name this session keeps it."""
        return note_of(self.opened.folder.key, self.opened.name)


def note_of(key: str, name: str) -> str:
    """Under which name this session keeps a file's text."""
    return f"studio/{key}/{name}"


def held(here: Here, key: str, name: str) -> Held:
    """What stands in the editor for this file. Where it changed elsewhere it is opened anew, unless it was edited."""
    now = authoring.open_file(here.actor, here.world, key, name)
    kept: Held | None = session.note(note_of(key, name))
    if kept is None or (not kept.edited and _state(kept.opened) != _state(now)):
        return show(now)
    return Held(kept.opened, kept.text, now if _state(kept.opened) != _state(now) else None)


def keep(one: Held) -> Held:
    """Have this stand in the editor."""
    session.keep_note(one.note, one)
    return one


def show(opened: Opened) -> Held:
    """Have the file as it was just saved or opened stand in the editor, in a new field."""
    session.keep_note("studio/turn", session.note("studio/turn", 0) + 1)
    return keep(Held(opened, opened.text))


def looked_at(here: Here, one: Held) -> Looked:
    """What is wrong with the text, looked at once for each text and each state of the folders."""
    return _once("looked", one, lambda: authoring.examine(here.actor, here.world, one.opened, one.text))


def linted(here: Here, one: Held) -> list[Finding]:
    """What the linter finds in the text, as often as it is looked at."""
    return _once("linted", one, lambda: authoring.lint(here.actor, here.world, one.opened, one.text))


def _once(name: str, one: Held, look: Callable[[], Found]) -> Found:
    """What is kept for this text while no file of the folders changes, or is found now."""
    digest = sha256(one.text.encode("utf-8", "replace")).hexdigest()
    key = (one.note, digest, session.once_a_run("studio/seen", context.installation().seen))
    known = session.note(f"studio/{name}")
    if known is None or known[0] != key:
        known = key, look()
        session.keep_note(f"studio/{name}", known)
    found: Found = known[1]
    return found


def _state(opened: Opened) -> tuple[str, str]:
    return opened.digest, opened.draft
