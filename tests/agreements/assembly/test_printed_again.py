"""A basis printed again: the clause that was approved, as far as the data of its approval tell."""

from agreements.assembly.basis import basis_of
from agreements.assembly.document import (
    CrossReference,
    OpenBlank,
    PrintedTable,
    PrintedWords,
    UnresolvedReference,
)
from agreements.assembly.printed_again import clause_of_basis
from agreements.assembly.trees import lines_in, words_of
from tests.agreements.assembly.examples import made, outline
from tests.clauses.library.examples import clause, position, question

PRICES = clause("prices", position("only", "Prices are fixed."))


def agreement(text: str, *things, **answers):
    return made(*things, PRICES, clause("words", position("only", text)), **answers)


def data_of(assembled):
    selected = assembled.selection.of("words")
    assert selected is not None
    return basis_of(assembled, selected).data


def again(data, text: str = "Words of today."):
    """The basis printed beside a document of today whose clause "words" has this text."""
    document = agreement(text).document
    now = next(one for one in document.clauses() if one.key == "words")
    printed = clause_of_basis(data, now, document)
    assert printed is not None
    return printed


def lines(printed) -> list[str]:
    return [words_of(line) for block in printed.blocks for line in lines_in(block)]


def test_what_was_approved_is_printed_though_the_words_changed():
    old = agreement("## Costs\n\nThe Customer pays:\n- parts;\n  - new\n- labour")
    approved = next(one for one in old.document.clauses() if one.key == "words")

    printed = again(data_of(old))

    assert "The Customer pays:" in lines(printed)
    assert lines(printed) == lines(approved)


def test_items_keep_their_depth_and_no_numbers():
    (block,) = again(data_of(agreement("Pays:\n- parts\n  - new\n- labour"))).blocks

    assert outline(block) == [" parts", "   new; and", " labour."]


def test_a_table_keeps_its_head_and_its_rows():
    (table,) = again(data_of(agreement("| Task | Who |\n| Design | Maker |"))).blocks

    assert isinstance(table, PrintedTable)
    assert [[words_of(cell) for cell in row.cells] for row in (table.head, *table.rows)] == [
        ["Task", "Who"],
        ["Design", "Maker"],
    ]


def test_the_heading_is_that_of_the_approval_and_of_today_where_none_was_kept():
    assert again({"heading": "Old Costs", "blocks": []}).heading == "Old Costs"
    assert again({"blocks": []}).heading == "Words"


def test_a_reference_is_printed_as_today_and_one_to_nothing_stays_unresolved():
    (block,) = again(
        {"blocks": [{"paragraph": [{"to": "prices"}, " and ", {"to": "gone"}], "items": []}]},
        'See {{ ref("prices") }}.',
    ).blocks
    (line,) = lines_in(block)

    assert isinstance(line[0], CrossReference)
    assert line[0].text
    assert line[1:] == (PrintedWords(" and "), UnresolvedReference("gone"))


def test_an_open_blank_names_the_questions_it_waited_for():
    (block,) = again(data_of(agreement("In {{ days }} days.", question("days", "integer")))).blocks

    assert next(lines_in(block))[1] == OpenBlank("days", ("days",))


def test_definitions_and_signatures_are_left_out():
    assert again({"blocks": [{"definitions": []}, {"signatures": []}]}).blocks == ()


def test_a_basis_of_old_and_a_clause_that_is_gone_are_not_printed():
    document = agreement("Words.").document
    now = next(document.clauses())

    assert clause_of_basis({"words": "Words."}, now, document) is None
    assert clause_of_basis({"blocks": []}, None, document) is None
