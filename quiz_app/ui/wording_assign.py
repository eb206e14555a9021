"""What the screens of assignments say, to students and to their teachers."""

from datetime import datetime
from zoneinfo import ZoneInfo

from quiz_app.domain import assignment as policy
from quiz_app.domain.assignment import Assignment, Terms
from quiz_app.domain.quiz import Plan
from quiz_app.domain.study import NO_LIMIT
from quiz_app.ui import wording

COUNTS = {
    policy.BEST: "The best attempt",
    policy.FIRST: "The first attempt",
    policy.LAST: "The last attempt",
    policy.MEAN: "The mean of all",
}
SHOWN = {
    policy.AFTER_CLOSING: "After the closing",
    policy.AT_ONCE: "At once",
    policy.NEVER: "Never; the score after the closing",
}
LATE = {policy.REFUSED: "Not taken", policy.ACCEPTED: "Taken, and marked as late"}
GUESTS = {policy.NOTHING: "Nothing", policy.PRACTISE: "Practise it by the link, uncounted"}
STRETCHES = {factor: f"{factor:g} times" for factor in policy.STRETCHES} | {1.0: "As for all", NO_LIMIT: "No limit"}
BARRED = {
    policy.NOT_OPEN: "It is not open yet.",
    policy.CLOSED: "It is closed. What you had saved counts.",
    policy.NONE_LEFT: "You have used all of your attempts.",
    policy.PUT_AWAY: "Your teacher has put it away.",
}
SERVER_CLOCK = "The time is the server’s: a wrong clock on your machine changes nothing."
SAVED_ONE_BY_ONE = "Each answer is saved as you give it. A reload, or another device, goes on where you were."
HANDED_IN = "Handed in. What you answered is saved, and counts."
TIME_OVER = "The time is over. What was saved until then counts."
ANSWERS_NEVER = "The answers of this assignment are not shown."
ANSWERS_LATER = "The answers are shown once it has closed for everybody."
NO_ASSIGNMENTS = "Nothing is assigned to this class yet."
FOR_GUESTS = "You are not in this class. Whoever has the link may practise it; only what its students answer counts."
COPY_LEDE = "A new class with the same assignments, their dates moved. Students, results and overrides stay here."
HELD = "While an exam is open, its questions are out of the practice, cards and search of whoever may still take it."
LINK_LEDE = "This link leads a student through joining straight to the assignment."
OVERRIDES_LEDE = "For single students: extra time, another window, more attempts. Each change is logged with your name."
EDITED = "Who has begun keeps the questions as they were; who begins from now on gets them as they are."


def moment(at: datetime, zone: str) -> str:
    """`Fri 27 November 2026, 18:00 (Asia/Karachi)`."""
    there = at.astimezone(ZoneInfo(zone))
    return f"{there:%a} {there.day} {there:%B %Y, %H:%M} ({zone})"


def window(opens: datetime | None, closes: datetime | None, zone: str) -> str:
    """When one may answer, in a sentence."""
    parts = [f"opens {moment(opens, zone)}"] if opens else []
    parts += [f"closes {moment(closes, zone)}"] if closes else ["has no closing time"]
    return f"{wording.sentence(', '.join(parts))}."


def limit(terms: Terms) -> str:
    """The time one has."""
    if terms.limit is None:
        return "No time limit."
    minutes = terms.limit.total_seconds() / 60
    return f"Time: {wording.points(minutes)} minutes from the start, until the closing at most."


def attempts(terms: Terms, begun: int) -> str:
    """How many attempts there are, and how many were begun."""
    if terms.attempts is None:
        return f"As many attempts as you like; {wording.count(begun, 'attempt')} so far."
    allowed = wording.sentence(wording.count(terms.attempts, "attempt"))
    return f"{allowed}, {wording.count(begun, 'begun', 'begun') if begun else 'none begun yet'}."


def kind(plan: Plan) -> str:
    """`Exam, with certainty`."""
    return wording.MODES[plan.mode] + (", with certainty" if plan.certainty else "")


def answers(assignment: Assignment, zone: str) -> str:
    """When the answers are shown."""
    if assignment.shown == policy.AT_ONCE:
        return "Answers are shown at once." if not assignment.exam else "Answers are shown once you have handed in."
    if assignment.shown == policy.NEVER:
        return ANSWERS_NEVER
    closing = assignment.last_closing
    return f"Answers are shown after {moment(closing, zone)}." if closing else ANSWERS_LATER


def share(value: float) -> str:
    """`83 %`, with a decimal where it has one."""
    return f"{wording.points(round(value * 100, 1))} %"


def state(assignment: Assignment, now: datetime) -> tuple[str, str]:
    """(colour, word) of where the assignment stands."""
    if assignment.archived:
        return "gray", "Put away"
    terms = assignment.terms("")
    if terms.opens is not None and now < terms.opens:
        return "blue", "Not open yet"
    if terms.ends is not None and now >= terms.ends:
        return "gray", "Closed"
    return ("orange", "Late work") if terms.late(now) else ("green", "Open")
