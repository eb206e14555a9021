"""What a student missed under an assignment: the claims behind it, the weakest first; nothing before it is due."""

from collections import defaultdict
from dataclasses import dataclass

from quiz_app.domain.regrading import score_attempt
from quiz_app.services.identity import Actor
from quiz_app.services.scores_log import ScoresLog
from quiz_app.services.taking import my_assignment
from quiz_app.services.world import World

MOST = 5


@dataclass(frozen=True, slots=True)
class MissedClaim:
    """A claim, and what the questions about it earned of what they could: each question of each attempt is one."""

    id: str
    points: float
    asked: int

    @property
    def share(self) -> float:
        """The mean score of the questions about it."""
        return self.points / self.asked


def missed_claims(actor: Actor, world: World, assignment_id: str, most: int = MOST) -> tuple[MissedClaim, ...]:
    """The claims that the actor missed under an assignment, as far as its answers are due, the weakest first."""
    mine, now = my_assignment(actor, world, assignment_id), world.now()
    log = ScoresLog(world)
    over = [score_attempt(one, mine.regrades) for one in mine.sittings if one.ended(now) and one.answers_due(now)]
    items = log.items(one.slot.revision for score in over for one in score.items)
    earned: dict[str, list[float]] = defaultdict(list)
    for score in over:
        for one in score.items:
            for claim in items[one.slot.revision].claims if one.counted else ():
                earned[claim].append(one.share)
    missed = [MissedClaim(claim, sum(shares), len(shares)) for claim, shares in earned.items()]
    return tuple(sorted((one for one in missed if one.share < 1), key=lambda one: (one.share, -one.asked))[:most])
