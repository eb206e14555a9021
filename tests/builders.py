"""Small true-to-life objects for the tests: each builder takes the fields that a test is about, as keywords."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from quiz_app.domain.bank import Bank
from quiz_app.domain.card import Card, Face
from quiz_app.domain.items import (
    Cloze,
    Entry,
    Gap,
    Item,
    Matching,
    MultipleChoice,
    Near,
    Numeric,
    Option,
    Ordering,
    Pair,
    Reject,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.domain.items.revision import content_of, hash_of
from quiz_app.domain.log import SETTING_CHANGED, Attempt, Event, Response, Review, row_id
from quiz_app.domain.quiz import Form, FormItem, Plan
from quiz_app.domain.reading import Claim, Context, Paragraph, Person, Reading, Source, Term, TimelineEvent
from quiz_app.domain.shelf import Shelf

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)  # a Monday
LEARNER, DEVICE, READING = "amina", "laptop", "russia-pakistan"


def _item(item_id: str, stem: str, **content: Any) -> dict[str, Any]:
    common = {"rationale": "So the essay says.", "topic": "defence", "level": "recall", "claims": ("arms-2014",)}
    return {"id": item_id, "stem": stem, **common, **content}


def single_choice(**fields: Any) -> SingleChoice:
    """The year of the arms ban: key b of a, b, c."""
    options = (
        Option("a", "2010", why="Four years too early."),
        Option("b", "2014", key=True),
        Option("c", "2019", why="The year of the energy plan."),
    )
    return SingleChoice(**_item("arms-ban", "In which year was the arms ban lifted?", options=options) | fields)


def multiple_choice(**fields: Any) -> MultipleChoice:
    """The backers: keys a and b, distractors c and d."""
    options = (
        Option("a", "The United Kingdom", key=True),
        Option("b", "China", key=True),
        Option("c", "India", why="It leaned to Moscow."),
        Option("d", "Iran", why="The essay does not name it."),
    )
    return MultipleChoice(**_item("backers", "Which states backed the Mujahideen?", options=options) | fields)


def true_false(**fields: Any) -> TrueFalse:
    """A false statement."""
    stem = "The first joint drills were held in 2014."
    return TrueFalse(**_item("drills", stem, is_true=False, why="They were held in 2016.") | fields)


def short_answer(**fields: Any) -> ShortAnswer:
    """The Durand Line; the Radcliffe Line is foreseen as wrong."""
    reject = (Reject("Radcliffe Line", "That one divides India and Pakistan."),)
    content = {"accept": ("Durand Line", "Линия Дюранда"), "reject": reject, "typos": True}
    return ShortAnswer(**_item("border", "Which line is disputed?", **content) | fields)


def numeric(**fields: Any) -> Numeric:
    """Fourteen billion dollars, half for two more or less."""
    content = {"value": Decimal(14), "near": (Near(Decimal(2), Decimal("0.5")),), "unit": "billion dollars"}
    return Numeric(**_item("energy-sum", "How many billion dollars?", **content) | fields)


def cloze(**fields: Any) -> Cloze:
    """Two gaps: a date and a number in words or digits."""
    gaps = (Gap(("1 May 1948", "May 1 1948")), Gap(("nine", "9")))
    stem = "Relations began on {{1}}, about {{2}} months after independence."
    return Cloze(**_item("beginnings", stem, gaps=gaps) | fields)


def matching(**fields: Any) -> Matching:
    """Two voices and a spare right side."""
    pairs = (Pair("khan", "Khan", "Pakistan's ambassador"), Pair("dedov", "Dedov", "Russia's ambassador"))
    return Matching(**_item("voices", "Who is who?", pairs=pairs, spare=("A prime minister",)) | fields)


def ordering(**fields: Any) -> Ordering:
    """Four events whose dates do not overlap: established, coup, war, arms."""
    entries = (
        Entry("established", "Relations established", "1948-05-01", "1948-05-01"),
        Entry("coup", "The coup", "1958-01-01", "1958-12-31"),
        Entry("war", "The war", "1965-08-05", "1965-09-23"),
        Entry("arms", "The end of the arms ban", "2014-01-01", "2014-12-31"),
    )
    return Ordering(**_item("sequence", "Earliest first", entries=entries) | fields)


_BUILDERS = (single_choice, true_false, multiple_choice, short_answer, numeric, cloze, matching, ordering)
ITEMS: dict[str, Callable[..., Item]] = {build().kind: build for build in _BUILDERS}


def every_kind() -> tuple[Item, ...]:
    """One item of each of the eight kinds."""
    return tuple(build() for build in ITEMS.values())


def card(**fields: Any) -> Card:
    """A basic card."""
    return Card(**{"id": "arms-year", "front": "When was the ban lifted?", "back": "2014", "topic": "defence"} | fields)


def cloze_card(**fields: Any) -> Card:
    """A cloze card with two gaps."""
    text = "Relations began on {{c1::1 May 1948}}, about {{c2::nine}} months after independence."
    return Card(**{"id": "begin", "cloze": text, "topic": "defence"} | fields)


def faces(*keys: str) -> dict[str, Face]:
    """Faces by key; those that share what stands before the colon are siblings."""
    return {key: Face(key, key.partition(":")[0], f"{key}?", f"{key}!") for key in keys}


def reading(**fields: Any) -> Reading:
    """Two paragraphs, three claims, a context note, two events, a term and a person."""
    content: dict[str, Any] = {
        "id": READING,
        "title": "From Cold War rivals to partners",
        "source": Source("Sana Fatima", "Pakistan Strategic Forum", "opinion essay"),
        "paragraphs": (Paragraph("p1", "The Cold War years."), Paragraph("p2", "The new partnership.")),
        "claims": (
            Claim("established-1948", "Relations were established.", "event", "p1", "1948-05-01"),
            Claim("arms-2014", "Russia lifted its arms ban.", "event", "p2", "2014"),
            Claim("vital", "Good ties are vital.", "argument", "p2"),
        ),
        "context": (Context("arms-denied", ("arms-2014",), "Pakistan denied an embargo.", "Dawn, 2 June 2014"),),
        "timeline": (
            TimelineEvent("arms", "Arms ban lifted", "defence", "2014", "2014-06-02", ("arms-2014",)),
            TimelineEvent("tashkent", "Tashkent Declaration", "region", context_date="1966-01-10", source="Pravda"),
        ),
        "themes": {"defence": "Defence", "region": "The region"},
        "glossary": (Term("durand", "Durand Line", "A border of 1893.", ("Durand",)),),
        "people": (Person("dedov", "Alexey Dedov", "Russia's ambassador"),),
    }
    return Reading(**content | fields)


def bank(**fields: Any) -> Bank:
    """A bank with one item of each kind and three cards, one of them reversed."""
    content: dict[str, Any] = {
        "id": "partnership",
        "reading": READING,
        "title": "From rivals to partners",
        "topics": {"defence": "Defence"},
        "items": every_kind(),
        "cards": (card(), cloze_card(), card(id="envoy", front="Dedov", back="Russia's ambassador", reversed=True)),
        "quizzes": (Plan(title="Ten-minute check", quiz="ten-minute-check"),),
        "digest": "d" * 64,
    }
    return Bank(**content | fields)


def shelf(**fields: Any) -> Shelf:
    """The reading with its one bank."""
    return Shelf(**{"reading": reading(), "banks": (bank(),)} | fields)


def form(items: Sequence[Item] = (), **fields: Any) -> Form:
    """A form of these items (one of each kind where none are named), in their order."""
    asked = tuple(
        FormItem(item.id, "partnership", hash_of(content_of(item)), item.arrange("seed"))
        for item in items or every_kind()
    )
    plan = fields.pop("plan", Plan(title="Ten-minute check", quiz="ten-minute-check"))
    return Form(**{"reading": READING, "plan": plan, "seed": "seed", "digest": "d" * 12, "items": asked} | fields)


def attempt(**fields: Any) -> Attempt:
    """An attempt begun at NOW; `plan` changes its form's."""
    plan = fields.pop("plan", None)
    content = {"id": "attempt-1", "learner": LEARNER, "device": DEVICE, "form": form(), "started_at": NOW} | fields
    if plan is not None:
        content["form"] = replace(content["form"], plan=plan)
    return Attempt(**content)


