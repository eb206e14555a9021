"""Cards and the faces that are studied."""

import pytest

from quiz_app.domain.card import Face, card_of_event, card_of_item
from quiz_app.domain.reading import TimelineEvent
from tests.builders import ITEMS, card, cloze_card, single_choice


def test_a_basic_card_has_one_face():
    assert card(id="arms").faces() == (Face("arms", "arms", "When was the ban lifted?", "2014", answer="2014"),)


def test_a_reversed_card_is_also_asked_the_other_way_round():
    faces = card(id="envoy", front="Dedov", back="Russia's ambassador", reversed=True).faces()

    assert faces == (
        Face("envoy", "envoy", "Dedov", "Russia's ambassador", answer="Russia's ambassador"),
        Face("envoy:reversed", "envoy", "Russia's ambassador", "Dedov", answer="Dedov"),
    )


def test_a_cloze_card_has_a_face_a_gap_with_the_others_filled():
    faces = cloze_card(id="begin", cloze="It began on {{c1::1 May}}, {{c2::nine}} months on.").faces()

    assert [(face.key, face.front, face.back, face.answer) for face in faces] == [
        ("begin:c1", "It began on […], nine months on.", "It began on **1 May**, nine months on.", "1 May"),
        ("begin:c2", "It began on 1 May, […] months on.", "It began on 1 May, **nine** months on.", "nine"),
    ]


def test_gaps_of_one_number_are_one_face():
    faces = cloze_card(
        id="who", cloze="{{c1::Khan}} and {{c1::Dedov}} met in {{c2::Moscow}}; {{c1::Khan}} spoke."
    ).faces()

    assert [(face.key, face.front) for face in faces] == [
        ("who:c1", "[…] and […] met in Moscow; […] spoke."),
        ("who:c2", "Khan and Dedov met in […]; Khan spoke."),
    ]


def test_gaps_come_in_the_order_of_their_numbers():
    faces = cloze_card(id="x", cloze="{{c10::j}} {{c2::b}} {{c1::a}}").faces()

    assert [face.key for face in faces] == ["x:c1", "x:c2", "x:c10"]


@pytest.mark.parametrize(
    ("kind", "front", "back"),
    [
        ("single_choice", "In which year was the arms ban lifted?\n\n- 2010\n- 2019\n- 2014", "2014"),
        (
            "multiple_choice",
            "Which states backed the Mujahideen?\n\n- The United Kingdom\n- India\n- China\n- Iran",
            "The United Kingdom; China",
        ),
        (
            "true_false",
            "True or false? The first joint drills were held in 2014.",
            "False. They were held in 2016.",
        ),
        ("short_answer", "Which line is disputed?", "Durand Line"),
        ("numeric", "How many billion dollars?", "14 billion dollars"),
        ("cloze", "Relations began on […], about […] months after independence.", "1 May 1948, nine"),
        ("matching", "Who is who?\n\n- Khan\n- Dedov", "Khan: Pakistan's ambassador; Dedov: Russia's ambassador"),
        (
            "ordering",
            "Earliest first\n\n- The end of the arms ban\n- The coup\n- Relations established\n- The war",
            "Relations established → The coup → The war → The end of the arms ban",
        ),
    ],
)
def test_a_card_of_an_item_asks_what_can_be_answered_and_shows_its_key(kind, front, back):
    made = card_of_item(ITEMS[kind]())

    assert (made.front, made.back) == (front, back)


def test_a_card_of_an_item_keeps_its_topic_and_claims():
    made = card_of_item(single_choice(topic="energy", claims=("pipeline",)))

    assert (made.id, made.topic, made.claims) == ("item.arms-ban", "energy", ("pipeline",))


@pytest.mark.parametrize(
    ("date", "context_date", "back"),
    [
        ("2014", "", "2014. Weapons may be sold."),
        ("2014", "2014-06-02", "2014. Weapons may be sold."),
        ("", "1965-08-05/1965-09-23", "5 August to 23 September 1965. Weapons may be sold."),
        ("1958~", "", "about 1958. Weapons may be sold."),
        ("", "", "Weapons may be sold."),
    ],
)
def test_a_card_of_an_event_asks_when_it_was(date, context_date, back):
    event = TimelineEvent(
        "arms", "Arms ban lifted", "defence", date, context_date, ("arms-2014",), says="Weapons may be sold."
    )

    made = card_of_event(event)

    assert (made.id, made.front, made.back) == ("event.arms", "When? Arms ban lifted", back)
    assert made.claims == ("arms-2014",)
