"""What share of the points Moodle lets an answer earn: its list of legal fractions, in percent."""

from decimal import Decimal

LEGAL = tuple(
    Decimal(text)
    for text in (
        "100 90 83.33333 80 75 70 66.66667 60 50 40 33.33333 30 25 20 16.66667 14.28571 12.5 11.11111 10 5 0".split()
    )
)
FULL = Decimal(100)
GRADING = "RELATIVE_ALL_PREVIOUS_AND_NEXT"  # the way to score an ordering that is nearest to ours
ALIKE = Decimal("0.01")  # so far apart, two shares are the same one rounded differently


def nearest(share: Decimal) -> Decimal:
    """The legal fraction nearest to this share in percent, of either sign."""
    found = min(LEGAL, key=lambda one: abs(one - abs(share)))
    return found if share >= 0 else -found


def alike(first: Decimal, second: Decimal) -> bool:
    """Whether two shares are the same but for rounding."""
    return abs(first - second) < ALIKE


def fair(keys: int, distractors: int) -> tuple[Decimal, Decimal]:
    """What a key and a distractor of a multiple choice count, in legal fractions: as near as can be to our rule."""
    return nearest(FULL / keys), nearest(-FULL / distractors) if distractors else Decimal(0)


def is_exact(keys: int, distractors: int) -> bool:
    """Whether the legal fractions say exactly what our rule does."""
    right, wrong = fair(keys, distractors)
    return alike(right, FULL / keys) and alike(wrong, -FULL / distractors if distractors else Decimal(0))
