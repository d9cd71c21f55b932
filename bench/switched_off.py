"""Whether a test fails when a check is switched off: `python -m bench.switched_off [CODE ...]`, some minutes for all.

Each code of the catalogue in turn is taken out of what lint, the proof and `check` find. Then the tests of the core
run that name it; of a code that no test misses, the name is printed, and the exit status is 1.
"""

import contextlib
import io
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from agreements.assembly import coherence  # noqa: E402  the path must be known first
from clauses.library.faults import of_agreements, of_asked_tables, of_libraries, of_proofs, of_words  # noqa: E402
from clauses.library.faults.page import faults_of  # noqa: E402
from clauses.library.lint import checks  # noqa: E402
from clauses.library.proof import obligations, possibilities, proving, unprinted_values  # noqa: E402

TESTED_IN = ("tests/clauses/library", "tests/agreements/assembly", "tests/properties")
HELD = (of_agreements, of_asked_tables, of_libraries, of_words, of_proofs)
OFF: set[str] = set()


def code_of(found: Any) -> str:  # a finding, one of the proof, an obligation or a possibility
    held = getattr(found, "missing", getattr(found, "finding", found))
    return str(held.code)


def without(act: Callable[..., Iterable[Any]]) -> Callable[..., Any]:
    """The same function, without what has a code that is switched off."""

    def asked(*given: Any, **named: Any) -> Any:
        return tuple(one for one in act(*given, **named) if code_of(one) not in OFF)

    return asked


def switch() -> None:
    """Every module that knows one of the functions knows the one that can be switched off."""
    acts = (
        (checks, "lint"),
        (obligations, "obligations"),
        (possibilities, "possibilities"),
        (proving, "_proved"),
        (unprinted_values, "owed_by_rules"),
        (coherence, "check"),
    )
    for home, name in acts:
        act = getattr(home, name)
        switched = without(act)
        for module in list(sys.modules.values()):
            if getattr(module, name, None) is act:
                setattr(module, name, switched)


def tests_of(code: str) -> list[str]:
    files = (path for folder in TESTED_IN for path in sorted((ROOT / folder).rglob("test_*.py")))
    return [str(path) for path in files if f'"{code}"' in path.read_text()]


def is_missed(code: str) -> bool:
    """Whether a test fails without the code; the slow ones are asked last."""
    OFF.clear()
    OFF.add(code)
    found = tests_of(code)
    for speed in ("not slow", "slow"):
        given = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-m", speed, *found]
        with contextlib.redirect_stdout(io.StringIO()):
            if found and pytest.main(given) == pytest.ExitCode.TESTS_FAILED:
                return True
    return False


def main(asked: list[str]) -> int:
    switch()
    codes = asked or sorted({fault.code for module in HELD for fault in faults_of(module).values()})
    survive = []
    for code in codes:
        missed = is_missed(code)
        print(f"{code}: {'a test fails' if missed else 'no test fails'}", flush=True)
        survive += [] if missed else [code]
    print(f"{len(codes) - len(survive)} of {len(codes)} are missed when they are switched off")
    return 1 if survive else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
