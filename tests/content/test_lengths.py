"""The two lengths of the shipped agreement: where short is offered, how long it is, and what counsel is told of it."""

import re
from collections.abc import Iterator

import pytest

from agreements.assembly.document import PrintedClause
from agreements.assembly.trees import definitions_in, lines_in
from agreements.printing.column_widths import plain
from clauses.library.language.asked_of import keys_read
from clauses.library.language.contents import condition_of
from clauses.library.language.expressions import Expression
from clauses.library.language.known_names import LENGTH
from clauses.library.language.text import expressions_in
from tests.content.shipped import LIBRARY
from tests.scenarios import deal
from tests.test_repository import ROOT

PAGE = (ROOT / "docs/lengths.md").read_text()


def follow_from_length() -> set[str]:
    found = {LENGTH}
    for _ in LIBRARY.facts:
        found |= {
            fact.key for fact in LIBRARY.facts if found & set(keys_read(fact.value.expression))
        }
    return found


def conditions() -> Iterator[tuple[str, Expression]]:
    for clause in LIBRARY.clauses:
        yield clause.key, condition_of(clause.when)
        for position in clause.positions:
            for expression in expressions_in(position.text.blocks):
                yield clause.key, expression


def test_counsel_is_told_of_every_clause_that_reads_the_length():
    following = follow_from_length()
    reading = {key for key, one in conditions() if following & set(keys_read(one))}
    # What names another Schedule or clause at the short length is not shortened itself.
    rows = set(re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE))

    assert reading - rows == set()
    assert {clause.key for clause in LIBRARY.clauses} >= rows


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "is_short"),
    [("consumer-gb", True), ("device-us", False), ("electronics-gb-cn", False)],
)
def test_a_short_agreement_is_proposed_where_it_fits(name: str, is_short: bool):
    scope = deal(name, LIBRARY).assembled.selection.scope

    assert scope.value("is_short") is is_short


# What a short agreement may have at most, and what is wanted (docs/lengths.md).
SHORT_MEASURES = {"clauses": (41, 30), "definitions": (9, 25), "words": (6_490, 4_000)}


@pytest.mark.slow
def test_a_short_agreement_grows_no_longer(record_property):
    document = deal("consumer-gb", LIBRARY).assembled.document
    clauses = list(document.clauses())
    measured = {
        "clauses": len(clauses),
        "definitions": sum(
            len(definitions_in(block)) for clause in clauses for block in clause.blocks
        ),
        "words": sum(map(words_of, clauses)),
    }

    said = ", ".join(
        f"{number:,} {name} (goal {SHORT_MEASURES[name][1]:,})" for name, number in measured.items()
    )
    record_property("score", f"short agreement: {said}")
    assert [name for name, number in measured.items() if number > SHORT_MEASURES[name][0]] == []


def words_of(clause: PrintedClause) -> int:
    """How many words stand in the text of a clause."""
    return sum(len(plain(line).split()) for block in clause.blocks for line in lines_in(block))
