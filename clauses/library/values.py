"""A library as a value: everything legal publishes, frozen. Import it through the package: `library.Clause`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Annotated, TypeVar
from typing import Literal as OneOf

from clauses.library.language import deal_points
from clauses.library.language.asked_of import readers_of
from clauses.library.language.columns import Column

# A formula and a phrase are values too, so they are told from here as well.
from clauses.library.language.contents import Formula as Formula
from clauses.library.language.contents import Gives, Identifier, KeyOf, Mark, condition_of
from clauses.library.language.contents import Phrase as Phrase
from clauses.library.language.expressions import Expression
from clauses.library.language.named import Fact, NamedSet, NamedTable
from clauses.library.language.text import Text
from clauses.library.studies import MarketPractice, Source, Study

QuestionKind = OneOf["choice", "multi", "integer", "decimal", "money", "percent", "date", "text",
                     "yesno", "party", "place", "sites", "table", "currency", "country"]  # fmt: skip
Stance = OneOf["customer", "balanced", "manufacturer", "neutral"]
Favour = OneOf["", Stance]
Approval = OneOf["", "legal", "quality", "both"]
Severity = OneOf["error", "warning", "hint"]
ChosenBy = OneOf["answers", "stance"]

InAgreements = Annotated[str, Mark.PRINTED]
OwnerKey = Annotated[str, Mark.OWNER]
SourceKeys = Annotated[tuple[str, ...], KeyOf("source", "rests on")]
Condition = Annotated[Formula, Gives.TRUTH]
LateCondition = Annotated[Condition, Mark.AFTER_SELECTION]
AnswerFormula = Annotated[Formula, Gives.ANSWER]
Limit = Annotated[Formula, Gives.LIMIT]


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a choice or multi question. `printed` is its phrase in the agreement."""

    key: str
    label: InAgreements
    meaning: str = ""
    printed: InAgreements = ""
    favours: Favour = ""
    approval: Approval = ""
    common: bool = False
    said: str = ""  # the answer as a sentence


@dataclass(frozen=True, slots=True)
class Default:
    """A default that holds under a condition, and the words that say where it comes from."""

    when: Condition
    value: AnswerFormula
    because: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What procurement is asked, or a fine-tune value with a default (`asked` is false)."""

    key: Identifier
    section: OwnerKey
    kind: QuestionKind
    ask: str
    short: str
    guidance: str = ""
    unit: str = ""
    when: Condition | None = None
    default: AnswerFormula | None = None
    defaults: tuple[Default, ...] = ()
    minimum: Limit | None = None
    maximum: Limit | None = None
    also: tuple[Fraction, ...] = ()
    essential: bool = False
    essential_when: Condition | None = None
    weighty: bool = False  # stands first among what is assumed
    said: str = ""  # the answer as a sentence, its value in place of {}
    said_without: str = ""  # the sentence for no, zero, none of the options, and no answer
    required: bool = True
    asked: bool = True
    sources: SourceKeys = ()
    options: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()
    proposed: tuple[str, ...] = ()  # rows of a table to begin with
    needed_rows: tuple[str, ...] = ()  # by their first cells, those that a finished table has

    def choice(self, key: str) -> Choice | None:
        """The option with this key, None where the question does not offer it."""
        return next((choice for choice in self.options if choice.key == key), None)


@dataclass(frozen=True, slots=True)
class Companion:
    """A clause that must be there too, under a condition."""

    clause: Annotated[str, KeyOf("clause", "needs")]
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One alternative wording of a clause."""

    key: str
    title: str
    stance: Stance = "neutral"
    text: Text
    when: Condition | None = None
    approval: Approval = ""
    approval_when: Condition | None = None
    plain: str = ""
    note: str = ""
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A topic of the agreement with its positions."""

    key: str
    code: str
    section: OwnerKey
    heading: InAgreements
    chosen_by: ChosenBy = "answers"
    plain: str = ""
    when: Condition | None = None
    mandatory: bool = False
    companions: tuple[Companion, ...] = ()
    positions: tuple[Position, ...]

    def position(self, key: str) -> Position | None:
        """The position with this key, None where the clause has none."""
        return next((position for position in self.positions if position.key == key), None)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the library, keyed to the article; `heading` is empty where it has no clauses."""

    key: str
    title: InAgreements
    heading: InAgreements = ""
    article: str = ""
    introduction: str = ""


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A capitalised term, its further forms, and what it means."""

    term: InAgreements
    definition: Annotated[Phrase, Mark.PRINTED]
    plurals: Annotated[tuple[str, ...], Mark.PRINTED] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Every spelling that counts as this term."""
        return (self.term, *self.plurals)


