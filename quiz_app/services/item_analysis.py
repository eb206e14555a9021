"""Item analysis of an assignment: one attempt of each student that has ended, as it was judged.

Which one the teacher says: the first, where she says nothing. It is a row of the matrix for every student, whatever of
her attempts counts for her score.

A key accepted later and a score set by hand count; a point that everyone got does not tell anything, so that there the
judged score stands. An item not answered in an attempt that has ended earned nothing, as in its score.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quiz_app.domain.assignment import BEST, FIRST, LAST
from quiz_app.domain.errors import NotFound
from quiz_app.domain.items import Choice, Item, TrueFalse
from quiz_app.domain.items.base import Answer
from quiz_app.domain.regrading import EVERYONE, ItemScore
from quiz_app.services.grading import Results, results
from quiz_app.services.identity import Actor
from quiz_app.services.scores_log import Scored, ScoresLog
from quiz_app.services.world import World

if TYPE_CHECKING:
    from quiz_app.analysis.consistency import Consistency
    from quiz_app.analysis.gathering import Answered
    from quiz_app.analysis.items import ItemStatistics
    from quiz_app.analysis.scores import Scores

ATTEMPTS = (FIRST, BEST, LAST)
TRUTH = {"true": "True", "false": "False"}
MOST_GIVEN = 8
Given = tuple[Answer, int, bool]  # (an answer, how many gave it, whether it counts in full)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the answers say of the items. `names` are the options' texts, `given` the answers themselves.

    `attempts` says which attempt of each student is looked at.
    """

    results: Results
    attempts: str
    students: int
    whole: "Consistency"
    items: "tuple[ItemStatistics, ...]"
    names: Mapping[str, Mapping[str, str]]
    given: Mapping[str, tuple[Given, ...]]

    @property
    def typed(self) -> Mapping[str, tuple[Given, ...]]:
        """The answers to the items that have no options."""
        return {item: given for item, given in self.given.items() if not self.names[item]}

    @property
    def told(self) -> list[dict[str, Any]]:
        """The items' figures by name, without what too few answers cannot carry."""
        from quiz_app.analysis.item_table import told_item

        return [told_item(one, self.names[one.item]) for one in self.items]

    @property
    def advice(self) -> str:
        """How far the totals can be trusted."""
        from quiz_app.analysis.whole_verdict import whole_advice

        return whole_advice(self.whole)


def analysis(actor: Actor, world: World, assignment_id: str, attempts: str = FIRST) -> Analysis:
    """The item analysis of an assignment of a class that the actor teaches, by each student's first, best or last."""
    from quiz_app.analysis.consistency import consistency
    from quiz_app.analysis.items import item_statistics

    found = results(actor, world, assignment_id)
    looked_at = one_of_each(found, attempts)
    scores = _scores(world, found, looked_at)
    names = {item: option_names(one) for item, one in found.items.items()}
    given = {item: _given(item, looked_at) for item in found.items}
    return Analysis(found, attempts, len(looked_at), consistency(scores), item_statistics(scores), names, given)


def one_of_each(found: Results, attempts: str) -> list[Scored]:
    """Each student's first, best (of equal ones the first) or last attempt that has ended; NotFound for any other."""
    if attempts not in ATTEMPTS:
        raise NotFound(f"There is no item analysis by '{attempts}' attempts.")
    every = ([one for one in row.attempts if one.ended] for row in found.rows)
    return [_chosen(ended, attempts) for ended in every if ended]


def _chosen(ended: Sequence[Scored], attempts: str) -> Scored:
    return max(ended, key=lambda one: one.score.share) if attempts == BEST else ended[-1 if attempts == LAST else 0]


def option_names(item: Item) -> dict[str, str]:
    """What the options of an item say, by id; none where it has no options."""
    if isinstance(item, Choice):
        return {option.id: option.text for option in item.options}
    return dict(TRUTH) if isinstance(item, TrueFalse) else {}


def _scores(world: World, found: Results, looked_at: Sequence[Scored]) -> "Scores":
    from quiz_app.analysis.gathering import gathered

    kept = ScoresLog(world).items(one.slot.revision for scored in looked_at for one in scored.score.items)
    offered = {revision: tuple(option_names(item)) for revision, item in kept.items()}
    answers = [_answered(scored, one, offered[one.slot.revision]) for scored in looked_at for one in scored.score.items]
    keys = {item: _keys(found, item) for item in found.items}
    return gathered(found.worth, answers, keys, found.regrades.excused)


def _answered(scored: Scored, one: ItemScore, options: tuple[str, ...]) -> "Answered":
    from quiz_app.analysis.gathering import Answered

    answer = one.response.answer if one.response else None
    given = (answer,) if isinstance(answer, str) else answer if isinstance(answer, tuple) else ()
    chosen = tuple(option for option in given if option in options)
    seconds = one.response.seconds if one.response else None
    return Answered(scored.id, one.slot.item, one.slot.revision, _share(one), options, chosen, seconds)


def _share(one: ItemScore) -> float:
    return one.judged if one.why == EVERYONE else one.share


def _keys(found: Results, item: str) -> frozenset[str]:
    """The ids of the options that count as right, also those accepted later."""
    one = found.items[item]
    if not isinstance(one, Choice | TrueFalse):
        return frozenset()
    right = [one.key(), *(key.answer for key in found.regrades.ruling(item).keys)]
    return frozenset(option for answer in right for option in ((answer,) if isinstance(answer, str) else answer))


def _given(item: str, looked_at: Sequence[Scored]) -> tuple[Given, ...]:
    """The answers given to an item, the most frequent first."""
    numbers: Counter[str] = Counter()
    answers: dict[str, tuple[Answer, bool]] = {}
    for scored in looked_at:
        for one in scored.score.items:
            if one.slot.item == item and one.response is not None and one.response.answer is not None:
                key = repr(one.response.answer)
                numbers[key] += 1
                answers[key] = one.response.answer, _share(one) >= 1
    return tuple((answers[key][0], number, answers[key][1]) for key, number in numbers.most_common(MOST_GIVEN))
