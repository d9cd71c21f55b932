"""Definitions that lead to a Section: the proof and `check` see alike whether it speaks of the term."""

import pytest

from agreements.assembly.coherence import check
from agreements.assembly.pipeline import assemble
from clauses.library import DealPoint, DefinedTerm, Library, Section
from clauses.library.findings import Level
from clauses.library.language.parsing import parse_line
from clauses.library.proof.proving import prove
from clauses.library.words.leading import leading
from tests.clauses.library.examples import (
    CREATED_ON,
    clause,
    library_of,
    phrase,
    position,
    question,
    schedule,
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('the time stated in {{ ref("cure") }}.', {"cure"}),
        ('the time that {{ ref("cure") }} allows for it.', {"cure"}),
        ('a thing{% if a %} listed in {{ ref("cure") }}{% else %} of {{ ref("b") }}{% endif %}.', {"cure"}),
        ('the time stated in {% if a %}{{ ref("cure") }}{% else %}the law{% endif %}.', {"cure"}),
        ('what {% if a %}{{ ref("cure") }}{% else %}{{ ref("b") }}{% endif %} allows.', {"cure", "b"}),
        ('the time stated in {% if a %}all of {{ ref("cure") }} here{% endif %}.', set()),
        ('what {{ ref("cure") }} states and {{ ref("other") }} requires.', {"cure", "other"}),
        ('a failure to meet {{ ref("cure") }}.', set()),
        ("a time.", set()),
    ],
)  # fmt: skip
def test_what_leads_is_told_by_the_words_around_it(source: str, expected: set[str]):
    assert leading(parse_line(source)) == expected


def with_section(text: str, *things) -> Library:
    return library_of(
        Section("setup", "Set-up", "General"),
        question("late"),
        clause("cure", position("only", text)),
        clause("user", position("only", "It ends after the Cure Time.\n\n{{ definitions() }}")),
        DefinedTerm("Cure Time", phrase('the time stated in {{ ref("cure") }}.'), ("Cure Times",)),
        *things,
    )


@pytest.mark.parametrize(
    ("text", "late", "is_found"),
    [
        ("The Cure Time is 3 weeks.", False, False),
        ("Of Cure Times each is 3 weeks.", False, False),
        ("The time is 3 weeks.", False, True),
        ("The {% if late %}Cure Time{% else %}time{% endif %} is 3 weeks.", True, False),
        ("The {% if late %}Cure Time{% else %}time{% endif %} is 3 weeks.", False, True),
    ],
)
def test_the_section_speaks_of_the_term(text: str, late: bool, is_found: bool):
    held = with_section(text)
    made = assemble(held, {"late": late}, created_on=CREATED_ON)
    proved = prove(held, today=CREATED_ON).errors

    assert [(one.code, one.level) for one in check(made)] == [
        ("meaning-nowhere", Level.WARNING)
    ] * is_found
    assert is_found <= bool(proved)
    assert all(one.finding.code == "meaning-nowhere" for one in proved)
    assert [one.counterexample for one in proved if one.counterexample is None] == []


def test_a_schedule_may_state_the_meaning_in_a_table():
    held = library_of(
        schedule("annex"),
        clause("user", position("only", "It ends after the Cure Time.\n\n{{ definitions() }}")),
        DefinedTerm("Cure Time", phrase('the time stated in {{ ref("annex") }}.')),
    )

    assert prove(held, today=CREATED_ON).errors == ()


@pytest.mark.parametrize(("word", "is_found"), [("Cure Time", False), ("time", True)])
def test_a_definition_may_lead_to_where_a_point_is_set(word: str, is_found: bool):
    held = library_of(
        DealPoint("cure", "The time for a cure.", "number", "week"),
        Section("setup", "Set-up", "General"),
        question("late"),
        clause("early", position("only", f'The {word} is {{{{ 3 | counted("week") | sets("cure") }}}}.'),
               when="not late"),
        clause("tardy", position("only", 'The Cure Time is {{ 4 | counted("week") | sets("cure") }}.'), when="late"),
        clause("user", position("only", "It ends after the Cure Time.\n\n{{ definitions() }}")),
        DefinedTerm("Cure Time", phrase('the time stated in {{ where("cure") }}.')),
    )  # fmt: skip
    made = assemble(held, {"late": False}, created_on=CREATED_ON)
    proved = prove(held, today=CREATED_ON).errors

    assert [one.code for one in check(made)] == ["meaning-nowhere"] * is_found
    assert [one.finding.code for one in proved] == ["meaning-nowhere"] * is_found
