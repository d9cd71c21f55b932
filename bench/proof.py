"""The proof in seconds of processor time, each as ratio to one agreement made and checked: `python bench/proof.py`.

The shipped library is measured, and libraries of twice and four times its content. With a number, so many damages of
each kind are proved whole as well, and compared with what the changed parts told.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from agreements.assembly.coherence import check  # noqa: E402  the path must be known first
from agreements.assembly.pipeline import assemble  # noqa: E402
from clauses.library.language.blocks import parse_text  # noqa: E402
from clauses.library.proof import Proof, prove  # noqa: E402
from clauses.library.proof.changed_library import Baseline  # noqa: E402
from clauses.library.values import Library  # noqa: E402
from tests.content.answer_sets import Generator  # noqa: E402
from tests.content.damages import KINDS, damages_of  # noqa: E402
from tests.content.larger import times  # noqa: E402
from tests.content.outcomes import result_of  # noqa: E402
from tests.content.shipped import CREATED_ON, LIBRARY  # noqa: E402

FOUND = ("found", "shown")
TIMES = (1, 2, 4)


def seconds(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


def reworded(library: Library) -> Library:
    """The library with one more sentence in its first clause."""
    clause = library.clauses[0]
    position = clause.positions[0]
    text = parse_text(position.text.source + "\n\nThe Customer says so.")
    changed = replace(clause, positions=(replace(position, text=text), *clause.positions[1:]))
    return replace(library, clauses=(changed, *library.clauses[1:]))


def main(each: int) -> None:
    answers, _ = next(Generator(LIBRARY, random.Random(1)).answer_sets(1))
    reference = seconds(lambda: check(assemble(LIBRARY, answers, created_on=CREATED_ON)))
    print(f"{'one agreement assembled and checked':60} {reference:8.2f} s {1:8.1f} x")
    for number in TIMES:
        library = times(LIBRARY, number)
        for name, took in measured(library).items():
            row = f"{number} x the content: {name}"
            print(f"{row:60} {took:8.2f} s {took / reference:8.1f} x", flush=True)
    if each:
        prove_damages(Baseline.of(LIBRARY), each)


def measured(library: Library) -> dict[str, float]:
    """What the proof of a library costs, in seconds; it says with it whether all was decided."""
    proofs: list[Proof] = []
    cold = seconds(lambda: proofs.append(prove(library, today=CREATED_ON)))
    codes = Counter(one.finding.code for one in proofs[0].errors)
    baselines: list[Baseline] = []
    ready = seconds(lambda: baselines.append(Baseline.of(library)))
    changed = reworded(library)
    one_clause = seconds(lambda: list(baselines[0].broken_by(changed, today=CREATED_ON)))
    return {
        f"proved whole, cold; errors {dict(codes)}": cold,
        "made ready for changes": ready,
        "one changed clause": one_clause,
    }


def prove_damages(baseline: Baseline, each: int) -> None:
    """The full proof finds an error exactly where the changed parts show one."""
    for kind in KINDS:
        score: Counter[str] = Counter()
        for damage in damages_of(LIBRARY, kind, seed=1, number=each):
            outcome = result_of(damage, baseline).outcome
            whole = bool(prove(damage.library, today=CREATED_ON).errors)
            score[outcome if whole is (outcome in FOUND) else f"{outcome}, but not so"] += 1
        print(f"{kind:40} {dict(score)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
