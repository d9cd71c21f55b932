"""The number that was typed, read back in words beside its field."""

from fractions import Fraction

from agreements.assembly.formatting import amount_in_words, number_in_words
from agreements.wizard.forms import StepForm
from clauses.library.deal.amounts import currency_of, is_money
from clauses.library.deal.interview import Asked


def reading_of(form: StepForm, asked: Asked) -> str:
    """The number of a question in words, so that a slip of a point or a comma is seen; empty where none is needed."""
    question = asked.question
    if not form.is_bound and is_money(question) and asked.problem:
        return asked.problem
    if not form.is_readable(question.key):
        return ""
    value = form.value(question) if form.is_bound else asked.value
    if not isinstance(value, Fraction):
        return ""
    if is_money(question):
        return amount_in_words(value, currency_of(form.under.interview.scope))
    needed = abs(value) >= 1000 or value.denominator != 1
    return number_in_words(value) if needed else ""
