"""A file as far as it could be read: its problems, and what the checks across files need of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from quiz_app.banks.nodes import Located, Path, locate
from quiz_app.banks.phrases import shown
from quiz_app.banks.refusals import problem_at, problems_of
from quiz_app.banks.schema import WrittenBank
from quiz_app.domain.errors import Problem, ProblemsFound

FORMATS = ("1",)
Places = tuple[tuple[int, Any], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read of a file. `written` is there only if its schema has nothing against it.

    `ids` and `entries` hold, by section, the entries' places with their ids and with what the schema made of them; an
    entry that it refused has an id at most. `names` holds the ids of topics or themes.
    """

    digest: str
    problems: tuple[Problem, ...] = ()
    written: Any = None
    id: str = ""
    ids: Mapping[str, Places] = field(default_factory=dict)
    entries: Mapping[str, Places] = field(default_factory=dict)
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)


class File:
    """A file of a reading: what it is called, its bytes, and what could be read of them."""

    def __init__(self, label: str, data: bytes, draft: Draft) -> None:
        self.label = label
        self.data = data
        self.draft = draft

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the file by itself."""
        return [replace(problem, file=self.label) for problem in self.draft.problems]

    @cached_property
    def _located(self) -> Located:
        """The lines, found anew: only a file with problems needs them."""
        return locate(self.data)

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
    try:
        written = root.model_validate(plain)
        entries = {section: tuple(enumerate(getattr(written, section))) for section in _sections(root)}
    except ValidationError as error:
        written = None
        problems += problems_of(error, located, root)
        entries = {section: tuple(_good(plain, section, error, root)) for section in _sections(root)}
    return Draft(
        digest,
        tuple(sorted(problems, key=lambda problem: problem.line)),
        written,
        plain["id"] if isinstance(plain.get("id"), str) else "",
        {section: tuple(_ids(plain.get(section))) for section in _sections(root)},
        entries,
        {key: frozenset(plain.get(key, ())) for key in ("topics", "themes") if isinstance(plain.get(key, {}), dict)},
    )


def _nothing_to_ask(located: Located, root: type[BaseModel]) -> Iterator[Problem]:
    plain: dict[str, Any] = located.plain  # type: ignore[assignment]
    if root is WrittenBank and plain.get("items", []) == plain.get("cards", []) == []:
        hint = "write at least one under 'items' or 'cards'"
        yield problem_at(located, (), "the bank has neither items nor cards", hint)


def _sections(root: type[BaseModel]) -> list[str]:
    """The keys under which a list of entries stands."""
    return [key for key, field in root.model_fields.items() if get_origin(field.annotation) is list]


def _ids(entries: Any) -> Iterator[tuple[int, str]]:
    for place, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            yield place, entry["id"]


def _good(
    plain: dict[str, Any], section: str, error: ValidationError, root: type[BaseModel]
) -> Iterator[tuple[int, Any]]:
    """The entries of a section that were not refused, so that the checks across files still see them."""
    entries = plain.get(section, ())
    refused = {one["loc"][1:2] for one in error.errors(include_url=False) if one["loc"][:1] == (section,)}
    if not isinstance(entries, list) or () in refused:
        return
    adapter: TypeAdapter[Any] = TypeAdapter(get_args(root.model_fields[section].annotation)[0])
    for place, entry in enumerate(entries):
        if (place,) not in refused:
            yield place, adapter.validate_python(entry)
