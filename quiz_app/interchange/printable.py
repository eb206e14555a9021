"""A bank as one HTML file for the printer: every item with room for its answer, the cards, and the key on a page of
its own. Nothing in it runs, nothing is fetched, images lie within it.
"""

from collections.abc import Iterator
from html import escape

from quiz_app.domain.card import CLOZE, Card
from quiz_app.domain.items import GAP, Choice, Cloze, Item, Matching, MultipleChoice, Numeric, Ordering, TrueFalse
from quiz_app.domain.paper import BOX, DATE, IN_ORDER, NAME, SEVERAL, TRUTHS, key_of, lettered
from quiz_app.interchange.bundle import Bundle, Exported, Loss
from quiz_app.interchange.format import Format, WriteOptions
from quiz_app.interchange.losing import left_out
from quiz_app.interchange.markup import to_html, to_inline_html
from quiz_app.interchange.printable_images import Pictures
from quiz_app.interchange.printable_look import PAGE, STYLE

LINE, SHORT_LINE = '<span class="line"></span>', '<span class="short"></span>'
SEED = "paper"


def write(bundle: Bundle, options: WriteOptions) -> Exported:
    """The file, with the key unless the options say otherwise."""
    sheet = _Sheet(Pictures(bundle.media), f"{SEED}/{bundle.id}")
    title = escape(bundle.title or "Quiz")
    content = [f"<h1>{title}</h1>", f'<p class="who">{NAME} {LINE} {DATE} {SHORT_LINE}</p>' if bundle.items else ""]
    content += [sheet.item(number, item) for number, item in enumerate(bundle.items, start=1)]
    content += sheet.cards(bundle.cards, options.key)
    if options.key and bundle.items:
        content += [
            '<section class="key">',
            "<h2>Key</h2>",
            "<ol>",
            *map(sheet.key, bundle.items),
            "</ol>",
            "</section>",
        ]
    html = PAGE.format(title=title, style=STYLE, content="\n".join(filter(None, content)))
    losses = [
        *sheet.losses,
        *(left_out(event.id, "an event: only items and cards are printed") for event in bundle.events),
    ]
    return Exported(html.encode("utf-8", "replace"), tuple(losses))


class _Sheet:
    """Writes the items and cards of one file, and knows which images it could not show."""

    def __init__(self, pictures: Pictures, seed: str) -> None:
        self._pictures, self._seed = pictures, seed
        self.losses: list[Loss] = []
        self._at = ""

    def item(self, number: int, item: Item) -> str:
        """An item with its number and room for the answer."""
        self._at = item.id
        stem = GAP.sub(lambda gap: f"____({gap[1]})", item.stem) if isinstance(item, Cloze) else item.stem
        room = "\n".join(self._room(item))
        return f'<section class="item"><div class="stem"><b>{number}.</b> {self._block(stem)}</div>\n{room}</section>'

    def key(self, item: Item) -> str:
        """The item's entry in the key: what is right, and why."""
        self._at = item.id
        right = key_of(item, item.arrange(self._seed), self._inline, escape)
        return f'<li><b>{right}</b><div class="why">{self._block(item.rationale)}</div></li>'

    def cards(self, cards: tuple[Card, ...], backs: bool) -> Iterator[str]:
        """The cards as a list of both sides, or of the fronts alone."""
        if cards:
            rows = "\n".join(f"<tr>{self._card(card, backs)}</tr>" for card in cards)
            yield f'<h2>Cards</h2>\n<table class="cards">\n{rows}\n</table>'

    def _card(self, card: Card, backs: bool) -> str:
        self._at = card.id
        if not card.cloze:
            back = self._block(card.back) if backs else ""
            return f"<td>{self._block(card.front)}</td><td>{back}</td>"
        hidden = "; ".join(f"({match[1]}) {match[2]}" for match in CLOZE.finditer(card.cloze)) if backs else ""
        text = CLOZE.sub(lambda match: f"____({match[1]})", card.cloze)
        return f"<td>{self._block(text)}</td><td>{self._inline(hidden)}</td>"

    def _room(self, item: Item) -> Iterator[str]:
        """What stands below the stem: options to tick, lines to write on."""
        order = item.arrange(self._seed)
        match item:
            case Choice():
                texts = {option.id: option.text for option in item.options}
                if isinstance(item, MultipleChoice):
                    yield f'<p class="ask">{SEVERAL}</p>'
                yield from (self._entry(f"{BOX} {letter}.", texts[one]) for letter, one in lettered(order["options"]))
            case TrueFalse():
                yield f"<p>{BOX} {TRUTHS[True]} &emsp; {BOX} {TRUTHS[False]}</p>"
            case Matching():
                lefts = {pair.id: pair.left for pair in item.pairs}
                yield from (self._entry(SHORT_LINE, lefts[one]) for one in order["lefts"])
                yield "<br>"
                yield from (self._entry(f"{letter}.", item.rights[one]) for letter, one in lettered(order["rights"]))
            case Ordering():
                yield f'<p class="ask">{IN_ORDER}</p>'
                entries = {entry.id: entry.text for entry in item.entries}
                yield from (self._entry(SHORT_LINE, entries[one]) for one in order["entries"])
            case Cloze():
                yield from (f"<p>{place}. {LINE}</p>" for place in range(1, len(item.gaps) + 1))
            case _:
                yield f"<p>{LINE} {escape(item.unit) if isinstance(item, Numeric) else ''}</p>"

    def _entry(self, before: str, text: str) -> str:
        return f'<div class="entry"><span>{before}</span><div>{self._block(text)}</div></div>'

    def _block(self, markdown: str) -> str:
        return self._shown(to_html(markdown))

    def _inline(self, markdown: str) -> str:
        return self._shown(to_inline_html(markdown))

    def _shown(self, html: str) -> str:
        """The HTML with its images within it; a loss for each that is not."""
        shown, missing = self._pictures.within(html)
        self.losses += [Loss(self._at, f"its image {name}: only PNG, JPEG, GIF and WebP go along") for name in missing]
        return shown


FORMAT = Format(
    name="html",
    title="A page to print (HTML)",
    about="All items and cards on paper, with the key or without.",
    suffix=".html",
    write=write,
    keyless=True,
)
