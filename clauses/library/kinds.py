"""The kinds of question, each as one value, and the types of values that conditions compare.

Nothing outside this module asks for a kind by its name: what is peculiar to one stands here as data, or in the table
of controls of the wizard. `CONTRIBUTING.md` tells how to add one.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Literal as OneOf
from typing import assert_never

from babel import Locale

from clauses.library.answers import PARTY_PARTS, PLACE_PARTS
from clauses.library.values import Question, QuestionKind

LOCALE = Locale("en", "GB")
# Of countries that are alike to a library, an example takes one that its reader expects.
USUAL = (
    *("US", "DE", "GB", "CN", "FR", "JP", "IN", "CH", "PL", "MX", "BR", "SG", "KR", "CA", "AU"),
    "VN",
)
# Codes that Babel lists among the territories but that are no country of a company.
NOT_A_COUNTRY = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)
COUNTRIES = tuple(
    dict.fromkeys(
        [
            *USUAL,
            *sorted(
                code
                for code in map(str, LOCALE.territories)
                if re.fullmatch("[A-Z]{2}", code) and code not in NOT_A_COUNTRY
            ),
        ]
    )
)


def country_name(code: str) -> str:
    """The name of a country; a code that is none stands for itself."""
    return str(LOCALE.territories.get(code, code))


CURRENCIES = tuple(sorted(map(str, LOCALE.currencies)))

ValueName = OneOf["number", "date", "truth", "word", "words", "party", "place", "sites", "rows"]
TypeName = ValueName | OneOf["unknown"]
# What the limits of a question limit: its number or date, the length of its text, how many it lists.
Measure = OneOf["nothing", "value", "length", "count"]
# Where words come from: the options of the question, people who type them, a list of codes.
WordSource = OneOf["none", "options", "typed", "countries", "currencies"]
Figure = OneOf["none", "number", "money", "percent"]

# For each type of value: its sources of words and its measures, the usual one first.
SOURCES_OF: Mapping[ValueName, tuple[WordSource, ...]] = {
    "number": ("none",), "date": ("none",), "truth": ("none",), "party": ("none",), "place": ("none",),
    "sites": ("none",), "rows": ("none",), "words": ("options",),
    "word": ("options", "typed", "countries", "currencies"),
}  # fmt: skip
MEASURES_OF: Mapping[ValueName, tuple[Measure, ...]] = {
    "number": ("value",), "date": ("value",), "truth": ("nothing",), "party": ("nothing",), "place": ("nothing",),
    "sites": ("count",), "rows": ("count",), "word": ("nothing", "length"), "words": ("count",),
}  # fmt: skip


def nothing_refused(word: str) -> str:
    """The refusal of a kind that takes whatever is typed."""
    return ""


def no_country(word: str) -> str:
    """Why a word is no code of a country."""
    return "" if word in COUNTRIES else "There is no country with this code."


def example_words(about: str, letter: str) -> str:
    """The words of an example where any would do: "Example words A"."""
    return f"Example {about} {letter}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question: everything that the core must know of it.

    `refusal` says in a sentence what is wrong with a word that was typed, nothing where the kind takes it;
    `example` gives words that it takes, another for each letter. Raises ValueError for what nobody could ask or prove.
    """

    name: QuestionKind
    title: str  # as the desk offers it
    value: ValueName
    measured: Measure = "nothing"
    words: WordSource = "none"
    figure: Figure = "none"
    is_whole: bool = False
    refusal: Callable[[str], str] = nothing_refused
    example: Callable[[str, str], str] = example_words

    def __post_init__(self) -> None:
        """A kind is refused where interview and proof would read it differently."""
        fits = (
            self.words in SOURCES_OF[self.value],
            self.measured in MEASURES_OF[self.value],
            (self.figure != "none") == (self.value == "number"),
            self.measured != "length" or self.words == "typed",
            self.value == "number" or not self.is_whole,
            self.words == "typed" or self.refusal is nothing_refused,
            not self.refusal(self.example("words", "A")),
        )
        if not all(fits):
            raise ValueError(f"The kind “{self.name}” contradicts itself.")


ALL_KINDS = (
    Kind("choice", "One option", "word", words="options"),
    Kind("multi", "Several options", "words", measured="count", words="options"),
    Kind("integer", "Whole number", "number", measured="value", figure="number", is_whole=True),
    Kind("decimal", "Number with decimals", "number", measured="value", figure="number"),
    Kind("money", "Money", "number", measured="value", figure="money"),
    Kind("percent", "Percent", "number", measured="value", figure="percent"),
    Kind("date", "Date", "date", measured="value"),
    Kind("text", "Text", "word", measured="length", words="typed"),
    Kind("yesno", "Yes or no", "truth"),
    Kind("party", "Party", "party"),
    Kind("place", "Place", "place"),
    Kind("sites", "List of sites", "sites", measured="count"),
    Kind("table", "Table", "rows", measured="count"),
    Kind("currency", "Currency", "word", words="currencies"),
    Kind("country", "Country", "word", words="countries"),
)
KINDS: Mapping[QuestionKind, Kind] = MappingProxyType({kind.name: kind for kind in ALL_KINDS})


def kind_of(question: Question) -> Kind:
    """The kind of a question."""
    return KINDS[question.kind]


def word_refusal(question: Question, word: str) -> str:
    """Why a question does not take a word, as a sentence for the person who typed it; empty where it does."""
    kind = kind_of(question)
    match kind.words:
        case "options":
            return "" if question.choice(word) else "Choose one of the options."
        case "countries":
            return no_country(word)
        case "currencies":
            return "" if word in CURRENCIES else "There is no currency with this code."
        case "typed" | "none":
            return kind.refusal(word)
        case _:
            assert_never(kind.words)


NAMES: Mapping[TypeName, str] = {
    "number": "a number", "date": "a date", "truth": "a condition",
    "word": "an option or word", "words": "a list of options",
    "party": "a party", "place": "a place", "sites": "a list of sites", "rows": "a table", "unknown": "unknown",
}  # fmt: skip
COMPARED: tuple[TypeName, ...] = ("number", "date", "word", "truth")
IN_ORDER: tuple[TypeName, ...] = ("number", "date")
COUNTED: tuple[TypeName, ...] = ("words", "sites", "rows")


@dataclass(frozen=True, slots=True)
class ValueType:
    """The type of a value; of words the options they come from, None where there are none, and which are refused."""

    name: TypeName
    options: frozenset[str] | None = None
    refusal: Callable[[str], str] = field(default=nothing_refused, compare=False)


NUMBER, DATE, TRUTH, WORD, WORDS, UNKNOWN = (
    ValueType("number"),
    ValueType("date"),
    ValueType("truth"),
    ValueType("word"),
    ValueType("words"),
    ValueType("unknown"),
)
COUNTRY = ValueType("word", refusal=no_country)  # of a party or a place


def value_type_of(question: Question) -> ValueType:
    """The type of a question's answers, with its options."""
    kind = kind_of(question)
    if kind.words == "options":
        return ValueType(kind.value, frozenset(choice.key for choice in question.options))
    return ValueType(kind.value, refusal=partial(word_refusal, question))


def parts_of_type(name: TypeName) -> tuple[str, ...]:
    """What can be read of a value by a dot; nothing of a value without parts."""
    match name:
        case "party":
            return PARTY_PARTS
        case "place":
            return PLACE_PARTS
        case "number" | "date" | "truth" | "word" | "words" | "sites" | "rows" | "unknown":
            return ()
        case _:
            assert_never(name)
