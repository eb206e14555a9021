"""What an attempt came to, and what to do with it."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

from quiz_app.domain.quiz import Plan
from quiz_app.domain.scoring import MOST_CERTAIN, Share
from quiz_app.services import cards, exchange, links, quizzing, results
from quiz_app.services.progress import cards_on
from quiz_app.services.results import Result, ResultRow
from quiz_app.ui import context, frame, session, text, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.announce import arrive
from quiz_app.ui.widgets.answering import stem_of
from quiz_app.ui.widgets.changed import changed
from quiz_app.ui.widgets.feedback import feedback, points_of, summary
from quiz_app.ui.widgets.reporting import report_button, report_form
from quiz_app.ui.widgets.saving import saved


def outcome(here: Here, attempt_id: str) -> None:
    """The result page of an attempt that is over."""
    if not quizzing.sitting(here.actor, here.world, attempt_id).finished:
        quizzing.finish(here.actor, here.world, attempt_id)
    result = results.result(here.actor, here.world, attempt_id)
    plan = result.sitting.attempt.form.plan
    frame.head("Result", text.bank(plan.title))
    arrive(f"result/{attempt_id}", "head")
    _score(result)
    _next_steps(here, result)
    _shares(result)
    frame.section("each", "Each question again")
    with st.container(gap=10, key="each"):
        for place, row in enumerate(result.rows):
            _row(here, result, place, row)


def _score(result: Result) -> None:
    with frame.card("score"), st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        with st.container(key="numeral", width="content"):
            st.markdown(wording.points(result.points))
        with st.container(gap=2, width="stretch"):
            st.header(f"of {wording.of_points(result.of)}", anchor=False)
            missed = len(result.missed)
            words = (
                f"{wording.sentence(wording.count(missed, 'question'))} to look at again."
                if missed
                else "Nothing was missed."
            )
            st.markdown(f":gray[{words}]")
            if result.time_over:
                st.markdown(
                    ":orange-badge[:material/schedule: The time was over] :gray[What was saved until then counts.]"
                )
            if result.certain is not None:
                most = wording.points(MOST_CERTAIN * result.of)
                st.markdown(f"With certainty marking: **{wording.points(result.certain)}** of {most} points.")


def _next_steps(here: Here, result: Result) -> None:
    attempt = result.sitting.attempt
    shelf = here.world.library.shelves.get(attempt.form.reading)
    with frame.row("next-steps"):
        if shelf and result.missed:
            if st.button("Again with the missed ones", key="again", type="primary", shortcut=here.shortcut("A")):
                _again(here, result)
            if st.button("Make cards of the missed ones", key="cards-of-missed", icon=":material/add:"):
                _cards(here, result)
        _their_cards(here, attempt.form.reading, attempt.form.plan)
        _keep_it(here)
        st.download_button(
            "CSV",
            data=lambda: exchange.attempt_zip(here.actor, here.world, attempt.id),
            file_name=f"meridian-{attempt.started_at:%Y-%m-%d-%H%M}.zip",
            mime="application/zip",
            on_click="ignore",
            key="csv",
            icon=":material/download:",
        )
        if result.sitting.assignment is not None:
            st.page_link(
                frame.view("assignment"),
                label="Back to the assignment",
                query_params={"id": result.sitting.assignment.id},
                icon=":material/arrow_back:",
            )
            return
        with st.popover("Share", icon=":material/link:", key="share"):
            st.markdown("The same questions, in the same order, for a study partner with the same reading:")
            st.code(_address(links.link_of(here.actor, result.sitting)), language=None, wrap_lines=True)
        if st.button("Another quiz", key="another", type="tertiary"):
            st.query_params.clear()
            st.rerun()


def _keep_it(here: Here) -> None:
    """A guest's way into the class whose link led her here, or into any: what she did goes with her."""
    if here.actor.role == "guest" and context.installation().settings.in_class:
        code = session.note(session.GUEST_CODE)
        query = {"code": code} if code else None
        label = "Join the class and keep this" if code else "Join a class and keep this"
        st.page_link(frame.view("join"), label=label, query_params=query, icon=":material/group_add:")


def _their_cards(here: Here, reading: str, plan: Plan) -> None:
    """After a quiz on chosen claims, the way on to the cards of the same ones."""
    if not plan.draw.claims or reading not in here.world.library.shelves:
        return
    found = cards_on(here.actor, here.world, reading, plan.draw.claims)
    label = f"Now the cards of the same ({len(found)})"
    if found and st.button(label, key="cards-of-claims", icon=":material/style:"):
        session.keep_note("cards_of", found)
        session.keep_note("cards_title", plan.title)
        st.switch_page(frame.view("cards"))


def _again(here: Here, result: Result) -> None:
    plan = results.again(here.actor, here.world, result.sitting.attempt.id)
    reading = result.sitting.attempt.form.reading
    sitting = saved(lambda: quizzing.start(here.actor, here.world, reading, plan))
    if sitting is not None:
        st.query_params["attempt"] = sitting.attempt.id
        st.rerun()


def _cards(here: Here, result: Result) -> None:
    reading = result.sitting.attempt.form.reading
    made = saved(
        lambda: [
            cards.add_card(here.actor, here.world, reading, f"item.{one}")
            for one in results.again(here.actor, here.world, result.sitting.attempt.id).draw.only
        ]
    )
    if made is not None:
        st.markdown(f":green[:material/check: {wording.sentence(wording.count(len(made), 'card'))} among your cards.]")


def _shares(result: Result) -> None:
    columns = st.columns(2, gap="medium")
    for column, title, shares, names in (
        (columns[0], "By topic", result.by_topic, {}),
        (columns[1], "By level", result.by_level, wording.LEVELS),
    ):
        with column:
            frame.section(title.lower().replace(" ", "-"), title)
            _table(title.removeprefix("By ").capitalize(), shares, names)
    if result.by_certainty:
        frame.section("by-certainty", "How sure, how right", wording.CERTAINTY_HELP)
        _table("Certainty", result.by_certainty, {str(level): word for level, word in wording.CERTAINTY.items()})


def _table(what: str, shares: tuple[Share, ...], names: dict[str, str]) -> None:
    """The shares in a table of the page itself: Streamlit's own would go by way of a data frame, for two columns."""
    told = [(text.cell(names.get(one.name, one.name)), f"{wording.points(one.points)} of {one.of}") for one in shares]
    st.markdown("\n".join([f"| {what} | Points |", "| --- | --- |", *(f"| {name} | {got} |" for name, got in told)]))


def _row(here: Here, result: Result, place: int, row: ResultRow) -> None:
    attempt = result.sitting.attempt
    shelf = here.world.library.shelves.get(attempt.form.reading)
    title = f"{place + 1}. {stem_of(row.item)} {summary(row.response, row.verdict)}"
    opened = st.expander(title, key=f"row-{place}", on_change="rerun")
    if not opened.open:
        return
    with opened, st.container(gap=12):
        st.markdown(f":gray[{points_of(row.verdict)}]")
        changed(row.score)
        feedback(shelf.reading if shelf else None, row.slot, row.item, row.response, row.verdict, key=f"r{place}")
        report_button(row.item.id)
        report_form(here, attempt.id, row.item.id)


def _address(query: dict[str, str]) -> str:
    parts = urlsplit(st.context.url or "")
    base = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return f"{base}/quiz?{urlencode(query)}"
