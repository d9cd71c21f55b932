"""A model of the solver -> a complete answer set that the wizard accepts, with example words where any would do."""

import datetime
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, assert_never

from clauses.library.answers import (
    Answers,
    City,
    Party,
    Site,
    Value,
    pick_key,
    responsibility_key,
)
from clauses.library.deal.interview import InterviewScope
from clauses.library.deal.parts import OPTIONAL_PARTS, parts_of
from clauses.library.deal.ranges import range_of
from clauses.library.kinds import kind_of
from clauses.library.language.known_names import CREATED_ON
from clauses.library.proof.example_tables import number_in, said_in, table_of
from clauses.library.proof.guards import settled_in
from clauses.library.proof.symbols import Symbol, Words
from clauses.library.proof.unknowns import Unknowns
from clauses.library.values import Library, Question

PARTS: Mapping[str, str] = {
    "legal_name": "Example Company",
    "country": "US",
    "address": "1 Example Street",
    "notice_name": "General Counsel",
    "notice_email": "notices@company.example",
    "city": "Example City",
}
SHORTEST = Fraction(1)


def created_on_in(model: Any, unknown: Unknowns) -> datetime.date:
    """The day on which the agreement of a model is made."""
    return datetime.date.fromordinal(_whole(model, unknown.encoder.values[CREATED_ON].day[1]))


def answers_in(model: Any, unknown: Unknowns, library: Library) -> Answers:
    """Every question that a model asks and answers, with its answer; and the positions picked by hand."""
    scope = InterviewScope(library, {CREATED_ON: created_on_in(model, unknown)})
    answers: dict[str, Value] = {}
    for question in library.questions:
        if question.key in answers or not settled_in(model, unknown.given[question.key]):
            continue
        value = _value(model, question, unknown.free[question.key], scope)
        answers[question.key] = value
        # The limits of later questions are read from the answers before them.
        scope.learn(question.key, value)
    for clause, symbol in unknown.picked.items():
        if picked := _word(model, symbol.word):
            answers[pick_key(clause)] = picked
    for row, symbol in unknown.named.items():
        if picked := _word(model, symbol.word):
            answers[responsibility_key(row)] = picked
    return answers


def _value(model: Any, question: Question, symbol: Symbol, scope: InterviewScope) -> Value:
    kind = kind_of(question)
    match kind.value:
        case "word":
            return _word(model, symbol.word) or _any_word(question, scope)
        case "words":
            ticked = symbol.ticked[1]
            return frozenset(word for word, guard in ticked.items() if settled_in(model, guard))
        case "truth":
            return settled_in(model, symbol.yes)
        case "number":
            return number_in(model, symbol.number[1])
        case "date":
            return datetime.date.fromordinal(_whole(model, symbol.day[1]))
        case "sites":
            count = _whole(model, symbol.sites[1])
            return tuple(_site(number) for number in range(1, count + 1))
        case "rows":
            return table_of(question, said_in(model, symbol))
        case "party":
            return Party(**_parts(model, question, symbol))
        case "place":
            return City(**_parts(model, question, symbol))
        case _:
            assert_never(kind.value)


def _word(model: Any, words: Words) -> str:
    """The word of a model; empty where it is missing, or where any word would do."""
    return next((word for word, guard in words.items() if settled_in(model, guard)), "")


def _any_word(question: Question, scope: InterviewScope) -> str:
    kind = kind_of(question)
    match kind.words:
        case "countries":
            return "US"
        case "currencies":
            return "USD"
        case "typed" if kind.measured == "length":
            return _text(question, scope)
        case "typed" | "options" | "none":
            return kind.example("words", "A")
        case _:
            assert_never(kind.words)


def _whole(model: Any, term: Any) -> int:
    return int(number_in(model, term))


def _text(question: Question, scope: InterviewScope) -> str:
    """Words about the question, as long as its limits ask."""
    limits = range_of(question, scope)
    shortest = limits.minimum if isinstance(limits.minimum, Fraction) else SHORTEST
    words = f"Example {question.short[:1].lower()}{question.short[1:]}"
    while len(words) < shortest:
        words += f" {words}"
    longest = limits.maximum if isinstance(limits.maximum, Fraction) else Fraction(len(words))
    return words[: int(max(longest, shortest))].strip().ljust(int(shortest), ".")


def _parts(model: Any, question: Question, symbol: Symbol) -> dict[str, str]:
    """The parts of a party or place; those that may stay empty and that nothing asks for do."""
    found: dict[str, str] = {}
    for part in parts_of(question):
        words = symbol.parts[1][part]
        word = _word(model, words)
        if word or part not in OPTIONAL_PARTS:
            found[part] = word or _example(part, question)
    return found


def _example(part: str, question: Question) -> str:
    """Words for a part of which nothing is asked; two parties never share a name."""
    return f"Example {question.short}" if part == "legal_name" else PARTS[part]


def _site(number: int) -> Site:
    return Site(f"Plant {number}", f"{number} Example Street", "US", "Production")
