"""How defined terms are recognised, and which definitions are printed."""

from dataclasses import replace

import pytest

from agreements.assembly.document import DefinitionList, Filled, PrintedWords, TermUse
from agreements.assembly.trees import words_of
from clauses import library
from clauses.library.answers import Party
from clauses.library.words.terms import TermForms
from tests.agreements.assembly.examples import blocks, made, term, written
from tests.clauses.library.examples import clause, position, question, schedule

DAY = term("Day", "a calendar day.", "Days")
BUSINESS_DAY = term("Business Day", "a Day on which banks are open.", "Business Days")
BATCH = term("Batch", "a quantity of Product.", "Batches")
PRODUCT = term("Product", "the goods.")


def marked(text: str, *terms) -> list[tuple[str, str]]:
    line = blocks(written(text, *terms))[0].line
    return [(one.term, one.text) for one in line if isinstance(one, TermUse)]


def defined(document) -> list[str]:
    (listed,) = (block for block in blocks(document) if isinstance(block, DefinitionList))
    return [f"{one.term}: {words_of(one.line)}" for one in listed.definitions]


def test_a_term_is_recognised_in_its_exact_capitalised_form():
    assert marked("On a Day or a day.", DAY) == [("Day", "Day")]


def test_the_longest_term_counts():
    assert marked("After 5 Business Days.", DAY, BUSINESS_DAY) == [
        ("Business Day", "Business Days")
    ]


def test_declared_plurals_count_as_the_term():
    assert marked("All Batches.", BATCH) == [("Batch", "Batches")]


def test_only_whole_words_count():
    assert marked("Daylight is Today's.", DAY) == []


def test_a_possessive_counts_as_the_term():
    assert marked("The Product's price.", PRODUCT) == [("Product", "Product")]


def test_a_term_at_the_start_of_a_sentence_counts():
    assert marked("Product is made.", PRODUCT) == [("Product", "Product")]


def test_a_term_is_recognised_across_the_edge_of_a_condition():
    document = written(
        "Business {% if a %}Day{% endif %}.", question("a"), DAY, BUSINESS_DAY, a=True
    )

    assert blocks(document)[0].line == (TermUse("Business Day", "Business Day"), PrintedWords("."))


def papers(kind: str) -> library.Question:
    options = (
        library.Choice("coc", "Conformance", printed="a Batch Record"),
        library.Choice("coa", "Analysis", printed="a list of Days"),
    )
    return replace(question("papers", kind), options=options)


@pytest.mark.parametrize(("kind", "answer"), [("choice", "coc"), ("multi", frozenset({"coc"}))])
def test_a_term_in_the_words_of_a_chosen_option_counts_and_is_defined(kind, answer):
    record = term("Batch Record", "the papers of a Batch.")

    document = written(
        "Supply {{ papers }}.\n\n{{ definitions() }}", papers(kind), record, BATCH, papers=answer
    )

    assert TermUse("Batch Record", "Batch Record", ("papers",)) in blocks(document)[0].line
    assert defined(document) == [
        "Batch: a quantity of Product.",
        "Batch Record: the papers of a Batch.",
    ]


def test_the_words_around_a_term_in_an_option_still_name_their_question():
    document = written("Supply {{ papers }}.", papers("choice"), DAY, papers="coa")

    assert blocks(document)[0].line == (
        PrintedWords("Supply "),
        Filled("a list of ", ("papers",), is_chosen=True),
        TermUse("Day", "Days", ("papers",)),
        PrintedWords("."),
    )


def test_a_term_inside_a_name_of_the_library_is_part_of_the_name():
    forms = TermForms.of((DAY,), ("Day of Atonement",))

    assert [one.term for one in forms.found_in("On the Day of Atonement or a Day.")] == ["Day"]


def test_terms_are_never_looked_for_in_what_users_typed():
    buyer = question("buyer", "party")

    document = written("{{ buyer.legal_name }}", buyer, PRODUCT, buyer=Party("Product"))

    assert [type(one).__name__ for one in blocks(document)[0].line] == ["Filled"]


def test_the_definitions_used_and_those_that_these_use_stand_in_alphabetical_order():
    text = "A Batch takes 3 Business Days.\n\n{{ definitions() }}"
    unused = term("Recall", "the removal of Product.")

    document = written(text, unused, PRODUCT, BATCH, BUSINESS_DAY, DAY)

    assert defined(document) == [
        "Batch: a quantity of Product.",
        "Business Day: a Day on which banks are open.",
        "Day: a calendar day.",
        "Product: the goods.",
    ]


def test_terms_in_lists_tables_and_schedules_are_used_too():
    rules = clause("rules", position("only", "These:\n- Batches\n  - by Day"))
    listed = schedule("schedule-a", "## Product\n\n| Business Day |\n| |")
    list_of_all = clause("words", position("only", "{{ definitions() }}"))

    document = made(DAY, BATCH, PRODUCT, BUSINESS_DAY, rules, list_of_all, listed).document

    assert [line.partition(":")[0] for line in defined(document)] == [
        "Batch",
        "Business Day",
        "Day",
        "Product",
    ]


def test_a_definition_is_filled_like_any_text():
    buyer = question("buyer", "party")
    customer = term("Customer", "{{ buyer.legal_name }}.")

    document = written("{{ definitions() }}\n\nThe Customer.", buyer, customer, buyer=Party("Ix"))

    assert defined(document) == ["Customer: Ix."]


def test_definitions_have_anchors_of_their_own():
    document = written("{{ definitions() }}\n\nBusiness Days.", BUSINESS_DAY, DAY)

    (listed, _) = blocks(document)
    assert [one.anchor for one in listed.definitions] == ["term-business-day", "term-day"]


def test_a_library_without_terms_marks_nothing():
    assert marked("The Product.") == []


RECALL = term("Recall", "the return of Product on some Day.", "Recalls")
IN_PLACE = 'The return of Product (a {{ defined("Recall") }}) is urgent. A Recall ends.'


def test_a_term_defined_where_it_stands_is_not_defined_a_second_time():
    text = f"{IN_PLACE}\n\n{{{{ definitions() }}}}"

    document = written(text, RECALL, PRODUCT, DAY)

    # Neither it, nor what only its listed definition would use.
    assert defined(document) == ["Product: the goods."]
    assert TermUse("Recall", "Recall", is_defined=True) in blocks(document)[0].line
    assert words_of(blocks(document)[0].line).startswith("The return of Product (a Recall) is")


def test_a_term_whose_place_is_not_printed_is_defined_in_the_list():
    text = f"{{% if a %}}{IN_PLACE}{{% else %}}A Recall.{{% endif %}}\n\n{{{{ definitions() }}}}"

    document = written(text, question("a"), RECALL, PRODUCT, DAY, a=False)

    assert [one.partition(":")[0] for one in defined(document)] == ["Day", "Product", "Recall"]