def response(**fields: Any) -> Response:
    """A right response to the arms ban; its id follows from device, attempt, item and ordinal."""
    content: dict[str, Any] = {
        "learner": LEARNER,
        "device": DEVICE,
        "attempt": "attempt-1",
        "reading": READING,
        "item": "arms-ban",
        "revision": hash_of(content_of(single_choice())),
        "ordinal": 0,
        "answer": "b",
        "points": 1.0,
        "certainty": None,
        "at": NOW,
        "seconds": 7.5,
    } | fields
    subject = f"{content['attempt']}/{content['item']}"
    return Response(**{"id": row_id(content["device"], subject, content["ordinal"])} | content)


def review(**fields: Any) -> Review:
    """A good of the card `arms-year`; its study day is its moment's day in UTC less four hours."""
    content: dict[str, Any] = {
        "learner": LEARNER,
        "device": DEVICE,
        "reading": READING,
        "card": "arms-year",
        "ordinal": 0,
        "rating": 3,
        "at": NOW,
        "retention": 0.9,
        "seconds": 4.0,
    } | fields
    subject = f"{content['reading']}/{content['card']}"
    made = {"id": row_id(content["device"], subject, content["ordinal"]), "study_day": _day(content["at"])}
    return Review(**made | content)


def event(**fields: Any) -> Event:
    """A changed setting: twenty new cards a day."""
    content: dict[str, Any] = {
        "learner": LEARNER,
        "device": DEVICE,
        "ordinal": 0,
        "kind": SETTING_CHANGED,
        "subject": "new_per_day",
        "data": {"value": 20},
        "at": NOW,
    } | fields
    subject = f"{content['kind']}/{content['subject']}"
    return Event(**{"id": row_id(content["device"], subject, content["ordinal"])} | content)


def _day(at: datetime) -> date:
    return date.fromordinal(at.toordinal() - (at.hour < 4))
