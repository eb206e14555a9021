"""Rules that only a bank as a whole can break: items that ask the same or answer each other, and keys in one place."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil, erfc, exp, gamma, sqrt

from quiz_app.banks.lint import english
from quiz_app.banks.lint.rule import HDR, Hit, Rules
from quiz_app.banks.lint.subject import Subject, Together

RULES = Rules()
DIGIT = re.compile(r"\d")
ALIKE, LEAST_WORDS, MOST_RARE, MOST_COMPARED = 0.8, 3, 8, 40
LEAST_KEY, SHARED, COMMON_KEY = 4, 2, 8
FEWEST, DOUBT, LONGEST_RUN = 20, 0.01, 4


@RULES.together(
    "L24", "warning", "Items that do not answer each other", f"{HDR}, rule 4",
    "Whoever meets both in one quiz reads the key of one in the stem of the other, or answers the same twice.",
    "ask for something else in one of them, or keep them out of the same quiz",
)  # fmt: skip
def alike_or_cueing(together: Together) -> Iterator[tuple[Subject | None, Hit]]:
    """Stems that are nearly the same, and keys that another item's stem tells."""
    seen: set[int] = set()
    for item, first in _alike(together.items):
        seen.add(item.place)
        yield item, Hit(f"asks nearly the same as '{first.id}'", item.at_stem)
    for item, told in _told(together.items):
        if told.place not in seen:
            yield told, Hit(f"its stem tells the key of '{item.id}'", told.at_stem)


def _alike(items: Sequence[Subject]) -> Iterator[tuple[Subject, Subject]]:
    """Items whose stems share nearly all words, with the first such; those that differ in a number do not count.

    Each is held against the last ones that share one of its rarest words, of which two that are alike share one.
    """
    bags = [frozenset(english.words(item.stem)) for item in items]
    counts = Counter(word for bag in bags for word in bag)
    rare: dict[tuple[str, frozenset[str], str], list[int]] = defaultdict(list)
    same: dict[tuple[str, frozenset[str]], int] = {}
    for place, bag in enumerate(bags):
        kind = items[place].kind
        if len(bag) < LEAST_WORDS:
            continue
        if (first := same.setdefault((kind, bag), place)) != place:
            if _same_options(items[first], items[place]):
                yield items[place], items[first]
            continue
        numbers = frozenset(word for word in bag if not word.isalpha() and DIGIT.search(word))
        prefix = sorted(bag, key=lambda word: (counts[word], word))[
            : min(MOST_RARE, len(bag) - ceil(ALIKE * len(bag)) + 1)
        ]
        near = {one for word in prefix for one in rare[kind, numbers, word][-MOST_COMPARED:]}
        alike = (one for one in near if _share(bag, bags[one]) >= ALIKE)
        found = min((one for one in alike if _same_options(items[one], items[place])), default=None)
        if found is not None:
            yield items[place], items[found]
        for word in prefix:
            rare[kind, numbers, word].append(place)


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / len(first | second)


def _same_options(first: Subject, second: Subject) -> bool:
    """Whether the stems say what is asked, or the keys are the same: `Put these in order` may be said of anything."""
    if first.kind in ("matching", "ordering") or len(english.content(first.stem)) < LEAST_WORDS:
        return _arranged(first) == _arranged(second)
    mine, other = english.content(first.stem), english.content(second.stem)
    return not (mine - other and other - mine) or bool(
        {text.casefold() for _, text in first.key_texts} & {text.casefold() for _, text in second.key_texts}
    )


def _arranged(item: Subject) -> list[str]:
    """What a matching or an ordering is made of."""
    return [text for _, text in item.texts[1:]] + list(getattr(item.written, "events", ()))


def _told(items: Sequence[Subject]) -> Iterator[tuple[Subject, Subject]]:
    """Items, each with another whose stem has its key and its subject."""
    stems = [english.words(item.stem) for item in items]
    content = [english.content(item.stem) for item in items]
    places: dict[str, list[int]] = defaultdict(list)
    for place, mine in enumerate(stems):
        for word in set(mine):
            places[word].append(place)
    rare = Counter(one for found in content for one in found)
    for place, item in enumerate(items):
        if item.kind not in ("single_choice", "short_answer"):
            continue
        key = english.words(item.key_texts[0][1]) if item.key_texts else ()
        if (
            not key
            or len("".join(key)) < LEAST_KEY
            or any(one in stems[place] for one in key if one not in english.SMALL)
        ):
            continue
        about = {one for one in content[place] if rare[one] <= max(COMMON_KEY, len(items) // 20)}
        rarest = min((places[word] for word in key), key=len)
        for other in rarest if len(rarest) <= COMMON_KEY else ():
            shared = about & content[other]
            if other != place and _within(key, stems[other]) and len(shared) >= max(SHARED, ceil(len(about) / 2)):
                yield item, items[other]


def _within(key: tuple[str, ...], text: tuple[str, ...]) -> bool:
    """Whether these words stand in the text one after the other."""
    return any(text[start : start + len(key)] == key for start in range(len(text) - len(key) + 1))


@RULES.together(
    "L25", "info", "Keys in every place", f"{HDR}, rule 20",
    "Where the key is mostly in one place, students learn the place.",
    "put the keys elsewhere, or let the options be shuffled", kinds=("single_choice",), english=False,
)  # fmt: skip
def key_places(together: Together) -> Iterator[tuple[Subject | None, Hit]]:
    """Keys that are in one place more often than chance puts them there, or many times in a row, where it is kept."""
    fixed = [one for one in together.items if one.kind == "single_choice" and one.fixed and one.keys]
    if len(fixed) < FEWEST:
        return
    places = [next(place for place, option in enumerate(one.options) if option.key) for one in fixed]
    most = Counter(len(one.options) for one in fixed).most_common(1)[0][0]
    counted = [place for place, one in zip(places, fixed, strict=True) if len(one.options) == most]
    doubt = _doubt([counted.count(place) for place in range(most)])
    if len(counted) >= FEWEST and doubt < DOUBT:
        place, times = Counter(counted).most_common(1)[0]
        yield None, Hit(f"option {place + 1} is the key of {times} of {len(counted)} items in fixed order", ("items",))
    start = 0
    for place, run in groupby(places):
        length = len(list(run))
        if length > LONGEST_RUN:
            yield fixed[start], Hit(f"option {place + 1} is the key here and of the next {length - 1} in fixed order")
        start += length


def _doubt(counts: list[int]) -> float:
    """How likely counts so uneven are by chance: the tail of chi squared."""
    expected = sum(counts) / len(counts)
    half = sum((one - expected) ** 2 for one in counts) / expected / 2
    degrees = len(counts) - 1
    shape, tail = (0.5, erfc(sqrt(half))) if degrees % 2 else (1.0, exp(-half))
    while shape < degrees / 2:
        tail += half**shape * exp(-half) / gamma(shape + 1)
        shape += 1
    return tail
