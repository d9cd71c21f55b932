"""What a change of a proved library breaks, and which answers tell it from the library before."""

import datetime
from dataclasses import replace

import pytest

from clauses import library
from clauses.library import Library
from clauses.library.findings import Level
from clauses.library.proof import prove
from clauses.library.proof.changed_library import Baseline
from clauses.library.proof.solving import Solver, Undecided
from tests.clauses.library.examples import (
    clause,
    fact,
    formula,
    library_of,
    phrase,
    position,
    question,
    rule,
    schedule,
)

TODAY = datetime.date(2027, 3, 1)
ROW = library.Responsibility("release", "Release", formula('"both" if strict else "customer"'))
MATRIX = "Who does what.\n\n{{ responsibilities() }}"
TEXT = """
The Customer pays within {{ days | counted("day") }}.

{% if strict %}
It pays:
- {{ model }}
- the rest
{% if days > 5 %}
- {{ ref("second") }}
{% endif %}
{% else %}
| Item | Who |
| {{ home }} | {{ markets }} |
{% endif %}
"""
PROVED = library_of(
    library.Section("setup", "Setup"),
    question("strict"),
    question("days", "integer", minimum="1", maximum="9"),
    question("model", "choice", options=("fault", "shared")),
    question("markets", "multi", options=("eu", "us"), minimum="1"),
    question("home", "country"),
    question("plants", "sites"),
    question("party", "party"),
    question("extra", "integer", required=False),
    fact("late", "days > 5"),
    clause("first", position("only", TEXT)),
    clause(
        "second", position("a", "Words.", when="strict"), position("b", "Words.", when="not strict")
    ),
    clause("third", position("only", "Words."), when="strict"),
    schedule("schedule-a", MATRIX),
    schedule("schedule-b", "Words.", when='"eu" in markets'),
    schedule("schedule-c", "{{ sites(plants) }}"),
    rule("R1", "late and strict and days == 9"),
    rule("R2", "days == 1", severity="hint"),
    ROW,
    library.DefinedTerm("Batch", phrase("a lot.")),
)


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    assert prove(PROVED, today=TODAY).errors == ()
    return Baseline.of(PROVED)


def errors(baseline: Baseline, changed: Library) -> list[tuple[str, str]]:
    return [(one.finding.code, one.words) for one in baseline.broken_by(changed, today=TODAY)]


def with_clause(key: str, **fields) -> Library:
    return replace(
        PROVED,
        clauses=tuple(replace(one, **fields) if one.key == key else one for one in PROVED.clauses),
    )


def with_text(text: str) -> Library:
    return with_clause("first", positions=(position("only", text),))


def with_question(key: str, **fields) -> Library:
    return replace(
        PROVED,
        questions=tuple(
            replace(one, **fields) if one.key == key else one for one in PROVED.questions
        ),
    )


def with_rule(**fields) -> Library:
    return replace(PROVED, rules=(replace(PROVED.rules[0], **fields), *PROVED.rules[1:]))


def without(what: str, key: str) -> Library:
    kept = tuple(one for one in getattr(PROVED, what) if getattr(one, "key", "") != key)
    return replace(PROVED, **{what: kept})


def test_a_change_that_breaks_a_text_is_found(baseline):
    assert errors(baseline, with_text('See {{ ref("third") }}.')) == [
        ("unresolved-reference", "Strict is “No”")
    ]


def test_a_change_that_breaks_another_text_is_found(baseline):
    assert errors(baseline, with_clause("second", when=formula("days < 9"))) == []
    assert errors(baseline, with_clause("second", when=formula("days < 7"))) != []


def test_a_change_that_breaks_nothing_is_told_apart_afterwards(baseline):
    changed = with_text(TEXT.replace("days > 5", "days > 6"))

    assert errors(baseline, changed) == []
    told = baseline.told_apart(changed)
    assert told is not None
    assert told.answers["days"] == 6


def test_answers_that_a_rule_no_longer_refuses_are_looked_at():
    held = library_of(
        question("strict"),
        clause("first", position("only", 'See {{ ref("second") }}.')),
        clause("second", position("only", "Words."), when="strict"),
        rule("R1", "not strict"),
    )

    assert errors(Baseline.of(held), replace(held, rules=())) == [
        ("unresolved-reference", "Strict is “No”")
    ]


def test_what_lint_finds_is_told_first(baseline):
    found = list(baseline.broken_by(with_text("{{ gone }}."), today=TODAY))

    assert [one.finding.code for one in found] == ["unknown-name", "open-blank"]
    assert {one.finding.level for one in found} == {Level.ERROR}


def test_facts_that_cannot_be_derived_stop_the_proof(baseline):
    circle = replace(PROVED, facts=(fact("late", "late"),))

    assert errors(baseline, circle) == [("circle", "")]


