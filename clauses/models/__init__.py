"""The rows of the clause library: the draft that legal staff edit, and the editions they publish."""

from clauses.models.editions import Edition, EditionApproval, EditionDamaged
from clauses.models.knowledge import Fact, NamedSet, NamedTable, Rule, Source
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
    "Choice",
    "Clause",
    "Companion",
    "DefinedTerm",
    "Edition",
    "EditionApproval",
    "EditionDamaged",
    "Fact",
    "Library",
    "NamedSet",
    "NamedTable",
    "Position",
    "Question",
    "QuestionDefault",
    "Responsibility",
    "Rule",
    "Schedule",
    "Section",
    "Source",
]
