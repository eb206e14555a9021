"""A block of GIFT taken apart: its name, its text, its answers, its general feedback; texts in the format they name."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from quiz_app.interchange.gift_blocks import Block, put_back
from quiz_app.interchange.losing import NO_RATIONALE
from quiz_app.interchange.media_kept import Media
from quiz_app.interchange.moodle_tags import said_by
from quiz_app.interchange.moodle_texts import shown
from quiz_app.interchange.soundness import Unreadable, few

FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
WEIGHT = re.compile(r"%(-?)-*([0-9]{1,3}(?:\.[0-9]{0,9})?)%")
BLANK = "_____"


@dataclass
class Asked:
    """A question as it stands in a block. `lost` names what it has and an item has not."""

    block: Block
    text: str
    body: str | None  # what stands between the braces; None where there are none
    told: str = ""  # the general feedback
    kind: str = "moodle"
    lost: list[str] = field(default_factory=list)

    def markdown(self, part: str) -> str:
        """The Markdown of a part, in the format that it names or else the question's."""
        named = FORMAT.match(part.strip())
        kind, rest = (named[1], part.strip()[named.end() :]) if named else (self.kind, part)
        return shown(put_back(rest), kind, {}, Media(), self.lost)

    def common(self, topic: str) -> dict[str, Any]:
        """What every item has besides its kind's own."""
        said = said_by(self.block.tags, self.lost)
        rationale = self.markdown(self.told) or NO_RATIONALE
        return {
            "id": self.block.idnumber,
            "stem": self.markdown(self.text),
            "rationale": rationale,
            "topic": topic,
            **said,
        }


def asked(block: Block) -> Asked:
    """The block's question; Unreadable where its braces are wrong."""
    text = _without_name(block.text)
    opened, closed = text.find("{"), text.find("}")
    if opened < 0 and closed < 0:
        return Asked(block, text, None)
    if opened < 0 or closed < opened:
        raise Unreadable("a brace stands without its partner", "write braces that are part of a text as \\{ and \\}")
    before, body, after = text[:opened], text[opened + 1 : closed].strip(), text[closed + 1 :]
    if "{" in after or "}" in after:
        raise Unreadable(
            "braces follow after those of the answers", "write braces that are part of a text as \\{ and \\}"
        )
    body, told = _without_feedback(body)
    stem = f"{before}{BLANK}{after}" if after.strip() else before
    named = FORMAT.match(stem.strip())
    return Asked(block, stem, body, told, named[1] if named else "moodle")


def _without_name(text: str) -> str:
    if not text.startswith("::"):
        return text
    end = text.find("::", 2)
    return text[end + 2 :].strip() if end >= 0 else text[2:].strip()


def _without_feedback(body: str) -> tuple[str, str]:
    """The answers and the general feedback."""
    at = body.rfind("####")
    return (body[:at].strip(), body[at + 4 :]) if at >= 0 else (body, "")


def weighed(part: str) -> tuple[Decimal | None, str]:
    """The weight in percent that a part begins with, if it does, and the rest."""
    part = part.strip()
    match = WEIGHT.match(part)
    return (Decimal(f"{match[1]}{match[2].rstrip('.')}"), part[match.end() :]) if match else (None, part)


def commented(part: str) -> tuple[str, str]:
    """A part's text, and its feedback."""
    text, _, told = part.partition("#")
    return text.strip(), told.strip()


def typed(part: str) -> str:
    """What is to be typed, as it is: a format that it names says nothing."""
    named = FORMAT.match(part.strip())
    return " ".join(put_back(part.strip()[named.end() :] if named else part).split())


def parts(body: str, sign: str) -> list[str]:
    """What follows each sign; what stands before the first only if there is something."""
    few(body.count(sign))
    found = [part.strip() for part in body.split(sign)]
    return found if found[0] else found[1:]
