"""The broken sentences of a document: which they are, and that the others are left alone."""

from dataclasses import replace

from agreements.assembly.sentences import broken_sentences, sentences
from agreements.assembly.trees import words_of
from tests.agreements.assembly.examples import made, term
from tests.clauses.library.examples import clause, position, question, schedule

NAME = question("name", "text")


def broken(text: str, *things, **answers) -> list[str]:
    """The broken sentences of an agreement whose only clause has this text."""
    document = made(NAME, *things, clause("words", position("only", text)), **answers).document
    return [words_of(one.sentence) for one in broken_sentences(document)]


def split(text: str) -> list[str]:
    (first, *_) = made(clause("words", position("only", text))).document.clauses()
    return [words_of(one) for one in sentences(first.blocks[0].line)]


def test_a_line_is_its_sentences():
    assert split("One day. Two days! Three? Four.") == [
        "One day. ",
        "Two days! ",
        "Three? ",
        "Four.",
    ]


def test_a_stop_inside_a_sentence_ends_none():
    assert split("Acme Inc. and others pay 1.5 percent.") == [
        "Acme Inc. and others pay 1.5 percent."
    ]


def test_a_sound_agreement_has_no_broken_sentence():
    assert broken("The Customer pays. It pays {{ name }}.", name="soon") == []


def test_the_sentence_with_an_open_blank_is_broken():
    assert broken("The Customer pays. It pays {{ name }}. Then it rests.") == ["It pays [Name]. "]


def test_the_sentence_with_a_lost_reference_is_broken():
    assert broken('It is so. See {{ ref("gone") }}.') == ["See [gone]."]


def test_a_term_without_a_definition_breaks_its_sentence():
    day = term("Day", "a day")

    assert broken("A Day passes. The sun shines.", day) == ["A Day passes. "]
    assert (
        broken("A Day passes.", day, clause("list", position("only", "{{ definitions() }}"))) == []
    )


def test_a_broken_definition_is_found_at_its_term():
    day = term("Day", "a day in {{ name }}")
    listed = clause("list", position("only", "{{ definitions() }}"))

    document = made(NAME, day, listed, clause("words", position("only", "A Day."))).document

    assert [(one.place.kind, one.place.key) for one in broken_sentences(document)] == [
        ("term", "Day")
    ]


def test_a_list_that_is_missing_breaks_the_sentence_before_it():
    lost = 'It is so. State:\n{% if name == "x" %}\n- one\n{% endif %}'

    assert broken(lost) == ["State:"]
    assert broken(lost, name="x") == []


def test_inside_a_list_too():
    text = 'State:\n- these:\n  {% if name == "x" %}\n  - one\n  {% endif %}\n- that'

    assert broken(text) == ["these:"]
    assert broken(text, name="x") == []


def test_a_reference_whose_anchor_is_nowhere_is_broken():
    document = made(clause("words", position("only", 'See {{ ref("words") }}.'))).document
    (section,) = document.sections
    elsewhere = replace(section.clauses[0], anchor="elsewhere")
    document = replace(document, sections=(replace(section, clauses=(elsewhere,)),))

    assert len(broken_sentences(document)) == 1


def test_a_paragraph_that_introduces_a_table_is_sound():
    held = schedule("parts", "Fill in:\n\n| A | {{ name }} |\n| x | y |")

    document = made(NAME, held).document

    assert [words_of(one.sentence) for one in broken_sentences(document)] == ["[Name]"]


def test_a_term_that_is_defined_where_it_stands_is_sound():
    day = term("Day", "a calendar day.")

    assert broken("It takes a Day.", day) == ["It takes a Day."]
    assert broken('Any 24 hours are a {{ defined("Day") }}. It takes a Day.', day) == []
