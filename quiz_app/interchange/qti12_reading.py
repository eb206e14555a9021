"""QTI 1.2 files as items: those of a Canvas export, of another program's package, or a single XML file."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from quiz_app.domain.errors import Problem
from quiz_app.domain.items import Item
from quiz_app.interchange import qti12_kinds
from quiz_app.interchange.bundle import Imported
from quiz_app.interchange.format import ReadOptions
from quiz_app.interchange.gathering import Gathering
from quiz_app.interchange.own_fields import with_own_fields
from quiz_app.interchange.packages import Package
from quiz_app.interchange.qti12_entry import Entry
from quiz_app.interchange.upload import Upload

ROOT = "questestinterop"
SUFFIXES = (".xml", ".qti", ".dat")
POINTS = ("points_possible", "qmd_absolutescore_max", "qmd_weighting")


@dataclass
class Reading:
    """One run through a package."""

    package: Package
    found: Gathering
    titles: list[tuple[str, str]] = field(default_factory=list)  # of its assessments: (title, id)
    idents: dict[str, str] = field(default_factory=dict)  # of its items, with the file that had them first
    worth: Counter[str] = field(default_factory=Counter)


def read(upload: Upload, options: ReadOptions) -> Imported:
    """What the package holds; each item or file that cannot be read is a problem of its own."""
    package = Package(upload)
    reading = Reading(package, Gathering(upload.name))
    paths = sorted(package.rooted([ROOT], SUFFIXES), key=lambda path: not path.startswith("non_cc_assessments/"))
    if not paths:
        raise upload.refused("there is no QTI 1.2 file in the archive", "export the quiz again, as QTI")
    for path in paths:
        root = package.tree(path)
        if root is not None:
            _read_file(reading, root, path)
    if not (reading.found.items or reading.found.problems):
        raise package.nothing("there is no question in the file")
    reading.found.problems[:0] = package.problems
    _note_points(reading)
    title, ident = reading.titles[0] if len(reading.titles) == 1 else (upload.name.rpartition(".")[0], "")
    return reading.found.imported(title or upload.name, ident, package.media)


def _read_file(reading: Reading, root: Any, path: str) -> None:
    file, again = reading.package.address(path), 0
    whole = next(root.iter("assessment", "objectbank"), None)
    if whole is not None:
        reading.titles.append((whole.get("title", "").strip() or _bank_title(whole), whole.get("ident", "")))
    for node, topic in _items(root, _topic_of_all(reading, whole)):
        ident = node.get("ident", "")
        if ident and reading.idents.setdefault(ident, path) != path:
            again += 1
            continue
        place = reading.found.place(node.sourceline or 0, ident, file=file)
        entry = Entry(node, reading.package, path, place)
        reading.worth.update({_points(entry): 1})
        reading.found.take(place, partial(_item, entry, reading.found), topic)
    if again:
        reading.found.notes.append(Problem(f"{again} questions stand in another file too: taken once", file=file))


def _item(entry: Entry, found: Gathering) -> Item:
    return with_own_fields(qti12_kinds.item_of(entry), entry.fields, found)


def _items(node: Any, topic: str) -> Iterator[tuple[Any, str]]:
    """Every item under the node, with the title of the nearest section that has one."""
    for child in node:
        if child.tag == "item":
            yield child, topic
        elif child.tag in ("assessment", "section", "objectbank"):
            title = child.get("title", "").strip() if child.tag == "section" else ""
            yield from _items(child, title or topic)


def _topic_of_all(reading: Reading, whole: Any) -> str:
    """The topic of items outside all sections: their assessment's title, from the second assessment on."""
    return reading.titles[-1][0] if whole is not None and len(reading.titles) > 1 else ""


def _bank_title(whole: Any) -> str:
    for one in whole.iterfind("qtimetadata/qtimetadatafield"):
        if one.findtext("fieldlabel") == "bank_title":
            return str(one.findtext("fieldentry") or "").strip()
    return ""


def _points(entry: Entry) -> str:
    return next((entry.fields[name] for name in POINTS if entry.fields.get(name)), "1")


def _note_points(reading: Reading) -> None:
    """One note where items are worth other than one point, or not the same."""
    other = sum(count for text, count in reading.worth.items() if text.rstrip("0").rstrip(".") != "1")
    if other:
        message = (
            f"{other} of {reading.worth.total()} questions are not worth one point there: their points are not kept"
        )
        reading.found.notes.append(Problem(message, file=reading.package.upload.name))
