"""What the kinds of QTI 1.2 share: what is right, what is said to whom, and names of gaps."""

from typing import Any

from quiz_app.interchange.losing import NO_RATIONALE
from quiz_app.interchange.qti12_entry import Condition, Entry


def common(entry: Entry, stem: str | None = None) -> dict[str, Any]:
    """What every item has, of what the entry says."""
    return {
        "id": entry.node.get("ident") or entry.fields.get("bbmd_asi_object_id", "").strip("_"),
        "stem": entry.stem() if stem is None else stem,
        "rationale": rationale(entry) or NO_RATIONALE,
    }


def rationale(entry: Entry) -> str:
    """The feedback that is shown whatever was answered, else that for a right answer."""
    always = [one for condition in entry.conditions if _always(condition) for one in condition.feedback]
    right = [one for condition in entry.conditions if condition.score > 0 for one in condition.feedback]
    texts = map(entry.said, ("general_fb", "general_feedback_fb", *always, "correct_fb", *right))
    if entry.said("general_incorrect_fb"):
        entry.place.note("the feedback for any wrong answer is not kept")
    return next(filter(None, texts), "")


def _always(condition: Condition) -> bool:
    return bool(condition.tests) and condition.score == 0 and all(test.how == "other" for test in condition.tests)


def said_to(entry: Entry) -> dict[tuple[str, str], str]:
    """What is said to each (response, value): the feedback of conditions that have it as their only comparison."""
    found: dict[tuple[str, str], str] = {}
    for condition in entry.conditions:
        tests = [test for test in condition.tests if test.how == "varequal" and not test.negated]
        if len(condition.tests) == 1 and tests:
            said = next(filter(None, map(entry.said, condition.feedback)), "")
            found.setdefault((tests[0].response, tests[0].value), said)
    return found


def earned(entry: Entry, response: str) -> dict[str, float]:
    """What each value of the response earns, in the file's order."""
    return entry.scored.get("", {}) | entry.scored.get(response, {})


def right_values(entry: Entry, response: str) -> list[str]:
    """The values that score, best first, in the file's order."""
    scored = earned(entry, response)
    return sorted(scored, key=lambda value: -scored[value])


def best_values(entry: Entry) -> list[str]:
    """The values that score most; that others score less is noted."""
    scored = earned(entry, entry.responses[0].ident)
    best = max(scored.values(), default=0.0)
    if any(score < best for score in scored.values()):
        entry.place.note("what scores a part is wrong here: its partial score is not kept")
    return [value for value, score in scored.items() if score == best]


def blank_name(entry: Entry, node: Any, ident: str) -> str:
    """The name by which the stem shows a gap as [name]: the response's own text, or its id's end; empty for none."""
    names = [entry.plain(node), ident.removeprefix("response_")]
    return next((name for name in names if name in entry.bracketed), "")
