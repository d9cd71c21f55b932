"""The comparison with brute force fails as soon as a check of the proof is switched off."""

import pytest

from clauses import library
from clauses.library.proof import counterexamples, proving, solving
from clauses.library.proof.obligations import obligations
from clauses.library.proof.possibilities import possibilities
from tests.agreements.assembly.examples import term
from tests.clauses.library.examples import (
    clause,
    fact,
    library_of,
    position,
    question,
    rule,
    schedule,
)
from tests.properties.verdicts import disagreements

pytestmark = pytest.mark.slow

# One library with every fault: each stands under some answers, and each thing that can never occur is there.
FAULTY = library_of(
    library.Section("setup", "Set-up", "General"),
    question("model", "choice", options=("one", "two", "three")),
    question("wide"),
    question("never", when="wide and not wide"),
    question("days", "integer", minimum="1", maximum="2", required=False, when="wide"),
    clause("a", position("one", "See {{ ref(\"b\") }}.", when='model == "one"'),
           position("two", "It lasts {{ days }}. See {{ ref(\"b\") }}.", when='model == "two" or wide'),
           position("three", "Words.", when="never"), companions=(library.Companion("b"),)),
    clause("b", position("only", "{% if wide %}A Batch {{ \"must\" | sets(\"marked\") }} be."
                         "{% elif wide %}Lost words.{% endif %}"),
           when='model == "one" or not wide', mandatory=True),
    clause("defined", position("only", "Here.\n\n{{ definitions() }}"), when='model == "two"'),
    schedule("annex", "These:\n- {% if wide %}one{% endif %}"),
    schedule("nothing", when="never"),
    clause("same", position("only", "It {{ \"may\" | sets(\"marked\") }} be so."), heading="A", when="wide"),
    library.DealPoint("marked", "Whether to mark.", "duty"),
    fact("large", "days > 1"),
    rule("silent", "large and not wide", severity="warning"),
    rule("refuses", 'model == "two" and not wide or model == "one" and large'),
    rule("third", 'model == "three"', severity="error"),
    term("Batch", "a lot of things;"),
    term("Notice", "a letter;"),
)  # fmt: skip
KINDS_OWED = (
    "positions",
    "mandatory clauses",
    "companions",
    "blanks",
    "references",
    "empty parts",
    "terms",
    "headings",
    "deal points",
)
CODES_REACHED = (
    "unasked-question", "impossible-choice", "unreachable-position", "unreachable-schedule", "unused-term",
    "unreachable-branch", "rule-never-fires",
)  # fmt: skip


def test_the_proof_agrees_while_every_check_is_on():
    assert list(disagreements(FAULTY)) == []


@pytest.mark.parametrize("kind", KINDS_OWED)
def test_without_the_faults_of_a_kind_they_disagree(kind, monkeypatch):
    def without(held, *kept):
        return tuple(one for one in obligations(held, *kept) if one.kind != kind)

    monkeypatch.setattr(proving, "obligations", without)

    assert [one for one in disagreements(FAULTY) if one.startswith("not found")]


@pytest.mark.parametrize("code", CODES_REACHED)
def test_without_what_must_occur_of_a_kind_they_disagree(code, monkeypatch):
    def without(held, *kept):
        return tuple(one for one in possibilities(held, *kept) if one.missing.code != code)

    monkeypatch.setattr(proving, "possibilities", without)

    assert [one for one in disagreements(FAULTY) if code in one]


def test_without_the_rules_they_disagree(monkeypatch):
    monkeypatch.setattr(solving, "is_error", lambda rule: False)

    assert list(disagreements(FAULTY))


def test_without_minimising_they_disagree(monkeypatch):
    monkeypatch.setattr(counterexamples, "_minimal", lambda *given: ())

    assert [one for one in disagreements(FAULTY) if one.startswith("not minimal")]


def test_without_implied_rules_they_disagree(monkeypatch):
    monkeypatch.setattr(proving, "implied_rules", lambda *given: ())
    held = library_of(
        *FAULTY.questions[:2],
        clause("x", position("only")),
        rule("wide", "wide", severity="hint"),
        rule("both", 'wide and model == "one"', severity="hint"),
    )

    assert [one for one in disagreements(held) if one.startswith("implied rules")]
