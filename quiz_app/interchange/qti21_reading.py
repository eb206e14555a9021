"""QTI 2 packages and single items as items of ours, in the order of the test where there is one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

from quiz_app.domain.errors import Problem
from quiz_app.domain.items import Item
from quiz_app.interchange import qti21_makers
from quiz_app.interchange.bundle import Imported
from quiz_app.interchange.format import ReadOptions
from quiz_app.interchange.gathering import Gathering
from quiz_app.interchange.own_fields import with_own_fields
from quiz_app.interchange.packages import MANIFEST, Package
from quiz_app.interchange.qti21_entry import Entry, plain_id
from quiz_app.interchange.upload import Upload

ITEM, TEST = "assessmentItem", "assessmentTest"
ROOTS = (ITEM, TEST)


@dataclass
class Reading:
    """One run through a package: where its items stand, and what is said of them outside of them."""

    package: Package
    found: Gathering
    said: dict[str, dict[str, str]] = field(default_factory=dict)  # path -> keywords of the manifest
    topics: dict[str, str] = field(default_factory=dict)  # path -> section's title
    title: str = ""
    ident: str = ""


def read(upload: Upload, options: ReadOptions) -> Imported:
    """What the package holds; each item that cannot be read is a problem of its own."""
    package = Package(upload)
    reading = Reading(package, Gathering(upload.name))
    paths = [""] if package.archive is None else _listed(reading)
    if not paths:
        raise upload.refused("there is no QTI 2 item in the file", "export the items again, as QTI 2.1")
    for path in paths:
        root = package.tree(path)
        if root is not None:
            _read_item(reading, root, path)
    found = reading.found
    if not (found.items or found.problems):
        raise package.nothing("there is no QTI 2 item in the file")
    found.problems[:0] = package.problems
    title = reading.title or (upload.name.rpartition(".")[0] or upload.name)
    return found.imported(title, plain_id(reading.ident), package.media)


def _read_item(reading: Reading, root: Any, path: str) -> None:
    for node in root.iter(ITEM):
        file = reading.package.address(path)
        place = reading.found.place(node.sourceline or 0, node.get("identifier", ""), file=file)
        entry = Entry(node, reading.package, path, place)
        reading.found.take(place, partial(_item, reading, entry, path), reading.topics.get(path, ""))


def _item(reading: Reading, entry: Entry, path: str) -> Item:
    return with_own_fields(qti21_makers.item_of(entry), reading.said.get(path, {}), reading.found)


def _listed(reading: Reading) -> list[str]:
    """The paths of the archive's items: those of the test in its order, then what the manifest names, then others."""
    manifest = reading.package.manifest()
    named, tests = _of_manifest(reading, manifest) if manifest is not None else ([], [])
    rooted = {} if named else {path: reading.package.root_of(path) for path in _xml_files(reading.package)}
    tests = tests or [path for path, root in rooted.items() if root == TEST]
    items = named or [path for path, root in rooted.items() if root == ITEM]
    there = set(reading.package.paths())
    ordered = list(dict.fromkeys([*_of_tests(reading, tests), *items]))
    missing = [path for path in ordered if path not in there]
    reading.package.problems += [
        Problem("the archive lacks this file", file=reading.package.address(path), hint="export it again")
        for path in missing
    ]
    return [path for path in ordered if path in there]


def _xml_files(package: Package) -> Iterator[str]:
    return (path for path in package.paths() if path.lower().endswith(".xml") and path != MANIFEST)


def _of_manifest(reading: Reading, manifest: Any) -> tuple[list[str], list[str]]:
    """The paths of items and of tests; the keywords of each item are kept."""
    items, tests = [], []
    for resource in manifest.iter("resource"):
        path, kind = _path(MANIFEST, resource.get("href", "")), resource.get("type", "")
        if kind.startswith("imsqti_item_xmlv2"):
            items.append(path)
            reading.said[path] = dict(_keywords(resource))
        elif kind.startswith(("imsqti_test_xmlv2", "imsqti_assessment_xmlv2")):
            tests.append(path)
    return items, tests


def _keywords(resource: Any) -> Iterator[tuple[str, str]]:
    for one in resource.iter("keyword"):
        name, _, value = "".join(one.itertext()).strip().partition("=")
        yield name, value


def _of_tests(reading: Reading, tests: list[str]) -> list[str]:
    """The paths of the tests' items in order; sections' titles are topics where there are several."""
    found: dict[str, str] = {}
    for path in tests:
        root = reading.package.tree(path)
        if root is None:
            continue
        reading.title = reading.title or root.get("title", "").strip()
        reading.ident = reading.ident or root.get("identifier", "")
        for ref in root.iter("assessmentItemRef"):
            section = ref.getparent()
            title = section.get("title", "") if section is not None else ""
            found.setdefault(_path(path, ref.get("href", "")), title.strip())
    if len(set(found.values())) > 1:
        reading.topics.update(found)
    return list(found)


def _path(beside: str, href: str) -> str:
    return normpath(join(dirname(beside), unquote(href)))
