"""The redline: what a reader is told changed between two documents, and what counts as no change."""

from fractions import Fraction

from agreements.assembly.redline import RedlinedPart, changed_clauses, redline
from clauses import library
from clauses.library.words.wordwise import Deleted, Inserted, SameWords
from tests.agreements.assembly.examples import ACME, MONEY, SETUP, made, term
from tests.clauses.library.examples import clause, position, question, schedule

DAYS = question("days", "integer", default="30")
SIGNS = {SameWords: "", Inserted: "+", Deleted: "-"}


def agreement(*things, **answers):
    return made(DAYS, *things, **answers).document


def words(text: str, key: str = "words", **fields) -> library.Clause:
    return clause(key, position("only", text), **fields)


def shown(pieces) -> str:
    """Pieces as one string: [-what went-][+what came+]."""
    return "".join(
        f"[{sign}{piece.words}{sign}]" if (sign := SIGNS[type(piece)]) else piece.words
        for piece in pieces
    )


def lines(part: RedlinedPart) -> list[str]:
    return [
        f"{passage.change}: " + " | ".join(shown(cell) for cell in passage.cells)
        for passage in part.passages
    ]


def changed(before, after) -> dict[str, str]:
    return {part.key: part.change for part in redline(before, after).changed()}


def part(before, after, key: str = "words") -> RedlinedPart:
    return next(one for one in redline(before, after).parts if one.key == key)


def test_a_changed_word_stands_beside_the_one_that_it_replaces():
    old = agreement(words("The Customer inspects within {{ days }} days after delivery."))
    new = agreement(
        words("The Customer inspects within {{ days }} days after delivery."), days=Fraction(60)
    )

    assert lines(part(old, new)) == [
        "changed: The Customer inspects within [-30 -][+60 +]days after delivery."
    ]


def test_the_same_agreement_has_no_change():
    old = agreement(words("One.\n\nTwo.\n- a\n- b"), schedule("parts", "| A | B |\n| 1 | 2 |"))

    assert redline(old, old).changed() == ()


def test_a_reference_whose_number_moved_is_no_change():
    target, citing = words("Money is due.", "money"), words('As {{ ref("money") }} says.')
    old = agreement(target, citing)
    new = agreement(words("First of all.", "first"), target, citing)

    assert changed(old, new) == {"first": "inserted"}
    kept = part(old, new).passages[0].cells[0][0]
    assert kept == SameWords(
        "As Section\N{NO-BREAK SPACE}1.2 (Money) says.",
        "As Section\N{NO-BREAK SPACE}1.1 (Money) says.",
    )
    assert (part(old, new).old_number, part(old, new).number) == ("1.2", "1.3")


def test_a_reference_to_another_clause_is_a_change_even_where_its_number_is_the_same():
    citing = 'The price is due thirty days after the invoice, as {{ ref("KEY") }} says.'
    old = agreement(words("X.", "one"), words(citing.replace("KEY", "one")))
    new = agreement(words("X.", "two"), words(citing.replace("KEY", "two")))

    assert lines(part(old, new))[0] == (
        "changed: The price is due thirty days after the invoice, as "
        "[-Section\N{NO-BREAK SPACE}1.1 (One)-][+Section\N{NO-BREAK SPACE}1.1 (Two)+] says."
    )


def test_a_reference_that_leads_nowhere_now_is_a_change():
    citing = words('The price is due thirty days after the invoice, as {{ ref("one") }} says.')
    old = agreement(words("X.", "one"), citing)
    new = agreement(citing)

    assert changed(old, new) == {"one": "deleted", "words": "changed"}
    assert "[+[one]+]" in lines(part(old, new))[0]


