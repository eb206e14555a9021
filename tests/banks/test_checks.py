"""What only shows when a reading's files are read together."""

import pytest

from tests.banks.written import BANK, ITEM, READING

ORDER = "items: [{id: x, kind: ordering, stem: S, rationale: R, events: [%s]}]\n"
QUIZ = ITEM + "quizzes:\n  - id: q\n    title: Q\n    draw:\n      %s\n"
OTHER = BANK.replace("id: bank", "id: other").replace("defence: Defence", "sea: Sea")
OTHER_ITEM = ITEM.replace("id: ban", "id: tab").replace("topic: defence", "topic: sea")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ITEM.replace("[arms]", "[drills, arm]"),
            "bank.yaml:10: item 'ban': claims: there is no claim 'arm' in the reading (did you mean 'arms'?)",
        ),
        (
            ITEM.replace("topic: defence", "topic: defense"),
            "bank.yaml:9: item 'ban': topic: there is no topic 'defense' in this bank (did you mean 'defence'?)",
        ),
        (
            "cards: [{id: x, front: F, back: B, topic: sea, claims: []}]\n",
            "bank.yaml:6: item 'x': topic: there is no topic 'sea' in this bank (there are defence, energy)",
        ),
        (
            ORDER % "coup, wars",
            "bank.yaml:6: item 'x': events: there is no event 'wars' in the timeline (did you mean 'war'?)",
        ),
        (
            ORDER % "war, coup",
            "bank.yaml:6: item 'x': events: 'war' (1965) is not surely before 'coup' (1958) "
            "(put the earlier one first, leave out one of two whose dates overlap, or write `tie: true`)",
        ),
        (
            ORDER % "coup, sixties, war",
            "bank.yaml:6: item 'x': events: 'sixties' (196X) is not surely before 'war' (1965) "
            "(put the earlier one first, leave out one of two whose dates overlap, or write `tie: true`)",
        ),
        (
            ITEM + "cards: [{id: ban, front: F, back: B}]\n",
            "bank.yaml:14: item 'ban': id: this id stands twice (its first place is bank.yaml:7; rename one of them)",
        ),
        (
            ITEM + "    was: ban\n",
            "bank.yaml:14: item 'ban': was: 'ban' is still an id of its own (take out 'was', or rename the other)",
        ),
        (
            ITEM + "    was: old\ncards: [{id: x, front: F, back: B, was: old}]\n",
            "bank.yaml:15: item 'x': was: 'old' is another one's earlier id already (keep one of the two)",
        ),
        (
            QUIZ % "banks: [bonk]",
            "bank.yaml:18: quizzes 'q': draw.banks: there is no bank 'bonk' in this reading (did you mean 'bank'?)",
        ),
        (
            QUIZ % "topics: [defense]",
            "bank.yaml:18: quizzes 'q': draw.topics: there is no topic 'defense' in the banks drawn from "
            "(did you mean 'defence'?)",
        ),
        (
            QUIZ % "claims: [arm]",
            "bank.yaml:18: quizzes 'q': draw.claims: there is no claim 'arm' in the reading (did you mean 'arms'?)",
        ),
        (
            QUIZ % "items: 2",
            "bank.yaml:18: quizzes 'q': draw.items: the quiz asks for 2 items, and 1 match its draw "
            "(ask for fewer, or widen the draw)",
        ),
        (
            QUIZ % "only: [ben]",
            "bank.yaml:18: quizzes 'q': draw.only: there is no item 'ben' in the banks drawn from "
            "(did you mean 'ban'?)",
        ),
        (
            ITEM + "quizzes:\n  - id: q\n    title: Q\n    sections:\n      - draw: {kinds: [cloze]}\n",
            "bank.yaml:18: quizzes 'q': sections.draw: no item matches this draw (widen the draw)",
        ),
        (
            (QUIZ % "items: 1") + "    sections: [{draw: {items: 1}}]\n",
            "bank.yaml:17: quizzes 'q': draw: a quiz with 'sections' has no 'draw' of its own (move it into a section)",
        ),
        (QUIZ % "kinds: [cloze]", "bank.yaml:17: quizzes 'q': draw: no item matches this draw (widen the draw)"),
    ],
)
def test_a_bank_that_does_not_fit_is_refused_with_one_line(problems, text, expected):
    assert problems(bank=BANK + text) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "paragraph: p1, kind: event, date",
            "paragraph: p2, kind: event, date",
            "reading.yaml:7: claims 'arms': paragraph: there is no paragraph 'p2' (there are p1)",
        ),
        (
            "timeline:",
            "context: [{id: c, about: [armz], says: S, source: S}]\ntimeline:",
            "reading.yaml:10: context 'c': about: there is no claim 'armz' (did you mean 'arms'?)",
        ),
        (
            "label: The coup, theme: defence",
            "label: The coup, theme: defense",
            "reading.yaml:11: timeline 'coup': theme: there is no theme 'defense' (did you mean 'defence'?)",
        ),
        (
            "label: The coup, theme: defence",
            "label: The coup, theme: defence, claims: [drill]",
            "reading.yaml:11: timeline 'coup': claims: there is no claim 'drill' (did you mean 'drills'?)",
        ),
        (
            "id: sixties",
            "id: war",
            "reading.yaml:13: timeline 'war': id: this id stands twice "
            "(its first place is reading.yaml:12; rename one of them)",
        ),
    ],
)
def test_a_reading_that_contradicts_itself_is_refused_with_one_line(problems, old, new, expected):
    assert problems(reading=READING.replace(old, new), bank=BANK + ITEM) == [expected]


