"""Cheap checks of one draft of a library: everything that shows without trying answers."""

from clauses.library.lint.checks import lint

__all__ = ["lint"]
