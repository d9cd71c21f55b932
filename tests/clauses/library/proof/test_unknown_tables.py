"""Tables under all answers: their rows, whether columns are filled, sums, and documents in the place of some."""

import pytest

from clauses.library import Column
from clauses.library.lint.checks import lint
from tests.clauses.library.examples import (
    library_of,
    question,
    rule,
)
from tests.clauses.library.proof.asking import Often, how_often

OFFERED = ("No table", "Goods", "Extra")


def attachments(*offered: str, **fields):
    columns = (
        Column("title", "Title"),
        Column("instead", "Instead", kind="choice", choices=offered),
    )
    return question("attachments", "table", columns=columns, **{"required": False} | fields)


GOODS = question(
    "goods",
    "table",
    minimum="2",
    maximum="3",
    columns=(
        Column("name", "Name"),
        Column("price", "Price", kind="money"),
        Column("lot", "Lot", kind="integer", needed="recommended"),
    ),
)
EXTRA = question(
    "extra",
    "table",
    required=False,
    columns=(
        Column("share", "Share", kind="percent", needed="recommended"),
        Column("until", "Until", kind="date", needed="recommended"),
    ),
)
PEOPLE = question(
    "people",
    "table",
    minimum="2",
    needed_rows=("Boss | Ann", "Boss"),
    columns=(Column("role", "Role"), Column("name", "Name", needed="recommended")),
)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("filled(goods.name)", "always"),
        ("filled(goods.lot)", "sometimes"),
        ("total(goods.lot) >= 0", "sometimes"),
        ("filled(goods.lot) and not total(goods.lot) >= 0", "never"),
        ("total(goods.lot) == 1.5", "never"),
        ("total(goods.price) > 0", "always"),
        ("total(goods.price) > 0.0001", "always"),
        ("total(goods.price) == 0.0002 and count(goods) == 2", "sometimes"),
        ("total(goods.price) == 0.0002 and count(goods) == 3", "never"),
        ("total(goods.price) == 0.00025", "never"),
        ("filled(extra.share) or filled(extra.until) or count(extra) > 1", "sometimes"),
        ("count(extra) == 1 and not filled(extra.share) and not filled(extra.until)", "never"),
        ("count(extra) == 2 and not filled(extra.share) and not filled(extra.until)", "sometimes"),
        ("count(people) == 2 and not filled(people.name)", "sometimes"),
        ("total(goods.name) == total(goods.name)", "never"),
        ("filled(goods.none) or filled(nowhere.name)", "never"),
    ],
)
def test_what_is_so_of_a_table(condition: str, expected: Often):
    assert how_often(condition, GOODS, EXTRA, PEOPLE) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("attached(goods)", "sometimes"),
        ("attached(goods) and answered(goods)", "never"),
        ("not attached(goods) and not answered(goods)", "never"),
        ("attached(extra) and answered(extra)", "never"),
        ("attached(goods) and not answered(attachments)", "never"),
        ("attached(goods) and attached(extra)", "sometimes"),
        ("attached(goods) and attached(extra) and count(attachments) == 1", "never"),
        ("answered(attachments) and not attached(goods) and not attached(extra)", "sometimes"),
        ("attached(attachments) or attached(nowhere)", "never"),
    ],
)
def test_a_document_may_take_the_place_of_a_table(condition: str, expected: Often):
    assert how_often(condition, attachments(*OFFERED), GOODS, EXTRA) == expected


def test_where_nothing_but_tables_is_offered_each_document_takes_the_place_of_one():
    listed = attachments("Goods", "Extra", required=True)

    assert how_often("attached(goods) or attached(extra)", listed, GOODS, EXTRA) == "always"


def test_a_list_of_documents_without_that_column_takes_no_place():
    listed = question("attachments", "table", columns=(Column("title", "Title"),))

    assert how_often("attached(goods) or not answered(goods)", listed, GOODS) == "never"


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("count(goods) > 1", ["replaced-table"]),
        ("answered(extra)", ["replaced-table"]),
        ("total(goods.price) > 100", ["replaced-table"]),
        ("attached(goods) or count(goods) > 1", []),
        ("attached(extra) or count(goods) > 1", ["replaced-table"]),
        ("answered(attachments)", []),
        ("count(people) > 2", []),
    ],
)
def test_lint_finds_what_reads_a_table_that_a_document_may_replace(
    condition: str, found: list[str]
):
    held = library_of(attachments(*OFFERED), GOODS, EXTRA, PEOPLE, rule("r", condition))

    assert [one.code for one in lint(held) if one.code == "replaced-table"] == found
