"""What is held: the ribbon by period, mastery by topic and claim, and what to study next."""

from typing import Any

import streamlit as st

from quiz_app.domain.quiz import PRACTICE, Draw, Plan
from quiz_app.domain.shelf import Shelf
from quiz_app.services.progress import Mastery, Progress, cards_on
from quiz_app.ui import charts, frame, progress_charts, session, text, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.choosing import begin
from quiz_app.ui.widgets.progress_figure import figure, later, numbers, percent

ITEMS = 8  # what fits into five minutes
THIN = 20  # quiz answers below which there is no share, only counts


def ribbon(here: Here, shelf: Shelf, found: Progress) -> None:
    """The reading's years, and the thinnest stretch to study."""
    if not found.ribbon:
        return
    with figure("held", "What you hold of the reading", "By period. The stronger the colour, the better remembered."):
        charts.ribbon(found.ribbon, "ribbon")
        if found.met:
            _thinnest(here, shelf, found)
        else:
            later("Nothing of it yet. Each stretch takes colour as you study its cards.")
        rows = [{"Years": f"{one.start}–{one.end}", "Remembered": percent(share)} for one, share in found.ribbon]
        exact = [{"from": one.start, "to": one.end, "remembered": share} for one, share in found.ribbon]
        numbers("periods", rows, lambda: exact)


def _thinnest(here: Here, shelf: Shelf, found: Progress) -> None:
    """The period that is held least, and its cards."""
    period, _ = min(found.ribbon, key=lambda pair: pair[1])
    years = f"{period.start}–{period.end}"
    cards = cards_on(here.actor, here.world, shelf.reading.id, period.claims)
    with frame.row("thinnest"):
        if cards and st.button(f"Cards of {years}", key="cards-thinnest", icon=":material/style:"):
            _study(cards, years)
        later(f"Your thinnest period: {wording.count(len(cards), 'card')}.")


def weakest(here: Here, shelf: Shelf, found: Progress) -> None:
    """The claims that are held least, each with its paragraph, and five minutes on them."""
    lede = "What the reading says that you hold least, with its paragraph. A quiz of it first, its cards after that."
    with figure("weakest", "What do I not know yet?", lede):
        for one in found.weakest:
            _claim(shelf, one)
        claims = tuple(one.id for one in found.weakest)
        fitting = sum(bool(set(claims).intersection(item.claims)) for _, item in shelf.items.values())
        cards = cards_on(here.actor, here.world, shelf.reading.id, claims)
        with frame.row("weakest-actions"):
            if fitting and st.button(
                "Five minutes on these", key="five-minutes", type="primary", icon=":material/play_arrow:"
            ):
                draw = Draw(claims=claims, items=min(ITEMS, fitting))
                begin(here, shelf, Plan(title="What I do not know yet", draw=draw, mode=PRACTICE))
            if cards and st.button(f"Their cards ({len(cards)})", key="cards-weakest", icon=":material/style:"):
                _study(cards, "What I do not know yet")


def _claim(shelf: Shelf, one: Mastery) -> None:
    """What the claim says and how it stands, its paragraph behind a click."""
    claim = shelf.reading.claim[one.id]
    paragraph = shelf.reading.paragraph.get(claim.paragraph)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"weak-{one.id}"):
        with st.container(gap=2, width="stretch"):
            st.markdown(text.bank(claim.says))
            st.markdown(f":gray[{_stands(one)}]")
        if paragraph:
            number = paragraph.id.lstrip("p")
            with st.popover(f"Paragraph {number}", type="tertiary", icon=":material/article:", key=f"weak-p-{one.id}"):
                st.markdown(text.bank(paragraph.text or paragraph.digest))


def _stands(one: Mastery) -> str:
    met = f"{one.studied} of {one.faces} cards met" if one.faces else "No cards of it"
    held = f", {percent(one.share)} held" if one.studied else ""
    asked = f"; in quizzes {quizzed(one)}" if one.answers else "; not asked in a quiz yet"
    return f"{met}{held}{asked}."


def topics(shelf: Shelf, found: Progress) -> None:
    """Mastery by topic, and by claim in a table."""
    lede = "What would come back today of each topic's cards, new ones included. ◆ what your quiz answers scored."
    with figure("topics", "What you hold by topic", lede):
        if not found.met and not any(one.answers for one in found.topics):
            later("Each topic gets its bar here once you have studied a card or answered a question of it.")
            return
        there = sorted((one for one in found.topics if one.faces), key=lambda one: one.share or 0.0)
        rows = [_bar(shelf, one) for one in there]
        words = (
            f"Least held: {rows[0]['title']}, {rows[0]['says']}. Best held: {rows[-1]['title']}, {rows[-1]['says']}."
        )
        half = (len(rows) + 1) // 2
        for column, part, place in zip(st.columns(2, gap="medium"), (rows[:half], rows[half:]), "ab", strict=True):
            with column:
                if part:
                    progress_charts.mastered(part, f"topics-{place}", words)
        shown = [{"Topic": text.bank(shelf.topics[one.id]), **_row(one)} for one in found.topics]
        numbers("topics", shown, lambda: [{"topic": one.id, **_exact(one)} for one in found.topics])
        claims = [{"Claim": text.bank(shelf.reading.claim[one.id].says), **_row(one)} for one in found.claims]
        exact = [{"claim": one.id, "says": shelf.reading.claim[one.id].says, **_exact(one)} for one in found.claims]
        numbers("claims", claims, lambda: exact, "The same by claim, as a table")


def quizzed(one: Mastery) -> str:
    """What quiz answers scored: points of answers, and their mean from twenty on."""
    if not one.answers:
        return "–"
    counts = f"{wording.points(one.points)} of {one.answers}"
    return counts if one.answers < THIN else f"{percent(one.facility)} ({counts})"


def _bar(shelf: Shelf, one: Mastery) -> dict[str, Any]:
    facility = one.facility if one.answers >= THIN else None
    title = shelf.topics[one.id]
    return {"title": title, "share": one.share, "says": percent(one.share), "facility": facility, "whole": 1}


def _row(one: Mastery) -> dict[str, str]:
    return {"Held": percent(one.share), "Cards met": f"{one.studied} of {one.faces}", "Quiz points": quizzed(one)}


def _exact(one: Mastery) -> dict[str, Any]:
    return {
        "held": one.share,
        "cards": one.faces,
        "cards_met": one.studied,
        "quiz_points": one.points,
        "quiz_answers": one.answers,
        "facility": one.facility,
    }


def _study(cards: list[str], title: str) -> None:
    session.keep_note("cards_of", cards)
    session.keep_note("cards_title", title)
    st.switch_page(frame.view("cards"))
