"""The kinds of values that questions and expressions have, with the options they come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal as OneOf

from clauses.library.values import Question

KindName = OneOf["number", "date", "truth", "word", "words", "party", "place", "sites", "unknown"]
KIND_OF_QUESTION: Mapping[str, KindName] = {
    "choice": "word", "text": "word", "currency": "word", "country": "word", "multi": "words",
    "integer": "number", "decimal": "number", "money": "number", "percent": "number",
    "date": "date", "yesno": "truth", "party": "party", "place": "place", "sites": "sites",
}  # fmt: skip
NAMES: Mapping[KindName, str] = {
    "number": "a number", "date": "a date", "truth": "a condition",
    "word": "an option or word", "words": "a list of options",
    "party": "a party", "place": "a place", "sites": "a list of sites", "unknown": "unknown",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of a value; for options the closed list they come from, None where any word may stand."""

    name: KindName
    options: frozenset[str] | None = None


NUMBER, DATE, TRUTH, WORD, WORDS, UNKNOWN = (
    Kind("number"),
    Kind("date"),
    Kind("truth"),
    Kind("word"),
    Kind("words"),
    Kind("unknown"),
)


def kind_of_question(question: Question) -> Kind:
    """The kind of a question's answers, with its options."""
    options = (
        frozenset(choice.key for choice in question.options)
        if question.kind in ("choice", "multi")
        else None
    )
    return Kind(KIND_OF_QUESTION[question.kind], options)
