"""Tries the shipped library with tables filled at random: `python -m bench.table_answers [NUMBER] [SEED]`.

Prints every fault that a second reader finds, with the answers that show it. Exit status 1 where there is one.
"""

import json
import sys
import time

from tests.content.table_survey import table_faults


def main(number: int, seed: int) -> int:
    """Read so many agreements with random tables, and tell what is wrong."""
    started = time.perf_counter()
    faults = table_faults(number, seed=seed)
    for fault, answers in faults.items():
        print(f"FAULT {fault}\n  {json.dumps(answers, ensure_ascii=False)}")
    seconds = time.perf_counter() - started
    print(f"{number} agreements with random tables in {seconds:.0f} s, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:3]]
    sys.exit(main(numbers[0] if numbers else 2000, numbers[1] if len(numbers) > 1 else 1))
