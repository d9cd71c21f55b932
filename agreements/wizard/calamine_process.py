"""Reads an XLSX file in a process of its own, within limits of memory and time: bytes in, JSON out.

A file of a few kilobytes can claim a cell a million rows down or unpack to gigabytes, and what reads it would take the
whole server along. Here it takes only this process. Run by path, so it imports nothing of ours.
"""

import datetime
import io
import json
import resource
import sys

from python_calamine import CalamineWorkbook

MEMORY, SECONDS = 768 * 1024 * 1024, 10


def words_of(cell: object) -> str:
    """A cell in words: days in ISO form, whole numbers without decimals."""
    match cell:
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer() and abs(cell) < 10**15:
            return str(int(cell))
        case datetime.datetime() if cell.time() == datetime.time():
            return cell.date().isoformat()
        case _:
            return str(cell)


def kind_of(cell: object) -> str:
    """A letter for a number, nothing for all else."""
    return "n" if isinstance(cell, int | float) and not isinstance(cell, bool) else ""


def main() -> None:
    """Print the sheets: a list of [name, lines], each line a list of [kind, words]; of a number the kind is "n"."""
    content = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    most_sheets, most_rows, most_columns = map(int, sys.argv[1:])
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets: list[tuple[str, list[list[tuple[str, str]]] | None]] = []
    for name in book.sheet_names[:most_sheets]:
        sheet = book.get_sheet_by_name(name)
        below, beside = sheet.end or (0, 0)  # of its last cell, counted from 0
        if below >= most_rows or beside >= most_columns:
            sheets.append((name, None))
            continue
        lines = sheet.to_python(skip_empty_area=False)
        sheets.append(
            (name, [[(kind_of(cell), words_of(cell)) for cell in line] for line in lines])
        )
    json.dump(sheets, sys.stdout)


if __name__ == "__main__":
    main()
