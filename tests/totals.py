"""Adds up the reports of several runs of pytest into one last line, below the scores that tests kept.

python -m tests.totals FOLDER SECONDS_SINCE_1970
"""

import sys
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def main(folder: Path, started: int) -> None:
    totals = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for report in sorted(folder.glob("*.xml")):
        whole = ElementTree.parse(report)
        for kept in whole.iter("property"):
            if kept.get("name") == "score":
                print(kept.get("value"))
        for suite in whole.iter("testsuite"):
            for name in totals:
                totals[name] += int(suite.get(name, 0))
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
