"""Ids for what comes from elsewhere: its own where that can be one, else made of its words, the same each time."""

import re
from collections.abc import Iterable
from hashlib import sha256

from quiz_app.interchange.slugs import slug

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
LONGEST = 32
LONGEST_OWN = 24  # characters of a part's id that a person may still read


class Names:
    """Gives ids that differ from each other and from those `taken` before."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._reached: dict[str, int] = {}  # the last number that each got, so that the next is found at once

    def own(self, wanted: str, words: str, content: str) -> str:
        """The id that the file gives it, where it can be one and is free; else one `of` its words and content."""
        return self.kept(wanted) or self.of(words, content)

    def kept(self, wanted: str) -> str:
        """The id, where it can be one and is free; else empty."""
        wanted = wanted.strip()
        if not ID.fullmatch(wanted) or wanted in self._taken:
            return ""
        self._taken.add(wanted)
        return wanted

    def of(self, words: str, content: str) -> str:
        """An id made of the first words and a hash of the content: the same file gives the same ids again."""
        digest = sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        found = "-".join(filter(None, (slug(words)[:LONGEST].strip("-"), digest)))
        return self.free(found)

    def free(self, wanted: str) -> str:
        """The id, or it with the first number that nobody has."""
        found, number = wanted, self._reached.get(wanted, 1)
        while found in self._taken:
            number += 1
            found = f"{wanted}-{number}"
            self._reached[wanted] = number
        self._taken.add(found)
        return found


def letter(place: int) -> str:
    """The id of an option, pair or entry at this place: a to z, then aa and on."""
    return (letter(place // 26 - 1) if place > 25 else "") + chr(ord("a") + place % 26)


def are_own(idents: Iterable[str]) -> bool:
    """Whether these ids of parts are others than those that are made for parts without one."""
    return any(one != letter(place) for place, one in enumerate(idents))


def legal(idents: list[str]) -> list[str]:
    """These ids where all of them can be ours and are short, else a, b, c ... in their places."""
    fit = all(ID.fullmatch(one) and len(one) <= LONGEST_OWN for one in idents)
    if fit and len(set(idents)) == len(idents):
        return idents
    return [letter(place) for place in range(len(idents))]
