"""How a text is cut into paragraphs, lists, tables, headings, inserts and conditions around them."""

import pytest

from clauses.library.language import expressions as ex
from clauses.library.language import text as tx
from clauses.library.language.blocks import parse_text

A, B = ex.Name("a"), ex.Name("b")


def blocks(*lines: str) -> tuple[tx.Block, ...]:
    return parse_text("\n".join(lines)).blocks


def words(text: str) -> tx.Line:
    return (tx.Words(text),)


def item(text: str, *items: tx.ListEntry, joiner: tx.Joiner = "and") -> tx.Item:
    return tx.Item(words(text), items, joiner)


def when(condition: ex.Expression, *inside, otherwise=()) -> tx.Conditional:
    return tx.Conditional((tx.Branch(condition, inside),), otherwise)


def row(*cells: str) -> tx.Row:
    return tx.Row(tuple(words(cell) if cell else () for cell in cells))


def test_an_empty_line_ends_a_paragraph():
    assert blocks("One", "sentence.", "", "  ", "Another.") == (
        tx.Paragraph(words("One sentence."), number=1),
        tx.Paragraph(words("Another."), number=5),
    )


def test_a_text_of_nothing_has_no_blocks():
    assert blocks("", " ", "") == ()


def test_the_source_is_kept_as_typed():
    assert parse_text(" One.\n").source == " One.\n"


def test_windows_line_ends_are_line_ends():
    assert parse_text("One.\r\n\r\nState:\r\n- a\r\n- b\r\n").blocks == (
        tx.Paragraph(words("One."), number=1),
        tx.Paragraph(words("State:"), (item("a"), item("b")), "and", 3),
    )


def test_tabs_are_spaces():
    assert blocks("\tOne\tword.") == (tx.Paragraph(words("One word.")),)


def test_items_stand_under_their_paragraph():
    assert blocks("State:", "- a", "- b") == (
        tx.Paragraph(words("State:"), (item("a"), item("b"))),
    )


def test_items_may_stand_after_an_empty_line():
    assert blocks("State:", "", "- a") == (tx.Paragraph(words("State:"), (item("a"),)),)


def test_stars_make_alternatives():
    assert blocks("One of:", "* a", "* b") == (
        tx.Paragraph(words("One of:"), (item("a"), item("b")), "or"),
    )


def test_an_item_may_go_on_over_lines():
    assert blocks("State:", "- a", "  and more", "- b") == (
        tx.Paragraph(words("State:"), (item("a and more"), item("b"))),
    )


def test_items_have_a_second_level():
    assert blocks("State:", "- a:", "  * x", "  * y", "- b") == (
        tx.Paragraph(words("State:"), (item("a:", item("x"), item("y"), joiner="or"), item("b"))),
    )


def test_a_paragraph_after_a_list_is_a_paragraph_of_its_own():
    assert blocks("State:", "- a", "Then more.") == (
        tx.Paragraph(words("State:"), (item("a"),), number=1),
        tx.Paragraph(words("Then more."), number=3),
    )


def test_a_condition_wraps_paragraphs():
    assert blocks("{% if a %}", "", "One.", "", "Two.", "", "{% endif %}", "", "Three.") == (
        when(
            A,
            tx.Paragraph(words("One."), number=3),
            tx.Paragraph(words("Two."), number=5),
        ),
        tx.Paragraph(words("Three."), number=9),
    )


def test_a_condition_has_further_branches():
    read = blocks(
        "{% if a %}", "One.", "{% elif b %}", "Two.", "{% else %}", "Three.", "{% endif %}"
    )

    assert read == (
        tx.Conditional(
            (
                tx.Branch(A, (tx.Paragraph(words("One."), number=2),)),
                tx.Branch(B, (tx.Paragraph(words("Two."), number=4),)),
            ),
            (tx.Paragraph(words("Three."), number=6),),
        ),
    )


def test_a_condition_may_wrap_nothing():
    assert blocks("{% if a %}", "{% else %}", "One.", "{% endif %}") == (
        when(A, otherwise=(tx.Paragraph(words("One."), number=3),)),
    )


def test_conditions_wrap_conditions():
    assert blocks("{% if a %}", "{% if b %}", "One.", "{% endif %}", "{% endif %}") == (
        when(A, when(B, tx.Paragraph(words("One."), number=3))),
    )


def test_a_condition_wraps_items():
    assert blocks("State:", "- a", "{% if a %}", "- b", "{% endif %}", "- c") == (
        tx.Paragraph(words("State:"), (item("a"), when(A, item("b")), item("c"))),
    )


