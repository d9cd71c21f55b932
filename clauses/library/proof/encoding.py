"""Expressions of the clause language -> symbols: the twin of `evaluation`, over all answers at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any as Anything
from typing import assert_never

import z3

from clauses.library.deal.questions_read import questions_read
from clauses.library.language.calculation import amount_of_row
from clauses.library.language.expressions import (
    All,
    AmountIn,
    Answered,
    Any,
    Arithmetic,
    AttachedFor,
    Ceiling,
    Compare,
    Contains,
    CountOf,
    Either,
    Expression,
    Extremum,
    FilledIn,
    HasFeature,
    Included,
    Listed,
    Lookup,
    Name,
    Not,
    NumberLiteral,
    PartOf,
    PointOf,
    PositionOf,
    TextLiteral,
    TotalOf,
)
from clauses.library.language.known_names import ATTACHMENTS, CURRENCY
from clauses.library.proof import symbols
from clauses.library.proof.guards import Guard, choose, conj, disj, negation
from clauses.library.proof.symbols import MISSING, NO_WORDS, NONE, Symbol, either, truth, under
from clauses.library.values import Library

Taken = Mapping[str, Mapping[str, Guard]]  # clause -> position -> when it is taken


@dataclass(slots=True, repr=False)
class Encoder:
    """What expressions may ask, as symbols: the values of questions so far, and the selection where there is one."""

    library: Library
    context: Anything  # a z3 context
    values: dict[str, Symbol]
    taken: Taken | None = None
    facts: dict[str, Symbol] = field(default_factory=dict)
    known: dict[int, tuple[Expression, Symbol]] = field(default_factory=dict)

    def learn(self, key: str, symbol: Symbol) -> None:
        """Take in one more question. What was encoded before may have read it as missing."""
        self.values[key] = symbol
        # Whatever was made before may have read this question as missing, which it was until now.
        self.known.clear()
        for fact in [fact for fact in self.facts if key in self._read_by(fact)]:
            del self.facts[fact]

    def _read_by(self, fact: str) -> tuple[str, ...]:
        return questions_read(self.library.index.facts[fact].value.expression, self.library)

    def holds(self, expression: Expression) -> Guard:
        """When a condition holds."""
        return self.symbol(expression).yes

    def symbol(self, expression: Expression) -> Symbol:
        """The symbol of an expression; of one and the same expression, the same."""
        # By identity: to compare large expressions costs more than to encode them. The expression is kept beside its
        # symbol, so that no other takes over its id.
        found = self.known.get(id(expression))
        if found is None:
            found = self.known[id(expression)] = (expression, self._symbol(expression))
        return found[1]

    def _symbol(self, expression: Expression) -> Symbol:
        match expression:
            case TextLiteral(text):
                return Symbol(word={text: True})
            case NumberLiteral(number):
                return Symbol(number=(True, self.constant(number)))
            case Listed(items):
                return Symbol(ticked=(True, dict.fromkeys(items, True)))
            case Name(key):
                return self._named(key)
            case PartOf(key, part):
                present, parts = self.value(key).parts
                return under(present, Symbol(word=parts.get(part, NO_WORDS)))
            case Compare(operator, left, right):
                return truth(symbols.compare(operator, self.symbol(left), self.symbol(right)))
            case Contains(item, collection, negated):
                within = self.symbol(item), self.symbol(collection)
                return truth(symbols.contains(*within, negated=negated))
            case All(operands):
                return truth(conj(self.holds(operand) for operand in operands))
            case Any(operands):
                return truth(disj(self.holds(operand) for operand in operands))
            case Not(operand):
                return truth(negation(self.holds(operand)))
            case Arithmetic(operator, left, right):
                return symbols.calculate(operator, self.symbol(left), self.symbol(right))
            case Extremum(kind, operands):
                return symbols.extremum(kind, tuple(self.symbol(operand) for operand in operands))
            case Ceiling(operand):
                guard, term = self.symbol(operand).number
                return MISSING if guard is False else Symbol(number=(guard, symbols.ceiling(term)))
            case CountOf(key):
                return self._count(self.value(key))
            case TotalOf(key, column):
                return Symbol(number=self.value(key).totals.get(column, NONE))
            case FilledIn(key, column):
                return truth(self.value(key).filled.get(column, False))
            case AttachedFor(key):
                return truth(self.is_replaced(key))
            case Answered(key):
                return truth(self.value(key).present)
            case Lookup(table, key_expression):
                return self._row(table, self.symbol(key_expression))
            case AmountIn(table):
                return self._amount(table)
            case Either(condition, then, otherwise):
                return either(self.holds(condition), self.symbol(then), self.symbol(otherwise))
            case Included(clause):
                return truth(disj(self._positions(clause).values()))
            case PositionOf(clause):
                return Symbol(word=self._positions(clause))
            case PointOf(point):
                return self._point(point)
            case HasFeature(clause, feature):
                return truth(self._has_feature(clause, feature))
            case _:
                assert_never(expression)

    def constant(self, number: Anything) -> Anything:
        """A number that is known."""
        if number.denominator == 1:
            return z3.IntVal(number.numerator, self.context)
        return z3.RealVal(str(number), self.context)

    def value(self, key: str) -> Symbol:
        """The symbol of a question or a fact; missing where there is none."""
        if key in self.values:
            return self.values[key]
        fact = self.library.index.facts.get(key)
        if fact is None:
            return MISSING
        if key not in self.facts:
            self.facts[key] = MISSING  # a fact that asks itself is missing; lint reports it
            self.facts[key] = self._without_selection(fact.value.expression)
        return self.facts[key]

    def is_replaced(self, key: str) -> Guard:
        """When an attached document takes the place of a table."""
        question = self.library.question(key)
        if question is None or key == ATTACHMENTS:
            return False
        return self.value(ATTACHMENTS).instead.get(question.short, False)

    def _without_selection(self, expression: Expression) -> Symbol:
        """Facts are derived from answers, before anything is selected."""
        # A fact that read what is selected, where the selection reads facts, would go round in a circle.
        taken, self.taken = self.taken, None
        symbol = self.symbol(expression)
        self.taken = taken
        return symbol

    def _named(self, key: str) -> Symbol:
        symbol = self.value(key)
        members = self.library.index.sets.get(key)
        if members is None:
            return symbol
        return either(
            symbol.present, symbol, Symbol(ticked=(True, dict.fromkeys(sorted(members), True)))
        )

    def _count(self, symbol: Symbol) -> Symbol:
        ticked, words = symbol.ticked
        listed, count = symbol.sites
        if ticked is False:
            return Symbol(number=(listed, count))
        one, none = z3.IntVal(1, self.context), z3.IntVal(0, self.context)
        whole = z3.Sum([none, *(choose(guard, one, none) for guard in words.values())])
        return Symbol(number=(ticked, whole))

    def _row(self, table: str, key: Symbol) -> Symbol:
        rows = self.library.index.tables.get(table, {})
        found: dict[str, list[Guard]] = {}
        for word, guard in key.word.items():
            if word in rows:
                found.setdefault(rows[word], []).append(guard)
        return Symbol(word={row: disj(guards) for row, guards in found.items()})

    def _amount(self, table: str) -> Symbol:
        rows = self.library.index.tables.get(table, {})
        amounts = {
            code: number for code in rows if (number := amount_of_row(rows[code])) is not None
        }
        found: dict[Fraction, list[Guard]] = {}
        for code, guard in self.value(CURRENCY).word.items():
            if code in amounts:
                found.setdefault(amounts[code], []).append(guard)
        whole = MISSING
        for number, guards in found.items():
            whole = either(disj(guards), Symbol(number=(True, self.constant(number))), whole)
        return whole

    def _point(self, point: str) -> Symbol:
        """A deal point is set by what is selected, so before that it is missing."""
        told = None if self.taken is None else self.library.index.told.get(point)
        return MISSING if told is None else self.symbol(told)

    def _positions(self, clause: str) -> Mapping[str, Guard]:
        return {} if self.taken is None else self.taken.get(clause, {})

    def _has_feature(self, clause: str, feature: str) -> Guard:
        held = self.library.clause(clause)
        if held is None:
            return False
        taken = self._positions(clause)
        return disj(
            taken.get(position.key, False)
            for position in held.positions
            if feature in position.features
        )
