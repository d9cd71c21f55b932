"""Countries and currencies in use, from Babel's lists: code and English name, by name."""

from functools import cache

from babel.numbers import get_territory_currencies

from clauses.library.kinds import COUNTRIES, LOCALE, country_name

Codes = tuple[tuple[str, str], ...]


@cache
def countries() -> Codes:
    """ISO 3166 codes with the names of the countries."""
    return _by_name({code: country_name(code) for code in COUNTRIES})


@cache
def currencies() -> Codes:
    """ISO 4217 codes of the currencies that some country pays with today, with their names."""
    current = {
        code for country, _ in countries() for code in get_territory_currencies(country) if code
    }
    names = LOCALE.currencies
    return _by_name({code: f"{names[code]} ({code})" for code in current if code in names})


def _by_name(names: dict[str, str]) -> Codes:
    return tuple(sorted(names.items(), key=lambda pair: pair[1]))
