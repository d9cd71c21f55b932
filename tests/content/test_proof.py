"""The shipped library is proved: no answers that the wizard accepts give a broken agreement."""

import datetime

import pytest

from clauses.library.proof import Proof, prove
from clauses.library.proof.obligations import obligations
from clauses.library.proof.possibilities import possibilities
from clauses.library.proof.printing import defined_in_place
from clauses.library.proof.unprinted_values import owed_by_rules
from clauses.publishing.provers import PROVER
from tests.content.shipped import LIBRARY

pytestmark = pytest.mark.slow

TODAY = datetime.date(2027, 1, 15)
# What each prover looks for in the shipped library, by kind and code. Where this list must change, raise PROVER in
# `clauses/publishing/provers.py`: what was proved before was not asked for what is new.
LOOKED_FOR = {
    6: """\
blanks: open-blank
branches: unreachable-branch
choices: impossible-choice
companions: missing-companion
effects: idle-question
empty parts: empty-list
empty parts: empty-table
empty parts: empty-text
headings: doubled-heading
mandatory clauses: missing-mandatory-clause
parts printed once: doubled-part
parts printed once: unprinted-part
positions: no-position
positions: two-positions
positions: unreachable-position
questions: unasked-question
references: unresolved-reference
rows of the matrix: unreachable-row
rules: rule-never-fires
schedules: unreachable-schedule
terms: doubled-definitions
terms: undefined-term
terms: unused-term""",
    7: """\
blanks: open-blank
branches: unreachable-branch
choices: impossible-choice
companions: missing-companion
deal points: below-minimum
deal points: open-blank
deal points: set-twice
effects: idle-question
empty parts: empty-list
empty parts: empty-table
empty parts: empty-text
headings: doubled-heading
mandatory clauses: missing-mandatory-clause
meanings: meaning-nowhere
parts printed once: doubled-part
parts printed once: unprinted-part
positions: no-position
positions: two-positions
positions: unreachable-position
questions: unasked-question
references: unresolved-reference
rows of the matrix: unreachable-row
rules: rule-never-fires
schedules: unreachable-schedule
terms: doubled-definitions
terms: undefined-term
terms: unused-term""",
    8: """\
blanks: open-blank
branches: unreachable-branch
choices: impossible-choice
companions: missing-companion
deal points: below-minimum
deal points: open-blank
deal points: set-twice
effects: idle-question
empty parts: empty-list
empty parts: empty-table
empty parts: empty-text
headings: doubled-heading
lengths: length-moves-point
mandatory clauses: missing-mandatory-clause
meanings: meaning-nowhere
parts printed once: doubled-part
parts printed once: unprinted-part
positions: no-position
positions: two-positions
positions: unreachable-position
questions: unasked-question
references: unresolved-reference
rows of the matrix: unreachable-row
rules: rule-never-fires
schedules: unreachable-schedule
terms: doubled-definitions
terms: undefined-term
terms: unused-term""",
    9: """\
blanks: open-blank
branches: unreachable-branch
choices: impossible-choice
companions: missing-companion
deal points: below-minimum
deal points: open-blank
deal points: set-twice
effects: idle-question
empty parts: empty-list
empty parts: empty-table
empty parts: empty-text
headings: doubled-heading
lengths: length-moves-point
mandatory clauses: missing-mandatory-clause
meanings: meaning-nowhere
parts printed once: doubled-part
parts printed once: unprinted-part
positions: no-position
positions: two-positions
positions: unreachable-position
questions: unasked-question
references: unresolved-reference
rows of the matrix: unreachable-row
rules: rule-never-fires
schedules: unreachable-schedule
terms: doubled-definitions
terms: undefined-term
terms: unused-term""",
    10: """\
blanks: open-blank
branches: unreachable-branch
choices: impossible-choice
companions: missing-companion
deal points: below-minimum
deal points: open-blank
deal points: set-twice
effects: idle-question
empty parts: empty-list
empty parts: empty-table
empty parts: empty-text
headings: doubled-heading
lengths: length-moves-point
mandatory clauses: missing-mandatory-clause
meanings: meaning-nowhere
numbers in rules: unprinted-value
parts printed once: doubled-part
parts printed once: unprinted-part
positions: no-position
positions: two-positions
positions: unreachable-position
questions: unasked-question
references: unresolved-reference
rows of the matrix: unreachable-row
rules: rule-never-fires
schedules: unreachable-schedule
terms: doubled-definitions
terms: undefined-term
terms: unused-term""",
}
# Asks for nothing else, and finds more: definitions lead through conditions too.
LOOKED_FOR[11] = LOOKED_FOR[10]
LOOKED_FOR[12] = LOOKED_FOR[11].replace(
    "\nterms: doubled", "\nshares: shares-apart\nterms: doubled"
)
LOOKED_FOR[13] = LOOKED_FOR[12].replace(
    "\nterms: doubled", "\nterms: doubled-definition\nterms: doubled"
)


@pytest.fixture(scope="module")
def proof() -> Proof:
    return prove(LIBRARY, today=TODAY)


def test_what_is_looked_for_is_that_of_the_prover():
    kinds = {(one.kind, one.code) for one in obligations(LIBRARY)}
    kinds |= {(one.kind, one.code) for one in owed_by_rules(LIBRARY)}
    kinds |= {(one.kind, one.missing.code) for one in possibilities(LIBRARY)}

    assert "\n".join(sorted(f"{kind}: {code}" for kind, code in kinds)) == LOOKED_FOR[PROVER]


def test_no_answers_give_a_broken_agreement(proof: Proof):
    assert [str(one.finding) for one in proof.errors] == []


def test_nothing_in_it_is_out_of_reach_and_no_rule_says_what_another_says(proof: Proof):
    assert [str(one.finding) for one in proof.findings] == []


def test_everything_in_it_was_shown(proof: Proof):
    proved = dict(proof.proved)

    positions = sum(len(clause.positions) for clause in LIBRARY.clauses)
    assert proved["positions"] == 2 * len(LIBRARY.clauses) + positions
    assert proved["mandatory clauses"] == sum(clause.mandatory for clause in LIBRARY.clauses)
    assert proved["companions"] == sum(len(clause.companions) for clause in LIBRARY.clauses)
    places = defined_in_place(LIBRARY).values()
    assert proved["terms"] == 2 * len(LIBRARY.terms) + 1 + sum(len(own) > 1 for own in places)
    assert proved["deal points"] > len(LIBRARY.index.settings) > len(LIBRARY.points)
    assert proved["meanings"] >= 15
    assert proved["shares"] == 8
    assert proved["rules"] == len(LIBRARY.rules)
    assert proved["questions"] == len(LIBRARY.questions)
    assert proved["schedules"] == len(LIBRARY.schedules)
    assert proved["rows of the matrix"] == len(LIBRARY.responsibilities)
    assert proved["references"] > 350
    assert proved["blanks"] > 300
    assert proved["branches"] > 500
