"""Redlines: whole paragraphs, no word salad, and nothing lost of either text."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clauses.draft.wording_redline import compared
from clauses.library.words.wordwise import Deleted, Inserted, SameWords

words = st.sampled_from(["the", "Customer", "may", "reject", "a", "Batch", "within", "ten", "days"])
texts = st.lists(st.lists(words, min_size=1).map(" ".join), max_size=6).map("\n\n".join)


def told(old: str, new: str) -> str:
    signs = {SameWords: "{}", Deleted: "[-{}-]", Inserted: "[+{}+]"}
    return "".join(signs[type(piece)].format(piece.words) for piece in compared(old, new))


def words_of(text: str) -> list[str]:
    return re.findall(r"\S+", text)


def test_a_word_changed_shows_its_whole_paragraph():
    old = "The Customer must say within ten days of delivery why it rejects a Batch."

    assert told(old, old.replace("say", "show")) == (
        "The Customer must [-say -][+show +]within ten days of delivery why it rejects a Batch."
    )


def test_single_words_between_two_changes_join_them():
    old = "The Customer shall inspect and test each Batch when it arrives at the site."
    new = "The Customer shall examine and sample each Batch when it arrives at the site."

    assert told(old, new) == (
        "The Customer shall [-inspect and test -][+examine and sample +]each Batch when it arrives "
        "at the site."
    )


def test_another_paragraph_is_struck_whole_and_put_whole():
    old = "First words stay as they are.\n\nNobody may assign this Agreement."
    new = "First words stay as they are.\n\nEither Party can hand over its rights to affiliates."

    assert told(old, new) == (
        "First words stay as they are.\n\n[-Nobody may assign this Agreement.\n\n-]"
        "[+Either Party can hand over its rights to affiliates.+]"
    )


def test_many_paragraphs_that_stay_are_an_ellipsis():
    old = "One is here.\n\nTwo is here.\n\nThree is here.\n\nFour counts ten days."

    assert told(old, old.replace("ten", "six")) == "…\n\nFour counts [-ten -][+six +]days."


def test_an_item_put_in_leaves_the_other_items_alone():
    old = "The Customer pays for:\n- labour;\n- freight."
    new = "The Customer pays for:\n- labour;\n- testing;\n- freight."

    assert told(old, new) == "…\n\n[+- testing;\n+]- freight."


def test_a_text_that_comes_or_goes_whole():
    assert told("", "New words.") == "[+New words.+]"
    assert told("Old words.", "") == "[-Old words.-]"
    assert told("", "") == ""


def test_line_ends_and_spaces_are_no_change():
    assert compared("The Customer\nmust  pay.\n", "The Customer must pay.") == ()


@pytest.mark.slow
@given(texts, texts)
@example("the Customer\n\nmay", "the\n\nCustomer may")
def test_without_what_came_it_reads_as_the_old_and_without_what_went_as_the_new(old: str, new: str):
    pieces = compared(old, new)
    if not pieces:
        assert words_of(old) == words_of(new) or old.split("\n\n") == new.split("\n\n")
        return
    kept = {
        which: words_of("".join(p.words for p in pieces if isinstance(p, SameWords | which)))
        for which in (Deleted, Inserted)
    }

    if "…" not in kept[Inserted]:
        assert kept == {Deleted: words_of(old), Inserted: words_of(new)}
    else:
        assert reads_within(kept[Deleted], words_of(old))
        assert reads_within(kept[Inserted], words_of(new))


def reads_within(shortened: list[str], full: list[str]) -> bool:
    """Whether the full text is the shortened one with words in place of each ellipsis."""
    pattern = " ".join(".*" if word == "…" else re.escape(word) for word in shortened)
    return bool(re.fullmatch(pattern, " ".join(full)))
