"""The rows of the clause library: the draft that legal staff edit, and the editions they publish."""

from clauses.models.editions import Edition, EditionApproval, EditionDamaged
from clauses.models.evidence import MarketCountRow, MarketPracticeRow, SourceRow, StudyRow
from clauses.models.knowledge import DealPointRow, FactRow, NamedSetRow, NamedTableRow, RuleRow
from clauses.models.log import AcceptedWarning, ChangeEntry, ProofRun
from clauses.models.questions import (
    ChoiceRow,
    DefaultRow,
    LibraryRow,
    QuestionRow,
    SectionRow,
)
from clauses.models.table_columns import ColumnRow
from clauses.models.wordings import (
    ClauseRow,
    CompanionRow,
    DefinedTermRow,
    PositionRow,
    ResponsibilityRow,
    ScheduleRow,
)

__all__ = [
    "AcceptedWarning",
    "ChangeEntry",
    "ChoiceRow",
    "ClauseRow",
    "ColumnRow",
    "CompanionRow",
    "DealPointRow",
    "DefaultRow",
    "DefinedTermRow",
    "Edition",
    "EditionApproval",
    "EditionDamaged",
    "FactRow",
    "LibraryRow",
    "MarketCountRow",
    "MarketPracticeRow",
    "NamedSetRow",
    "NamedTableRow",
    "PositionRow",
    "ProofRun",
    "QuestionRow",
    "ResponsibilityRow",
    "RuleRow",
    "ScheduleRow",
    "SectionRow",
    "SourceRow",
    "StudyRow",
]
