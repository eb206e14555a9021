"""What the schemas of QTI 2.1 and of its packages ask of the elements that we write."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from tests.interchange.schema_rules import Rules

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
    "img": "src alt",
    "a": "href",
    "span": "class",
    "itemBody": "class",
    "mapping": "defaultValue lowerBound upperBound",
    "mapEntry": "mapKey mappedValue caseSensitive",
    "equal": "toleranceMode tolerance",
    "textEntryInteraction": "responseIdentifier expectedLength",
}
FREE = frozenset([*BLOCKS.split("|"), *INLINES.split("|"), *EXPRESSIONS.split("|"), "value", "mapEntry"]) - set(
    CHILDREN
)
IDS = ("identifier", "responseIdentifier", "outcomeIdentifier")
ITEM = Rules(NAMESPACE, CHILDREN, NEEDED, ALLOWED, FREE, IDS)
TEST = Rules(
    NAMESPACE,
    {
        "assessmentTest": "testPart+",
        "testPart": "assessmentSection+",
        "assessmentSection": "assessmentItemRef*",
        "assessmentItemRef": "",
    },
    {
        "assessmentTest": "identifier title",
        "testPart": "identifier navigationMode submissionMode",
        "assessmentSection": "identifier title visible",
        "assessmentItemRef": "identifier href",
    },
    ids=("identifier",),
)


def manifest_rules(namespace: str) -> Rules:
    """What content packaging asks of a manifest, whichever of its namespaces it is in."""
    return Rules(
        namespace,
        {
            "manifest": "metadata? organizations resources",
            "metadata": "(schema schemaversion)?",
            "schema": "",
            "schemaversion": "",
            "organizations": "",
            "resources": "resource*",
            "resource": "metadata? file* dependency*",
            "file": "",
            "dependency": "",
        },
        {
            "manifest": "identifier",
            "resource": "identifier type",
            "file": "href",
            "dependency": "identifierref",
        },
        {"resource": "href"},
        ids=("identifier", "identifierref"),
    )


def broken(content: bytes) -> Iterator[str]:
    """Each rule that an item file breaks."""
    root = etree.fromstring(content)
    yield from ITEM.broken(content)
    if any((one.text or "").strip() for one in root.iter("{*}itemBody")):
        yield "itemBody may not hold text"
    yield from _dangling(root)


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
