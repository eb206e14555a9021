"""Options and pairs as they come from elsewhere: ids that can be ours, true and false, sides without a partner."""

from collections.abc import Iterable

from quiz_app.domain.items import Option, Pair
from quiz_app.interchange.naming import legal, letter

TRUE, FALSE = {"true", "wahr", "richtig", "vrai", "verdadero", "t"}, {"false", "falsch", "faux", "falso", "f"}


def options_of(found: Iterable[tuple[str, str, bool, str]]) -> tuple[Option, ...]:
    """Options of (id there, text, right?, why): their own ids where those can be ours, else a, b, c ... ."""
    entries = list(found)
    ids = legal([ident for ident, *_ in entries])
    return tuple(Option(one, text, key, why) for one, (_, text, key, why) in zip(ids, entries, strict=True))


def pairs_of(sides: Iterable[tuple[str, str]]) -> tuple[tuple[Pair, ...], tuple[str, ...]]:
    """The pairs of these sides, and the spare right sides: those without a left one."""
    found = list(sides)
    pairs = tuple(Pair(letter(place), *both) for place, both in enumerate(both for both in found if both[0]))
    return pairs, tuple(dict.fromkeys(right for left, right in found if right and not left))


def truths_of(words: list[str]) -> list[bool] | None:
    """What two options say, true and false in either order; None where they say something else."""
    told = [True if word in TRUE else False if word in FALSE else None for word in words]
    return [bool(one) for one in told] if sorted(map(str, told)) == ["False", "True"] else None
