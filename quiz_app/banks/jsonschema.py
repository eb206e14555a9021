"""JSON Schemas of a reading and a bank, for editors that complete and check YAML while it is written.

An editor types scalars before it checks them, so wherever Meridian reads a text the schemas let numbers and truth
values pass as well.
"""

import json
from typing import Any

from pydantic import BaseModel

from quiz_app.banks.schema import WrittenBank, WrittenReading

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ROOTS: dict[str, type[BaseModel]] = {"reading.schema.json": WrittenReading, "bank.schema.json": WrittenBank}


def schemas() -> dict[str, str]:
    """The text of each JSON Schema, by file name."""
    return {name: _text(root) for name, root in ROOTS.items()}


def _text(root: type[BaseModel]) -> str:
    schema = {"$schema": DIALECT, **_plain(root.model_json_schema())}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _plain(schema: Any) -> Any:
    """The schema without what the code made up: titles, empty defaults, nulls, and OpenAPI's discriminator."""
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {key: _plain(value) for key, value in schema.items() if not _made_up(key, value)}
    return _without_null(plain)


def _made_up(key: str, value: Any) -> bool:
    """Whether a keyword tells an author nothing; under `properties` the same word names a key of the format."""
    if key == "default":
        return value in ("", [], {}, None) or isinstance(value, dict)
    return (key == "title" and isinstance(value, str)) or (key == "discriminator" and isinstance(value, dict))


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A choice between one thing and null as that one thing: a key that is left out is not written as null."""
    choices = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    if len(choices) != 1:
        return schema
    return {**choices[0], **{key: value for key, value in schema.items() if key != "anyOf"}}
