"""Anki itself, asked: run by the Python of an environment that has the package `anki`, never imported by ours.

`python anki_oracle.py take FOLDER FILE ...` brings files into a new collection and prints what is in it then;
`python anki_oracle.py make FOLDER` fills one, exports it in every way, and prints what was in it.
"""

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ["TZ"] = "UTC"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def take(folder, files):
    """What a new collection holds after these files, and what Anki said of each."""
    from anki.collection import Collection

    col = Collection(str(folder / "collection.anki2"))
    said = [text(col, file) if file.endswith(".txt") else package(col, file) for file in files]
    found = {"said": said, **dump(col)}
    found["sound"] = col.fix_integrity()[1]
    export(col, folder / "back.apkg", legacy=False)
    col.close()
    return found


def export(col, path, legacy):
    """Write all of the collection as a package."""
    from anki.collection import ExportAnkiPackageOptions

    options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, legacy=legacy)
    col.export_anki_package(out_path=str(path), options=options, limit=None)


def package(col, file):
    """Bring a package in, with schedules."""
    from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    options = ImportAnkiPackageOptions(with_scheduling=True)
    return counted(col.import_anki_package(ImportAnkiPackageRequest(package_path=file, options=options)).log)


def text(col, file):
    """Bring a text in as its headers say."""
    from anki.import_export_pb2 import ImportCsvRequest

    metadata = col.get_csv_metadata(path=file, delimiter=None)
    return counted(col.import_csv(ImportCsvRequest(path=file, metadata=metadata)).log)


def counted(log):
    """How many notes Anki says were new, updated, doubles ..."""
    return {
        field.name: len(value) for field, value in log.ListFields() if field.name != "found_notes" and field.is_repeated
    }


def dump(col):
    """All notes with their cards, and the names of the media."""
    day = (datetime.now(UTC) - timedelta(hours=4)).date()
    notes = {}
    for note in map(col.get_note, col.find_notes("")):
        cards = [
            {
                "deck": col.decks.name(card.did),
                "kind": card.type,
                "queue": card.queue,
                "due": str(day + timedelta(days=card.due - col.sched.today)) if card.type == 2 else card.due,
                "interval": card.ivl,
                "reps": card.reps,
                "lapses": card.lapses,
                "memory": [card.memory_state.stability, card.memory_state.difficulty] if card.memory_state else None,
                "asks": card.question(),
            }
            for card in note.cards()
        ]
        kind = note.note_type()["name"]
        notes[note.guid] = {"type": kind, "fields": note.fields, "tags": note.tags, "cards": cards}
    return {"notes": notes, "media": sorted(os.listdir(col.media.dir()))}


NOTES = [
    ("Basic", ['When <b>was</b> it? <img src="a map.png">', "2014 [sound:x.mp3]"]),
    ("Basic", ["Tom & Jerry < 3 * 2_x_", "<div>one</div><div>two</div>"]),
    ("Basic (and reversed card)", ["Dedov", "An envoy"]),
    ("Basic (optional reversed card)", ["Khan", "Another", "y"]),
    ("Basic (optional reversed card)", ["Line", "Durand", ""]),
    ("Basic (type in the answer)", ["Which line?", "Radcliffe"]),
    ("Cloze", ["On {{c1::1 May 1948::when}}, {{c3::nine}} months and {{c1::a day}}", ""]),
    ("Cloze", ["{{c1::One {{c2::in}} another}}", ""]),
]


def make(folder):
    """Fill a collection, answer some cards, put one aside, and export all of it."""
    from anki.collection import Collection

    col = Collection(str(folder / "collection.anki2"))
    col.media.write_data("a map.png", PNG)
    col.media.write_data("x.mp3", b"ID3 sound")
    deck = col.decks.id("Essay::Defence")
    for place, (kind, fields) in enumerate(NOTES):
        note = col.new_note(col.models.by_name(kind))
        note.fields, note.tags = fields, ["war"]
        col.add_note(note, deck if place else col.decks.id("Essay::Energy"))
    answers = answered(col, deck)
    aside = col.find_cards("Radcliffe")
    col.sched.suspend_cards(aside)
    for legacy in (True, False):
        export(col, folder / f"{'legacy' if legacy else 'latest'}.apkg", legacy)
    found = {**dump(col), "answers": answers, "rows": col.db.all("select id, ease, time from revlog order by id")}
    for legacy in (True, False):
        path = str(folder / f"{'legacy' if legacy else 'latest'}.colpkg")
        col.export_collection_package(path, include_media=True, legacy=legacy)
        col.reopen(after_full_sync=False)
    col.close()
    return found


def answered(col, deck):
    """Six answers, a rating after the other: (guid, place of the card, rating)."""
    col.decks.select(deck)
    found = []
    for rating in (2, 3, 0, 1, 2, 2):
        queued = col.sched.get_queued_cards(fetch_limit=1).cards[0]
        card = col.get_card(queued.card.id)
        card.start_timer()
        col.sched.answer_card(col.sched.build_answer(card=card, states=queued.states, rating=rating))
        found.append((card.note().guid, card.ord, rating + 1))
    return found


if __name__ == "__main__":
    what, folder, *files = sys.argv[1:]
    print(json.dumps(take(Path(folder), files) if what == "take" else make(Path(folder))))
