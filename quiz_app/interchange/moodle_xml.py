"""Moodle XML, in and out: what Moodle's question bank exports and imports, the fullest of its formats."""

from functools import partial
from typing import Any

from quiz_app.interchange.bundle import Imported
from quiz_app.interchange.format import Format, ReadOptions
from quiz_app.interchange.gathering import Gathering
from quiz_app.interchange.moodle_category import last_part
from quiz_app.interchange.moodle_question import Question
from quiz_app.interchange.moodle_xml_reading import item_of
from quiz_app.interchange.moodle_xml_writing import write
from quiz_app.interchange.upload import Upload


def recognise(upload: Upload) -> bool:
    """Whether its root is <quiz> and has questions."""
    head = upload.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<quiz" in head and (b"<question" in head or b"<quiz/>" in head)


def read(upload: Upload, options: ReadOptions) -> Imported:
    """The file's questions as items; each that cannot be one with its line."""
    root = upload.xml()
    if root.tag != "quiz":
        raise upload.refused(f"the root of the file is <{root.tag}>, and Moodle's is <quiz>", "export it as Moodle XML")
    gathering = Gathering(upload.name)
    topic = ""
    for element in root.iterchildren("question"):
        if element.get("type") == "category":
            topic = _topic(element, gathering)
        else:
            _gather(Question(element, gathering), topic)
    return gathering.imported()


def _gather(question: Question, topic: str) -> None:
    """Keep the question's item, or say why there is none."""
    gathering = question.gathering
    place = gathering.place(question.line, question.idnumber, question.name)
    if found := gathering.take(place, partial(item_of, question, topic)):
        gathering.note(place, question.lost, found)


def _topic(element: Any, gathering: Gathering) -> str:
    """The id of the topic that a category is."""
    title = last_part(element.findtext("category/text") or "")
    return gathering.topic(title, (element.findtext("idnumber") or "").strip())


FORMAT = Format(
    name="moodle-xml",
    title="Moodle XML",
    about="Moodle's question bank with feedback, tags, ids and images: all kinds of items.",
    suffix=".xml",
    recognise=recognise,
    read=read,
    write=write,
)
