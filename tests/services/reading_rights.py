"""Who may call what writes in readings: teachers alone. A part of the matrix in rights.py."""

from io import BytesIO
from pathlib import Path

from quiz_app.domain.provenance import Cited
from quiz_app.interchange.bundle import Bundle, Imported
from quiz_app.services import authoring, bringing, curating, own_readings, taking_out
from quiz_app.services.authoring import Opened
from quiz_app.services.bringing import Prospect, Target
from quiz_app.services.own_readings import Folder
from tests import builders
from tests.builders import READING
from tests.services.scene import TEACHERS, Call

OPENED = Opened(Folder("0.x", Path("/nowhere"), READING, "X", (), True), "bank.yaml", "format: 1\n")
TARGET = Target("0.x", "bank.yaml")
CITED = Cited("partnership", builders.single_choice(), "unlinked")

OF_A_READING: dict[str, tuple[Call, frozenset[str]]] = {
    f"{module.__name__.rpartition('.')[2]}.{name}": (
        lambda who, at, module=module, name=name, given=given: getattr(module, name)(who, at.world, *given),
        TEACHERS,
    )
    for module, name, given in (
        (own_readings, "folders", ()),
        (own_readings, "folder_named", ("0.x",)),
        (own_readings, "new_reading", ("Straits",)),
        (own_readings, "copy_reading", ("0.x", "Straits")),
        (authoring, "open_file", ("0.x", "bank.yaml")),
        (authoring, "examine", (OPENED, "")),
        (authoring, "lint", (OPENED, "")),
        (authoring, "save", (OPENED, "")),
        (authoring, "save_draft", (OPENED, "")),
        (authoring, "drop_draft", (OPENED,)),
        (authoring, "history", (OPENED,)),
        (authoring, "difference", (OPENED, "0")),
        (authoring, "restore", (OPENED, "0")),
        (authoring, "begin_bank", ("0.x", "First")),
        (authoring, "bank_file", (READING, "partnership")),
        (curating, "coverage_of", (READING,)),
        (curating, "unlinked", (READING,)),
        (curating, "to_look_at", (READING,)),
        (curating, "changed_since", (READING, [CITED])),
        (curating, "never_confirmed", (READING,)),
        (curating, "change", (OPENED, {}, "")),
        (curating, "delete", (OPENED, "arms-ban")),
        (curating, "link", (READING, CITED, ["arms-2014"])),
        (curating, "confirm", (READING, [CITED])),
        (bringing, "read", ("x.csv", BytesIO(b"Year,Headline\n1948,A\n"))),
        (bringing, "outlook", (TARGET, Imported(Bundle()), "x.csv")),
        (bringing, "bring_in", (TARGET, Prospect(), "x.csv")),
        (taking_out, "take_out", (READING, ["partnership"], "kahoot")),
    )
}
