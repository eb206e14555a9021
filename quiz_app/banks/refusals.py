"""What pydantic refuses, as problems: the line, the item, the key, a sentence, and what to do."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError

from quiz_app.banks import schema, schema_items, schema_types
from quiz_app.banks.nodes import Located, Path
from quiz_app.banks.phrases import meant, shown
from quiz_app.banks.rules import Broken
from quiz_app.domain import dates
from quiz_app.domain.errors import Problem
from quiz_app.domain.items import KINDS

# The mapping that stands under a key; an item's is under its kind.
MAPPINGS: dict[str, type[BaseModel]] = {
    "source": schema.WrittenSource,
    "paragraphs": schema.WrittenParagraph,
    "claims": schema.WrittenClaim,
    "context": schema.WrittenContext,
    "timeline": schema.WrittenEvent,
    "eras": schema.WrittenEra,
    "glossary": schema.WrittenTerm,
    "people": schema.WrittenPerson,
    "cards": schema.WrittenCard,
    "quizzes": schema.WrittenQuiz,
    "draw": schema.WrittenDraw,
    "sections": schema.WrittenSection,
    "lint": schema_items.WrittenLint,
    "options": schema_items.WrittenOption,
    "reject": schema_items.WrittenReject,
    "near": schema_items.WrittenNear,
    "gaps": schema_items.WrittenGap,
    "pairs": schema_items.WrittenPair,
    "entries": schema_items.WrittenEntry,
    **{get_args(item.model_fields["kind"].annotation)[0]: item for item in get_args(schema_items.ItemOfAKind)},
}

PATTERNS = {
    schema_types.ID: ("cannot be an id", "use letters, digits, - and _"),
    schema_types.NUMBER: ("is not a number", "write it in digits, such as 14 or 2.5"),
    schema_types.NOT_NEGATIVE: ("is not a number from 0 up", "write it in digits, such as 2 or 0.5"),
    schema_types.SHARE: ("is not a share from 0 to 1", "such as 0.5"),
    schema_types.MINUTES: ("is not a number of minutes", "write it in digits, such as 10"),
    schema_types.COUNT: ("is not a whole number from 0 up", "write it in digits, such as 10"),
}


class Refusal(NamedTuple):
    """One of pydantic's errors: where, what stands there, and its details."""

    path: tuple[str | int, ...]
    kind: str
    value: Any
    details: dict[str, Any]
    message: str
    mapping: type[BaseModel]

    @property
    def key(self) -> str:
        """The last key of the path."""
        return str(self.path[-1]) if self.path else ""


def problems_of(error: ValidationError, located: Located, root: type[BaseModel]) -> Iterator[Problem]:
    """Every problem of a refused document, each with its address but for the file."""
    for one in error.errors(include_url=False):
        location = tuple(step for step in one["loc"] if step != "[key]")
        refusal = Refusal(
            _path(location), one["type"], one["input"], one.get("ctx", {}), one["msg"], _mapping(location, root)
        )
        for broken in _sentences(refusal):
            yield problem_at(located, (*refusal.path, *broken.at), broken.message, broken.hint)


def problem_at(located: Located, path: Path, message: str, hint: str = "") -> Problem:
    """A problem of the entry at this path: its line, its item, and the keys that lead to it."""
    section, entry, inside = _entry(located.plain, path)
    keys = ".".join(step if step.isprintable() else shown(step) for step in inside if isinstance(step, str))
    line = located.line(path)
    if section in ("items", "cards") and entry:
        return Problem(message, line=line, item=entry, field=keys, hint=hint)
    field = f"{section} '{entry}': {keys}".removesuffix(": ") if entry else keys
    return Problem(message, line=line, field=field, hint=hint)


def _entry(plain: Any, path: Path) -> tuple[str, str, Path]:
    """The section that the path goes through, the id of the entry there, and the way on from it."""
    if len(path) < 2 or not isinstance(path[1], int):
        return "", "", path
    section, place = str(path[0]), path[1]
    entries = plain.get(section) if isinstance(plain, dict) else None
    entry = entries[place] if isinstance(entries, list) and place < len(entries) else None
    name = entry.get("id") if isinstance(entry, dict) else None
    known = isinstance(name, str) and re.fullmatch(schema_types.ID, name)
    return (section, str(name), path[2:]) if known else (section, "", path)


