"""The clause library as a pure value: no Django here."""

from clauses.library.language.columns import Column
from clauses.library.language.deal_points import DealPoint
from clauses.library.language.named import Fact, NamedSet, NamedTable
from clauses.library.studies import MarketPractice, OptionCount, Source, Spread, Study
from clauses.library.values import (
    Choice,
    Clause,
    Companion,
    Default,
    DefinedTerm,
    Formula,
    Library,
    Phrase,
    Position,
    Question,
    Responsibility,
    Rule,
    Schedule,
    Section,
)

__all__ = [
    "Choice",
    "Clause",
    "Column",
    "Companion",
    "DealPoint",
    "Default",
    "DefinedTerm",
    "Fact",
    "Formula",
    "Library",
    "MarketPractice",
    "NamedSet",
    "NamedTable",
    "OptionCount",
    "Phrase",
    "Position",
    "Question",
    "Responsibility",
    "Rule",
    "Schedule",
    "Section",
    "Source",
    "Spread",
    "Study",
]
