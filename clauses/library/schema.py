"""What a library consists of, told once: its kinds of thing, their parts, and what each of their fields holds.

Reader, rows of the draft, search, redlines, where-used, lint and the admin go through these kinds. The fields of a
kind are those of its dataclass, so a field that is added there is known everywhere; a kind is added below.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum, auto
from fractions import Fraction
from functools import cached_property, lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from typing import Literal as OneOf

from clauses.library import studies, values
from clauses.library.language import named
from clauses.library.language.columns import Column
from clauses.library.language.contents import Formula, Gives, KeyOf, Mark, Phrase
from clauses.library.language.deal_points import DealPoint
from clauses.library.language.text import Text

# The structure of docs/content-format.md, as JSON and TOML give it. Until the codec has read it, it may hold anything.
Data = Mapping[str, Any]


class Content(Enum):
    """What a field holds."""

    WORDS = auto()
    IDENTIFIER = auto()
    WEB_ADDRESS = auto()
    ONE_OF = auto()  # a word out of a list
    FLAG = auto()
    AMOUNT = auto()
    FIGURE = auto()
    FIGURES = auto()
    LIST = auto()  # of words
    TABLE = auto()  # of words to words
    FORMULA = auto()
    PHRASE = auto()  # one paragraph of clause language
    TEXT = auto()  # paragraphs, lists and tables of it
    PARTS = auto()


LANGUAGE = (Content.FORMULA, Content.PHRASE, Content.TEXT)
# Contents by Python type; words, lists of tables and lists of parts are told apart below.
CONTENTS: Mapping[object, Content] = {
    str: Content.WORDS,
    bool: Content.FLAG,
    int: Content.AMOUNT,
    Fraction: Content.FIGURE,
    tuple[Fraction, ...]: Content.FIGURES,
    tuple[str, ...]: Content.LIST,
    Mapping[str, str]: Content.TABLE,
    Formula: Content.FORMULA,
    Phrase: Content.PHRASE,
    Text: Content.TEXT,
}
MARKED: Mapping[Mark, Content] = {
    Mark.IDENTIFIER: Content.IDENTIFIER,
    Mark.WEB_ADDRESS: Content.WEB_ADDRESS,
}


@dataclass(frozen=True, slots=True)
class FieldKind:
    """One field of a thing or part. `usual` is its value where the data leaves it out, None where it must be there."""

    name: str
    content: Content
    usual: object = None
    is_required: bool = True
    words: tuple[str, ...] = ()  # of ONE_OF
    gives: Gives | None = None  # of FORMULA
    may_ask_selection: bool = False  # of FORMULA
    is_printed: bool = False  # whether an agreement prints what it says
    key_of: KeyOf | None = None
    part: "PartKind | None" = None  # of PARTS

    @property
    def is_written_as_number(self) -> bool:
        """Whether authors write a plain number here, and not a text of digits."""
        return self.content is Content.FIGURE or (
            self.content is Content.FORMULA and self.gives is Gives.LIMIT
        )


@dataclass(frozen=True, eq=False)
class PartKind:
    """A kind of part, named by the first of `names` that it has, else by its number."""

    list: str  # the field of its thing that holds such parts
    type: Any  # its dataclass
    names: tuple[str, ...] = ()
    is_quoted: bool = False  # findings call it companion "x", not companions x

    @property
    def noun(self) -> str:
        """What one of the list is called."""
        return self.list.removesuffix("s")

    @cached_property
    def fields(self) -> tuple[FieldKind, ...]:
        """Its fields, in the order in which they are written."""
        return fields_of(self.type)

    def name_in(self, part: Data, number: int) -> str:
        """What people call a part, as plain data, which is the `number`th of its list."""
        return next((str(part[name]) for name in self.names if name in part), str(number))

    @cached_property
    def only_language(self) -> str:
        """The one field of clause language that it has; nothing where it has none, or several."""
        fields = [field.name for field in self.fields if field.content in LANGUAGE]
        return fields[0] if len(fields) == 1 else ""

    def place_of(self, part: Any, number: int, field: str) -> str:
        """How findings name a field of a part inside its thing; the field is left out where no other can be wrong."""
        name = self._place(getattr(part, self.names[0]) if len(self.names) == 1 else number)
        return name if self.only_language else f"{name}, {field}"

    def place_in_data(self, part: object, number: int) -> str:
        """How findings name a part that is not read yet, from the plain data that it should be."""
        key = part.get("key") if isinstance(part, Mapping) else None
        is_named = not self.is_quoted or self.names == ("key",)
        return self._place(key or number) if is_named else f"{self.list} {number}"

    def _place(self, called: object) -> str:
        return f'{self.noun} "{called}"' if self.is_quoted else f"{self.list} {called}"


@dataclass(frozen=True, eq=False)  # each stands once, so it is known by being itself
class ThingKind:
    """A kind of thing, with what it is called, where its list stands, and how one of it is named.

    `titles` are the fields by which people call one, the first that it has; without one it is called by its key.
    `file` is the content file that holds all of the kind; sections have files of their own, with what is inside them.
    """

    noun: str
    list: str  # the field of the library that holds such things
    type: Any  # its dataclass
    titles: tuple[str, ...] = ()
    key: str = "key"
    inside: str = ""  # the noun of the things inside which it stands in the data
    key_space: str = ""  # the noun of the kind with which it shares its keys
    many: str = ""  # what several are called, where that is not the name of their list
    file: str = ""

    @property
    def plural(self) -> str:
        """What several of it are called."""
        return self.many or self.list

    @cached_property
    def fields(self) -> tuple[FieldKind, ...]:
        """Its fields, in the order in which they are written; what it stands in is no field."""
        return fields_of(self.type)

    @cached_property
    def parts(self) -> tuple[PartKind, ...]:
        """The kinds of its parts."""
        return tuple(field.part for field in self.fields if field.part is not None)

    @cached_property
    def holds(self) -> "tuple[ThingKind, ...]":
        """The kinds of thing that stand inside it."""
        return tuple(kind for kind in THING_KINDS if kind.inside == self.noun)

    @cached_property
    def lists(self) -> tuple[str, ...]:
        """The fields of the data that hold what stands inside it, things and parts."""
        return (*(kind.list for kind in self.holds), *(part.list for part in self.parts))

    def things(self, library: values.Library) -> tuple[Any, ...]:
        """All things of the kind in a library."""
        things: tuple[Any, ...] = getattr(library, self.list)
        return things

    def key_in(self, thing: Data) -> str:
        """The key of one of it, as plain data."""
        return str(thing[self.key])

    def title_in(self, thing: Data) -> str:
        """What people call one of it, as plain data; empty where that is its key."""
        return next((str(thing[name]) for name in self.titles if thing.get(name)), "")


THING_KINDS = (
    ThingKind("section", "sections", values.Section, ("heading", "title")),
    ThingKind("question", "questions", values.Question, ("short",), inside="section"),
    ThingKind("clause", "clauses", values.Clause, ("heading",), inside="section"),
    ThingKind("term", "terms", values.DefinedTerm, key="term", file="terms.toml"),
    ThingKind("rule", "rules", values.Rule, file="rules.toml"),
    ThingKind("schedule", "schedules", values.Schedule, ("heading",), key_space="clause", file="schedules.toml"),
    ThingKind("responsibility", "responsibilities", values.Responsibility, ("activity",), file="schedules.toml"),
    ThingKind("fact", "facts", named.Fact, key_space="question", file="library.toml"),
    ThingKind("set", "sets", named.NamedSet, key_space="question", file="library.toml"),
    ThingKind("table", "tables", named.NamedTable, file="library.toml"),
    ThingKind("point", "points", DealPoint, file="points.toml"),
    ThingKind("source", "sources", studies.Source, file="sources.toml"),
    ThingKind("study", "studies", studies.Study, ("title",), file="market.toml"),
    ThingKind("market practice", "market", studies.MarketPractice, key="question", many="entries of market practice",
              file="market.toml"),
)  # fmt: skip
PART_KINDS = (
    PartKind("options", values.Choice, ("key",)),
    PartKind("columns", Column, ("key",)),
    PartKind("defaults", values.Default),
    PartKind("companions", values.Companion, ("clause",), is_quoted=True),
    PartKind("positions", values.Position, ("key",), is_quoted=True),
    PartKind("counts", studies.OptionCount, ("option", "what")),
)
KIND_OF: Mapping[str, ThingKind] = {kind.noun: kind for kind in THING_KINDS}
PART_IN: Mapping[str, PartKind] = {part.list: part for part in PART_KINDS}
KIND_IN: Mapping[str, ThingKind] = {kind.list: kind for kind in THING_KINDS}
TOP_KINDS = tuple(kind for kind in THING_KINDS if not kind.inside)


def library_fields() -> tuple[FieldKind, ...]:
    """What a library says of itself, beside its things."""
    lists = {kind.list for kind in THING_KINDS}
    return fields_of(values.Library, leaving_out=frozenset(lists))


@lru_cache
def fields_of(described: Any, leaving_out: frozenset[str] = frozenset()) -> tuple[FieldKind, ...]:
    """The fields of a dataclass of the library. Raises TypeError where one holds what nothing here can read."""
    hints = get_type_hints(described, include_extras=True)
    return tuple(
        _field(field, *_taken_apart(hints[field.name]))
        for field in fields(described)
        if field.init
        and field.name not in leaving_out
        and Mark.OWNER not in _taken_apart(hints[field.name])[1]
    )


def _taken_apart(hint: Any) -> tuple[Any, tuple[object, ...]]:
    """A type without None, and the marks that it bears."""
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (one for one in get_args(hint) if one is not NoneType)
    if get_origin(hint) is Annotated:
        return hint.__origin__, hint.__metadata__
    return hint, ()


def _field(field: "Field[Any]", held: Any, marks: tuple[object, ...]) -> FieldKind:
    part = _part(field.name, held)
    content = Content.PARTS if part else _content(field.name, held, marks)
    gives = next((mark for mark in marks if isinstance(mark, Gives)), None)
    if content is Content.FORMULA and gives is None:
        raise TypeError(f'The formula "{field.name}" does not say of which kind its value is.')
    return FieldKind(
        field.name,
        content,
        usual=None if field.default is MISSING else field.default,
        is_required=field.default is MISSING,
        words=get_args(held) if get_origin(held) is OneOf else (),
        gives=gives,
        may_ask_selection=Mark.AFTER_SELECTION in marks,
        is_printed=content is Content.TEXT or Mark.PRINTED in marks,
        key_of=next((mark for mark in marks if isinstance(mark, KeyOf)), None),
        part=part,
    )


def _part(name: str, held: Any) -> PartKind | None:
    item = get_args(held)[0] if get_origin(held) is tuple else None
    if not is_dataclass(item):
        return None
    part = PART_IN.get(name)
    if part is None or part.type is not item:
        raise TypeError(f'The list "{name}" of {item} is no kind of part or thing of the schema.')
    return part


def _content(name: str, held: Any, marks: tuple[object, ...]) -> Content:
    if get_origin(held) is OneOf:
        return Content.ONE_OF
    marked = (MARKED[mark] for mark in marks if isinstance(mark, Mark) and mark in MARKED)
    content = next(marked, CONTENTS.get(held))
    if content is None:
        raise TypeError(f'The schema does not know what the field "{name}" of type {held} holds.')
    return content
