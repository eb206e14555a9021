"""What the scalars of a bank may be. Each is read as text; its JSON Schema also takes what an editor makes of it."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from quiz_app.banks.phrases import shown
from quiz_app.banks.rules import Broken, refuse_broken
from quiz_app.domain import dates

ID = r"^[A-Za-z0-9][A-Za-z0-9_-]*$"
SOMETHING = r"\S"
NUMBER = r"^[+-]?[0-9]+(\.[0-9]+)?$"
NOT_NEGATIVE = r"^[0-9]+(\.[0-9]+)?$"
SHARE = r"^(0(\.[0-9]+)?|1(\.0+)?)$"
COUNT = r"^(0|[1-9][0-9]{0,3})$"
MINUTES = r"^[1-9][0-9]{0,3}$"

SCALAR = ["string", "number", "boolean"]


def _date(text: str) -> str:
    try:
        dates.span(text)
    except ValueError as error:
        raise PydanticCustomError(
            "date", "{reason}", {"reason": str(error).replace(f"'{text}'", shown(text))}
        ) from None
    return text


def _number(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": pattern}]})


Id = Annotated[
    str,
    StringConstraints(pattern=ID, max_length=100),
    WithJsonSchema({"type": ["string", "number"], "pattern": ID, "maxLength": 100}),
]
Text = Annotated[str, StringConstraints(pattern=SOMETHING), WithJsonSchema({"type": SCALAR, "pattern": SOMETHING})]
Note = Annotated[str, WithJsonSchema({"type": [*SCALAR, "null"]})]
Date = Annotated[
    str,
    AfterValidator(_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^(?:{dates.ALLOWED.pattern})$"}),
]
Truth = Annotated[Literal["true", "false"], WithJsonSchema({"enum": [True, False, "true", "false"]})]
Number = Annotated[str, StringConstraints(pattern=NUMBER, max_length=40), _number(NUMBER)]
Distance = Annotated[str, StringConstraints(pattern=NOT_NEGATIVE, max_length=40), _number(NOT_NEGATIVE)]
Share = Annotated[str, StringConstraints(pattern=SHARE, max_length=10), _number(SHARE)]
Count = Annotated[str, StringConstraints(pattern=COUNT), _number(COUNT)]
Minutes = Annotated[str, StringConstraints(pattern=MINUTES), _number(MINUTES)]
Code = Literal[
    "L01", "L02", "L03", "L04", "L05", "L06", "L07", "L08", "L09", "L10", "L11", "L12",
    "L13", "L14", "L15", "L16", "L17", "L18", "L19", "L20", "L21", "L22", "L23", "L24",
    "L25", "L26", "L27", "L28", "L29", "L30", "L31", "L32", "L33", "L34",
]  # fmt: skip
Format = Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]


class Written(BaseModel):
    """A mapping as its author wrote it."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Ruled(Written):
    """A mapping with rules that no single key can break alone."""

    def broken(self) -> Iterator[Broken]:
        """Every rule that it breaks."""
        yield from ()

    @model_validator(mode="after")
    def _keeps_rules(self) -> Self:
        refuse_broken(self.broken())
        return self
