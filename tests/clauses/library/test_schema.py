"""The one description of a library: complete, and loud where something new is not described."""

import re
from dataclasses import dataclass, fields
from typing import get_args, get_type_hints

import pytest

from clauses.library import schema, values
from clauses.library.language.contents import Formula, KeyOf
from clauses.library.lint.checks import FAULT_OF_UNKNOWN
from clauses.library.schema import PART_KINDS, THING_KINDS, Content, fields_of
from tests.test_repository import ROOT

EVERY_KIND = [*THING_KINDS, *PART_KINDS]


def test_every_list_of_a_library_has_its_kind():
    held = get_type_hints(values.Library)
    lists = {field.name: get_args(held[field.name]) for field in fields(values.Library)}

    assert {kind.list: (kind.type, ...) for kind in THING_KINDS} == {
        name: item for name, item in lists.items() if item and item[0] is not str
    }
    assert [field.name for field in schema.library_fields()] == ["key", "title", "names"]


def test_nouns_and_lists_are_told_apart():
    assert len({kind.noun for kind in EVERY_KIND}) == len(EVERY_KIND)
    assert len({kind.list for kind in EVERY_KIND}) == len(EVERY_KIND)


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("rule", "rules"), ("study", "studies"), ("market practice", "entries of market practice")],
)
def test_several_of_a_kind_are_called_by_their_plural(noun: str, plural: str):
    assert schema.KIND_OF[noun].plural == plural


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.noun)
def test_what_a_kind_names_is_there(kind: schema.ThingKind | schema.PartKind):
    known = {field.name for field in kind.fields}
    named = {kind.key, *kind.titles} if isinstance(kind, schema.ThingKind) else set(kind.names)

    assert named <= known
    assert {field.key_of.noun for field in kind.fields if field.key_of} <= set(schema.KIND_OF)


def test_a_thing_stands_in_a_file_or_inside_another_thing():
    kinds = [kind for kind in THING_KINDS if not kind.file]

    assert {(kind.noun, kind.inside) for kind in kinds} == {
        *(("section", ""), ("question", "section"), ("clause", "section"))
    }
    assert {kind.key_space for kind in THING_KINDS if kind.key_space} <= set(schema.KIND_OF)


def test_limits_and_figures_are_written_as_numbers():
    found = {
        (kind.noun, field.name)
        for kind in EVERY_KIND
        for field in kind.fields
        if field.is_written_as_number
    }
    figures = ("least", "low", "median", "high", "most", "wider_low", "wider_median", "wider_high")

    assert found == {
        *(("question", name) for name in ("minimum", "maximum")),
        *(("market practice", name) for name in figures),
        ("point", "minimum"),
    }


def test_what_stands_inside_a_thing_is_known_by_its_lists():
    assert schema.KIND_OF["section"].lists == ("questions", "clauses")
    assert schema.KIND_OF["question"].lists == ("defaults", "options", "columns")
    assert schema.KIND_OF["term"].lists == ()


@dataclass(frozen=True)
class WithComplex:
    share: complex


@dataclass(frozen=True)
class WithBareFormula:
    when: Formula | None = None


@dataclass(frozen=True)
class WithUnknownParts:
    words: tuple[WithComplex, ...] = ()


@pytest.mark.parametrize(
    ("described", "message"),
    [
        (WithComplex, 'does not know what the field "share"'),
        (WithBareFormula, 'formula "when" does not say'),
        (WithUnknownParts, 'list "words" .* is no kind of part'),
    ],
)
def test_a_field_that_nothing_can_read_is_refused(described: type, message: str):
    with pytest.raises(TypeError, match=message):
        fields_of(described)


def test_a_key_that_leads_nowhere_has_its_fault():
    """A kind of thing that others name by key is looked up by lint."""
    named = {field.key_of.noun for kind in EVERY_KIND for field in kind.fields if field.key_of}

    assert named == set(FAULT_OF_UNKNOWN)


def test_a_field_is_what_its_type_says():
    clause = {field.name: field for field in schema.KIND_OF["clause"].fields}
    rule = {field.name: field for field in schema.KIND_OF["rule"].fields}

    assert "section" not in clause  # the data says it by nesting
    assert (clause["when"].content, clause["when"].is_required) == (Content.FORMULA, False)
    assert clause["chosen_by"].words == ("answers", "stance")
    assert clause["positions"].part is schema.PART_IN["positions"]
    assert (rule["when"].is_required, rule["when"].may_ask_selection) == (True, True)
    assert rule["change"].key_of == KeyOf("question", "changes")


@pytest.mark.parametrize("kind", THING_KINDS, ids=lambda kind: kind.noun)
def test_every_field_is_explained_to_authors(kind: schema.ThingKind):
    page = (ROOT / "docs/content-format.md").read_text()
    heading = "`[section]`" if kind.noun == "section" else f"`[[{kind.list}]]`"
    (section,) = (one for one in page.split("\n## ") if heading in one.split("\n")[0])

    code = " ".join(re.findall("`([^`]*)`", section))

    names = {field.name for one in (kind, *kind.parts) for field in one.fields}
    assert names <= set(re.findall(r"\w+", code))
