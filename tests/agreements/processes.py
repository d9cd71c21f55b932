"""A second process for tests: what it prints when it runs a piece of code."""

import subprocess
import sys

from tests.databases import ROOT


def in_new_process(code: str) -> str:
    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
