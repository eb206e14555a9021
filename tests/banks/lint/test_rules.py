"""Each rule fires where it is broken, and is silent where it only looks so. More of both: the labelled items."""

from types import SimpleNamespace
from typing import Any

import pytest

from quiz_app.banks.lint.ranges import span_of
from quiz_app.banks.lint.rules import RULES
from quiz_app.banks.lint.subject import Subject, Together
from tests.banks.lint.labelled import findings_on
from tests.banks.lint.linted import findings

CITIES = ["* Tashkent", "Geneva", "Vienna"]
ASKS = "Which city hosted the talks of 1966?"
LONG = "A promise by both governments to withdraw their soldiers to the lines that they had held in August"
TEXT = "The harbour was begun by John Marsh, who had learned his trade on the Thames."
READING = {
    "paragraphs": [{"id": "p1", "digest": "How the harbour was built.", "text": TEXT}],
    "claims": [{"id": "begun", "paragraph": "p1", "kind": "event", "date": "1871", "says": "Marsh began the harbour."}],
}
CITED = {"c": ["begun"]}


def item(stem: str = ASKS, *options: str, **said: Any) -> dict[str, Any]:
    return {"id": "x", "s": stem, "o": options or CITIES, **said}


def statement(text: str) -> dict[str, Any]:
    return {"id": "x", "kind": "tf", "s": text, "t": "yes"}


def order(*entries: str, **more: str) -> dict[str, Any]:
    return {"id": "x", "kind": "order", "s": "Put these in order.", "entries": list(entries), "more": more}


BROKEN = {
    "L02": item(ASKS, "* Tashkent", "Geneva", "Geneva."),
    "L03": item(ASKS, "* Tashkent", "Geneva"),
    "L04": item("What was agreed there?", f"* {LONG}", "A border", "A loan", "A truce"),
    "L05": item(ASKS, "* All of the above", "Tashkent", "Geneva"),
    "L06": item(ASKS, "* Tashkent", "Geneva", "None of these"),
    "L07": item(ASKS, "Tashkent", "Geneva", "* Both A and B"),
    "L08": item("Which city did not host talks?"),
    "L09": item("Which city did not host talks?", "* Not Tashkent", "Geneva", "Vienna"),
    "L10": item("What did it do?", "* It fell", "It always rose", "It stood still"),
    "L11": item("What did it do?", "* It often fell", "It rose", "It stood still"),
    "L12": item("Which accord ended the border war?", "* The border accord", "The pact of steel", "The long march"),
    "L13": item("A small boat is called a", "* dinghy", "ark", "schooner"),
    "L14": item("When and where?", "* Geneva, in April", "Geneva, in May", "Moscow, in April"),
    "L15": item("What did prices do?", "* They rose", "They fell", "Nobody wrote them down"),
    "L16": item("How many?", "* 4", "9", "2", more={"shuffle": "false"}),
    "L17": item("How many?", "* 10–20", "20–30", "40–50"),
    "L18": item("What came next?", "* A war", "1965", "A treaty"),
    "L19": item("Which of the following is true?"),
    "L20": item("What was it?", "* It was a loan", "It was a pact", "It was a war"),
    "L21": item(
        f"{'Having been told of it in advance and at great length by the envoy, ' * 3}which city hosted the talks?"
    ),
    "L26": item("Which city should host the talks?"),
    "L27": item("In which year?", "* 1966", "1971", "1789"),
    "L28": item(more={"nowhy": "true"}),
    "L29": statement("India signed and Pakistan refused."),
    "L30": {"id": "x", "kind": "sa", "s": "Who mediated?", "accept": ["Kosygin"]},
    "L31": {"id": "x", "kind": "match", "s": "Match them.", "pairs": {"A": "B", "C": "D"}},
    "L32": order("The war of August 1965", "The talks of January 1966", "The treaty of 1971"),
    "L33": item("Where did the notorious tyrant hold the talks?"),
    "L34": item("Which city is this? ![](city.png)"),
}
KEPT = {
    "L02": item(ASKS, "* Mg", "mg", "MG"),
    "L03": item(),
    "L04": item("Which pact was it?", "* The Treaty of Friendship, Commerce and Navigation", "SEATO", "Baghdad Pact"),
    "L05": item(ASKS, "* All of the cities on the list", "Tashkent", "Geneva"),
    "L06": item("How many?", "* None", "One", "Two"),
    "L07": item("Which two vitamins?", "* A and D", "B and C", "C and B"),
    "L08": item("Which city hosted not only talks but a fair?"),
    "L09": item("Which pact was it?", "* A no-war pact", "A customs union", "A loan"),
    "L10": item("Which party?", "* The Congress", "The All-India Muslim League", "The Unionists"),
    "L11": item("When?", "* In May", "In June", "In July"),
    "L12": item("Which accord ended the border war?", "* The border accord", "The naval accord", "The border line"),
    "L13": item("A small boat is called a(n)", "* dinghy", "ark", "schooner"),
    "L14": item("What?", "* Up, down", "Down, up", "Up, up", "Down, down"),
    "L15": item("What did prices do?", "* They rose", "They fell", "They stayed the same"),
    "L16": item("How many?", "* 4", "9", "2"),
    "L17": item("Which state?", "* Guinea", "Equatorial Guinea", "Gabon"),
    "L18": item(),
    "L19": item("The Durand Line separates Afghanistan from", "* Pakistan", "Iran", "China"),
    "L20": item(),
    "L21": item(),
    "L26": item("Which city, according to the author, should host the talks?"),
    "L27": item("In which year?", "* 1966", "1971", "1955"),
    "L28": item(),
    "L29": statement("India and Pakistan signed the accord."),
    "L30": {"id": "x", "kind": "sa", "s": "Who mediated?", "accept": ["Kosygin", "Kossygin"]},
    "L31": {"id": "x", "kind": "match", "s": "Match them.", "pairs": {"A": "B", "C": "D"}, "spare": ["E"]},
    "L32": order("The War of 1812", "The Crimean War", "The Boer War"),
    "L33": item("Where did the man whom the essay calls a tyrant hold the talks?"),
    "L34": item("Which city is this? ![A square with three blue domes](city.png)"),
}


