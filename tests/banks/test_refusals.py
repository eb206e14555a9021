"""What the schema of a bank or a reading refuses, each with one line that says where, what and what to do."""

import pytest

from quiz_app.banks.refusals import MAPPINGS
from quiz_app.banks.schema import WrittenBank, WrittenReading
from tests.banks.written import BANK, ITEM, READING

KINDS = "single_choice, true_false, multiple_choice, short_answer, numeric, cloze, matching, ordering"
BY_NAME = ", ".join(sorted(KINDS.split(", ")))
START = "items:\n  - id: x\n    stem: S\n    rationale: R\n"
CLOZE = "items:\n  - id: x\n    rationale: R\n    kind: cloze\n"

ITEMS = {
    "unknown kind": (
        START + "    kind: single_choise\n",
        f"bank.yaml:10: item 'x': kind: there is no kind of item 'single_choise' "
        f"(did you mean 'single_choice'? there are {KINDS})",
    ),
    "kind unlike any": (
        START + "    kind: essay\n",
        f"bank.yaml:10: item 'x': kind: there is no kind of item 'essay' (there are {BY_NAME})",
    ),
    "no kind": (START, f"bank.yaml:7: item 'x': kind: 'kind' is missing (there are {KINDS})"),
    "missing key": (
        "items:\n  - {id: x, kind: true_false, stem: S, key: true}\n",
        "bank.yaml:7: item 'x': rationale: 'rationale' is missing (Why the key is right; shown with the result.)",
    ),
    "missing id": (
        "items:\n  - {kind: true_false, stem: S, rationale: R, key: true}\n",
        "bank.yaml:7: items.id: 'id' is missing "
        "(Unique among the items and cards of the whole reading. Progress hangs on it.)",
    ),
    "unknown key": (
        START + "    kind: true_false\n    key: true\n    topik: defence\n",
        "bank.yaml:12: item 'x': topik: there is no key 'topik' here (did you mean 'topic'?)",
    ),
    "unknown key of an option": (
        START + "    kind: single_choice\n    options: [{id: a, text: A, key: true},\n"
        "      {id: b, text: B, whi: W}]\n",
        "bank.yaml:12: item 'x': options.whi: there is no key 'whi' here (did you mean 'why'?)",
    ),
    "a key of another kind": (
        START + "    kind: true_false\n    key: true\n    gaps: [{accept: [a]}]\n",
        "bank.yaml:12: item 'x': gaps: there is no key 'gaps' here "
        "(there are claims, confirmed, id, key, kind, level, lint, pool, quote, rationale, stem, topic, was, why)",
    ),
    "truth value": (
        START + "    kind: true_false\n    key: Yes\n",
        "bank.yaml:11: item 'x': key: 'Yes' is not a truth value (write true or false)",
    ),
    "truth value in capitals": (
        START + "    kind: short_answer\n    accept: [A]\n    typos: True\n",
        "bank.yaml:12: item 'x': typos: 'True' is not a truth value (write true or false)",
    ),
    "unknown level": (
        START + "    kind: true_false\n    key: true\n    level: aply\n",
        "bank.yaml:12: item 'x': level: 'aply' is not known here (did you mean 'apply'?)",
    ),
    "empty text": (
        "items:\n  - {id: x, kind: true_false, stem: S, key: true, rationale: ' '}\n",
        "bank.yaml:7: item 'x': rationale: is empty (write something, or take the key out)",
    ),
    "list for a text": (
        "items:\n  - {id: x, kind: true_false, stem: [S], key: true, rationale: R}\n",
        "bank.yaml:7: item 'x': stem: a text is expected here, not a list (put it in quotes if it is one)",
    ),
    "text for a list": (
        START + "    kind: short_answer\n    accept: A\n",
        "bank.yaml:11: item 'x': accept: a list is expected here (begin each entry with '- ', or write [one, two])",
    ),
    "list left empty": (
        START + "    kind: short_answer\n    accept: []\n",
        "bank.yaml:11: item 'x': accept: needs at least 1 entry (add what is missing)",
    ),
    "no key at all": (
        START + "    kind: single_choice\n    options: [{id: a, text: A}, {id: b, text: B}]\n",
        "bank.yaml:11: item 'x': options: no option is the key (write `key: true` with the right one)",
    ),
    "two keys": (
        START + "    kind: single_choice\n    options:\n"
        "      - {id: a, text: A, key: true}\n      - {id: b, text: B, key: true}\n",
        "bank.yaml:13: item 'x': options.key: a single choice has one key, and both 'a' and 'b' are marked "
        "(keep one, or make it a multiple_choice)",
    ),
    "an option alone": (
        START + "    kind: single_choice\n    options: [{id: a, text: A, key: true}]\n",
        "bank.yaml:11: item 'x': options: needs at least 2 entries (add what is missing)",
    ),
    "one key of a multiple choice": (
        START + "    kind: multiple_choice\n    options: [{id: a, text: A, key: true}, {id: b, text: B}]\n",
        "bank.yaml:11: item 'x': options: a multiple choice needs two keys at least, not 1 "
        "(or make it a single_choice)",
    ),
    "no distractor": (
        START + "    kind: multiple_choice\n    options: [{id: a, text: A, key: true}, {id: b, text: B, key: true}]\n",
        "bank.yaml:11: item 'x': options: every option is a key (add a distractor)",
    ),
    "an option id twice": (
        START + "    kind: single_choice\n    options: [{id: a, text: A, key: true},\n      {id: a, text: B}]\n",
        "bank.yaml:12: item 'x': options.id: 'a' stands twice here (make them differ)",
    ),
    "no number": (
        START + "    kind: numeric\n    value: 14,5\n",
        "bank.yaml:11: item 'x': value: '14,5' is not a number (write it in digits, such as 14 or 2.5)",
    ),
    "negative tolerance": (
        START + "    kind: numeric\n    value: 14\n    tolerance: -1\n",
        "bank.yaml:12: item 'x': tolerance: '-1' is not a number from 0 up (write it in digits, such as 2 or 0.5)",
    ),
    "a score over one": (
        START + "    kind: numeric\n    value: 14\n    near: [{within: 2, score: 1.5}]\n",
        "bank.yaml:12: item 'x': near.score: '1.5' is not a share from 0 to 1 (such as 0.5)",
    ),
    "a near miss that counts anyway": (
        START + "    kind: numeric\n    value: 14\n    tolerance: 2\n    near: [{within: 2.0, score: 0.5}]\n",
        "bank.yaml:13: item 'x': near.within: lies within the tolerance already (write a greater distance)",
    ),
    "a gap without its number": (
        CLOZE + "    text: On {{1}}.\n    gaps: [{accept: [a]}, {accept: [b]}]\n",
        "bank.yaml:10: item 'x': text: 2 gaps are described, 1 stand in the text (use {{1}}, {{2}}, each once)",
    ),
    "a number twice": (
        CLOZE + "    text: On {{1}} and {{1}}.\n    gaps: [{accept: [a]}]\n",
        "bank.yaml:10: item 'x': text: 1 gaps are described, 2 stand in the text (use {{1}}, each once)",
    ),
    "braces that are no gap": (
        CLOZE + "    text: On {{1}} and {{two}}.\n    gaps: [{accept: [a]}]\n",
        "bank.yaml:10: item 'x': text: braces that are no gap (write a gap as {{1}})",
    ),
    "rights alike": (
        START + "    kind: matching\n    pairs: [{id: a, left: L, right: R},\n      {id: b, left: M, right: R}]\n",
        "bank.yaml:12: item 'x': pairs.right: 'R' stands twice here (make them differ)",
    ),
    "a spare side that belongs somewhere": (
        START + "    kind: matching\n    spare: [R]\n"
        "    pairs: [{id: a, left: L, right: R}, {id: b, left: M, right: S}]\n",
        "bank.yaml:11: item 'x': spare: 'R' is the right side of a pair (right sides must differ)",
    ),
    "a pair named like a spare side": (
        START + "    kind: matching\n    pairs: [{id: a, left: L, right: R}, {id: spare-1, left: M, right: S}]\n",
        "bank.yaml:11: item 'x': pairs.id: ids that begin with 'spare-' are those of the spare sides (choose another)",
    ),
    "a rule that there is not": (
        START + "    kind: true_false\n    key: true\n    lint:\n      ignore: [L08, X08]\n      why: W\n",
        "bank.yaml:13: item 'x': lint.ignore: 'X08' is not known here (did you mean 'L08'?)",
    ),
    "a rule set aside without a reason": (
        START + "    kind: true_false\n    key: true\n    lint: {ignore: [L08]}\n",
        "bank.yaml:12: item 'x': lint.why: 'why' is missing (Why they do not hold for this item.)",
    ),
    "no rule set aside": (
        START + "    kind: true_false\n    key: true\n    lint: {ignore: [], why: W}\n",
        "bank.yaml:12: item 'x': lint.ignore: needs at least 1 entry (add what is missing)",
    ),
    "a quotation that is not true": (
        START + "    kind: true_false\n    key: true\n    quote: yes\n",
        "bank.yaml:12: item 'x': quote: 'yes' is not a truth value (write true or false)",
    ),
    "nothing to order": (
        START + "    kind: ordering\n",
        "bank.yaml:7: item 'x': an ordering needs either 'events' or 'entries' (keep one of them)",
    ),
    "one entry to order": (
        START + "    kind: ordering\n    entries: [{id: a, text: A}]\n",
        "bank.yaml:11: item 'x': entries: one alone cannot be put in order (add another)",
    ),
    "an event twice": (
        START + "    kind: ordering\n    events: [coup, coup]\n",
        "bank.yaml:11: item 'x': events: 'coup' stands twice here (make them differ)",
    ),
    "an id with a space": (
        "items:\n  - {id: x y, kind: true_false, stem: S, key: true, rationale: R}\n",
        "bank.yaml:7: items.id: 'x y' cannot be an id (use letters, digits, - and _)",
    ),
    "an id without end": (
        f"items:\n  - {{id: x, kind: true_false, stem: S, key: true, rationale: R, was: {'y' * 101}}}\n",
        "bank.yaml:7: item 'x': was: is longer than 100 characters (shorten it)",
    ),
    "items that are no list": (
        "items: {id: x}\n",
        "bank.yaml:6: items: a list is expected here (begin each entry with '- ', or write [one, two])",
    ),
    "an item that is a text": (
        "items: [x]\n",
        "bank.yaml:6: items: keys with values are expected here (such as `id: my-id`)",
    ),
}

