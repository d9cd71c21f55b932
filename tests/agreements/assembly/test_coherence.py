"""What `check` finds in an assembled agreement, each finding provoked by a library or by answers."""

from dataclasses import replace
from fractions import Fraction

from agreements.assembly.coherence import check
from agreements.assembly.coherence.numbers import number_gaps
from agreements.assembly.coherence.references import open_references
from agreements.assembly.document import CrossReference, PrintedItem, PrintedParagraph
from agreements.assembly.trees import with_blocks
from clauses import library
from clauses.library.answers import Party
from clauses.library.findings import Level
from tests.agreements.assembly.examples import ACME, found, made, term
from tests.clauses.library.examples import (
    clause,
    formula,
    position,
    question,
    rule,
    schedule,
)

A = question("a", required=False)


def words(text: str, **fields) -> library.Clause:
    return clause("words", position("only", text), **fields)


def only(*things, **answers):
    (finding,) = check(made(*things, **answers))
    return finding


def test_a_coherent_agreement_has_no_findings():
    text = "The Day counts.\n\n{{ definitions() }}"

    assert found(words(text), term("Day", "a calendar day.")) == []


def test_an_answer_out_of_range_is_an_error():
    days = question("days", "integer", minimum="1", maximum="30")

    finding = only(days, words("{{ days }}"), days=Fraction(31))

    assert finding.code == "answer-does-not-fit"
    assert finding.question == "days"
    assert finding.hint == "Enter a number from 1 to 30."


def test_a_required_question_without_answer_is_one_error_wherever_it_is_printed():
    days = question("days", "integer")

    finding = only(days, words("{{ days }} and {{ days }}"))

    assert (finding.level, finding.code, finding.question) == (
        Level.ERROR,
        "unanswered-question",
        "days",
    )


def test_an_optional_question_without_answer_is_no_error():
    assert found(A, words("Words.")) == []


def test_a_missing_part_of_an_answer_is_an_open_blank():
    buyer = question("buyer", "party")

    finding = only(buyer, words("{{ buyer.notice_email }}"), buyer=ACME)

    assert (finding.code, finding.question) == ("open-blank", "buyer")
    assert str(finding.place) == 'clause "words"'


def test_a_blank_whose_question_is_not_asked_is_the_library_s_fault():
    days = question("days", "integer", when="a")

    finding = only(A, days, words("{{ days }}"), a=False)

    assert (finding.code, finding.question) == ("open-blank", "")
    assert "legal" in finding.hint


def test_a_rule_that_fires_says_what_is_wrong_and_what_to_change():
    days = question("days", "integer")
    short = rule(
        "K001", "days < 10", 'Only {{ days | counted("day") }}.', severity="warning",
        fix="Take longer.", change="days",
    )  # fmt: skip

    finding = only(days, short, words("Words."), days=Fraction(1))

    assert (finding.level, finding.code, finding.place.key) == (Level.WARNING, "rule", "K001")
    assert (finding.message, finding.hint, finding.question) == (
        "Only 1 day.",
        "Take longer.",
        "days",
    )


def test_a_rule_whose_condition_does_not_hold_is_silent():
    assert found(A, rule("K001", "a"), words("Words."), a=False) == []


def test_a_rule_may_ask_which_clauses_are_there():
    asks = rule("K001", 'included("words") and position("words") == "only"')

    assert found(asks, words("Words.")) == ["rule"]


def test_a_clause_without_position_is_an_error():
    gone = clause("words", position("only", when="a"))

    assert found(A, gone, a=False) == ["no-position"]


def test_a_clause_with_two_positions_is_an_error_that_tells_what_both_say():
    first = position("one", plain="You pay.")
    two = clause("words", first, position("two", when="a"), position("three"))

    assert only(A, two, a=False).message == (
        "More than one wording of “Words” applies. One: You pay. Another: Three."
    )


def test_a_mandatory_clause_that_is_not_there_is_an_error():
    gone = words("Words.", when="a", mandatory=True)

    assert found(A, gone, a=False) == ["missing-mandatory-clause"]


def test_a_clause_without_its_companion_is_an_error():
    costs = clause("costs", position("only"), companions=(library.Companion("words"),))

    assert found(A, costs, words("Words.", when="a"), a=False) == ["missing-companion"]
    assert found(A, costs, words("Words.", when="a"), a=True) == []


def test_a_companion_is_wanted_only_under_its_condition():
    companion = library.Companion("words", formula("a"))
    costs = clause("costs", position("only"), companions=(companion,))

    assert found(A, costs, a=False) == []
    assert found(A, costs, a=True) == ["missing-companion"]


def test_two_clauses_under_one_heading_are_a_finding():
    again = clause("again", position("only"), heading="Words", when="a")

    assert found(A, words("Words."), again, a=True) == ["doubled-heading"]
    assert found(A, words("Words."), again, a=False) == []


