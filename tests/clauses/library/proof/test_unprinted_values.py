"""Rules that fire on a number which the chosen position does not print."""

from fractions import Fraction

import pytest

from clauses.library import DealPoint, Library
from clauses.library.deal.interview import interview
from clauses.library.deal.selection import select
from clauses.library.language.evaluation import holds
from clauses.library.proof import prove, proving
from clauses.library.proof.unprinted_values import owed_by_rules
from tests.clauses.library.examples import (
    CREATED_ON,
    clause,
    formula,
    library_of,
    position,
    question,
    rule,
)

TIME = DealPoint("time", "How long it takes.", "number", "Day")
TEXT = '{% if wide %}It takes {{ days | counted("Day") | sets("time") }}.{% else %}It rests.{% endif %}'


def held(when: str, severity: str = "warning", text: str = TEXT) -> Library:
    return library_of(
        TIME,
        question("wide"),
        question("days", "integer", minimum=formula("0"), maximum=formula("5")),
        clause("first", position("only", text)),
        rule("K1", when, severity=severity),
    )


@pytest.mark.parametrize("severity", ["hint", "warning", "error"])
@pytest.mark.parametrize(
    ("when", "is_found"),
    [
        ("days > 3", True),
        ("days > 3 or wide", True),
        ("days > 3 and wide", False),
        ('point("time") > 3', False),
        # Zero says in words that there is none.
        ("days == 0", False),
        ("days < 2", True),
    ],
)
def test_a_rule_reads_what_is_printed(when: str, severity: str, is_found: bool):
    proof = prove(held(when, severity), today=CREATED_ON)
    found = [one for one in proof.errors if one.finding.code == "unprinted-value"]

    assert [str(one.finding.place) for one in found] == ['rule "K1", when'] * is_found
    assert all(one.words.startswith("Wide is “No”") or "Days" in one.words for one in found)
    assert dict(proof.proved).get("numbers in rules", 0) == (not is_found and "point" not in when)


@pytest.mark.parametrize("when", ["days > 3", "days > 3 and wide", "days < 2", "days == 0"])
def test_trying_every_answer_says_the_same(when: str):
    library = held(when)
    (owed,) = owed_by_rules(library)

    def stands(wide: bool, days: int) -> bool:
        asked = interview(library, {"wide": wide, "days": Fraction(days)}, created_on=CREATED_ON)
        return holds(owed.stands, select(asked).scope)

    tried = any(stands(wide, days) for wide in (True, False) for days in range(6))
    codes = [one.finding.code for one in prove(library, today=CREATED_ON).errors]

    assert ("unprinted-value" in codes) is tried


def test_without_the_check_nothing_is_found(monkeypatch):
    monkeypatch.setattr(proving, "owed_by_rules", lambda library: ())

    assert prove(held("days > 3"), today=CREATED_ON).errors == ()


def test_an_answer_that_two_points_print_is_printed_where_one_of_them_is_set():
    text = TEXT.replace("It rests.", 'It ends within {{ days | counted("Day") | sets("other") }}.')
    other = DealPoint("other", "How soon it ends.", "number", "Day")
    library = held("days > 3", text=text)

    assert prove(library_of(other, *_things(library)), today=CREATED_ON).errors == ()


def _things(library: Library):
    return (*library.points, *library.questions, *library.clauses, *library.rules)
