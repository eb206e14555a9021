"""What bringing a file into a reading's folder would do: told before anything is written."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path, PurePath
from typing import BinaryIO

from quiz_app.banks.bank_merging import Merged, for_a_bank, for_a_timeline, merged, new_bank
from quiz_app.banks.cache import ContentCache
from quiz_app.banks.drafts import File
from quiz_app.banks.folders import LARGEST as LARGEST_FILE
from quiz_app.banks.folders import READING, label
from quiz_app.banks.library import files_of, load_folder
from quiz_app.banks.schema import WrittenReading
from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.media import FOLDER, LARGEST, is_plain, kind_of, shown_in, with_names
from quiz_app.interchange.bundle import Bundle, Imported
from quiz_app.interchange.format import Format, ReadOptions
from quiz_app.interchange.formats import by_name, readable, recognised
from quiz_app.interchange.slugs import slug
from quiz_app.interchange.upload import Upload

NO_READING = "quiz-app bank new NAME"


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a folder's files would become: `texts` of those that change, `before` what they held, `media` new files.

    Ids of what is new, takes another's place, or is there already; `problems`: what stays outside; `notes`: what comes
    in without something it had.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, bytes] = field(default_factory=dict)
    media: Mapping[str, bytes] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def opened(name: str, content: BinaryIO, wanted: str, options: ReadOptions) -> tuple[Format, Imported]:
    """The format of a file, the `wanted` one or what its content says, and what it holds; ProblemsFound if nothing."""
    upload = Upload(name, content)
    found = by_name(wanted) if wanted else recognised(upload)
    if found is None or found.read is None:
        known = ", ".join(one.name for one in readable())
        said = f"there is no format '{wanted}' to read" if wanted else "this is in no format that is known here"
        raise ProblemsFound([Problem(said, file=name, hint=f"name one of {known}")])
    return found, found.read(upload, options)


def kinds(bundle: Bundle) -> dict[str, int]:
    """How many items of each kind it holds, the most first."""
    return dict(Counter(item.kind for item in bundle.items).most_common())


def prospect(folder: Path, name: str, title: str, imported: Imported, source: str, *, replacing: bool) -> Prospect:
    """What bringing this into the folder's bank file `name` would do; a bank that is not there is made, so titled.

    ProblemsFound where the folder is no reading, or a file that would be written has problems already.
    """
    files = files_of(folder, ContentCache())[0]
    reading = next((one for one in files if Path(one.label).stem == READING), None)
    if reading is None:
        said = "there is no reading.yaml in this folder, so no bank can stand in it"
        raise ProblemsFound([Problem(said, file=label(folder), hint=f"make a reading with `{NO_READING}`")])
    if not isinstance(reading.draft.written, WrittenReading):
        raise ProblemsFound(reading.problems)
    bundle, media, notes = _with_media(imported.bundle, folder / FOLDER, source)
    parts: dict[str, tuple[File, Merged]] = {}
    if bundle.items or bundle.cards:
        bank = _bank(folder / name, title or bundle.title, reading, files)
        coming = for_a_bank(bundle.topics, bundle.items, bundle.cards, reading, source)
        parts[name] = bank, merged(bank, coming, files, replacing=replacing)
    if bundle.events or bundle.eras:
        dated = for_a_timeline(bundle.themes, bundle.eras, bundle.events, source)
        parts[Path(reading.label).name] = reading, merged(reading, dated, replacing=replacing)
    return _together(parts, imported, media, notes)


def check(folder: Path, found: Prospect) -> None:
    """Refuse a prospect by which a file of the folder would have a problem that it has not now."""
    cache, new = ContentCache(), {name: text.encode() for name, text in found.texts.items()}
    large = [name for name, content in new.items() if len(content) > LARGEST_FILE]
    if large:
        said = f"the bank would have more than {LARGEST_FILE // 1_000_000} MB"
        raise ProblemsFound([Problem(said, file=label(folder / large[0]), hint="bring it in in parts, a bank each")])
    before = {(one.file, one.message, one.item) for one in load_folder(folder, cache)[1]}
    after = load_folder(folder, cache, new)[1]
    changed = {label(folder / name) for name in new}
    wrong = [one for one in after if one.file in changed or (one.file, one.message, one.item) not in before]
    if wrong:
        raise ProblemsFound(wrong)


def _bank(path: Path, title: str, reading: File, files: Iterable[File]) -> File:
    """The bank in this file, or a new one with an id that no other bank of the reading has."""
    every = {Path(one.label).name: one for one in files}
    if path.name in every:
        return every[path.name]
    wanted, taken = slug(path.stem) or "imported", {one.draft.id for one in every.values()}
    names = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
    free = next(one for one in names if one not in taken)
    return new_bank(path, free, reading.draft.written.id, " ".join(title.split()) or path.stem)


def _together(
    parts: Mapping[str, tuple[File, Merged]], imported: Imported, media: Mapping[str, bytes], notes: list[Problem]
) -> Prospect:
    came = {name: part for name, part in parts.items() if part[1].added or part[1].replaced}
    texts = {name: one.text for name, (_, one) in came.items()}
    shown = {name for text in texts.values() for name in shown_in(text)}
    every = [one for _, one in parts.values()]
    return Prospect(
        texts=texts,
        before={name: file.data for name, (file, _) in came.items()},
        media={name: content for name, content in media.items() if name in shown},
        added=tuple(one for some in every for one in some.added),
        replaced=tuple(one for some in every for one in some.replaced),
        unchanged=tuple(one for some in every for one in some.unchanged),
        problems=(*imported.problems, *(one for some in every for one in some.problems)),
        notes=(*imported.notes, *notes, *(one for some in every for one in some.notes)),
    )


def _with_media(bundle: Bundle, folder: Path, source: str) -> tuple[Bundle, dict[str, bytes], list[Problem]]:
    """The bundle showing its files under names that are free in the folder, the new ones of them, and what is no file.

    A file of the same name and content is there already; one of other content keeps its name, and the new one gets
    another, made of its content.
    """
    names: dict[str, str] = {}
    media: dict[str, bytes] = {}
    notes: list[Problem] = []
    for name, content in bundle.media.items():
        kind = kind_of(content)
        if kind is None or len(content) > LARGEST:
            said = f"more than {LARGEST // 1_000_000} MB" if kind else "no image or sound that is shown here"
            notes.append(Problem(f"the file '{name[:80]}' is left out: {said}", file=source))
            continue
        names[name] = _free_name(name, content, kind.ending, {**_there(folder), **media})
        media[names[name]] = content
    if names:
        items = tuple(with_names(item, names) for item in bundle.items)
        cards = tuple(with_names(card, names) for card in bundle.cards)
        bundle = replace(bundle, items=items, cards=cards)
    return bundle, media, notes


def _free_name(name: str, content: bytes, ending: str, taken: Mapping[str, object]) -> str:
    plain = name if is_plain(name) else f"{slug(PurePath(name).stem) or 'file'}{ending}"
    if plain not in taken or _content(taken[plain]) == content:
        return plain
    return f"{PurePath(plain).stem}-{sha256(content).hexdigest()[:8]}{ending}"


def _there(folder: Path) -> dict[str, Path]:
    try:
        return {one.name: one for one in folder.iterdir() if one.is_file()}
    except OSError:
        return {}


def _content(there: object) -> object:
    return there.read_bytes() if isinstance(there, Path) else there
