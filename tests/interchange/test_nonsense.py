"""Whatever a file holds, each format reads it or refuses it with problems: no other error gets out."""

from collections.abc import Iterator
from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest

from quiz_app.domain.card import Card
from quiz_app.domain.errors import ProblemsFound
from quiz_app.domain.items import Option, SingleChoice, TrueFalse
from quiz_app.domain.reading import TimelineEvent
from quiz_app.interchange.bundle import Bundle, Imported
from quiz_app.interchange.format import Format, ReadOptions, WriteOptions
from quiz_app.interchange.formats import formats, recognised
from quiz_app.interchange.upload import Upload
from tests.builders import NOW

OPTIONS = tuple(Option(one, f"Option {one}", key=one == "a") for one in "abc")
BUNDLE = Bundle(
    id="b",
    title="B",
    items=(
        SingleChoice(id="one", stem="Which?", options=OPTIONS, rationale="So."),
        TrueFalse(id="two", stem="It is so.", is_true=True, rationale="It is."),
    ),
    cards=(Card(id="card", front="Front", back="Back"),),
    events=(TimelineEvent("e", "Event", "t", date="1948"),),
    themes={"t": "T"},
)
ENTITY = b'<?xml version="1.0"?><!DOCTYPE q [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz>&a;</quiz>'


def zipped(**files: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


def nonsense() -> Iterator[bytes]:
    """Files that are nothing, or lie about what they are."""
    yield from (b"", b"\0" * 2000, Random(1).randbytes(5000), b"PK\x03\x04" + Random(2).randbytes(500), ENTITY)
    yield from (b"<quiz>" + b"<a>" * 5000, b"<?xml version='1.0'?><quiz/>", b"\xff\xfea\0b\0", b'"' * 5000, b"{" * 5000)
    yield from (zipped(), zipped(a__b=b"x"), zipped(**{"..__x": b"x"}), zipped(**{"imsmanifest.xml": b"<manifest>"}))
    yield zipped(**{"collection.anki2": b"SQLite format 3\0" + b"\0" * 100, "media": b"{}"})
    yield zipped(**{"xl__workbook.xml": ENTITY, "[Content_Types].xml": b"<Types/>"})


def spoiled(content: bytes) -> Iterator[bytes]:
    """A sound file cut off, and with bytes of it changed."""
    chance = Random(3)
    yield from (content[: len(content) * part // 4] for part in (1, 2, 3))
    for _ in range(6):
        changed = bytearray(content)
        for _ in range(3):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        yield bytes(changed)


def outcome(form: Format, upload: Upload) -> str:
    assert form.read is not None
    try:
        found = form.read(upload, ReadOptions())
    except ProblemsFound as error:
        return "refused" if error.problems else "refused without a word"
    return "read" if isinstance(found, Imported) else "neither"


@pytest.mark.parametrize("form", [one for one in formats() if one.read is not None], ids=lambda one: one.name)
def test_it_is_read_or_refused(form: Format):
    own = form.write(BUNDLE, WriteOptions(at=NOW)).content if form.write else b""

    for content in [*nonsense(), *(spoiled(own) if own else ())]:
        upload = Upload("x", BytesIO(content))
        recognised(upload)
        assert outcome(form, upload) in ("read", "refused")
