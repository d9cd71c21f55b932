"""Tables filled at random print no empty line, no lost reference, no empty head and no empty row."""

import pytest

from agreements.assembly.document import PrintedRow, PrintedTable, PrintedWords
from tests.content.table_survey import of_table, tables_read

pytestmark = pytest.mark.slow


def test_a_second_reader_finds_nothing_in_agreements_with_random_tables():
    faults = [fault for _, found in tables_read(8, seed=3) for fault in found]

    assert faults == []


@pytest.mark.parametrize(
    ("head", "rows", "found"),
    [
        ("ab", ["cd"], []),
        ("a ", ["cd"], ["an empty head: ['a', ' ']"]),
        ("ab", [], ["a head without rows: ['a', 'b']"]),
        ("ab", ["cd", "  "], ["an empty row below ['a', 'b']"]),
        ("ab", ["c"], ["a row of another width below ['a', 'b']"]),
    ],
)
def test_the_reader_of_tables_sees(head: str, rows: list[str], found: list[str]):
    def row(cells: str) -> PrintedRow:
        return PrintedRow(tuple((PrintedWords(cell),) for cell in cells))

    assert list(of_table(PrintedTable(row(head), tuple(map(row, rows))))) == found
