"""A proof that fails says so at once: formulas are written in short, and what holds many of them is not written out."""

import dataclasses
import importlib
import inspect
import pkgutil
from typing import Any, get_args

import z3

from clauses.library import proof

MODULES = [
    importlib.import_module(f"{proof.__name__}.{one.name}")
    for one in pkgutil.iter_modules(proof.__path__)
]


def _holds_guards(described: object) -> bool:
    return described is Any or any(map(_holds_guards, get_args(described)))


def test_what_holds_guards_or_a_context_is_not_written_out():
    holders = {
        thing
        for module in MODULES
        for _, thing in inspect.getmembers(module, inspect.isclass)
        if thing.__module__ == module.__name__ and dataclasses.is_dataclass(thing)
        if any(_holds_guards(one.type) for one in dataclasses.fields(thing))
    }

    assert holders
    assert [one.__name__ for one in holders if "__repr__" in vars(one)] == []


def test_a_formula_that_shares_its_parts_is_written_in_short():
    formula = z3.Bool("start")
    for number in range(300):
        formula = z3.And(z3.Or(formula, z3.Bool(f"b{number}")), z3.Not(formula))

    assert len(repr(formula)) < 1_000
