"""GIFT, in and out: questions as plain text, the answers of each in braces behind it."""

from dataclasses import replace

from quiz_app.domain.items import Item
from quiz_app.interchange.bundle import Imported
from quiz_app.interchange.format import Format, ReadOptions
from quiz_app.interchange.gathering import Gathering
from quiz_app.interchange.gift_blocks import CATEGORY, Block, blocks, put_back, whole
from quiz_app.interchange.gift_parts import asked, typed
from quiz_app.interchange.gift_reading import item_of
from quiz_app.interchange.gift_writing import write
from quiz_app.interchange.moodle_category import last_part
from quiz_app.interchange.soundness import Unreadable
from quiz_app.interchange.upload import Upload

SIGNS = ("=", "~", "#", ">")
TRUTHS = ("T", "F", "TRUE", "FALSE")


def recognise(upload: Upload) -> bool:
    """Whether a block of its first lines has text and answers in braces as only GIFT writes them."""
    text = upload.head_text
    if not upload.looks_like_text or text.lstrip()[:1] in ("<", "{", "["):
        return False
    return any(map(_is_gift, blocks(text)))


def _is_gift(block: Block) -> bool:
    before, opened, rest = block.text.partition("{")
    body, closed, after = rest.partition("}")
    body = body.strip()
    if not (before.strip() and opened and closed) or "{" in after or "\t" in before.strip():
        return False
    return body.startswith(SIGNS) or body.partition("#")[0].strip() in TRUTHS or (not body and not after.strip())


def read(upload: Upload, options: ReadOptions) -> Imported:
    """The file's questions as items; each that cannot be one with its line."""
    gathering = Gathering(upload.name)
    topic = ""
    for block, end in whole(blocks(upload.text())):
        if block.text.startswith(CATEGORY):
            topic = gathering.topic(put_back(last_part(block.text.removeprefix(CATEGORY))))
        else:
            _gather(block, end, topic, gathering)
    return gathering.imported()


def _gather(block: Block, end: int, topic: str, gathering: Gathering) -> None:
    """Keep the block's question as an item, or say why there is none."""
    place, lost = gathering.place(block.line, block.idnumber, f"'{typed(block.text)[:60]}'"), list[str]()

    def item() -> Item:
        if end:
            hint = "take out the empty line" if end > block.line else "close the braces"
            raise Unreadable("its braces are not closed before an empty line, which ends a question", hint)
        question = replace(asked(block), lost=lost)
        return item_of(question, topic)

    if found := gathering.take(place, item):
        gathering.note(place, lost, found)


FORMAT = Format(
    name="gift",
    title="GIFT",
    about="Moodle's plain text: all kinds of items but gaps, with feedback.",
    suffix=".gift.txt",
    recognise=recognise,
    read=read,
    write=write,
)
