"""The draft rows and the pages that edit them hold what the schema says, field by field."""

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.core.exceptions import ValidationError

from clauses.draft.tables import ROWS, content_columns, field_kinds, rows_in
from clauses.library.language.contents import Gives
from clauses.library.schema import KIND_OF, Content, FieldKind
from clauses.models import LibraryRow, SectionRow, evidence, validators

PARTS = [rows_in(ROWS[noun], part.list)[0] for noun in ROWS for part in KIND_OF[noun].parts]
EVERY_ROW = [LibraryRow, *ROWS.values(), *PARTS]
each_row = pytest.mark.parametrize("model", EVERY_ROW, ids=lambda model: model.__name__)
# Columns that say where a row stands, or what the content files last made of the draft.
OWN_COLUMNS = {"id", "order", "loaded_sha256"}
VALIDATORS = {
    Content.FORMULA: validators.validate_condition,
    Content.PHRASE: validators.validate_line,
    Content.TEXT: validators.validate_text,
    Content.IDENTIFIER: validators.validate_identifier,
    Content.WEB_ADDRESS: evidence.WEB,
    Content.FIGURE: evidence.EXACT,
}


def validator_of(field: FieldKind):
    return validators.validate_party if field.gives is Gives.PARTY else VALIDATORS[field.content]


def test_every_kind_of_thing_has_its_rows():
    assert list(ROWS) == list(KIND_OF)


@each_row
def test_rows_have_a_column_for_each_field_and_no_other(model):
    fields = {
        field.name for field in field_kinds(model).values() if field.content is not Content.PARTS
    }
    columns = {column.name for column in model._meta.concrete_fields if not column.is_relation}

    assert columns - OWN_COLUMNS == fields


@each_row
def test_a_column_takes_what_the_library_reads(model):
    for column in content_columns(model):
        field = field_kinds(model)[column.name]
        if field.content is Content.ONE_OF:
            assert {word for word, _ in column.choices} | {""} == {*field.words, ""}
        if field.content in VALIDATORS:
            assert validator_of(field) in column.validators, column
        if field.is_required:
            assert not column.blank, column


@each_row
def test_every_field_is_on_the_page_that_edits_it(model):
    site = admin.site._registry
    editor = site.get(model) or next(
        inline for owner in site.values() for inline in owner.inlines if inline.model is model
    )
    groups = getattr(editor, "fieldsets", None) or [(None, {"fields": editor.fields})]

    shown = set(flatten([flatten(group["fields"]) for _, group in groups]))

    keyless = {"key"} if model is LibraryRow else set()
    assert {column.name for column in content_columns(model)} - keyless <= shown


def test_a_key_stands_once_and_the_message_says_so(draft):
    twin = SectionRow(key="inspection", title="Another")

    with pytest.raises(ValidationError, match="Another section has this key"):
        twin.full_clean()


@pytest.mark.parametrize("key", ["Recall", "recall-costs", "1st", "recall costs"])
def test_a_key_that_conditions_cannot_name_is_refused(draft, key: str):
    with pytest.raises(ValidationError, match="small letters, digits and underscores"):
        SectionRow(key=key, title="Another").full_clean()
