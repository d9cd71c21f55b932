"""Which positions an option brings, as the page of its question says it."""

from clauses.library.deal.decided_by_option import approved_positions_of
from tests.clauses.library.examples import clause, library_of, position, question

MODEL = question("model", "choice", options=("shared", "fixed"))


def brought(*positions, option: str = "fixed") -> list[str]:
    """The keys of the positions that an option of "model" brings, which two clauses share out."""
    first, *others = positions
    held = library_of(MODEL, question("strict"), clause("a", first), clause("b", *others))
    return [found.key for found in approved_positions_of(held, "model", option)]


def test_positions_whose_condition_asks_for_the_option_come_in_the_order_of_the_library():
    one = position("one", when='model == "fixed"', approval="legal")
    two = position("two", when='strict and model == "fixed"', approval="quality")

    assert brought(one, two) == ["one", "two"]
    assert brought(two, one) == ["two", "one"]


def test_another_option_and_another_comparison_bring_nothing():
    shared = position("shared", when='model == "shared"', approval="legal")
    unlike = position("unlike", when='model != "fixed"', approval="legal")

    assert brought(shared, unlike) == []
    assert brought(shared, unlike, option="shared") == ["shared"]


def test_a_position_without_approval_or_without_condition_is_none_of_them():
    free = position("free", when='model == "fixed"')
    always = position("always", approval="legal")

    assert brought(free, always) == []
