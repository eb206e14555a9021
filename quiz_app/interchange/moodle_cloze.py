"""Moodle's cloze questions: a text with the answers of each gap embedded in it, `{1:SHORTANSWER:=Rome~=Roma}`."""

import re
from dataclasses import dataclass
from html import unescape

from quiz_app.domain.items import Cloze, Gap, Item
from quiz_app.interchange.gaps import gap_sign, with_gaps, without_signs
from quiz_app.interchange.markup import from_html, to_plain
from quiz_app.interchange.moodle_question import Question
from quiz_app.interchange.moodle_texts import text_of
from quiz_app.interchange.moodle_weights import WILDCARD
from quiz_app.interchange.soundness import Unreadable

EMBEDDED = re.compile(r"\{(\d{0,4}):([A-Z_]{2,20}):((?:[^{}\\]|\\.)*)\}", re.DOTALL)
TYPED = {"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"}
CASED = {"SHORTANSWER_C", "SAC", "MWC"}
NUMERICAL = {"NUMERICAL", "NM"}
CHOSEN = re.compile(r"(MULTICHOICE|MC)(_?[VH])?(_?S)?")
PARTS = re.compile(r"(?:[^~\\]|\\.)+", re.DOTALL)
# A sign after `&` belongs to a character written in HTML's way, such as &#125;.
PART = re.compile(r"(=|%(-?[\d.,]+)%)?((?:[^#\\]|\\.|(?<=&)#)*)(#.*)?", re.DOTALL)
ESCAPED = re.compile(r"\\([~#{}=%/\"\\])")


def cloze(question: Question, topic: str) -> Item:
    """A text with gaps to be typed; Unreadable where one of them cannot be typed."""
    found: list[Gap] = []

    def gap(match: re.Match[str]) -> str:
        found.append(_gap(question, len(found) + 1, *match.groups()))
        return gap_sign(len(found))

    element = question.element.find("questiontext")
    text = element.find("text") if element is not None else None
    if text is None or not text.text:
        raise Unreadable("there is no text with gaps")
    weights = {match[1] or "1" for match in EMBEDDED.finditer(text.text)}
    if len(weights) > 1:
        question.lost.append("weights of the gaps")
    text.text = EMBEDDED.sub(gap, without_signs(text.text))
    if not found:
        raise Unreadable("no gap with answers stands in its text")
    stem = with_gaps(text_of(element, question.gathering.media, question.lost), len(found))
    return Cloze(stem=stem, gaps=tuple(found), typos=False, **question.common(topic))


def _gap(question: Question, place: int, weight: str, kind: str, inner: str) -> Gap:
    """What a gap accepts."""
    if CHOSEN.fullmatch(kind):
        question.lost.append(f"the choices of gap {place}, which is typed here")
    elif kind not in TYPED | NUMERICAL:
        raise Unreadable(f"gap {place} is of the kind {kind}, and here gaps are typed")
    if kind in CASED:
        question.lost.append(f"that capital letters count in gap {place}")
    parts = [_part(part, kind in NUMERICAL) for part in PARTS.findall(inner)]
    for part in parts:
        question.lost += [f"{word} in gap {place}" for word in part.lost]
    accept = dict.fromkeys(part.text for part in parts if part.share == "100" and part.text)
    if not accept:
        raise Unreadable(f"no answer earns full marks in gap {place}")
    return Gap(tuple(accept))


@dataclass(frozen=True, slots=True)
class Part:
    """An alternative of a gap: its text, its share in percent, and what of it is not kept."""

    text: str
    share: str
    lost: tuple[str, ...]


def _part(part: str, is_number: bool) -> Part:
    match = PART.match(part.strip())
    assert match is not None  # each of its parts may be empty
    share = "100" if match[1] == "=" else (match[2] or "0").replace(",", ".").rstrip(".")
    share = f"{float(share):g}" if re.fullmatch(r"-?\d{1,4}(\.\d{1,9})?", share) else "0"
    text = ESCAPED.sub(r"\1", match[3])
    plain = " ".join((to_plain(from_html(text)) if "<" in text else unescape(text)).split())
    lost = []
    if is_number:
        plain, _, within = plain.partition(":")
        lost += ["a tolerance"] if within.strip(" 0.,") and share == "100" else []
    elif WILDCARD.search(plain):
        lost.append(f"that * in '{plain[:40]}' stands for anything")
    if share not in ("100", "0"):
        lost.append(f"'{plain[:40]}', worth {share} %,")
    if match[4] and match[4].strip("# "):
        lost.append("feedback")
    return Part(plain.replace("\\*", "*"), share, tuple(lost))
