"""A sheet is read by what it is; what is no sheet, or means harm, is refused in words and never taken."""

import datetime

import pytest

from agreements.wizard.sheet_reading import Sheet, SheetRefused, sheets_in
from agreements.wizard.sheet_rows import rows_in
from agreements.wizard.typed_numbers import Unclear, number_typed
from tests.agreements.tables.sheets import parts_of, with_part, xlsx
from tests.clauses.library.examples import question

HEADS = ["Product", "Price"]
PAGE = "xl/worksheets/sheet1.xml"


def lines(content: bytes) -> tuple[tuple[str, ...], ...]:
    (sheet,) = sheets_in(content)
    return sheet.lines


@pytest.mark.parametrize(
    "content",
    [
        b"Product,Price\nPump,5\n",
        "\ufeffProduct;Price\r\nPump;5\r\n".encode(),
        "Product\tPrice\nPump\t5".encode("utf-16"),
        b'"Product","Price"\n"Pump","5"\n',
    ],
)
def test_csv_is_read_as_spreadsheets_of_all_countries_write_it(content: bytes):
    assert lines(content) == (("Product", "Price"), ("Pump", "5"))


def test_csv_of_an_old_windows_keeps_its_letters():
    assert lines("Product\nKühler".encode("cp1252")) == (("Product",), ("Kühler",))


def test_an_apostrophe_that_kept_a_text_from_being_a_formula_falls_off():
    assert lines(b"a,b,c\n'=1+1,'+49 30,'s") == (("a", "b", "c"), ("=1+1", "+49 30", "'s"))


@pytest.mark.slow
def test_cells_of_a_workbook_are_words_that_can_be_typed_back():
    day = datetime.date(2027, 3, 1)
    content = xlsx(
        Goods=[["a", "b", "c", "d", "e"], ["=1", 1.125, 4711, day, True], ["'x", 0.1, "", "", ""]]
    )
    (sheet,) = sheets_in(with_part(content, PAGE, parts_of(content)[PAGE]))

    assert sheet == Sheet(
        "Goods",
        (
            ("a", "b", "c", "d", "e"),
            ("0", "1.1250", "4711", "2027-03-01", "yes"),
            ("'x", "0.1", "", "", ""),
        ),
        frozenset({(1, 0), (1, 1), (1, 2), (2, 1)}),
    )


@pytest.mark.slow
def test_a_share_that_may_stand_for_percents_is_asked_for():
    content = xlsx(Parts=[["Part", "Share"], ["0.05", 0.05], ["b", 1], ["c", 5], ["d", "0.05"]])
    (sheet,) = sheets_in(content)
    columns = (question("part", "text"), question("share", "percent"))

    said = [row.cells for row in rows_in(sheet, columns)]

    assert [row["share"] for row in said] == ["0.05 or 5?", "1 or 100?", "5", "0.05"]
    assert said[0]["part"] == "0.05"
    with pytest.raises(Unclear, match=r"keeps 5% as 0\.05\. For 5%, type 5\."):
        number_typed("0.05 or 5?", is_whole=False)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"x" * (1024 * 1024 + 1), "larger than 1 MB"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Excel, or has a password"),
        (b"PK\x03\x04 and nothing", "damaged or has a password"),
        (b"\x00\x01\x02\x03", "neither an Excel workbook nor CSV"),
        (b'"a","b"\n"c,d', "cannot be read from line"),
        (b"a\n" * 2_001, "more than 2,000 lines"),
        (b"a," * 200, "more than 2,000 lines or 100 columns"),
    ],
)
def test_what_is_no_sheet_is_refused_in_words(content: bytes, says: str):
    with pytest.raises(SheetRefused, match=says):
        sheets_in(content)


def zip_bomb() -> bytes:
    return with_part(xlsx(Goods=[HEADS]), "xl/media/large.bin", "0" * (25 * 1024 * 1024))


def of_another_kind() -> bytes:
    return with_part(xlsx(Goods=[HEADS]), "mimetype", "application/vnd.oasis.opendocument")


def with_a_broken_sheet() -> bytes:
    return with_part(xlsx(Goods=[HEADS]), PAGE, "<worksheet><sheetData><row r='1'><c r=")


def with_cells(*cells: str) -> bytes:
    held = "".join(
        f'<row r="{row}"><c r="{column}{row}"><v>1</v></c></row>'
        for column, row in (cell.split("!") for cell in cells)
    )
    sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return with_part(xlsx(Goods=[HEADS]), PAGE, f"{sheet}<sheetData>{held}</sheetData></worksheet>")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (zip_bomb(), "unpacks to more than 24 MB"),
        (of_another_kind(), "no Excel workbook"),
        (with_a_broken_sheet(), "cannot be read"),
        (with_cells("A!1", "A!2001"), "below line 2,000"),
        (with_cells("A!1", "DD!2"), "beyond column 100"),
        # Read as a rectangle, as the reader does, these two cells take half a terabyte.
        (with_cells("A!1", "XFD!1048576"), "cannot be read"),
    ],
)
def test_a_workbook_that_means_harm_is_refused_and_harms_nobody(content: bytes, says: str):
    with pytest.raises(SheetRefused, match=says):
        sheets_in(content)
