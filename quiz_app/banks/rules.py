"""Rules that take more than one look: what an entry breaks, and how pydantic is told."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from quiz_app.banks.phrases import shown


class Broken(NamedTuple):
    """A rule that an entry breaks: where inside the entry, what is wrong, and what to do."""

    at: tuple[str | int, ...]
    message: str
    hint: str = ""


Rule = Callable[[Any], Iterable[Broken]]


def refuse_broken(broken: Iterable[Broken]) -> None:
    """Raise the error that carries these, if there are any."""
    found = tuple(broken)
    if found:
        raise PydanticCustomError("rules", "rules are broken", {"found": found})


def keeping(*rules: Rule) -> AfterValidator:
    """A validator that refuses a value which breaks any of the rules, naming all of them."""

    def check(value: Any) -> Any:
        refuse_broken(broken for rule in rules for broken in rule(value))
        return value

    return AfterValidator(check)


def distinct(key: str) -> Rule:
    """The rule that no two entries of a list have the same under this key."""

    def rule(entries: list[Any]) -> Iterator[Broken]:
        return twice((getattr(entry, key) for entry in entries), key)

    return rule


def twice(texts: Iterable[str], *inside: str) -> Iterator[Broken]:
    """The second and later places of a text in a list."""
    seen: set[str] = set()
    for place, text in enumerate(texts):
        if text in seen:
            yield Broken((place, *inside), f"{shown(text)} stands twice here", "make them differ")
        seen.add(text)


def one_key(options: list[Any]) -> Iterator[Broken]:
    """The rule that exactly one of the options is the key."""
    keys = _keys(options)
    if not keys:
        yield Broken((), "no option is the key", "write `key: true` with the right one")
    for place in keys[1:]:
        first, second = options[keys[0]].id, options[place].id
        message = f"a single choice has one key, and both '{first}' and '{second}' are marked"
        yield Broken((place, "key"), message, "keep one, or make it a multiple_choice")


def several_keys(options: list[Any]) -> Iterator[Broken]:
    """The rule that there are two keys at least, and a distractor."""
    keys = len(_keys(options))
    if keys < 2:
        yield Broken((), f"a multiple choice needs two keys at least, not {keys}", "or make it a single_choice")
    if keys == len(options):
        yield Broken((), "every option is a key", "add a distractor")


def no_spare_ids(pairs: list[Any]) -> Iterator[Broken]:
    """The rule that pairs keep off the ids of the spare sides."""
    for place, pair in enumerate(pairs):
        if pair.id.startswith("spare-"):
            yield Broken((place, "id"), "ids that begin with 'spare-' are those of the spare sides", "choose another")


def _keys(options: list[Any]) -> list[int]:
    """The places of the right options."""
    return [place for place, option in enumerate(options) if option.key == "true"]
