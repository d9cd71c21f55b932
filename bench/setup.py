"""Seconds of `./run setup` in a fresh clone, first and second time: `python bench/setup.py`. Needs packages."""

import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
GOAL_SECOND = 5


def main() -> None:
    with TemporaryDirectory() as name:
        clone = Path(name) / "counterpart"
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        times = []
        for which in ("first", "second"):
            start = time.monotonic()
            subprocess.run(["./run", "setup"], cwd=clone, check=True, stdout=subprocess.DEVNULL)
            times.append(time.monotonic() - start)
            print(f"{which}: {times[-1]:.1f} s")
        print(
            f"second over first: {times[1] / times[0]:.3f}; goal of the second: under {GOAL_SECOND} s"
        )


if __name__ == "__main__":
    main()
