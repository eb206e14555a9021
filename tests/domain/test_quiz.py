"""From a plan to a form."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain.items.revision import content_of, hash_of
from quiz_app.domain.quiz import Draw, Plan, Section, draw_form, plan_from, take_turns
from tests import builders
from tests.builders import READING, ordering, single_choice, true_false

law = settings(deadline=None, max_examples=30)


def pool():
    """Twelve items: six of defence, four of energy, two of the other bank's only topic."""
    defence = [single_choice(id=f"defence-{number}", topic="defence", level="recall") for number in range(6)]
    energy = [
        true_false(id=f"energy-{number}", topic="energy", level="apply", claims=("pipeline",)) for number in range(4)
    ]
    swings = [ordering(id=f"swings-{number}", topic="swings", level="understand") for number in range(2)]
    return [("partnership", item) for item in defence + energy] + [("cold-war", item) for item in swings]


def drawn(draw=None, seed="friday", items=None):
    """The form that a draw gives of the pool."""
    pairs = items or pool()
    revisions = {item.id: hash_of(content_of(item)) for _, item in pairs}
    return draw_form(READING, Plan(title="Check", draw=draw or Draw()), seed, "digest", pairs, revisions)


def ids(form):
    return [slot.item for slot in form.items]


def test_a_form_never_changes_for_the_same_plan_and_seed():
    form = drawn(Draw(items=6))

    assert ids(form) == ["defence-0", "energy-2", "swings-1", "energy-0", "defence-2", "swings-0"]
    assert form.items[0].order == {"options": ("b", "c", "a")}


def test_a_form_says_how_it_was_drawn():
    form = drawn(Draw(items=2))

    assert (form.reading, form.seed, form.digest, form.plan.draw.items) == (READING, "friday", "digest", 2)


def test_a_drawn_item_carries_its_bank_and_revision():
    bank_of = {item.id: (bank_id, hash_of(content_of(item))) for bank_id, item in pool()}

    assert all((slot.bank, slot.revision) == bank_of[slot.item] for slot in drawn().items)


def test_another_seed_draws_another_form():
    assert ids(drawn(seed="monday")) != ids(drawn(seed="friday"))


def test_the_order_in_which_the_pool_comes_means_nothing():
    assert drawn(items=pool()[::-1]) == drawn()


@pytest.mark.parametrize(("items", "length"), [(0, 12), (1, 1), (10, 10), (12, 12), (99, 12)])
def test_a_form_has_as_many_items_as_asked_and_there_are(items, length):
    assert len(drawn(Draw(items=items)).items) == length


@pytest.mark.parametrize(
    ("draw", "found"),
    [
        (Draw(banks=("cold-war",)), {"swings": 2}),
        (Draw(banks=("cold-war", "partnership"), items=0), {"defence": 6, "energy": 4, "swings": 2}),
        (Draw(topics=("partnership/energy",)), {"energy": 4}),
        (Draw(topics=("partnership/energy", "cold-war/swings")), {"energy": 4, "swings": 2}),
        (Draw(topics=("cold-war/energy",)), {}),
        (Draw(kinds=("true_false", "ordering")), {"energy": 4, "swings": 2}),
        (Draw(levels=("recall",)), {"defence": 6}),
        (Draw(claims=("pipeline", "uri")), {"energy": 4}),
        (Draw(claims=("uri",)), {}),
        (Draw(only=("energy-1", "swings-0", "gone")), {"energy": 1, "swings": 1}),
        (Draw(levels=("recall", "apply"), kinds=("true_false",)), {"energy": 4}),
        (Draw(levels=("recall",), kinds=("true_false",)), {}),
    ],
)
def test_only_what_passes_every_filter_is_drawn(draw, found):
    assert Counter(item_id.split("-")[0] for item_id in ids(drawn(draw))) == found


def test_topics_take_turns():
    form = drawn(Draw(items=6))

    assert Counter(item_id.split("-")[0] for item_id in ids(form)) == {"defence": 2, "energy": 2, "swings": 2}


