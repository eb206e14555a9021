"""A long log of another program's ratings in little memory: columns of numbers, rows made when they are asked for."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import overload

from quiz_app.interchange.bundle import PastReview

Row = tuple[int, int, int, int]


class PastReviews(Sequence[PastReview]):
    """Ratings by the place of their face among `faces`, in milliseconds since 1970 and milliseconds taken."""

    def __init__(self, faces: Sequence[str]) -> None:
        self._faces = faces
        self._face, self._at, self._rating, self._taken = array("l"), array("q"), array("b"), array("q")

    def extend(self, rows: Sequence[Row], places: Callable[[int], int | None]) -> int:
        """Add (card, moment, rating, time taken) of ratings whose card has a face, and say how many have none."""
        if not rows:
            return 0
        cards, *columns = zip(*rows, strict=True)
        faces = list(map(places, cards))
        if None in faces:
            known = [row for row, face in zip(rows, faces, strict=True) if face is not None]
            return len(rows) - len(known) + self.extend(known, places)
        for column, values in zip((self._face, self._at, self._rating, self._taken), (faces, *columns), strict=True):
            column.extend(values)
        return 0

    def __len__(self) -> int:
        return len(self._at)

    @overload
    def __getitem__(self, place: int) -> PastReview: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[PastReview]: ...

    def __getitem__(self, place: int | slice) -> PastReview | Sequence[PastReview]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        face, at = self._faces[self._face[place]], datetime.fromtimestamp(self._at[place] / 1000, UTC)
        return PastReview(face, at, self._rating[place], self._taken[place] / 1000)

    def __iter__(self) -> Iterator[PastReview]:
        return map(self.__getitem__, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(PastReview.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]
