"""What stands beside the items of a QTI 2.1 package: the manifest, with what each item is about, and the test."""

from dataclasses import dataclass
from urllib.parse import quote

from quiz_app.interchange.xmltext import HEAD, SCHEMA_INSTANCE, element, text

CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/LOM"
METADATA = "http://www.imsglobal.org/xsd/imsqti_metadata_v2p1"
QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
WHERE = f"{CP} http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd"
WHERE_TEST = f"{QTI} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"


@dataclass(frozen=True)
class Described:
    """An item in the package: its id there, path, interaction, what is said of it in keywords, its pictures."""

    ident: str
    path: str
    interaction: str
    said: dict[str, str]
    media: list[str]


def manifest(ident: str, title: str, items: list[Described], media: list[str]) -> str:
    """imsmanifest.xml."""
    pictures = {name: f"picture-{number}" for number, name in enumerate(media, start=1)}
    schema = element("schema", "QTIv2.1 Package") + element("schemaversion", "1.0.0")
    return HEAD + element(
        "manifest",
        element("metadata", schema, _lom(element("lom:title", _words(title)))),
        element("organizations"),
        element(
            "resources",
            _test(ident, items),
            *(_item(one, pictures) for one in items),
            *(_picture(name, ident) for name, ident in pictures.items()),
        ),
        **{
            "identifier": f"{ident}.manifest",
            "xmlns": CP,
            "xmlns:lom": LOM,
            "xmlns:imsqti": METADATA,
            "xmlns:xsi": SCHEMA_INSTANCE,
            "xsi:schemaLocation": WHERE,
        },
    )


def assessment_test(ident: str, title: str, items: list[Described]) -> str:
    """test.xml: all items in one section, in the bank's order."""
    refs = (element("assessmentItemRef", identifier=one.ident, href=quote(one.path)) for one in items)
    section = element("assessmentSection", *refs, identifier="section-1", title=title, visible="true")
    part = element("testPart", section, identifier="part-1", navigationMode="nonlinear", submissionMode="individual")
    return HEAD + element(
        "assessmentTest",
        part,
        **{
            "xmlns": QTI,
            "xmlns:xsi": SCHEMA_INSTANCE,
            "xsi:schemaLocation": WHERE_TEST,
            "identifier": ident,
            "title": title,
        },
    )


def _test(ident: str, items: list[Described]) -> str:
    needs = (element("dependency", identifierref=f"item.{one.ident}") for one in items)
    file = element("file", href="test.xml")
    return element("resource", file, *needs, identifier=f"{ident}.test", type="imsqti_test_xmlv2p1", href="test.xml")


def _item(one: Described, pictures: dict[str, str]) -> str:
    kinds = element("imsqti:timeDependent", "false") + element("imsqti:interactionType", one.interaction)
    keywords = (element("lom:keyword", _words(f"{name}={value}")) for name, value in one.said.items())
    path = quote(one.path)
    return element(
        "resource",
        element("metadata", _lom(*keywords) if one.said else "", element("imsqti:qtiMetadata", kinds)),
        element("file", href=path),
        *(element("dependency", identifierref=pictures[name]) for name in one.media),
        identifier=f"item.{one.ident}",
        type="imsqti_item_xmlv2p1",
        href=path,
    )


def _picture(name: str, ident: str) -> str:
    path = f"media/{quote(name)}"
    return element("resource", element("file", href=path), identifier=ident, type="webcontent", href=path)


def _lom(*general: str) -> str:
    return element("lom:lom", element("lom:general", *general))


def _words(said: str) -> str:
    return element("lom:string", text(said))
