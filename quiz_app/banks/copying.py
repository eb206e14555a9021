"""A reading's files under another id, and a bank to begin with: the author's comments and order go along."""

import json
from pathlib import Path
from typing import Any

import yaml

from quiz_app.banks.folders import READING
from quiz_app.banks.nodes import locate

NEW_BANK = """\
# A bank: items, cards and quizzes that ask about the reading.
format: 1
id: {bank}
reading: {reading}
title: {title}
topics: {{}}

items:
  - id: {bank}-1                # unique among all items and cards of the reading; progress hangs on it
    kind: single_choice
    level: recall               # recall, understand, apply, analyse
    claims: []                  # the claims of the reading that it tests
    stem: According to the text, ...?
    options:
      - {{id: a, text: The key, key: true}}
      - {{id: b, text: A distractor, why: What is wrong with it.}}
      - {{id: c, text: Another one, why: What is wrong with it.}}
    rationale: Why the key is right.
"""


def new_bank(bank: str, reading: str, title: str) -> str:
    """The text of a bank with one item to write over."""
    return NEW_BANK.format(bank=bank, reading=reading, title=json.dumps(title, ensure_ascii=False))


def copied(text: str, name: str, reading: str, title: str) -> str:
    """The text of a reading's file as it stands in a copy with this id and title."""
    if Path(name).stem == READING:
        return with_head(text, {"id": reading, "title": json.dumps(title, ensure_ascii=False)})
    return with_head(text, {"reading": reading})


def with_head(text: str, keys: dict[str, str]) -> str:
    """The text with other scalars, written as YAML, under these keys of its outermost mapping that are there."""
    locate(text.encode())  # so that libyaml may compose it
    bom = text[: len(text) - len(text.removeprefix("\ufeff"))]
    body = text.removeprefix(bom)
    root: Any = yaml.compose(body, Loader=yaml.CSafeLoader)
    for key, value in reversed(root.value):
        if key.value in keys and isinstance(value, yaml.ScalarNode):
            body = body[: value.start_mark.index] + keys[key.value] + body[value.end_mark.index :]
    return bom + body
