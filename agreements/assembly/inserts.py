"""The parts that a document makes itself: definitions, signature blocks, the tables that were filled, the matrix."""

from dataclasses import replace
from fractions import Fraction
from typing import assert_never

from agreements.assembly import formatting
from agreements.assembly.blanks import Filling
from agreements.assembly.document import (
    Block,
    DefinitionList,
    English,
    Filled,
    Line,
    OpenBlank,
    PrintedRow,
    PrintedTable,
    PrintedWords,
    Signature,
    SignatureBlocks,
    SignatureMethod,
)
from agreements.assembly.english import english_of
from agreements.assembly.memo import Memo
from clauses.library.answers import (
    Cell,
    FilledRow,
    FilledTable,
    Party,
    Site,
    decimal_text,
    responsibility_key,
    value_given,
)
from clauses.library.deal.attached import standing_for
from clauses.library.deal.cells import column_questions, to_follow
from clauses.library.deal.party_words import party_words
from clauses.library.language.columns import Column
from clauses.library.language.evaluation import Scope, evaluate, holds
from clauses.library.language.known_names import (
    ATTACHMENTS,
    CUSTOMER,
    DOCUMENT_HEAD,
    DOCUMENT_PARTS,
    MANUFACTURER,
    MATRIX_HEAD,
    SIGNATURE_METHOD,
    SITES_HEAD,
)
from clauses.library.language.text import Insert
from clauses.library.values import Question, Responsibility

NO_NOTE = "–"  # an empty cell would ask to be filled in by hand


def fill_insert(insert: Insert, filling: Filling) -> Block:
    """The block that an insert stands for; the definitions are collected later."""
    block = _block(insert, filling)
    if isinstance(block, PrintedTable):
        return replace(block, made_of=(insert.kind, insert.key))
    return block


def _block(insert: Insert, filling: Filling) -> Block:
    match insert.kind:
        case "definitions":
            return DefinitionList(())
        case "signatures":
            return _signatures(filling)
        case "sites":
            return _sites(insert.key, filling)
        case "table":
            return _filled(insert.key, filling)
        case "responsibilities":
            return _matrix(filling)
        case _:
            assert_never(insert.kind)


def party(key: str, scope: Scope) -> Party:
    """The party that answers a question; an empty one while the question is open."""
    value = scope.value(key)
    return value if isinstance(value, Party) else Party()


def _signatures(filling: Filling) -> SignatureBlocks:
    scope, called = filling.scope, party_words(filling.library)
    electronic = scope.value(SIGNATURE_METHOD) == "electronic"
    method: SignatureMethod = "electronic" if electronic else "ink"
    customer = _signature(called.customer, party(CUSTOMER, scope))
    manufacturer = _signature(called.manufacturer, party(MANUFACTURER, scope))
    return SignatureBlocks(method, (customer, manufacturer))


def _signature(role: str, signing: Party) -> Signature:
    return Signature(role, signing.legal_name, signing.signatory_name, signing.signatory_title)


def _sites(key: str, filling: Filling) -> PrintedTable:
    value = filling.scope.value(key)
    head = filling.memo.once(_row_of_words, SITES_HEAD)
    if isinstance(value, tuple) and value:
        return PrintedTable(head, tuple(_site(site, key) for site in value))
    question = filling.library.question(key)
    blank = OpenBlank(question.short if question is not None else key, (key,))
    return PrintedTable(head, (PrintedRow(((blank,), (), (), ())),))


def _site(site: Site, key: str) -> PrintedRow:
    country = formatting.country(site.country)
    texts = (site.name, formatting.address(site.address, site.country), country, site.activity)
    return PrintedRow(tuple((Filled(text, (key,)),) if text else () for text in texts))


