"""How a table of the document shares its width among its columns."""

from agreements.assembly import document
from agreements.printing.column_widths import shares


def line(text: str) -> document.Line:
    return (document.PrintedWords(text),)


def test_a_telephone_number_stands_on_one_line_beside_a_long_address():
    heads = ("Role", "Party", "Name", "Telephone", "E-mail")
    cells = (
        "Deputy of the Urgent Contact",
        "Manufacturer",
        "Jens Albrecht",
        "+49 89 5550 1741",
        "jens.albrecht@praezisionswerk.example",
    )
    head, row = (document.PrintedRow(tuple(map(line, texts))) for texts in (heads, cells))

    widths = shares(document.PrintedTable(head, (row,)))

    assert widths[3] >= 4  # 16 characters, of 110 in 24 columns
    assert sum(widths) == 24