def codes(*items: dict[str, Any], reading: dict[str, Any] | None = None, select: str) -> list[str]:
    """The items that this rule finds, by id, and `` for a whole bank."""
    return [one.item for one in findings_on(list(items), reading, [select])]


@pytest.mark.parametrize("code", BROKEN)
def test_a_rule_fires_where_it_is_broken(code):
    assert set(codes(BROKEN[code], select=code)) == {"x"}


@pytest.mark.parametrize("code", KEPT)
def test_a_rule_is_silent_where_it_only_looks_broken(code):
    assert codes(KEPT[code], select=code) == []


@pytest.mark.parametrize(
    ("kind", "keys", "said"), [("single_choice", 2, 1), ("multiple_choice", 1, 1), ("single_choice", 1, 0)]
)
def test_what_the_format_refuses_is_refused_by_the_rule_as_well(kind, keys, said):
    options = [SimpleNamespace(text=str(place), key=str(place < keys).lower(), why="") for place in range(3)]
    wrong = Subject(0, SimpleNamespace(id="x", kind=kind, claims=[], stem=ASKS, options=options, lint=None))

    assert len([*RULES["L01"].check(wrong, Together([wrong]))]) == said


def test_an_emphasised_not_only_informs():
    (found,) = findings_on([item("Which city did NOT host talks?")], None, ["L08"])

    assert found.severity == "info"


def test_a_bank_whose_key_is_mostly_the_longest_of_four_is_told_so():
    longest = [item("What?", "* A long one", "One", "Two", "Six") | {"id": f"i{place}"} for place in range(12)]
    mixed = [one | {"o": ["* Two", "A long one", "One", "Six"]} for one in longest[:9]] + longest[9:]

    assert (codes(*longest, select="L04"), codes(*mixed, select="L04")) == ([""], [])


def test_keys_that_stand_in_one_place_are_told_where_the_order_is_fixed():
    fixed = [item("What?", "* A", "B", "C", more={"shuffle": "false"}) | {"id": f"i{place}"} for place in range(20)]
    shuffled = [{key: value for key, value in one.items() if key != "more"} for one in fixed]

    assert (codes(*fixed, select="L25"), codes(*shuffled, select="L25")) == (["", "i0"], [])


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        (item(**CITED), None),
        (item(), "error"),
        (item(c=["begin"]), "error"),
        (item("When?", "* 1891", "1881", "1871", **CITED), "warning"),
        (item("When?", "* 1871", "1881", "1891", **CITED), None),
        (item("Who?", "* Robert Peel", "Henry Fox", "James Cook", **CITED), "warning"),
        (item(more={"confirmed": "0123456789ab"}, **CITED), "error"),
    ],
    ids=["linked", "unlinked", "unknown", "another year", "its year", "another name", "changed"],
)
def test_an_item_is_traced_to_what_its_claims_say(said, severity):
    beside = item("Who began the harbour?", "* Marsh", "Peel", "Cook", **CITED) | {"id": "y"}

    found = findings_on([beside, said], READING, ["L23"])

    assert [(one.item, one.severity) for one in found] == ([("x", severity)] if severity else [])


def test_a_bank_without_any_claim_is_told_once():
    (found,) = findings_on([item(), item() | {"id": "y"}], READING, ["L23"])

    assert (found.item, found.severity, found.message) == ("", "warning", "none of the 2 items cites a claim")


def test_eight_words_of_a_paragraph_are_borrowed_unless_they_are_quoted():
    said = item("Where was it, by the man who had learned his trade on the Thames?")

    assert codes(said, reading=READING, select="L22") == ["x"]
    assert codes(said | {"more": {"quote": "true"}}, reading=READING, select="L22") == []


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (item("Which city hosted the great talks of 1966?"), ["x"]),
        (item("Which city hosted the talks of 1971?"), []),
        (
            item(
                "Which premier opened the talks that the city Tashkent hosted in 1966?", "* Kosygin", "Suslov", "Tito"
            ),
            ["x"],
        ),
        (item("Which river runs through Tashkent?", "* The Chirchiq", "The Amu", "The Ob"), []),
    ],
    ids=["nearly the same", "another year", "tells the key", "names it elsewhere"],
)
def test_items_that_ask_the_same_or_answer_each_other_are_told(second, said):
    assert codes(item() | {"id": "first"}, second, select="L24") == said


def test_a_card_shows_nothing_that_is_for_the_eye_alone():
    beside = "  - {id: y, kind: true_false, stem: S, key: true, rationale: R}\n"
    cards = beside + "cards:\n  - {id: x, front: '![](a.png)', back: B}\n"

    assert [one.item for one in findings(cards, select=["L34"])] == ["x"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("about 20 km", (20, 20)),
        ("1914–18", (1914, 1918)),
        ("between 5 and 10", (5, 10)),
        ("5 and 10", None),
        ("the 1970s", (1970, 1979)),
        ("at least 3", (3, float("inf"))),
        ("Article 3 of the treaty", None),
    ],
)
def test_a_range_is_read_from_an_option(text, span):
    assert span_of(text) == span