def test_a_reference_to_a_dropped_clause_is_an_error():
    gone = clause("recall-costs", position("only"), when="a")

    finding = only(A, gone, words('See {{ ref("recall-costs") }}.'), a=False)

    assert finding.code == "unresolved-reference"
    assert "“Recall Costs”" in finding.message


def test_a_reference_to_nothing_names_its_key():
    assert "“nothing”" in only(words('See {{ ref("nothing") }}.')).message


def test_a_reference_inside_a_definition_is_checked_where_it_stands():
    day = term("Day", 'a day under {{ ref("nothing") }}.')

    finding = only(day, words("One Day.\n\n{{ definitions() }}"))

    assert str(finding.place) == 'term "Day"'


def test_a_link_to_an_anchor_that_is_not_there_is_an_error():
    assembled = made(words("Words."))
    lost = PrintedParagraph("", (CrossReference("x", "clause-x", "Section 9 (X)"),))
    document = with_blocks(assembled.document, lambda blocks: (lost,))

    codes = [one.code for one in open_references(replace(assembled, document=document))]

    assert codes == ["unresolved-reference"]


def test_two_things_with_one_anchor_are_an_error():
    assert "doubled-anchor" in found(words("Words."), words("Words."))


def test_two_terms_with_one_anchor_are_an_error():
    terms = term("Key-Day", "a day."), term("Key Day", "a day.")

    codes = found(*terms, words("One Key-Day, one Key Day.\n\n{{ definitions() }}"))

    assert codes == ["doubled-anchor"]


def test_a_list_whose_items_all_fell_out_is_an_error():
    text = "The report states:\n{% if a %}\n- the Batch\n{% endif %}"

    assert found(A, words(text), a=False) == ["empty-list"]
    assert found(A, words(text), a=True) == []


def test_an_inner_list_whose_items_all_fell_out_is_an_error():
    text = "It states:\n- the steps:\n  {% if a %}\n  - now\n  {% endif %}\n- the rest"

    assert found(A, words(text), a=False) == ["empty-list"]


def test_a_colon_may_introduce_a_table():
    assert found(words("The prices:\n\n| Name |\n| |")) == []


def test_a_colon_before_the_next_paragraph_is_an_error():
    assert found(words("The prices:\n\nNext.")) == ["empty-list"]


def test_a_table_whose_rows_all_fell_out_is_an_error():
    text = "| Name |\n{% if a %}\n| kept |\n{% endif %}"

    assert found(A, words(text), a=False) == ["empty-table"]


def test_a_clause_without_words_is_an_error():
    assert found(A, words("{% if a %}Words.{% endif %}"), a=False) == ["empty-text"]


def numbered(**changes):
    """An agreement whose document is changed by hand; the codes of its gaps."""
    text = "List:\n- one\n  - deep\n- two\n\nMore."
    assembled = made(words(text), schedule("schedule-a", "## One\n\nFirst.\n\nSecond."))
    document = replace(assembled.document, **changes)
    return [one.message for one in number_gaps(replace(assembled, document=document))]


def test_the_numbers_of_a_document_have_no_gaps():
    assert numbered() == []


def test_a_gap_in_any_number_is_an_error():
    document = made(words("First.\n\nSecond."), schedule("schedule-a")).document
    (section,), (annex,) = document.sections, document.schedules
    (held,) = section.clauses
    first, second = held.blocks
    late = replace(second, number="1.1.3", items=(PrintedItem("(b)", ()), PrintedItem("", ())))

    assert numbered(sections=(replace(section, number="2", clauses=()),)) == [
        "The number 2 does not follow from the one before it."
    ]
    assert len(numbered(sections=(replace(section, clauses=(replace(held, number="1.2"),)),))) == 1
    assert len(numbered(schedules=(replace(annex, letter="B"),))) == 1
    changed = replace(section, clauses=(replace(held, blocks=(first, late)),))
    assert numbered(sections=(changed,)) == [
        "The number 1.1.3 does not follow from the one before it.",
        "The number (b) does not follow from the one before it.",
        "The number left empty here does not follow from the one before it.",
    ]


def test_errors_stand_before_warnings_and_hints():
    hint, warning = rule("K1", "not a", severity="hint"), rule("K2", "not a", severity="warning")
    days = question("days", "integer")

    codes = [one.level for one in check(made(A, days, hint, warning, words("Words."), a=False))]

    assert codes == [Level.ERROR, Level.WARNING, Level.HINT]


def test_an_agreement_without_any_answer_is_assembled_all_the_same():
    buyer = question("customer_party", "party")

    assembled = made(buyer, words("{{ customer_party.legal_name }}"))

    assert assembled.document.customer == Party()
