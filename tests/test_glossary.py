"""The glossary names every noun that the code has for what it speaks of, and nothing twice."""

import ast
import re
from pathlib import Path

from tests.parsed import tree_of
from tests.test_repository import ROOT, name_of, of_the_product, product_modules

GLOSSARY = (ROOT / "docs/glossary.md").read_text()
# Django's and Python's own kinds of class, named for the thing they serve: the head of the glossary says so.
SERVES = re.compile(
    r"(Row|Admin|Form|Inline|Field|QuerySet|Config|Command|Fetcher)$|^(Shown|Printed|Redlined|Readable|Placed|Typed)"
)
REFUSALS = {"Exception", "ValueError", "RuntimeError", "PermissionDenied", "ValidationError"}


def is_refusal(node: ast.ClassDef, refusals: set[str]) -> bool:
    return any(getattr(base, "id", getattr(base, "attr", "")) in refusals for base in node.bases)


def classes() -> list[tuple[Path, ast.ClassDef]]:
    return [
        (path, node)
        for path in filter(of_the_product, product_modules())
        for node in tree_of(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]


def nouns() -> dict[str, str]:
    """The classes of the product that need an entry, and where they stand."""
    found, refusals = classes(), set(REFUSALS)
    while more := {node.name for _, node in found if is_refusal(node, refusals)} - refusals:
        refusals |= more
    used = {path: names_in(path) for path in filter(of_the_product, product_modules())}
    return {
        node.name: name_of(path)
        for path, node in found
        if node.name not in refusals
        and not SERVES.search(node.name)
        and any(node.name in names for other, names in used.items() if other != path)
    }


def names_in(path: Path) -> set[str]:
    """The names that a module speaks of, imported or reached through a module."""
    return {
        getattr(node, "id", getattr(node, "attr", ""))
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Name | ast.Attribute)
    }


def entries() -> list[str]:
    """What stands in bold at the start of an entry, as a class would be called."""
    heads = re.findall(r"^\*\*(.+?)\.\*\*|\*\*(\w+)\.\*\* ", GLOSSARY, re.MULTILINE)
    return ["".join(word[:1].upper() + word[1:] for word in (a or b).split()) for a, b in heads]


def test_each_noun_of_the_code_has_its_entry():
    told = set(entries()) | set(re.findall(r"`([A-Z]\w+)`", GLOSSARY))

    assert {name: place for name, place in nouns().items() if name not in told} == {}


def test_the_glossary_names_no_class_that_is_gone():
    defined = {node.name for _, node in classes()}

    assert set(re.findall(r"`([A-Z]\w+)`", GLOSSARY)) - defined == set()


def test_no_noun_has_two_entries():
    found = entries()

    assert sorted(found) == sorted(set(found))
