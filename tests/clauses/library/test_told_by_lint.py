"""What has tests of its own is told by lint as well: none of the checks is left out of it."""

from dataclasses import replace

import pytest

from clauses.library.lint import lint
from clauses.library.values import Choice, NamedTable, Question
from tests.clauses.library.examples import clause, library_of, position, question

NINES = " * ".join(["999999999999999"] * 5)
OPTIONS = (Choice("we", "We", said="We do."), Choice("they", "They"))
WHO = Question("who", "s", "choice", "Who?", "Who", options=OPTIONS)
MODEL = question("model", "choice", options=("fault", "shared"))
ODD = NamedTable("odd", "Odd.", {"EUR": "five"})


def printing(text: str, *things) -> tuple:
    return (clause("first", position("only", text)), *things)


@pytest.mark.parametrize(
    ("code", "things"),
    [
        ("arithmetic-grows", printing(f"Pay {{{{ {NINES} }}}}.")),
        (
            "no-amount",
            (question("value", "money"), ODD, question("asked", when="value > amount(odd)")),
        ),
        ("option-without-position", (MODEL, clause("a", position("p", when='model == "fault"')))),
        ("unknown-clause", printing('{% if included("nowhere") %}Words.{% endif %}')),
        ("unknown-feature", printing('{% if has_feature("first", "late") %}Words.{% endif %}')),
        ("unknown-part", printing("{{ days.country }} it is.", question("days", "integer"))),
        ("unsaid-answer", (replace(WHO, key="who"),)),
    ],
)
def test_lint_tells_it(code: str, things):
    assert code in {one.code for one in lint(library_of(*things))}
