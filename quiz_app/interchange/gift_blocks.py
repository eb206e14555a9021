"""A GIFT file as blocks: lines up to an empty one, comments apart, with escaped signs set aside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ESCAPE = re.compile(r"\\([\\:#={}~n])")
# Escaped signs wait as characters that no text has, while those that are not escaped are looked for.
SIGNS = ":#={}~\n"
ASIDE = {sign: chr(0xFDD0 + place) for place, sign in enumerate(SIGNS)}
BACK = {ord(other): sign for sign, other in ASIDE.items()}
ID = re.compile(r"\[id:([^\x00-\x1f\x7f\]]+)\]")
TAG = re.compile(r"\[tag:([^\x00-\x1f\x7f\]]+)\]")
CATEGORY = "$CATEGORY:"


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two empty lines: its first line's number, its text with escaped signs aside, its comments."""

    line: int
    text: str
    comments: tuple[str, ...]

    @property
    def idnumber(self) -> str:
        """The id that a comment gives."""
        return next((match[1].strip() for one in self.comments if (match := ID.search(one))), "")

    @property
    def tags(self) -> list[str]:
        """The tags that comments give."""
        return [tag.strip() for one in self.comments for tag in TAG.findall(one)]


def set_aside(text: str) -> str:
    """The text with its escaped signs as characters that mean nothing."""
    return ESCAPE.sub(lambda match: "\\" if match[1] == "\\" else ASIDE["\n" if match[1] == "n" else match[1]], text)


def put_back(text: str) -> str:
    """The text with those signs as what they are."""
    return text.translate(BACK).strip()


def escaped(text: str) -> str:
    """The text with every sign of GIFT's escaped, on one line."""
    return re.sub(r"[\\:#={}~]", r"\\\g<0>", text).replace("\n", "\\n")


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a file; a category has one of its own even where no empty line follows."""
    begun, lines, comments = 0, list[str](), list[str]()
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        bare = line.strip()
        if bare.startswith("//"):
            comments.append(bare)
            lines += [""] if lines else []
            continue
        if bare:
            begun = begun if lines else number
            lines.append(line)
        if lines and (not bare or (len(lines) == 1 and bare.startswith(CATEGORY))):
            yield Block(begun, set_aside("\n".join(lines).strip()), tuple(comments))
            lines, comments = [], []
        elif not bare:
            comments = []


def whole(found: Iterator[Block]) -> Iterator[tuple[Block, int]]:
    """The blocks, each with the line where it ends if an empty line has torn its braces apart, else 0.

    What follows the tear up to the closing brace belongs to it and is no block of its own.
    """
    waiting = list(found)
    place = 0
    while place < len(waiting):
        block, place = waiting[place], place + 1
        if "{" in block.text and "}" not in block.text:
            end = _closing(waiting, place)
            yield block, waiting[max(end - 1, place - 1)].line
            place = end
        else:
            yield block, 0


def _closing(waiting: list[Block], place: int) -> int:
    """The place after the block that closes a brace, before any other opens one; the same place where none does."""
    for end in range(place, len(waiting)):
        text = waiting[end].text
        if "{" in text or "}" in text:
            opened, closed = text.find("{"), text.find("}")
            return end + 1 if closed >= 0 and (opened < 0 or closed < opened) else place
    return place