def _path(location: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The location without the item's kind, which pydantic puts into it."""
    inside_item = location[:1] == ("items",) and len(location) > 2
    return (*location[:2], *location[3:]) if inside_item else location


def _mapping(location: tuple[str | int, ...], root: type[BaseModel]) -> type[BaseModel]:
    """The mapping in which the last key of the location stands."""
    around = [step for step in location[:-1] if step in MAPPINGS]
    return MAPPINGS[str(around[-1])] if around else root


def _sentences(refusal: Refusal) -> Iterable[Broken]:
    if refusal.kind == "rules":
        return tuple(refusal.details["found"])
    say = SENTENCES.get(refusal.kind)
    return [say(refusal) if say else Broken((), refusal.message)]


def _missing(refusal: Refusal) -> Broken:
    return Broken((), f"'{refusal.key}' is missing", refusal.mapping.model_fields[refusal.key].description or "")


def _unknown_key(refusal: Refusal) -> Broken:
    return Broken((), f"there is no key {shown(refusal.key)} here", meant(refusal.key, refusal.mapping.model_fields))


def _no_text(refusal: Refusal) -> Broken:
    found = "a list" if isinstance(refusal.value, list) else "keys and values"
    return Broken((), f"a text is expected here, not {found}", "put it in quotes if it is one")


def _no_list(refusal: Refusal) -> Broken:
    if not refusal.value:
        return Broken((), "nothing stands under this key", "write its entries, or take the key out")
    return Broken((), "a list is expected here", "begin each entry with '- ', or write [one, two]")


def _no_mapping(refusal: Refusal) -> Broken:
    if not refusal.value:
        return Broken((), "nothing stands here", "write its keys, or take it out")
    return Broken((), "keys with values are expected here", "such as `id: my-id`")


def _too_few(refusal: Refusal) -> Broken:
    least = refusal.details["min_length"]
    return Broken((), f"needs at least {least} {'entry' if least == 1 else 'entries'}", "add what is missing")


def _too_long(refusal: Refusal) -> Broken:
    return Broken((), f"is longer than {refusal.details['max_length']} characters", "shorten it")


def _wrong_pattern(refusal: Refusal) -> Broken:
    if not refusal.value.strip():
        return Broken((), "is empty", "write something, or take the key out")
    wrong, hint = PATTERNS[refusal.details["pattern"]]
    return Broken((), f"{shown(refusal.value)} {wrong}", hint)


def _not_one_of(refusal: Refusal) -> Broken:
    known = re.findall(r"'([^']+)'", refusal.details["expected"])
    if known == ["true", "false"]:
        return Broken((), f"{shown(refusal.value)} is not a truth value", "write true or false")
    return Broken((), f"{shown(refusal.value)} is not known here", meant(str(refusal.value), known))


def _unknown_kind(refusal: Refusal) -> Broken:
    kind = refusal.value.get("kind")
    near = meant(str(kind), KINDS)
    every = f"there are {', '.join(KINDS)}"
    hint = near if near.startswith("there") else f"{near} {every}"
    return Broken(("kind",), f"there is no kind of item {shown(kind)}", hint)


def _no_kind(refusal: Refusal) -> Broken:
    return Broken(("kind",), "'kind' is missing", f"there are {', '.join(KINDS)}")


def _no_date(refusal: Refusal) -> Broken:
    return Broken((), refusal.message, dates.HINT)


SENTENCES: dict[str, Callable[[Refusal], Broken]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "string_type": _no_text,
    "list_type": _no_list,
    "dict_type": _no_mapping,
    "model_type": _no_mapping,
    "model_attributes_type": _no_mapping,
    "too_short": _too_few,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _wrong_pattern,
    "literal_error": _not_one_of,
    "union_tag_invalid": _unknown_kind,
    "union_tag_not_found": _no_kind,
    "date": _no_date,
}
