"""Days: when something was studied, what is coming, and the time it took."""

from quiz_app.services.progress import DayDone, Progress
from quiz_app.ui import progress_charts, wording
from quiz_app.ui.widgets.progress_figure import figure, later, numbers


def studied(found: Progress) -> None:
    """The calendar of eighteen weeks."""
    with figure("days", "Days you studied", "Eighteen weeks, one square a day. Stronger colour, more done."):
        if not found.days:
            later("Each day with a card or a question gets its colour here. Ten minutes today make the first.")
            return
        done = [one for one in found.weeks if one.done]
        words = f"You studied on {found.lately} of the last 7 days, and on {len(done)} of the last {len(found.weeks)}."
        progress_charts.calendar([(one.day, one.done) for one in found.weeks], words)
        later(words)
        numbers("days", [_day(one) for one in reversed(done)], lambda: [_exact(one) for one in found.days.values()])


def coming(found: Progress) -> None:
    """What is due on each of the next thirty days."""
    due = sum(one.due for one in found.coming)
    with figure("coming", "What is coming", "Cards due on each of the next thirty days; new ones come on top."):
        if not due:
            later(
                "Cards that you have met come back here, on the day you would begin to forget them. Study some first."
            )
            return
        most = max(found.coming, key=lambda one: one.due)
        top = wording.count(most.due, "card")
        now = f"{due} cards in thirty days, {found.coming[0].due} of them today."
        words = f"{now} Most on one day: {top}, {_date(most.day)}."
        progress_charts.coming([(one.day, one.due) for one in found.coming], words)
        later(words)
        shown = [{"Day": _date(one.day), "Cards due": str(one.due)} for one in found.coming]
        numbers("coming", shown, lambda: [{"day": one.day, "due": one.due} for one in found.coming])


def time_spent(found: Progress) -> None:
    """The minutes of each of the last thirty days."""
    with figure("minutes", "Time you spent", "Minutes a day in the last thirty days, on cards and on quizzes."):
        minutes = sum(_minutes(one) for one in found.recent)
        if not minutes:
            later("The minutes of each day will stand here. Nothing was studied in the last thirty days.")
            return
        days = [one for one in found.recent if one.done]
        words = (
            f"{minutes:.0f} minutes in thirty days, about {minutes / len(days):.0f} on each of the "
            f"{wording.count(len(days), 'day')} with study."
        )
        rows = [
            {"day": f"{one.day}", "on": on, "minutes": round(seconds / 60, 2)}
            for one in found.recent
            for on, seconds in (("Cards", one.review_seconds), ("Quizzes", one.answer_seconds))
        ]
        progress_charts.minutes(rows, words)
        later(words)
        numbers(
            "minutes", [_spent(one) for one in reversed(days)], lambda: [_exact(one) for one in found.days.values()]
        )


def _date(day: object) -> str:
    return f"{day:%-d %B}"


def _minutes(one: DayDone) -> float:
    return (one.review_seconds + one.answer_seconds) / 60


def _day(one: DayDone) -> dict[str, str]:
    return {"Day": wording.long_date(one.day), "Cards": str(one.reviews), "Questions": str(one.answers)}


def _spent(one: DayDone) -> dict[str, str]:
    return {
        "Day": wording.long_date(one.day),
        "Cards, minutes": f"{one.review_seconds / 60:.1f}",
        "Quizzes, minutes": f"{one.answer_seconds / 60:.1f}",
    }


def _exact(one: DayDone) -> dict[str, object]:
    return {
        "day": one.day,
        "reviews": one.reviews,
        "answers": one.answers,
        "review_seconds": one.review_seconds,
        "answer_seconds": one.answer_seconds,
    }
