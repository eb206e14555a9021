"""A file as far as it could be read: its problems, and what the checks across files need of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from operator import itemgetter
from types import SimpleNamespace
from typing import Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from quiz_app.banks.nodes import Located, Path, locate
from quiz_app.banks.phrases import shown
from quiz_app.banks.refusals import problem_at, problems_of
from quiz_app.banks.schema import WrittenBank
from quiz_app.banks.schema_types import ID
from quiz_app.domain.errors import Problem, ProblemsFound

FORMATS = ("1",)
TITLED = ("topics", "themes")
NAMES = ("topic", "was", "kind", "paragraph", "theme")
LISTS_OF_NAMES = ("claims", "about", "events")
NOTHING_TO_ASK = "the bank has neither items nor cards nor quizzes"
Places = tuple[tuple[int, Any], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read of a file. `written` is there only if its schema has nothing against it.

    By section, with the entries' places: `ids`, where the section is a list; `entries`, as the schema made them;
    `refused`, those that it did not take, as far as what they name can be told. `names`: the ids of topics or themes.
    """

    digest: str
    problems: tuple[Problem, ...] = ()
    written: Any = None
    id: str = ""
    ids: Mapping[str, Places] = field(default_factory=dict)
    entries: Mapping[str, Places] = field(default_factory=dict)
    refused: Mapping[str, Places] = field(default_factory=dict)
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def naming(self, section: str) -> Places:
        """Every entry of a section that may name others, in the author's order."""
        return tuple(sorted((*self.entries.get(section, ()), *self.refused.get(section, ())), key=itemgetter(0)))


class File:
    """A file of a reading: what it is called, its bytes, and what could be read of them."""

    def __init__(self, label: str, data: bytes, draft: Draft, plain: Located | None = None) -> None:
        self.label = label
        self.data = data
        self.draft = draft
        self._plain = plain

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the file by itself."""
        return [replace(problem, file=self.label) for problem in self.draft.problems]

    @cached_property
    def _located(self) -> Located:
        """The lines, found anew: only a file with problems needs them."""
        return self._plain or locate(self.data)

    def line(self, path: Path) -> int:
        """The line of the entry at this path."""
        return self._located.line(path)

    def problem(self, path: Path, message: str, hint: str = "") -> Problem:
        """A problem of the entry at this path."""
        return replace(problem_at(self._located, path, message, hint), file=self.label)


def draft_of(data: bytes, root: type[BaseModel]) -> Draft:
    """What can be read of these bytes as a reading or a bank."""
    digest = sha256(data).hexdigest()
    try:
        located = locate(data)
    except ProblemsFound as refused:
        return Draft(digest, refused.problems)
    wrong = _wrong_document(located.plain)
    if wrong:
        return Draft(digest, (wrong,))
    return _validated(digest, located, root)


def unwritten(label: str, plain: dict[str, Any], root: type[BaseModel]) -> File:
    """A file that nobody has written yet, by its values: its problems have no lines."""
    located = Located(plain, {})
    return File(label, b"", _validated("", located, root), located)


def _wrong_document(plain: Any) -> Problem | None:
    """What makes all further problems of a document meaningless."""
    if not isinstance(plain, dict):
        return Problem("the file is not made of keys with values", line=1, hint="begin with `format: 1`")
    number = plain.get("format", FORMATS[0])
    if number in FORMATS:
        return None
    hint = f"write `format: {FORMATS[0]}`, or use a newer version of the program"
    return Problem(f"the format {shown(number)} is not known", line=1, field="format", hint=hint)


def _validated(digest: str, located: Located, root: type[BaseModel]) -> Draft:
    plain: dict[str, Any] = located.plain  # type: ignore[assignment]
    problems = [*located.problems, *_nothing_to_ask(located, root)]
    refused: dict[str, Places] = {}
    try:
        written = root.model_validate(plain)
        entries = {section: tuple(enumerate(getattr(written, section))) for section in _sections(root)}
    except ValidationError as error:
        written = None
        problems += problems_of(error, located, root)
        entries, refused = _salvaged(plain, error, root)
    return Draft(
        digest,
        tuple(sorted(problems, key=lambda problem: problem.line)),
        written,
        plain["id"] if _is_id(plain.get("id")) else "",
        {section: tuple(_ids(plain.get(section, []))) for section in _sections(root) if _is_list(plain, section)},
        entries,
        refused,
        {key: frozenset(filter(_is_id, plain.get(key, ()))) for key in TITLED if isinstance(plain.get(key, {}), dict)},
    )


def _nothing_to_ask(located: Located, root: type[BaseModel]) -> Iterator[Problem]:
    plain: dict[str, Any] = located.plain  # type: ignore[assignment]
    if root is WrittenBank and all(plain.get(key, []) == [] for key in ("items", "cards", "quizzes")):
        hint = "write at least one under 'items', 'cards' or 'quizzes'"
        yield problem_at(located, (), NOTHING_TO_ASK, hint)


def _sections(root: type[BaseModel]) -> list[str]:
    """The keys under which a list of entries stands."""
    return [key for key, field in root.model_fields.items() if get_origin(field.annotation) is list]


def _is_list(plain: dict[str, Any], section: str) -> bool:
    return isinstance(plain.get(section, []), list)


def _is_id(text: Any) -> bool:
    """Whether this can be an id. What cannot has been refused for that, and is not spoken of again."""
    return isinstance(text, str) and re.fullmatch(ID, text) is not None


def _ids(entries: list[Any]) -> Iterator[tuple[int, str]]:
    for place, entry in enumerate(entries):
        if isinstance(entry, dict) and _is_id(entry.get("id")):
            yield place, entry["id"]


def _salvaged(
    plain: dict[str, Any], error: ValidationError, root: type[BaseModel]
) -> tuple[dict[str, Places], dict[str, Places]]:
    """The entries that were not refused, and what the others name: the checks across files still see both."""
    places = {one["loc"][:2] for one in error.errors(include_url=False)}
    good: dict[str, Places] = {}
    refused: dict[str, Places] = {}
    for section in _sections(root):
        entries = plain.get(section, []) if _is_list(plain, section) else []
        adapter: TypeAdapter[Any] = TypeAdapter(get_args(root.model_fields[section].annotation)[0])
        sound = [(place, one) for place, one in enumerate(entries) if (section, place) not in places]
        good[section] = tuple((place, adapter.validate_python(one)) for place, one in sound)
        rest = [(place, one) for place, one in enumerate(entries) if (section, place) in places]
        refused[section] = tuple((place, _naming(one)) for place, one in rest if isinstance(one, dict))
    return good, refused


def _naming(entry: dict[str, Any]) -> SimpleNamespace:
    """What a refused entry names, and nothing in the places of what cannot be a name."""
    names = {key: entry[key] if _is_id(entry.get(key)) else "" for key in NAMES}
    lists = {key: entry[key] if isinstance(entry.get(key), list) else [] for key in LISTS_OF_NAMES}
    return SimpleNamespace(
        **names, **{key: [one if _is_id(one) else "" for one in found] for key, found in lists.items()}
    )
