"""What each kind of item is in Moodle XML: its type, its text, its answers and what they earn."""

from collections.abc import Iterator
from decimal import Decimal

from quiz_app.domain.items import (
    GAP,
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
from quiz_app.interchange.gaps import SIGN, gap_sign, without_signs
from quiz_app.interchange.markup import to_html, to_plain
from quiz_app.interchange.moodle_fractions import FULL, GRADING, fair, nearest
from quiz_app.interchange.moodle_xml_markup import Writing, plain

TYPES = {
    "single_choice": "multichoice",
    "multiple_choice": "multichoice",
    "true_false": "truefalse",
    "short_answer": "shortanswer",
    "numeric": "numerical",
    "cloze": "cloze",
    "matching": "matching",
    "ordering": "ordering",
}
ENTITIES = str.maketrans({sign: f"&#{ord(sign)};" for sign in "{}~#=%\\&<>"})
BRACES = str.maketrans({sign: f"&#{ord(sign)};" for sign in "{}"})


def stem(item: Item, writing: Writing) -> str:
    """What is asked; the text of a cloze has its gaps' answers embedded."""
    if not isinstance(item, Cloze):
        return writing.text("questiontext", item.stem)
    html = to_html(GAP.sub(lambda place: gap_sign(int(place[1])), without_signs(item.stem))).translate(BRACES)
    html = SIGN.sub(lambda place: _gap(item.gaps[int(place[1]) - 1].accept), html)
    return f'<questiontext format="html">{writing.inner(html)}</questiontext>\n'


def _gap(accept: tuple[str, ...]) -> str:
    texts = "~".join("=" + text.replace("*", "\\*").translate(ENTITIES) for text in accept)
    return f"{{1:SHORTANSWER:{texts}}}"


def body(item: Item, writing: Writing) -> Iterator[str]:
    """What a question of this kind has besides its text."""
    match item:
        case Choice():
            yield from _choice(item, writing)
        case TrueFalse():
            for said in (True, False):
                yield _answer(str(said).lower(), FULL if said is item.is_true else Decimal(0), writing,
                              "" if said is item.is_true else item.why)  # fmt: skip
        case ShortAnswer():
            yield from _short_answer(item, writing)
        case Numeric():
            yield from _numeric(item, writing)
        case Matching():
            yield from _matching(item, writing)
        case Ordering():
            yield from _ordering(item, writing)


def _choice(item: Choice, writing: Writing) -> Iterator[str]:
    is_single = isinstance(item, SingleChoice)
    right, wrong = (FULL, Decimal(0)) if is_single else fair(len(item.keys), len(item.options) - len(item.keys))
    yield f"<single>{str(is_single).lower()}</single>\n<shuffleanswers>{str(item.shuffle).lower()}</shuffleanswers>\n"
    yield "<answernumbering>abc</answernumbering>\n"
    for option in item.options:
        share = right if option.key else wrong
        feedback = writing.text("feedback", option.why)
        inner = writing.inner(to_html(option.text))
        yield f'<answer fraction="{share:f}" format="html">{inner}{feedback}</answer>\n'


def _short_answer(item: ShortAnswer, writing: Writing) -> Iterator[str]:
    yield "<usecase>0</usecase>\n"
    for text in item.accept:
        yield _answer(text.replace("*", "\\*"), FULL, writing)
    for reject in item.reject:
        yield _answer(reject.text.replace("*", "\\*"), Decimal(0), writing, reject.why)


def _numeric(item: Numeric, writing: Writing) -> Iterator[str]:
    yield _answer(f"{item.value:f}", FULL, writing, tolerance=item.tolerance)
    for near in sorted(item.near, key=lambda near: -near.score):
        yield _answer(f"{item.value:f}", nearest(near.score * FULL), writing, tolerance=near.within)
    if item.unit:
        name = f"<unit_name>{plain(item.unit)}</unit_name>"
        yield f"<units><unit><multiplier>1</multiplier>{name}</unit></units>\n"
    shown = "0" if item.unit else "3"
    yield f"<unitgradingtype>0</unitgradingtype>\n<unitpenalty>0</unitpenalty>\n<showunits>{shown}</showunits>\n"
    yield "<unitsleft>0</unitsleft>\n"


def _matching(item: Matching, writing: Writing) -> Iterator[str]:
    yield "<shuffleanswers>true</shuffleanswers>\n"
    sides = [*((pair.left, pair.right) for pair in item.pairs), *(("", text) for text in item.spare)]
    for left, right in sides:
        inner = writing.inner(to_html(left) if left else "")
        answer = f"<answer><text>{plain(to_plain(right))}</text></answer>"
        yield f'<subquestion format="html">{inner}{answer}</subquestion>\n'


def _ordering(item: Ordering, writing: Writing) -> Iterator[str]:
    yield "<layouttype>VERTICAL</layouttype>\n<selecttype>ALL</selecttype>\n<selectcount>0</selectcount>\n"
    yield f"<gradingtype>{GRADING}</gradingtype>\n<showgrading>SHOW</showgrading>\n"
    yield "<numberingstyle>none</numberingstyle>\n"
    for place, entry in enumerate(item.entries, start=1):
        yield f'<answer fraction="{place}" format="html">{writing.inner(to_html(entry.text))}</answer>\n'


def _answer(text: str, share: Decimal, writing: Writing, feedback: str = "", tolerance: Decimal | None = None) -> str:
    """An answer that is typed, and what it earns."""
    within = "" if tolerance is None else f"<tolerance>{tolerance:f}</tolerance>"
    told = writing.text("feedback", feedback)
    return (
        f'<answer fraction="{share:f}" format="moodle_auto_format"><text>{plain(text)}</text>{told}{within}</answer>\n'
    )
