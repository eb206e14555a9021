"""A bank as a QTI 2.1 content package: a file an item, a test that has them in order, the pictures, the manifest."""

import re
from urllib.parse import unquote

from quiz_app.domain.items import Cloze, Item, Ordering, ShortAnswer
from quiz_app.interchange.bundle import Bundle, Exported, Loss
from quiz_app.interchange.format import WriteOptions
from quiz_app.interchange.losing import NO_RATIONALE
from quiz_app.interchange.own_fields import own_fields
from quiz_app.interchange.qti21_entry import RATIONALE
from quiz_app.interchange.qti21_manifest import Described, assessment_test, manifest
from quiz_app.interchange.qti21_questions import Question, question
from quiz_app.interchange.qti21_xml import FEEDBACK, SCORE, base, feedback, shows, xml_id
from quiz_app.interchange.slugs import slug
from quiz_app.interchange.xmltext import HEAD, NO_XML, SCHEMA_INSTANCE, clean, element
from quiz_app.interchange.zipped import pack

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
SHOWN = re.compile(r'<img src="\.\./media/([^"]*)"')
WHERE = f"{QTI} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"


def write(bundle: Bundle, options: WriteOptions) -> Exported:
    """The package; cards and events are left out of it."""
    losses: list[Loss] = []
    ident = xml_id(bundle.id or slug(bundle.title) or "bank")
    title = clean(bundle.title) or ident
    files, described = {}, []
    for item in bundle.items:
        made = question(item)
        path = f"items/{item.id}.xml"
        xml = _item(item, made)
        files[path] = clean(xml)
        media = [name for name in dict.fromkeys(map(unquote, SHOWN.findall(xml))) if name in bundle.media]
        described.append(Described(xml_id(item.id), path, made.interaction, own_fields(item, bundle.topics), media))
        losses += _losses(item, xml)
    losses += [Loss(card.id, "a card: a test has none", left_out=True) for card in bundle.cards]
    losses += [Loss(event.id, "an event: a test has none", left_out=True) for event in bundle.events]
    whole = {
        "imsmanifest.xml": clean(manifest(ident, title, described, list(bundle.media))),
        "test.xml": assessment_test(ident, title, described),
    }
    encoded = {path: content.encode("utf-8", "replace") for path, content in (whole | files).items()}
    return Exported(pack(encoded | {f"media/{name}": one for name, one in bundle.media.items()}), tuple(losses))


def _losses(item: Item, xml: str) -> list[Loss]:
    lost = {
        "that typing slips pass: QTI compares exactly": isinstance(item, ShortAnswer | Cloze) and item.typos,
        "the dates of its entries: QTI has one right order": isinstance(item, Ordering)
        and any(entry.earliest for entry in item.entries),
        "control characters: XML has none": NO_XML.search(xml),
    }
    return [Loss(item.id, what) for what, has in lost.items() if has]


def _item(item: Item, made: Question) -> str:
    said = made.whys | ({RATIONALE: item.rationale} if item.rationale != NO_RATIONALE else {})
    shown = {"class_": made.of_class} if made.of_class else {}
    return HEAD + element(
        "assessmentItem",
        made.declared,
        element("outcomeDeclaration", _zero(), identifier=SCORE, cardinality="single", baseType="float"),
        element("outcomeDeclaration", identifier=FEEDBACK, cardinality="multiple", baseType="identifier")
        if said
        else "",
        element("itemBody", made.body, **shown),
        element("responseProcessing", made.scoring, _showing(made, RATIONALE in said), made.rules),
        *(feedback(name, words) for name, words in said.items()),
        **{
            "xmlns": QTI,
            "xmlns:xsi": SCHEMA_INSTANCE,
            "xsi:schemaLocation": WHERE,
            "identifier": xml_id(item.id),
            "title": item.id,
            "adaptive": "false",
            "timeDependent": "false",
        },
    )


def _zero() -> str:
    return element("defaultValue", element("value", "0"))


def _showing(made: Question, rationale: bool) -> str:
    """The feedbacks shown: those that are named as the choices are, and the rationale."""
    chosen = made.chosen and bool(made.whys)
    if not (chosen or rationale):
        return ""
    named = (RATIONALE,) if rationale else ()
    if chosen:
        return shows(*named, chosen=True)
    return element(
        "setOutcomeValue", element("multiple", *(base("identifier", one) for one in named)), identifier=FEEDBACK
    )
