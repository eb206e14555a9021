"""What a schema asks of elements, stated as tables: order and number of children, required and allowed attributes.

The schemas of QTI and of content packages cannot be installed by a package's name; what they ask of the elements that
we write stands beside the tests in such tables.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

IDENTIFIER = re.compile(r"[A-Za-z_][\w.-]*")


@dataclass(frozen=True)
class Rules:
    """`children`: element -> pattern over the names of its children. An element in neither table is unknown."""

    namespace: str
    children: Mapping[str, str]
    needed: Mapping[str, str] = field(default_factory=dict)
    allowed: Mapping[str, str] = field(default_factory=dict)
    free: frozenset[str] = frozenset()  # what these hold is not looked at
    ids: tuple[str, ...] = ()

    def broken(self, content: bytes) -> Iterator[str]:
        """Each rule that a file breaks; elements of other namespaces, and what is in them, are not looked at."""
        yield from self._below(etree.fromstring(content))

    def _below(self, node: Any) -> Iterator[str]:
        space, _, name = node.tag.rpartition("}")
        if space != f"{{{self.namespace}":
            return
        yield from self._element(node, name)
        for child in node:
            yield from self._below(child)

    def _element(self, node: Any, name: str) -> Iterator[str]:
        ours = [child.tag.rpartition("}") for child in node]
        children = "".join(f"{one} " for space, _, one in ours if space == f"{{{self.namespace}")
        pattern = self.children.get(name)
        if pattern is None and name not in self.free:
            yield f"{name} is unknown"
        elif pattern is not None and not re.fullmatch(_compiled(pattern), children, re.VERBOSE):
            yield f"{name} may not hold: {children}"
        needed = set(self.needed.get(name, "").split())
        if needed - set(node.attrib):
            yield f"{name} lacks {needed - set(node.attrib)}"
        more = {one for one in node.attrib if "}" not in one} - needed - set(self.allowed.get(name, "").split())
        if more:
            yield f"{name} may not have {more}"
        yield from (f"{node.get(one)} is no {one}" for one in self.ids if not IDENTIFIER.fullmatch(node.get(one, "x")))


def _compiled(pattern: str) -> str:
    """The pattern over names that each end in a space."""
    return re.sub(r"[\w]+", r"(?:\g<0>\\ )", pattern)
