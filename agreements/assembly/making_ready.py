"""Makes a library ready: what does not depend on answers is made before the first agreement needs it."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from agreements.assembly.blanks import Filling
from agreements.assembly.coherence import check
from agreements.assembly.deciding import questions_decided
from agreements.assembly.definitions import define
from agreements.assembly.document import PrintedSchedule
from agreements.assembly.english import asked_in_its_english
from agreements.assembly.filling import fill, remember_questions, schedule_anchor
from agreements.assembly.memo import Memo
from agreements.assembly.numbering import number
from agreements.assembly.pipeline import Assembled
from agreements.assembly.resolution import resolve
from agreements.assembly.settling import fill_blocks
from agreements.assembly.shown_parts import shown_parts
from agreements.assembly.typed_words import read_ordinary_words
from clauses.library.deal.interview import Interview
from clauses.library.deal.selection import Selected, Selection, SelectionScope
from clauses.library.language import text
from clauses.library.language.evaluation import as_function
from clauses.library.language.known_names import ENGLISH
from clauses.library.values import Library, Position
from clauses.library.words.places import every_expression

ENGLISHES = ("british", "american")
ANY_DAY = datetime.date(2000, 1, 1)


def make_ready(library: Library, memo: Memo) -> tuple[Library, ...]:
    """Remember the blocks and lines of every position as they stand without answers.

    Gives the library as it was made ready, in either English.
    """
    return tuple(_made_ready(library, english, memo) for english in ENGLISHES)


def _made_ready(library: Library, english: str, memo: Memo) -> Library:
    asked = asked_in_its_english(library, {ENGLISH: english}, created_on=ANY_DAY)
    for place in range(max((len(one.positions) for one in library.clauses), default=0)):
        made = _assembled(_with_positions(asked, place), memo)
        check(made)
        shown_parts(made, {})
    remember_questions(asked.library, memo)
    memo.once(questions_decided, asked.library)
    read_ordinary_words(asked.library)
    for expression in every_expression(asked.library):
        as_function(expression)
    return asked.library


def _with_positions(asked: Interview, place: int) -> Selection:
    """Every clause in the position at this place, or in its last, with every branch of its text."""
    selected = tuple(
        Selected(
            clause, _unconditional(clause.positions[min(place, len(clause.positions) - 1)]), ""
        )
        for clause in asked.library.clauses
        if clause.positions
    )
    taken = {one.clause.key: one.position for one in selected}
    return Selection(selected, SelectionScope(asked, taken))


def _assembled(selection: Selection, memo: Memo) -> Assembled:
    """The agreement that a selection makes, with every schedule and every branch of them."""
    interview = selection.scope.interview
    filling = Filling(interview.library, selection.scope, memo)
    schedules = tuple(
        PrintedSchedule(
            one.key,
            "",
            one.heading,
            schedule_anchor(one.key),
            fill_blocks(every_branch(one.text.blocks), filling),
            is_leading=one.leading,
        )
        for one in interview.library.schedules
    )
    filled = replace(fill(selection, memo), schedules=schedules)
    unnumbered = define(filled, selection, memo)
    document = resolve(unnumbered, number(unnumbered), memo)
    return Assembled(interview, selection, document, memo)


def _unconditional(position: Position) -> Position:
    blocks = tuple(every_branch(position.text.blocks))
    # The very text where it has no branches: all that is made of it is ready then.
    if blocks == position.text.blocks:
        return position
    return replace(position, text=text.Text("", blocks))


def every_branch(blocks: Iterable[text.Block]) -> Iterator[text.Block]:
    """The blocks of all branches one after the other: the very block, or one that has the very lines of the text."""
    for block in blocks:
        match block:
            case text.Conditional():
                yield from every_branch(_inside(block))
            case text.Paragraph(items=items):
                every = tuple(_every_item(items))
                yield block if every == items else replace(block, items=every)
            case text.Table(rows=rows):
                every_row = tuple(_every_row(rows))
                yield block if every_row == rows else replace(block, rows=every_row)
            case text.Heading() | text.Insert():
                yield block
            case _:
                assert_never(block)


def _every_item(entries: Iterable[text.ListEntry]) -> Iterator[text.Item]:
    for entry in entries:
        match entry:
            case text.Conditional():
                yield from _every_item(_inside(entry))
            case text.Item(items=items):
                yield replace(entry, items=tuple(_every_item(items)))
            case _:
                assert_never(entry)


def _every_row(entries: Iterable[text.TableEntry]) -> Iterator[text.Row]:
    for entry in entries:
        match entry:
            case text.Conditional():
                yield from _every_row(_inside(entry))
            case text.Row():
                yield entry
            case _:
                assert_never(entry)


def _inside(condition: text.Conditional[text.Inside]) -> tuple[text.Inside, ...]:
    branches = (one for branch in condition.branches for one in branch.inside)
    return (*branches, *condition.otherwise)
