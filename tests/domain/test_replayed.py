"""A long log replayed face by face comes to what the whole of it comes to at once."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain.log import CARD_RESET, REVIEW_UNDONE, Log
from quiz_app.domain.memory import RATINGS
from quiz_app.domain.replay import Studied, replayed, schedules_of
from quiz_app.domain.rows import REVIEWS, SCHEDULES
from tests.builders import NOW, READING, event, review

KEYS = ("arms-year", "old-year", "envoy", "envoy:reversed", "old-envoy:reversed")
NEW_NAMES = {"old-year": "arms-year", "old-envoy": "envoy"}


def present(reading: str, key: str) -> str:
    card, colon, face = key.partition(":")
    return NEW_NAMES.get(card, card) + colon + face


@st.composite
def logs(draw):
    """Reviews of a few faces on two devices, some of them undone, some faces renamed and some begun anew."""
    given_ = draw(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(RATINGS), st.integers(0, 90_000))))
    rows, events = [], []
    for number, (key, rating, minutes) in enumerate(given_):
        at = NOW + timedelta(minutes=minutes)
        device = draw(st.sampled_from(("laptop", "phone")))
        rows.append(review(card=key, rating=rating, at=at, study_day=at.date(), ordinal=number, device=device))
    for one in rows:
        if draw(st.integers(0, 4)) == 0:
            events.append(event(kind=REVIEW_UNDONE, subject=one.id, data={}, at=one.at, ordinal=len(events)))
    if draw(st.booleans()):
        subject = f"{READING}/{draw(st.sampled_from(KEYS))}"
        at = NOW + timedelta(minutes=draw(st.integers(0, 90_000)))
        events.append(event(kind=CARD_RESET, subject=subject, data={"seen": {}}, at=at, ordinal=len(events)))
    return Log(reviews=tuple(rows), events=tuple(events))


def face_by_face(log: Log):
    """What the store hands to a replay of the log."""
    places = [REVIEWS.names.index(name) for name in ("reading", "card", "at", "device", "ordinal", "id")]
    rows = sorted(map(REVIEWS.row, log.reviews), key=lambda row: [row[place] for place in places])
    return Studied(log.events, iter(rows))


@given(logs())
@settings(max_examples=100)
def test_face_by_face_is_the_same_as_all_at_once(log):
    renamed = {*NEW_NAMES, *NEW_NAMES.values()}

    found = [SCHEDULES.one(row) for row in replayed(face_by_face(log), present, lambda _: renamed)]

    assert sorted(found, key=lambda one: one.card) == schedules_of(log, present)
