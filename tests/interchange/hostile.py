"""Valid samples of every format, and what an attacker or an accident makes of them."""

import io
import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from quiz_app.domain.errors import ProblemsFound
from quiz_app.domain.reading import Era, TimelineEvent
from quiz_app.interchange.bundle import Bundle, Imported
from quiz_app.interchange.format import Format, ReadOptions, WriteOptions
from quiz_app.interchange.formats import formats, readable
from quiz_app.interchange.upload import ZIP
from tests.builders import NOW, card, cloze_card, every_kind, single_choice
from tests.interchange.round_trips import PNG, opened

ROOT = Path(__file__).parents[2]
WIDE = single_choice(id="pictured", stem="Which is it?\n\n![a map](media/map.png)")
SAMPLE = Bundle(
    id="sample",
    reading="r",
    title="A sample",
    topics={"defence": "Defence"},
    items=(*every_kind(), WIDE),
    cards=(card(), cloze_card()),
    events=(TimelineEvent("coup", "The coup", "war", context_date="1958-10-07", says="The army took power."),),
    eras=(Era("cold-war", "The Cold War", "1947/1991"),),
    themes={"war": "War"},
    media={"map.png": PNG},
)
READABLE = [one.name for one in readable()]
SAMPLED = [one.name for one in readable() if one.write is not None]
DTD = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">%s<!ENTITY bomb SYSTEM "%s">]>'


def named(name: str) -> Format:
    """The format of this name."""
    return next(one for one in formats() if one.name == name)


@cache
def sample(name: str) -> bytes:
    """A valid file in the format, by its own writer."""
    write = named(name).write
    assert write is not None
    return write(SAMPLE, WriteOptions(at=NOW)).content


def brought(name: str, content: bytes) -> Imported | None:
    """What comes in, or None where the file is refused whole; any other error fails the test."""
    read = named(name).read
    assert read is not None
    found: Imported | None
    try:
        found = read(opened(content, "file"), ReadOptions())
    except ProblemsFound as refused:
        told, found = refused.problems, None
    else:
        told = (*found.problems, *found.notes)
    assert all(problem.message and problem.file.startswith("file") for problem in told)
    return found


def members(content: bytes) -> dict[str, bytes]:
    """The files of an archive."""
    with ZipFile(io.BytesIO(content)) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    """An archive of these files."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def is_archive(name: str) -> bool:
    """Whether the format's files are archives."""
    return sample(name).startswith(ZIP)


def in_each(name: str, change: Callable[[bytes], bytes]) -> Iterator[bytes]:
    """The sample changed; of an archive one file after the other."""
    if not is_archive(name):
        yield change(sample(name))
        return
    files = members(sample(name))
    for path, content in files.items():
        yield packed(files | {path: change(content)})


def declaring(content: bytes, secret: Path, encoding: str = "utf-8") -> bytes:
    """The XML with a document type that blows up entities and names another file."""
    text = content.decode("utf-8", "replace")
    after = text.partition("?>")[2] if text.startswith("<?xml") else text
    dtd = DTD % ("".join(f'<!ENTITY c{n} "{"&b;" * 20}">' for n in range(20)), secret.as_uri())
    stem = after.replace("which", "&bomb;").replace("Which", "&bomb;&c1;")
    return (f'<?xml version="1.0" encoding="{encoding}"?>{dtd}{stem}').encode(encoding)


def flipped(content: bytes, seed: int) -> bytes:
    """The file with one bit of it turned."""
    chance = random.Random(seed)
    place, bit = chance.randrange(len(content)), 1 << chance.randrange(8)
    return content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :]


MEASURED = """
import json, sys, time
from tests.interchange.hostile import named
from quiz_app.domain.errors import ProblemsFound
from quiz_app.interchange import formats, markup
from quiz_app.interchange.format import ReadOptions
from quiz_app.interchange.upload import Upload
import lxml.etree, openpyxl, zstandard
from tests.interchange.hostile import warm
warm()
from tests.interchange.hostile import peak
before, told = peak(), {}
for path, name in json.loads(sys.argv[1]):
    start, found = time.process_time(), None
    with open(path, "rb") as opened:
        upload = Upload("file", opened)
        try:
            if name:
                found = named(name).read(upload, ReadOptions())
                said = len(found.bundle)
            else:
                said = (formats.recognised(upload) or named("html")).name
        except ProblemsFound as refused:
            said = str(refused)[:120]
    told[path + " " + name] = (time.process_time() - start, peak() - before, said)
print(json.dumps(told))
"""


def peak() -> float:
    """The most MB of memory that this process has had."""
    said = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(said.partition("VmHWM:")[2].split()[0]) / 1024


def warm() -> None:
    """Read every sample once, so that nothing is imported for the first time while it is measured."""
    for name in SAMPLED:
        brought(name, sample(name))


def measured(tasks: list[tuple[str, str]]) -> dict[str, tuple[float, float, object]]:
    """By file and format: the seconds of CPU and the MB beyond the start that reading takes, and what came of it.

    A format of no name is the recognition. All in a process of their own.
    """
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", MEASURED, json.dumps(tasks)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=200,
    )
    found: dict[str, tuple[float, float, object]] = json.loads(done.stdout)
    return found
