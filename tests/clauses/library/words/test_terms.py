"""Defined terms are found in words by their exact forms."""

from clauses.library.values import DefinedTerm
from clauses.library.words.terms import TermForms
from tests.clauses.library.examples import phrase


def terms(*forms: str) -> TermForms:
    return TermForms.of(DefinedTerm(form, phrase("a thing.")) for form in forms)


def found(words: str, *forms: str) -> list[str]:
    return [words[one.start : one.end] for one in terms(*forms).found_in(words)]


def test_the_longest_form_counts():
    assert found("Within 3 Business Days.", "Business", "Business Days", "Days") == [
        "Business Days"
    ]


def test_a_form_counts_only_as_whole_words():
    assert found("Daylight, Days, Day_1, Day-to-day, a Day.", "Day") == ["Day", "Day"]


def test_the_shorter_form_counts_where_the_longer_goes_on():
    assert found("Business Daylight", "Business Day", "Business") == ["Business"]


def test_of_two_forms_with_one_first_word_that_counts_which_fits():
    assert found("Business Hours", "Business Day", "Business Hours", "Business Card") == [
        "Business Hours"
    ]


def test_words_that_only_begin_like_a_term_are_none():
    assert found("Business is good", "Business Day", "Business Hours") == []


def test_a_form_may_start_with_a_sign():
    assert found("the “Product”, x“Product”", "“Product”") == ["“Product”"]


def test_a_form_that_starts_with_a_space_is_never_found():
    assert found("a Day", " Day") == []


def test_a_plural_leads_to_its_term():
    batch = DefinedTerm("Batch", phrase("a quantity."), ("Batches",))

    (one,) = TermForms.of([batch]).found_in("All Batches.")

    assert (one.start, one.end, one.term) == (4, 11, "Batch")


def test_of_two_terms_with_one_form_the_first_counts():
    first = DefinedTerm("Batch", phrase("a quantity."), ("Lots",))
    second = DefinedTerm("Lot", phrase("a quantity."), ("Lots",))

    assert [one.term for one in TermForms.of([first, second]).found_in("Lots")] == ["Batch"]
