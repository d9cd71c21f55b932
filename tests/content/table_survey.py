"""Agreements with tables filled at random, as people fill them: half, with long words, from right to left, with signs.

A second reader looks at what is printed: nothing of the product but the finished document and its plain text.
"""

import random
from collections.abc import Iterator, Mapping
from fractions import Fraction

from agreements.assembly.coherence import check
from agreements.assembly.document import (
    Document,
    PrintedParagraph,
    PrintedTable,
    UnresolvedReference,
)
from agreements.assembly.pipeline import assemble
from agreements.assembly.plaintext import plain_text
from agreements.assembly.trees import blocks_in, words_of
from clauses.library import Column
from clauses.library.answers import Cell, FilledRow, FilledTable, Value
from clauses.library.values import Question
from tests.content.answer_sets import Generator
from tests.content.second_reader import misread
from tests.content.shipped import CREATED_ON, LIBRARY
from tests.content.survey import NAMES, typed_words
from tests.placed_lines import placed_lines

MOST_ROWS = 12
# What people type and paste: a word longer than its column, another direction, the signs of several languages.
WORDS = (
    "Pump",
    "A housing of steel, with two seals",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2,
    "https://supplier.example/catalogue/" + "part-" * 30,
    "מסמך דרישות 12-א",
    "وثيقة المواصفات",
    "<b>bold</b> & <script>alert(1)</script>",
    "{{x}}",
    "{%if%}",
    "${x} %s",
    "**c** # d _e_ [f](g)",
    "=SUM(A1:A9)",
    "5 < 6 > 4 \"quoted\" 'single'",
    "Ünïcödé 零件号 ٣٤٥",
    "-",
)
# What tables that lack something are told of, and what a rule says of answers.
EXPECTED = (
    *("empty-cell", "recommended-cell", "cell-follows", "needed-row", "unanswered-question"),
    *("answer-does-not-fit", "open-blank", "rule", "typed-placeholder"),
)


def with_random_tables(answers: Mapping[str, Value], chance: random.Random) -> dict[str, Value]:
    """The same answers with other rows in each table: none up to twelve, any cell of them filled or empty."""
    found = dict(answers)
    for question in LIBRARY.questions:
        if isinstance(answers.get(question.key), FilledTable):
            found[question.key] = _table(question, chance)
    return found


def _table(question: Question, chance: random.Random) -> FilledTable:
    share = chance.choice((0.0, 0.3, 0.8, 1.0))
    rows = (
        tuple((one.key, _cell(one, chance)) for one in question.columns if chance.random() < share)
        for _ in range(chance.randint(0, MOST_ROWS))
    )
    return FilledTable(
        tuple(FilledRow(str(number), cells) for number, cells in enumerate(rows, start=1))
    )


def _cell(column: Column, chance: random.Random) -> Cell:
    match column.kind:
        case "choice":
            return chance.choice(column.choices)
        case "yesno":
            return chance.random() < 0.5
        case "date":
            return CREATED_ON
        case "text":
            return chance.choice(WORDS)
        case "integer":
            return Fraction(chance.choice((0, 1, 12, 10**13)))
        case _:
            return Fraction(chance.choice((1, 5, 250, 10**12)))


def tables_read(
    agreements: int, *, seed: int
) -> Iterator[tuple[Mapping[str, Value], tuple[str, ...]]]:
    """So many agreements one after the other: the answers of each, and what a second reader stumbles over in it."""
    chance = random.Random(seed)
    for before, _ in Generator(LIBRARY, chance).answer_sets(agreements):
        answers = with_random_tables(before, chance)
        assembled = assemble(LIBRARY, answers, created_on=CREATED_ON)
        told = (f"{one}" for one in check(assembled) if one.code not in EXPECTED)
        typed = tuple(typed_words(answers))
        text = plain_text(assembled.document)
        stumbled = (
            one for one in misread(text, typed=typed, names=NAMES) if "an open blank" not in one
        )
        yield answers, (*told, *read_again(assembled.document), *stumbled)


def read_again(document: Document) -> Iterator[str]:
    """Lost references, empty paragraphs and items, tables without a head or without words."""
    for place, line in placed_lines(document):
        yield from (
            f"{place}: lost {one.target}" for one in line if isinstance(one, UnresolvedReference)
        )
    for block in blocks_in(document):
        if isinstance(block, PrintedParagraph) and not words_of(block.line).strip():
            yield "an empty paragraph"
        if isinstance(block, PrintedTable):
            yield from of_table(block)


def of_table(table: PrintedTable) -> Iterator[str]:
    """What is wrong with a table as it is printed."""
    heads = [words_of(cell) for cell in table.head.cells]
    rows = [[words_of(cell) for cell in row.cells] for row in table.rows]
    if not all(map(str.strip, heads)):
        yield f"an empty head: {heads}"
    if not rows:
        yield f"a head without rows: {heads}"
    yield from (f"an empty row below {heads}" for row in rows if not any(map(str.strip, row)))
    yield from (f"a row of another width below {heads}" for row in rows if len(row) != len(heads))
