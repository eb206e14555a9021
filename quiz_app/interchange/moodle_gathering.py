"""What a reader of Moodle's formats gathers: sound items under topics, each with an id, and what else was there."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import PurePosixPath

from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.items import GAP, Choice, Cloze, Item, Matching, Ordering, ShortAnswer, SingleChoice
from quiz_app.domain.items.revision import content_of
from quiz_app.interchange.bundle import Bundle, Imported
from quiz_app.interchange.markup import to_plain
from quiz_app.interchange.media_kept import Media
from quiz_app.interchange.naming import Names
from quiz_app.interchange.slugs import slug
from quiz_app.interchange.upload import Upload

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ENOUGH = 300  # characters of a text to make an id of
MOST_IN_VAIN = 1000
MOST_PARTS = 1000  # of one question
MOST_WORDS = 20  # of one note
MOST_DIGITS = 18  # of a number, before or after the point
CONTROL = re.compile(  # a control character or half of one, in JSON
    r"(?<!\\)(?:\\\\)*\\(?:u00[01][0-9a-f]|[bfr])|[\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)


class Unusable(Exception):
    """Why a question cannot be an item here, and what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Gathering:
    """The items of one file, gathered one by one."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.media = Media()
        self._topics, self._titled = dict[str, str](), dict[tuple[str, str], str]()
        self._names, self._topic_names, self._items = Names(), Names(), list[Item]()
        self._problems, self._notes = list[Problem](), list[Problem]()

    def topic(self, title: str, wanted: str = "") -> str:
        """The id of the topic with this title: the one wanted, if it is free, else one made of the title."""
        title = " ".join(title.split())
        if not title:
            return ""
        if (title, wanted) not in self._titled:
            made = slug(title) or "topic"
            found = self._topic_names.own(wanted, "", title) if wanted else self._topic_names.free(made)
            self._topics[found] = title
            self._titled[title, wanted] = found
        return self._titled[title, wanted]

    def problem(self, message: str, line: int = 0, item: str = "", hint: str = "") -> None:
        """An entry that did not come in; the file is refused where none of its first thousand does."""
        self._problems.append(Problem(message, self.file, line, item, hint=hint))
        if len(self._problems) == MOST_IN_VAIN and not self._items:
            said = f"none of its first {MOST_IN_VAIN:,} questions can be read; the first: {self._problems[0].message}"
            raise ProblemsFound([Problem(said, self.file, self._problems[0].line, hint="is it in another format?")])

    def note(self, lost: Sequence[str], line: int, item: str, wanted: str) -> None:
        """What an entry that came in had besides, its own id among it; nothing where nothing was lost."""
        own = [] if wanted in ("", item) else [f"the id '{wanted[:40]}', which is taken or can be none here"]
        words = list(dict.fromkeys([*own, *lost]))
        rest = [f"and {len(words) - MOST_WORDS} more"] if len(words) > MOST_WORDS else []
        if words:
            self._notes.append(Problem(f"not kept: {', '.join(words[:MOST_WORDS] + rest)}", self.file, line, item))

    def add(self, item: Item, wanted: str = "") -> str:
        """The id under which the item is kept; Unusable where no bank can hold it."""
        content = content_of(item)
        if sentence := unsound(item, content):
            raise Unusable(sentence)
        found = self._names.own(wanted, to_plain(item.stem[:ENOUGH]), content)
        self._items.append(replace(item, id=found))
        return found

    def imported(self) -> Imported:
        """All of it; only topics that have an item."""
        used = {item.topic for item in self._items}
        topics = {one: title for one, title in self._topics.items() if one in used}
        stem = PurePosixPath(self.file).stem
        bundle = Bundle(id=slug(stem), title=stem, topics=topics, items=tuple(self._items), media=self.media.files)
        return Imported(bundle, tuple(self._problems), tuple(self._notes))


def number(text: str) -> Decimal:
    """The number; Unusable where it is none that a bank can hold."""
    try:
        found = Decimal(text.strip().replace("\N{MINUS SIGN}", "-"))
    except InvalidOperation:
        raise Unusable(f"'{text.strip()[:40]}' is not a number") from None
    exponent = found.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > MOST_DIGITS or found.adjusted() > MOST_DIGITS:
        raise Unusable(f"'{text.strip()[:40]}' is not a number that can be typed")
    return Decimal(f"{found:f}")


def few(count: int) -> None:
    """Unusable where a question has more parts than anybody writes."""
    if count > MOST_PARTS:
        raise Unusable(f"it has {count:,} parts, more than {MOST_PARTS:,}")


def text_of(upload: Upload) -> str:
    """The file's text; refused where it holds what no text does."""
    text = upload.text()
    if "\0" in text:
        raise upload.refused("the file holds zero bytes, so that it is no text", "save it as text")
    return text


def letter(place: int) -> str:
    """The id of an option, pair or entry at this place: a, b, ... z, a27 and on."""
    return LETTERS[place] if place < len(LETTERS) else f"a{place + 1}"


def unsound(item: Item, content: str) -> str:
    """What keeps the item, whose `content_of` this is, from being one of a bank's; nothing where nothing does."""
    if CONTROL.search(content) or not item.stem.strip():
        return "it holds a control character" if item.stem.strip() else "there is no text that asks anything"
    match item:
        case Choice():
            return _unsound_choice(item)
        case Matching():
            return _unsound_matching(item)
        case ShortAnswer():
            return "" if item.accept and all(map(str.strip, item.accept)) else "no answer earns full marks"
        case Cloze():
            return _unsound_cloze(item)
        case Ordering():
            return _unsound_ordering(item)
    return ""


def _unsound_choice(item: Choice) -> str:
    keys = len(item.keys)
    if len(item.options) < 2:
        return "there are fewer than two options"
    if not all(option.text.strip() for option in item.options):
        return "an option has no text"
    if not keys:
        return "no option earns full marks"
    if isinstance(item, SingleChoice) and keys > 1:
        return f"{keys} options earn full marks, and only one can be chosen"
    if not isinstance(item, SingleChoice) and keys == len(item.options):
        return "every option is right, so that there is nothing to choose"
    return ""


def _unsound_matching(item: Matching) -> str:
    lefts, rights = [pair.left for pair in item.pairs], [*(pair.right for pair in item.pairs), *item.spare]
    if len(lefts) < 2:
        return "fewer than two pairs are to be matched"
    if not all(map(str.strip, [*lefts, *rights])):
        return "a side of a pair has no text"
    for side, texts in (("left", lefts), ("right", rights)):
        twice, times = Counter(texts).most_common(1)[0]
        if times > 1:
            return f"'{to_plain(twice[:ENOUGH])[:40]}' stands twice on the {side}, where each side has one partner"
    return ""


def _unsound_ordering(item: Ordering) -> str:
    if len(item.entries) < 2:
        return "fewer than two entries are to be put in order"
    return "" if all(entry.text.strip() for entry in item.entries) else "an entry has no text"


def _unsound_cloze(item: Cloze) -> str:
    numbers = sorted(map(int, GAP.findall(item.stem)))
    if numbers != list(range(1, len(item.gaps) + 1)) or "{{" in GAP.sub("", item.stem):
        return "its gaps cannot be told from its text"
    return "" if item.gaps and all(gap.accept for gap in item.gaps) else "a gap has no answer that earns full marks"
