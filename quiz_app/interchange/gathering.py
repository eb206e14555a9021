"""What is found while another program's file is read, entry by entry: items, their topics, problems and notes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from quiz_app.domain.card import Card
from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.items import Item
from quiz_app.interchange.bundle import Bundle, Imported
from quiz_app.interchange.markup import to_plain
from quiz_app.interchange.media_kept import Media
from quiz_app.interchange.naming import ID, Names
from quiz_app.interchange.slugs import slug
from quiz_app.interchange.soundness import ENOUGH, Unreadable, sound

MOST_IN_VAIN = 1000
MOST_WORDS = 20  # of one note


@dataclass(frozen=True)
class Place:
    """Where an entry stands: the file, the line of its first word, its id there, what it is called in a problem."""

    file: str
    line: int
    ident: str
    notes: list[Problem]
    title: str = ""

    def note(self, message: str) -> None:
        """Say what of the entry is not kept; once."""
        said = Problem(message, self.file, self.line, self.ident)
        if said not in self.notes[-4:]:
            self.notes.append(said)

    def problem(self, message: str, hint: str = "") -> Problem:
        """The message with this address."""
        said = f"{self.title}: {message}" if self.title else message
        return Problem(said, self.file, self.line, self.ident, hint=hint)


class Gathering:
    """What has been read so far of one file."""

    def __init__(self, file: str) -> None:
        self.file, self.media = file, Media()
        self.items, self.cards = list[Item](), list[Card]()
        self.problems, self.notes = list[Problem](), list[Problem]()
        self._topics, self._titled = dict[str, str](), dict[tuple[str, str], str]()
        self._names, self._topic_names = Names(), Names()

    def place(self, line: int, ident: str = "", title: str = "", file: str = "") -> Place:
        """Where an entry stands in the file, or in this part of it."""
        return Place(file or self.file, line, ident, self.notes, title)

    def take(self, place: Place, read: Callable[[], Item], topic: str = "") -> str:
        """The id of the item that `read` makes of the entry, under the topic of this title unless it has its own.

        Where there is none it is a problem, and empty. The item's own id is kept where it can be.
        """
        try:
            item, content = sound(read(), place.note)
        except Unreadable as refusal:
            self.problem(place.problem(refusal.message, refusal.hint))
            return ""
        found = self._names.kept(item.id) or self._names.of(to_plain(item.stem[:ENOUGH]), content)
        self.items.append(replace(item, id=found, topic=item.topic or self.topic(topic)))
        return found

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

    def problem(self, problem: Problem) -> None:
        """An entry that did not come in; the file is refused where none of its first thousand does."""
        self.problems.append(problem)
        if len(self.problems) == MOST_IN_VAIN and not (self.items or self.cards):
            first = self.problems[0]
            said = f"none of its first {MOST_IN_VAIN:,} questions can be read; the first: {first.message}"
            raise ProblemsFound([Problem(said, self.file, first.line, hint="is it in another format?")])

    def note(self, place: Place, lost: Sequence[str], found: str) -> None:
        """What an entry that came in as `found` had besides, its own id among it; nothing where nothing was lost."""
        wanted = place.ident
        own = [] if wanted in ("", found) else [f"the id '{wanted[:40]}', which is taken or can be none here"]
        words = list(dict.fromkeys([*own, *lost]))
        rest = [f"and {len(words) - MOST_WORDS} more"] if len(words) > MOST_WORDS else []
        if words:
            said = f"not kept: {', '.join(words[:MOST_WORDS] + rest)}"
            self.notes.append(Problem(said, place.file, place.line, found))

    def imported(self, title: str = "", ident: str = "", media: Mapping[str, bytes] | None = None) -> Imported:
        """All of it, as a bank of this title and, where it can be one, this id; only topics that have an item."""
        title = title or PurePosixPath(self.file).stem
        used = {item.topic for item in self.items}
        topics = {one: said for one, said in self._topics.items() if one in used}
        own = ident if ID.fullmatch(ident) else slug(title)
        files = self.media.files if media is None else media
        bundle = Bundle(id=own, title=title, topics=topics, items=tuple(self.items), media=files)
        return Imported(bundle, tuple(self.problems), tuple(self.notes))
