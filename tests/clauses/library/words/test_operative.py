"""What became of must and may, not, numbers and terms in words that were changed."""

import pytest

from clauses.library.words.operative import operative_changes
from clauses.library.words.wordwise import pieces, wording

KEPT = "What stands here is kept as it was, word by word, from its first one to its last one."


def told(old: str, new: str) -> tuple[str, ...]:
    return operative_changes(pieces(wording(old), wording(new)))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("The Customer must pay at once.", "The Customer may pay at once.", "“must” became “may”"),
        ("It must not sell the goods now.", "It must sell the goods now.", "“not” is gone"),
        ("It must sell the goods now, please.", "It must not sell the goods now, please.", "“not” is new"),
        ("Keep it for two years there.", "Keep it for nine years there.", "“two” became “nine”"),
        ("Pay it within 30 Days there.", "Pay it within 60 Days there.", "“30” became “60”"),
        ("Now the Customer pays.", "Now the Manufacturer pays.", "“Customer” became “Manufacturer”"),
        ("Follow the Customer's advice.", "Follow the Manufacturer's advice.", "“Customer” became “Manufacturer”"),
        ("Customer Tools are safe here.", "Manufacturer Tools are safe here.", "“Customer” became “Manufacturer”"),
        ("Pay unless the goods are bad.", "Pay if the goods are bad.", "“unless” is gone"),
    ],
)  # fmt: skip
def test_an_operative_word_that_changed_is_told(old: str, new: str, said: str):
    assert told(old, new) == (said,)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The goods are good and new.", "The goods are fine and new."),
        ("It pays. Where it is due, all is well.", "It pays. If it is due, all is well."),
        ("The Parties pay it at once.", "The Parties pay it at once with Interest."),
        (f"{KEPT}\n\n", f"{KEPT}\n\nThis is a whole new paragraph that must not be read word by word here.\n\n"),
        ("One pays the whole bill now.", "One pays the whole bill now."),
    ],
)  # fmt: skip
def test_other_words_are_left_to_the_redline(old: str, new: str):
    assert told(old, new) == ()


def test_parties_that_changed_places_are_told():
    old = "The Customer pays the Manufacturer."

    assert told(old, "The Manufacturer pays the Customer.") == (
        "“Customer” became “Manufacturer”",
        "“Manufacturer” became “Customer”",
    )


def test_several_changes_are_told_sort_by_sort_and_each_once():
    old = "In this case the Customer must not pay 5 Euros. It must not pay 5 Euros."
    new = "In this case the Manufacturer may pay 6 Euros. It may pay 6 Euros."

    assert told(old, new) == (
        "“must” became “may”",
        "“not” is gone",
        "“5” became “6”",
        "“Customer” became “Manufacturer”",
    )
