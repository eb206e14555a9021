"""A teacher brings another program's file into a bank of hers: read, looked at before anything is written, written."""

from dataclasses import dataclass
from typing import BinaryIO

from quiz_app.banks.files import replace_file, writing
from quiz_app.banks.folders import READING
from quiz_app.banks.versions import CHANGED, digest_of
from quiz_app.domain.errors import Conflict, Problem, ProblemsFound
from quiz_app.domain.media import FOLDER
from quiz_app.interchange.bundle import Bundle, Imported
from quiz_app.interchange.format import Format, ReadOptions
from quiz_app.interchange.formats import by_name, readable
from quiz_app.interchange.slugs import slug
from quiz_app.services import incoming
from quiz_app.services.authoring import open_file, save
from quiz_app.services.identity import Actor, require_teacher
from quiz_app.services.incoming import Prospect
from quiz_app.services.own_readings import Folder, folder_named, writable
from quiz_app.services.world import World

__all__ = [
    "Bundle", "Format", "Imported", "Prospect", "ReadOptions", "Target", "bring_in", "by_name", "outlook", "read",
    "readable",
]  # fmt: skip
DRAFTED = "there is a draft of it that was not saved yet"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a file is to go: the key of a reading's folder, and a bank's file in it, or the title of a new one."""

    folder: str
    name: str = ""
    title: str = ""

    @property
    def file(self) -> str:
        """The bank's file."""
        return self.name or f"{slug(self.title) or 'imported'}.yaml"


def read(
    actor: Actor, world: World, name: str, content: BinaryIO, wanted: str = "", options: ReadOptions | None = None
) -> tuple[Format, Imported]:
    """The file's format (the `wanted` one, or what its content says) and what it holds; ProblemsFound if nothing."""
    require_teacher(actor)
    return incoming.opened(name, content, wanted, options or ReadOptions())


def outlook(
    actor: Actor, world: World, target: Target, imported: Imported, source: str, *, replacing: bool = False
) -> Prospect:
    """What bringing it in would do; nothing is written."""
    require_teacher(actor)
    folder = _folder(actor, world, target)
    return incoming.prospect(folder.path, target.file, target.title, imported, source, replacing=replacing)


def bring_in(actor: Actor, world: World, target: Target, found: Prospect, source: str) -> None:
    """Write it, each file as a version with the way back; ProblemsFound or Conflict, and then nothing is written."""
    require_teacher(actor)
    folder = _folder(actor, world, target)
    incoming.check(folder.path, found)
    files = {name: open_file(actor, world, folder.key, name) for name in found.texts}
    for name, opened in files.items():
        if opened.digest != (digest_of(found.before[name]) if name in folder.files else ""):
            raise Conflict(CHANGED.format(name=name))
        if opened.draft:
            raise ProblemsFound([Problem(DRAFTED, file=name, hint="save it or drop it in the studio first")])
    media = folder.path / FOLDER
    with writing(media):
        if found.media:
            media.mkdir(exist_ok=True)
        for name, content in found.media.items():
            if not (media / name).exists():
                replace_file(media / name, content)
    for name in sorted(files, key=lambda one: not one.startswith(f"{READING}.")):
        save(actor, world, files[name], found.texts[name], f"brought in from {source}")


def _folder(actor: Actor, world: World, target: Target) -> Folder:
    return writable(folder_named(actor, world, target.folder))
