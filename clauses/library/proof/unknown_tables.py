"""Tables as unknowns: how many rows, which of the columns that are read every row has filled, and their sums.

Of a table the clause language reads no single cell, so these say all that an agreement can tell of it.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import z3

from clauses.library.answers import DECIMALS, LARGEST_NUMBER, MOST_ROWS
from clauses.library.deal.amounts import is_money
from clauses.library.deal.attached import may_stand_for
from clauses.library.deal.cells import column_questions, needed_cells
from clauses.library.kinds import kind_of
from clauses.library.language.expressions import FilledIn, TotalOf, walk
from clauses.library.language.known_names import ATTACHMENTS, INSTEAD_OF
from clauses.library.proof.guards import Guard, choose, conj, disj
from clauses.library.proof.symbols import Measure, Symbol
from clauses.library.values import Library, Question
from clauses.library.words.places import every_expression

SCALE = 10**DECIMALS


def columns_read(library: Library) -> Mapping[str, tuple[str, ...]]:
    """By table: its columns of which an expression of the library asks the sum, or whether they are filled."""
    found: dict[str, dict[str, None]] = {}
    for expression in every_expression(library):
        for node in walk(expression):
            if isinstance(node, TotalOf | FilledIn):
                found.setdefault(node.key, {})[node.column] = None
    return {table: tuple(columns) for table, columns in found.items()}


def any_table(
    question: Question,
    library: Library,
    context: Any,  # a z3 context
    read: Mapping[str, tuple[str, ...]],
) -> tuple[Symbol, list[Guard]]:
    """A table with any number of rows, and what holds of its parts; `read` names the columns that are read."""
    key = question.key
    count = z3.Int(key, context)
    limits: list[Guard] = [count >= 1, count <= MOST_ROWS]
    filled: dict[str, Guard] = {}
    totals: dict[str, Measure] = {}
    asked = {column.key: column for column in column_questions(question)}
    for column in question.columns:
        if column.key not in read.get(key, ()):
            continue
        name = f"{key}.{column.key}"
        # An agreement that lacks a cell which is needed to finish is never issued.
        every = True if column.needed == "finish" else z3.Bool(f"{name} filled", context)
        filled[column.key] = every
        named = sum(column.key in row for row in needed_cells(question))
        limits.append(disj((every, count > named)))  # rows that are needed have this cell
        if kind_of(asked[column.key]).value == "number":
            totals[column.key], within = _total(name, asked[column.key], every, count, context)
            limits.append(within)
    if filled and all(column.needed != "finish" for column in question.columns):
        # A row without any cell is no row, so a table of one row has a cell in some column.
        unread: Guard = len(filled) < len(question.columns)
        limits.append(disj((count > 1, unread, *filled.values())))
    instead: dict[str, Guard] = {}
    if key == ATTACHMENTS:
        instead, within = _replaced(question, library, count, context)
        limits.append(within)
    return Symbol(sites=(True, count), filled=filled, totals=totals, instead=instead), limits


def _total(
    name: str, column: Question, every: Guard, count: Any, context: Any
) -> tuple[Measure, Guard]:
    """A sum that cells can have: each is a number of whole steps, no less than its least and below the largest."""
    # Numbers of cells have no limits of their own, so whatever lies between so many times the least and so many times
    # the greatest is the sum of some of them.
    is_whole = kind_of(column).is_whole
    steps = z3.Int(f"{name} in steps", context)
    least, scale = (1 if is_money(column) else 0), (1 if is_whole else SCALE)
    within = conj((steps >= least * count, steps <= (LARGEST_NUMBER * scale - 1) * count))
    if is_whole:
        return (every, steps), within
    return (every, z3.ToReal(steps) * z3.RealVal(str(Fraction(1, scale)), context)), within


def _replaced(
    question: Question, library: Library, count: Any, context: Any
) -> tuple[dict[str, Guard], Guard]:
    """For each table that a document may take the place of, whether one does; each document takes one place."""
    tables = [one.short for one in library.questions if may_stand_for(one, library)]
    instead = {short: z3.Bool(f"{question.key} for {short}", context) for short in tables}
    one, none = z3.IntVal(1, context), z3.IntVal(0, context)
    number = z3.Sum([none, *(choose(guard, one, none) for guard in instead.values())])
    # Where the list offers nothing but tables, each document takes the place of one.
    offered = next((one.choices for one in question.columns if one.key == INSTEAD_OF), ("",))
    offers_others = not set(offered) <= set(tables)
    return instead, conj((number <= count, disj((offers_others, *instead.values()))))
