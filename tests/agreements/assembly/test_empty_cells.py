"""What the tables of an agreement leave to be filled in by hand is counted where it stands."""

from agreements.assembly.empty_cells import EmptyCells, empty_cells
from tests.agreements.assembly.examples import made, written
from tests.clauses.library.examples import clause, position, question, schedule

PRICES = "| Goods | Price |\n| Valve | |\n| | |"


def test_empty_cells_are_counted_by_clause_and_schedule():
    document = made(
        clause("words", position("only", 'See {{ ref("prices") }}.\n\n' + PRICES)),
        schedule("prices", PRICES + "\n\n## Rates\n\n| Work | Rate |\n| | 10 |"),
    ).document

    assert [(one.title, one.number) for one in empty_cells(document)] == [
        ("1.1 Words", 3),
        ("Schedule A: Prices", 4),
    ]
    assert [one.anchor for one in empty_cells(document)] == ["clause-words", "schedule-prices"]


def test_a_cell_with_an_open_blank_is_not_empty_and_says_itself_what_is_missing():
    document = written("| Goods | Price |\n| {{ product }} | 5 |", question("product", "text"))

    assert empty_cells(document) == ()


def test_an_agreement_without_tables_leaves_nothing_empty():
    assert empty_cells(written("The Parties agree.")) == ()


def test_the_count_is_that_of_the_clause():
    document = written(PRICES)

    assert empty_cells(document) == (
        EmptyCells("1.1 Words", document.sections[0].clauses[0].anchor, 3),
    )
