"""The form of an assignment: what is asked, when, how often, and what is shown of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from quiz_app.domain import assignment as policy
from quiz_app.domain.assignment import Assignment
from quiz_app.domain.cohort import LONGEST_TITLE, Cohort
from quiz_app.domain.quiz import EXAM, MODES, Plan
from quiz_app.services.assigning import LONGEST_MINUTES, MOST_ATTEMPTS
from quiz_app.ui import frame, wording, wording_assign
from quiz_app.ui.context import Here

WEEK = timedelta(weeks=1)


def policies(here: Here, cohort: Cohort, key: str, plan: Plan, known: Assignment | None = None) -> dict[str, Any]:
    """Draw the fields, filled from the assignment that there is; the fields of the assignment as they now stand."""
    title = st.text_input("Title", known.title if known else plan.title, key=f"{key}-title", max_chars=LONGEST_TITLE)
    plan = _how(key, plan, fresh=known is None)
    window = _window(here, cohort, key, known)
    rules = _rules(key, known)
    with st.expander("Late work and guests", key=f"{key}-more"):
        late = _late(cohort, key, known, window)
    return {"title": title, "plan": replace(plan, title=title or plan.title)} | window | rules | late


def _how(key: str, plan: Plan, *, fresh: bool) -> Plan:
    mode = st.selectbox(
        "How it is taken",
        MODES,
        MODES.index(EXAM if fresh else plan.mode),
        format_func=lambda one: f"{wording.MODES[one]}: {wording.MODE_HELP[one]}",
        key=f"{key}-mode",
    )
    minutes = st.number_input("Minutes (0: no limit)", 0, LONGEST_MINUTES, plan.minutes or 0, key=f"{key}-minutes")
    with frame.row():
        shuffle = st.checkbox("Shuffle the questions", plan.shuffle, key=f"{key}-shuffle")
        options = st.checkbox("Shuffle the options", plan.shuffle_options, key=f"{key}-shuffle-options")
        certainty = st.checkbox("Ask how certain they are", plan.certainty, key=f"{key}-certainty")
    return replace(
        plan,
        mode=mode,
        minutes=int(minutes) or None,
        shuffle=shuffle,
        shuffle_options=options,
        certainty=certainty,
    )


def _window(here: Here, cohort: Cohort, key: str, known: Assignment | None) -> dict[str, Any]:
    zone = ZoneInfo(cohort.zone)
    opens = known.opens if known else None
    in_a_week = (here.world.now() + WEEK).astimezone(zone).replace(hour=23, minute=45, second=0, microsecond=0)
    closes = known.closes if known else in_a_week
    with frame.row(f"{key}-window"):
        opening = moment_of(f"Opens ({cohort.zone}; empty: at once)", opens, zone, f"{key}-opens")
        closing = moment_of(f"Closes ({cohort.zone}; empty: when you close it)", closes, zone, f"{key}-closes")
    return {"opens": opening, "closes": closing}


def moment_of(label: str, at: datetime | None, zone: ZoneInfo, key: str) -> datetime | None:
    """A moment in the class's own time zone, or none. One that was not touched stays to the second."""
    local = at.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0) if at else None
    chosen = st.datetime_input(label, local, key=key)
    if chosen is None or chosen == local:
        return at if chosen is not None else None
    return chosen.replace(tzinfo=zone)


def _rules(key: str, known: Assignment | None) -> dict[str, Any]:
    with frame.row(f"{key}-rules"):
        allowed = (known.attempts or 0) if known else 1
        attempts = st.number_input(
            "Attempts (0: as many as they like)", 0, MOST_ATTEMPTS, allowed, key=f"{key}-attempts"
        )
        counts = _choice("Which attempt counts", wording_assign.COUNTS, known.counts if known else "", f"{key}-counts")
    shown = _choice("When answers are shown", wording_assign.SHOWN, known.shown if known else "", f"{key}-shown")
    return {"attempts": int(attempts) or None, "counts": counts, "shown": shown}


def _late(cohort: Cohort, key: str, known: Assignment | None, window: dict[str, Any]) -> dict[str, Any]:
    zone = ZoneInfo(cohort.zone)
    late = _choice("Work after the closing", wording_assign.LATE, known.late if known else "", f"{key}-late")
    label, at = f"Late work is taken until ({cohort.zone}; empty: always)", known.late_until if known else None
    until = moment_of(label, at, zone, f"{key}-until")
    keeps = st.number_input(
        "Percent of a late score that counts",
        0,
        100,
        round((known.late_keeps if known else 1.0) * 100),
        key=f"{key}-keeps",
    )
    guests = _choice("What guests may do", wording_assign.GUESTS, known.guests if known else "", f"{key}-guests")
    accepted = late == policy.ACCEPTED
    return {
        "late": late,
        "late_until": until if accepted and window["closes"] else None,
        "late_keeps": keeps / 100,
        "guests": guests,
    }


def _choice(label: str, words: dict[str, str], now: str, key: str) -> str:
    names = list(words)
    return st.selectbox(label, names, names.index(now) if now in names else 0, format_func=words.get, key=key)
