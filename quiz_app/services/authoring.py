"""A file of a teacher's readings: opened, looked at, saved as versions with the way back.

Only folders that the installation may write into are written; a shipped reading is only read.
"""

import re
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from quiz_app.banks.cache import ContentCache
from quiz_app.banks.copying import new_bank
from quiz_app.banks.examining import Looked as Looked
from quiz_app.banks.examining import Written as Written
from quiz_app.banks.examining import look
from quiz_app.banks.files import replace_file, writing
from quiz_app.banks.folders import READING, label, read_file
from quiz_app.banks.lint.linting import lint_folder
from quiz_app.banks.versions import CHANGED, content_of, digest_of, digest_on_disk, keep, versions
from quiz_app.banks.versions import Version as Version
from quiz_app.domain.errors import Conflict, NotFound, Problem, ProblemsFound
from quiz_app.domain.finding import Finding
from quiz_app.interchange.slugs import slug
from quiz_app.services.identity import Actor, require_teacher
from quiz_app.services.own_readings import Folder, folder_named, folders, writable
from quiz_app.services.signing_in import account
from quiz_app.services.world import World

DRAFT = ".draft"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}\.ya?ml")
CACHE = ContentCache()


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it was opened: its text, and what it and its draft held then, to be compared when it is saved."""

    folder: Folder
    name: str
    text: str
    digest: str = ""
    draft: str = ""

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.folder.path / self.name

    @property
    def draft_path(self) -> Path:
        """Where its draft is, which nothing loads."""
        return self.folder.path / f"{self.name}{DRAFT}"


def open_file(actor: Actor, world: World, key: str, name: str) -> Opened:
    """A file of a folder with its draft's text, where it has one; a name that is not there yet is an empty file."""
    folder = folder_named(actor, world, key)
    if name not in folder.files and not NAME.fullmatch(name):
        raise ProblemsFound([Problem(f"'{name}' cannot be a bank's file", hint="letters, digits, - and _, then .yaml")])
    empty = Opened(folder, name, "")
    digest, draft = digest_on_disk(empty.path), digest_on_disk(empty.draft_path)
    content = read_file(empty.draft_path) if draft else read_file(empty.path) if digest else b""
    return replace(empty, text=content.decode("utf-8", "replace"), digest=digest, draft=draft)


def examine(actor: Actor, world: World, opened: Opened, text: str) -> Looked:
    """What is wrong with the text in this file's place, and the items that it holds."""
    require_teacher(actor)
    looked = look(opened.folder.path, opened.name, _bytes(opened, text), CACHE)
    CACHE.forget_unused()
    return looked


def lint(actor: Actor, world: World, opened: Opened, text: str) -> list[Finding]:
    """What the linter finds in the text, in the order of its lines."""
    require_teacher(actor)
    found = lint_folder(opened.folder.path, cache=CACHE, instead={opened.name: _bytes(opened, text)})
    CACHE.forget_unused()
    return [one for one in found if one.file == label(opened.path)]


def save(actor: Actor, world: World, opened: Opened, text: str, why: str = "saved") -> Opened:
    """The file saved and its draft gone; ProblemsFound where it has any, Conflict where it is another by now."""
    require_teacher(actor)
    folder = writable(opened.folder)
    looked = examine(actor, world, opened, text)
    if looked.own or looked.others:
        raise ProblemsFound([*looked.own, *looked.others])
    _same_draft(opened)
    content = _bytes(opened, text)
    version = Version(opened.name, digest_of(content), world.now().isoformat(), _name(actor, world), why)
    keep(folder.path / opened.name, content, opened.digest, version)
    with writing(opened.draft_path):
        opened.draft_path.unlink(missing_ok=True)
    return open_file(actor, world, folder.key, opened.name)


def save_draft(actor: Actor, world: World, opened: Opened, text: str) -> Opened:
    """The text kept beside the file as a draft, which is not loaded, whatever is wrong with it."""
    require_teacher(actor)
    writable(opened.folder)
    _same_draft(opened)
    with writing(opened.draft_path):
        replace_file(opened.draft_path, _bytes(opened, text))
    return open_file(actor, world, opened.folder.key, opened.name)


def drop_draft(actor: Actor, world: World, opened: Opened) -> Opened:
    """The file without its draft."""
    require_teacher(actor)
    writable(opened.folder)
    _same_draft(opened)
    with writing(opened.draft_path):
        opened.draft_path.unlink(missing_ok=True)
    return open_file(actor, world, opened.folder.key, opened.name)


def history(actor: Actor, world: World, opened: Opened) -> list[Version]:
    """The file's versions, the latest first."""
    require_teacher(actor)
    return versions(opened.folder.path, opened.name)


def difference(actor: Actor, world: World, opened: Opened, digest: str) -> list[str]:
    """What going back to this version would change, line by line, as `diff -u` shows it."""
    require_teacher(actor)
    before = content_of(opened.folder.path, opened.name, digest).decode("utf-8", "replace")
    return list(unified_diff(opened.text.splitlines(), before.splitlines(), "now", "then", lineterm="", n=2))


def restore(actor: Actor, world: World, opened: Opened, digest: str) -> Opened:
    """The file as that version has it, which is a new version itself."""
    require_teacher(actor)
    before = content_of(opened.folder.path, opened.name, digest).decode("utf-8")
    return save(actor, world, opened, before, "brought back")


def begin_bank(actor: Actor, world: World, key: str, title: str) -> Opened:
    """A bank that is not saved yet, with one item to write over."""
    require_teacher(actor)
    folder = writable(folder_named(actor, world, key))
    made = slug(title)
    if not made or f"{made}.yaml" in folder.files or made == READING:
        raise ProblemsFound([Problem(f"there can be no new bank '{title}'", hint="give it a name of its own")])
    return Opened(folder, f"{made}.yaml", new_bank(made, folder.reading, title))


def bank_file(actor: Actor, world: World, reading: str, bank: str) -> Opened:
    """The file in which a loaded bank stands."""
    shelf = world.shelf(reading)
    digest = next((one.digest for one in shelf.banks if one.id == bank), "")
    for folder in folders(actor, world):
        for name in folder.files if folder.reading == reading else ():
            if digest.startswith(digest_on_disk(folder.path / name)):
                return open_file(actor, world, folder.key, name)
    raise NotFound(f"The file of the bank '{bank}' has just changed. Open the page again.")


def _bytes(opened: Opened, text: str) -> bytes:
    """The text as it is kept, with the line ends that the file had."""
    plain = text.replace("\r\n", "\n")
    return (plain.replace("\n", "\r\n") if "\r\n" in opened.text else plain).encode()


def _same_draft(opened: Opened) -> None:
    """Raise Conflict where another draft is there than was opened."""
    if digest_on_disk(opened.draft_path) != opened.draft:
        raise Conflict(CHANGED.format(name=opened.name))


def _name(actor: Actor, world: World) -> str:
    """Who saves, as the versions tell it."""
    known = account(actor, world)
    return known.name if known else actor.learner
