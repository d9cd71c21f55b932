"""The rows of the clause library: the draft that legal staff edit, and the editions they publish."""

from clauses.models.editions import Edition, EditionApproval, EditionDamaged
from clauses.models.evidence import MarketCount, MarketPractice, Source, Study
from clauses.models.knowledge import Fact, NamedSet, NamedTable, Rule
from clauses.models.log import AcceptedWarning, ChangeEntry, ProofRun
from clauses.models.questions import Choice, Library, Question, QuestionDefault, Section
from clauses.models.wordings import (
    Clause,
    Companion,
    DefinedTerm,
    Position,
    Responsibility,
    Schedule,
)

__all__ = [
    "AcceptedWarning",
    "ChangeEntry",
    "Choice",
    "Clause",
    "Companion",
    "DefinedTerm",
    "Edition",
    "EditionApproval",
    "EditionDamaged",
    "Fact",
    "Library",
    "MarketCount",
    "MarketPractice",
    "NamedSet",
    "NamedTable",
    "Position",
    "ProofRun",
    "Question",
    "QuestionDefault",
    "Responsibility",
    "Rule",
    "Schedule",
    "Section",
    "Source",
    "Study",
]
