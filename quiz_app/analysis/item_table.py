"""The analysis as plain values, for JSON, tables and files: what too few answers cannot carry is None in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from quiz_app.analysis.choices import Chosen
from quiz_app.analysis.consistency import Consistency
from quiz_app.analysis.item_verdicts import Names, advice, flags
from quiz_app.analysis.items import ItemStatistics

PLACES = 4
Told = dict[str, Any]

# The columns of the item analysis as a table, one row an item (or revision).
COLUMNS = (
    "item", "revision", "answers", "points", "max", "counted", "standing", "facility", "facility_low", "facility_high",
    "discrimination", "discrimination_low", "discrimination_high", "efficiency", "difference", "median_seconds",
    "flags", "advice",
)  # fmt: skip


def told_item(one: ItemStatistics, names: Names | None = None) -> Told:
    """An item's figures by name; below 20 answers the counts alone."""
    carried = one.standing != "counts"
    low, high = one.discrimination_interval or (None, None)
    figures = {
        "facility": one.facility,
        "facility_low": one.facility_interval[0],
        "facility_high": one.facility_interval[1],
        "discrimination": one.discrimination,
        "discrimination_low": low,
        "discrimination_high": high,
        "efficiency": one.efficiency,
        "difference": one.difference,
    }
    return {
        "item": one.item,
        "revision": one.revision,
        "answers": one.answers,
        "points": rounded(one.points),
        "max": rounded(one.most),
        "counted": one.counted,
        "standing": one.standing,
        **{name: rounded(figure) if carried else None for name, figure in figures.items()},
        "median_seconds": rounded(one.quartiles[1]) if one.quartiles else None,
        "quartile_seconds": [rounded(cut) for cut in one.quartiles] if one.quartiles else None,
        "flags": list(flags(one)),
        "advice": advice(one, names),
        "options": [_option(option, carried) for option in one.choices],
        "revisions": [told_item(part, names) for part in one.revisions],
    }


def told_whole(found: Consistency) -> Told:
    """The whole test's figures by name; below 20 students the counts alone."""
    carried = found.standing != "counts"
    low, high = found.interval or (None, None)
    figures = {"alpha": found.alpha, "alpha_low": low, "alpha_high": high, "standard_error": found.error}
    return {
        "complete_students": found.students,
        "counted_items": found.items,
        "max": rounded(found.most),
        "mean": rounded(found.mean),
        "standard_deviation": rounded(found.spread),
        "standing": found.standing,
        **{name: rounded(figure) if carried else None for name, figure in figures.items()},
    }


def table(items: Sequence[ItemStatistics], names: Mapping[str, Names] | None = None) -> list[list[Any]]:
    """The item analysis under COLUMNS: a row an item, and below it one a revision where it has several."""
    rows = []
    for one in items:
        for part in (one, *one.revisions):
            figures = told_item(part, (names or {}).get(one.item))
            figures["flags"] = " ".join(figures["flags"])
            rows.append([figures[name] for name in COLUMNS])
    return rows


def rounded(number: float | None) -> float | None:
    """The number as it is told: four places, and a whole one as such."""
    return None if number is None else round(number, PLACES)


def _option(option: Chosen, carried: bool) -> Told:
    return {
        "option": option.id,
        "key": option.key,
        "chosen": option.number,
        "upper": option.upper,
        "lower": option.lower,
        "correlation": rounded(option.correlation) if carried else None,
    }