CARDS = {
    "one side": (
        "cards:\n  - {id: x, front: F}\n",
        "bank.yaml:7: item 'x': a card needs 'front' and 'back', or 'cloze' (write the missing side)",
    ),
    "both kinds": (
        "cards:\n  - {id: x, front: F,\n      cloze: 'On {{c1::x}}'}\n",
        "bank.yaml:7: item 'x': front: a cloze card has no 'front' (keep either 'cloze' or 'front' and 'back')",
    ),
    "cloze reversed": (
        "cards:\n  - {id: x, cloze: 'On {{c1::x}}', reversed: true}\n",
        "bank.yaml:7: item 'x': reversed: a cloze card cannot be reversed (take it out)",
    ),
    "cloze without a gap": (
        "cards:\n  - {id: x, cloze: On a day}\n",
        "bank.yaml:7: item 'x': cloze: the sentence has no gap (write a gap as {{c1::1 May 1948}})",
    ),
    "cloze with a gap of the other sort": (
        "cards:\n  - {id: x, cloze: 'On {{c1::a}} and {{2}}'}\n",
        "bank.yaml:7: item 'x': cloze: braces that are no gap (write a gap as {{c1::1 May 1948}})",
    ),
}

HEADS = {
    "no format": (
        BANK.replace("format: 1\n", "") + ITEM,
        "bank.yaml:1: format: 'format' is missing (The number of this format: 1.)",
    ),
    "a format to come": (
        BANK.replace("format: 1", "format: 7") + "sections: []\n",
        "bank.yaml:1: format: the format '7' is not known (write `format: 1`, or use a newer version of the program)",
    ),
    "an empty bank": (
        BANK,
        "bank.yaml:1: the bank has neither items nor cards nor quizzes "
        "(write at least one under 'items', 'cards' or 'quizzes')",
    ),
    "a bank of empty lists": (
        BANK + "items: []\ncards: []\n",
        "bank.yaml:1: the bank has neither items nor cards nor quizzes "
        "(write at least one under 'items', 'cards' or 'quizzes')",
    ),
    "an empty section": (
        BANK + ITEM + "cards:\n",
        "bank.yaml:14: cards: nothing stands under this key (write its entries, or take the key out)",
    ),
    "no mapping": ("- a\n", "bank.yaml:1: the file is not made of keys with values (begin with `format: 1`)"),
    "a duplicate key": (
        BANK + "title: Another\n" + ITEM,
        "bank.yaml:6: the key 'title' stands twice here (its first place is line 4)",
    ),
    "topics as a list": (
        BANK.replace("{defence: Defence, energy: Energy}", "[defence]") + ITEM.replace("    topic: defence\n", ""),
        "bank.yaml:5: topics: keys with values are expected here (such as `id: my-id`)",
    ),
    "a topic that is no id": (
        BANK.replace("energy:", "en ergy:") + ITEM,
        "bank.yaml:5: topics.en ergy: 'en ergy' cannot be an id (use letters, digits, - and _)",
    ),
    "an unknown mode": (
        BANK + ITEM + "quizzes: [{id: q, title: T, mode: exams, draw: {items: 1}}]\n",
        "bank.yaml:14: quizzes 'q': mode: 'exams' is not known here (did you mean 'exam'?)",
    ),
    "minutes of nothing": (
        BANK + ITEM + "quizzes: [{id: q, title: T, minutes: 0, draw: {items: 1}}]\n",
        "bank.yaml:14: quizzes 'q': minutes: '0' is not a number of minutes (write it in digits, such as 10)",
    ),
}

