"""What to do about an item, in one sentence, where its numbers carry one: never below 20 answers, for sure from 30."""

from collections.abc import Callable, Mapping

from quiz_app.analysis.choices import LEAST_CHOSEN, Chosen
from quiz_app.analysis.items import ItemStatistics
from quiz_app.analysis.proportion import SETTLED

KEY_SUSPECT, TOO_HARD, FLAT, TOO_EASY, DISTRACTOR_DEAD = (
    "key_suspect",
    "too_hard",
    "flat",
    "too_easy",
    "distractor_dead",
)
FLAGS = (KEY_SUSPECT, TOO_HARD, FLAT, TOO_EASY, DISTRACTOR_DEAD)  # the gravest first
EASY, HARD, SEPARATES = 0.85, 0.30, 0.20
FEWEST_OPTIONS = 3  # of true and false, one is dead wherever nearly all are right

Names = Mapping[str, str]


def flags(one: ItemStatistics) -> tuple[str, ...]:
    """What the numbers say against an item, the gravest first; nothing where they are too few.

    The whole interval has to say so: facility above 0.85 or below 0.30, discrimination below 0 (or 0.20).
    """
    if one.standing == "counts":
        return ()
    low, high = one.facility_interval
    highest = one.discrimination_interval[1] if one.discrimination_interval else 1.0
    raised = {
        KEY_SUSPECT: highest < 0 or better_than_key(one) is not None,
        TOO_HARD: high < HARD,
        FLAT: 0 <= highest < SEPARATES,
        TOO_EASY: low > EASY,
        DISTRACTOR_DEAD: bool(dead(one)),
    }
    return tuple(flag for flag in FLAGS if raised[flag])


def better_than_key(one: ItemStatistics) -> Chosen | None:
    """The distractor that more of the upper group chose than the key (than any of the keys); None where none is."""
    keys = [option.upper for option in one.choices if option.key]
    wrong = max((option for option in one.choices if not option.key), key=lambda option: option.upper, default=None)
    return wrong if wrong is not None and keys and wrong.upper > min(keys) else None


def dead(one: ItemStatistics) -> tuple[Chosen, ...]:
    """The distractors that fewer than one in twenty chose."""
    if len(one.choices) < FEWEST_OPTIONS:
        return ()
    return tuple(option for option in one.choices if not option.key and option.share < LEAST_CHOSEN)


def advice(one: ItemStatistics, names: Names | None = None) -> str:
    """What to do about the item, in plain words; `names` are what options are called, where not by their ids."""
    if not one.answers:
        return "Nobody has answered it yet."
    answers = f"{one.answers} answer{'s' * (one.answers != 1)}"
    if one.standing == "counts":
        return f"{answers}: too few to say. Another {SETTLED - one.answers} would settle it."
    raised = flags(one)
    says = SENTENCES[raised[0]](one, names or {}) if raised else _fine(one)
    if one.standing == "tentative":
        return f"Tentative, on {answers}: {says[0].lower()}{says[1:]} Another {SETTLED - one.answers} would settle it."
    return says


def _fine(one: ItemStatistics) -> str:
    if one.discrimination_interval and one.discrimination_interval[0] > 0:
        return "Reads well: keep it."
    return f"Keep it: nothing speaks against it. Whether it tells strong from weak, {one.answers} answers cannot show."


def _key_suspect(one: ItemStatistics, names: Names) -> str:
    better = better_than_key(one)
    if better is None:
        return "Strong students miss it more often than weak ones: check the key, and whether the stem misleads."
    key = min((option for option in one.choices if option.key), key=lambda option: option.upper)
    return (
        f"Of the strongest, {better.upper} chose {_named(better, names)} and {key.upper} the key {_named(key, names)}: "
        "check the key, and accept both where both can be defended."
    )


def _too_hard(one: ItemStatistics, names: Names) -> str:
    return (
        f"Few get it right, at most {one.facility_interval[1]:.0%} in the long run: check that the reading says it "
        "and the stem asks for it, or teach it again."
    )


def _flat(one: ItemStatistics, names: Names) -> str:
    return "Strong and weak students do about equally well: look for a hint, or a second meaning, in the stem."


def _too_easy(one: ItemStatistics, names: Names) -> str:
    return "Nearly everybody gets it right: keep it to warm up, or ask for more."


def _dead(one: ItemStatistics, names: Names) -> str:
    idle = dead(one)
    counted = ", ".join(f"{_named(option, names)} ({option.number} of {option.of})" for option in idle)
    better = "a closer wrong answer" if len(idle) == 1 else "closer wrong answers"
    return f"Hardly anybody chooses {counted}: {better} would tell you more."


def _named(option: Chosen, names: Names) -> str:
    return f"“{names.get(option.id, option.id)}”"


SENTENCES: dict[str, Callable[[ItemStatistics, Names], str]] = {
    KEY_SUSPECT: _key_suspect,
    TOO_HARD: _too_hard,
    FLAT: _flat,
    TOO_EASY: _too_easy,
    DISTRACTOR_DEAD: _dead,
}
