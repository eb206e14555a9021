"""A quiz as a link: there and back it is the same form; a damaged one says so in a sentence."""

from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz_app.domain.errors import NotAllowed, NotFound, QuizAppError
from quiz_app.domain.items import KINDS, LEVELS
from quiz_app.domain.quiz import EXAM, Draw, Plan
from quiz_app.services import links, quizzing
from tests import builders

PLANS = [
    Plan(title="Own", draw=Draw(items=5)),
    Plan(title="Own", draw=Draw(items=0), mode=EXAM, minutes=20, certainty=True),
    Plan(title="Own", draw=Draw(banks=("partnership",), topics=("partnership/defence",), items=3)),
    Plan(title="Own", draw=Draw(kinds=("cloze", "ordering"), levels=("recall",))),
    Plan(title="Own", draw=Draw(claims=("arms-2014",), only=("arms-ban", "border", "voices"), items=0)),
    Plan(title="Ten-minute check", quiz="ten-minute-check"),
]


@pytest.fixture
def study(begin):
    """A learner; which store she has makes no difference to a link."""
    return begin()


def travelled(query):
    """The query as it comes out of an address."""
    return {name: values[0] for name, values in parse_qs(urlencode(query)).items()}


def opened(study, query):
    shared = links.from_link(study.actor, study.world, query)
    form = quizzing.form_of(study.actor, study.world, shared.reading, shared.plan, shared.seed)
    return shared, form


@pytest.mark.parametrize("plan", PLANS)
def test_a_link_gives_a_study_partner_the_same_form(study, begin, plan):
    here = quizzing.start(study.actor, study.world, builders.READING, plan, "seed")
    query = travelled(links.link_of(study.actor, here))

    shared, form = opened(begin(), query)

    assert (form.items, form.seed) == (here.items, "seed")
    assert (shared.plan.mode, shared.plan.minutes, shared.plan.certainty) == (plan.mode, plan.minutes, plan.certainty)
    assert not shared.changed


def test_a_link_to_a_bank_that_has_changed_since_says_so(study):
    query = links.link_of(study.actor, study.start())
    edited = study.with_shelf(builders.shelf(banks=(builders.bank(digest="e" * 64),)))

    shared, _ = opened(edited, query)

    assert shared.changed


def test_only_the_learner_shares_her_attempt(study, other):
    with pytest.raises(NotAllowed):
        links.link_of(other, study.start())


def test_a_link_without_a_digest_claims_no_change(study):
    shared, _ = opened(study, {"reading": builders.READING, "seed": "abc"})

    assert not shared.changed


@pytest.mark.parametrize(
    "damage",
    [
        {"items": "many"},
        {"items": "-1"},
        {"items": "501"},
        {"items": "9" * 5000},
        {"items": ""},
        {"items": "10.5"},
        {"minutes": "-1"},
        {"minutes": "601"},
        {"minutes": "soon"},
        {"mode": "cheat"},
        {"mode": ""},
        {"kinds": "essay"},
        {"kinds": "cloze,<script>"},
        {"levels": "divine"},
    ],
)
def test_a_damaged_link_is_refused_with_one_sentence(study, damage):
    query = {"reading": builders.READING, "seed": "abc"} | damage

    with pytest.raises(NotFound, match="This link is damaged"):
        links.from_link(study.actor, study.world, query)


@pytest.mark.parametrize("damage", [{"reading": "gone"}, {"reading": ""}, {"quiz": "gone"}, {"only": "gone"}])
def test_a_link_that_leads_nowhere_is_refused_with_a_sentence(study, damage):
    with pytest.raises(NotFound):
        opened(study, {"reading": builders.READING, "seed": "abc"} | damage)


@pytest.mark.parametrize("name", ["reading", "quiz"])
def test_a_name_too_long_to_be_one_is_not_repeated_in_full(study, name):
    query = {"reading": builders.READING, "seed": "abc", name: "x" * 100_000}

    with pytest.raises(NotFound) as refused:
        links.from_link(study.actor, study.world, query)

    assert len(str(refused.value)) < 200


WORDS = st.text(max_size=20) | st.sampled_from(
    ["", "0", "10", "true", EXAM, builders.READING, "ten-minute-check", *KINDS, *LEVELS]
)
NAMES = st.sampled_from(["reading", "seed", "digest", "quiz", "items", "minutes", "mode", "certainty", *links.LISTS])


@given(st.dictionaries(NAMES, WORDS))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_an_address_gives_a_quiz_or_a_sentence(begin, query):
    assert led_to(begin(), {"reading": builders.READING} | query)


def led_to(study, query):
    """The items that an address leads to, or the sentence it is refused with."""
    try:
        return opened(study, query)[1].items
    except QuizAppError as refused:
        return str(refused)
