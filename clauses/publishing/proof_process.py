"""Proves one library in a process of its own, the library as JSON on its input.

Called as `python -m clauses.publishing.proof_process DAY`.

The solver is a library in C that one process must not use in two threads, and it keeps the interpreter busy for
many seconds; the processes that serve pages do neither. What it finds goes out as JSON.
"""

import datetime
import json
import sys
import time

from clauses.library import Library
from clauses.library.answers import to_json
from clauses.library.data.codec import library_from
from clauses.library.proof import ProofFinding, prove
from clauses.publishing.provers import PROVER, solver_version


def report(library: Library, *, today: datetime.date) -> dict[str, object]:
    """The proof of a library as plain data."""
    started = time.perf_counter()
    proof = prove(library, today=today)
    return {
        "prover": PROVER,
        "solver": solver_version(),
        "seconds": round(time.perf_counter() - started, 3),
        "counts": [list(count) for count in proof.proved],
        "findings": [_as_data(one) for one in proof.findings],
    }


def _as_data(one: ProofFinding) -> dict[str, object]:
    finding, place, example = one.finding, one.finding.place, one.example
    return {
        "level": str(finding.level),
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
        "place": [place.kind, place.key, place.part, place.line],
        "words": one.words,
        "counterexample": example
        and {key: to_json(value) for key, value in example.answers.items()},
        "created_on": example and example.created_on.isoformat(),
    }


def main() -> None:
    """Reads, proves, prints."""
    library, findings = library_from(json.load(sys.stdin))
    if library is None:
        sys.exit(f"This library cannot be read: {findings[0]}")
    json.dump(report(library, today=datetime.date.fromisoformat(sys.argv[1])), sys.stdout)


if __name__ == "__main__":
    main()
