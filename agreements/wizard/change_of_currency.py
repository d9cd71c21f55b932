"""What becomes of amounts when the currency of a deal changes: each is asked again, and none is converted.

An amount is kept with the currency that it was given in. One that was stored without (by an older Counterpart, or from
a file) was given in the currency that the deal has until now.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction

from agreements.acts.saving import Decided
from agreements.standing.current import Standing
from agreements.words.our_words import called, sides_of
from clauses.library.answers import Amount, AnswerValue, FilledRow, FilledTable
from clauses.library.deal.amounts import currency_of, is_money, of_another_currency
from clauses.library.deal.cells import column_questions
from clauses.library.deal.interview import value_once_asked
from clauses.library.language.evaluation import Scope
from clauses.library.language.known_names import CURRENCY

Changes = Mapping[str, AnswerValue | None]


def under_changes(standing: Standing, changes: Changes) -> Standing:
    """How an agreement stands under changed answers; amounts of the currency before no longer count."""
    # The currency alone is asked first: an agreement that is assembled for it would be assembled again.
    answers = {key: one for key, one in {**standing.answers, **changes}.items() if one is not None}
    created_on = standing.agreement.created_on
    now = value_once_asked(standing.library, CURRENCY, answers, created_on=created_on)
    before = _given_before(standing, now if isinstance(now, str) else "", changes)
    return standing.with_answers({**before, **changes})


def amounts_given_before(standing: Standing, under: Standing) -> dict[str, Decided]:
    """The amounts that a change of currency finds without one, to be stored with the one that they were given in."""
    return {
        key: Decided(amount, standing.seen(key))
        for key, amount in _given_before(standing, currency_of(under.interview.scope), {}).items()
    }


def with_currency(standing: Standing, under: Standing, changes: Changes) -> Changes:
    """The changed answers, each amount with the currency that it is given in."""
    currency = currency_of(under.interview.scope)
    return {
        key: value if value is None or not currency else _given_in(currency, key, value, standing)
        for key, value in changes.items()
    }


def _given_in(currency: str, key: str, value: AnswerValue, standing: Standing) -> AnswerValue:
    """An answer, each amount in it that has no currency with this one."""
    question = standing.library.question(key)
    match value:
        case Fraction() if question is not None and is_money(question):
            return Amount(value, currency)
        case FilledTable(rows) if question is not None:
            money = {one.key for one in column_questions(question) if is_money(one)}
            return FilledTable(tuple(_row_given_in(currency, row, money) for row in rows))
        case _:
            return value


def _row_given_in(currency: str, row: FilledRow, money: AbstractSet[str]) -> FilledRow:
    return FilledRow(
        row.key,
        tuple(
            (key, Amount(cell, currency) if key in money and isinstance(cell, Fraction) else cell)
            for key, cell in row.cells
        ),
    )


def without_other_currencies(table: FilledTable, scope: Scope) -> FilledTable:
    """A table without the amounts that were given in another currency than the deal has."""
    return FilledTable(
        tuple(
            FilledRow(
                row.key,
                tuple(
                    (key, cell) for key, cell in row.cells if not of_another_currency(cell, scope)
                ),
            )
            for row in table.rows
        )
    )


def amounts_asked_again(under: Standing) -> tuple[str, ...]:
    """What the questions are called whose amount was given in another currency than the deal has now."""
    scope = under.interview.scope
    return tuple(
        called(asked.question, sides_of(under.interview))
        for asked in under.interview.asked
        if _is_of_another_currency(under.answers.get(asked.question.key), scope)
    )


def _is_of_another_currency(given: AnswerValue | None, scope: Scope) -> bool:
    if isinstance(given, FilledTable):
        return given != without_other_currencies(given, scope)
    return bool(of_another_currency(given, scope))


def _given_before(standing: Standing, now: str, changes: Changes) -> dict[str, AnswerValue | None]:
    """The amounts that were stored without a currency, with the one that they were given in, if that is another now."""
    before = currency_of(standing.interview.scope)
    if before in ("", now):
        return {}
    with_it = (
        (key, value, _given_in(before, key, value, standing))
        for key, value in standing.answers.items()
        if key not in changes
    )
    return {key: given for key, value, given in with_it if given != value}
