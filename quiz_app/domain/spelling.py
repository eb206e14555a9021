"""Whether a typed text is the answer, a typo of it, or something else. The only door to rapidfuzz."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

Match = Literal["same", "typo", "other"]

APOSTROPHES = dict.fromkeys(map(ord, "'‘’‛′`´ʹʻʼʽʾʿ"))
ARTICLE = re.compile(r"^(the|a|an) (?=\S)")
INITIAL = re.compile(r"(?<!\S)([^\W\d]) (?=\w(?!\S))")
SHORT, MIDDLING = 4, 8


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """The text without what a reader would not count: case, accents, punctuation, spacing, a leading article.

    Initials join up: `U.S.`, `U. S.` and `US` are the same, as `U-2` and `U2` are.
    """
    folded = unicodedata.normalize("NFKC", text.translate(APOSTROPHES)).casefold()
    plain = "".join(char for char in unicodedata.normalize("NFKD", folded) if not _silent(char))
    words = re.sub(r"[^\w\s]|_", " ", plain).split()
    return INITIAL.sub(r"\1", ARTICLE.sub("", " ".join(words)))


def compare(given: str, accept: Iterable[str], *, typos: bool = False, rivals: Iterable[str] = ()) -> Match:
    """`same` as an accepted text (names in any order), a `typo` of one, or something `other`.

    A typo is one slip (optimal string alignment) in 5 to 8 characters or two in longer ones, none in shorter ones or
    where a digit stands, with the first letter right, and never a text that is a rival or closer to one. Nor is a
    country's name a typo of its people's, or the other way round.
    """
    mine = normal(given)
    wanted = [normal(text) for text in accept]
    if any(mine == text or _same_words(mine, text) for text in wanted if text):
        return "same"
    if not typos:
        return "other"
    slips = [OSA.distance(mine, text) for text in wanted if _within(mine, text)]
    if not slips:
        return "other"
    others = {normal(rival) for rival in rivals} - set(wanted)
    closest = min((OSA.distance(mine, rival) for rival in others), default=len(mine) + 1)
    return "typo" if min(slips) < closest else "other"


def _same_words(first: str, second: str) -> bool:
    """Whether these are the same words in any order; numbers among them in the same one."""
    mine, wanted = first.split(), second.split()
    return sorted(mine) == sorted(wanted) and list(filter(str.isdigit, mine)) == list(filter(str.isdigit, wanted))


def _within(mine: str, wanted: str) -> bool:
    if not mine or not wanted or mine[0] != wanted[0] or re.search(r"\d", mine + wanted):
        return False
    if _peoples_name(mine, wanted) or _peoples_name(wanted, mine):
        return False
    length = len(wanted)
    allowed = 0 if length <= SHORT else 1 if length <= MIDDLING else 2
    return OSA.distance(mine, wanted) <= allowed


def _peoples_name(longer: str, shorter: str) -> bool:
    """Whether the longer is what the shorter's people are called: India and Indian, Pakistan and Pakistani."""
    return longer == f"{shorter}i" or (shorter.endswith("a") and longer == f"{shorter}n")


def _silent(char: str) -> bool:
    """Whether the character is an accent, or one that nobody sees."""
    return bool(unicodedata.combining(char)) or unicodedata.category(char) == "Cf"
