"""Prints the page of all findings: `python -m clauses.library.faults > docs/findings.md`."""

import sys

from clauses.library.faults.page import findings_page

if __name__ == "__main__":
    sys.stdout.write(findings_page())
