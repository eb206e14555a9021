"""What an attempt came to: the score, by topic and level, each response again, and what was missed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.errors import NotAllowed, NotFound
from quiz_app.domain.items import Item, Verdict
from quiz_app.domain.log import ATTEMPT_FINISHED, Event, Log, Response
from quiz_app.domain.quiz import PRACTICE, Draw, FormItem, Plan
from quiz_app.domain.regrading import ItemScore, Regrades, score_attempt
from quiz_app.domain.scoring import Share, shares
from quiz_app.services.holding import open_shelf, require_open
from quiz_app.services.identity import Actor, require_own
from quiz_app.services.quizzing import NOT_DUE, asked_items, sitting, verdict
from quiz_app.services.scores_log import ScoresLog
from quiz_app.services.world import World


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One item of the form with the response that counts, and what it earned after all that a teacher changed."""

    slot: FormItem
    item: Item
    response: Response | None
    verdict: Verdict
    score: ItemScore


@dataclass(frozen=True, slots=True)
class Result:
    """An attempt's score: `points` of `of`, with certainty marking in `certain`, where it was on.

    An item counts as many points as it was worth when it was drawn: one, unless an assignment says otherwise.

    `time_over`: it was not handed in before its time had passed.
    """

    sitting: Sitting
    rows: tuple[ResultRow, ...]
    points: float
    certain: float | None
    by_topic: tuple[Share, ...]
    by_level: tuple[Share, ...]
    by_certainty: tuple[Share, ...]
    time_over: bool

    @property
    def of(self) -> float:
        """The points possible; an excused item has none."""
        return sum(row.score.worth for row in self.rows if row.score.counted)

    @property
    def missed(self) -> tuple[str, ...]:
        """The items not answered in full, in the form's order."""
        return tuple(row.item.id for row in self.rows if row.verdict.points < 1 and row.score.counted)


def result(actor: Actor, world: World, attempt_id: str) -> Result:
    """What the attempt came to so far; in an exam only once it is handed in does anyone show it.

    NotAllowed where it was taken under an assignment whose answers are not due.
    """
    here = sitting(actor, world, attempt_id)
    if not here.answers_due(world.now()):
        raise NotAllowed(NOT_DUE)
    items = asked_items(actor, world, here)
    score = score_attempt(here, ScoresLog(world).regrades(here.assignment) if here.assignment else Regrades())
    rows = tuple(
        _scored(one, items[one.slot.item], verdict(actor, world, here, items[one.slot.item])) for one in score.items
    )
    given = [(row.response.certainty, row.verdict.points) for row in rows if row.response and row.response.certainty]
    return Result(
        here,
        rows,
        score.points,
        score.certain if here.attempt.form.plan.certainty else None,
        shares((_topic(world, here, row), row.verdict.points) for row in rows),
        shares((row.item.level, row.verdict.points) for row in rows if row.item.level),
        shares((str(certainty), points) for certainty, points in sorted(given)),
        any(one.data.get("why") == "time_over" for one in _endings(actor, world, attempt_id)),
    )


def again(actor: Actor, world: World, attempt_id: str) -> Plan:
    """A practice plan of what was missed in the attempt, as far as the banks still have it; NotFound if they do not."""
    found = result(actor, world, attempt_id)
    shelf = open_shelf(actor, world, found.sitting.attempt.form.reading)
    still = tuple(item_id for item_id in map(shelf.present, found.missed) if item_id in shelf.items)
    if not still:
        raise NotFound("The banks no longer have any of the missed questions. Choose another quiz.")
    return Plan(title="The missed ones", draw=Draw(only=still, items=0), mode=PRACTICE)


def past(actor: Actor, world: World, learner: str) -> list[Sitting]:
    """A learner's attempts with a response in them, the latest first."""
    require_own(actor, learner)
    answered = {response.attempt for response in world.store.responses(learner)}
    return [sitting(actor, world, one.id) for one in world.store.attempts(learner) if one.id in answered]


def attempt_log(actor: Actor, world: World, attempt_id: str) -> Log:
    """The rows of one attempt, for its CSV; NotAllowed while its answers are not due."""
    here = sitting(actor, world, attempt_id)
    if not here.answers_due(world.now()):
        raise NotAllowed(NOT_DUE)
    require_open(actor, world, here)
    return Log(
        attempts=(here.attempt,),
        responses=tuple(world.store.responses(actor.learner, attempt_id)),
        events=tuple(world.store.events(actor.learner, subject=attempt_id)),
        revisions=world.store.revisions(slot.revision for slot in here.items),
    )


def _scored(one: ItemScore, item: Item, judged: Verdict) -> ResultRow:
    return ResultRow(one.slot, item, one.response, replace(judged, points=one.share), one)


def _endings(actor: Actor, world: World, attempt_id: str) -> Iterable[Event]:
    return world.store.events(actor.learner, [ATTEMPT_FINISHED], attempt_id)


def _topic(world: World, here: Sitting, row: ResultRow) -> str:
    shelf = world.library.shelves.get(here.attempt.form.reading)
    topic = f"{row.slot.bank}/{row.item.topic}"
    return (shelf.topics.get(topic) if shelf else None) or row.item.topic or row.slot.bank
