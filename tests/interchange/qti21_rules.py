"""What the schema of QTI 2.1 asks of the elements that we write: order, numbers, required attributes, ids.

The schema itself cannot be installed by a package's name; these are its rules for our part of it, stated anew.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
BLOCKS = "p|h1|h2|h3|h4|h5|h6|ul|ol|dl|hr|pre|blockquote|table|div|choiceInteraction|matchInteraction|orderInteraction"
INLINES = "em|strong|code|a|img|br|span|textEntryInteraction"
EXPRESSIONS = "match|equal|stringMatch|mapResponse|divide|sum|multiple|variable|correct|baseValue"
CHILDREN = {
    "assessmentItem": "responseDeclaration+ outcomeDeclaration+ itemBody responseProcessing modalFeedback*",
    "responseDeclaration": "correctResponse? mapping?",
    "correctResponse": "value+",
    "mapping": "mapEntry+",
    "outcomeDeclaration": "defaultValue?",
    "defaultValue": "value+",
    "itemBody": f"({BLOCKS})*",
    "choiceInteraction": "simpleChoice+",
    "orderInteraction": "simpleChoice+",
    "matchInteraction": "simpleMatchSet simpleMatchSet",
    "simpleMatchSet": "simpleAssociableChoice+",
    "simpleChoice": f"({BLOCKS}|{INLINES})*",
    "simpleAssociableChoice": f"({BLOCKS}|{INLINES})*",
    "modalFeedback": f"({BLOCKS}|{INLINES})*",
    "responseProcessing": "(responseCondition|setOutcomeValue)*",
    "responseCondition": "responseIf responseElseIf*",
    "responseIf": f"({EXPRESSIONS}) (setOutcomeValue|responseCondition)*",
    "responseElseIf": f"({EXPRESSIONS}) (setOutcomeValue|responseCondition)*",
    "setOutcomeValue": f"({EXPRESSIONS})",
    "match": f"({EXPRESSIONS}) ({EXPRESSIONS})",
    "equal": f"({EXPRESSIONS}) ({EXPRESSIONS})",
    "stringMatch": f"({EXPRESSIONS}) ({EXPRESSIONS})",
    "divide": f"({EXPRESSIONS}) ({EXPRESSIONS})",
    "sum": f"({EXPRESSIONS})+",
    "multiple": f"({EXPRESSIONS})*",
    "p": f"({INLINES})*",
    "ul": "li*",
    "ol": "li*",
    "li": f"({BLOCKS}|{INLINES})*",
}
NEEDED = {
    "assessmentItem": "identifier title adaptive timeDependent",
    "responseDeclaration": "identifier cardinality baseType",
    "outcomeDeclaration": "identifier cardinality baseType",
    "mapEntry": "mapKey mappedValue",
    "choiceInteraction": "responseIdentifier shuffle maxChoices",
    "orderInteraction": "responseIdentifier shuffle",
    "matchInteraction": "responseIdentifier shuffle maxAssociations",
    "textEntryInteraction": "responseIdentifier",
    "simpleChoice": "identifier",
    "simpleAssociableChoice": "identifier matchMax",
    "modalFeedback": "outcomeIdentifier showHide identifier",
    "setOutcomeValue": "identifier",
    "mapResponse": "identifier",
    "variable": "identifier",
    "correct": "identifier",
    "baseValue": "baseType",
    "equal": "toleranceMode",
    "stringMatch": "caseSensitive",
    "img": "src alt",
    "a": "href",
}
ALLOWED = {
    "img": {"src", "alt"},
    "a": {"href"},
    "span": {"class"},
    "itemBody": {"class"},
    "mapping": {"defaultValue", "lowerBound", "upperBound"},
    "mapEntry": {"mapKey", "mappedValue", "caseSensitive"},
    "equal": {"toleranceMode", "tolerance"},
    "textEntryInteraction": {"responseIdentifier", "expectedLength"},
}
IDENTIFIER = re.compile(r"[A-Za-z_][\w.-]*")


def broken(content: bytes) -> Iterator[str]:
    """Each rule that an item file breaks."""
    root = etree.fromstring(content)
    for node in root.iter():
        space, _, name = node.tag.rpartition("}")
        if space != f"{{{NAMESPACE}":
            yield f"{node.tag} is not of QTI 2.1"
        yield from _broken(node, name)
    yield from _dangling(root)


def _broken(node: Any, name: str) -> Iterator[str]:
    children = "".join(f"{child.tag.rpartition('}')[2]} " for child in node)
    pattern = CHILDREN.get(name)
    if pattern is not None and not re.fullmatch(_compiled(pattern), children):
        yield f"{name} may not hold: {children}"
    elif pattern is None and name not in (
        *BLOCKS.split("|"),
        *INLINES.split("|"),
        *NEEDED,
        "value",
        *EXPRESSIONS.split("|"),
    ):
        yield f"{name} is unknown"
    missing = set(NEEDED.get(name, "").split()) - set(node.attrib)
    if missing:
        yield f"{name} lacks {missing}"
    more = {one for one in node.attrib if "}" not in one} - ALLOWED.get(name, set(NEEDED.get(name, "").split()))
    if more:
        yield f"{name} may not have {more}"
    if name == "itemBody" and (node.text or "").strip():
        yield "itemBody may not hold text"
    for one in ("identifier", "responseIdentifier", "outcomeIdentifier"):
        if one in node.attrib and not IDENTIFIER.fullmatch(node.get(one)):
            yield f"{node.get(one)} is not an identifier"


def _compiled(pattern: str) -> str:
    """The pattern over names that each end in a space."""
    return (
        re.sub(r"\w+", lambda name: f"(?:{name[0]} )", pattern)
        .replace(") (", ")(")
        .replace("? (", "?(")
        .replace("+ (", "+(")
        .replace("* (", "*(")
    )


def _dangling(root: Any) -> Iterator[str]:
    """Identifiers that are used and declared nowhere."""
    declared = {one.get("identifier") for one in root.iter("{*}responseDeclaration", "{*}outcomeDeclaration")}
    used = {
        one.get("identifier") for one in root.iter("{*}variable", "{*}correct", "{*}mapResponse", "{*}setOutcomeValue")
    }
    used |= {
        value
        for one in root.iter()
        for name, value in one.attrib.items()
        if name in ("responseIdentifier", "outcomeIdentifier")
    }
    if used - declared:
        yield f"{used - declared} are declared nowhere"
