"""What expressions read by name beside answers: derived facts, named sets and named tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from clauses.library.language.contents import Formula, Gives, Identifier, Mark


@dataclass(frozen=True, slots=True)
class Fact:
    """A derived fact: a named expression over answers."""

    key: Identifier
    means: str
    value: Annotated[Formula, Gives.ANYTHING]


@dataclass(frozen=True, slots=True)
class NamedSet:
    """A named set of codes, for `in`."""

    key: Identifier
    means: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A named table of code to code, for `lookup`."""

    key: Identifier
    means: str
    rows: Annotated[Mapping[str, str], Mark.PRINTED]
