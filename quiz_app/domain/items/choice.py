"""Items answered by choosing: one of several, several of several, true or false."""

from dataclasses import dataclass
from typing import ClassVar

from quiz_app.domain.items.base import Answer, Arrangement, Item, Rivals, Verdict, are_texts, by_lot, refuse_unless


@dataclass(frozen=True, slots=True)
class Option:
    """A key or a distractor; `why` says what is wrong (or right) about it."""

    id: str
    text: str
    key: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Item):
    """What the two choice kinds share: options, shown by lot unless their order means something."""

    options: tuple[Option, ...]
    shuffle: bool = True

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids of the right options."""
        return tuple(option.id for option in self.options if option.key)

    def arrange(self, seed: str) -> Arrangement:
        """The options' order."""
        ids = tuple(option.id for option in self.options)
        return {"options": by_lot(ids, f"{seed}/{self.id}") if self.shuffle else ids}


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice(Choice):
    """One key among several options. Answer: the option's id."""

    kind: ClassVar[str] = "single_choice"

    def key(self) -> Answer:
        """The key's id."""
        return self.keys[0]

    def check(self, answer: Answer) -> None:
        """Refuse anything but one of the options."""
        known = {option.id for option in self.options}
        refuse_unless(isinstance(answer, str) and answer in known, "Choose one of the options.")

    def score(self, answer: Answer, rivals: Rivals = frozenset()) -> Verdict:
        """All or nothing."""
        return Verdict(float(answer == self.key()))


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice(Choice):
    """Several keys among several options. Answer: the chosen ids, in any order."""

    kind: ClassVar[str] = "multiple_choice"

    def key(self) -> Answer:
        """The ids of all keys."""
        return self.keys

    def check(self, answer: Answer) -> None:
        """Refuse anything but one or more different options."""
        refuse_unless(are_texts(answer, tuple), "Choose at least one option.")
        known = {option.id for option in self.options}
        refuse_unless(len(set(answer)) == len(answer) and known.issuperset(answer), "Choose among the options.")

    def score(self, answer: Answer, rivals: Rivals = frozenset()) -> Verdict:
        """+1/C for each of C keys chosen, -1/W for each of W distractors, never below 0: choosing all earns nothing."""
        keys = set(self.keys)
        right = len(keys.intersection(answer))
        wrong = len(answer) - right
        distractors = len(self.options) - len(keys)
        points = right / len(keys) - (wrong / distractors if wrong else 0)
        return Verdict(max(0.0, points), f"{right} of {len(keys)} right ones chosen, {wrong} wrong.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Item):
    """A statement to judge. Answer: "true" or "false"."""

    kind: ClassVar[str] = "true_false"

    is_true: bool
    why: str = ""

    def key(self) -> Answer:
        """ "true" or "false"."""
        return "true" if self.is_true else "false"

    def check(self, answer: Answer) -> None:
        """Refuse anything but true and false."""
        refuse_unless(answer in ("true", "false"), "Choose true or false.")

    def score(self, answer: Answer, rivals: Rivals = frozenset()) -> Verdict:
        """All or nothing."""
        return Verdict(float(answer == self.key()))
