"""Promises of assembly for every generated library and every answer set, not for examples only."""

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.assembly.coherence import check
from agreements.assembly.definitions import used
from agreements.assembly.document import CrossReference, DefinitionList, Document
from agreements.assembly.making_ready import make_ready
from agreements.assembly.memo import Memo
from agreements.assembly.pipeline import assemble
from agreements.assembly.plaintext import plain_text
from agreements.assembly.trees import blocks_in, lines_in
from clauses import library
from tests.clauses.library.examples import (
    CREATED_ON,
    clause,
    library_of,
    phrase,
    position,
    question,
    schedule,
)
from tests.placed_lines import placed_lines

pytestmark = pytest.mark.slow

SECTIONS = tuple(library.Section(key, key, key.title()) for key in ("first", "second", "third"))
TERMS = ("Batch", "Day", "Business Day", "Product", "Notice")
CLAUSES = tuple(f"clause-{letter}" for letter in "abcdef")
SCHEDULES = ("schedule-x", "schedule-y")
QUESTIONS = (
    question("wide"),
    question("strict"),
    question("model", "choice", options=("one", "two")),
    question("days", "integer", minimum="1", maximum="90"),
    question("name", "text", when="wide"),
)
CONDITIONS = ("wide", "strict", 'model == "one"', "days > 30", "wide and not strict")

words = st.sampled_from(
    (
        "The Product leaves.", "Within {{ days | counted(\"Day\") }} a Notice follows.", "It is for {{ name }}.",
        "A Batch is late by a Business Day.", "{% if strict %}Each Day counts.{% else %}Days count.{% endif %}",
        *(f'See {{{{ ref("{target}") }}}}.' for target in CLAUSES + SCHEDULES),
    )
)  # fmt: skip


@st.composite
def texts(draw) -> str:
    parts = []
    for sentence in draw(st.lists(words, min_size=1, max_size=4)):
        condition = draw(st.none() | st.sampled_from(CONDITIONS))
        items = draw(
            st.lists(st.sampled_from(("one", "a Batch", "two\n  - deep\n  - deeper")), max_size=3)
        )
        block = "\n".join(["These:", *(f"- {item}" for item in items)]) if items else sentence
        parts.append(f"{{% if {condition} %}}\n\n{block}\n\n{{% endif %}}" if condition else block)
    return "\n\n".join(parts)


@st.composite
def libraries(draw) -> library.Library:
    whens = st.none() | st.sampled_from(CONDITIONS)
    clauses = [
        clause(
            key,
            position("only", draw(texts())),
            section=draw(st.sampled_from(SECTIONS)).key,
            when=draw(whens),
        )
        for key in CLAUSES
    ]
    schedules = [schedule(key, draw(texts()), when=draw(whens)) for key in SCHEDULES]
    terms = [library.DefinedTerm(term, phrase(draw(words)), (f"{term}s",)) for term in TERMS]
    listed = clause("defined", position("only", "{{ definitions() }}"), section="first")
    return library_of(*SECTIONS, *QUESTIONS, *clauses, listed, *schedules, *terms)


answers = st.fixed_dictionaries(
    {},
    optional={
        "wide": st.booleans(),
        "strict": st.booleans(),
        "model": st.sampled_from(["one", "two"]),
        "days": st.integers(-5, 100).map(Fraction),
        "name": st.text(max_size=20),
    },
)


def document_of(held: library.Library, given_answers) -> Document:
    return assemble(held, given_answers, created_on=CREATED_ON).document


def anchors(document: Document) -> set[str]:
    found = {clause.anchor for clause in document.clauses()}
    return found | {schedule.anchor for schedule in document.schedules}


@settings(deadline=None, max_examples=60)
@given(libraries(), answers)
def test_numbers_have_no_gaps_and_anchors_are_unique(held, given_answers):
    codes = {one.code for one in check(assemble(held, given_answers, created_on=CREATED_ON))}

    assert not codes & {"number-gap", "doubled-anchor"}


@settings(deadline=None, max_examples=60)
@given(libraries(), answers)
def test_every_resolved_reference_exists_and_prints_the_number_of_its_target(held, given_answers):
    document = document_of(held, given_answers)
    numbers = {one.key: one.number for one in document.clauses()}
    numbers |= {one.key: one.letter for one in document.schedules}

    for _, line in placed_lines(document):
        for inline in line:
            if isinstance(inline, CrossReference):
                assert inline.anchor in anchors(document)
                number, _, _ = inline.text.partition(" (")  # the heading is named the first time
                assert number.endswith(f"\N{NO-BREAK SPACE}{numbers[inline.target]}")


@settings(deadline=None, max_examples=60)
@given(libraries(), answers)
def test_the_definitions_printed_are_the_terms_used(held, given_answers):
    document = document_of(held, given_answers)
    printed = [
        one.term
        for block in blocks_in(document)
        if isinstance(block, DefinitionList)
        for one in block.definitions
    ]
    lines = [line for block in blocks_in(document) for line in lines_in(block)]

    assert sorted(printed, key=str.casefold) == printed
    assert set(printed) == {term for line in lines for term in used(line)}


@settings(deadline=None, max_examples=30)
@given(libraries(), answers, st.randoms())
def test_the_order_of_answering_does_not_matter(held, given_answers, shuffle: random.Random):
    pairs = list(given_answers.items())
    shuffle.shuffle(pairs)

    assert document_of(held, dict(pairs)) == document_of(held, given_answers)


@settings(deadline=None, max_examples=30)
@given(libraries(), answers)
def test_every_agreement_can_be_printed(held, given_answers):
    text = plain_text(document_of(held, given_answers))

    assert text.endswith("\n")
    assert "{{" not in text.replace(str(given_answers.get("name")), "")


@settings(deadline=None, max_examples=10)
@given(libraries(), st.lists(answers, min_size=2, max_size=3))
def test_what_is_remembered_changes_nothing(held, many_answers):
    """A memo for two libraries with the same texts, so small that things are remembered and forgotten."""
    memo = Memo(texts=12, made=60)
    make_ready(held, memo)
    other = replace(held, terms=held.terms[1:], clauses=held.clauses[1:])

    for given_answers in (*many_answers, *many_answers):
        for one in (held, other):
            anew = assemble(one, given_answers, created_on=CREATED_ON)
            again = assemble(one, given_answers, created_on=CREATED_ON, memo=memo)
            assert again == anew
            assert check(again) == check(anew)
