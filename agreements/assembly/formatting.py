"""How values are printed: numbers, money, dates, options, countries, places; days and number words in two Englishes."""

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import assert_never

from babel import Locale, localedata
from babel.languages import get_official_languages
from babel.numbers import format_decimal, get_currency_name

from agreements.assembly.document import English
from agreements.assembly.spelling import spelled
from clauses.library.answers import (
    EXACT,
    City,
    FilledTable,
    Party,
    Value,
    day_in_words,
    decimal_text,
)
from clauses.library.deal.amounts import decimals_of
from clauses.library.deal.cells import row_name
from clauses.library.kinds import Figure, country_name, kind_of
from clauses.library.language.text import Joiner
from clauses.library.values import Question

LOCALE = Locale("en", "GB")
# A whole word before a stop: "Rotterdam."; "Inc.", "Corp." and "St." are shorter.
# "a Delaware corporation"; the words of a kind of company name no place, also with capitals: "Limited Company".
NAMED_PLACE = re.compile(
    r"\b(?!(?:Company|Corporation|Joint|Liability|Limited|Partnership|Private|Public|Stock|Trust)\b)"
    r"[A-Z][a-z]+\b"
)
ENDED_WORD = re.compile(r"(?:^|[\s-])[^\W\d]{5,}\.$")
# Languages in which people write the name of a country, beside its own; and names that no list of them has.
SPOKEN = ("en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv")
SHORT_NAMES = {
    "US": ("USA", "United States of America", "America"),
    "GB": ("Great Britain", "UK", "England", "Scotland", "Wales", "Northern Ireland"),
    "AE": ("UAE",), "CN": ("PR China", "P.R.C.", "Peoples Republic of China"), "KR": ("Republic of Korea", "Korea"),
    "NL": ("The Netherlands", "Holland"), "CZ": ("Czech Republic",), "DE": ("Federal Republic of Germany", "BRD"),
    "TW": ("R.O.C.",), "VN": ("Viet Nam",), "TR": ("Turkey",), "IE": ("Republic of Ireland",),
}  # fmt: skip


def number(value: Fraction) -> str:
    """A number with thousands marked: "1,250", "2.5"; at most six decimals."""
    return _figures(value, "#,##0.######")


def money(value: Fraction, currency: str) -> str:
    """An amount with its currency, in the decimals of this: "EUR 5,000,000", "EUR 12.50", "KWD 12.500".

    What was answered fits its currency; only what was calculated is rounded.
    """
    decimals = 0 if value.denominator == 1 else decimals_of(currency)
    return (
        f"{currency} {_figures(value, '#,##0.' + '0' * decimals if decimals else '#,##0')}".strip()
    )


def percent(value: Fraction) -> str:
    """A share: "25%", "0.5%"."""
    return f"{_figures(value, '#,##0.####')}%"


def _figures(value: Fraction, pattern: str) -> str:
    if value.denominator == 1:
        return f"{value.numerator:,}"
    exact = EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    return format_decimal(exact, format=pattern, locale=LOCALE)


def in_words(value: Fraction, english: English = "british") -> str:
    """A whole number in words ("one hundred and one", American "one hundred one"); any other number in figures."""
    if value.denominator != 1:
        return number(value)
    words = spelled(value.numerator)
    return words.replace(" and ", " ") if english == "american" else words


def number_in_words(value: Fraction) -> str:
    """Any number in words: "two hundred and fifty thousand", "two point five"; to be read back, not printed."""
    whole, _, decimals = decimal_text(abs(value)).partition(".")
    after = "".join(f" {spelled(int(digit))}" for digit in decimals)
    sign = "minus " if value < 0 else ""
    return f"{sign}{spelled(int(whole))}{' point' if after else ''}{after}"


def amount_in_words(value: Fraction, currency: str) -> str:
    """An amount in words: "two hundred and fifty thousand US dollars"; to be read back, not printed."""
    name = (
        get_currency_name(currency, count=1 if value == 1 else 2, locale=LOCALE) if currency else ""
    )
    return f"{number_in_words(value)} {name}".strip()


def date(value: datetime.date, english: English = "british") -> str:
    """A date: "1 March 2027", American "March 1, 2027"."""
    return day_in_words(value, is_american=english == "american")


def country(code: str) -> str:
    """The name of a country; a code that is none stands for itself."""
    return country_name(code)


