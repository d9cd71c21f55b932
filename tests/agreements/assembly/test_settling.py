"""How conditions, lists and punctuation are settled."""

import pytest

from agreements.assembly.document import PrintedParagraph, PrintedTable
from agreements.assembly.trees import words_of
from clauses.library.answers import Party
from tests.agreements.assembly.examples import blocks, items, printed, written
from tests.clauses.library.examples import question

A, B, C = question("a"), question("b"), question("c")

LIST = """
The report states:
- the Batch
{% if a %}
- the facts
{% endif %}
{% if b %}
- the steps
{% endif %}
"""


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (True, True, ["(a) the Batch;", "(b) the facts; and", "(c) the steps."]),
        (False, True, ["(a) the Batch; and", "(b) the steps."]),
        (False, False, ["(a) the Batch."]),
    ],
)
def test_items_that_fall_out_leave_no_broken_sentence(a, b, expected):
    assert items(LIST, A, B, a=a, b=b) == expected


def test_alternatives_end_with_or():
    assert items("One of:\n* red\n* green\n* blue") == ["(a) red;", "(b) green; or", "(c) blue."]


def test_an_inner_list_ends_with_the_sign_of_its_outer_item():
    text = """
    The steps:
    - at the factory:
      * now
      * later
    - at the carrier:
      - by road
      - by sea
    """.replace("\n    ", "\n")

    assert items(text) == [
        "(a) at the factory:",
        "  (i) now; or",
        "  (ii) later; and",
        "(b) at the carrier:",
        "  (i) by road; and",
        "  (ii) by sea.",
    ]


def test_an_item_that_is_a_sentence_keeps_its_stop():
    assert items("Note:\n- It is late.\n- the rest") == ["(a) It is late.", "(b) the rest."]


def test_an_item_whose_words_all_fall_out_is_dropped():
    text = "List:\n- one\n- {% if a %}two{% endif %}\n- three"

    assert items(text, A, a=False) == ["(a) one; and", "(b) three."]


def test_the_stop_of_a_company_s_name_is_not_doubled():
    buyer = question("buyer", "party")
    held = Party("Acme Inc.")

    assert printed("It is {{ buyer }}. It pays.", buyer, buyer=held) == "It is Acme Inc. It pays."
    assert items("For:\n- {{ buyer }}\n- {{ buyer }}", buyer, buyer=held) == [
        "(a) Acme Inc.; and",
        "(b) Acme Inc.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It pays {% if a %}all {% endif %}costs.", "It pays costs."),
        ("It pays{% if a %} all{% endif %}.", "It pays."),
        ("It pays {% if a %}all{% endif %}.", "It pays."),
        ("It pays {% if a %}all{% endif %} costs.", "It pays costs."),
        ("{% if a %}Then{% endif %} it pays.", "it pays."),
        ("It pays. {% if a %}Then{% endif %}", "It pays."),
        ("{% if a %}x{% elif not a %}y{% else %}z{% endif %}", "y"),
        ("{% if a %}x{% elif a %}y{% else %}z{% endif %}", "z"),
    ],
)
def test_words_that_fall_out_leave_no_stray_space(text, expected):
    assert printed(text, A, a=False) == expected


def test_a_paragraph_whose_words_all_fall_out_is_dropped():
    text = "First.\n\n{% if a %}Second.{% endif %}\n\nThird."

    kept = blocks(written(text, A, a=False))

    assert [(block.number, words_of(block.line)) for block in kept] == [
        ("1.1.1", "First."),
        ("1.1.2", "Third."),
    ]


def test_a_condition_wraps_paragraphs_headings_and_tables():
    text = """
{% if a %}

## Gone

Gone.

{% else %}

| Name | Price |
{% if a %}
| gone | |
{% endif %}
| kept | |

{% endif %}
"""

    (table,) = blocks(written(text, A, a=False))

    assert isinstance(table, PrintedTable)
    assert [[words_of(cell) for cell in row.cells] for row in table.rows] == [["kept", ""]]


def test_a_heading_whose_words_fall_out_is_dropped():
    text = "## {% if a %}Gone{% endif %}\n\nKept."

    (kept,) = blocks(written(text, A, a=False))

    assert isinstance(kept, PrintedParagraph)


def test_a_list_survives_without_the_words_that_introduce_it():
    text = "{% if a %}Gone:{% endif %}\n- kept"

    assert items(text, A, a=False) == ["(a) kept."]
