"""Items as GIFT, as Moodle's own importer reads it, and what they lose."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from quiz_app.domain.items import (
    Choice,
    Cloze,
    Item,
    Matching,
    Numeric,
    Ordering,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.interchange.bundle import Bundle, Exported, Loss
from quiz_app.interchange.format import WriteOptions
from quiz_app.interchange.gift_blocks import CATEGORY, escaped
from quiz_app.interchange.gift_reading import ARROW
from quiz_app.interchange.losing import NO_RATIONALE, left_out
from quiz_app.interchange.markup import is_plain, to_html, to_inline_html, to_plain
from quiz_app.interchange.moodle_category import path_of
from quiz_app.interchange.moodle_fractions import FULL, GRADING, fair, nearest
from quiz_app.interchange.moodle_tags import tags_of
from quiz_app.interchange.moodle_xml_lost import lost
from quiz_app.interchange.slugs import slug
from quiz_app.interchange.xmltext import NO_XML

NAME_LENGTH = 80
ENTITIES = str.maketrans({sign: f"&#{ord(sign)};" for sign in "{}\\#"})


def write(bundle: Bundle, options: WriteOptions) -> Exported:
    """The bundle's items as GIFT. Those without a topic come first, for Moodle's own choice of a category."""
    parts, losses = list[str](), list[Loss]()
    ordered = sorted(bundle.items, key=lambda item: bool(item.topic))
    for topic, items in groupby(ordered, key=lambda item: item.topic):
        if topic:
            title = bundle.topics.get(topic, topic)
            parts.append(f"{CATEGORY} {path_of(title).replace(chr(92), chr(92) * 2)}\n\n")
        for item in items:
            if why := _unfit(item):
                losses.append(left_out(item.id, why))
                continue
            written = _question(item)
            parts.append(NO_XML.sub("", written))
            if words := list(_lost(item, bundle.topics, written)):
                losses.append(Loss(item.id, f"its {', '.join(words)}: GIFT has no place for that"))
    losses += [left_out(card.id, "a card: GIFT has none") for card in bundle.cards]
    losses += [left_out(event.id, "an event: GIFT has none") for event in bundle.events]
    return Exported("".join(parts).encode(), tuple(losses))


def _unfit(item: Item) -> str:
    """Why GIFT cannot hold the item, or nothing."""
    if isinstance(item, Cloze):
        return "its kind, cloze: GIFT has none like it"
    if isinstance(item, ShortAnswer) and any(ARROW in text for text in item.accept):
        return f"'{ARROW}' in an accepted answer: GIFT takes it for a pair to match"
    return ""


def _lost(item: Item, topics: Mapping[str, str], written: str) -> Iterator[str]:
    yield from lost(item)
    if item.topic and slug(topics.get(item.topic, item.topic)) != item.topic:
        yield "topic's id"
    if isinstance(item, Choice) and not item.shuffle:
        yield "fixed order of options"
    if isinstance(item, Numeric) and item.unit:
        yield "unit"
    if isinstance(item, ShortAnswer) and any(ARROW in reject.text for reject in item.reject):
        yield f"foreseen wrong answers with '{ARROW}'"
    if "media/" in written:
        yield "files that its texts show"
    if NO_XML.search(written):
        yield "control characters"


def _question(item: Item) -> str:
    said = " ".join([f"[id:{item.id}]", *(f"[tag:{tag}]" for tag in tags_of(item))])
    name = " ".join(to_plain(item.stem).split())[:NAME_LENGTH].strip() or item.id
    kind = kind_of(item.stem)
    rationale = "" if item.rationale == NO_RATIONALE else f"####{text(item.rationale, kind)}"
    head = f"// {said}\n::{escaped(name)}::{text(item.stem, 'moodle')}"
    return f"{head}{{{_answers(item, kind)}{rationale}}}\n\n"


def kind_of(markdown: str) -> str:
    """How a text is best written: `moodle` where it is plain and nothing in it could be taken for HTML, else `html`."""
    plain = to_plain(markdown)
    is_safe = not {"<", "&"} & set(plain) and ARROW not in plain
    return "moodle" if is_safe and is_plain(markdown) else "html"


def text(markdown: str, default: str, is_bare: bool = False) -> str:
    """The text escaped, its format named where it is not the question's or where it could be taken for a weight."""
    if not markdown:
        return ""
    kind = kind_of(markdown)
    written = to_plain(markdown) if kind == "moodle" else to_html(markdown)
    named = kind != default or written.startswith("[") or (is_bare and written.startswith("%"))
    return f"{f'[{kind}]' if named else ''}{escaped(written)}"


def _answers(item: Item, kind: str) -> str:
    match item:
        case Choice():
            return _options(item, kind)
        case TrueFalse():
            return ("TRUE" if item.is_true else "FALSE") + (f"#{text(item.why, kind)}" if item.why else "")
        case ShortAnswer():
            return _typed(item, kind)
        case Numeric():
            return _numbers(item)
        case Matching():
            sides = [*((pair.left, pair.right) for pair in item.pairs), *(("", spare) for spare in item.spare)]
            return "".join(f"\n\t={text(left, kind)} {ARROW} {_right(right)}" for left, right in sides) + "\n"
        case Ordering():
            entries = "\n".join(_entry(entry.text) for entry in item.entries)
            return f">{len(item.entries)} ALL VERTICAL {GRADING} SHOW none\n{entries}\n"
    raise TypeError(f"GIFT has no {item.kind}")


def _options(item: Choice, kind: str) -> str:
    is_single = isinstance(item, SingleChoice)
    right, wrong = (FULL, Decimal(0)) if is_single else fair(len(item.keys), len(item.options) - len(item.keys))
    signs = ("~", "=") if is_single else (f"~%{wrong:f}%", f"~%{right:f}%")
    written = ""
    for option in item.options:
        why = f"#{text(option.why, kind)}" if option.why else ""
        written += f"\n\t{signs[option.key]}{text(option.text, kind, is_bare=True)}{why}"
    return f"{written}\n"


def _typed(item: ShortAnswer, kind: str) -> str:
    rejects = [reject for reject in item.reject if ARROW not in reject.text]
    written = "".join(f"\n\t=%100%{_plain(one)}" for one in item.accept)
    for reject in rejects:
        why = f"#{text(reject.why, kind)}" if reject.why else ""
        written += f"\n\t=%0%{_plain(reject.text)}{why}"
    return f"{written}\n"


def _plain(typed: str) -> str:
    """A text that is typed; a format is named only where its first sign would be taken for one."""
    return f"{'[moodle]' if typed.startswith('[') else ''}{escaped(typed.replace('*', chr(92) + '*'))}"


def _right(markdown: str) -> str:
    """A right side, which has no format."""
    return escaped(to_plain(markdown))


def _numbers(item: Numeric) -> str:
    tiers = [(FULL, item.tolerance), *((nearest(near.score * FULL), near.within) for near in item.near)]
    tiers.sort(key=lambda tier: -tier[0])
    return "#" + "".join(f"\n\t=%{share:f}%{item.value:f}:{within:f}" for share, within in tiers) + "\n"


def _entry(markdown: str) -> str:
    """An entry on its line, signs as HTML has them: Moodle leaves GIFT's escapes in entries as they are."""
    html = to_inline_html(markdown)
    line = html.translate(ENTITIES).replace("\n", "&#10;" if "<pre" in html else " ")
    if line.startswith("//"):
        return f"&#47;{line[1:]}"
    return "&#48;" if line == "0" else line
