"""The two files beside a quiz in a zip for Canvas: what is in the package, and how the quiz is to be given."""

from datetime import datetime
from urllib.parse import quote

from quiz_app.interchange.xmltext import HEAD, SCHEMA_INSTANCE, element, text

CP = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource"
MD = "http://www.imsglobal.org/xsd/imsmd_v1p2"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
WHERE = (
    f"{CP} http://www.imsglobal.org/xsd/imscp_v1p1.xsd "
    f"{LOM} http://www.imsglobal.org/profile/cc/ccv1p1/LOM/ccv1p1_lomresource_v1p0.xsd "
    f"{MD} http://www.imsglobal.org/xsd/imsmd_v1p2p2.xsd"
)
META = "associatedcontent/imscc_xmlv1p1/learning-application-resource"


def manifest(ident: str, title: str, at: datetime, media: list[str]) -> str:
    """imsmanifest.xml: the quiz, the file that describes it, and each picture."""
    return HEAD + element(
        "manifest",
        _metadata(title, at),
        element("organizations"),
        element("resources", *_quiz(ident), *(_picture(number, name) for number, name in enumerate(media, start=1))),
        **{
            "identifier": f"{ident}-manifest",
            "xmlns": CP,
            "xmlns:lom": LOM,
            "xmlns:imsmd": MD,
            "xmlns:xsi": SCHEMA_INSTANCE,
            "xsi:schemaLocation": WHERE,
        },
    )


def meta(ident: str, title: str, items: int) -> str:
    """assessment_meta.xml: a quiz for practice, a point an item, options shuffled."""
    said = {
        "title": text(title),
        "description": "",
        "shuffle_answers": "true",
        "scoring_policy": "keep_highest",
        "hide_results": "",
        "quiz_type": "practice_quiz",
        "points_possible": f"{items}.0",
        "show_correct_answers": "true",
        "anonymous_submissions": "false",
        "could_be_locked": "false",
        "allowed_attempts": "-1",
        "one_question_at_a_time": "false",
        "cant_go_back": "false",
        "available": "false",
    }
    return HEAD + element(
        "quiz",
        *(element(name, value) for name, value in said.items()),
        **{
            "identifier": ident,
            "xmlns": CANVAS,
            "xmlns:xsi": SCHEMA_INSTANCE,
            "xsi:schemaLocation": f"{CANVAS} https://canvas.instructure.com/xsd/cccv1p0.xsd",
        },
    )


def _metadata(title: str, at: datetime) -> str:
    named = element("imsmd:general", element("imsmd:title", element("imsmd:string", text(title))))
    written = element("imsmd:date", element("imsmd:dateTime", at.date().isoformat()))
    lom = element("imsmd:lom", named, element("imsmd:lifeCycle", element("imsmd:contribute", written)))
    return element("metadata", element("schema", "IMS Content"), element("schemaversion", "1.1.3"), lom)


def _quiz(ident: str) -> list[str]:
    quiz, about = f"{ident}/{ident}.xml", f"{ident}/assessment_meta.xml"
    needs = element("dependency", identifierref=f"{ident}-meta")
    return [
        element("resource", element("file", href=quiz), needs, identifier=ident, type="imsqti_xmlv1p2"),
        element("resource", element("file", href=about), identifier=f"{ident}-meta", type=META, href=about),
    ]


def _picture(number: int, name: str) -> str:
    path = f"web_resources/{quote(name)}"
    return element("resource", element("file", href=path), identifier=f"picture-{number}", type="webcontent", href=path)