@dataclass(frozen=True, slots=True)
class Rule:
    """A coherence rule between answers: it fires when its condition holds."""

    key: str
    severity: Severity
    when: LateCondition
    message: Phrase
    fix: str = ""
    change: Annotated[str, KeyOf("question", "changes")] = ""
    sources: SourceKeys = ()


@dataclass(frozen=True, slots=True)
class Schedule:
    """An annex of the agreement; its letter follows the schedules present. A leading one stands first, without one."""

    key: str
    heading: InAgreements
    text: Text
    plain: str = ""
    when: LateCondition | None = None
    leading: bool = False


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A row of the responsibility matrix: an activity and who answers for it."""

    key: str
    activity: InAgreements
    party: Annotated[Formula, Gives.PARTY, Mark.AFTER_SELECTION]
    when: Condition | None = None
    note: InAgreements = ""
    sets: Annotated[str, KeyOf("point", "sets")] = ""


@dataclass(frozen=True, slots=True)
class Library:
    """Everything legal publishes. Order is printing and asking order."""

    key: str
    title: InAgreements
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
    points: tuple[deal_points.DealPoint, ...] = ()
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
    readers: Mapping[str, tuple[str, ...]]  # by question, fact or set: the facts that read it
    sets: Mapping[str, frozenset[str]]
    tables: Mapping[str, Mapping[str, str]]
    points: Mapping[str, deal_points.DealPoint]
    settings: tuple[deal_points.Setting, ...]  # in the order of the library
    told: Mapping[str, Expression]  # by point: what an agreement says of it
    set_in: Mapping[str, Expression]  # by point: the key of the clause or schedule that says so

    @classmethod
    def of(cls, library: Library) -> "Index":
        """The look-ups of a library; of two things with one key the first counts (lint reports the second)."""
        settings = _settings(library)
        return cls(
            questions=_by_key(library.questions),
            clauses=_by_key(library.clauses),
            schedules=_by_key(library.schedules),
            facts=_by_key(library.facts),
            readers=readers_of({one.key: one.value.expression for one in reversed(library.facts)}),
            sets=MappingProxyType({s.key: frozenset(s.members) for s in reversed(library.sets)}),
            tables=MappingProxyType({one.key: one.rows for one in reversed(library.tables)}),
            points=_by_key(library.points),
            settings=settings,
            told=deal_points.told_by(settings),
            set_in=deal_points.set_in(settings),
        )


def _settings(library: Library) -> tuple[deal_points.Setting, ...]:
    """Every sentence and every row of the matrix that sets a point."""
    positions = ((of.key, one.key, one.text) for of in library.clauses for one in of.positions)
    schedules = ((one.key, condition_of(one.when), one.text) for one in library.schedules)
    rows = (
        (one.sets, one.key, one.activity, condition_of(one.when), one.party.expression)
        for one in library.responsibilities
        if one.sets
    )
    return deal_points.settings_of(positions, schedules, rows)


One = TypeVar("One", Question, Clause, Schedule, Fact, NamedSet, NamedTable, deal_points.DealPoint)


def _by_key(things: tuple[One, ...]) -> Mapping[str, One]:
    return MappingProxyType({thing.key: thing for thing in reversed(things)})
