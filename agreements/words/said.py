"""An answer as one full sentence: "We must inspect within 5 days after delivery."

The sentences are data of the library.
"""

import re
from fractions import Fraction

from agreements.assembly.formatting import money
from agreements.words.answer_words import lines_of, unit_of
from agreements.words.our_words import SidesOnScreen, in_our_words
from clauses import library
from clauses.library.answers import Amount, AnswerValue, FilledTable, figures
from clauses.library.deal.amounts import is_money
from clauses.library.lint.told_answers import SLOT

TIMES = "times "
MANY = re.compile(r"^((?:business )?\w*[^s\W])s\b")


def said(
    question: library.Question, value: AnswerValue | None, sides: SidesOnScreen, *, currency: str
) -> str:
    """The sentence of an answer. The question is in our words; one without a sentence gives its name and value."""
    option = question.choice(value) if isinstance(value, str) else None
    if option is not None and option.said:
        return option.said
    if isinstance(value, FilledTable) or question.columns:
        return _rows(question, len(value.rows) if isinstance(value, FilledTable) else 0)
    if question.said_without and not value:
        return question.said_without
    if value is None:
        return f"Nothing is given for “{question.short}”."
    if question.said:
        return question.said.replace(SLOT, _value(question, value, sides, currency))
    if option is not None and option.meaning:
        return option.meaning  # a wording that is picked by hand says in a sentence what it means
    return f"{question.short}: {'; '.join(lines_of(question, value, currency=currency))}."


def _rows(table: library.Question, number: int) -> str:
    if number == 0:
        return f"Nothing is listed under “{table.short}”."
    return f"{number} {'rows are' if number > 1 else 'row is'} listed under “{table.short}”."


def _value(
    question: library.Question, value: AnswerValue, sides: SidesOnScreen, currency: str
) -> str:
    """A value as it stands inside a sentence."""
    match value:
        case Amount(number, given_in):
            return _value(question, number, sides, given_in)
        case Fraction() if currency and is_money(question):
            return f"{money(value, currency)} {unit_of(question)}".rstrip()
        case Fraction():
            return _counted(value, unit_of(question))
        case frozenset():
            chosen = [_inside(one.label) for one in question.options if one.key in value]
            return _listed(chosen)
        case str() if (option := question.choice(value)) is not None:
            return in_our_words(option.printed or option.label, sides)
        case _:
            return "; ".join(lines_of(question, value, currency=currency))


def _counted(number: Fraction, unit: str) -> str:
    """ "5 days", "1 business day", "25% of the price"; once a thing is the thing itself."""
    if unit.startswith("%"):
        return f"{figures(number)}{unit}"
    if number != 1:
        return f"{figures(number)} {unit}".rstrip()
    if unit.startswith(TIMES):
        return unit.removeprefix(TIMES)
    one = MANY.sub(r"\1", unit)
    return f"{figures(number)} {one}".rstrip()


def _inside(label: str) -> str:
    """A label as it stands inside a sentence: small, unless it begins with a name or an abbreviation."""
    first = label.partition(" ")[0].partition("-")[0]
    return label[:1].lower() + label[1:] if first[1:].islower() or len(first) == 1 else label


def _listed(items: list[str]) -> str:
    """ "a, b and c"; where an item holds a comma or an “and”, semicolons part them."""
    if len(items) < 2:
        return "".join(items)
    comma = "; " if any("," in one or " and " in one for one in items) else ", "
    return f"{comma.join(items[:-1])}{';' if comma == '; ' else ''} and {items[-1]}"
