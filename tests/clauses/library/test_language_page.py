"""What docs/clause-language.md shows can be typed as it stands."""

import re

import pytest

from clauses.library.language.asked_of import points_read
from clauses.library.language.blocks import parse_text
from clauses.library.language.parsing import parse_expression, parse_line
from tests.test_repository import ROOT

PAGE = (ROOT / "docs/clause-language.md").read_text()
FENCED = re.findall(r"^```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
IN_PROSE = re.findall(r"`(\{\{[^`]*\}\})`", re.sub(r"^\|.*$", "", PAGE, flags=re.MULTILINE))
OPERATORS = {"!=": "a != b", "<": "a < b", "<=": "a <= b", ">=": "a >= b"} | {
    "and": "a and b",
    "or": "a or b",
    "not": "not a",
    "( )": "(a)",
    "+ - * /": "(a + b - c) * a / b",
}


def first_cells(head: str) -> list[str]:
    """The code in the first column of the table with this head."""
    table = PAGE.split(f"\n| {head} |", 1)[1].split("\n\n", 1)[0]
    rows = [re.split(r"(?<!\\)\|", line)[1] for line in table.splitlines()[2:]]
    return [code.replace("\\|", "|") for row in rows for code in re.findall(r"`([^`]*)`", row)]


@pytest.mark.parametrize("source", FENCED)
def test_an_example_text_parses(source: str):
    assert parse_text(source).blocks


@pytest.mark.parametrize("source", IN_PROSE)
def test_a_blank_shown_in_a_sentence_parses(source: str):
    assert parse_text(source).blocks


@pytest.mark.parametrize("source", first_cells("filter"))
def test_a_row_of_the_filters_parses(source: str):
    (blank,) = parse_line(source)

    assert blank.filter != "plain"


@pytest.mark.parametrize("source", first_cells("written"))
def test_a_row_of_the_deal_points_parses(source: str):
    (blank,) = parse_line(source.replace("VALUE", "a"))

    assert blank.sets or points_read(blank.expression)


@pytest.mark.parametrize("source", first_cells("form"))
def test_a_row_of_the_conditions_parses(source: str):
    assert parse_expression(OPERATORS.get(source, source))


@pytest.mark.parametrize("word", ["true", "false", "none"])
def test_what_the_page_says_is_refused_is_refused(word: str):
    assert f"`{word}`" in PAGE
    with pytest.raises(ValueError, match="without quotes is not a value"):
        parse_expression(word)


def test_the_page_has_examples():
    assert len(FENCED) == 5
    assert len(IN_PROSE) == 11
    assert len(first_cells("filter")) == 5
    assert len(first_cells("form")) == 35
    assert len(first_cells("written")) == 3
