"""How sections, clauses, paragraphs, items and schedules are numbered, and how references print."""

import pytest

from agreements.assembly.coherence.numbers import number_gaps
from agreements.assembly.document import (
    CrossReference,
    PrintedHeading,
    PrintedParagraph,
    UnresolvedReference,
)
from agreements.assembly.numbering import letters, roman
from agreements.assembly.passages import parts_of
from agreements.assembly.plaintext import plain_text
from agreements.assembly.trees import lines_in, words_of
from tests.agreements.assembly.examples import blocks, made, outline, printed, written
from tests.clauses.library.examples import clause, position, question, schedule

PRICES = clause("prices", position("only", "First.\n\nSecond."), section="money")
TERM = clause("term", position("only", "Once."))


def numbers(document) -> list[str]:
    found = []
    for section in document.sections:
        found.append(f"{section.number} {section.heading}")
        found += [f"{one.number} {one.heading}" for one in section.clauses]
    return found


def test_sections_and_clauses_are_numbered_as_they_stand():
    document = made(TERM, clause("scope", position("only")), PRICES).document

    assert numbers(document) == ["1 General", "1.1 Term", "1.2 Scope", "2 Price", "2.1 Prices"]


def test_a_section_or_clause_that_falls_out_leaves_no_gap():
    gone = clause("term", position("only"), when="a")

    document = made(question("a"), gone, PRICES, a=False).document

    assert numbers(document) == ["1 Price", "1.1 Prices"]


def test_paragraphs_are_numbered_and_a_single_one_is_not():
    document = made(TERM, PRICES).document

    assert [block.number for block in blocks(document, "prices")] == ["2.1.1", "2.1.2"]
    assert [block.number for block in blocks(document, "term")] == [""]


def test_tables_and_definitions_take_no_number():
    document = written("First.\n\n| Name |\n| |\n\n{{ definitions() }}\n\nSecond.")

    assert [block.number for block in blocks(document) if isinstance(block, PrintedParagraph)] == [
        "1.1.1",
        "1.1.2",
    ]


def test_items_are_numbered_a_and_below_them_i():
    text = "List:\n- one\n  - deep\n  - deeper\n- two"

    (paragraph,) = blocks(written(text))

    assert [line.split(" ")[-2] for line in outline(paragraph)][:1] == ["(a)"]
    assert [item.number for item in paragraph.items] == ["(a)", "(b)"]
    assert [item.number for item in paragraph.items[0].items] == ["(i)", "(ii)"]


def test_schedules_take_the_letters_of_those_present():
    document = made(
        question("a"),
        schedule("schedule-prices"),
        schedule("schedule-quality", when="a"),
        schedule("schedule-sites"),
        a=False,
    ).document

    assert [f"{one.letter} {one.key}" for one in document.schedules] == [
        "A schedule-prices",
        "B schedule-sites",
    ]


LEADING = (
    schedule("schedule-prices"),
    schedule("key-terms", 'Paid as {{ ref("prices") }} says.', leading=True),
    clause("prices", position("only", '{{ ref("key-terms") }} and {{ ref("schedule-prices") }}.')),
)


def test_a_leading_schedule_has_no_letter_and_takes_none():
    document = made(*LEADING).document

    assert [(one.letter, one.title) for one in document.schedules] == [
        ("A", "Schedule A: Schedule-Prices"),
        ("", "Key-Terms"),
    ]
    assert list(number_gaps(made(*LEADING))) == []


def test_a_leading_schedule_is_read_before_the_sections():
    document = made(*LEADING).document

    assert [part.key for part in parts_of(document)] == [
        *("", "key-terms", "setup", "prices", "schedule-prices")
    ]
    text = plain_text(document)
    assert text.index("KEY-TERMS\n=") < text.index("1.1 Prices") < text.index("SCHEDULE A:")


def test_a_clause_names_the_heading_of_another_the_first_time_only():
    citing = clause(
        "term",
        position(
            "only",
            'As {{ ref("prices") }} and {{ ref("prices") }} say.\n\nUnder {{ ref("prices") }}:'
            '\n- as {{ ref("prices") }} says\n- or {{ ref("gone") }}',
        ),
    )

    document = made(citing, clause("last", position("only", 'See {{ ref("prices") }}.')), PRICES)
    cited = [
        part.text
        for block in (*blocks(document.document, "term"), *blocks(document.document, "last"))
        for line in lines_in(block)
        for part in line
        if isinstance(part, CrossReference)
    ]

    brief = "Section\N{NO-BREAK SPACE}2.1"
    assert cited == [f"{brief} (Prices)", brief, brief, brief, f"{brief} (Prices)"]


def test_references_in_a_leading_schedule_are_brief():
    document = made(*LEADING).document

    assert [words_of(block.line) for block in blocks(document, "key-terms")] == [
        "Paid as Section\N{NO-BREAK SPACE}1.1 says."
    ]
    assert [words_of(block.line) for block in blocks(document, "prices")] == [
        "Key-Terms and Schedule\N{NO-BREAK SPACE}A (Schedule-Prices)."
    ]


def test_under_headings_of_a_schedule_paragraphs_count_anew():
    text = "Before.\n\n## One\n\nFirst.\n\nSecond.\n\n## Two\n\nThird.\n\n| Name |\n| |"
    document = made(schedule("schedule-a", text)).document

    numbered = [
        f"{block.number} {words_of(block.line)}"
        for block in blocks(document, "schedule-a")
        if isinstance(block, PrintedHeading | PrintedParagraph)
    ]

    assert numbered == [" Before.", "1 One", "1.1 First.", "1.2 Second.", "2 Two", "2.1 Third."]


def test_without_headings_the_paragraphs_of_a_schedule_are_1_and_2():
    document = made(schedule("schedule-a", "First.\n\nSecond.")).document

    assert [block.number for block in blocks(document, "schedule-a")] == ["1", "2"]


def test_a_reference_prints_number_and_heading():
    text = 'See {{ ref("prices") }} and {{ ref("schedule-quality") }}.'

    document = made(clause("words", position("only", text)), PRICES, schedule("schedule-quality"))

    line = blocks(document.document)[0].line
    assert [one for one in line if isinstance(one, CrossReference)] == [
        CrossReference("prices", "clause-prices", "Section\N{NO-BREAK SPACE}2.1 (Prices)"),
        CrossReference(
            "schedule-quality",
            "schedule-quality",
            "Schedule\N{NO-BREAK SPACE}A (Schedule-Quality)",
        ),
    ]


def test_a_reference_to_what_is_not_there_stays_open():
    line = blocks(written('See {{ ref("prices") }}.'))[0].line

    assert line[1] == UnresolvedReference("prices")
    assert printed('See {{ ref("prices") }}.') == "See [prices]."


@pytest.mark.parametrize(("position", "expected"), [(1, "a"), (26, "z"), (27, "aa"), (53, "ba")])
def test_letters_go_on_after_z(position, expected):
    assert letters(position) == expected


@pytest.mark.parametrize(("position", "expected"), [(1, "i"), (4, "iv"), (9, "ix"), (18, "xviii")])
def test_roman_numbers(position, expected):
    assert roman(position) == expected
