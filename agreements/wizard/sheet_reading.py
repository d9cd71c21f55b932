"""A sheet that comes back, CSV or XLSX -> its lines of words, or the sentence that says why it is refused.

What a file is, its content says, never its name. Formulas are not calculated: of a formula in XLSX its last result
counts, in CSV it is text.
"""

import csv
import io
import zipfile
from dataclasses import dataclass
from fractions import Fraction

from agreements.acts.limited_process import NotDone, answer_of
from agreements.wizard import calamine_process
from agreements.wizard.typed_numbers import number_to_type

LARGEST_SHEET = 1024 * 1024  # bytes, as they are sent
LARGEST_UNPACKED = 24 * 1024 * 1024
MOST_FILES, MOST_SHEETS, MOST_LINES, MOST_WIDTH = 300, 40, 2_000, 100
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # files of Excel before 2007, and those with a password
OTHER_BOOKS = {"mimetype", "content.xml", "xl/workbook.bin"}  # OpenDocument, XLSB
# A spreadsheet would take a text that begins so for a formula; an apostrophe before it keeps it text.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "'")
HOW = "Save it as an Excel workbook (.xlsx) or as CSV (UTF-8), and upload it again."


class SheetRefused(Exception):
    """The file is no sheet that can be taken; the words say why and what to do. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its name: its lines, each with the words of its cells."""

    name: str
    lines: tuple[tuple[str, ...], ...]
    numbers: frozenset[tuple[int, int]] = frozenset()  # cells that hold a number, by line and place


def sheets_in(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a file; of CSV the one without a name. Raises SheetRefused."""
    if len(content) > LARGEST_SHEET:
        raise SheetRefused("The file is larger than 1 MB. Delete what is not part of the table.")
    if content.startswith(OLD_OR_LOCKED):
        raise SheetRefused(f"The file is of an old Excel, or has a password. {HOW}")
    if content.startswith(b"PK"):
        return _workbook(content)
    return (Sheet("", _lines_of_csv(content)),)


def _workbook(content: bytes) -> tuple[Sheet, ...]:
    _look_into(content)
    limits = map(str, (MOST_SHEETS, MOST_LINES, MOST_WIDTH))
    try:
        read = answer_of(calamine_process, content, *limits)
    except NotDone as e:
        raise SheetRefused(f"The workbook cannot be read. {HOW}") from e
    assert isinstance(read, list)  # of [name, lines], as the process says
    for name, lines in read:
        if lines is None:
            raise SheetRefused(
                f"The sheet “{name}” has cells below line {MOST_LINES:,} or beyond column {MOST_WIDTH}. "
                "Delete what is not part of the table."
            )
    return tuple(
        Sheet(
            name,
            tuple(tuple(_words(*cell) for cell in line) for line in lines),
            frozenset(
                (number, place)
                for number, line in enumerate(lines)
                for place, (kind, _) in enumerate(line)
                if kind == "n"
            ),
        )
        for name, lines in read
    )


def _look_into(content: bytes) -> None:
    """Refuse what is no XLSX, or unpacks to more than a table needs, whatever it says of its size."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if "xl/workbook.xml" not in names or names & OTHER_BOOKS or len(entries) > MOST_FILES:
                raise SheetRefused(f"The file is no Excel workbook. {HOW}")
            left = LARGEST_UNPACKED
            for entry in entries:
                with archive.open(entry) as packed:
                    while chunk := packed.read(64 * 1024):
                        left -= len(chunk)
                        if left < 0:
                            raise SheetRefused(
                                "The workbook unpacks to more than 24 MB. Delete what is not part of the table."
                            )
    # What zipfile and zlib say of archives that are damaged, encrypted or packed in other ways.
    except (
        zipfile.BadZipFile,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
    ) as e:
        raise SheetRefused(f"The workbook is damaged or has a password. {HOW}") from e


def _words(kind: str, words: str) -> str:
    """The words of a cell; a number as it can be typed back in one way only."""
    if kind != "n":
        return words
    try:
        return number_to_type(Fraction(words))
    except ValueError:  # no number, and never ending ones
        return words


def _lines_of_csv(content: bytes) -> tuple[tuple[str, ...], ...]:
    text = _decoded(content)
    first = text.lstrip().split("\n", 1)[0]
    delimiter = next((sign for sign in "\t;" if sign in first), ",")
    lines = []
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            lines.append(tuple(without_apostrophe(cell.strip()) for cell in line))
            if len(lines) > MOST_LINES or len(line) > MOST_WIDTH:
                raise SheetRefused(
                    f"The file has more than {MOST_LINES:,} lines or {MOST_WIDTH} columns. "
                    "Delete what is not part of the table."
                )
    except csv.Error as e:
        raise SheetRefused(
            f"The CSV file cannot be read from line {len(lines) + 1} on. {HOW}"
        ) from e
    return tuple(lines)


def _decoded(content: bytes) -> str:
    """The text of a CSV file: UTF-8, UTF-16 where it says so, else as older spreadsheets of the West write it."""
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise SheetRefused(f"The file is neither an Excel workbook nor CSV. {HOW}")


def with_apostrophe(text: str) -> str:
    """A text as a CSV cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def without_apostrophe(text: str) -> str:
    """A text without the apostrophe that kept it from being a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_SIGNS) else text
