"""Surveys the shipped library over many answer sets: `python -m bench.answer_sets [NUMBER] [SEED]`.

Each hundred has a seed of its own, counted on from SEED, and is told when it is done: a run that was stopped goes on
from the seed after the last one told. At the end stands how often each answer, limit, position, schedule and term
occurred. Exit status 1 where a fault stands or where something occurred fewer than five times.
"""

import json
import sys
import time

from tests.content.shipped import LIBRARY
from tests.content.survey import Survey, distribution, survey, together

OFTEN_ENOUGH = 5
AT_ONCE = 100


def main(number: int, seed: int) -> int:
    """Survey so many answer sets, a hundred at a time, and tell what is wrong or rare."""
    started = time.perf_counter()
    parts = []
    for begun in range(0, number, AT_ONCE):
        part = survey(min(AT_ONCE, number - begun), seed=seed + begun // AT_ONCE)
        parts.append(part)
        told = f"seed {seed + begun // AT_ONCE}: {part.agreements} agreements, {len(part.faults)} faults"
        print(told, flush=True)
        for fault, answers in part.faults.items():
            print(f"FAULT {fault}\n  {json.dumps(answers, ensure_ascii=False)}", flush=True)
    seconds = time.perf_counter() - started
    result = together(parts)
    print(distribution(result))
    rare = rare_ones(result)
    for name, count in rare:
        print(f"RARE {name}: {count}")
    print(
        f"{number} agreements in {seconds:.0f} s, {1000 * seconds / number:.0f} ms each, "
        f"{len(result.known)} answers and limits, {len(result.faults)} faults, {len(rare)} rare"
    )
    return 1 if result.faults or rare else 0


def rare_ones(result: Survey) -> list[tuple[str, int]]:
    """What the library has and what occurred fewer than five times."""
    counted = {
        f"{question}: {name}": result.occurred[(question, name)] for question, name in result.known
    }
    counted |= {
        f"{clause.key}: {one.key}": result.positions[(clause.key, one.key)]
        for clause in LIBRARY.clauses
        for one in clause.positions
    }
    counted |= {term.term: result.terms[term.term] for term in LIBRARY.terms}
    counted |= {one.key: result.schedules[one.key] for one in LIBRARY.schedules}
    return [(name, count) for name, count in counted.items() if count < OFTEN_ENOUGH]


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:3]]
    sys.exit(main(numbers[0] if numbers else 2000, numbers[1] if len(numbers) > 1 else 1))
