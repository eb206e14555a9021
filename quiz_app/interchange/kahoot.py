"""Kahoot's spreadsheet of a quiz, in and out: a question a row, up to four answers, a time, the numbers of the keys.

The header stands wherever it stands in the first rows. Its limits (120 and 75 characters) are Kahoot's own.
"""

import re
from functools import partial
from io import BytesIO
from typing import Any

from quiz_app.domain.items import Item, MultipleChoice, SingleChoice, TrueFalse
from quiz_app.interchange import kahoot_sheet as sheet
from quiz_app.interchange.bundle import Bundle, Exported, Imported, Loss
from quiz_app.interchange.format import Format, ReadOptions, WriteOptions
from quiz_app.interchange.gathering import Gathering, Place
from quiz_app.interchange.losing import NO_RATIONALE, besides, left_out, partly
from quiz_app.interchange.markup import from_plain, is_plain, to_plain
from quiz_app.interchange.naming import are_own
from quiz_app.interchange.options import options_of
from quiz_app.interchange.soundness import Unreadable, within_reason
from quiz_app.interchange.tables import from_xlsx, heads
from quiz_app.interchange.upload import Upload

NUMBERS = re.compile(r"\s*\d+(\.0+)?(\s*[,;. ]\s*\d+)*\s*")
TRUTHS = ("True", "False")


def recognise(upload: Upload) -> bool:
    """Whether it is a workbook with Kahoot's header."""
    return any(sheet.places(cells) for _, cells in heads(upload, sheet.HEADER_WITHIN))


def read(upload: Upload, options: ReadOptions) -> Imported:
    """The quiz's questions as items, each row that is none with its number."""
    table = from_xlsx(upload)
    found = [(number, sheet.places(cells)) for number, (_, cells) in enumerate(table.rows[: sheet.HEADER_WITHIN])]
    header, places = next(((number, places) for number, places in found if places), (0, None))
    if places is None:
        hint = f"a row must begin with '{sheet.QUESTION}', and name the answers and the correct ones"
        raise upload.refused("there is no header of Kahoot's in the first 20 rows", hint)
    coming = Gathering(upload.name)
    coming.problems += table.problems
    for row in table.rows[header + 1 :]:
        asked = sheet.asked(row, places)
        place = coming.place(row[0])
        if any((asked.question, *asked.answers)) and coming.take(place, partial(_item, asked)):
            _note_time(asked.seconds, place)
    return coming.imported()


def _item(asked: sheet.Asked) -> Item:
    """The row's item; Unreadable with what is wrong."""
    filled = [(number, within_reason(text)) for number, text in enumerate(asked.answers, start=1) if text]
    keys = _keys(asked.correct, {number for number, _ in filled})
    common: dict[str, Any] = {"id": "", "stem": from_plain(within_reason(asked.question)), "rationale": NO_RATIONALE}
    if [text.casefold() for _, text in filled] == ["true", "false"] and len(keys) == 1:
        return TrueFalse(**common, is_true=filled[0][0] in keys)
    options = options_of(("", from_plain(text), number in keys, "") for number, text in filled)
    return (SingleChoice if len(keys) == 1 else MultipleChoice)(**common, options=options)


def _keys(cell: str, filled: set[int]) -> set[int]:
    if not cell.strip():
        raise Unreadable("no correct answer is named")
    if not NUMBERS.fullmatch(cell):
        raise Unreadable(f"'{cell[:40]}' are not the numbers of correct answers, such as 1,3")
    keys = {int(digits) for digits in re.findall(r"\d{1,4}", re.sub(r"\.0+\b", "", cell))}
    if wrong := keys - filled:
        raise Unreadable(f"answer {min(wrong)} is said to be correct, and is empty")
    return keys


def _note_time(seconds: str, place: Place) -> None:
    if seconds not in ("", sheet.SECONDS):
        place.note(f"its time limit of {seconds[:20]} s is not kept")


def write(bundle: Bundle, options: WriteOptions) -> Exported:
    """The choices and true or false items that fit, as Kahoot's import takes them."""
    rows, losses = [], []
    for item in bundle.items:
        asked, lost = _asked(item)
        losses += lost
        if asked is not None:
            rows.append(asked)
    losses += [left_out(card.id, "a card: Kahoot has none") for card in bundle.cards]
    losses += [left_out(event.id, "an event: Kahoot has none") for event in bundle.events]
    written = BytesIO()
    sheet.workbook(bundle.title, rows, options.at).save(written)
    return Exported(written.getvalue(), tuple(losses))


def _asked(item: Item) -> tuple[sheet.Asked | None, list[Loss]]:
    """The item as a row, or None, and what it loses."""
    if isinstance(item, TrueFalse):
        texts, keys = list(TRUTHS), [1 if item.is_true else 2]
    elif isinstance(item, SingleChoice | MultipleChoice):
        texts = [to_plain(option.text).strip() for option in item.options]
        keys = [number for number, option in enumerate(item.options, start=1) if option.key]
    else:
        return None, [left_out(item.id, f"its kind, {item.kind}: Kahoot has none like it")]
    question = to_plain(item.stem).strip()
    if why := _unfit(question, texts):
        return None, [left_out(item.id, why)]
    asked = sheet.Asked(question, texts, sheet.SECONDS, ",".join(map(str, keys)))
    return asked, list(partly(item, _lost(item, texts), "Kahoot"))


def _unfit(question: str, texts: list[str]) -> str:
    """Why Kahoot would not take it, or nothing."""
    longest = max(map(len, texts))
    if not question or not all(texts):
        return "a text of it is nothing but an image: Kahoot's sheet has none"
    if len(question) > sheet.LONGEST_QUESTION:
        return f"its question has {len(question)} characters, Kahoot takes {sheet.LONGEST_QUESTION}"
    if longest > sheet.LONGEST_ANSWER:
        return f"an option has {longest} characters, Kahoot takes {sheet.LONGEST_ANSWER}"
    if len(texts) > sheet.MOST_ANSWERS:
        return f"it has {len(texts)} options, Kahoot takes {sheet.MOST_ANSWERS}"
    return "it holds a character that no workbook can hold" if sheet.illegal(question, *texts) else ""


def _lost(item: Item, texts: list[str]) -> list[str]:
    shown = [item.stem, *(option.text for option in getattr(item, "options", ()))]
    lost = ["id", *besides(item)]
    if isinstance(item, TrueFalse) and item.why:
        lost.append("note")
    if not all(map(is_plain, shown)):
        lost.append("formatting")
    if isinstance(item, SingleChoice) and [text.casefold() for text in texts] == ["true", "false"]:
        lost.append("kind (it comes back as true or false)")
    if isinstance(item, SingleChoice | MultipleChoice) and are_own(option.id for option in item.options):
        lost.append("option ids")
    return lost


FORMAT = Format(
    name="kahoot",
    title="Kahoot (XLSX)",
    about="Kahoot's spreadsheet: choices of up to four answers, and true or false.",
    suffix=".xlsx",
    recognise=recognise,
    read=read,
    write=write,
)
