"""What a page shows, part by part, and what it must be told to show another document."""

from dataclasses import replace
from fractions import Fraction

import pytest

from agreements.assembly.deciding import place_among, place_of
from agreements.assembly.pipeline import Assembled
from agreements.assembly.shown_parts import (
    HEAD,
    MOST_PARTS,
    Update,
    read_shown,
    shown_parts,
    update_of,
)
from clauses import library
from clauses.library.answers import Party
from tests.agreements.assembly.examples import MONEY, SETUP, made
from tests.clauses.library.examples import clause, formula, phrase, position, question, schedule

THINGS = (
    question("days", "integer", default="30"),
    question("wide"),
    question("bonus", section="money"),
    question("rate", "integer", section="money", default="5", maximum="days"),
    question("hidden"),
    question("nothing", section="gone"),
    question("customer_party", "party"),
    clause("notice", position("only", 'Within {{ days }} days. See {{ ref("claims") }}.')),
    clause("warranty", position("only", "All works."), when="wide"),
    clause("claims", position("only", "Claims are made.\n\nThey are paid.")),
    clause("price", position("only", "A rate of {{ rate }}."), section="money"),
    clause("premium", position("only", "A bonus."), section="money", when="bonus"),
    clause("terms", position("only", "{{ definitions() }}"), section="setup"),
    clause("matrix", position("only", "{{ responsibilities() }}"), section="setup"),
    library.DefinedTerm("Day", library.Phrase("", ())),
    library.Responsibility("test", "Test", formula('"customer"')),
    schedule("schedule-list", "A list for {{ days }} days."),
)


def agreement(**answers) -> Assembled:
    return made(*THINGS, **answers)


def parts(assembled: Assembled, **marked: str):
    return shown_parts(assembled, marked)


def shown(assembled: Assembled, **marked: str):
    return {part.anchor: part for part in parts(assembled, **marked)}


def update(before: Assembled, after: Assembled) -> Update:
    found = update_of(shown(before), parts(after))
    assert found is not None
    return found


def test_the_same_document_needs_nothing():
    assert update(agreement(), agreement()) == Update((), (), (), ())


def test_only_the_parts_that_say_something_else_are_sent():
    found = update(agreement(), agreement(days=Fraction(31)))

    assert found.changed == ("clause-notice", "schedule-list")
    assert (found.gone, found.came) == ((), ())
    # Their headings may be others too, and references in parts that stay print these.
    assert [part.anchor for part in found.renumbered] == ["clause-notice", "schedule-list"]


def test_a_clause_that_comes_stands_after_the_one_before_it_and_those_below_are_renumbered():
    found = update(agreement(), agreement(wide=True))

    assert [(part.anchor, after) for part, after in found.came] == [
        ("clause-warranty", "clause-notice")
    ]
    assert [(part.anchor, part.number) for part in found.renumbered] == [
        ("clause-claims", "1.3"),
        ("clause-terms", "1.4"),
        ("clause-matrix", "1.5"),
    ]
    assert found.renumbered[0].cited == "Section\N{NO-BREAK SPACE}1.3 (Claims)"
    assert found.changed == ()


def test_the_first_clause_of_a_section_has_no_other_before_it():
    first = clause("first", position("only", "First."), when="wide")
    things = (question("wide"), first, clause("second", position("only", "Second.")))

    found = update(made(*things), made(*things, wide=True))

    assert [(part.anchor, part.within, after) for part, after in found.came] == [
        ("clause-first", "section-setup", "")
    ]


def test_a_section_comes_and_goes_with_its_clauses():
    only = clause("price", position("only", "A price."), section="money", when="wide")
    things = (THINGS[1], clause("notice", position("only", "A notice.")), only)
    without, with_it = made(*things), made(*things, wide=True)

    came, gone = update(without, with_it), update(with_it, without)

    assert [(part.anchor, after) for part, after in came.came] == [
        ("section-money", "section-setup")
    ]
    assert gone.gone == ("section-money",)


def test_a_leading_schedule_that_comes_stands_after_the_head():
    things = (*THINGS, schedule("summary", "In short.", when="bonus", leading=True))

    came, after = update(made(*things), made(*things, bonus=True)).came[0]

    assert (came.anchor, after) == ("schedule-summary", HEAD)


def test_a_clause_alone_goes_alone():
    assert update(agreement(wide=True), agreement()).gone == ("clause-warranty",)


def with_terms(**answers) -> Assembled:
    """An agreement that defines Batch and Seat, and Day where the notice is long."""
    return made(
        question("days", "integer", default="30"),
        question("seat", "text", default='"Bern"'),
        question("wide"),
        question("unlisted"),
        clause("notice", position("only", "A Seat.{% if wide %} A Day.{% endif %}")),
        clause(
            "terms",
            position("only", "Words for {{ days }} days.\n\n{{ definitions() }}"),
            when="not unlisted",
        ),
        clause("claims", position("only", "Of a Batch.")),
        library.DefinedTerm("Batch", phrase("what is made.")),
        library.DefinedTerm("Day", phrase("a day in {{ seat }}.")),
        library.DefinedTerm("Seat", phrase("the seat in {{ seat }}.")),
        **answers,
    )


def test_of_the_definitions_only_those_that_say_something_else_are_sent():
    assert update(with_terms(), with_terms(seat="Basel")) == Update((), (), ("term-seat",), ())


