"""Texts as a lawyer reads them."""

from clauses import library
from clauses.library.language.blocks import parse_text
from clauses.library.words.readable import ReadablePiece, readable
from clauses.library.words.terms import TermForms
from tests.clauses.library.examples import (
    clause,
    library_of,
    phrase,
    position,
    question,
    schedule,
)

HELD = library_of(
    question("days", "integer", short="Inspection time"),
    question("late"),
    question("sites", "sites"),
    clause("cause", position("one"), heading="Finding the Cause"),
    schedule("annex"),
    library.DefinedTerm("Batch", phrase("a quantity."), ("Batches",)),
)


def read(text: str) -> list[str]:
    """Every passage in a line: kind, indentation by depth, words."""
    passages = readable(parse_text(text), HELD, TermForms.of(HELD.terms))
    return [
        f"{passage.kind}: {'  ' * passage.depth}{''.join(piece.words for piece in passage.pieces)}"
        for passage in passages
    ]


def test_blanks_are_named_by_their_questions_and_references_by_headings():
    text = (
        'Within {{ days | counted("Day") }} or {{ days }}: {{ ref("cause") }}, {{ ref("annex") }},'
        ' {{ ref("gone") }}, {{ where("cure") }}.'
    )

    assert read(text) == [
        "paragraph: Within [Inspection time Days] or [Inspection time]: "
        "Section (Finding the Cause), Schedule (Annex), “gone”?, [the Section that sets “cure”]."
    ]


def test_terms_are_told_from_other_words():
    (passage,) = readable(parse_text("All Batches and more"), HELD, TermForms.of(HELD.terms))
    (other,) = readable(parse_text("Batches"), HELD, TermForms.of(HELD.terms))

    assert passage.pieces == (
        ReadablePiece("words", "All "),
        ReadablePiece("term", "Batches", "Batch"),
        ReadablePiece("words", " and more"),
    )
    assert other.pieces == (ReadablePiece("term", "Batches", "Batch"),)


def test_a_condition_inside_a_line_stands_in_brackets():
    text = "It pays{% if late %} late{% elif days > 3 %} soon{% else %} now{% endif %}."

    assert read(text) == [
        "paragraph: It pays[if Late: late | otherwise, if Inspection time is more than 3: soon"
        " | otherwise: now]."
    ]


def test_a_condition_without_otherwise_ends_all_the_same():
    assert read("It pays{% if late %} late{% endif %}.") == ["paragraph: It pays[if Late: late]."]


def test_conditions_around_paragraphs_items_and_rows_stand_above_them():
    text = """Both:

- one
{% if late %}
- two
{% else %}
- three
{% endif %}

{% if late %}
Late.
{% elif days > 3 %}
Soon.
{% endif %}

## Sites

| a | b |
{% if late %}
| {{ days }} | d |
{% endif %}
| e | f |

{{ sites(sites) }}

{{ definitions() }}"""

    assert read(text) == [
        "paragraph: Both:",
        "item:   one",
        "condition:   If Late:",
        "item:     two",
        "condition:   Otherwise:",
        "item:     three",
        "condition: If Late:",
        "paragraph:   Late.",
        "condition: Otherwise, if Inspection time is more than 3:",
        "paragraph:   Soon.",
        "heading: Sites",
        "row: a | b",
        "condition: If Late:",
        "row:   [Inspection time] | d",
        "row: e | f",
        "insert: The table of sites",
        "insert: The definitions",
    ]
