"""The eight kinds of item, by name."""

from quiz_app.domain.items.arranged import Entry, Matching, Ordering, Pair
from quiz_app.domain.items.base import EXAM_POOL, LEVELS, Answer, Arrangement, Item, Rivals, Verdict, by_lot
from quiz_app.domain.items.choice import Choice, MultipleChoice, Option, SingleChoice, TrueFalse
from quiz_app.domain.items.typed import GAP, Cloze, Gap, Near, Numeric, Reject, ShortAnswer

KINDS: dict[str, type[Item]] = {
    cls.kind: cls for cls in (SingleChoice, TrueFalse, MultipleChoice, ShortAnswer, Numeric, Cloze, Matching, Ordering)
}

__all__ = [
    "EXAM_POOL",
    "GAP",
    "KINDS",
    "LEVELS",
    "Answer",
    "Arrangement",
    "Choice",
    "Cloze",
    "Entry",
    "Gap",
    "Item",
    "Matching",
    "MultipleChoice",
    "Near",
    "Numeric",
    "Option",
    "Ordering",
    "Pair",
    "Reject",
    "Rivals",
    "ShortAnswer",
    "SingleChoice",
    "TrueFalse",
    "Verdict",
    "by_lot",
]
