"""The same words with another “must”, Party, number or “not” in two texts: one of them is a slip."""

import pytest

from clauses.library.lint import lint
from tests.clauses.library.examples import clause, library_of, position, question, schedule

CODE = "told-otherwise"


def found(*sources: str, others=()) -> list[str]:
    """Where it is found, of clauses named after their number with these texts."""
    clauses = [
        clause(f"clause-{number}", position("only", source))
        for number, source in enumerate(sources)
    ]
    return [one.place.key for one in lint(library_of(*clauses, *others)) if one.code == CODE]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A keeper must count the stock.", "A keeper may count the stock."),
        ("It must show the sealed sample twice.", "It may show the sealed sample twice."),
        ("One keeper here must send what it made.", "Any keeper here may send what it made."),
        ("The search takes two weeks at most.", "The search takes six weeks at most."),
        ("The search must not delay the Recall.", "The search must delay the Recall."),
        ("Those who are not told of it pay.", "Those who are told of it pay."),
        (
            "The Customer must count the stock of each kind.",
            "The Manufacturer must count the stock of each kind.",
        ),
        (
            "It is sent to the Customer upon its arrival.",
            "It is sent to the Manufacturer upon its arrival.",
        ),
        (
            "He must show the Customer's sealed sample there.",
            "He must show the Manufacturer's sealed sample there.",
        ),
    ],
)
def test_one_word_that_differs_is_told_in_both(one: str, other: str):
    assert found(one, other) == ["clause-0", "clause-1"]


def test_the_one_that_stands_alone_is_told():
    most = "A keeper must count the stock."

    assert found(most, "A keeper may count the stock.", most) == ["clause-1"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It must wait.", "It may wait."),
        ("A keeper must count the stock.", "A keeper may count the bins of others."),
        ("The Customer must count stock.", "The Manufacturer must count stock."),
        (
            "A keeper must count the stock.",
            "A keeper {% if late %}must{% else %}may{% endif %} count the stock.",
        ),
        ("A keeper must count the stock.", 'A keeper {{ "may" }} count the stock.'),
        ("A keeper must count the stock.", "A keeper must count the stock."),
    ],
)
def test_what_is_said_of_something_else_or_on_purpose_is_left_alone(one: str, other: str):
    assert found(one, other, others=[question("late")]) == []


def test_texts_of_one_position_are_not_compared():
    assert found("A keeper must count the stock.\n\nA keeper may count the stock.") == []


def test_schedules_are_compared_with_clauses_and_parties_go_by_the_words_of_the_library():
    said = "The {} must count the stock of each kind."
    buyer = question("customer_party", "party", short="Buyer")

    assert found(
        said.format("Manufacturer"), others=[schedule("list", said.format("Buyer")), buyer]
    ) == ["clause-0", "list"]
    assert (
        found(
            said.format("Manufacturer"), others=[schedule("list", said.format("Customer")), buyer]
        )
        == []
    )


def test_the_finding_names_both_words_and_the_other_place():
    held = library_of(
        clause("one", position("only", "The search must not delay it.")),
        clause("two", position("only", "The search must delay it.")),
    )

    (first, _) = [one for one in lint(held) if one.code == CODE]
    assert first.message == (
        '“the search must not delay it” has “not” where clause "two", position "only", text, line 1 has no “not” '
        "among the same words."
    )
