"""Checks a folder of content files: `python -m clauses.library.lint FOLDER`. Exit status 1 where an error stands."""

import sys
from pathlib import Path

from clauses.library.data.codec import library_from
from clauses.library.data.folder import read_folder
from clauses.library.findings import errors
from clauses.library.lint.checks import lint


def main(folder: str) -> int:
    """Print what is wrong in a folder, one finding a line."""
    data, unread = read_folder(Path(folder))
    library, misread = library_from(data)
    found = unread + misread + (lint(library) if library is not None else ())
    for finding in found:
        print(finding)
    size = (
        f"{len(library.questions)} questions, {len(library.clauses)} clauses"
        if library
        else "not read"
    )
    print(f"{folder}: {size}, {len(found)} findings")
    return 1 if errors(found) else 0


if __name__ == "__main__":  # pragma: no cover - the tests run it as a program of its own
    sys.exit(main(sys.argv[1]))
