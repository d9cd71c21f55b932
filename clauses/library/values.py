"""A library as a value: everything legal publishes, frozen. Import it through the package: `library.Clause`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Literal as OneOf

from clauses.library.language.expressions import Expression
from clauses.library.language.text import Line, Text
from clauses.library.studies import MarketPractice, Source, Study

QuestionKind = OneOf[
    "choice", "multi", "integer", "decimal", "money", "percent", "date", "text",
    "yesno", "party", "place", "sites", "currency", "country",
]  # fmt: skip
Stance = OneOf["customer", "balanced", "manufacturer", "neutral"]
Approval = OneOf["", "legal", "quality", "both"]
Severity = OneOf["error", "warning", "hint"]
ChosenBy = OneOf["answers", "stance"]


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression as typed and as parsed."""

    source: str
    expression: Expression


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of clause language as typed and as parsed."""

    source: str
    line: Line


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a choice or multi question. `printed` is its phrase in the agreement."""

    key: str
    label: str
    meaning: str = ""
    printed: str = ""
    favours: str = ""
    approval: Approval = ""
    common: bool = False


@dataclass(frozen=True, slots=True)
class Default:
    """A default that holds under a condition, and the words that say where it comes from."""

    when: Formula
    value: Formula
    because: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What procurement is asked, or a fine-tune value with a default (`asked` is false)."""

    key: str
    section: str
    kind: QuestionKind
    ask: str
    short: str
    guidance: str = ""
    unit: str = ""
    when: Formula | None = None
    default: Formula | None = None
    defaults: tuple[Default, ...] = ()
    minimum: Formula | None = None
    maximum: Formula | None = None
    also: tuple[Fraction, ...] = ()
    essential: bool = False
    required: bool = True
    asked: bool = True
    sources: tuple[str, ...] = ()
    options: tuple[Choice, ...] = ()

    def choice(self, key: str) -> Choice | None:
        """The option with this key, None where the question does not offer it."""
        return next((choice for choice in self.options if choice.key == key), None)


@dataclass(frozen=True, slots=True)
class Companion:
    """A clause that must be there too, under a condition."""

    clause: str
    when: Formula | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One alternative wording of a clause."""

    key: str
    title: str
    stance: Stance
    text: Text
    when: Formula | None = None
    approval: Approval = ""
    approval_when: Formula | None = None
    plain: str = ""
    note: str = ""
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A topic of the agreement with its positions."""

    key: str
    code: str
    section: str
    heading: str
    chosen_by: ChosenBy
    positions: tuple[Position, ...]
    plain: str = ""
    when: Formula | None = None
    mandatory: bool = False
    companions: tuple[Companion, ...] = ()

    def position(self, key: str) -> Position | None:
        """The position with this key, None where the clause has none."""
        return next((position for position in self.positions if position.key == key), None)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the library, keyed to the article; `heading` is empty where it has no clauses."""

    key: str
    title: str
    heading: str = ""
    article: str = ""
    introduction: str = ""


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A capitalised term, its further forms, and what it means."""

    term: str
    definition: Phrase
    plurals: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Every spelling that counts as this term."""
        return (self.term, *self.plurals)


@dataclass(frozen=True, slots=True)
class Rule:
    """A coherence rule between answers: it fires when its condition holds."""

    key: str
    severity: Severity
    when: Formula
    message: Phrase
    fix: str = ""
    change: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Schedule:
    """An annex of the agreement; its letter follows the schedules present."""

    key: str
    heading: str
    text: Text
    plain: str = ""
    when: Formula | None = None


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A row of the responsibility matrix: an activity and who answers for it."""

    key: str
    activity: str
    party: Formula
    when: Formula | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A derived fact: a named expression over answers."""

    key: str
    means: str
    value: Formula


@dataclass(frozen=True, slots=True)
class NamedSet:
    """A named set of codes, for `in`."""

    key: str
    means: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A named table of code to code, for `lookup`."""

    key: str
    means: str
    rows: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything legal publishes. Order is printing and asking order."""

    key: str
    title: str
    names: tuple[str, ...] = ()  # proper names that texts capitalise
    sections: tuple[Section, ...] = ()
    questions: tuple[Question, ...] = ()
    clauses: tuple[Clause, ...] = ()
    terms: tuple[DefinedTerm, ...] = ()
    rules: tuple[Rule, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    facts: tuple[Fact, ...] = ()
    sets: tuple[NamedSet, ...] = ()
    tables: tuple[NamedTable, ...] = ()
    sources: tuple[Source, ...] = ()
    studies: tuple[Study, ...] = ()
    market: tuple[MarketPractice, ...] = ()
    index: "Index" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the look-ups by key once; they are derived, so they take no part in equality."""
        object.__setattr__(self, "index", Index.of(self))

    def question(self, key: str) -> Question | None:
        """The question with this key, None where there is none."""
        return self.index.questions.get(key)

    def clause(self, key: str) -> Clause | None:
        """The clause with this key, None where there is none."""
        return self.index.clauses.get(key)

    def schedule(self, key: str) -> Schedule | None:
        """The schedule with this key, None where there is none."""
        return self.index.schedules.get(key)

    def section(self, key: str) -> Section | None:
        """The section with this key, None where there is none."""
        return next((section for section in self.sections if section.key == key), None)


@dataclass(frozen=True, slots=True)
class Index:
    """The things of a library by key."""

    questions: Mapping[str, Question]
    clauses: Mapping[str, Clause]
    schedules: Mapping[str, Schedule]
    facts: Mapping[str, Fact]
    sets: Mapping[str, frozenset[str]]
    tables: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, library: Library) -> "Index":
        """The look-ups of a library; of two things with one key the first counts (lint reports the second)."""
        return cls(
            questions=MappingProxyType(
                {question.key: question for question in reversed(library.questions)}
            ),
            clauses=MappingProxyType({clause.key: clause for clause in reversed(library.clauses)}),
            schedules=MappingProxyType(
                {schedule.key: schedule for schedule in reversed(library.schedules)}
            ),
            facts=MappingProxyType({fact.key: fact for fact in reversed(library.facts)}),
            sets=MappingProxyType(
                {named.key: frozenset(named.members) for named in reversed(library.sets)}
            ),
            tables=MappingProxyType({table.key: table.rows for table in reversed(library.tables)}),
        )
