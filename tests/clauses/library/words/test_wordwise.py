"""The engine of redlines: words that stayed, went and came, and where in the new text they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauses.library.words.wordwise import (
    Deleted,
    Inserted,
    SameWords,
    counted,
    inserted_spans,
    joined,
    pieces,
    shared,
    wording,
)

OLD = "The Customer pays within thirty days after it has received the invoice."
texts = st.lists(st.sampled_from(["the ", "Customer ", "pays ", "a ", "fee  ", "\n"])).map("".join)


def compared(old: str, new: str):
    return pieces(wording(old), wording(new))


def new_words(old: str, new: str) -> list[str]:
    return [new[start:end] for start, end in inserted_spans(compared(old, new))]


def test_the_words_that_are_new_are_told_by_their_place_in_the_new_text():
    assert new_words(OLD, OLD.replace("thirty", "sixty")) == ["sixty "]
    assert new_words(OLD, f"{OLD} It pays in euros.") == ["It pays in euros."]


def test_where_words_only_went_the_place_is_told_and_holds_nothing():
    new = OLD.replace("within thirty days ", "")

    assert inserted_spans(compared(OLD, new)) == ((18, 18),)


def test_of_the_same_text_nothing_is_new():
    assert new_words(OLD, OLD) == []


def test_texts_that_share_little_are_struck_and_written_whole():
    assert compared("Nobody may assign it.", "Either Party hands over rights.") == (
        Deleted("Nobody may assign it."),
        Inserted("Either Party hands over rights."),
    )


def test_texts_without_words_have_everything_in_common():
    assert shared(counted(()), counted(())) == 1


def test_neighbours_of_one_sort_become_one():
    found = (
        SameWords("a ", "a "),
        SameWords("b ", "b  "),
        Deleted("c"),
        Deleted("d"),
        Inserted("e"),
        Inserted("f"),
    )

    assert tuple(joined(found)) == (SameWords("a b ", "a b  "), Deleted("cd"), Inserted("ef"))
    assert tuple(joined(())) == ()


@pytest.mark.slow
@given(texts, texts)
def test_the_pieces_are_both_texts_and_the_spans_are_what_was_inserted(old: str, new: str):
    found = compared(old, new)

    assert "".join(one.words for one in found if not isinstance(one, Deleted)) == new
    assert "".join(one.words for one in found if isinstance(one, Inserted)) == "".join(
        new_words(old, new)
    )
    was = (
        one.was if isinstance(one, SameWords) else one.words
        for one in found
        if not isinstance(one, Inserted)
    )
    assert "".join(was) == old
