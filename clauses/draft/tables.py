"""Which rows of the draft hold which kind of thing. The rows of their parts follow from the models' relations."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.db import models

from clauses.library.schema import KIND_OF, FieldKind, PartKind, ThingKind, library_fields
from clauses.models import (
    ClauseRow,
    DealPointRow,
    DefinedTermRow,
    FactRow,
    LibraryRow,
    MarketPracticeRow,
    NamedSetRow,
    NamedTableRow,
    QuestionRow,
    ResponsibilityRow,
    RuleRow,
    ScheduleRow,
    SectionRow,
    SourceRow,
    StudyRow,
)

Row = models.Model
ROWS: Mapping[str, type[Row]] = {
    "section": SectionRow,
    "question": QuestionRow,
    "clause": ClauseRow,
    "term": DefinedTermRow,
    "rule": RuleRow,
    "schedule": ScheduleRow,
    "responsibility": ResponsibilityRow,
    "fact": FactRow,
    "set": NamedSetRow,
    "table": NamedTableRow,
    "point": DealPointRow,
    "source": SourceRow,
    "study": StudyRow,
    "market practice": MarketPracticeRow,
}


@lru_cache
def rows_in(owner: type[Row], listed: str) -> tuple[type[Row], str]:
    """The rows that a list of other rows holds, and the name by which they point back at these."""
    relation = owner._meta.get_field(listed)
    assert isinstance(relation, models.ManyToOneRel)
    return relation.related_model, relation.field.name


def kind_of_row(model: type[Row]) -> ThingKind | PartKind | None:
    """The kind of thing or part that rows hold; None for those of the library itself."""
    return None if model is LibraryRow else _kinds()[model]


@lru_cache
def _kinds() -> Mapping[type[Row], ThingKind | PartKind]:
    kinds: dict[type[Row], ThingKind | PartKind] = {}
    for noun, rows in ROWS.items():
        kinds[rows] = KIND_OF[noun]
        kinds |= {rows_in(rows, part.list)[0]: part for part in KIND_OF[noun].parts}
    return kinds


def thing_kind_of(model: type[Row]) -> ThingKind:
    """The kind of thing that rows hold; only for rows that hold things."""
    kind = kind_of_row(model)
    assert isinstance(kind, ThingKind)
    return kind


@lru_cache
def field_kinds(model: type[Row]) -> Mapping[str, FieldKind]:
    """What the schema says of each field of the things or parts that rows hold, by name."""
    kind = kind_of_row(model)
    return {field.name: field for field in (kind.fields if kind else library_fields())}


@lru_cache  # asked for each of some thousand rows of a draft
def content_columns(model: type[Row]) -> "tuple[models.Field[Any, Any], ...]":
    """The columns that the schema knows, in their order in the content files; they have the names of its fields."""
    known = field_kinds(model)
    return tuple(column for column in model._meta.concrete_fields if column.name in known)
