"""The answers as unknowns: a symbol for each question, and the conditions under which the wizard accepts them all.

The twin of `interview`: one forward pass, with the same conditions, limits and defaults, over all answers at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, assert_never

import z3

from clauses.library.answers import (
    DECIMALS,
    LARGEST_NUMBER,
    MOST_SITES,
    pick_key,
    responsibility_key,
)
from clauses.library.deal.fitting import beyond, clamp
from clauses.library.deal.parts import OPTIONAL_PARTS, parts_of
from clauses.library.deal.selection import ways
from clauses.library.kinds import kind_of, word_refusal
from clauses.library.language.contents import PARTIES
from clauses.library.language.deal_points import carrying_rows
from clauses.library.language.expressions import CountOf, Expression, Name
from clauses.library.language.known_names import CREATED_ON
from clauses.library.proof.domains import Domains
from clauses.library.proof.encoding import Encoder
from clauses.library.proof.guards import Guard, at_most_one, conj, disj, negation
from clauses.library.proof.symbols import (
    FIRST_DAY,
    LAST_DAY,
    Symbol,
    Words,
    is_whole,
    under,
)
from clauses.library.proof.unknown_tables import any_table, columns_read
from clauses.library.values import Clause, Library, Question

SCALE = 10**DECIMALS
EARLIEST, LATEST = 730_120, 912_771  # agreements are made between the years 2000 and 2500


@dataclass(frozen=True, slots=True, repr=False)
class Unknowns:
    """The answers of an agreement that is not made yet."""

    encoder: Encoder
    free: Mapping[str, Symbol]  # the value of each question, whether it is asked or not
    given: Mapping[str, Guard]  # when each question is asked and has a value
    asked: Mapping[str, Guard]
    picked: Mapping[str, Symbol]
    named: Mapping[
        str, Symbol
    ]  # by row of the responsibility matrix that carries into texts: its party picked by hand
    limits: tuple[Guard, ...]  # what the wizard accepts


def unknowns(library: Library, context: Any, words: Domains) -> Unknowns:
    """Ask every question of a library in order, of all answers at once."""
    builder = UnknownsBuilder(library, context, words)
    encoder = Encoder(library, context, {CREATED_ON: builder.day(CREATED_ON, EARLIEST, LATEST)})
    picked = {clause.key: builder.pick(clause) for clause in library.clauses if is_open(clause)}
    for clause, symbol in picked.items():
        encoder.learn(pick_key(clause), symbol)
    # Only a row that carries into texts is free. One that a sentence contradicts is refused once it is changed, and
    # what is picked in the others nothing but the matrix prints.
    named = {
        row: builder.by_hand(responsibility_key(row), PARTIES)
        for row in carrying_rows(library.index.settings)
    }
    for row, symbol in named.items():
        encoder.learn(responsibility_key(row), symbol)
    free: dict[str, Symbol] = {}
    given: dict[str, Guard] = {}
    asked: dict[str, Guard] = {}
    for question in library.questions:
        if question.key in free:
            continue  # of two with one key the first counts; lint reports the second
        free[question.key] = symbol = builder.answer(question)
        asked[question.key] = when = (
            True if question.when is None else encoder.holds(question.when.expression)
        )
        answered = disj((builder.is_given(question), _has_default(question, encoder)))
        replaced = encoder.is_replaced(question.key)  # by a document: then no rows are asked for
        given[question.key] = known = conj((when, answered, negation(replaced)))
        # A question that is not asked or not answered has a symbol all the same. Its limits must refuse nothing then.
        builder.limits.append(disj((negation(known), _fits(question, symbol, encoder))))
        # Later questions read it as missing where it is not asked: an answer that no longer applies is kept and not
        # seen.
        encoder.learn(question.key, under(known, symbol))
    return Unknowns(encoder, free, given, asked, picked, named, tuple(builder.limits))


def is_open(clause: Clause) -> bool:
    """Whether a position of a clause may be picked by hand."""
    return any(way.by == "hand" for way in ways(clause))


def _fits(question: Question, symbol: Symbol, encoder: Encoder) -> Guard:
    """When an answer is within the limits of its question. Of a text, its words are made to fit."""
    measure = _measure(question)
    if measure is None:
        return True
    # An encoder of its own, for it remembers what expressions say: under this trial value they may say something
    # else.
    trial = Encoder(encoder.library, encoder.context, {**encoder.values, question.key: symbol})
    return negation(trial.holds(beyond(question, measure)))


def _measure(question: Question) -> Expression | None:
    measured = kind_of(question).measured
    match measured:
        case "value":
            return Name(question.key)
        case "count":
            return CountOf(question.key)
        case "length" | "nothing":
            return None
        case _:
            assert_never(measured)


def _has_default(question: Question, encoder: Encoder) -> Guard:
    """When a question that may stay unanswered has a value by default all the same.

    What is required is answered by somebody: every default is among the answers that its question takes.
    """
    if question.required:
        return False
    others: Guard = True
    found: list[Guard] = []
    for default in question.defaults:
        holds = encoder.holds(default.when.expression)
        value = _default_symbol(question, default.value.expression, encoder)
        found.append(conj((others, holds, _is_taken(question, value, encoder))))
        others = conj((others, negation(holds)))
    if question.default is not None:
        value = _default_symbol(question, question.default.expression, encoder)
        found.append(conj((others, _is_taken(question, value, encoder))))
    return disj(found)


def _is_taken(question: Question, value: Symbol, encoder: Encoder) -> Guard:
    """When a default is of the kind of its question and within its limits; one that is not counts as none."""
    return conj((_is_of_kind(question, value), _fits(question, value, encoder)))


def _is_of_kind(question: Question, value: Symbol) -> Guard:
    kind = kind_of(question)
    match kind.value:
        case "number":
            present, number = value.number
            whole = is_whole(number) if kind.is_whole and present is not False else True
            return conj((present, whole))
        case "date":
            return value.day[0]
        case "truth":
            return disj((value.yes, value.no))
        case "word":
            return disj(
                guard
                for word, guard in value.word.items()
                if word and not word_refusal(question, word)
            )
        case "words":
            present, ticked = value.ticked
            wrong = (ticked[word] for word in ticked if word_refusal(question, word))
            return conj((present, *map(negation, wrong)))
        case "sites" | "rows":
            return value.sites[0]
        case "party" | "place":
            return value.parts[0]
        case _:
            assert_never(kind.value)


def _default_symbol(question: Question, value: Expression, encoder: Encoder) -> Symbol:
    return encoder.symbol(clamp(question, value))


@dataclass(slots=True, repr=False)
class UnknownsBuilder:
    """Makes the unknowns of questions, and collects what holds of them by their kind."""

    library: Library
    context: Any  # a z3 context
    words: Domains
    limits: list[Guard]
    columns: Mapping[str, tuple[str, ...]]  # by table, those that the library reads

    def __init__(self, library: Library, context: Any, words: Domains) -> None:
        self.library, self.context, self.words, self.limits = library, context, words, []
        self.columns = columns_read(library)

    def answer(self, question: Question) -> Symbol:
        """The symbol of an answer, of whatever its kind allows."""
        key, kind = question.key, kind_of(question)
        match kind.value:
            case "word":
                return Symbol(word=self._words_of(question))
            case "words":
                options = dict.fromkeys(one.key for one in question.options)
                ticked = {option: self._flag(f"{key}={option}") for option in options}
                self.limits.append(disj(ticked.values()))  # the wizard takes no tick as no answer
                return Symbol(ticked=(True, ticked))
            case "truth":
                flag = self._flag(key)
                return Symbol(yes=flag, no=negation(flag))
            case "number" if kind.is_whole:
                return Symbol(number=(True, self._whole(key, LARGEST_NUMBER)))
            case "number":
                # A whole number of the smallest steps: z3 must not find 1/3, which nobody can type and no
                # counterexample can hold.
                steps = self._whole(f"{key} in steps", LARGEST_NUMBER * SCALE)
                step = z3.RealVal(str(Fraction(1, SCALE)), self.context)
                return Symbol(number=(True, z3.ToReal(steps) * step))
            case "date":
                return self.day(key, FIRST_DAY, LAST_DAY)
            case "sites":
                count = z3.Int(key, self.context)
                self.limits += [count >= 1, count <= MOST_SITES]
                return Symbol(sites=(True, count))
            case "rows":
                symbol, limits = any_table(question, self.library, self.context, self.columns)
                self.limits += limits
                return symbol
            case "party" | "place":
                return Symbol(parts=(True, dict(self._parts(question))))
            case _:
                assert_never(kind.value)

    def _words_of(self, question: Question) -> Words:
        """The options of a question; else the words that the library tells apart, or any where it tells none."""
        kind = kind_of(question)
        match kind.words:
            case "options":
                return self._word(question.key, tuple(one.key for one in question.options))
            case "typed" | "countries" | "currencies" | "none":
                words = self.words.get((question.key, ""))
                return self._word(question.key, words) if words else {"": True}
            case _:
                assert_never(kind.words)

    def is_given(self, question: Question) -> Guard:
        """When somebody answers a question that is asked: always, where it is required."""
        return True if question.required else self._flag(f"{question.key} given")

    def pick(self, clause: Clause) -> Symbol:
        """A position of a clause picked by hand, or none."""
        return self.by_hand(
            pick_key(clause.key), tuple(position.key for position in clause.positions)
        )

    def by_hand(self, name: str, words: tuple[str, ...]) -> Symbol:
        """One of several words picked by hand, or none."""
        word = self._word(name, words)
        return under(self._flag(f"{name} given"), Symbol(word=word))

    def day(self, name: str, first: int, last: int) -> Symbol:
        """A day of the calendar."""
        day = z3.Int(name, self.context)
        self.limits += [day >= first, day <= last]
        return Symbol(day=(True, day))

    def _parts(self, question: Question) -> Iterator[tuple[str, Words]]:
        """The parts that conditions read; the others are there, whatever they say."""
        for part in parts_of(question):
            name = f"{question.key}.{part}"
            words = self.words.get((question.key, part))
            word = self._word(name, words) if words else {"": True}
            guard = self._flag(f"{name} given") if part in OPTIONAL_PARTS else True
            yield part, under(guard, Symbol(word=word)).word

    def _word(self, name: str, words: tuple[str, ...]) -> Words:
        """One of several words."""
        if len(words) == 1:
            return {words[0]: True}
        flags = {word: self._flag(f"{name}={word}") for word in dict.fromkeys(words)}
        if flags:
            # One flag for each word and a rule that exactly one is raised: words mean nothing to z3.
            self.limits += [z3.Or(*flags.values()), *at_most_one(tuple(flags.values()))]
        return flags

    def _flag(self, name: str) -> Guard:
        return z3.Bool(name, self.context)

    def _whole(self, name: str, limit: int) -> Any:
        number = z3.Int(name, self.context)
        self.limits += [number > -limit, number < limit]
        return number
