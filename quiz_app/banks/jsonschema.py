"""The JSON Schemas of reading.yaml and of a bank, made from the same models that read them."""

import json

from pydantic import BaseModel

from quiz_app.banks.schema import WrittenBank, WrittenReading

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, type[BaseModel]] = {"reading.schema.json": WrittenReading, "bank.schema.json": WrittenBank}


def schemas() -> dict[str, str]:
    """The text of each schema by file name."""
    return {name: _text(model) for name, model in MODELS.items()}


def _text(model: type[BaseModel]) -> str:
    schema = {"$schema": DIALECT, **model.model_json_schema(mode="validation")}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
