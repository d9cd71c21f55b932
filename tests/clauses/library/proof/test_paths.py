"""Every place of a text with its path, and when nothing of a line, a list, a table or a text is left."""

import pytest

from clauses.library.language.blocks import parse_text
from clauses.library.language.expressions import ALWAYS
from clauses.library.language.parsing import parse_line
from clauses.library.language.text import Words
from clauses.library.proof.paths import (
    ends_open,
    introduces,
    is_empty,
    lines,
    placed,
    placed_blocks,
    runs,
    without_blocks,
    without_items,
    without_rows,
)
from tests.clauses.library.examples import expression, library_of, question
from tests.clauses.library.proof.asking import stands

KEYS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
LIBRARY = library_of(*(question(key) for key in KEYS))


def holds(condition, *yes: str) -> bool:
    """Whether a condition holds where these questions are answered with Yes and the others with No."""
    return stands(condition, LIBRARY, **{key: key in yes for key in KEYS})


def read(source: str, *yes: str) -> list[str]:
    """The runs of a line that are printed under these answers."""
    return [run.words for run in runs(parse_line(source), ALWAYS) if holds(run.path, *yes)]


def test_each_branch_has_its_condition_and_none_of_those_before_it():
    text = parse_text(
        "{% if first %}\nOne.\n{% elif second %}\nTwo.\n{% else %}\nThree.\n{% endif %}"
    )

    found = {
        one.node.words: (one.path, one.line)
        for one in placed(text.blocks, ALWAYS)
        if isinstance(one.node, Words)
    }

    assert found == {
        "One.": (expression("first"), 2),
        "Two.": (expression("not first and second"), 4),
        "Three.": (expression("not (first or second)"), 6),
    }


def test_blocks_are_placed_without_what_stands_in_them():
    text = parse_text("{% if first %}\nOne:\n- item\n{% endif %}\n\n{{ signatures() }}")

    assert [
        (type(one.node).__name__, one.path, one.line) for one in placed_blocks(text.blocks, ALWAYS)
    ] == [("Paragraph", expression("first"), 2), ("Insert", ALWAYS, 6)]


def test_the_lines_of_a_text_are_its_paragraphs_items_headings_and_cells():
    text = parse_text("## Heading\n\nWords:\n- item\n\n| a | b |\n| c | d |\n\n{{ signatures() }}")

    assert [(one.line[0].words, one.number) for one in lines(text.blocks, ALWAYS)] == [
        ("Heading", 1),
        ("Words:", 3),
        ("item", 3),
        ("a", 6),
        ("b", 6),
        ("c", 6),
        ("d", 6),
    ]


@pytest.mark.parametrize(
    ("source", "yes", "expected"),
    [
        ("Plain words.", (), ["Plain words."]),
        ("One{% if first %} two{% endif %}.", ("first",), ["One two."]),
        ("One{% if first %} two{% endif %}.", (), ["One."]),
        ("{% if first %}a{% elif second %}b{% else %}c{% endif %}", ("second",), ["b"]),
        ("{% if first %}a{% elif second %}b{% else %}c{% endif %}", (), ["c"]),
        ("Pay {{ days }} at once.", (), ["Pay ", " at once."]),
        ('See {{ ref("x") }} below.', (), ["See ", " below."]),
        ("{% if first %} {% endif %}", ("first",), []),
    ],
)
def test_words_run_on_until_a_blank_or_a_reference(source: str, yes, expected: list[str]):
    assert read(source, *yes) == expected


def test_a_counted_noun_runs_on_into_the_words_after_it():
    line = parse_line('Within {{ days | counted("day", "days") }} of it.')

    assert {(run.words, run.path) for run in runs(line, ALWAYS)} == {
        ("Within ", ALWAYS),
        (" day of it.", expression("days == 1")),
        (" days of it.", expression("not (days == 1)")),
    }


def test_a_line_with_too_many_ways_to_read_it_is_read_in_shorter_runs():
    source = "".join("{% if " + key + " %}" + key + " {% endif %}" for key in KEYS) + "end."

    assert read(source, *KEYS) == ["first second third fourth fifth sixth seventh ", "end."]
    assert read(source) == ["end."]


def test_a_line_with_few_ways_to_read_it_is_read_whole():
    source = "".join("{% if " + key + " %}" + key + " {% endif %}" for key in KEYS[:6]) + "end."

    assert read(source, *KEYS) == ["first second third fourth fifth sixth end."]


@pytest.mark.parametrize(
    ("source", "yes", "expected"),
    [
        ("Words", (), False),
        ("{{ days }}", (), False),
        ('{{ ref("x") }}', (), False),
        ("{% if first %}Words{% endif %}", (), True),
        ("{% if first %}Words{% endif %}", ("first",), False),
        ("{% if first %}Words{% else %}Others{% endif %}", (), False),
        ("{% if first %}a{% endif %} {% if second %}b{% endif %}", (), True),
        ("{% if first %}a{% endif %} {% if second %}b{% endif %}", ("second",), False),
    ],
)
def test_a_line_is_empty_where_every_condition_on_it_falls_out(source: str, yes, expected: bool):
    assert holds(is_empty(parse_line(source)), *yes) is expected


