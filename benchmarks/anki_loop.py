"""The loop of Anki's own back end: installed, and run by the Python that it was installed for, which runs this file.

Anki is AGPL and is never among the project's packages: it is installed from PyPI into an environment of its own, in a
temporary folder that goes when the benchmark ends.
"""

import json
import subprocess
import sys
import venv
from pathlib import Path

CARDS, ROUNDS, ANSWERS = 100_000, 5, 200
BATCH = 2000


class Missing(Exception):
    """Anki could not be installed, and why."""


def install(folder: Path) -> Path:
    """The Python of a new environment with Anki in it; Missing where it cannot be had."""
    venv.create(folder / "anki", with_pip=True)
    python = folder / "anki" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "anki"]
    ended = subprocess.run(command, capture_output=True, text=True)
    if ended.returncode:
        raise Missing((ended.stderr.strip().splitlines() or ["pip failed"])[-1])
    return python


def measure(python: Path, folder: Path) -> list[float]:
    """Next card and answer, so many a second, in rounds; the environment's own Python runs this file."""
    command = [python, __file__, str(folder / "collection.anki2")]
    ended = subprocess.run(command, capture_output=True, text=True)
    if ended.returncode:
        raise Missing((ended.stderr.strip().splitlines() or ["Anki failed"])[-1])
    rates: list[float] = json.loads(ended.stdout)
    return rates


def loop(path: str) -> list[float]:
    """Answers a second on a collection of so many cards, fetching each before it is answered."""
    from time import perf_counter, time

    from anki.collection import AddNoteRequest, Collection

    col = Collection(path)
    kind, deck = col.models.by_name("Basic"), col.decks.id("Default")
    for first in range(0, CARDS, BATCH):
        requests = []
        for number in range(first, first + BATCH):
            note = col.new_note(kind)
            note["Front"], note["Back"] = f"What is {number}?", str(number)
            requests.append(AddNoteRequest(note, deck))
        col.add_notes(requests)
    due = f"update cards set type=2, queue=2, due={col.sched.today} - (id % 30), ivl=30, factor=2500, reps=10"
    col.db.execute(f"{due}, mod={int(time())}")
    config = col.decks.config_dict_for_deck_id(deck)
    config["rev"]["perDay"] = 9999
    col.decks.update_config(config)
    rates = []
    for _ in range(ROUNDS):
        start = perf_counter()
        for _ in range(ANSWERS):
            queued = col.sched.get_queued_cards(fetch_limit=1).cards[0]
            card = col.get_card(queued.card.id)
            card.start_timer()
            col.sched.answer_card(col.sched.build_answer(card=card, states=queued.states, rating=2))
        rates.append(ANSWERS / (perf_counter() - start))
    col.close()
    return rates


if __name__ == "__main__":
    print(json.dumps(loop(sys.argv[1])))
