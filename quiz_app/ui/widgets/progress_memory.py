"""Memory: how often cards came back against how often they should, quiz scores, and certainty against being right."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from quiz_app.services.progress import Calibrated, Progress, Proportion, Retained, Sat
from quiz_app.ui import progress_charts, text, wording
from quiz_app.ui.widgets.progress_figure import figure, later, numbers, percent

FEW = "Too few to say"
VERDICTS = {"few": FEW, "fits": "Fits", "over": "Surer than right", "under": "Righter than sure"}


def by_month(found: Progress) -> None:
    """True retention by month."""
    lede = "Of the cards that came due, the share that came back. The stroke is what you aimed at."
    with figure("months", "Remembered when it counted", lede):
        _retention("months", found, found.by_month[-12:], "Month", _month)


def by_interval(found: Progress) -> None:
    """True retention by the days waited."""
    with figure("intervals", "By how long you waited", "The same, by the days since you had last seen the card."):
        _retention("intervals", found, found.by_interval, "Waited", str)


def _retention(key: str, found: Progress, groups: Sequence[Retained], called: str, name: Callable[[str], str]) -> None:
    passed = found.retained.passed
    if not passed.of:
        later("This begins with the second meeting of a card, a day or more after you learned it. Study the cards due.")
        return
    drawn = [_dot(one, name(one.name)) for one in groups if not one.passed.few]
    words = (
        f"{passed.hits} of {passed.of} came back ({percent(passed.share)}); you aim at {percent(found.retention)} now."
    )
    if drawn:
        progress_charts.retained(drawn, key, words)
        later(words)
    else:
        later(f"{FEW}: {passed.hits} of {passed.of} came back. A group's share is drawn from 20 reviews on.")
    shown = [
        {called: name(one.name), "Came back": sure(one.passed), "Aimed at": percent(one.desired)} for one in groups
    ]
    numbers(key, shown, lambda: [_exact(one) for one in groups])


def scores(found: Progress) -> None:
    """Quiz scores over time."""
    with figure("scores", "Quiz scores", "Each quiz that you finished, by the day you began it."):
        if not found.sat:
            later("Each finished quiz becomes a dot here. A ready-made one takes about ten minutes.")
            return
        last = found.sat[-1]
        number = wording.sentence(wording.count(len(found.sat), "quiz", "quizzes"))
        words = f"{number} finished; the last one {wording.points(last.points)} of {wording.count(last.of, 'point')}."
        rows = [{"day": f"{one.day}", "title": one.title, "share": one.points / one.of} for one in found.sat]
        progress_charts.scores(rows, words)
        later(words)
        shown = [_sat(one) for one in reversed(found.sat)]
        numbers("scores", shown, lambda: [_exact_sat(one) for one in found.sat])


def certainty(found: Progress) -> None:
    """How often each level of certainty was right, against what it pays for."""
    lede = "The share right at each level. The gray band is where that level pays best."
    with figure("certainty", "How sure, how right", lede):
        if not any(one.right.of for one in found.calibrated):
            later(
                "Quizzes that ask how certain you are fill this. Choose one with certainty among the ready-made ones."
            )
            return
        words = " ".join(_said(one) for one in found.calibrated if one.right.of)
        progress_charts.calibrated([_band(one) for one in found.calibrated], words)
        later(words)
        shown = [
            {
                "You said": wording.CERTAINTY[one.level],
                "Right": sure(one.right),
                "Pays at": f"{percent(one.low)} to {percent(one.high)}",
                "So": VERDICTS[one.verdict],
            }
            for one in found.calibrated
        ]
        numbers("certainty", shown, lambda: [_exact_level(one) for one in found.calibrated])


def sure(share: Proportion) -> str:
    """A share as far as it can be told: counts alone under 20, `tentative` under 30, then with its interval."""
    counts = f"{share.hits} of {share.of}"
    if share.few:
        return counts if share.of else "–"
    low, high = share.interval()
    word = ", tentative" if share.tentative else ""
    return f"{percent(share.share)} ({low * 100:.0f} to {high:.0%}{word}), {counts}"


def _month(name: str) -> str:
    return f"{date.fromisoformat(name + '-01'):%b %Y}"


def _dot(one: Retained, name: str) -> dict[str, Any]:
    return {"name": name, "desired": one.desired, **_reach(one.passed)}


def _reach(share: Proportion) -> dict[str, Any]:
    low, high = share.interval()
    kind = progress_charts.TENTATIVE if share.tentative else progress_charts.SETTLED
    return {"share": share.share, "low": low, "high": high, "of": share.of, "kind": kind}


def _band(one: Calibrated) -> dict[str, Any]:
    """A level's band; its dot only where there are enough answers."""
    there = {} if one.right.few else _reach(one.right)
    return {"name": wording.CERTAINTY[one.level], "pays_from": one.low, "pays_to": one.high, "share": None, **there}


def _said(one: Calibrated) -> str:
    word = wording.CERTAINTY[one.level]
    if one.right.few:
        return f"{word}: {FEW.lower()}, {one.right.hits} of {one.right.of} right."
    return f"{word}: {percent(one.right.share)} right, {VERDICTS[one.verdict].lower()}."


def _exact(one: Retained) -> dict[str, Any]:
    return {"group": one.name, **_counts(one.passed, "passed"), "desired": one.desired}


def _exact_level(one: Calibrated) -> dict[str, Any]:
    return {"certainty": one.level, **_counts(one.right, "right"), "pays_from": one.low, "pays_to": one.high}


def _counts(share: Proportion, hits: str) -> dict[str, Any]:
    low, high = share.interval()
    return {hits: share.hits, "of": share.of, "share": share.share, "low": low, "high": high}


def _sat(one: Sat) -> dict[str, str]:
    points = f"{wording.points(one.points)} of {one.of}"
    return {"Day": wording.long_date(one.day), "Quiz": text.bank(one.title), "Points": points}


def _exact_sat(one: Sat) -> dict[str, Any]:
    return {"day": one.day, "quiz": one.title, "points": one.points, "of": one.of}
