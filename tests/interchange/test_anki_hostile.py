"""A package is a stranger's: what is damaged, endless or would run is refused with a sentence, and leaves nothing."""

import os
import tempfile
from contextlib import suppress
from zipfile import ZIP_DEFLATED

import pytest
import zstandard

from quiz_app.domain.errors import ProblemsFound
from quiz_app.interchange.anki_container import looks_like_anki
from quiz_app.interchange.anki_package import FORMAT
from quiz_app.interchange.format import ReadOptions
from tests.interchange.anki_made import (
    CONTAINERS,
    PICTURE,
    STUB,
    Collection,
    Noted,
    first,
    latest,
    opened,
    packed,
    second,
    wire,
    zipped,
)

GOOD = Collection(answers=[(1_700_000_100_000, 17_000_000_000_010, 3, 1, 2500)])
LEAPS = "CREATE TABLE kept AS SELECT * FROM notes; DROP TABLE notes;"
ENDLESS = "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id FROM n"


def read(content):
    return FORMAT.read(opened(content), ReadOptions())


def refusal(content):
    with pytest.raises(ProblemsFound) as refused:
        read(content)
    return str(refused.value)


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    """Nothing is left where files are put meanwhile."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("pack", CONTAINERS.values(), ids=CONTAINERS.keys())
@pytest.mark.parametrize("share", [0.1, 0.4, 0.7, 0.99])
def test_a_package_that_is_cut_off_is_refused(pack, share):
    content = pack(GOOD)

    assert "deck.apkg" in refusal(content[: int(len(content) * share)])


@pytest.mark.parametrize("pack", CONTAINERS.values(), ids=CONTAINERS.keys())
def test_damage_anywhere_is_a_sentence_or_harmless(pack):
    content = pack(GOOD)

    for place in range(0, len(content), max(1, len(content) // 60)):
        damaged = content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :]
        with suppress(ProblemsFound):
            read(damaged)


@pytest.mark.parametrize("size", [0, 200, 5000])
def test_a_damaged_database_is_a_sentence_or_harmless(size):
    made = GOOD.of_11()

    for place in range(100, len(made), 4001):
        damaged = made[:place] + b"\xff" * min(size, 400) + made[place + min(size, 400) :]
        with suppress(ProblemsFound):
            read(zipped({"collection.anki2": damaged}))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("DROP TABLE notes", "it has no table 'notes'"),
        ("DROP TABLE revlog", "it has no table 'revlog'"),
        (f"{LEAPS} CREATE VIEW notes AS {ENDLESS}", "it has no table 'notes'"),
        (f"{LEAPS} CREATE VIRTUAL TABLE notes USING fts5(id, flds)", "it has no table 'notes'"),
        ("ALTER TABLE notes ADD COLUMN x AS (hex(zeroblob(900000000)))", "'notes' is not a plain table"),
        (f"{LEAPS} CREATE TABLE notes (id, guid, mid, tags)", "damaged"),
        ("UPDATE col SET models = '[]'", "'models' is not what Anki keeps there"),
        ("UPDATE col SET models = '{\"1\": 5}'", "damaged"),
        ("UPDATE col SET models = replace(hex(zeroblob(40000)), '00', '[')", "damaged"),
        ("UPDATE col SET decks = replace(hex(zeroblob(4000000)), '0', ' ')", "damaged"),
        ("UPDATE notes SET flds = replace(hex(zeroblob(4000000)), '0', 'x')", "too big"),
        ("DELETE FROM notes", "there is no note in the package"),
    ],
)
def test_a_database_that_is_not_ankis_is_refused(more, said):
    assert said in refusal(first(Collection(more=more)))


@pytest.mark.parametrize(
    "more",
    [
        "CREATE TRIGGER t AFTER UPDATE ON notes BEGIN DELETE FROM notes; END",
        f"CREATE VIEW v AS {ENDLESS}",
        "CREATE INDEX i ON notes (upper(flds))",
        "UPDATE cards SET nid = 'x'",
        "UPDATE cards SET did = x'00', ord = 'x'",
        "UPDATE revlog SET cid = 'x', time = 'long'",
        "UPDATE revlog SET id = 9223372036854775807",
        "UPDATE revlog SET id = -5",
        "UPDATE notes SET guid = NULL WHERE 0",
        "UPDATE notes SET guid = x'ff00', tags = x'ff', mid = 'x'",
        "UPDATE notes SET flds = CAST(x'ff1fff' AS TEXT)",
    ],
)
def test_what_would_run_does_not_and_wrong_kinds_of_values_harm_nothing(more):
    found = read(first(Collection(answers=GOOD.answers, more=more)))

    assert len(found.bundle.cards) + len(found.problems) == 1


@pytest.mark.parametrize("pack", [first, latest])
def test_the_stub_that_asks_for_a_newer_anki_is_never_a_card(pack):
    assert "asks for a newer Anki" in refusal(pack(Collection(notes=(Noted(fields=(STUB, "")),))))


def test_a_latest_package_without_its_collection_is_refused():
    stub = Collection(notes=(Noted(fields=(STUB, "")),)).of_11()

    assert "no collection" in refusal(zipped({"meta": b"\x08\x03", "collection.anki2": stub}))


def test_a_newer_container_is_refused():
    assert "newer Anki" in refusal(zipped({"meta": b"\x08\x04", "collection.anki21b": packed(GOOD.of_18())}))


def bomb(start, size):
    """A zstd file of these first bytes and so many zeros."""
    packing = zstandard.ZstdCompressor().compressobj()
    return b"".join(
        [packing.compress(start), *(packing.compress(bytes(1 << 20)) for _ in range(size)), packing.flush()]
    )


@pytest.mark.parametrize("start", [b"", GOOD.of_18()], ids=["of nothing", "behind a collection"])
def test_a_zstd_bomb_goes_no_further_than_its_first_piece(start):
    content = zipped({"meta": b"\x08\x03", "collection.anki21b": bomb(start, 300)})

    assert "not an Anki database" in refusal(content)


def test_a_zip_bomb_goes_no_further_than_the_database_announces():
    content = zipped({"collection.anki2": GOOD.of_11() + bytes(20_000_000)}, ZIP_DEFLATED)

    assert "not an Anki database" in refusal(content)


def test_zstd_that_would_take_much_memory_is_refused():
    wide = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    packing = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    content = packing.compress(GOOD.of_18()) + packing.flush()

    assert "cannot be unpacked" in refusal(zipped({"meta": b"\x08\x03", "collection.anki21b": content}))


@pytest.mark.parametrize("listed", [b"[", b"[]", b"[" * 100_000, b"\xff"])
def test_a_list_of_media_that_is_none_is_refused(listed):
    assert "list of its media" in refusal(zipped({"collection.anki2": GOOD.of_11(), "media": listed}))


def test_media_that_are_not_there_harm_nothing():
    content = zipped({"collection.anki2": GOOD.of_11(), "media": b'{"0": 5, "x": "a.png"}'})

    assert read(content).bundle.media == {}


@pytest.mark.parametrize(
    "entries", [b"\x0a", b"\x0a\xff\xff\xff\xff\x0f", b"\x0b", b"\xff" * 20, wire(1, b"\x0a\x09a")]
)
def test_a_packed_list_of_media_that_is_none_is_refused(entries):
    parts = {"meta": b"\x08\x03", "collection.anki21b": packed(GOOD.of_18()), "media": packed(entries)}

    assert "list of its media" in refusal(zipped(parts))


def test_a_picture_that_is_too_large_stays_out_and_is_told():
    made = Collection(notes=(Noted(fields=('A <img src="a.png">', "b")),))

    found = read(latest(made, a_png=PICTURE + bytes(25_000_000)))

    assert found.bundle.media == {}
    assert "'a.png' does not come along" in str(found.notes[0])


def test_a_path_that_leads_outside_is_refused():
    assert "outside" in refusal(zipped({"collection.anki2": GOOD.of_11(), "../x": b""}))


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"PK\x03\x04 nonsense" * 100, b"nonsense", zipped({"a": b""})],
    ids=["empty", "cut", "broken", "nonsense", "other"],  # an archive holds the time it was made: no name for a test
)
def test_other_files_are_not_taken_for_packages(content):
    assert not looks_like_anki(opened(content))
    assert "deck.apkg" in refusal(content)


def test_media_before_the_collection_do_not_hide_it():
    assert looks_like_anki(opened(zipped({"0": os.urandom(100_000), "collection.anki21": GOOD.of_11()})))


def test_gaps_and_tags_without_end_take_no_time():
    fields = ["{{c1::" * 30_000, "<img" * 50_000, "[sound:" * 25_000, "{{c1::a::" * 20_000]
    notes = tuple(
        Noted(id=place, guid=str(place), kind=5 - 4 * (place % 2), fields=(one, "x"))
        for place, one in enumerate(fields)
    )

    found = read(second(Collection(notes=notes)))

    assert len(found.bundle.cards) + len(found.problems) == 4
