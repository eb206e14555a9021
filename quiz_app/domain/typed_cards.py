"""A card whose answer is typed: what counts as the answer, by the rules of a short answer."""

import re
from collections.abc import Iterable

from quiz_app.domain.card import Face
from quiz_app.domain.own_cards import LONGEST_TYPED
from quiz_app.domain.spelling import Match, compare

ASIDE = re.compile(r"\s*\([^()]*\)")


def typeable(face: Face) -> bool:
    """Whether the answer is short enough to be typed."""
    return 0 < len(face.answer) <= LONGEST_TYPED and "\n" not in face.answer


def judge(face: Face, given: str, rivals: Iterable[str] = ()) -> Match:
    """`same` as the answer, a `typo` of it, or something `other`; what stands in brackets may be left out."""
    accept = (face.answer, ASIDE.sub("", face.answer))
    return compare(given, accept, typos=True, rivals=rivals)
