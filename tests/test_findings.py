"""Every finding code is documented, and every documented code exists."""

import ast
import re

from tests.test_repository import PURE, ROOT

CALLS = {"Finding", "_error", "Unreadable", "Problem", "note", "_finding", "_of_term", "_of_list"}
OF_THE_PROOF = {
    "Obligation",
    "Possibility",
}  # their first word is their kind, the second their code
CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")


def documented() -> set[str]:
    return set(
        re.findall(r"^\| `([a-z-]+)` \|", (ROOT / "docs/findings.md").read_text(), re.MULTILINE)
    )


def trees() -> list[ast.Module]:
    return [
        ast.parse(path.read_text())
        for folder in (*PURE, "clauses")
        for path in (ROOT / folder).rglob("*.py")
    ]


def codes_given() -> set[str]:
    """The first word-like argument of each call that makes a finding."""
    found = set()
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and name_of(node.func) in CALLS | OF_THE_PROOF:
                words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                words = words[1:] if name_of(node.func) in OF_THE_PROOF else words
                found |= {word for word in words[:1] if CODE.fullmatch(str(word))}
    return found


def name_of(function: ast.expr) -> str:
    return getattr(function, "id", getattr(function, "attr", ""))


def test_every_finding_code_is_documented():
    assert codes_given() - documented() == set()


def test_every_documented_code_exists():
    words = {
        node.value for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Constant)
    }

    assert documented() - words == set()