def test_a_list_may_start_with_a_condition():
    assert blocks("State:", "{% if a %}", "- b", "{% else %}", "- c", "{% endif %}") == (
        tx.Paragraph(words("State:"), (when(A, item("b"), otherwise=(item("c"),)),)),
    )


def test_empty_lines_around_conditions_do_not_end_a_list():
    read = blocks("State:", "", "{% if a %}", "", "- b", "", "{% endif %}", "- c")

    assert read == (tx.Paragraph(words("State:"), (when(A, item("b")), item("c"))),)


def test_a_condition_wraps_items_of_the_second_level():
    read = blocks("State:", "- a:", "{% if a %}", "  - x", "{% endif %}", "  - y", "- b")

    assert read == (
        tx.Paragraph(words("State:"), (item("a:", when(A, item("x")), item("y")), item("b"))),
    )


def test_a_condition_after_the_second_level_belongs_to_the_first():
    read = blocks("State:", "- a:", "  - x", "{% if a %}", "- b", "{% endif %}")

    assert read == (tx.Paragraph(words("State:"), (item("a:", item("x")), when(A, item("b")))),)


def test_a_condition_that_wraps_a_paragraph_ends_the_list():
    read = blocks("State:", "- a", "{% if a %}", "More.", "{% endif %}")

    assert read == (
        tx.Paragraph(words("State:"), (item("a"),)),
        when(A, tx.Paragraph(words("More."), number=4)),
    )


def test_conditions_around_two_items_nest():
    read = blocks("State:", "{% if a %}", "{% if b %}", "- x", "{% endif %}", "{% endif %}")

    assert read == (tx.Paragraph(words("State:"), (when(A, when(B, item("x"))),)),)


def test_a_heading_stands_on_its_line():
    assert blocks("## Prices", "Words.") == (
        tx.Heading(words("Prices"), 1),
        tx.Paragraph(words("Words."), number=2),
    )


def test_a_table_has_a_head_and_rows():
    assert blocks("| Product | Price |", "| x | |", "", "Words.") == (
        tx.Table(row("Product", "Price"), (row("x", ""),), 1),
        tx.Paragraph(words("Words."), number=4),
    )


def test_a_table_may_follow_a_paragraph_at_once():
    assert blocks("The prices:", "| Product |") == (
        tx.Paragraph(words("The prices:"), number=1),
        tx.Table(row("Product"), (), 2),
    )


def test_a_condition_wraps_rows():
    assert blocks("| A |", "{% if a %}", "| b |", "{% endif %}", "| c |") == (
        tx.Table(row("A"), (when(A, row("b")), row("c"))),
    )


def test_a_condition_around_a_whole_table_is_no_condition_on_rows():
    assert blocks("| A |", "", "{% if a %}", "", "| B |", "| b |", "", "{% endif %}") == (
        tx.Table(row("A"), ()),
        when(A, tx.Table(row("B"), (row("b"),), 5)),
    )


def test_a_bar_inside_a_blank_is_a_filter():
    assert blocks("| {{ a | words }} | {% if b %}x{% endif %} |") == (
        tx.Table(tx.Row(((tx.Blank(A, "words"),), (when(B, tx.Words("x")),))), ()),
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{{ definitions() }}", tx.Insert("definitions")),
        ("{{ signatures() }}", tx.Insert("signatures")),
        ("{{responsibilities()}}", tx.Insert("responsibilities")),
        ("  {{ sites( plants ) }} ", tx.Insert("sites", "plants")),
    ],
)
def test_an_insert_stands_on_its_line(line: str, expected: tx.Insert):
    assert blocks(line) == (expected,)


def test_an_insert_ends_the_paragraph_before_it():
    assert blocks("The sites:", "{{ sites(plants) }}") == (
        tx.Paragraph(words("The sites:"), number=1),
        tx.Insert("sites", "plants", 2),
    )


def test_nodes_are_walked_in_reading_order():
    text = parse_text(
        "State {{ a }}:\n- x {{ ref('k') }}\n".replace("'", '"')
        + "{% if b %}\n- y\n{% else %}\n- {{ c }}\n{% endif %}\n\n"
        + "## Head\n\n| {{ d }} |\n| e |\n\n{{ definitions() }}"
    )

    assert list(tx.expressions_in(text.blocks)) == [A, B, ex.Name("c"), ex.Name("d")]
    assert [type(node).__name__ for node in tx.walk(text.blocks)] == [
        *("Paragraph", "Words", "Blank", "Words"),
        *("Item", "Words", "Reference", "Conditional", "Item", "Words", "Item", "Blank"),
        *("Heading", "Words", "Table", "Row", "Blank", "Row", "Words", "Insert"),
    ]
