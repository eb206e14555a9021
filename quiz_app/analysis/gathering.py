"""Scores from what students answered: which rows and columns the arrays get, and which bits the options."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from quiz_app.analysis.scores import Offered, Scores


@dataclass(frozen=True, slots=True)
class Answered:
    """What a student earned on an item, of 1; the options it offered and those she chose; no seconds: no answer."""

    student: str
    item: str
    revision: str
    share: float
    options: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    seconds: float | None = None


class Numbered:
    """Names with their numbers, in the order in which they first came."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._numbers = {name: number for number, name in enumerate(names)}

    def __getitem__(self, name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers))

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def names(self) -> tuple[str, ...]:
        """The names, the first first."""
        return tuple(self._numbers)


def gathered(
    worth: Mapping[str, float],
    answers: Sequence[Answered],
    keys: Mapping[str, Collection[str]],
    excused: Collection[str] = (),
) -> Scores:
    """The scores of these answers to items that are worth so much, the right options of each its `keys`."""
    items, students = Numbered(worth), Numbered()
    wordings, options = [Numbered() for _ in worth], [Numbered() for _ in worth]
    for one in answers:
        _ = students[one.student]
    shape = len(worth), len(students)
    points, seconds = np.full(shape, np.nan), np.full(shape, np.nan)
    chosen, revision = np.zeros(shape, dtype=np.int64), np.full(shape, -1, dtype=np.int64)
    most = np.array(list(worth.values()), dtype=np.float64)
    for one in answers:
        row, column = items[one.item], students[one.student]
        points[row, column] = one.share * most[row]
        revision[row, column] = wordings[row][one.revision]
        for option in one.options:
            _ = options[row][option]
        chosen[row, column] = sum(1 << options[row][option] for option in one.chosen)
        if one.seconds is not None:
            seconds[row, column] = one.seconds
    return Scores(
        items.names,
        points,
        most,
        np.array([item not in excused for item in worth], dtype=bool),
        tuple(
            tuple(Offered(option, option in keys.get(item, ())) for option in known.names)
            for item, known in zip(worth, options, strict=True)
        ),
        chosen,
        seconds,
        tuple(known.names for known in wordings),
        revision,
    )
