"""What the screens say. Plain, specific, second person; numbers before adjectives; no praise for clicking."""

from datetime import date, datetime, timedelta

WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()
KINDS = {
    "single_choice": "One of several",
    "true_false": "True or false",
    "multiple_choice": "Several of several",
    "short_answer": "Short answer",
    "numeric": "Number",
    "cloze": "Fill the gaps",
    "matching": "Matching",
    "ordering": "Ordering",
}
LEVELS = {"recall": "Recall", "understand": "Understand", "apply": "Apply", "analyse": "Analyse"}
MODES = {"practice": "Practice", "exam": "Exam"}
MODE_HELP = {
    "practice": "Feedback after each answer.",
    "exam": "Answers can be changed until you hand in; feedback at the end.",
}
CERTAINTY = {1: "Guessing", 2: "Fairly sure", 3: "Certain"}
CERTAINTY_HELP = "Right: 1, 2 or 3 points. Wrong: 0, −2 or −6. Be certain where you have reason to be."
RATINGS = {1: "Again", 2: "Hard", 3: "Good", 4: "Easy"}
CLAIM_KINDS = {"event": "Event", "state": "State", "quote": "Cited", "argument": "Argument", "meta": "About the text"}
NOT_SAVED = "**Your last answer was not saved.** {reason} Your choice is still here; try again."
NOT_DONE = "**That could not be done just now.** {reason} What you had saved is safe."
FIRST_RUN = (
    "Meridian asks you about a reading, shows where each answer stands in it, and brings back what you forget "
    "just before you would."
)


def count(number: int, one: str, many: str = "") -> str:
    """`no cards`, `one card`, `14 cards`."""
    word = WORDS[number] if number < len(WORDS) else str(number)
    return f"{word} {one if number == 1 else many or one + 's'}"


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def greeting(now: datetime, name: str) -> str:
    """`Good evening, Amina`."""
    part = "morning" if 4 <= now.hour < 12 else "afternoon" if 12 <= now.hour < 18 else "evening"
    return f"Good {part}, {name}" if name else f"Good {part}"


def long_date(day: date) -> str:
    """`Monday 23 November`."""
    return f"{day:%A} {day.day} {day:%B}"


def interval(wait: timedelta) -> str:
    """How long until a card comes back, as its button says it: `10 min`, `5 days`, `4 months`."""
    minutes = round(wait / timedelta(minutes=1))
    if minutes < 60:
        return f"{max(1, minutes)} min"
    if wait < timedelta(days=1):
        return f"{round(minutes / 60)} h"
    if wait.days < 60:
        return "1 day" if wait.days == 1 else f"{wait.days} days"
    return f"{wait.days / 30.44:.0f} months" if wait.days < 700 else f"{wait.days / 365.25:.1f} years"


def until(day: date, today: date) -> str:
    """`tomorrow`, `on Thursday 26 November`."""
    return "tomorrow" if day - today == timedelta(days=1) else f"on {long_date(day)}"


def points(value: float) -> str:
    """Points without needless digits: `7`, `6.5`, `6.33`, `−6`."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")


def of_points(value: float) -> str:
    """How many points there are to be had: `one point`, `ten points`, `7.5 points`."""
    return count(int(value), "point") if value == int(value) else f"{points(value)} points"


def clock(seconds: float) -> str:
    """Time left, as a plain display: `12 min`, then `40 s` in the last minute."""
    return f"{int(seconds // 60)} min" if seconds >= 60 else f"{max(0, int(seconds))} s"