DATES = "such as 1948, 1948-05, 1948-05-01, 195X, 1965-08-05/1965-09-23 or 1958~"
READINGS = {
    "a date in words": (
        READING.replace('date: "1958"', "date: May 1958"),
        f"reading.yaml:11: timeline 'coup': date: 'May 1958' is not a date that can be used here ({DATES})",
    ),
    "a day that never was": (
        READING.replace('date: "2014"', "date: 2014-02-30"),
        f"reading.yaml:7: claims 'arms': date: '2014-02-30' is not a date of the calendar ({DATES})",
    ),
    "an interval that runs backwards": (
        READING.replace("1965-08-05/1965-09-23", "1965-09/1965-08"),
        f"reading.yaml:15: timeline 'clash': context_date: '1965-09/1965-08' ends before it begins ({DATES})",
    ),
    "an open interval": (
        READING.replace("1965-08-05/1965-09-23", "1965-08/.."),
        f"reading.yaml:15: timeline 'clash': context_date: '1965-08/..' is not a date that can be used here ({DATES})",
    ),
    "an event without a date": (
        READING.replace(', date: "1958"', ""),
        "reading.yaml:11: timeline 'coup': an event needs a 'date' or a 'context_date' "
        "(the reading's own, or other sources')",
    ),
    "an unknown kind of claim": (
        READING.replace("kind: event, says", "kind: fact, says"),
        "reading.yaml:8: claims 'drills': kind: 'fact' is not known here "
        "(there are argument, event, meta, quote, state)",
    ),
    "an unknown key of the source": (
        READING + "source: {autor: A. Author}\n",
        "reading.yaml:16: source.autor: there is no key 'autor' here (did you mean 'author'?)",
    ),
}


