"""A bank on paper: all kinds and cards, nothing runs, nothing is fetched, images lie within."""

import re
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings

from quiz_app.interchange.bundle import Bundle, Exported
from quiz_app.interchange.format import WriteOptions
from quiz_app.interchange.printable import write
from tests.builders import NOW, bank, card, cloze_card, every_kind, ordering, single_choice, true_false
from tests.interchange.round_trips import PICTURED, PNG, bundles

FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
CLOSED = {"meta", "img", "br", "hr"}
ALLOWED = CLOSED | set(
    "html head title style body section div p b span h1 h2 h3 ol ul li table thead tbody tr td th em strong code a "
    "blockquote pre s".split()
)


class Outline(HTMLParser):
    """The elements and addresses of a page, and its text; well nested, or the test fails."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.text, self._open = "", list[str]()
        self.feed(page)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is opened, and that it does nothing."""
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name == "src"]
        assert not [name for name, _ in attrs if name.startswith("on")]
        if tag not in CLOSED:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note what is closed."""
        assert tag in CLOSED or self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data if "style" not in self._open else ""


def written(*, key: bool = True, **fields) -> Exported:
    return write(Bundle(id="b", title="A <b>quiz</b>", **fields), WriteOptions(at=NOW, key=key))


def page(**fields) -> Outline:
    return Outline(written(**fields).content.decode())


@FEW
@given(bundles(source=PICTURED, cards=True))
def test_nothing_that_people_write_is_run_or_fetched(bundle: Bundle):
    exported = write(bundle, WriteOptions(at=NOW))
    outline = Outline(exported.content.decode())

    assert outline.tags <= ALLOWED
    assert all(address.startswith("data:image/png;base64,") for address in outline.addresses)
    assert exported.losses == ()


def test_every_kind_has_its_stem_and_its_key():
    outline = page(items=every_kind(), cards=bank().cards)
    questions, _, key = outline.text.partition("Key")

    assert all(re.sub(r"\{\{(\d)\}\}", r"____(\1)", item.stem) in questions for item in every_kind())
    assert all(
        said in key for said in ("False", "Durand Line or Линия Дюранда", "14 billion dollars", "1 May 1948; nine")
    )
    assert "A <b>quiz</b>" in questions


def test_the_key_fits_the_order_on_the_page():
    questions, _, key = page(items=(single_choice(),)).text.partition("Key")

    (letter,) = re.findall(r"([A-C])\.\s*2014", questions)
    assert key.strip().startswith(letter)


def test_what_is_to_be_put_in_order_is_not_in_its_order():
    text = page(items=(ordering(),)).text
    places = [text.index(entry.text) for entry in ordering().entries]

    assert places != sorted(places)


def test_without_the_key_nothing_tells_the_answers():
    text = page(items=(true_false(), *every_kind()[3:5]), cards=(card(), cloze_card()), key=False).text

    assert not [
        told for told in ("Key", "They were", "Durand", "So the essay", "2014\n", "1 May 1948", "nine") if told in text
    ]
    assert "When was the ban lifted?" in text


def test_images_lie_within_and_what_is_missing_is_named():
    shown = true_false(id="a", stem="See ![a map](media/map.png) and ![x](https://example.org/x.png)")
    exported = written(items=(shown,), media={"map.png": PNG})

    assert [(loss.id, loss.what.split(":")[0]) for loss in exported.losses] == [("a", "its image https")]
    assert Outline(exported.content.decode()).addresses[0].startswith("data:image/png;base64,iVBOR")
    assert (
        written(items=(shown,), media={"map.png": b"<svg onload=alert(1)>"})
        .losses[0]
        .what.startswith("its image map.png")
    )


def test_the_same_bank_is_printed_the_same_again():
    assert written(items=every_kind()) == written(items=every_kind())
