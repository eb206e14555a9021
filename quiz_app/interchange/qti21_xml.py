"""What QTI 2.1's items are written of: declarations, HTML as it allows it, response processing, feedback."""

import re
from collections.abc import Iterable

from quiz_app.domain.items import GAP
from quiz_app.interchange.markup import to_html, to_inline_html
from quiz_app.interchange.xmltext import element, text

RESPONSE, SCORE, FEEDBACK = "RESPONSE", "SCORE", "FEEDBACK"
NOT_ALLOWED = re.compile(r'(?<=[\w"]) (?:style|start|title)="[^"]*"(?=[^<>]*>)')
STRUCK = re.compile(r"<s>(.*?)</s>", re.DOTALL)
MEDIA = re.compile(r'(<img src=")media/')
TAG_OR_GAP = re.compile(rf"<[^>]*>|{GAP.pattern}")


def xml_id(ours: str) -> str:
    """An id as XML takes it: with a line before it where it begins with a digit."""
    return f"_{ours}" if ours[:1].isdigit() else ours


def blocks(markdown: str) -> str:
    """The text as the blocks that an item may hold."""
    return _allowed(to_html(markdown))


def flow(markdown: str) -> str:
    """The text as what a choice may hold: without a paragraph where it is a single one."""
    return _allowed(to_inline_html(markdown))


def gapped(markdown: str, gaps: list[str]) -> str:
    """The text with each of these elements at the place of its gap."""

    def filled(found: re.Match[str]) -> str:
        return gaps[int(found[1]) - 1] if found[1] else found[0]

    return TAG_OR_GAP.sub(filled, blocks(markdown))


def _allowed(html: str) -> str:
    """The HTML without what XHTML 1 has and QTI 2.1 has not."""
    if "<" not in html.replace("<p>", "").replace("</p>", ""):
        return html
    struck = STRUCK.sub(r'<span class="del">\1</span>', NOT_ALLOWED.sub("", html))
    return MEDIA.sub(r"\1../media/", struck)


def declaration(
    cardinality: str, base_type: str, correct: Iterable[str], mapped: str = "", identifier: str = RESPONSE
) -> str:
    """A responseDeclaration; `mapped` is its mapping, written already."""
    values = element("correctResponse", *(element("value", text(one)) for one in correct))
    said = {"identifier": identifier, "cardinality": cardinality, "baseType": base_type}
    return element("responseDeclaration", values, mapped, **said)


def mapping(earned: Iterable[tuple[str, str]], typed: bool = False, **limits: str) -> str:
    """A mapping of (value, points); what is typed is compared whatever its capital letters."""
    case = {"caseSensitive": "false"} if typed else {}
    entries = (element("mapEntry", mapKey=key, mappedValue=value, **case) for key, value in earned)
    return element("mapping", *entries, **limits, defaultValue="0")


def interaction(name: str, *inside: str, response: str = RESPONSE, **said: str) -> str:
    """An interaction that asks for this response."""
    return element(name, *inside, responseIdentifier=response, **said)


def base(kind: str, value: str) -> str:
    """A value of this type."""
    return element("baseValue", text(value), baseType=kind)


def variable(identifier: str = RESPONSE) -> str:
    """What was answered."""
    return element("variable", identifier=identifier)


def scores(value: str) -> str:
    """The score set to what the expression gives."""
    return element("setOutcomeValue", value, identifier=SCORE)


def shows(*identifiers: str, chosen: bool = False) -> str:
    """These feedbacks shown besides those shown already; with `chosen`, those that are named as what was chosen."""
    more = [variable()] if chosen else [variable(FEEDBACK)]
    named = (base("identifier", one) for one in identifiers)
    return element("setOutcomeValue", element("multiple", *more, *named), identifier=FEEDBACK)


def branches(*tests: tuple[str, str]) -> str:
    """A responseCondition of (comparison, what is done then): the first that holds counts."""
    names = ["responseIf", *("responseElseIf" for _ in tests[1:])]
    return element("responseCondition", *(element(name, *one) for name, one in zip(names, tests, strict=True)))


MATCH_CORRECT = branches(
    (element("match", variable(), element("correct", identifier=RESPONSE)), scores(base("float", "1")))
)
MAP_RESPONSE = scores(element("mapResponse", identifier=RESPONSE))


def feedback(identifier: str, markdown: str) -> str:
    """A modalFeedback of this name."""
    return element(
        "modalFeedback", blocks(markdown), outcomeIdentifier=FEEDBACK, showHide="show", identifier=identifier
    )
