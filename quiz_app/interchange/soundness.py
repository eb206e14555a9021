"""What a bank cannot hold of an entry from elsewhere: what is unsound, beyond all measure, or no number."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from decimal import Decimal, InvalidOperation

from quiz_app.domain.items import (
    GAP,
    Choice,
    Cloze,
    Item,
    Matching,
    MultipleChoice,
    Ordering,
    ShortAnswer,
    SingleChoice,
)
from quiz_app.interchange.markup import to_plain

ENOUGH = 300  # characters of a text by which it is named
LONGEST = 200_000  # characters of one text
LARGEST = 1_000_000  # characters of all that an entry says
MOST_PARTS = 1000  # of one entry
MOST_DIGITS = 18  # of a number, before or after the point
THOUSANDS = re.compile(r"\s*[+-]?[1-9]\d{0,2}(,\d{3})+\s*", re.ASCII)  # or a comma for the point: nobody can tell
CONTROL = re.compile(  # a control character or half of one, as Python writes them
    r"(?<!\\)(?:\\\\)*\\(?:x(?:[01][0-9a-f]|7f|8[0-46-9a-f]|9[0-9a-f])|r|ud[89a-f][0-9a-f]{2}|ufff[ef])"
)

Note = Callable[[str], None]


class Unreadable(ValueError):
    """An entry that cannot become an item: why, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def number(text: str) -> Decimal:
    """The number, its decimals after a point or a comma; Unreadable where it is none that a bank can hold."""
    said = text.strip()
    if THOUSANDS.fullmatch(said):
        raise Unreadable(f"'{said[:40]}' is not a number that can be told: is the comma a point?", "write it without")
    try:
        found = Decimal(said.replace("\N{MINUS SIGN}", "-").replace(",", ".")[:LONGEST])
    except InvalidOperation:
        raise Unreadable(f"'{said[:40]}' is not a number") from None
    exponent = found.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > MOST_DIGITS or found.adjusted() > MOST_DIGITS:
        raise Unreadable(f"'{said[:40]}' is not a number that can be typed")
    return Decimal(f"{found:f}")


def few(count: int) -> None:
    """Unreadable where an entry has more parts than anybody writes."""
    if count > MOST_PARTS:
        raise Unreadable(f"it has {count:,} parts, more than {MOST_PARTS:,}")


def within_reason(text: str) -> str:
    """The text; Unreadable where it is endless."""
    if len(text) > LONGEST:
        raise Unreadable(f"a text of it has {len(text):,} characters, more than {LONGEST:,}")
    return text


def settled(item: Item, content: str, note: Note) -> Item:
    """The item as a bank can hold it; Unreadable where it cannot be made so. The content is all that it says."""
    _check_words(item, content)
    match item:
        case Choice():
            return _settled_choice(item, note)
        case Matching():
            return _settled_matching(item, note)
        case ShortAnswer():
            _check_typed(item)
        case Cloze():
            _check_gaps(item)
        case Ordering():
            _check_entries(item)
    return item


def sound(item: Item, note: Note) -> tuple[Item, str]:
    """The item as a bank can hold it, and the content that it came with."""
    content = repr(item)
    return settled(item, content, note), content


def _check_words(item: Item, content: str) -> None:
    _check(item.stem.strip(), "there is no text that asks anything", "write the question")
    _check("\\" not in content or not CONTROL.search(content), "it holds a control character", "take it out")
    _check(len(content) <= LARGEST, f"it has {len(content):,} characters, more than {LARGEST:,}", "part it")


def _check(holds: object, message: str, hint: str = "") -> None:
    if not holds:
        raise Unreadable(message, hint)


def _settled_choice(item: Choice, note: Note) -> Item:
    few(len(item.options))
    filled = tuple(option for option in item.options if option.text.strip())
    empty, keys = len(item.options) - len(filled), len(item.keys)
    _check(len(filled) > 1 or empty, "there are fewer than two options")
    _check(keys, "no option is marked as right", "mark one there and export again")
    right = sum(option.key for option in filled)
    _check(len(filled) > 1 and right == keys, "an option has no text")
    is_single = isinstance(item, SingleChoice)
    _check(not is_single or keys == 1, f"{keys} options are right, and only one can be chosen", "leave one right")
    _check(keys < len(filled), "every option is right, so that there is nothing to choose", "add a wrong one there")
    if empty:
        note("an option without any text is left out")
    if isinstance(item, MultipleChoice) and keys == 1:
        note("one option alone is right: it is a single choice here")
        same = {one.name: getattr(item, one.name) for one in fields(item)}
        return SingleChoice(**same | {"options": filled})
    return replace(item, options=filled) if empty else item


def _settled_matching(item: Matching, note: Note) -> Item:
    few(len(item.pairs) + len(item.spare))
    lefts, rights = [pair.left for pair in item.pairs], [pair.right for pair in item.pairs]
    _check(len(lefts) > 1, "fewer than two pairs are to be matched")
    _check(all(map(str.strip, [*lefts, *rights])), "a side of a pair has no text")
    _check_differ("left", lefts)
    _check_differ("right", rights)
    spare = tuple(dict.fromkeys(text for text in item.spare if text.strip() and text not in set(rights)))
    if len(spare) == len(item.spare):
        return item
    note("a spare right side that stands twice, or is empty, is kept once or not at all")
    return replace(item, spare=spare)


def _check_differ(side: str, texts: Sequence[str]) -> None:
    if len(set(texts)) < len(texts):
        twice = to_plain(Counter(texts).most_common(1)[0][0][:ENOUGH])[:40]
        raise Unreadable(f"'{twice}' stands twice on the {side}, where each side has one partner", "make them differ")


def _check_typed(item: ShortAnswer) -> None:
    few(len(item.accept) + len(item.reject))
    _check(item.accept and all(map(str.strip, item.accept)), "no right answer is given", "enter one there")


def _check_entries(item: Ordering) -> None:
    few(len(item.entries))
    _check(len(item.entries) > 1, "fewer than two entries are to be put in order")
    _check(all(entry.text.strip() for entry in item.entries), "an entry has no text")


def _check_gaps(item: Cloze) -> None:
    few(len(item.gaps) + sum(len(gap.accept) for gap in item.gaps))
    numbers = sorted(map(int, GAP.findall(item.stem)))
    told = numbers == list(range(1, len(item.gaps) + 1)) and "{{" not in GAP.sub("", item.stem)
    _check(told, "its gaps cannot be told from its text")
    _check(item.gaps and all(gap.accept for gap in item.gaps), "a gap has no answer that earns full marks")