def test_what_a_draw_names_in_vain_has_a_hint_though_there_is_nothing_to_choose_from(problems):
    bank = BANK.replace("topics: {defence: Defence, energy: Energy}\n", "") + QUIZ.replace("    topic: defence\n", "")

    assert problems(bank=bank % "topics: [sea]") == [
        "bank.yaml:16: quizzes 'q': draw.topics: there is no topic 'sea' in the banks drawn from "
        "(take it out of the draw)"
    ]


def test_a_bank_of_another_reading_is_told_where_it_stands(problems):
    found = problems(bank=BANK.replace("reading: small", "reading: large") + ITEM)

    assert found == [
        "bank.yaml:3: reading: the reading of this folder is 'small', not 'large' "
        "(write `reading: small`, or move the file)"
    ]


def test_an_id_in_two_banks_is_told_with_both_places(problems):
    found = problems(bank=BANK + ITEM, other=OTHER + OTHER_ITEM.replace("id: tab", "id: ban"))

    assert found == [
        "other.yaml:7: item 'ban': id: this id stands twice (its first place is bank.yaml:7; rename one of them)"
    ]


def test_two_banks_of_one_id_are_told_apart_by_nobody(problems):
    found = problems(bank=BANK + ITEM, other=OTHER.replace("id: other", "id: bank") + OTHER_ITEM)

    assert found == ["other.yaml:2: id: bank.yaml has this id already (give each bank an id of its own)"]


def test_a_quiz_id_in_two_banks_is_told_with_both_places(problems):
    quiz = "quizzes: [{id: q, title: Q, draw: {items: 1}}]\n"

    found = problems(bank=BANK + ITEM + quiz, other=OTHER + OTHER_ITEM + quiz)

    assert found == [
        "other.yaml:14: quizzes 'q': id: this id stands twice (its first place is bank.yaml:14; rename one of them)"
    ]


def test_a_quiz_may_draw_a_topic_that_only_one_of_its_banks_has(problems):
    drawn = QUIZ % "{banks: [bank, other], topics: [sea, defence], items: 2}"

    assert problems(bank=BANK + drawn, other=OTHER + OTHER_ITEM) == []


def test_an_ordering_goes_by_the_reading_s_own_dates_only_if_they_suffice(problems):
    """The visit and the clash are of one year by the reading, but in order by other sources."""
    assert problems(bank=BANK + ORDER % "coup, visit, clash") == []


def test_a_broken_bank_is_not_held_against_a_quiz_of_another_one(problems):
    drawn = QUIZ % "{banks: [bank, other], items: 2}"

    found = problems(bank=BANK + drawn, other=OTHER + "items: [")

    assert [line.partition(":")[0] for line in found] == ["other.yaml"]


def test_banks_are_checked_as_far_as_possible_when_their_reading_cannot_be_read(problems):
    found = problems(
        reading="claims: {",
        bank=BANK + ITEM.replace("topic: defence", "topic: defense").replace("[arms]", "[unknown]"),
    )

    assert [line.split(" (")[0] for line in found] == [
        "bank.yaml:9: item 'ban': topic: there is no topic 'defense' in this bank",
        "reading.yaml:1: broken YAML: did not find expected node content",
    ]