def test_clauses_that_came_and_went_are_told_as_a_whole_with_their_number():
    old = agreement(words("Kept."), words("The buyer pays.", "old"))
    new = agreement(words("Kept."), words("The seller pays.", "new"))

    gone, came = part(old, new, "old"), part(old, new, "new")
    assert (gone.change, gone.old_number, gone.number) == ("deleted", "1.2", "")
    assert (came.change, came.old_number, came.number) == ("inserted", "", "1.2")
    assert lines(gone) == ["deleted: [-The buyer pays.-]"]
    assert lines(came) == ["inserted: [+The seller pays.+]"]
    assert shown(gone.heading) == "[-Old-]"


def test_a_clause_that_went_stands_where_it_stood():
    old = agreement(words("A.", "first"), words("B.", "second"), words("C.", "third"))
    new = agreement(words("A.", "first"), words("C.", "third"))

    keys = [one.key for one in redline(old, new).parts if one.kind == "clause"]
    assert keys == ["first", "second", "third"]


def test_a_clause_that_only_stands_elsewhere_is_moved():
    first, second, third = (words(f"{key}.", key) for key in ("first", "second", "third"))

    old, new = agreement(first, second, third), agreement(second, third, first)

    assert changed(old, new) == {"first": "moved"}


def test_a_clause_that_moved_to_another_section_is_compared_all_the_same():
    old = agreement(SETUP, MONEY, words("The Customer pays within a month.", section="setup"))
    new = agreement(SETUP, MONEY, words("The Customer pays within a year.", section="money"))

    assert part(old, new).change == "changed"
    assert lines(part(old, new)) == ["changed: The Customer pays within a [-month.-][+year.+]"]


def test_a_new_heading_is_a_change():
    old = agreement(words("X.", heading="Costs of a Recall"))
    new = agreement(words("X.", heading="Costs of a Field Action"))

    assert shown(part(old, new).heading) == "Costs of a [-Recall-][+Field Action+]"
    assert lines(part(old, new)) == ["kept: X."]
    assert part(old, new).change == "changed"


def test_paragraphs_that_have_little_in_common_are_struck_and_written_whole():
    old = agreement(words("The Manufacturer keeps samples of each batch."))
    new = agreement(words("Recalls are decided by the Customer alone."))

    assert lines(part(old, new)) == [
        "deleted: [-The Manufacturer keeps samples of each batch.-]",
        "inserted: [+Recalls are decided by the Customer alone.+]",
    ]


def test_an_item_that_became_a_paragraph_is_struck_and_written():
    old = agreement(words("State:\n- the number of the batch"))
    new = agreement(words("State:\n\nthe number of the batch"))

    assert [line.split(":")[0] for line in lines(part(old, new))] == ["kept", "deleted", "inserted"]


def test_a_few_kept_words_between_two_changes_make_no_crumbs():
    old = agreement(
        words("Each of the parties must keep the records for the whole long term here.")
    )
    new = agreement(words("Each of the sides may keep all records for the whole long term here."))

    assert lines(part(old, new)) == [
        "changed: Each of the [-parties must keep the -][+sides may keep all +]"
        "records for the whole long term here."
    ]


def test_paragraphs_are_matched_by_what_they_say_though_their_numbers_change():
    old = agreement(words("The price is fixed for a year.\n\nThe Customer pays in euros."))
    new = agreement(
        words("Prices are net.\n\nThe price is fixed for two years.\n\nThe Customer pays in euros.")
    )

    found = part(old, new)
    assert lines(found) == [
        "inserted: [+Prices are net.+]",
        "changed: The price is fixed for [-a year.-][+two years.+]",
        "kept: The Customer pays in euros.",
    ]
    assert [(one.old_label, one.label) for one in found.passages] == [
        ("", "1.1.1"),
        ("1.1.1", "1.1.2"),
        ("1.1.2", "1.1.3"),
    ]


def test_of_two_matches_the_better_one_counts():
    old = agreement(
        words("A month of notice is given by the buyer.\n\nOld words go away here now.")
    )
    new = agreement(words("A month of notice is due.\n\nA month of notice is given by the seller."))

    assert lines(part(old, new)) == [
        "inserted: [+A month of notice is due.+]",
        "changed: A month of notice is given by the [-buyer.-][+seller.+]",
        "deleted: [-Old words go away here now.-]",
    ]


