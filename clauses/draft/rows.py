"""The draft rows as plain data, in the structure of the content files, and plain data as draft rows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.db import models, transaction

from clauses.models import (
    ChoiceRow,
    ClauseRow,
    CompanionRow,
    DefaultRow,
    DefinedTermRow,
    FactRow,
    LibraryRow,
    MarketCountRow,
    MarketPracticeRow,
    NamedSetRow,
    NamedTableRow,
    PositionRow,
    QuestionRow,
    ResponsibilityRow,
    RuleRow,
    ScheduleRow,
    SectionRow,
    SourceRow,
    StudyRow,
)

Data = dict[str, Any]  # the structure of docs/content-format.md; the codec checks it
Row = models.Model
LISTS: Mapping[str, type[Row]] = {
    "terms": DefinedTermRow,
    "rules": RuleRow,
    "schedules": ScheduleRow,
    "responsibilities": ResponsibilityRow,
    "facts": FactRow,
    "sets": NamedSetRow,
    "tables": NamedTableRow,
    "sources": SourceRow,
    "studies": StudyRow,
}
ROW_KEYS: Mapping[type[Row], tuple[str, ...]] = {
    ChoiceRow: ("question", "key"),
    PositionRow: ("clause", "key"),
    DefinedTermRow: ("term",),
    MarketPracticeRow: ("question",),
}
FIGURES = (
    "minimum", "maximum", "least", "low", "median", "high", "most",
    "wider_low", "wider_median", "wider_high",
)  # fmt: skip
STEP = 10  # between two rows, so that a row can be put between them


@lru_cache  # asked for each of some thousand rows of a draft
def content_fields(model: type[Row]) -> "tuple[models.Field[Any, Any], ...]":
    """The columns that the content files know, in their order there; they have the same names."""
    return tuple(
        field
        for field in model._meta.concrete_fields
        if field.editable
        and not field.primary_key
        and not field.is_relation
        and field.name != "order"
    )


def entry(model: type[Row], values: Mapping[str, object]) -> Data:
    """One row as a table of the content files; what has its usual value is left out."""
    return {
        field.name: _written(field.name, values[field.name])
        for field in content_fields(model)
        if field.name in values and values[field.name] != field.get_default()
    }


def _written(name: str, value: object) -> object:
    """Plain numbers are written as numbers where a range or a figure is given, as authors do."""
    if name in FIGURES and re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", str(value)):
        return float(str(value)) if "." in str(value) else int(str(value))
    return value


def row_entry(row: Row) -> Data:
    """A saved row as a table of the content files."""
    return entry(
        type(row), {field.name: getattr(row, field.name) for field in content_fields(type(row))}
    )


def draft_data() -> Data:
    """The whole draft in the structure of the content files."""
    name = LibraryRow.objects.first()
    data: Data = row_entry(name) if name else {"key": "", "title": ""}
    questions = [
        (question.section_id, question_entry(question))
        for question in QuestionRow.objects.prefetch_related("defaults", "options")
    ]
    clauses = [
        (clause.section_id, clause_entry(clause))
        for clause in ClauseRow.objects.prefetch_related("companions", "positions")
    ]
    data["sections"] = [
        {
            **row_entry(section),
            **_if_any("questions", [item for pk, item in questions if pk == section.pk]),
            **_if_any("clauses", [item for pk, item in clauses if pk == section.pk]),
        }
        for section in SectionRow.objects.all()
    ]
    for key, model in LISTS.items():
        data |= _if_any(key, _entries(model._default_manager.all()))
    practices = MarketPracticeRow.objects.prefetch_related("counts")
    return data | _if_any("market", [practice_entry(practice) for practice in practices])


def question_entry(question: QuestionRow) -> Data:
    """A question with its defaults and options."""
    return {
        **row_entry(question),
        **_if_any("defaults", _entries(question.defaults.all())),
        **_if_any("options", _entries(question.options.all())),
    }


def clause_entry(clause: ClauseRow) -> Data:
    """A clause with its companions and positions."""
    return {
        **row_entry(clause),
        **_if_any("companions", _entries(clause.companions.all())),
        **_if_any("positions", _entries(clause.positions.all())),
    }


def practice_entry(practice: MarketPracticeRow) -> Data:
    """Market practice with what was counted for each option."""
    return {**row_entry(practice), **_if_any("counts", _entries(practice.counts.all()))}


def whole_entry(row: Row) -> Data:
    """A row with all its parts."""
    match row:
        case QuestionRow():
            return question_entry(row)
        case ClauseRow():
            return clause_entry(row)
        case MarketPracticeRow():
            return practice_entry(row)
        case _:
            return row_entry(row)


def _entries(rows: Iterable[Row]) -> list[Data]:
    return [row_entry(row) for row in rows]


def _if_any(key: str, entries: list[Data]) -> Data:
    return {key: entries} if entries else {}


@transaction.atomic
def replace_draft(data: Data) -> None:
    """Make the draft rows what the data says: add, change and delete. The codec must have read the data.

    Rows keep their identity by key, so that their history in the admin stays with them.
    """
    name = {"key": data["key"], "title": data["title"], "names": data.get("names", [])}
    LibraryRow.objects.update_or_create(pk=1, defaults=name)
    entries = data.get("sections", [])
    sections = _kept(SectionRow, entries)
    _keep_questions(entries, sections)
    _keep_clauses(entries, sections)
    _drop_others(SectionRow, sections)
    for key, model in LISTS.items():
        _drop_others(model, _kept(model, data.get(key, [])))
    _keep_market(data.get("market", []))


def _keep_questions(entries: list[Data], sections: Sequence[Row]) -> None:
    asked, owners = _inside(entries, sections, "questions")
    questions = _kept(QuestionRow, asked, section=owners)
    _drop_others(QuestionRow, questions)
    options, owners = _inside(asked, questions, "options")
    _drop_others(ChoiceRow, _kept(ChoiceRow, options, question=owners))
    defaults, owners = _inside(asked, questions, "defaults")
    _made_anew(DefaultRow, defaults, question=owners)


def _keep_clauses(entries: list[Data], sections: Sequence[Row]) -> None:
    printed, owners = _inside(entries, sections, "clauses")
    clauses = _kept(ClauseRow, printed, section=owners)
    _drop_others(ClauseRow, clauses)
    positions, owners = _inside(printed, clauses, "positions")
    _drop_others(PositionRow, _kept(PositionRow, positions, clause=owners))
    companions, owners = _inside(printed, clauses, "companions")
    _made_anew(CompanionRow, companions, belongs_to=owners)


def _keep_market(entries: list[Data]) -> None:
    practices = _kept(MarketPracticeRow, entries)
    _drop_others(MarketPracticeRow, practices)
    counts, owners = _inside(entries, practices, "counts")
    _made_anew(MarketCountRow, counts, practice=owners)


def _inside(entries: list[Data], rows: Sequence[Row], key: str) -> tuple[list[Data], list[Row]]:
    """Every part of every entry, and beside it the row that it belongs to."""
    pairs = [
        (part, row) for item, row in zip(entries, rows, strict=True) for part in item.get(key, [])
    ]
    return [part for part, _ in pairs], [row for _, row in pairs]


def _kept(model: type[Row], entries: list[Data], **owners: list[Row]) -> Sequence[Row]:
    fields = [field.name for field in content_fields(model)]
    identity = ROW_KEYS.get(model, ("key",))
    return model._default_manager.bulk_create(
        _rows(model, entries, owners),
        update_conflicts=True,
        unique_fields=identity,
        update_fields=[name for name in (*fields, "order", *owners) if name not in identity],
    )


def _made_anew(model: type[Row], entries: list[Data], **owners: list[Row]) -> None:
    model._default_manager.all().delete()
    model._default_manager.bulk_create(_rows(model, entries, owners))


def _rows(model: type[Row], entries: list[Data], owners: Mapping[str, list[Row]]) -> list[Row]:
    return [
        model(
            **_values(model, item),
            order=STEP * number,
            **{name: rows[number - 1] for name, rows in owners.items()},
        )
        for number, item in enumerate(entries, start=1)
    ]


def _values(model: type[Row], item: Data) -> dict[str, object]:
    values = {
        field.name: item.get(field.name, field.get_default()) for field in content_fields(model)
    }
    return {
        name: str(value)
        if isinstance(value, int | float) and not isinstance(value, bool)
        else value
        for name, value in values.items()
    }


def _drop_others(model: type[Row], kept: Sequence[Row]) -> None:
    model._default_manager.exclude(pk__in=[row.pk for row in kept]).delete()