def test_a_definition_comes_after_the_one_before_it_and_goes_alone():
    without, with_it = with_terms(), with_terms(wide=True)

    came, gone = update(without, with_it), update(with_it, without)

    assert [(part.anchor, part.within, after) for part, after in came.came] == [
        ("term-day", "clause-terms", "term-batch")
    ]
    assert came.changed == ("clause-notice",)
    assert gone.gone == ("term-day",)


def test_a_clause_with_other_words_brings_its_definitions():
    found = update(with_terms(), with_terms(days=Fraction(31), seat="Basel", wide=True))

    assert found.changed == ("clause-notice", "clause-terms")
    assert found.came == ()


def test_a_clause_takes_its_definitions_along_and_brings_them_back():
    gone = update(with_terms(), with_terms(unlisted=True))
    came = update(with_terms(unlisted=True), with_terms())

    assert gone.gone == ("clause-terms",)
    assert [part.anchor for part, _ in came.came] == ["clause-terms"]


def test_a_page_with_a_part_elsewhere_or_twice_is_given_everything():
    elsewhere = shown(with_terms())
    elsewhere["term-seat"] = replace(elsewhere["term-seat"], within="clause-notice")
    twice = made(
        clause("terms", position("only", "A Batch.\n\n{{ definitions() }}\n\n{{ definitions() }}")),
        library.DefinedTerm("Batch", phrase("what is made.")),
    )

    assert update_of(elsewhere, parts(with_terms())) is None
    assert update_of(shown(twice), parts(twice)) is None


def test_a_party_changes_the_head():
    named = agreement(customer_party=Party("Acme Ltd."))

    assert HEAD in update(agreement(), named).changed


def test_what_is_marked_otherwise_is_sent_again():
    marked = parts(agreement(), **{"clause-notice": "changed"})

    found = update_of(shown(agreement()), marked)

    assert found is not None
    assert found.changed == ("clause-notice",)


def test_a_page_that_shows_nothing_known_is_given_everything():
    assert update_of({}, parts(agreement())) is None


def test_a_page_that_shows_parts_in_another_order_is_given_everything():
    turned = dict(reversed(shown(agreement()).items()))

    assert update_of(turned, parts(agreement())) is None


def test_what_a_page_says_it_shows_is_read():
    read = read_shown("document-head  0a1b ;clause-x 1.2 0a1b section-y")

    assert [(one.anchor, one.number, one.digest, one.within) for one in read.values()] == [
        ("document-head", "", "0a1b", ""),
        ("clause-x", "1.2", "0a1b", "section-y"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "x",
        "clause-x 1 zz a",
        "<b> 1 0a y",
        "clause-x 1 0a y;clause-x 1 0a y",
        "clause-x 1 0a y;" + ";".join(f"term-{number}  0a y" for number in range(MOST_PARTS)),
    ],
    ids=["nothing", "word", "no-digest", "markup", "twice", "too-many"],
)
def test_what_cannot_be_read_counts_as_nothing(said):
    assert read_shown(said) == {}


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("days", "clause-notice"),
        ("wide", "clause-warranty"),
        ("rate", "clause-price"),
        ("position.claims", "clause-claims"),
        ("responsibility.test", "clause-matrix"),
        ("hidden", "clause-notice"),
        ("bonus", "clause-premium"),
        ("nothing", ""),
        ("position.gone", ""),
    ],
)
def test_a_question_leads_to_the_part_that_it_decides(key, place):
    assert place_of(key, agreement(wide=True, bonus=True)) == place


def test_a_question_that_no_text_reads_leads_to_what_reads_the_questions_it_decides():
    things = (
        question("kind"),
        question("unread", when="kind"),
        question("fee", "integer", default="5", section="money", when="kind"),
        clause("price", position("only", "A fee of {{ fee }}."), section="money"),
    )

    assert place_of("kind", made(SETUP, MONEY, *things, kind=True)) == "clause-price"


def test_a_clause_elsewhere_comes_before_a_schedule_and_the_definitions_come_last():
    things = (
        question("seat", "text", section="money"),
        library.DefinedTerm("Seat", library.Phrase("", ())),
        clause(
            "terms",
            position("only", "{{ definitions() }}\n\n{% if answered(seat) %}Sit.{% endif %}"),
        ),
        schedule("schedule-list", "At {{ seat }}."),
    )

    assert place_of("seat", made(*things, seat="Bern")) == "schedule-list"


def test_a_question_that_a_definition_alone_prints_leads_to_that_definition():
    things = (
        question("seat", "text", section="money"),
        clause("terms", position("only", "{{ definitions() }}")),
        clause("notice", position("only", "The Seat, by Air.")),
        library.DefinedTerm("Air", phrase("what one breathes.")),
        library.DefinedTerm("Seat", phrase("the seat in {{ seat }}.")),
    )

    assert place_of("seat", made(*things, seat="Bern")) == "term-seat"


def test_of_parts_that_changed_the_one_that_reads_the_question_is_shown():
    assembled = agreement(wide=True)

    assert place_among("days", assembled, ("clause-claims", "schedule-list")) == "schedule-list"
    assert place_among("days", assembled, ("clause-claims",)) == "clause-claims"
    assert place_among("days", assembled, ()) == ""
