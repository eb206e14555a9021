"""What the author wrote, as the domain has it."""

from decimal import Decimal

import pytest

from quiz_app.domain import items
from quiz_app.domain.card import Card
from quiz_app.domain.quiz import Draw, Plan, Section
from tests.banks.written import BANK, ITEM, READING

START = "items:\n  - id: x\n    topic: defence\n    level: apply\n    claims: [arms]\n    was: y\n    rationale: R\n"
COMMON = {"id": "x", "topic": "defence", "level": "apply", "claims": ("arms",), "was": "y", "rationale": "R"}
STEM = "    stem: S\n"
OPTIONS = "    options: [{id: a, text: A, key: true}, {id: b, text: B, why: W}%s]\n"
A, B, C = items.Option("a", "A", key=True), items.Option("b", "B", why="W"), items.Option("c", "C", key=True)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            STEM + "    kind: single_choice\n" + OPTIONS % "",
            items.SingleChoice(**COMMON, stem="S", options=(A, B)),
        ),
        (
            STEM + "    kind: multiple_choice\n    shuffle: false\n" + OPTIONS % ", {id: c, text: C, key: true}",
            items.MultipleChoice(**COMMON, stem="S", options=(A, B, C), shuffle=False),
        ),
        (
            STEM + "    kind: true_false\n    key: false\n    why: W\n",
            items.TrueFalse(**COMMON, stem="S", is_true=False, why="W"),
        ),
        (
            STEM + "    kind: short_answer\n    accept: [1958, A]\n    reject: [{text: B, why: W}]\n    typos: true\n",
            items.ShortAnswer(**COMMON, stem="S", accept=("1958", "A"), reject=(items.Reject("B", "W"),), typos=True),
        ),
        (
            STEM + "    kind: numeric\n    value: 8.50\n    near: [{within: 2, score: 0.5}]\n    unit: U\n",
            items.Numeric(
                **COMMON,
                stem="S",
                value=Decimal("8.50"),
                near=(items.Near(Decimal(2), Decimal("0.5")),),
                unit="U",
            ),
        ),
        (
            "    kind: cloze\n    text: On {{1}} and {{2}}.\n    gaps: [{accept: [a]}, {accept: [b, c]}]\n",
            items.Cloze(**COMMON, stem="On {{1}} and {{2}}.", gaps=(items.Gap(("a",)), items.Gap(("b", "c")))),
        ),
        (
            STEM + "    kind: matching\n    spare: [T]\n"
            "    pairs: [{id: a, left: L, right: R}, {id: b, left: M, right: S}]\n",
            items.Matching(
                **COMMON, stem="S", pairs=(items.Pair("a", "L", "R"), items.Pair("b", "M", "S")), spare=("T",)
            ),
        ),
        (
            STEM + "    kind: ordering\n    entries: [{id: a, text: A}, {id: b, text: B}]\n",
            items.Ordering(**COMMON, stem="S", entries=(items.Entry("a", "A"), items.Entry("b", "B"))),
        ),
        (
            STEM + "    kind: ordering\n    events: [coup, visit]\n",
            items.Ordering(
                **COMMON,
                stem="S",
                entries=(
                    items.Entry("coup", "The coup", "1958-01-01", "1958-12-31"),
                    items.Entry("visit", "The visit", "1965-01-01", "1965-12-31"),
                ),
            ),
        ),
        (
            STEM + "    kind: ordering\n    events: [visit, clash]\n",
            items.Ordering(
                **COMMON,
                stem="S",
                entries=(
                    items.Entry("visit", "The visit", "1965-04-03", "1965-04-03"),
                    items.Entry("clash", "The clash", "1965-08-05", "1965-09-23"),
                ),
            ),
        ),
    ],
    ids=[*items.KINDS, "ordering by the reading's dates", "ordering by other sources' dates"],
)
def test_each_kind_of_item_arrives_as_written(load, written, expected):
    library = load(bank=BANK + START + written)

    assert (library.problems, library.shelves["small"].items["x"]) == ((), ("bank", expected))


