"""The catalogue of faults: it writes the page of findings, and nothing is found that it does not hold."""

import ast
from collections.abc import Iterator
from string import Formatter

from clauses.library.faults.fault import Fault
from clauses.library.faults.page import GROUPS, faults_of, findings_page
from tests.parsed import tree_of
from tests.test_repository import ROOT, name_of, of_the_product, product_modules

CATALOGUE = {
    name: fault
    for group in GROUPS
    for module in group.modules
    for name, fault in faults_of(module).items()
}
# A fault that is stated is a finding; and a proof that was stored is read again.
MAKES_FINDINGS = {"clauses/library/faults/fault.py", "clauses/publishing/proof_runs.py"}
# What the methods that state a fault take besides its words.
NOT_WORDS = {"question", "sentence"}


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in filter(of_the_product, product_modules()):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call):
                yield f"{name_of(path)}:{node.lineno}", node


def patterns_of(fault: Fault) -> set[str]:
    patterns = fault.message, fault.hint, fault.mend
    return {name for one in patterns for _, name, _, _ in Formatter().parse(one) if name}


def test_the_page_of_findings_is_the_catalogue():
    assert (ROOT / "docs/findings.md").read_text() == findings_page()


def test_findings_are_made_of_faults_of_the_catalogue():
    """A new finding: name its fault in clauses/library/faults/, and say FAULT.at(place, ...)."""
    made = {
        place.partition(":")[0]
        for place, call in calls()
        if isinstance(call.func, ast.Name) and call.func.id == "Finding"
    }

    assert made == MAKES_FINDINGS


def test_a_code_means_one_thing():
    meanings: dict[str, set[tuple[str, str, str]]] = {}
    for fault in CATALOGUE.values():
        meaning = (str(fault.level), fault.stands, fault.remedy)
        meanings.setdefault(fault.code, set()).add(meaning)

    assert {code: told for code, told in meanings.items() if len(told) > 1} == {}


def test_every_fault_is_found_somewhere():
    names = {
        node.id
        for path in filter(of_the_product, product_modules())
        if "faults" not in path.parts
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Name)
    }

    assert sorted(CATALOGUE.keys() - names) == []


def test_whoever_states_a_fault_gives_the_words_that_it_prints():
    """A word that is missing would raise where somebody waits for what is wrong."""
    stated = [(named_by(call), place, words_of(call)) for place, call in calls()]
    known = [one for one in stated if one[0] in CATALOGUE]

    assert len(known) > 50
    assert [
        f"{place}: {name} prints {sorted(patterns_of(CATALOGUE[name]))}"
        for name, place, words in known
        if words is not None and words != patterns_of(CATALOGUE[name])
    ] == []


def named_by(call: ast.Call) -> str:
    """The fault that a call states: FAULT.at(...), FAULT.stated(...), or one that is given, as in owed(kind, FAULT)."""
    match call:
        case ast.Call(ast.Attribute(ast.Name(name), "at" | "stated" | "to_mend")):
            return name
        case ast.Call(ast.Name("owed"), [_, ast.Name(name), *_]):
            return name
        case _:
            return ""


def words_of(call: ast.Call) -> set[str] | None:
    """The words that a call gives; None where they come from elsewhere."""
    names = {keyword.arg for keyword in call.keywords}
    return None if None in names else {str(name) for name in names} - NOT_WORDS
