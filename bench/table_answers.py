"""Tries the shipped library with tables filled at random: `python -m bench.table_answers [NUMBER] [SEED]`.

Prints every fault that a second reader finds, with the answers that show it, at once, and how far it is. Exit status 1
where there is a fault.
"""

import json
import sys
import time

from clauses.library.answers import to_json
from tests.content.table_survey import tables_read

EVERY = 100


def main(number: int, seed: int) -> int:
    """Read so many agreements with random tables, and tell what is wrong."""
    started = time.perf_counter()
    told: set[str] = set()
    for read, (answers, faults) in enumerate(tables_read(number, seed=seed), start=1):
        for fault in faults:
            if fault not in told:
                told.add(fault)
                shown = {key: to_json(value) for key, value in answers.items()}
                print(f"FAULT {fault}\n  {json.dumps(shown, ensure_ascii=False)}", flush=True)
        if read % EVERY == 0:
            print(f"{read} read, {len(told)} faults", flush=True)
    seconds = time.perf_counter() - started
    print(f"{number} agreements with random tables in {seconds:.0f} s, {len(told)} faults")
    return 1 if told else 0


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:3]]
    sys.exit(main(numbers[0] if numbers else 2000, numbers[1] if len(numbers) > 1 else 1))
