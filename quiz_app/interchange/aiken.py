"""Aiken, in and out: a question on a line, an option a line, and a line that names the right one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from string import ascii_uppercase

from quiz_app.domain.items import Item, Option, SingleChoice
from quiz_app.interchange.bundle import Bundle, Exported, Imported, Loss
from quiz_app.interchange.format import Format, ReadOptions, WriteOptions
from quiz_app.interchange.gathering import Gathering
from quiz_app.interchange.losing import NO_RATIONALE, besides, left_out
from quiz_app.interchange.markup import from_plain, is_plain, to_plain
from quiz_app.interchange.moodle_xml_lost import ids_lost
from quiz_app.interchange.naming import letter
from quiz_app.interchange.soundness import Unreadable
from quiz_app.interchange.upload import Upload
from quiz_app.interchange.xmltext import clean

OPTION = re.compile(r"([A-Z])[.)][ \t]*(.*)")
KEY = re.compile(r"ANSWER:[ \t]*([A-Za-z]?).*")
OPTION_SIGN, KEY_SIGN = re.compile(r"[A-Z][.)]\s*\S"), re.compile(r"ANSWER:\s*[A-Z]")
MARKUP = re.compile(r"\s*<(\?xml|!DOCTYPE|!--|\w+[\s>])", re.IGNORECASE)  # a file of HTML or XML begins so


@dataclass
class Block:
    """A question as far as it has been read: its first line's number, its text, its options."""

    line: int
    stem: str
    options: list[str] = field(default_factory=list)
    wrong: str = ""  # what is wrong with it, found before its end


def recognise(upload: Upload) -> bool:
    """Whether somewhere in its first bytes options A and on are followed by a line that names the right one."""
    return upload.looks_like_text and not MARKUP.match(upload.head_text) and _has_signs(upload.head_text)


def _has_signs(head: str) -> bool:
    letters = ""
    for line in filter(None, map(str.strip, head.split("\n"))):
        if letters >= "AB" and KEY_SIGN.fullmatch(line):
            return True
        is_next = OPTION_SIGN.match(line) and line[0] == ascii_uppercase[len(letters) : len(letters) + 1]
        letters = letters + line[0] if is_next else ""
    return False


def read(upload: Upload, options: ReadOptions) -> Imported:
    """The file's questions as single choices; each that is none with the line where that shows."""
    gathering = Gathering(upload.name)
    begun: Block | None = None
    for number, line in enumerate(upload.text().split("\n"), start=1):
        bare = line.strip()
        if bare:
            begun = _next(bare, number, begun, gathering)
    if begun is not None:
        gathering.problem(gathering.place(begun.line, title=_named(begun)).problem("no line 'ANSWER: A' ends it"))
    return gathering.imported()


def _next(bare: str, number: int, begun: Block | None, gathering: Gathering) -> Block | None:
    """The question that is under way after this line."""
    if key := KEY.fullmatch(bare):
        _end(key[1].upper(), number, begun, gathering)
        return None
    if option := OPTION.fullmatch(bare):
        begun = begun or Block(number, "", wrong="an option stands before any question")
        if option[1] != ascii_uppercase[len(begun.options) : len(begun.options) + 1]:
            begun.wrong = begun.wrong or f"its options are not A, B, C and on: '{option[1]}' is at line {number}"
        begun.options.append(option[2])
        return begun
    if begun is not None:
        why = "no 'ANSWER: A' ends it" if begun.options else "it has no options (its text must be on one line)"
        title = f"{_named(begun)}, begun at line {begun.line}"
        gathering.problem(gathering.place(number, title=title).problem(begun.wrong or why))
    return Block(number, bare)


def _end(key: str, number: int, begun: Block | None, gathering: Gathering) -> None:
    """Keep the question that this line ends, or say why there is none."""
    if begun is None:
        alone = gathering.place(number)
        gathering.problem(alone.problem("an 'ANSWER:' stands without a question", "write the question above it"))
        return
    place = gathering.place(number if begun.stem else begun.line, title=_named(begun))
    gathering.take(place, partial(_item, begun, key))


def _item(begun: Block, key: str) -> Item:
    if begun.wrong:
        raise Unreadable(begun.wrong)
    place = ascii_uppercase.find(key) if key else -1
    if not 0 <= place < max(len(begun.options), 1):
        raise Unreadable(f"its answer is '{key}', and no option has that letter")
    shown = [from_plain(text) for text in begun.options]
    options = tuple(Option(letter(number), text, number == place) for number, text in enumerate(shown))
    return SingleChoice(id="", stem=from_plain(begun.stem), rationale=NO_RATIONALE, options=options)


def _named(begun: Block) -> str:
    return f"'{begun.stem[:60]}'" if begun.stem else "a question"


def write(bundle: Bundle, options: WriteOptions) -> Exported:
    """The bundle's single choices; everything else is left out."""
    parts, losses = list[str](), list[Loss]()
    for item in bundle.items:
        if why := _unfit(item):
            losses.append(left_out(item.id, why))
            continue
        assert isinstance(item, SingleChoice)
        parts.append(_block(item))
        losses.append(Loss(item.id, f"its {', '.join(_lost(item))}: Aiken has no place for that"))
    losses += [left_out(card.id, "a card: Aiken has none") for card in bundle.cards]
    losses += [left_out(event.id, "an event: Aiken has none") for event in bundle.events]
    return Exported("\n".join(parts).encode(), tuple(losses))


def _unfit(item: Item) -> str:
    """Why Aiken cannot hold the item, or nothing."""
    if not isinstance(item, SingleChoice):
        return f"its kind, {item.kind}: Aiken has single choices only"
    if len(item.options) > len(ascii_uppercase):
        return f"it has {len(item.options)} options, and Aiken takes {len(ascii_uppercase)}"
    stem, texts = _line(item.stem), [_line(option.text) for option in item.options]
    if len(stem.encode()) == 1:
        return "its text has one sign only: Aiken's readers pass over it"
    if not stem or not all(texts):
        return "a text of it is nothing but an image: Aiken has none"
    if OPTION.fullmatch(stem) or stem.startswith("ANSWER:"):
        return "its text begins as an option or an answer does: Aiken would take it for one"
    return ""


def _block(item: SingleChoice) -> str:
    lines = [_line(item.stem)]
    lines += [f"{sign}. {_line(option.text)}" for sign, option in zip(ascii_uppercase, item.options, strict=False)]
    key = next(sign for sign, option in zip(ascii_uppercase, item.options, strict=False) if option.key)
    return "\n".join([*lines, f"ANSWER: {key}", ""])


def _line(markdown: str) -> str:
    """The text on one line, as it reads."""
    return " ".join(clean(to_plain(markdown)).split())


def _lost(item: SingleChoice) -> Iterator[str]:
    yield "id"
    yield from besides(item)
    shown = [item.stem, *(option.text for option in item.options)]
    if not all(map(is_plain, shown)) or any("\n" in to_plain(text) for text in shown):
        yield "formatting and lines"
    yield from ids_lost("options", (option.id for option in item.options))


FORMAT = Format(
    name="aiken",
    title="Aiken",
    about="The simplest of Moodle's formats: single choices without feedback.",
    suffix=".txt",
    recognise=recognise,
    read=read,
    write=write,
)