def test_rules_that_leave_no_answers_are_told(baseline):
    assert errors(baseline, with_rule(when=formula("days > 0"))) == [("not-proved", "")]


def test_what_the_solver_cannot_decide_is_an_error(baseline, monkeypatch):
    def gives_up(*_):
        raise Undecided("timeout")

    monkeypatch.setattr(Solver, "is_possible", gives_up)

    assert errors(baseline, with_text("Words.")) == [("not-proved", "")]


@pytest.mark.parametrize(
    "same",
    [
        PROVED,
        with_rule(when=formula("strict and days > 8 and days > 5")),
        with_text(TEXT.replace("days > 5", "late")),
        with_clause("third", when=formula("not (not strict)")),
        with_question("days", maximum=formula("10 - 1")),
        with_question("strict", guidance="Think twice."),
        with_clause("third", positions=(position("only", "Words.", note="For lawyers."),)),
        without("terms", ""),
        replace(PROVED, facts=(fact("late", "not (days <= 5)"),)),
    ],
)
def test_a_change_of_no_agreement_is_shown_to_be_none(baseline, same: Library):
    assert baseline.told_apart(same) is None


@pytest.mark.parametrize(
    ("changed", "what", "place"),
    [
        (with_text(TEXT.replace("pays within", "must pay within")), "text", "clause"),
        (with_text(TEXT.replace("days > 5", "days > 6")), "text", "clause"),
        (with_text(TEXT.replace('counted("day")', 'counted("Day")')), "text", "clause"),
        (with_text(TEXT.replace("{{ home }}", "{{ party }}")), "text", "clause"),
        (with_text(TEXT.replace("{{ markets }}", "{{ plants }}")), "text", "clause"),
        (with_text(TEXT.replace("{% else %}", "{% elif days > 2 %}")), "text", "clause"),
        (with_text(TEXT.replace('ref("second")', 'ref("schedule-a")')), "text", "clause"),
        (with_text(TEXT.replace("- {{ model }}", "- {{ model }}\n- more")), "text", "clause"),
        (with_text(TEXT.replace("- ", "* ")), "text", "clause"),
        (with_text(TEXT.replace("{{ model }}", "Words")), "text", "clause"),
        (with_question("days", maximum=formula("8")), "answers accepted", "library"),
        (with_question("home", when=formula("strict")), "question asked", "question"),
        (with_question("extra", default=formula("3")), "answer", "question"),
        (with_clause("second", heading="Other"), "heading", "clause"),
        (with_clause("second", when=formula("strict")), "position", "clause"),
        (without("clauses", "third"), "position", "clause"),
        (replace(PROVED, clauses=PROVED.clauses[::-1]), "order", "library"),
        (with_rule(when=formula("days == 9")), "rule", "rule"),
        (with_rule(message=phrase("Another.")), "what a rule says", "rule"),
        (without("rules", "R2"), "rule", "rule"),
        (without("schedules", "schedule-b"), "text", "schedule"),
        (replace(PROVED, responsibilities=()), "row of the matrix", "responsibility"),
        (
            replace(PROVED, responsibilities=(replace(ROW, when=formula("strict")),)),
            "row of the matrix",
            "responsibility",
        ),
        (
            replace(PROVED, responsibilities=(replace(ROW, party=formula('"both"')),)),
            "row of the matrix",
            "responsibility",
        ),
    ],
)
def test_answers_that_tell_a_change_are_shown(baseline, changed: Library, what: str, place: str):
    told = baseline.told_apart(changed)

    assert told is not None
    assert (told.what, told.place.kind) == (what, place)


def test_the_phrase_of_an_option_is_part_of_what_is_printed(baseline):
    options = (
        library.Choice("fault", "Fault", printed="whoever caused it"),
        library.Choice("shared", "Shared"),
    )
    told = baseline.told_apart(with_question("model", options=options))

    assert told is not None
    assert told.answers["strict"] is True


def test_rows_in_another_order_are_another_matrix():
    rows = (ROW, replace(ROW, key="other"))
    held = replace(PROVED, responsibilities=rows)

    told = Baseline.of(held).told_apart(replace(held, responsibilities=rows[::-1]))

    assert told is not None


def test_words_that_only_one_of_two_libraries_tells_apart_are_known_to_both(baseline):
    changed = with_clause("third", when=formula('strict and home != "AT"'))

    told = baseline.told_apart(changed)

    assert told is not None
    assert told.answers["home"] == "AT"


def test_an_undecided_comparison_is_no_equality(baseline, monkeypatch):
    def gives_up(*_):
        raise Undecided("timeout")

    monkeypatch.setattr(Solver, "is_possible", gives_up)

    with pytest.raises(Undecided):
        baseline.told_apart(PROVED)
