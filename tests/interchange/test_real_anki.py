"""Anki itself takes what we write and gives what we read: its package, in an environment of its own."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from benchmarks.anki_loop import Missing, install
from quiz_app.domain.card import Card
from quiz_app.domain.memory import Schedule
from quiz_app.interchange.anki_package import FORMAT as APKG
from quiz_app.interchange.anki_text import FORMAT as TEXT
from quiz_app.interchange.bundle import Bundle
from quiz_app.interchange.format import ReadOptions, WriteOptions
from quiz_app.interchange.formats import recognised
from tests.builders import card, cloze_card, every_kind
from tests.interchange.round_trips import PNG, opened

pytestmark = pytest.mark.slow
ORACLE = Path(__file__).with_name("anki_oracle.py")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "meridian-tests"
WRITTEN_AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
DUE = date(2031, 3, 4)


@pytest.fixture(scope="session")
def anki() -> Path:
    """The Python of an environment with Anki in it, made once and kept; without a registry there is none."""
    folder = CACHE / f"anki-{sys.version_info.major}.{sys.version_info.minor}"
    ready = folder / "ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            ready.write_text(str(install(folder)), encoding="utf-8")
        except Missing as missing:
            said = f"Anki could not be installed from the registry: {missing}"
            pytest.fail(said) if os.environ.get("CI") else pytest.skip(said)
    return Path(ready.read_text(encoding="utf-8"))


@pytest.fixture
def ask(anki, tmp_path):
    """What Anki says when the oracle is asked this, in a folder of its own."""

    def asked(what, *files):
        folder = tmp_path / what
        folder.mkdir()
        ended = subprocess.run([anki, ORACLE, what, folder, *files], capture_output=True, text=True, timeout=120)
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout)

    return asked


TOPICS = {"defence": "Defence", "energy": "Oil :: gas"}
SIDES = Card(id="envoy", front="![a map](media/map.png)", back="[x.mp3](media/x.mp3)", reversed=True, topic="energy")
HOSTILE = Card(id="odd", front="a < b & c \\*x\\* {{c1::no gap}} 🙂 مرحبا", back="**bold**\n\n- one\n- two", typed=True)
GAPS = Card(id="gaps", cloze="One {{c1::a::b}}, {{c2::c & d}}")
BUNDLE = Bundle(
    id="partnership",
    reading="essay",
    title="From rivals",
    topics=TOPICS,
    items=every_kind(),
    cards=(card(claims=("arms-2014",)), cloze_card(), SIDES, HOSTILE, GAPS),
    media={"map.png": PNG, "x.mp3": b"ID3 sound", "unseen.png": PNG},
)
LEARNT = Schedule(
    "essay", "arms-year", "review", stability=12.5, difficulty=5.5, due_day=DUE, interval=30, reps=4, lapses=1,
    last_at=WRITTEN_AT - timedelta(days=9), last_day=date(2026, 10, 24), first_day=date(2026, 9, 1),
)  # fmt: skip
AGAIN = replace(
    LEARNT, card="envoy:reversed", phase="relearning", due_day=None, due_at=datetime(2031, 3, 4, 5, tzinfo=UTC)
)
OPTIONS = WriteOptions(at=WRITTEN_AT, schedules={"arms-year": LEARNT, "envoy:reversed": AGAIN})


def write(path, form=APKG, bundle=BUNDLE, options=OPTIONS):
    path.write_bytes(form.write(bundle, options).content)
    return str(path)


def test_what_we_write_comes_in_twice_without_doubles_and_a_later_edition_updates(ask, tmp_path):
    edited = replace(BUNDLE, cards=(replace(card(), back="In 2014"), *BUNDLE.cards[1:]))
    later = replace(OPTIONS, at=WRITTEN_AT + timedelta(days=1))

    first, second = write(tmp_path / "1.apkg"), write(tmp_path / "2.apkg", bundle=edited, options=later)
    found = ask("take", first, first, second)

    assert found["said"][:2] == [{"new": 13}, {"duplicate": 13}]
    assert len(found["notes"]) == 13
    assert found["notes"]["meridian:essay/arms-year"]["fields"][1] == "In 2014"
    assert found["sound"]


def test_decks_types_tags_and_media_are_there(ask, tmp_path):
    found = ask("take", write(tmp_path / "1.apkg"))

    notes = found["notes"]
    assert notes["meridian:essay/arms-year"]["type"] == "Meridian Basic"
    assert notes["meridian:essay/arms-year"]["tags"] == ["claim::arms-2014", "topic::defence"]
    decks = {card["deck"] for note in notes.values() for card in note["cards"]}
    assert decks == {"From rivals", "From rivals::Defence", "From rivals::Oil : : gas"}
    assert found["media"] == ["map.png", "x.mp3"]
    assert notes["meridian:essay/envoy"]["fields"] == ['<img src="map.png" alt="a map" />', "[sound:x.mp3]"]
    asked = [len(notes[f"meridian:essay/{name}"]["cards"]) for name in ("arms-year", "envoy", "begin", "gaps", "odd")]
    assert asked == [1, 2, 2, 2, 1]
    assert "[...]" in notes["meridian:essay/gaps"]["cards"][0]["asks"]


def test_schedules_are_there(ask, tmp_path):
    notes = ask("take", write(tmp_path / "1.apkg"))["notes"]

    known = notes["meridian:essay/arms-year"]["cards"][0]
    assert (known["due"], known["interval"], known["reps"], known["lapses"]) == (str(DUE), 30, 4, 1)
    assert known["memory"] == pytest.approx([12.5, 5.5])
    new, again = notes["meridian:essay/envoy"]["cards"]
    assert (new["kind"], again["kind"], again["due"]) == (0, 3, int(AGAIN.due_at.timestamp()))


def test_what_anki_took_comes_back_the_same(ask, tmp_path):
    ask("take", write(tmp_path / "1.apkg"))

    ours, back = (
        APKG.read(opened((tmp_path / name).read_bytes()), ReadOptions()).bundle for name in ("1.apkg", "take/back.apkg")
    )

    assert {card.id: card for card in back.cards} == {card.id: card for card in ours.cards}
    assert {card.id for card in BUNDLE.cards} <= {card.id for card in back.cards}
    assert (back.title, back.media) == ("From rivals", ours.media)


def test_our_text_comes_in_too_and_again_without_doubles(ask, tmp_path):
    path = write(tmp_path / "1.txt", TEXT)

    found = ask("take", path, path)

    assert found["said"][0]["new"] == 13
    assert len(found["notes"]) == 13
    assert found["notes"]["meridian:essay/gaps"]["type"] == "Cloze"
    assert found["notes"]["meridian:essay/arms-year"]["cards"][0]["deck"] == "From rivals::Defence"


def test_what_anki_writes_comes_in(ask, tmp_path):
    """Legacy and latest, packages and whole collections: the same cards, media and answers from each."""
    asked = ask("make")
    found = {}
    for name in ("legacy.apkg", "latest.apkg", "legacy.colpkg", "latest.colpkg"):
        upload = opened((tmp_path / "make" / name).read_bytes(), name)
        assert recognised(upload) is APKG
        found[name] = APKG.read(upload, ReadOptions())

    first = found["legacy.apkg"]
    for other in found.values():
        assert (other.bundle, other.reviews, other.suspended) == (first.bundle, first.reviews, first.suspended)
    cards = first.bundle.cards
    assert [(one.front, one.back, one.cloze, one.reversed, one.typed) for one in cards] == [
        ("When **was** it? ![](media/a-map.png)", "2014 [x.mp3](media/x.mp3)", "", False, False),
        ("Tom \\& Jerry \\< 3 \\* 2\\_x\\_", "one\\\ntwo", "", False, False),
        ("Dedov", "An envoy", "", True, False),
        ("Khan", "Another", "", True, False),
        ("Line", "Durand", "", False, False),
        ("Which line?", "Radcliffe", "", False, True),
        ("", "", "On {{c1::1 May 1948}}, {{c3::nine}} months and {{c1::a day}}", False, False),
    ]
    assert first.bundle.topics == {"energy": "Energy", "defence": "Defence"}
    assert sorted(first.bundle.media) == ["a-map.png", "x.mp3"]
    assert [problem.message for problem in first.problems] == ["a gap stands in another, is empty, or has two numbers"]
    ids = dict(zip(list(asked["notes"]), cards, strict=False))
    keys = [ids[guid].id + (":c1" if ids[guid].cloze else ":reversed" * place) for guid, place, _ in asked["answers"]]
    given = sorted(first.reviews, key=lambda one: one.at)
    assert [(one.face, one.rating) for one in given] == [
        (key, rating) for key, (_, _, rating) in zip(keys, asked["answers"], strict=True)
    ]
    assert [round(one.at.timestamp() * 1000) for one in given] == [row[0] for row in asked["rows"]]
    assert first.suspended == {cards[5].id}
