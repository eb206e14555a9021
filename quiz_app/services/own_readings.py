"""The folders of readings as a teacher may write in them: listed, begun anew, copied under another id."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from shutil import copytree

from quiz_app.banks.copying import copied
from quiz_app.banks.files import writing
from quiz_app.banks.folders import READING, read_file, reading_folders, yaml_files
from quiz_app.banks.nodes import locate
from quiz_app.banks.skeleton import lay_out, skeleton
from quiz_app.domain.errors import NotAllowed, NotFound, Problem, ProblemsFound
from quiz_app.domain.media import FOLDER as MEDIA
from quiz_app.interchange.slugs import slug
from quiz_app.services.identity import Actor, require_teacher
from quiz_app.services.world import World

READ_ONLY = "This reading is shipped and cannot be changed here. Copy it first."
NOWHERE = "This installation has no folder of readings that may be written: name one in QUIZ_APP_BANKS."


@dataclass(frozen=True, slots=True)
class Folder:
    """A reading's folder: `key` names it, `files` are its YAML files, reading.yaml first."""

    key: str
    path: Path
    reading: str
    title: str
    files: tuple[str, ...]
    writable: bool


def folders(actor: Actor, world: World) -> list[Folder]:
    """Every reading's folder, those that may be written first."""
    require_teacher(actor)
    found = [_folder(world, place, path) for place, root in enumerate(_roots(world)) for path in _readings(root)]
    return sorted(found, key=lambda one: not one.writable)


def folder_named(actor: Actor, world: World, key: str) -> Folder:
    """The folder of this key; NotFound where it is gone."""
    try:
        return next(one for one in folders(actor, world) if one.key == key)
    except StopIteration:
        raise NotFound("This reading is not in the folders any more.") from None


def writable(folder: Folder) -> Folder:
    """The folder; NotAllowed where it may only be read."""
    if not folder.writable:
        raise NotAllowed(READ_ONLY)
    return folder


def new_reading(actor: Actor, world: World, title: str) -> Folder:
    """A new reading with one bank, whole and commented."""
    made = _free_folder(actor, world, title)
    lay_out(made, skeleton(made.name, title))
    return next(one for one in folders(actor, world) if one.path == made)


def copy_reading(actor: Actor, world: World, key: str, title: str) -> Folder:
    """A reading copied under a new title and id, to be written in."""
    source = folder_named(actor, world, key)
    made = _free_folder(actor, world, title)
    texts = {name: read_file(source.path / name).decode("utf-8") for name in source.files}
    lay_out(made, {name: copied(text, name, made.name, title) for name, text in texts.items()})
    with writing(made / MEDIA):
        if (source.path / MEDIA).is_dir():
            copytree(source.path / MEDIA, made / MEDIA)
    return next(one for one in folders(actor, world) if one.path == made)


def _roots(world: World) -> list[Path]:
    """The folders of the library, and the one to write in, which may just have been made."""
    own = world.own_folder
    return [*world.folders, *([own] if own and own.is_dir() and own not in world.folders else [])]


def _readings(root: Path) -> list[Path]:
    try:
        return reading_folders(root)
    except ProblemsFound:
        return []


def _folder(world: World, place: int, path: Path) -> Folder:
    files = tuple(one.name for one in yaml_files(path))
    head = _head(path, files)
    own = world.own_folder is not None and path.is_relative_to(world.own_folder)
    return Folder(f"{place}.{path.name}", path, head.get("id", ""), head.get("title", "") or path.name, files, own)


def _head(path: Path, files: tuple[str, ...]) -> dict[str, str]:
    """The id and title of a reading, as far as they can be read."""
    name = next((one for one in files if Path(one).stem == READING), "")
    try:
        found = (path / name).stat()
    except OSError:
        return {}
    return _read_head(path / name, found.st_size, found.st_mtime_ns, found.st_ctime_ns) if name else {}


@lru_cache(maxsize=256)
def _read_head(file: Path, *seen: int) -> dict[str, str]:
    """The same of a file that looks so: it is not parsed again until it looks otherwise."""
    try:
        plain = locate(read_file(file)).plain
    except ProblemsFound:
        return {}
    found = plain if isinstance(plain, dict) else {}
    return {key: value for key, value in found.items() if key in ("id", "title") and isinstance(value, str)}


def _free_folder(actor: Actor, world: World, title: str) -> Path:
    """The folder of a new reading, not made yet; its name is the reading's id."""
    if world.own_folder is None or world.own_folder in {one.path for one in folders(actor, world)}:
        raise NotFound(NOWHERE)
    made, taken = slug(title), {one.reading for one in folders(actor, world)}
    if not made or made in taken:
        hint = "give it another title" if made else "give it Latin letters or digits too"
        raise ProblemsFound([Problem(f"no new reading can be called '{title}'", hint=hint)])
    return world.own_folder / made