def test_where_a_topic_runs_out_the_others_go_on():
    form = drawn(Draw(items=9))

    found = Counter(item_id.split("-")[0] for item_id in ids(form))
    assert (found["swings"], sorted((found["defence"], found["energy"]))) == (2, [3, 4])


def test_topics_of_one_name_in_two_banks_are_two():
    pairs = {f"{bank}-{number}": (bank, single_choice(id=f"{bank}-{number}")) for bank in "ab" for number in range(3)}

    turns = take_turns(pairs, "seed")

    assert [sorted(one[0] for one in turns[start : start + 2]) for start in (0, 2, 4)] == [["a", "b"]] * 3


@law
@given(st.text(max_size=10), st.integers(0, 14))
def test_a_form_holds_each_item_once_and_arranges_it_by_its_seed(seed, items):
    form = drawn(Draw(items=items), seed)

    by_id = {item.id: item for _, item in pool()}
    assert len(set(ids(form))) == len(form.items)
    assert all(slot.order == by_id[slot.item].arrange(seed) for slot in form.items)


@law
@given(st.text(max_size=10), st.integers(1, 11))
def test_a_longer_form_of_one_seed_holds_the_shorter(seed, items):
    assert set(ids(drawn(Draw(items=items), seed))) < set(ids(drawn(Draw(items=items + 1), seed)))


def by_plan(plan: Plan, seed: str = "seed"):
    """The form of the builders' bank by this plan."""
    shelf = builders.shelf()
    return draw_form(builders.READING, plan, seed, shelf.digest, shelf.items.values(), shelf.revisions)


def test_sections_draw_one_after_the_other_and_no_item_twice():
    sections = (
        Section(title="Choices", draw=Draw(kinds=("single_choice", "true_false"), items=1)),
        Section(title="The rest", draw=Draw(items=0)),
    )

    items = [slot.item for slot in by_plan(Plan(title="Test", sections=sections)).items]

    assert items[0] in ("arms-ban", "drills")
    assert sorted(items) == sorted(item.id for item in builders.every_kind())


def test_an_item_knows_its_section():
    sections = (Section(title="Choices", draw=Draw(only=("arms-ban",))), Section(draw=Draw(only=("border",))))

    drawn = by_plan(Plan(title="Test", sections=sections)).items

    assert {slot.item: slot.section for slot in drawn} == {"arms-ban": "Choices", "border": ""}


def test_an_item_is_worth_what_its_section_says():
    chosen = Draw(only=("arms-ban", "drills"), items=0)
    sections = (Section(draw=chosen, worth=2.0, worths={"drills": 0.5}), Section(draw=Draw(only=("border",))))

    worth = {slot.item: slot.worth for slot in by_plan(Plan(title="Test", sections=sections)).items}

    assert worth == {"arms-ban": 2.0, "drills": 0.5, "border": 1.0}


def test_without_shuffling_the_items_come_as_they_were_chosen():
    plan = Plan(title="Test", draw=Draw(only=("drills", "voices", "arms-ban"), items=0), shuffle=False)

    assert [slot.item for slot in by_plan(plan).items] == ["drills", "voices", "arms-ban"]


def test_without_shuffling_a_draw_keeps_the_banks_order():
    plan = Plan(title="Test", draw=Draw(items=4), shuffle=False)
    written = [item.id for item in builders.every_kind()]

    items = [slot.item for slot in by_plan(plan).items]

    assert items == [one for one in written if one in items]


@pytest.mark.parametrize("seed", ["1", "2", "3", "4"])
def test_options_stand_as_they_were_written_where_they_are_not_shuffled(seed):
    plan = Plan(title="Test", draw=Draw(only=("arms-ban",)), shuffle_options=False)

    assert by_plan(plan, seed).items[0].order == {"options": ("a", "b", "c")}


def test_a_plan_written_before_there_were_sections_is_read():
    parts = {"title": "Test", "draw": {"topics": ["p/defence"], "items": 3}, "minutes": 10}

    assert plan_from(parts) == Plan(title="Test", draw=Draw(topics=("p/defence",), items=3), minutes=10)
