"""Answers in the words of the screen."""

import datetime
from collections.abc import Sequence
from fractions import Fraction
from typing import assert_never

from agreements.assembly.formatting import address, kind_of_company, money, place
from agreements.words.iso_codes import currencies
from agreements.words.parts_and_figures import PART_LABELS
from clauses import library
from clauses.library.answers import (
    Amount,
    AnswerValue,
    Cell,
    City,
    FilledRow,
    FilledTable,
    Party,
    Site,
    day_in_words,
    figures,
)
from clauses.library.deal.amounts import is_money
from clauses.library.deal.cells import column_questions
from clauses.library.kinds import country_name, kind_of

NOT_ANSWERED = "Not answered"


def lines_of(
    question: library.Question, value: AnswerValue | None, *, currency: str = ""
) -> Sequence[str]:
    """A value as lines to be printed under each other; data, never markup. An amount is printed as in the agreement."""
    match value:
        case None:
            return (NOT_ANSWERED,)
        case bool():
            return ("Yes" if value else "No",)
        case Amount(number, given_in):
            return lines_of(question, number, currency=given_in)
        case Fraction() if currency and is_money(question):
            return (f"{money(value, currency)} {unit_of(question)}".rstrip(),)
        case Fraction():
            return (f"{figures(value)} {unit_of(question)}".rstrip(),)
        case datetime.date():
            return (day_in_words(value),)
        case frozenset():
            chosen = [option.label for option in question.options if option.key in value]
            return tuple(chosen) or ("None of them",)
        case Party():
            return _party(value)
        case City():
            return (place(value),)
        case tuple():
            return tuple(_site(site) for site in value)
        case FilledTable(rows):
            return tuple(_row(question, row, currency) for row in rows)
        case str():
            return (_word(question, value),)
        case _:
            assert_never(value)


def unit_of(question: library.Question) -> str:
    """What stands after a number: the unit of the question, else the sign of its kind."""
    figure = kind_of(question).figure
    match figure:
        case "percent":
            return question.unit or "%"
        case "number" | "money" | "none":
            return question.unit
        case _:
            assert_never(figure)


def _word(question: library.Question, value: str) -> str:
    kind = kind_of(question)
    match kind.words:
        case "countries":
            return country_name(value)
        case "currencies":
            return dict(currencies()).get(value, value)
        case "options":
            option = question.choice(value)
            return value if option is None else option.label
        case "typed" | "none":
            return value
        case _:
            assert_never(kind.words)


def _party(party: Party) -> Sequence[str]:
    where = ", ".join(
        filter(None, (address(party.address, party.country), country_name(party.country)))
    )
    what = ", ".join(filter(None, (kind_of_company(party), party.registration_no)))
    signs = ", ".join(filter(None, (party.signatory_name, party.signatory_title)))
    notices = ", ".join(filter(None, (party.notice_name, party.notice_email)))
    labelled = (
        (PART_LABELS["signatory_name"][0], signs),
        (PART_LABELS["notice_name"][0], notices),
    )
    return tuple(
        filter(
            None,
            (
                party.legal_name,
                what,
                where,
                *(f"{label}: {words}" for label, words in labelled if words),
            ),
        )
    )


def _site(site: Site) -> str:
    parts = (
        site.name,
        address(site.address, site.country),
        country_name(site.country),
        site.activity,
    )
    return ", ".join(filter(None, parts))


def _row(question: library.Question, row: FilledRow, currency: str) -> str:
    """The filled cells of a row: "Pump, P-100, EUR 12.50"; what a column asks stands before numbers and days."""
    columns = column_questions(question)
    cells = ((column, row.cell(column.key)) for column in columns)
    return ", ".join(_cell(column, cell, currency) for column, cell in cells if cell is not None)


def _cell(column: library.Question, cell: Cell, currency: str) -> str:
    words = " ".join(lines_of(column, cell, currency=currency))
    return words if isinstance(cell, str) else f"{column.short} {words}"