def without_stop(words: str) -> str:
    """Words that are no sentence without a stop or comma at their end; an abbreviation keeps its stop."""
    plain = words.strip(" ,;")
    return plain.removesuffix(".") if ENDED_WORD.search(plain) else plain


def place(value: City) -> str:
    """A place: "Geneva, Switzerland"; parts left out are not printed, nor the country of a city of its name."""
    land = country(value.country)
    city = without_stop(value.city)
    if city and f"{land} ".startswith(f"{city} "):
        return city
    return ", ".join(filter(None, (city, land)))


def kind_of_company(party: Party) -> str:
    """The kind of a company with the state that it is registered in: "a corporation registered in Delaware"."""
    state = party.state.strip()
    if not state or NAMED_PLACE.search(party.entity_type):
        return party.entity_type
    return f"{party.entity_type} registered in {state}".strip()


def identification(party: Party) -> tuple[str, ...]:
    """What tells a company from all others beside its name, in lines: its kind, register, place and country."""
    kind = kind_of_company(party)
    registration = party.registration_no and f"Registration number {party.registration_no}"
    where = address(party.address, party.country)
    land = party.country and country(party.country)
    return tuple(filter(None, (kind, registration, where, land)))


def address(text: str, land: str = "") -> str:
    """An address typed on several lines as one, without the country at its end: that is printed beside it.

    "1 Main Street, Boston, USA" of the country "US" is "1 Main Street, Boston".
    """
    parts = [part.strip(" ;") for line in text.splitlines() for part in line.split(",")]
    parts = [part for part in parts if part]
    while len(parts) > 1 and land and _is_country(parts[-1], land):
        parts.pop()
    return ", ".join(parts)


def _is_country(words: str, code: str) -> bool:
    """Whether words name a country, in a language of a neighbour or in short."""
    return _letters(words) in _names_of(code)


@cache
def _names_of(code: str) -> frozenset[str]:
    spoken = (*SPOKEN, *get_official_languages(code))
    names = (
        Locale.parse(language).territories.get(code, "")
        for language in spoken
        if localedata.exists(language)
    )
    return frozenset(filter(None, map(_letters, (*names, *SHORT_NAMES.get(code, ()), code))))


def _letters(words: str) -> str:
    return "".join(one for one in words.casefold() if one.isalpha())


def on_one_line(text: str) -> str:
    """Words typed on several lines as one; a single line stays exactly as it is."""
    return " ".join(line.strip() for line in text.splitlines()) if "\n" in text else text


def joined(words: Sequence[str], joiner: Joiner) -> str:
    """Several words as a list in a sentence: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"


def option(key: str, question: Question) -> str:
    """The phrase of an option inside the agreement: as printed, else its label."""
    choice = question.choice(key)
    return key if choice is None else choice.printed or choice.label


def options(keys: frozenset[str], question: Question | None, joiner: Joiner) -> str:
    """The options ticked, in the order in which the question offers them."""
    if question is None:
        return joined(sorted(keys), joiner)
    ticked = [choice.key for choice in question.options if choice.key in keys]
    return joined([option(key, question) for key in ticked], joiner)


def answer(
    value: Value, question: Question | None, *, currency: str, english: English = "british"
) -> str:
    """A value as its question's kind prints it; without a question, as its own type does."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Fraction():
            return _amount(value, question, currency=currency)
        case str():
            return _word(value, question)
        case datetime.date():
            return date(value, english)
        case frozenset():
            return options(value, question, "and")
        case Party():
            return value.legal_name
        case City():
            return place(value)
        case tuple():
            return joined([site.name for site in value], "and")
        case FilledTable(rows):
            return joined([row_name(row, number) for number, row in enumerate(rows, 1)], "and")
        case _:
            assert_never(value)


def _amount(value: Fraction, question: Question | None, *, currency: str) -> str:
    figure: Figure = "number" if question is None else kind_of(question).figure
    match figure:
        case "money":
            return money(value, currency)
        case "percent":
            return percent(value)
        case "number" | "none":
            return number(value)
        case _:
            assert_never(figure)


def _word(value: str, question: Question | None) -> str:
    if question is None:
        return on_one_line(value)
    kind = kind_of(question)
    match kind.words:
        case "options":
            return option(value, question)
        case "countries":
            return country(value)
        case "currencies" | "typed" | "none":
            return on_one_line(value)
        case _:
            assert_never(kind.words)
