"""GIFT's questions as items, told apart as Moodle does."""

import re
from collections.abc import Callable
from decimal import Decimal

from quiz_app.domain.items import Entry, Item, Matching, Numeric, Option, Ordering, ShortAnswer, TrueFalse
from quiz_app.interchange.gift_blocks import put_back
from quiz_app.interchange.gift_parts import Asked, commented, parts, typed, weighed
from quiz_app.interchange.markup import from_plain
from quiz_app.interchange.moodle_fractions import FULL, GRADING
from quiz_app.interchange.moodle_weights import Weighed, chosen, numbers, texts
from quiz_app.interchange.naming import letter
from quiz_app.interchange.options import pairs_of
from quiz_app.interchange.soundness import Unreadable, few, number

TRUTHS = ("T", "TRUE", "F", "FALSE")
ARROW = "->"
ORDER = re.compile(
    r">[ \t]*(\d*)[ \t]*(?:(ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG)(?=\s|$))?[ \t]*"
    r"(?:(?:HORIZONTAL|HORI|H|1|VERTICAL|VERT|V|0)(?=\s|$))?[ \t]*"
    r"(?:(ALL_OR_NOTHING|ABSOLUTE_POSITION|ABSOLUTE|ABS|RELATIVE\w*|REL|LONGEST_\w+)(?=\s|$))?[ \t]*"
    r"(?:(?:SHOW|TRUE|YES|1|HIDE|FALSE|NO|0)(?=\s|$))?[ \t]*(?:(?:none|123|abc|ABCD|iii|IIII)(?=\s|$))?"
)


def item_of(asked: Asked, topic: str) -> Item:
    """The question as an item without an id; Unreadable where it cannot be one."""
    return _kind(asked)(asked, topic)


def _kind(asked: Asked) -> Callable[[Asked, str], Item]:
    body = asked.body
    if body is None:
        raise Unreadable("it has no answers in braces, so that it asks nothing", "write {=the answer} after it")
    if not body:
        raise Unreadable("an essay is scored by a person, and a bank has no such item")
    if body.startswith(">"):
        return ordering
    if body.startswith("#"):
        return numeric
    if "~" in body:
        return choice
    if "=" in body and ARROW in body:
        return matching
    return true_false if _truth(body).upper() in TRUTHS else short_answer


def _truth(body: str) -> str:
    return body.partition("#")[0].strip()


def choice(asked: Asked, topic: str) -> Item:
    """A single choice where an option has `=`, else a multiple one by weights."""
    body = asked.body or ""
    found = []
    for part in parts(body.replace("=", "~="), "~"):
        is_right = part.startswith("=")
        share, rest = (FULL, part[1:]) if is_right else weighed(part)
        found.append((share or Decimal(0), *commented(rest)))
    kind, keys = chosen([share for share, *_ in found], "=" in body, asked.lost)
    options = tuple(
        Option(letter(place), asked.markdown(text), key, asked.markdown(told))
        for place, ((_, text, told), key) in enumerate(zip(found, keys, strict=True))
    )
    return kind(options=options, **asked.common(topic))


def true_false(asked: Asked, topic: str) -> Item:
    """A statement to judge; the first feedback is for a wrong answer."""
    said, *told = [part.strip() for part in (asked.body or "").split("#", 2)]
    if said not in TRUTHS:
        asked.lost.append(f"that Moodle takes '{said}' in small letters for a short answer")
    wrong, right = (*(asked.markdown(one) for one in told), "", "")[:2]
    if wrong and right:
        asked.lost.append("feedback on the right answer")
    return TrueFalse(is_true=said.upper() in ("T", "TRUE"), why=wrong or right, **asked.common(topic))


def matching(asked: Asked, topic: str) -> Item:
    """Pairs, and right sides without a left one as spare ones."""
    sides = list[tuple[str, str]]()
    for part in parts(asked.body or "", "="):
        left, arrow, right = part.partition(ARROW)
        if not arrow:
            raise Unreadable(f"a pair has no {ARROW}: '{typed(part)[:40]}'")
        sides.append((asked.markdown(left), from_plain(put_back(right))))
    pairs, spare = pairs_of(sides)
    return Matching(pairs=pairs, spare=spare, **asked.common(topic))


def numeric(asked: Asked, topic: str) -> Item:
    """A number: `value:tolerance` or `low..high`, with lesser weights as near misses."""
    body, tilde, told = (asked.body or "")[1:].partition("~")
    if tilde and told.strip(" #"):
        asked.lost.append("feedback on any other answer")
    found = []
    for part in parts(body, "="):
        share, rest = weighed(part)
        text, why = commented(rest)
        value, within = _number(typed(text))
        found.append(Weighed(value, FULL if share is None else share, asked.markdown(why), within))
    return Numeric(**numbers(found, asked.lost), **asked.common(topic))


def _number(text: str) -> tuple[str, Decimal]:
    """A number's text, and how far off one may be."""
    if text in ("", "*"):
        return text, Decimal(0)
    low, dots, high = text.partition("..")
    if dots:
        least, most = number(low), number(high)
        return f"{(least + most) / 2:f}", abs(most - least) / 2
    value, _, within = text.partition(":")
    return f"{number(value):f}", abs(number(within)) if within.strip() else Decimal(0)


def short_answer(asked: Asked, topic: str) -> Item:
    """A text to be typed."""
    found = []
    for part in parts(asked.body or "", "="):
        share, rest = weighed(part)
        text, why = commented(rest)
        found.append(Weighed(typed(text), FULL if share is None else share, asked.markdown(why)))
    return ShortAnswer(**texts(found, asked.lost), **asked.common(topic))


def ordering(asked: Asked, topic: str) -> Item:
    """Lines in the right order, after a first one that says how they are shown and scored."""
    body = asked.body or ""
    few(body.count("\n"))
    head = ORDER.match(body)
    assert head is not None  # all after the > may be missing
    lines = [line.strip() for line in body[head.end() :].split("\n") if line.strip()]
    if head[2] not in (None, "ALL", "EXACT"):
        asked.lost.append(f"that only {head[1] or 'some'} entries are shown")
    if head[3] not in (None, GRADING):
        asked.lost.append(f"scoring by {head[3].lower().replace('_', ' ')}")
    kind, asked.kind = asked.kind, "moodle"
    entries = tuple(Entry(letter(place), asked.markdown(line)) for place, line in enumerate(lines))
    asked.kind = kind
    return Ordering(entries=entries, **asked.common(topic))
