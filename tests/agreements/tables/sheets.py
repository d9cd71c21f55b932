"""Sheets as people send them: CSV and XLSX with given lines, and those that mean harm."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

Lines = list[list[object]]


def xlsx(**sheets: Lines) -> bytes:
    """A workbook with these lines in its sheets."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, lines in sheets.items():
            page = book.add_worksheet(name)
            for row, line in enumerate(lines):
                for place, cell in enumerate(line):
                    if hasattr(cell, "isoformat"):
                        page.write_datetime(row, place, cell, day)
                    elif cell != "":
                        page.write(row, place, cell)
    return out.getvalue()


def read(content: bytes) -> dict[str, Lines]:
    """The sheets of a workbook with their lines."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def parts_of(content: bytes) -> dict[str, str]:
    """The files inside a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def with_part(content: bytes, name: str, words: str) -> bytes:
    """A workbook with one of the files inside it replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, text in (parts_of(content) | {name: words}).items():
            archive.writestr(one, text)
    return out.getvalue()


def sent(content: bytes | str, name: str = "sheet.csv") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