def test_rows_are_compared_cell_by_cell():
    table = "| Task | Who |\n| Design | {} |\n| Test | Manufacturer |"
    old = agreement(schedule("matrix", table.format("Customer")))
    new = agreement(schedule("matrix", table.format("Manufacturer")))

    assert lines(part(old, new, "matrix")) == [
        "kept: Task | Who",
        "changed: Design | [-Customer-][+Manufacturer+]",
        "kept: Test | Manufacturer",
    ]


def test_a_table_with_another_column_is_struck_and_written():
    old = agreement(schedule("matrix", "| Task | Who |\n| Design | Customer |"))
    new = agreement(schedule("matrix", "| Task |\n| Design |"))

    changes = [passage.change for passage in part(old, new, "matrix").passages]
    assert changes == ["deleted", "deleted", "inserted", "inserted"]


def test_an_empty_row_that_came_is_told_too():
    old = agreement(schedule("parts", "| A | B |\n| | |"))
    new = agreement(schedule("parts", "| A | B |\n| | |\n| | |"))

    assert lines(part(old, new, "parts")) == ["kept: A | B", "kept:  | ", "inserted:  | "]


def test_definitions_are_matched_by_their_term():
    listed = words("{{ definitions() }}", "listed")
    old = agreement(
        listed, words("A Day or Month."), term("Day", "a day"), term("Month", "a month")
    )
    new = agreement(
        listed,
        words("A Day or Year."),
        term("Day", "a day on which banks are open"),
        term("Year", "a month"),
    )

    assert lines(part(old, new, "listed")) == [
        "changed: a day [+on which banks are open+]",
        "deleted: [-a month-]",
        "inserted: [+a month+]",
    ]


def test_the_cover_and_the_signatures_are_compared_too():
    party = question("customer_party", "party")
    signing = words("{{ signatures() }}", "signing")
    old = agreement(party, signing, customer_party=ACME)
    new = agreement(party, signing)

    assert changed(old, new) == {"": "changed", "signing": "changed"}
    assert "Acme Ltd." in lines(part(old, new, ""))[0]


def test_headings_inside_a_schedule_and_nested_items_are_passages():
    old = agreement(schedule("parts", "## First\n\nState:\n- one:\n  - deep\n  - deeper"))

    kinds = [(one.kind, one.depth) for one in part(old, old, "parts").passages]
    assert kinds == [("heading", 0), ("paragraph", 0), ("item", 1), ("item", 2), ("item", 2)]


def test_an_open_blank_that_is_filled_is_a_change():
    name = question("name", "text")
    text = words("The Product is called {{ name }} by both of the Parties.")

    old, new = agreement(name, text), agreement(name, text, name="Pump")

    assert lines(part(old, new)) == [
        "changed: The Product is called [-[Name] -][+Pump +]by both of the Parties."
    ]


def test_the_clauses_that_say_something_else_are_told_with_their_words():
    same = words('As {{ ref("due") }} says.', "same")
    due = words("The Customer pays within {{ days }} days after delivery.", "due")
    old, new = agreement(same, due), agreement(words("X.", "new"), same, due, days=Fraction(60))

    found = changed_clauses(old, new, among={"due", "same", "new"})

    assert {key: one.change for key, one in found.items()} == {"new": "inserted", "due": "changed"}
    assert lines(found["due"]) == [
        "changed: The Customer pays within [-30 -][+60 +]days after delivery."
    ]
    assert changed_clauses(old, old, among={"due", "same"}) == {}


def test_only_the_clauses_asked_for_are_compared():
    old = agreement(words("X.", "asked"), words("Y.", "other"))
    new = agreement(words("X now.", "asked"), words("Y now.", "other"))

    assert list(changed_clauses(old, new, among={"asked"})) == ["asked"]