@pytest.mark.parametrize(("text", "expected"), [*ITEMS.values(), *CARDS.values()], ids=[*ITEMS, *CARDS])
def test_an_item_or_card_is_refused_with_one_line(problems, text, expected):
    assert problems(bank=BANK + text) == [expected]


@pytest.mark.parametrize(("text", "expected"), HEADS.values(), ids=HEADS)
def test_a_bank_is_refused_with_one_line(problems, text, expected):
    assert problems(bank=text) == [expected]


@pytest.mark.parametrize(("text", "expected"), READINGS.values(), ids=READINGS)
def test_a_reading_is_refused_with_one_line(problems, text, expected):
    assert problems(reading=text, bank=BANK + ITEM) == [expected]


def test_all_problems_of_a_file_come_in_one_run_in_the_order_of_its_lines(problems):
    found = problems(
        bank=BANK.replace("title: A bank", "titel: A bank")
        + START
        + "    kind: single_choice\n    options: [{id: a, text: A}, {id: a, text: B}]\n    claims: [nothing]\n"
        + "  - {id: y, kind: true_false, stem: S, key: maybe, rationl: R}\n"
        + "  - {id: z, kind: true_false, stem: S, key: true, rationale: R, claims: [arm]}\n"
    )

    assert found == [
        "bank.yaml:1: title: 'title' is missing (The bank's title.)",
        "bank.yaml:4: titel: there is no key 'titel' here (did you mean 'title'?)",
        "bank.yaml:11: item 'x': options.id: 'a' stands twice here (make them differ)",
        "bank.yaml:11: item 'x': options: no option is the key (write `key: true` with the right one)",
        "bank.yaml:12: item 'x': claims: there is no claim 'nothing' in the reading (there are arms, drills)",
        "bank.yaml:13: item 'y': rationale: 'rationale' is missing (Why the key is right; shown with the result.)",
        "bank.yaml:13: item 'y': key: 'maybe' is not a truth value (write true or false)",
        "bank.yaml:13: item 'y': rationl: there is no key 'rationl' here (did you mean 'rationale'?)",
        "bank.yaml:14: item 'z': claims: there is no claim 'arm' in the reading (did you mean 'arms'?)",
    ]


def test_a_message_stays_on_its_line_whatever_the_author_wrote(problems):
    (found,) = problems(bank=BANK + ITEM + '"a\\nb": c\n')

    assert found.startswith("bank.yaml:14: ") and "\n" not in found


def test_every_mapping_of_the_schema_can_be_named_when_a_key_is_unknown():
    """Every definition of the two schemas is known to the refusals, so an unknown key gets the right neighbours."""
    definitions = {name for root in (WrittenReading, WrittenBank) for name in root.model_json_schema().get("$defs", {})}

    assert definitions == {mapping.__name__ for mapping in MAPPINGS.values()}
