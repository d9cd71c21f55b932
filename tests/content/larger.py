"""A library of several times the content: copies of itself stand beside it, under keys and terms of their own.

Shared stay what the program knows by name and what an agreement has once: the Parties and units, sections and sources.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from clauses.library.answers import pick_key, responsibility_key
from clauses.library.deal.party_words import party_words
from clauses.library.language import known_names
from clauses.library.language.deal_points import DealPoint
from clauses.library.language.expressions import (
    AmountIn,
    Answered,
    CountOf,
    HasFeature,
    Included,
    Lookup,
    Name,
    PartOf,
    PointOf,
    PositionOf,
)
from clauses.library.language.named import Fact, NamedSet, NamedTable
from clauses.library.language.text import Blank, Insert, Reference, Row, Table, Words
from clauses.library.values import (
    Choice,
    Clause,
    Companion,
    DefinedTerm,
    Library,
    Question,
    Responsibility,
    Rule,
    Schedule,
)
from clauses.library.words.terms import TermForms
from tests.content.parts_of_libraries import parts

NUMBERS = ("", "", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")
KNOWN = {
    value for name, value in vars(known_names).items() if name.isupper() if isinstance(value, str)
}
# What an agreement prints once is printed by the library itself; a copy says so in its place.
PRINTED_ONCE = ("definitions", "signatures", "responsibilities")
ELSEWHERE = Table(
    Row(((Words("What"),), (Words("Where"),))), (Row(((Words("All"),), (Words("In a table"),))),)
)
COPIED = (
    "questions",
    "clauses",
    "terms",
    "rules",
    "schedules",
    "responsibilities",
    "facts",
    "sets",
    "tables",
    "points",
)


def times(library: Library, number: int) -> Library:
    """A library of so many times the content of this one.

    Its points have no topics: by their words each sentence would be taken for one about the points of all copies.
    """
    if number == 1:
        return library
    library = replace(library, points=tuple(replace(one, topic=()) for one in library.points))
    copies = [_Copy.of(library, one).whole() for one in range(2, number + 1)]
    lists = {
        name: tuple(thing for held in (library, *copies) for thing in getattr(held, name))
        for name in COPIED
    }
    return replace(library, **lists)


@dataclass(frozen=True, slots=True)
class _Copy:
    """One copy of a library, and what its keys and terms are called."""

    library: Library
    number: int
    names: Mapping[str, str]  # of what conditions name
    things: Mapping[str, str]  # of clauses, schedules and what else only keys name
    forms: TermForms

    @classmethod
    def of(cls, library: Library, number: int) -> "_Copy":
        """A copy, with its number."""
        named = (*library.questions, *library.facts, *library.sets, *library.tables)
        # A point is set once in an agreement, also one that the program knows: each copy sets its own.
        keys = (
            *(one.key for one in named if one.key not in KNOWN),
            *(one.key for one in library.points),
        )
        names = {key: f"{key}_{number}" for key in keys}
        keyed = (*library.clauses, *library.schedules, *library.responsibilities, *library.rules)
        things = {one.key: f"{one.key}-{number}" for one in keyed}
        for one in library.clauses:
            names[pick_key(one.key)] = pick_key(things[one.key])
        for row in library.responsibilities:
            names[responsibility_key(row.key)] = responsibility_key(things[row.key])
        shared = {
            *_units(library),
            party_words(library).customer,
            party_words(library).manufacturer,
        }
        terms = (one for one in library.terms if not shared & set(one.forms))
        return cls(library, number, names, things, TermForms.of(terms, (*library.names, *shared)))

    def whole(self) -> Library:
        """The copy as a library, without what is shared."""
        shared = {"questions": lambda one: one.key in KNOWN, "terms": self._is_shared_term}
        lists = {
            name: tuple(
                self.value(thing)
                for thing in getattr(self.library, name)
                if name not in shared or not shared[name](thing)
            )
            for name in COPIED
        }
        return Library(self.library.key, self.library.title, **lists)

    def _is_shared_term(self, term: DefinedTerm) -> bool:
        return term.term not in self.forms.term_of.values()

    def said(self, words: str) -> str:
        """Words, with the terms of the copy in place of those of the library; each is as many words as before."""
        for found in reversed(tuple(self.forms.found_in(words))):
            words = f"{words[: found.end]}-{NUMBERS[self.number]}{words[found.end :]}"
        return words

    def value(self, value: Any) -> Any:
        """A thing, or any part of one, as the copy has it."""
        if isinstance(value, tuple):
            return tuple(map(self.value, value))
        if not is_dataclass(value):
            return value
        if isinstance(value, Insert) and (
            value.kind in PRINTED_ONCE or self._name(value.key) == value.key
        ):
            return ELSEWHERE
        inner = {
            field.name: self.value(getattr(value, field.name))
            for field in fields(value)
            if field.init
        }
        return replace(value, **(inner | self._changed(value)))  # type: ignore[type-var]

    def _changed(self, value: Any) -> dict[str, Any]:
        """The fields of keys and of words."""
        name, key, said = self._name, self._thing, self.said
        match value:
            case Name() | PartOf() | Answered() | CountOf() | Insert():
                return {"key": name(value.key)}
            case Lookup() | AmountIn():
                return {"table": name(value.table)}
            case PointOf():
                return {"point": name(value.point)}
            case Included() | PositionOf() | HasFeature() | Companion():
                return {"clause": key(value.clause)}
            case Reference():
                return {"target": key(value.target), "point": name(value.point)}
            case Words():
                return {"words": said(value.words)}
            case Blank():
                return {"sets": name(value.sets)}
            case Choice():
                return {"label": said(value.label), "printed": said(value.printed)}
            case DefinedTerm():
                return {"term": said(value.term), "plurals": tuple(map(said, value.plurals))}
            case Clause():
                code = f"{value.code}{self.number}"
                return {
                    "key": key(value.key),
                    "code": code,
                    "heading": self._heading(value.heading),
                }
            case Schedule():
                heading = self._heading(value.heading)
                return {"key": key(value.key), "heading": heading, "leading": False}
            case Rule():
                return {"key": key(value.key), "change": name(value.change)}
            case Responsibility():
                words = {"activity": said(value.activity), "note": said(value.note)}
                return {"key": key(value.key), "sets": name(value.sets), **words}
            case Question() | Fact() | NamedSet() | NamedTable() | DealPoint():
                return {"key": name(value.key)}
            case _:
                return {}

    def _name(self, key: str) -> str:
        return self.names.get(key, key)

    def _thing(self, key: str) -> str:
        return self.things.get(key, key)

    def _heading(self, heading: str) -> str:
        said = self.said(heading)
        return said if said != heading else f"{heading} {NUMBERS[self.number]}"


def _units(library: Library) -> set[str]:
    """The nouns that numbers are counted in: a unit is the same in every copy."""
    blanks = (value for _, value in parts(library) if isinstance(value, Blank))
    return {noun for one in blanks for noun in (one.singular, one.plural) if noun}