def test_cards_arrive_as_written(load):
    library = load(
        bank=BANK + "cards:\n"
        "  - {id: x, front: F, back: 1958, reversed: true, topic: defence, claims: [arms]}\n"
        "  - {id: y, cloze: 'On {{c1::1 May}}', was: z}\n"
    )

    assert library.shelves["small"].banks[0].cards == (
        Card(id="x", front="F", back="1958", reversed=True, topic="defence", claims=("arms",)),
        Card(id="y", cloze="On {{c1::1 May}}", was="z"),
    )


def test_a_quiz_becomes_a_plan_whose_topics_name_their_banks(load):
    other = BANK.replace("id: bank", "id: other").replace("energy: Energy", "sea: Sea") + ITEM.replace("ban\n", "tab\n")
    library = load(
        other=other,
        bank=BANK + ITEM + "quizzes:\n"
        "  - {id: q, title: Q, about: A, mode: exam, minutes: 5, certainty: true,\n"
        "     draw: {banks: [bank, other], topics: [defence, sea], kinds: [true_false], claims: [arms], items: 2}}\n"
        "  - {id: r, title: R}\n",
    )

    assert library.shelves["small"].quizzes == {
        "q": Plan(
            quiz="q",
            title="Q",
            about="A",
            mode="exam",
            minutes=5,
            certainty=True,
            draw=Draw(
                banks=("bank", "other"),
                topics=("bank/defence", "other/defence", "other/sea"),
                kinds=("true_false",),
                claims=("arms",),
                items=2,
            ),
        ),
        "r": Plan(quiz="r", title="R", draw=Draw(banks=("bank",), items=10)),
    }


def test_the_optional_parts_of_a_reading_arrive_as_written(load):
    more = (
        "source: {author: A, kind: essay}\n"
        "context: [{id: c, about: [arms], says: S, source: X}]\n"
        "glossary: [{id: g, term: T, means: M, aliases: [U]}]\n"
        "people: [{id: p, name: N, role: R}]\n"
    )
    text = READING.replace("paragraph says.}", "paragraph says., text: Its words.}").replace(
        "paragraph: p1, kind: event, says: Two", "kind: meta, says: Two"
    )
    text = text.replace("label: The coup,", "label: The coup, source: X, says: It came., claims: [arms],") + more

    reading = load(reading=text, bank=BANK + ITEM).shelves["small"].reading

    assert (reading.source.author, reading.source.publisher) == ("A", "")
    assert reading.paragraph["p1"].text == "Its words." and reading.claim["drills"].paragraph == ""
    assert (reading.event["coup"].source, reading.event["coup"].says) == ("X", "It came.")
    assert reading.glossary[0].aliases == ("U",) and reading.context[0].about == ("arms",)


def test_a_bank_is_known_by_the_hash_of_its_bytes(load):
    one, two = (load(bank=BANK + ITEM + more).shelves["small"].banks[0] for more in ("", "# a comment\n"))

    assert len(one.digest) == 64 and one.digest != two.digest


def test_a_quiz_in_sections_is_built_with_their_points(load):
    quiz = (
        "quizzes:\n  - id: q\n    title: Q\n    shuffle: false\n    shuffle_options: false\n    sections:\n"
        "      - {title: One, draw: {only: [ban]}, points: 2, points_of: {ban: 0.5}}\n"
    )

    plan = load(bank=BANK + ITEM + quiz).shelves["small"].banks[0].quizzes[0]

    draw = Draw(banks=("bank",), only=("ban",), items=0)
    sections = (Section(title="One", draw=draw, worth=2.0, worths={"ban": 0.5}),)
    assert (plan.sections, plan.shuffle, plan.shuffle_options) == (sections, False, False)


def test_an_item_kept_for_exams_says_so(load):
    assert load(bank=BANK + ITEM + "    pool: exam\n").shelves["small"].banks[0].items[0].pool == "exam"
