"""Items as Moodle XML, as Moodle's own importer reads it, and what they lose."""

from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import quoteattr

from quiz_app.domain.items import Item
from quiz_app.interchange.bundle import Bundle, Exported, Loss
from quiz_app.interchange.format import WriteOptions
from quiz_app.interchange.losing import NO_RATIONALE, left_out
from quiz_app.interchange.markup import to_plain
from quiz_app.interchange.moodle_category import path_of
from quiz_app.interchange.moodle_tags import tags_of
from quiz_app.interchange.moodle_xml_kinds import TYPES, body, stem
from quiz_app.interchange.moodle_xml_lost import lost
from quiz_app.interchange.moodle_xml_markup import Writing, plain

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
NAME_LENGTH = 80


def write(bundle: Bundle, options: WriteOptions) -> Exported:
    """The bundle's items as Moodle XML. Those without a topic come first, for Moodle's own choice of a category."""
    parts, losses = [HEAD], list[Loss]()
    ordered = sorted(bundle.items, key=lambda item: bool(item.topic))
    for topic, items in groupby(ordered, key=lambda item: item.topic):
        if topic:
            parts.append(_category(topic, bundle.topics.get(topic, topic)))
        for item in items:
            writing = Writing(bundle.media)
            parts += _question(item, writing)
            words = [*lost(item), *dict.fromkeys(writing.lost)]
            if words:
                losses.append(Loss(item.id, f"its {', '.join(words)}: Moodle has no place for that"))
    parts.append("</quiz>\n")
    losses += [left_out(card.id, "a card: Moodle's questions are none") for card in bundle.cards]
    losses += [left_out(event.id, "an event: Moodle has no timeline") for event in bundle.events]
    return Exported("".join(parts).encode(), tuple(losses))


def _category(topic: str, title: str) -> str:
    return (
        f'<question type="category">\n<category><text>{plain(path_of(title))}</text></category>\n'
        f'<info format="html"><text></text></info>\n<idnumber>{plain(topic)}</idnumber>\n</question>\n'
    )


def _question(item: Item, writing: Writing) -> Iterator[str]:
    kind = TYPES[item.kind]
    name = " ".join(to_plain(item.stem).split())
    yield f"<question type={quoteattr(kind)}>\n"
    yield f"<name><text>{plain(name[:NAME_LENGTH] or item.id)}</text></name>\n"
    yield stem(item, writing)
    yield writing.text("generalfeedback", "" if item.rationale == NO_RATIONALE else item.rationale)
    yield f"<defaultgrade>1</defaultgrade>\n<penalty>{'1' if kind == 'truefalse' else '0.3333333'}</penalty>\n"
    yield f"<hidden>0</hidden>\n<idnumber>{plain(item.id)}</idnumber>\n"
    yield from body(item, writing)
    yield _tags(item)
    yield "</question>\n"


def _tags(item: Item) -> str:
    inner = "".join(f"<tag><text>{plain(tag)}</text></tag>\n" for tag in tags_of(item))
    return f"<tags>\n{inner}</tags>\n" if inner else ""
