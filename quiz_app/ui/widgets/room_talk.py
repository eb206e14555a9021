"""What is worth talking about after a round: where the group was of two minds."""

from itertools import pairwise

from quiz_app.domain.room import Turn
from quiz_app.domain.room_standing import answers, tally
from quiz_app.domain.room_tasks import ORDER, PLACE, Task
from quiz_app.ui import text, wording


def question(turn: Turn, task: Task) -> str:
    """A question on what most had wrong; on what was clear to all, why it is."""
    if task.kind == ORDER:
        return _on_order(turn, task)
    counts, key = tally(turn), task.item.key()
    right = {key} if isinstance(key, str) else set(key)
    wrong = [(number, answer) for answer, number in counts.items() if answer not in right]
    if not wrong:
        return "All who answered had it right. What in the reading settles it?"
    number, answer = max(wrong)
    people = wording.sentence(wording.count(number, "person", "people"))
    named = f"“{text.bank(_named(task, answer))}”"
    if task.kind == PLACE:
        return f"{people} said {named}. Which other event would help to place it?"
    return f"{people} chose {named}. What speaks for it, and what against?"


def _on_order(turn: Turn, task: Task) -> str:
    given = [list(one) for one in answers(turn)]
    names = {entry.id: entry.text for entry in (task.put.entries if task.put else ())}
    reversed_by = {
        (first, second): sum(order.index(first) > order.index(second) for order in given)
        for first, second in pairwise(task.events)
    }
    (first, second), number = max(reversed_by.items(), key=lambda one: one[1])
    if not number:
        return "Everybody had them in order. What does each have to do with the one before?"
    people = wording.sentence(wording.count(number, "person", "people"))
    return (
        f"{people} of {len(given)} put “{text.bank(names[second])}” before “{text.bank(names[first])}”. "
        "What tells you which came first?"
    )


def _named(task: Task, answer: str) -> str:
    options = getattr(task.item, "options", ())
    return next((option.text for option in options if option.id == answer), answer)
