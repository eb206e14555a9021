"""A whole bank as one table, in and out without loss: a row an item, card or topic, the columns by their names.

The same table is written as CSV and as XLSX: see the formats beside this. A teacher can write one in a spreadsheet.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from quiz_app.domain.card import Card
from quiz_app.domain.errors import Problem
from quiz_app.interchange.bank_sheet_columns import CARD, HEADER_WITHIN, TOPIC, USES, is_header, known, role
from quiz_app.interchange.bank_sheet_reading import card_of, item_of, kind_of
from quiz_app.interchange.bank_sheet_values import ids_in
from quiz_app.interchange.bundle import Bundle, Imported
from quiz_app.interchange.gathering import Gathering
from quiz_app.interchange.naming import ID, Names
from quiz_app.interchange.sheets import apart
from quiz_app.interchange.slugs import slug
from quiz_app.interchange.soundness import sound
from quiz_app.interchange.tables import Table, heads
from quiz_app.interchange.upload import Upload

Row = Mapping[str, str]


def has_header(upload: Upload) -> bool:
    """Whether one of its first rows names a bank's columns."""
    return any(is_header(cells) for _, cells in heads(upload, HEADER_WITHIN))


def imported(upload: Upload, table: Table) -> Imported:
    """The items, cards and topics of the table, each row that is none with its line."""
    found = [number for number, (_, cells) in enumerate(table.rows[:HEADER_WITHIN]) if is_header(cells)]
    if not found:
        hint = "a row must name the columns: id, kind, stem, key, a, b ... (see the guide to formats)"
        raise upload.refused("there is no row that names a bank's columns", hint)
    coming = _Coming(upload.name, table.rows[found[0]])
    rows = list(table.rows[found[0] + 1 :])
    coming.topics_of(rows)
    for line, cells in rows:
        coming.take(line, cells)
    return coming.imported(table.problems)


class _Topics:
    """The topics by id, found by id or by title."""

    def __init__(self) -> None:
        self.titles: dict[str, str] = {}
        self._by_title: dict[str, str] = {}
        self._names = Names()

    def add(self, wanted: str, title: str) -> None:
        """Keep a topic that has a row of its own."""
        own = wanted or slug(title)
        if not title or not ID.fullmatch(own) or own in self.titles:
            raise ValueError("a topic has an id of its own, and a title in 'stem'")
        self._keep(self._names.own(own, title, title), title)

    def id_of(self, cell: str) -> str:
        """The id of the topic of this id or title; a new one where it is not known yet."""
        if not cell or cell in self.titles:
            return cell
        found = self._by_title.get(cell.casefold(), "")
        if not found:
            found = self._names.own(cell if ID.fullmatch(cell) else slug(cell), cell, cell)
            self._keep(found, cell)
        return found

    def _keep(self, own: str, title: str) -> None:
        self.titles[own] = title
        self._by_title.setdefault(title.casefold(), own)


class _Coming:
    """What has come in so far, and what did not."""

    def __init__(self, name: str, header: tuple[int, list[str]]) -> None:
        self._found, self._names, self._topics = Gathering(name), Names(), _Topics()
        self._columns = self._known(*header)
        self._named = {place for place, cell in enumerate(header[1]) if cell.strip()}

    def _known(self, line: int, cells: list[str]) -> dict[int, str]:
        """The columns that are known, by place; a note for each other one."""
        found: dict[int, str] = {}
        for place, cell in enumerate(cells):
            name = known(cell)
            if name and name not in found.values():
                found[place] = name
            elif cell.strip():
                why = "stands twice" if name else "is none of a bank's"
                self._note(line, f"the column '{cell.strip()[:40]}' {why}, and is not kept")
        return found

    def topics_of(self, rows: list[tuple[int, list[str]]]) -> None:
        """Keep the topics that have rows of their own."""
        for line, cells in rows:
            row = self._by_column(cells)
            if row.get("kind", "").strip().casefold() == TOPIC:
                self._try(line, row, self._take_topic)

    def take(self, line: int, cells: list[str]) -> None:
        """Keep the item or card that the row is."""
        row = self._by_column(cells)
        if row.get("kind", "").strip().casefold() == TOPIC:
            return
        if any(cell.strip() for place, cell in enumerate(cells) if place not in self._named):
            self._note(line, "what stands in columns without a name is not kept")
        self._try(line, row, self._take)

    def _try(self, line: int, row: Row, work: Callable[[int, Row], None]) -> None:
        try:
            work(line, row)
        except ValueError as error:
            place = self._found.place(line, row.get("id", "").strip()[:40])
            self._found.problem(place.problem(str(error), getattr(error, "hint", "")))

    def _take_topic(self, line: int, row: Row) -> None:
        self._topics.add(row.get("id", "").strip(), row.get("stem", "").strip())

    def _take(self, line: int, row: Row) -> None:
        kind = kind_of(row)
        common = {
            "topic": self._topics.id_of(row.get("topic", "").strip()),
            "claims": ids_in(row.get("claims", ""), "a claim"),
            "was": "".join(ids_in(row.get("was", ""), "an item")[:1]),
            "confirmed": row.get("confirmed", "").strip(),
            "id": "",
        }
        made = card_of(row, common) if kind == CARD else item_of(kind, row, common)
        if not isinstance(made, Card):
            made, _ = sound(made, self._found.place(line).note)
        wanted, words = row.get("id", "").strip(), row.get("stem") or row.get("front") or row.get("cloze", "")
        own = self._names.own(wanted, words, "\n".join(f"{name}={cell}" for name, cell in sorted(row.items()) if cell))
        if wanted and own != wanted:
            self._note(line, f"'{wanted[:40]}' cannot be its id, or is another row's: it came in as '{own}'")
        if idle := [name for name, cell in row.items() if cell.strip() and role(name) not in USES[kind]]:
            self._note(line, f"'{idle[0]}' is nothing that a {kind} has, and is not kept", own)
        if isinstance(made, Card):
            self._found.cards.append(replace(made, id=own))
        else:
            self._found.items.append(replace(made, id=own))

    def _by_column(self, cells: list[str]) -> dict[str, str]:
        return {name: apart(cells[place]) for place, name in self._columns.items() if place < len(cells)}

    def _note(self, line: int, message: str, item: str = "") -> None:
        self._found.place(line, item).note(message)

    def imported(self, others: tuple[Problem, ...]) -> Imported:
        """All of it; the problems by their lines, those of the whole table last."""
        found = self._found
        made = Bundle(topics=self._topics.titles, items=tuple(found.items), cards=tuple(found.cards))
        return Imported(made, (*sorted(found.problems, key=lambda one: one.line), *others), tuple(found.notes))
