"""What becomes of amounts when the currency of a deal changes: each is asked again, and none is converted.

An amount is kept with the currency that it was given in. One that was stored without (by an older Counterpart, or from
a file) was given in the currency that the deal has until now.
"""

from collections.abc import Mapping
from fractions import Fraction

from agreements.acts.saving import Decided
from agreements.standing.current import Standing
from clauses.library.answers import Amount, AnswerValue
from clauses.library.deal.amounts import currency_of, is_money, of_another_currency

Changes = Mapping[str, AnswerValue | None]


def under_changes(standing: Standing, changes: Changes) -> Standing:
    """How an agreement stands under changed answers; amounts of the currency before no longer count."""
    under = standing.with_answers(changes)
    before = _given_before(standing, under, changes)
    return standing.with_answers({**before, **changes}) if before else under


def amounts_given_before(standing: Standing, under: Standing) -> dict[str, Decided]:
    """The amounts that a change of currency finds without one, to be stored with the one that they were given in."""
    return {
        key: Decided(amount, standing.seen(key))
        for key, amount in _given_before(standing, under, {}).items()
    }


def with_currency(standing: Standing, under: Standing, changes: Changes) -> Changes:
    """The changed answers, each amount with the currency that it is given in."""
    currency = currency_of(under.interview.scope)
    return {
        key: Amount(value, currency)
        if currency and isinstance(value, Fraction) and _is_amount(standing, key)
        else value
        for key, value in changes.items()
    }


def amounts_asked_again(under: Standing) -> tuple[str, ...]:
    """What the questions are called whose amount was given in another currency than the deal has now."""
    scope = under.interview.scope
    return tuple(
        asked.question.short
        for asked in under.interview.asked
        if of_another_currency(under.answers.get(asked.question.key), scope)
    )


def _given_before(
    standing: Standing, under: Standing, changes: Changes
) -> dict[str, AnswerValue | None]:
    """The amounts that were stored without a currency, with the one that they were given in, if it changes."""
    before, now = currency_of(standing.interview.scope), currency_of(under.interview.scope)
    if before in ("", now):
        return {}
    return {
        key: Amount(value, before)
        for key, value in standing.answers.items()
        if isinstance(value, Fraction) and key not in changes and _is_amount(standing, key)
    }


def _is_amount(standing: Standing, key: str) -> bool:
    question = standing.library.question(key)
    return question is not None and is_money(question)