def _filled(key: str, filling: Filling) -> PrintedTable:
    """A table as its question was answered; one open row while it is not."""
    question, value = filling.library.question(key), filling.scope.value(key)
    columns = column_questions(question) if question is not None else ()
    head = filling.memo.once_by(tuple(map(_headed, columns)), _row_of_words)
    if question is not None and isinstance(value, FilledTable):
        # The very row of before where it says the same: of hundreds, somebody types in one.
        instead = tuple(_empty(column, filling) for column in question.columns)
        said = (filling.currency(), english_of(filling.scope), instead)
        once = filling.memo.once_by
        rows = tuple(once((row, *said), _cells, question) for row in value.rows)
        return PrintedTable(head, rows)
    document = question and standing_for(question, filling.scope.value(ATTACHMENTS))
    if document:
        cells = (_cell_words(document.cell(part)) for part in DOCUMENT_PARTS)
        cited = tuple((Filled(words, (ATTACHMENTS,)),) for words in cells)
        return PrintedTable(_row_of_words(DOCUMENT_HEAD), (PrintedRow(cited),))
    blank = OpenBlank(question.short if question is not None else key, (key,))
    return PrintedTable(head, (PrintedRow(((blank,), *(() for _ in columns[1:]))),))


def _cell_words(cell: Cell | None) -> str:
    return decimal_text(cell) if isinstance(cell, Fraction) else str(cell or NO_NOTE)


def _empty(column: Column, filling: Filling) -> Line:
    """What an empty cell prints: nothing where it must still be filled, else that nothing is stated, or will be."""
    match column.needed:
        case "finish":
            return ()
        case "recommended":
            return _words(NO_NOTE)
        case "later":
            return _words(to_follow(column, filling.library))
        case _:
            assert_never(column.needed)


def _headed(column: Question) -> str:
    return f"{column.short} ({column.unit})" if column.unit else column.short


def _cells(
    said: tuple[FilledRow, str, English, tuple[Line, ...]], question: Question
) -> PrintedRow:
    """A row as it is printed in the currency and the English of an agreement, with what empty cells say instead."""
    row, currency, english, instead = said
    filled = dict(row.cells)
    columns = zip(column_questions(question), instead, strict=True)
    cells = ((filled.get(column.key), column, words) for column, words in columns)
    return PrintedRow(
        tuple(
            words
            if cell is None
            else (
                Filled(
                    formatting.answer(
                        value_given(cell), column, currency=currency, english=english
                    ),
                    (question.key,),
                ),
            )
            for cell, column, words in cells
        )
    )


def _matrix(filling: Filling) -> PrintedTable:
    rows = tuple(
        _responsibility(row, filling)
        for row in filling.library.responsibilities
        if row.when is None or holds(row.when.expression, filling.scope)
    )
    return PrintedTable(filling.memo.once(_row_of_words, MATRIX_HEAD), rows)


def _responsibility(row: Responsibility, filling: Filling) -> PrintedRow:
    """A row of the matrix; the very row of before where the same side answers for it."""
    answered = filling.scope.value(responsibility_key(row.key))
    decided = evaluate(row.party.expression, filling.scope)
    questions = (*filling.questions(row.party.expression), responsibility_key(row.key))
    named = party_words(filling.library).of(str(answered or decided))
    memo = filling.memo
    return memo.once_by((named, questions), _answered_for, row, memo)


def _answered_for(by: tuple[str, tuple[str, ...]], row: Responsibility, memo: Memo) -> PrintedRow:
    named, questions = by
    cell = Filled(named, questions) if named else OpenBlank(row.activity, questions)
    activity, note = memo.once(_words_of_row, row)
    return PrintedRow((activity, (cell,), note))


def _words_of_row(row: Responsibility) -> tuple[Line, Line]:
    """What a row says whoever answers for it: the very lines, so that what is made of them need not be made again."""
    return _words(row.activity), _words(row.note or NO_NOTE)


def _row_of_words(cells: tuple[str, ...]) -> PrintedRow:
    return PrintedRow(tuple(_words(cell) for cell in cells))


def _words(text: str) -> Line:
    return (PrintedWords(text),) if text else ()
