"""Nothing of the product stands there for the tests alone, or for nobody."""

import ast
import re
from pathlib import Path

from tests.parsed import tree_of
from tests.test_repository import name_of, of_the_product, product_modules, project_files

# The desk will ask it what a change of the library breaks or leaves alone.
WAITS_FOR_ITS_USER = {"Baseline"}
# Django finds these by their names.
FOUND_BY_NAME = re.compile(r"^Command$|(Admin|Config)$")
# Decorators that hand a function to templates.
CALLED_BY_TEMPLATES = {"simple_tag", "filter", "inclusion_tag"}


def defined(path: Path) -> list[str]:
    """The public functions and classes of a module."""
    return [
        node.name
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not any(CALLED_BY_TEMPLATES & words_in(mark) for mark in node.decorator_list)
    ]


def words_in(tree: ast.AST) -> set[str]:
    """Every name that is spoken of below a node, and every word of its texts: settings name functions in texts."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(name) | ast.Attribute(_, name):
                found.add(name)
            case ast.Constant(str() as text) if "\n" not in text:
                found.update(re.findall(r"\w+", text))
            case _:
                pass
    return found


def without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(
            node
        ):
            node.body = node.body[1:] or [ast.Pass()]
    return tree


def test_every_public_function_and_class_is_used_by_the_product():
    spoken_of: set[str] = set()
    for path in project_files("*.py"):
        # Migrations too: they call the triggers of the database; and the benches, which measure.
        if of_the_product(path) or "bench" in path.parts:
            spoken_of |= words_in(without_docstrings(ast.parse(path.read_text())))

    assert [
        f"{name_of(path)}: {name}"
        for path in filter(of_the_product, product_modules())
        for name in defined(path)
        if name not in spoken_of | WAITS_FOR_ITS_USER and not FOUND_BY_NAME.search(name)
    ] == []
