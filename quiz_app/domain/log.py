"""The rows of the logs. Rows are appended, never changed; everything else is a fold over them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from quiz_app.domain.items import Answer
from quiz_app.domain.quiz import Form

NAMESPACE = UUID("6d657269-6469-516e-8000-000000000001")


def row_id(device: str, subject: str, ordinal: int) -> str:
    """The id of a device's row about an attempt's item, a card or a setting, fixed before anything is answered.

    A retry makes the same id again, and two devices never make the same.
    """
    return str(uuid5(NAMESPACE, f"{device}/{subject}/{ordinal}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One sitting with one form, kept as it was drawn. `assignment` is the one that it was taken under, if any."""

    id: str
    learner: str
    device: str
    form: Form
    started_at: datetime
    assignment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One answer to one item of an attempt, as it was judged then. `answer` None: "I don't know"."""

    id: str
    learner: str
    device: str
    attempt: str
    reading: str
    item: str
    revision: str
    ordinal: int
    answer: Answer | None
    points: float
    certainty: int | None
    at: datetime
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One rating of one face of a card. `retention` is what was desired then, `study_day` the learner's day."""

    id: str
    learner: str
    device: str
    reading: str
    card: str
    ordinal: int
    rating: int
    at: datetime
    study_day: date
    retention: float
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomEvent:
    """One move in a room, under a key that makes it unique there."""

    id: str
    room: str
    member: str
    ordinal: int
    kind: str
    data: dict[str, Any] = field(default_factory=dict)
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Anything else that happened: a setting changed, a card added, a review undone, an attempt handed in."""

    id: str
    learner: str
    device: str
    ordinal: int
    kind: str
    subject: str
    data: dict[str, Any] = field(default_factory=dict)
    at: datetime


SETTING_CHANGED = "setting_changed"  # subject: the setting's name; data: value
ATTEMPT_FINISHED = "attempt_finished"  # subject: the attempt; data: why (handed_in, time_over)
ATTEMPT_LEFT = "attempt_left"  # subject: the attempt: not to be offered again
TIME_ADDED = "time_added"  # subject: the attempt; data: seconds
ITEM_FLAGGED = "item_flagged"  # subject: the attempt; data: item, on
ITEM_REPORTED = "item_reported"  # subject: reading/item; data: note, revision, attempt
CARD_ADDED = "card_added"  # subject: reading/card; data: what it holds (front, back, cloze, topic, claims ...)
CARD_EDITED = "card_edited"  # subject: reading/card; data: what it holds from now on
CARD_REMOVED = "card_removed"  # subject: reading/card; data: on
CARD_SUSPENDED = "card_suspended"  # subject: reading/face; data: on
CARD_BURIED = "card_buried"  # subject: reading/face; data: until (the study day on which it is there again)
CARD_FLAGGED = "card_flagged"  # subject: reading/face; data: on
CARD_RESET = "card_reset"  # subject: reading/face; data: seen (how many reviews of this device, by logged face)
LEECH_KEPT = "leech_kept"  # subject: reading/face; data: lapses (at which the learner chose to go on)
CARD_ACT_UNDONE = "card_act_undone"  # subject: the event
REVIEW_UNDONE = "review_undone"  # subject: the review
CATCH_UP_STARTED = "catch_up_started"  # subject: the reading; data: start, days, a_day
CATCH_UP_CANCELLED = "catch_up_cancelled"  # subject: the reading
CRAM_STARTED = "cram_started"  # subject: the reading; data: title, faces
CRAM_TRIED = "cram_tried"  # subject: the cram; data: face, right
CRAM_LEFT = "cram_left"  # subject: the cram: not to be offered again
CARD_WANTED = "card_wanted"  # subject: reading/face; data: because (what was missed); due from then on until reviewed
TIMELINE_STARTED = "timeline_started"  # subject: the practice; data: reading, game, seed, rounds, entries
TIMELINE_ARRANGED = "timeline_arranged"  # subject: the practice; data: number, order (so far)
TIMELINE_ANSWERED = "timeline_answered"  # subject: the practice; data: reading, number, put, answer, points, missed
TIMELINE_LEFT = "timeline_left"  # subject: the practice: not to be offered again
SET_SAVED = "set_saved"  # subject: the quiz set; data: title, reading, plan, archived
ROOM_ENTERED = "room_entered"  # subject: the room; data: title

# In a class's log (domain/classlog.py) only; data["by"] says who did it. Never part of a learner's export or import.
COHORT_OPENED = "cohort_opened"  # subject: the teacher; data: title, zone
COHORT_CHANGED = "cohort_changed"  # subject: title, zone, joining or archived; data: value
CODE_SET = "code_set"  # subject: the class code
TEACHER_ADDED = "teacher_added"  # subject: the teacher
TEACHER_REMOVED = "teacher_removed"  # subject: the teacher
ROSTER_SET = "roster_set"  # subject: the cohort; data: entries (id, name, email)
STUDENT_JOINED = "student_joined"  # subject: the student; data: name, entry (of the roster) and email, or ""
STUDENT_RENAMED = "student_renamed"  # subject: the student; data: name
STUDENT_MERGED = "student_merged"  # subject: the student who is the same person; data: into
STUDENT_REMOVED = "student_removed"  # subject: the student
STUDENT_RESTORED = "student_restored"  # subject: the student
RETURN_CODE_ISSUED = "return_code_issued"  # subject: the student; the code itself is kept nowhere
ASSIGNMENT_SET = "assignment_set"  # subject: the assignment; data: what was set or changed of it
OVERRIDE_SET = "override_set"  # subject: the assignment; data: learner, and what holds for her instead
ITEM_REGRADED = "item_regraded"  # subject: the assignment; data: item, how, answer (another key), unordered, reason
SCORE_OVERRIDDEN = "score_overridden"  # subject: the assignment; data: attempt, item, share (null: as judged), reason
RESPONSE_COMMENTED = "response_commented"  # subject: the assignment; data: attempt, item, text
EXPORTED = "exported"  # subject: what of others' was taken out; data: as each kind needs

REGRADE_KINDS = (ITEM_REGRADED, SCORE_OVERRIDDEN, RESPONSE_COMMENTED)
ASSIGNMENT_KINDS = (ASSIGNMENT_SET, OVERRIDE_SET)
STUDENT_KINDS = (STUDENT_JOINED, STUDENT_RENAMED, STUDENT_MERGED, STUDENT_REMOVED, STUDENT_RESTORED)
COHORT_KINDS = (
    COHORT_OPENED,
    COHORT_CHANGED,
    CODE_SET,
    TEACHER_ADDED,
    TEACHER_REMOVED,
    ROSTER_SET,
    *STUDENT_KINDS,
)

EVENT_KINDS = (
    SETTING_CHANGED,
    ATTEMPT_FINISHED,
    ATTEMPT_LEFT,
    TIME_ADDED,
    ITEM_FLAGGED,
    ITEM_REPORTED,
    CARD_ADDED,
    CARD_EDITED,
    CARD_REMOVED,
    CARD_SUSPENDED,
    CARD_BURIED,
    CARD_FLAGGED,
    CARD_RESET,
    LEECH_KEPT,
    CARD_ACT_UNDONE,
    REVIEW_UNDONE,
    ROOM_ENTERED,
    SET_SAVED,
    CATCH_UP_STARTED,
    CATCH_UP_CANCELLED,
    CRAM_STARTED,
    CRAM_TRIED,
    CRAM_LEFT,
    CARD_WANTED,
    TIMELINE_STARTED,
    TIMELINE_ARRANGED,
    TIMELINE_ANSWERED,
    TIMELINE_LEFT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """All that is known of a learner: what an export holds and an import brings."""

    attempts: tuple[Attempt, ...] = ()
    responses: tuple[Response, ...] = ()
    reviews: tuple[Review, ...] = ()
    events: tuple[Event, ...] = ()
    revisions: dict[str, str] = field(default_factory=dict)


def undone(events: Iterable[Event]) -> frozenset[str]:
    """The ids of the reviews that were taken back."""
    return frozenset(event.subject for event in events if event.kind == REVIEW_UNDONE)
