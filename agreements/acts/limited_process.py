"""Runs a module of ours in a process of its own, within limits: a hostile file takes only that process along."""

import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

SECONDS = 30


class NotDone(Exception):
    """The process failed, or took more than it may."""


def answer_of(module: ModuleType | Path, content: bytes, *arguments: str) -> object:
    """What a module, or the one in a file, prints as JSON when it is given these bytes. Raises NotDone."""
    file = module if isinstance(module, Path) else module.__file__
    # Isolated: neither the folder nor the variables of the server lead to what it imports.
    command = [sys.executable, "-I", str(file), *arguments]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS, check=True
        )
        return json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as e:
        raise NotDone from e
