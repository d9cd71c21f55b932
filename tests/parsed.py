"""The modules of the project as trees, each parsed once for all the tests that look at it."""

import ast
from functools import cache
from pathlib import Path


@cache
def tree_of(path: Path) -> ast.Module:
    """A module as parsed. Whoever would change the tree parses one for himself."""
    return ast.parse(path.read_text())