@pytest.mark.parametrize(
    ("source", "yes", "expected"),
    [
        ("It pays:", (), True),
        ("It pays: ", (), True),
        ("It pays.", (), False),
        ("It pays: {{ days }}", (), False),
        ('It pays: {{ ref("x") }}', (), False),
        ("It pays:{% if first %} all.{% endif %}", (), True),
        ("It pays:{% if first %} all.{% endif %}", ("first",), False),
        ("It pays{% if first %} these:{% else %} all.{% endif %}", ("first",), True),
        ("It pays{% if first %} these:{% else %} all.{% endif %}", (), False),
    ],
)
def test_a_line_ends_open_where_its_last_words_end_with_a_colon(source: str, yes, expected: bool):
    assert holds(ends_open(parse_line(source)), *yes) is expected


LIST = "These:\n{% if first %}\n- one\n{% endif %}\n- {% if second %}two{% endif %}"
OTHERWISE = "These:\n{% if first %}\n- one\n{% else %}\n- two\n{% endif %}"


@pytest.mark.parametrize(
    ("source", "yes", "expected"),
    [
        (LIST, (), True),
        (LIST, ("first",), False),
        (LIST, ("second",), False),
        (OTHERWISE, (), False),
        ("These:", (), True),
    ],
)
def test_a_list_is_empty_where_every_item_falls_out(source: str, yes, expected: bool):
    (paragraph,) = parse_text(source).blocks

    assert holds(without_items(paragraph.items), *yes) is expected


@pytest.mark.parametrize(
    ("rows", "yes", "expected"),
    [
        ("| c | d |", (), False),
        ("{% if first %}\n| c | d |\n{% endif %}", (), True),
        ("{% if first %}\n| c | d |\n{% endif %}", ("first",), False),
        ("{% if first %}\n| c | d |\n{% else %}\n| e | f |\n{% endif %}", (), False),
    ],
)
def test_a_table_is_empty_where_every_row_falls_out(rows: str, yes, expected: bool):
    (table,) = parse_text(f"| a | b |\n{rows}").blocks

    assert holds(without_rows(table.rows), *yes) is expected


@pytest.mark.parametrize(
    ("source", "yes", "expected"),
    [
        ("Words.", (), False),
        ("{% if first %}Words.{% endif %}", (), True),
        ("## {% if first %}Heading{% endif %}", (), True),
        ("## {% if first %}Heading{% endif %}", ("first",), False),
        ("| a | b |\n| c | d |", (), False),
        ("{{ signatures() }}", (), False),
        ("{% if first %}\nWords.\n{% elif second %}\nOthers.\n{% endif %}", (), True),
        ("{% if first %}\nWords.\n{% elif second %}\nOthers.\n{% endif %}", ("second",), False),
        ("{% if first %}\nWords.\n{% else %}\nOthers.\n{% endif %}", (), False),
        ("", (), True),
    ],
)
def test_a_text_is_empty_where_every_block_falls_out(source: str, yes, expected: bool):
    assert holds(without_blocks(parse_text(source).blocks), *yes) is expected


MAYBE = "{% if first %}Words.{% endif %}"


@pytest.mark.parametrize(
    ("source", "yes", "expected"),
    [
        ("| a | b |\n| c | d |", (), True),
        ("{{ signatures() }}", (), True),
        ("## Heading", (), True),
        ("Words.", (), False),
        ("", (), False),
        ("Words.\n\n{{ signatures() }}", (), False),
        (f"{MAYBE}\n\n{{{{ signatures() }}}}", (), True),
        (f"{MAYBE}\n\n{{{{ signatures() }}}}", ("first",), False),
        ("## {% if first %}Heading{% endif %}\n\nWords.", (), False),
        ("## {% if first %}Heading{% endif %}\n\nWords.", ("first",), True),
        ("{% if first %}\n{{ signatures() }}\n{% endif %}\n\nWords.", ("first",), True),
        ("{% if first %}\n{{ signatures() }}\n{% endif %}\n\nWords.", (), False),
        ("{% if first %}\nWords.\n{% endif %}\n\n{{ signatures() }}", (), True),
        ("{% if first %}\nWords.\n{% endif %}\n\n{{ signatures() }}", ("first",), False),
    ],
)
def test_what_follows_introduces_no_paragraph(source: str, yes, expected: bool):
    nothing_after = expression("first and not first")

    assert holds(introduces(parse_text(source).blocks, nothing_after), *yes) is expected
