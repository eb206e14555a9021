"""A bank as the zip that Canvas imports: one quiz of QTI 1.2, what Canvas wants to know of it, and the pictures."""

from collections.abc import Iterable

from quiz_app.domain.items import Choice, Cloze, Item, Numeric, Ordering, ShortAnswer
from quiz_app.interchange.bundle import Bundle, Exported, Loss
from quiz_app.interchange.format import WriteOptions
from quiz_app.interchange.losing import NO_RATIONALE
from quiz_app.interchange.markup import to_html
from quiz_app.interchange.own_fields import own_fields
from quiz_app.interchange.qti12_manifest import manifest, meta
from quiz_app.interchange.qti12_questions import WRITERS, Question
from quiz_app.interchange.slugs import slug
from quiz_app.interchange.xmltext import HEAD, NO_XML, SCHEMA_INSTANCE, clean, element, text
from quiz_app.interchange.zipped import pack

ASI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
SHOWN = '&lt;img src="media/'  # as it stands in HTML that stands in XML


def write(bundle: Bundle, options: WriteOptions) -> Exported:
    """The zip; cards, events and orderings are left out of it."""
    losses: list[Loss] = []
    ident = _xml_id(bundle)
    items = [item for item in bundle.items if _can_be_written(item, losses)]
    written = [_item(item, bundle, losses) for item in items]
    losses += [Loss(card.id, "a card: a quiz has none", left_out=True) for card in bundle.cards]
    losses += [Loss(event.id, "an event: a quiz has none", left_out=True) for event in bundle.events]
    title = clean(bundle.title) or ident
    files = {
        "imsmanifest.xml": manifest(ident, title, options.at, list(bundle.media)),
        f"{ident}/{ident}.xml": _assessment(ident, title, written),
        f"{ident}/assessment_meta.xml": meta(ident, title, len(items)),
    }
    encoded = {path: content.encode("utf-8", "replace") for path, content in files.items()}
    return Exported(pack(encoded | {f"web_resources/{name}": one for name, one in bundle.media.items()}), tuple(losses))


def _xml_id(bundle: Bundle) -> str:
    """An id for the quiz that XML takes: it begins with a letter."""
    found = bundle.id or slug(bundle.title) or "bank"
    return found if found[0].isalpha() else f"bank-{found}"


def _assessment(ident: str, title: str, items: Iterable[str]) -> str:
    attempts = element("fieldlabel", "cc_maxattempts") + element("fieldentry", "1")
    section = element("section", "\n", *(f"{item}\n" for item in items), ident="root_section")
    return HEAD + element(
        "questestinterop",
        element(
            "assessment",
            element("qtimetadata", element("qtimetadatafield", attempts)),
            section,
            ident=ident,
            title=title,
        ),
        **{"xmlns": ASI, "xmlns:xsi": SCHEMA_INSTANCE, "xsi:schemaLocation": f"{ASI} {ASI}p1.xsd"},
    )


def _can_be_written(item: Item, losses: list[Loss]) -> bool:
    if isinstance(item, Ordering):
        losses.append(Loss(item.id, "an ordering: Canvas has none in its quizzes", left_out=True))
        return False
    lost = {
        "what near misses earn: Canvas has none": isinstance(item, Numeric) and item.near,
        "its unit: Canvas has none": isinstance(item, Numeric) and item.unit,
        "that typing slips pass: Canvas compares exactly": isinstance(item, ShortAnswer | Cloze) and item.typos,
        "its likely wrong answers: Canvas has none": isinstance(item, ShortAnswer) and item.reject,
        "that its options keep their order: Canvas shuffles": isinstance(item, Choice) and not item.shuffle,
    }
    losses += [Loss(item.id, what) for what, has in lost.items() if has]
    return True


def _item(item: Item, bundle: Bundle, losses: list[Loss]) -> str:
    question = WRITERS[item.kind](item)
    fields = {"question_type": question.kind, "points_possible": "1.0"} | own_fields(item, bundle.topics)
    said = {"general_fb": item.rationale} if item.rationale != NO_RATIONALE else {}
    made = element(
        "item",
        element("itemmetadata", element("qtimetadata", *(_field(*one) for one in fields.items()))),
        _presentation(question),
        _processing(question, bool(said)),
        *(_feedback(ident, words) for ident, words in (said | question.whys).items()),
        ident=item.id,
        title=item.id,
    )
    if NO_XML.search(made):
        losses.append(Loss(item.id, "control characters: XML has none"))
    return clean(made).replace(SHOWN, SHOWN.replace("media", "$IMS-CC-FILEBASE$"))


def _field(label: str, entry: str) -> str:
    return element("qtimetadatafield", element("fieldlabel", label), element("fieldentry", text(entry)))


def _presentation(question: Question) -> str:
    stem = element("mattext", text(question.html), texttype="text/html")
    return element("presentation", element("material", stem), *question.responses)


def _processing(question: Question, general: bool) -> str:
    outcome = element("decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    shown = [_shows("general_fb", "<other/>")] if general else []
    shown += [_shows(ident, compared) for ident, compared in question.shows]
    return element("resprocessing", element("outcomes", outcome), *shown, *question.conditions)


def _shows(ident: str, compared: str) -> str:
    shown = element("displayfeedback", feedbacktype="Response", linkrefid=ident)
    return element("respcondition", element("conditionvar", compared), shown, continue_="Yes")


def _feedback(ident: str, words: str) -> str:
    inner = element("mattext", text(to_html(words)), texttype="text/html")
    return element("itemfeedback", element("flow_mat", element("material", inner)), ident=ident)
