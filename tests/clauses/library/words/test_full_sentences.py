"""Sentences with their subject."""

from clauses.library.words.full_sentences import full_sentences
from clauses.library.words.places import texts
from tests.clauses.library.examples import clause, library_of, position, question

PARTIES = ("Customer", "Manufacturer")


def sentences(text: str) -> list[tuple[int, str]]:
    held = library_of(clause("first", position("only", text)), question("late"))
    (read,) = texts(held)
    return [(place.line, sentence) for place, sentence in full_sentences(read, PARTIES)]


def test_it_is_the_party_of_the_sentence_before():
    assert sentences("In time, the Customer must pay. It may ask. It must wait.\n\nIt may go.") == [
        (1, "In time, the Customer must pay."),
        (1, "The Customer may ask."),
        (1, "The Customer must wait."),
        (3, "It may go."),
    ]


def test_behind_another_subject_it_is_not_known():
    assert sentences("The Customer pays. A list is long. It must end.")[-1] == (1, "It must end.")


def test_an_item_stands_behind_what_leads_to_it():
    assert sentences("The Customer must:\n\n- pay\n{% if late %}\n- wait\n{% endif %}\n- go") == [
        (1, "The Customer must:"),
        (1, "The Customer must pay"),
        (1, "The Customer must wait"),
        (1, "The Customer must go"),
    ]


def test_behind_another_noun_an_item_stands_alone():
    assert sentences("The Customer must see that:\n\n- it is paid\n- it is kept")[1:] == [
        (1, "it is paid"),
        (1, "it is kept"),
    ]


def test_each_way_to_read_a_sentence_is_read():
    assert sentences("The {% if late %}Customer{% else %}Manufacturer{% endif %} must pay.") == [
        (1, "The Customer must pay."),
        (1, "The Manufacturer must pay."),
    ]


def test_paragraphs_under_a_condition_are_read_with_their_line():
    text = "{% if late %}\nThe Customer must pay. It may ask.\n{% endif %}\n\n| Head |\n| Cell |"

    assert [sentence for _, sentence in sentences(text)][:2] == [
        "The Customer must pay.",
        "The Customer may ask.",
    ]
