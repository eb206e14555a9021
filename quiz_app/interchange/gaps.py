"""Gaps in a text that still goes through HTML and Markdown: a sign for each, and the text with gaps for the signs."""

import re

from quiz_app.interchange.markup import GAPLIKE
from quiz_app.interchange.soundness import Unreadable

OPEN, CLOSE = "\ue0f0", "\ue0f1"
SIGN = re.compile(f"{OPEN}([0-9]{{1,6}}){CLOSE}")
NUMBERED = re.compile(r"\{\{(\d+)\}\}")


def gap_sign(number: int) -> str:
    """A sign for the gap that goes through HTML and Markdown unchanged."""
    return f"{OPEN}{number}{CLOSE}"


def without_signs(text: str) -> str:
    """A text that comes from elsewhere without what could be taken for such a sign."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def with_gaps(markdown: str, count: int) -> str:
    """The text with its gap signs written as gaps, and no other braces that could be taken for one."""
    text = SIGN.sub(r"{{\1}}", GAPLIKE.sub(r"{\\", markdown))
    if sorted(map(int, NUMBERED.findall(text))) != list(range(1, count + 1)):
        raise Unreadable("the gaps do not stand in the text, each once")
    return text
