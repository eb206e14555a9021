"""The files that were dropped or pasted on the exchange page, each read once, and what bringing one in would do."""

from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO

from quiz_app.domain.errors import ProblemsFound
from quiz_app.services import bringing
from quiz_app.services.bringing import Bundle, Format, Imported, Prospect, ReadOptions, Target
from quiz_app.ui import session
from quiz_app.ui.context import Here

PASTED = "pasted.txt"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file as it came: a key that no other has, its name, its bytes, and the format that was chosen for it."""

    key: str
    name: str
    content: BinaryIO
    wanted: str = ""
    options: ReadOptions = field(default_factory=ReadOptions)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a file holds; `form` is None where nothing of it could be read, and `imported` then has the reasons."""

    dropped: Dropped
    form: Format | None
    imported: Imported


def pasted(text: str, wanted: str, options: ReadOptions) -> Dropped:
    """A pasted text as a file."""
    key = sha256(f"{text}/{options}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Dropped(f"pasted-{key}", PASTED, BytesIO(text.encode("utf-8", "replace")), wanted, options)


def seen(here: Here, dropped: Dropped) -> Seen:
    """What the file holds, read once for each format that is chosen for it."""
    name = f"exchange/seen/{dropped.key}"
    known = session.note(name)
    if known is None or known[0] != (dropped.wanted, dropped.options):
        known = (dropped.wanted, dropped.options), _read(here, dropped)
        session.keep_note(name, known)
    found: Seen = known[1]
    return found


def _read(here: Here, dropped: Dropped) -> Seen:
    try:
        form, imported = bringing.read(
            here.actor, here.world, dropped.name, dropped.content, dropped.wanted, dropped.options
        )
    except ProblemsFound as refused:
        return Seen(dropped, None, Imported(Bundle(), refused.problems))
    return Seen(dropped, form, imported)


def outlook(here: Here, one: Seen, target: Target, *, replacing: bool) -> Prospect:
    """What bringing it in would do, looked at once for each state of the library."""
    name = f"exchange/outlook/{one.dropped.key}"
    key = (target, replacing, one.dropped.wanted, one.dropped.options)
    known = session.note(name)
    library = here.world.whole or here.world.library
    if known is None or known[0] != key or known[1] is not library:
        known = key, library, _outlook(here, one, target, replacing)
        session.keep_note(name, known)
    found: Prospect = known[2]
    return found


def _outlook(here: Here, one: Seen, target: Target, replacing: bool) -> Prospect:
    try:
        return bringing.outlook(here.actor, here.world, target, one.imported, one.dropped.name, replacing=replacing)
    except ProblemsFound as refused:
        return Prospect(problems=(*one.imported.problems, *refused.problems))
