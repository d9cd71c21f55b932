"""What is typed by a known slip is offered as the language writes it, and nothing else is touched."""

import pytest

from clauses.library.language.blocks import parse_text
from clauses.library.language.mends import mend_of_condition, mend_of_text
from clauses.library.language.parsing import parse_expression


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ('a = "x = y"', 'a == "x = y"'),
        ("a == “x”", 'a == "x"'),
        ("a == ‘x’", 'a == "x"'),
        ("a == 'x'", 'a == "x"'),
        ('a in [“x”, "AND"]', 'a in ["x", "AND"]'),
        ("a AND b Or NOT c", "a and b or not c"),
        ("a&&b", "a and b"),
        ("a || b", "a or b"),
        ("!a", "not a"),
        ("a =< b", "a <= b"),
        ('a <> "x"', 'a != "x"'),
        ('a is "x" and b is not “y”', 'a == "x" and b != "y"'),
        ("{{ a }}", "a"),
        ("{% if a = “x” %}", 'a == "x"'),
        ("a\u00a0and\u202fb\u00ad", "a and b"),
        ("\ufeffa", "a"),
        ("a\u2028and b", "a\nand b"),
    ],
)
def test_a_condition_is_mended(source: str, mended: str):
    mend = mend_of_condition(source, parse_expression)

    assert mend is not None
    assert mend.text == mended
    assert mend.changes


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("“Quoted” in {{ ref(“a”) }}", '“Quoted” in {{ ref("a") }}'),
        ("Pay = {{ a } now", "Pay = {{ a }} now"),
        ("in { a }} now", "in {{ a }} now"),
        ("{% if a } x {% endif %}", "{% if a %} x {% endif %}"),
        ("{% if a %\n\nx\n\n{% endif %}", "{% if a %}\n\nx\n\n{% endif %}"),
        (
            "{% If a AND b %}x{% ElseIf c %}y{% End if %}",
            "{% if a and b %}x{% elif c %}y{% endif %}",
        ),
        ("{% if a %}x{% ELSE %}y{% endif a %}", "{% if a %}x{% else %}y{% endif %}"),
        ("{% if a %}x{% Elif b %}y{% endif %}", "{% if a %}x{% elif b %}y{% endif %}"),
        ("One {% if a %}two\nthree.\n\nFour.", "One {% if a %}two\nthree.{% endif %}\n\nFour."),
        ("State:\n- a {% if b %}c\n- d", "State:\n- a {% if b %}c{% endif %}\n- d"),
        ("One.\n{% if a %}\nTwo.", "One.\n{% if a %}\nTwo.\n\n{% endif %}"),
        ("One\u00ad.\u00a0Two\u200b.", "One. Two."),
        ("State:\n-\u00a0one", "State:\n- one"),
    ],
)
def test_a_text_is_mended(source: str, mended: str):
    mend = mend_of_text(source, parse_text)

    assert mend is not None
    assert mend.text == mended
    parse_text(mend.text)


@pytest.mark.parametrize(
    "source",
    [
        *("One {{ a }}.", "“One” & 'two' = 3, AND four", "One {{ open(a) }}.", "| a {% if b %}c |"),
        # Which of the duties are meant, nobody else knows.
        "{% if a %}One must. Two must.",
        "{% if a %}\nOne must.\nTwo must.",
        "{% if a %}\nOne must.\n\nTwo must.",
        "{% if a %}\nOne must.\n{% if b %}\nTwo must.\n{% endif %}",
    ],
)
def test_nothing_is_offered_where_nothing_is_wrong_or_nothing_safe_is_known(source: str):
    assert mend_of_text(source, parse_text) is None


@pytest.mark.parametrize("source", ['a == "x"', 'a == "‘y’ AND = "', "a b", "a >"])
def test_a_condition_is_left_alone_where_nothing_is_to_mend_or_nothing_safe_is_known(source: str):
    assert mend_of_condition(source, parse_expression) is None


def test_what_is_mended_may_leave_another_mistake_further_down():
    mend = mend_of_text("One\u00ad.\n\n{{ open(a) }}", parse_text)

    assert mend is not None
    assert mend.text == "One.\n\n{{ open(a) }}"
    assert mend.changes == ("take out signs that nobody sees",)


def test_what_leaves_the_mistake_at_its_place_is_not_offered():
    assert mend_of_text("{{ open(“a”) }}", parse_text) is None
