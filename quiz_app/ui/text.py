"""Texts made safe to draw: a bank's Markdown without surprises, a person's words as plain text."""

import re

from quiz_app.domain.media import addressed

SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:^=&\"'])")


def bank(text: str) -> str:
    """A bank's Markdown: a dollar is a dollar, a colon starts no colour or icon, HTML stays text, pictures show."""
    plain = re.sub(r"(?<!\\)([$<])", r"\\\1", re.sub(r":(?=[a-z_/-]+[\[:])", r"\\:", text)).replace("U-2", "U‑2")
    return addressed(plain)


def cell(text: str) -> str:
    """A bank's Markdown in a cell of a table, where a bar would end the cell."""
    return bank(text).replace("|", r"\|")


def plain(text: str) -> str:
    """What a person typed, shown letter by letter: no Markdown, no line breaks."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def plain_part(text: str) -> str:
    """A part of what a person typed, letter by letter, the spaces at its ends kept."""
    return SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text))
