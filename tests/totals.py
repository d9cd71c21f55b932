"""Adds up the reports of several runs of pytest: the scores that tests kept, the slowest, one last line.

python -m tests.totals FOLDER SECONDS_SINCE_1970
"""

import sys
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SHOWN = 10


def seconds(test: ElementTree.Element) -> float:
    """How long a test took, with what it had set up for itself."""
    return float(test.get("time", 0))


def main(folder: Path, started: int) -> None:
    totals = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    slowest: list[ElementTree.Element] = []
    for report in sorted(folder.glob("*.xml")):
        whole = ElementTree.parse(report)
        for kept in whole.iter("property"):
            if kept.get("name") == "score":
                print(kept.get("value"))
        slowest += whole.iter("testcase")
        for suite in whole.iter("testsuite"):
            for name in totals:
                totals[name] += int(suite.get(name, 0))
    slowest.sort(key=seconds, reverse=True)
    print(f"The {SHOWN} slowest, in seconds:")
    for test in slowest[:SHOWN]:
        print(f"{seconds(test):6.1f}  {test.get('classname')}: {test.get('name')}")
    passed = totals["tests"] - totals["failures"] - totals["errors"] - totals["skipped"]
    words = [f"{passed} passed"]
    words += [
        f"{totals[name]} {word}"
        for name, word in (("failures", "failed"), ("errors", "errors"), ("skipped", "skipped"))
        if totals[name]
    ]
    print(f"{', '.join(words)} in {time.time() - started:.0f}s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
