"""Length never moves risk: a deal point that one length sets otherwise is found, with answers that show it."""

import pytest

from clauses.library import DealPoint, Library
from clauses.library.proof.both_lengths import owed_by_lengths
from clauses.library.proof.proving import ProofFinding, prove
from tests.clauses.library.examples import (
    CREATED_ON,
    clause,
    fact,
    formula,
    library_of,
    position,
    question,
)

POINTS = (
    DealPoint("decider", "Who decides.", "party"),
    DealPoint("time", "The time for a cure.", "number", "Day"),
)
ASKED = (
    question("detail", "choice", options=("short", "standard")),
    question("fits"),
    question("days", "integer", minimum=formula("1"), maximum=formula("9")),
    fact("is_short", 'detail == "short" and fits'),
    fact("is_full", "not is_short"),
)
DECIDES = 'The {{ "customer" | sets("decider") }} decides.'


def errors(*clauses) -> tuple[ProofFinding, ...]:
    return prove(library_of(*POINTS, *ASKED, *clauses), today=CREATED_ON).errors


def at_lengths(short: str, standard: str) -> str:
    return f"{{% if is_short %}}\n\n{short}\n\n{{% else %}}\n\n{standard}\n\n{{% endif %}}"


def words(*texts: str):
    return (clause(f"words-{number}", position("only", text)) for number, text in enumerate(texts))


ALONE = clause("alone", position("only", DECIDES, features=("loud",)), when=formula("is_full"))


@pytest.mark.parametrize(
    "clauses",
    [
        tuple(words(at_lengths(f"{DECIDES} Shortly.", f"{DECIDES} At length."))),
        # A clause of its own at one length, told in another one at the other length.
        (ALONE, *words(f'{{% if not included("alone") %}}{DECIDES}{{% endif %}} Words.')),
        # A condition on the position and on a feature of a clause that follows from the length.
        (
            ALONE,
            *words(
                f'{{% if position("alone") == "only" %}}{DECIDES}{{% endif %}} Words.',
                f'{{% if has_feature("alone", "loud") %}}Words.{{% else %}}{DECIDES}{{% endif %}}',
            ),
        ),
        (
            *words(
                at_lengths(
                    'It takes {{ days | counted("Day") | sets("time") }}.',
                    'It takes {{ days | counted("Day") | sets("time") }}, or so.',
                )
            ),
        ),
    ],
)
def test_what_is_set_alike_at_both_lengths_is_proved(clauses):
    assert [str(one.finding) for one in errors(*clauses)] == []


@pytest.mark.parametrize(
    "clauses",
    [
        tuple(words(at_lengths(DECIDES.replace("customer", "manufacturer"), DECIDES))),
        tuple(words(at_lengths("It is decided.", DECIDES))),
        tuple(words(at_lengths(DECIDES, "It is decided."))),
        tuple(
            words(
                at_lengths(
                    'It takes {{ days | counted("Day") | sets("time") }}.',
                    'It takes {{ (days + 1) | counted("Day") | sets("time") }}.',
                )
            )
        ),
        (ALONE, *words("Words.")),
    ],
)
def test_a_length_that_moves_a_point_is_found_with_answers_that_show_it(clauses):
    (found,) = (one for one in errors(*clauses) if one.finding.code == "length-moves-point")

    assert found.finding.place.kind == "point"
    assert found.example is not None
    assert "Fits is “Yes”" in found.words


def test_a_library_that_asks_for_no_length_owes_nothing():
    held: Library = library_of(*POINTS, *words(DECIDES))

    assert list(owed_by_lengths(held)) == []
