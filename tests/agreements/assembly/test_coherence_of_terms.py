"""Coherence of an assembled agreement: terms and their definitions."""

from dataclasses import replace

import pytest

from agreements.assembly.coherence import check
from agreements.assembly.document import Definition, DefinitionList
from agreements.assembly.pipeline import assemble
from agreements.assembly.trees import blocks_in, with_blocks
from clauses import library
from clauses.library.answers import Party
from clauses.library.findings import Level
from tests.agreements.assembly.examples import found, made, term
from tests.clauses.library.examples import CREATED_ON, clause, fact, position, question, schedule


def words(text: str, **fields) -> library.Clause:
    return clause("words", position("only", text), **fields)


def only(*things, **answers):
    (finding,) = check(made(*things, **answers))
    return finding


def test_a_term_whose_definition_is_not_printed_is_an_error():
    assert found(term("Day", "a calendar day."), words("One Day.")) == ["undefined-term"]


def test_so_is_one_that_only_a_schedule_uses():
    things = (words('As {{ ref("extra") }} says.'), schedule("extra", "One Day."))

    (finding,) = check(made(term("Day", "a calendar day."), *things))

    assert (finding.code, str(finding.place.kind)) == ("undefined-term", "schedule")


def test_a_capitalised_phrase_that_nothing_defines_is_an_error():
    held = replace(
        made(
            term("Day", "a day of the Calendar."),
            words(
                "Each Day, {{ customer.legal_name }} pays the Seller under this Section.\n\n{{ definitions() }}"
            ),
            question("customer", "party"),
            customer=Party(legal_name="Seller and Sons"),
        ).interview.library,
        names=("Section",),
    )
    assembled = assemble(held, {"customer": Party("Seller and Sons")}, created_on=CREATED_ON)

    assert [
        (one.code, one.place.kind, one.message)
        for one in check(assembled)
        if one.level is Level.ERROR
    ] == [
        ("undefined-term", "clause", "“Seller” is capitalised like a term, but it is not defined."),
        ("undefined-term", "term", "“Calendar” is capitalised like a term, but it is not defined."),
    ]


def test_two_definitions_of_a_term_are_an_error():
    first, second = term("Day", "a calendar day."), term("Day", "24 hours.")

    assert found(first, second, words("One Day.\n\n{{ definitions() }}")) == ["doubled-definition"]


def test_definitions_printed_twice_are_an_error():
    text = "One Day.\n\n{{ definitions() }}\n\n{{ definitions() }}"

    assert found(term("Day", "a calendar day."), words(text)) == ["doubled-definitions"]


def test_a_definition_without_use_is_a_warning():
    assembled = made(words("{{ definitions() }}"))
    listed = DefinitionList((Definition("Day", "term-day", ()),))
    document = with_blocks(assembled.document, lambda blocks: (listed,))

    codes = [one.code for one in check(replace(assembled, document=document))]

    assert codes == ["unused-definition"]


@pytest.mark.parametrize("near", ["Purchase order", "Purchase Orders"])
def test_a_term_that_is_spelled_otherwise_is_a_hint(near):
    order = term("Purchase Order", "an order.")

    finding = only(order, words(f"It takes each {near} at once. Purchase orders matter."))

    assert (finding.level, finding.code) == (Level.HINT, "almost-a-term")
    assert f"“{near}”" in finding.message


def test_a_term_in_a_heading_is_defined():
    held = (term("Day", "a calendar day."), clause("days", position("only"), heading="Each Day"))
    listed = clause("definitions", position("only", "Here.\n\n{{ definitions() }}"))

    assert found(*held, listed) == []
    assert found(*held) == ["undefined-term"]


@pytest.mark.parametrize(("late", "defined"), [(True, ["Day"]), (False, [])])
def test_computed_words_are_words_of_the_library(late: bool, defined: list[str]):
    listed = clause("definitions", position("only", "It lasts {{ time }}.\n\n{{ definitions() }}"))
    time = fact("time", '"a Day" if late else "for ever"')

    document = made(
        term("Day", "a calendar day."), question("late"), time, listed, late=late
    ).document

    (printed,) = (one for one in blocks_in(document) if isinstance(one, DefinitionList))
    assert [one.term for one in printed.definitions] == defined


def test_a_term_defined_where_it_stands_needs_no_list_of_definitions():
    day = term("Day", "a calendar day.")

    assert found(day, words('A calendar day is a {{ defined("Day") }}.')) == []


def test_a_term_defined_in_two_places_is_an_error():
    day, text = term("Day", "a calendar day."), 'It is a {{ defined("Day") }}.'

    assert found(day, words(text), schedule("extra", text)) == ["doubled-definition"]
