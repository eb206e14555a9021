"""Which faces are due on a day and which are new, by bank: counted once, and then face by face as they change."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date

from quiz_app.domain.memory import Schedule


class DueFaces:
    """The faces that are due on `day`, and those that were never begun, each under its bank; none that is `aside`.

    `begun` is how many new ones were begun on that day.
    """

    def __init__(
        self,
        faces: Collection[str],
        schedules: Mapping[str, Schedule],
        bank_of: Callable[[str], str],
        day: date,
        aside: Collection[str],
        begun: int,
    ) -> None:
        self.begun = begun
        self._bank_of, self._day = bank_of, day
        self._faces, self._aside = faces, aside
        self.due: defaultdict[str, set[str]] = defaultdict(set)
        self.new: defaultdict[str, set[str]] = defaultdict(set)
        for key in faces:
            self._put(key, schedules.get(key))

    def change(self, key: str, schedule: Schedule) -> None:
        """Have this be the face's schedule."""
        if key in self._faces:
            bank = self._bank_of(key)
            self.begun += key in self.new[bank] and schedule.first_day == self._day
            self.due[bank].discard(key)
            self.new[bank].discard(key)
            self._put(key, schedule)

    def want(self, key: str) -> tuple[str, int, int] | None:
        """(its bank, how many more are due, how many fewer are new) once this face comes today, whatever its day."""
        if key not in self._faces or key in self._aside:
            return None
        bank = self._bank_of(key)
        return bank, key not in self.due[bank], key in self.new[bank]

    def _put(self, key: str, schedule: Schedule | None) -> None:
        if schedule is None or schedule.phase == "new":
            where = self.new
        elif schedule.due_at is not None or (schedule.due_day is not None and schedule.due_day <= self._day):
            where = self.due
        else:
            return
        if key not in self._aside:
            where[self._bank_of(key)].add(key)
