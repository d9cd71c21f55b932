"""What in an expression does not fit: names, options, types that do not compare."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import assert_never

from clauses.library.deal.converting import MADE_OF
from clauses.library.faults.fault import StatedFault
from clauses.library.faults.of_libraries import (
    KINDS_DIFFER,
    MIXED_CHOICE,
    NO_ARITHMETIC,
    NO_ORDER,
    NO_SUCH_PART,
    NO_SUCH_POINT,
    NO_SUCH_TABLE,
    NOT_COUNTABLE,
    UNKNOWN_CLAUSE,
    UNKNOWN_FEATURE,
    UNKNOWN_NAME,
    WITHOUT_PARTS,
    WRONG_PLACE,
    WRONG_VALUE,
)
from clauses.library.kinds import (
    COMPARED,
    COUNTED,
    COUNTRY,
    DATE,
    IN_ORDER,
    NAMES,
    NUMBER,
    TRUTH,
    UNKNOWN,
    WORD,
    WORDS,
    ValueType,
    parts_of_type,
    value_type_of,
)
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
from clauses.library.language.known_names import CREATED_ON, CURRENCY
from clauses.library.lint.refused_words import refused, words_outside
from clauses.library.lint.tables_asked import attached_problems, column_problems
from clauses.library.values import Clause, Library


def problems_in(
    expression: Expression, library: Library, *, wanted: ValueType | None = None
) -> tuple[StatedFault, ...]:
    """What does not fit in an expression; with `wanted`, also when its value is of another type."""
    found: list[StatedFault] = []
    given = _Types(library, found.append).of(expression)
    if wanted is not None and given.name not in (wanted.name, "unknown", MADE_OF.get(wanted.name)):
        found.append(WRONG_VALUE.stated(given=NAMES[given.name], wanted=NAMES[wanted.name]))
    if wanted is not None:
        found += words_outside(expression, wanted)
    return tuple(dict.fromkeys(found))


def _unheard(problem: StatedFault) -> None:
    pass


@dataclass(frozen=True, slots=True)
class _Types:
    """Finds the type of each part of an expression, and reports what does not fit."""

    library: Library
    report: Callable[[StatedFault], None]
    facts: tuple[str, ...] = ()
    known: dict[str, ValueType] = field(default_factory=dict)

    def of(self, expression: Expression) -> ValueType:
        match expression:
            case TextLiteral(value):
                return ValueType("word", frozenset([value]))
            case NumberLiteral():
                return NUMBER
            case Listed(items):
                return ValueType("words", frozenset(items))
            case Name(key):
                return self.named(key)
            case PartOf(key, part):
                return self.part(key, part)
            case Compare(operator, left, right):
                self.compare(operator, self.of(left), self.of(right), (left, right))
                return TRUTH
            case Contains(item, collection, _):
                self.contains(item, collection)
                return TRUTH
            case All(operands) | Any(operands):
                for operand in operands:
                    self.expect(TRUTH, operand)
                return TRUTH
            case Not(operand):
                self.expect(TRUTH, operand)
                return TRUTH
            case Arithmetic(operator, left, right):
                return self.arithmetic(operator, self.of(left), self.of(right))
            case Extremum(_, operands):
                return self.alike(operands)
            case Ceiling(operand):
                self.expect(NUMBER, operand)
                return NUMBER
            case CountOf(key):
                if self.named(key).name not in (*COUNTED, "unknown"):
                    self.report(NOT_COUNTABLE.stated(key=key))
                return NUMBER
            case TotalOf(key, column):
                self.report_all(column_problems(key, column, self.library, is_added_up=True))
                return NUMBER
            case FilledIn(key, column):
                self.report_all(column_problems(key, column, self.library, is_added_up=False))
                return TRUTH
            case AttachedFor(key):
                self.report_all(attached_problems(key, self.library))
                return TRUTH
            case Answered(key):
                self.named(key)
                return TRUTH
            case Lookup(table, key_expression):
                self.expect(WORD, key_expression)
                return self.table(table)
            case AmountIn(table):
                self.table(table)
                self.named(CURRENCY)
                return NUMBER
            case Either(condition, then, otherwise):
                self.expect(TRUTH, condition)
                return self.alike((then, otherwise))
            case Included(key):
                self.clause(key)
                return TRUTH
            case PositionOf(key):
                clause = self.clause(key)
                return (
                    ValueType("word", frozenset(position.key for position in clause.positions))
                    if clause
                    else WORD
                )
            case PointOf(key):
                return self.point(key)
            case HasFeature(key, feature):
                self.feature(key, feature)
                return TRUTH
            case _:
                assert_never(expression)

    def report_all(self, faults: list[StatedFault]) -> None:
        for fault in faults:
            self.report(fault)

    def named(self, key: str) -> ValueType:
        if key == CREATED_ON:
            return DATE
        question = self.library.question(key)
        if question is not None:
            return value_type_of(question)
        if key in self.library.index.facts:
            return UNKNOWN if key in self.facts else self.fact(key)
        if key in self.library.index.sets:
            return WORDS
        self.report(UNKNOWN_NAME.stated(key=key))
        return UNKNOWN

    def fact(self, key: str) -> ValueType:
        """The type of a fact; what does not fit inside is reported at the fact itself."""
        if key not in self.known:
            inside = _Types(self.library, _unheard, (*self.facts, key), self.known)
            self.known[key] = inside.of(self.library.index.facts[key].value.expression)
        return self.known[key]

    def part(self, key: str, part: str) -> ValueType:
        held = self.named(key)
        parts = parts_of_type(held.name)
        if part not in parts and held.name != "unknown":
            fault = NO_SUCH_PART if parts else WITHOUT_PARTS
            self.report(fault.stated(key=key, part=part, offered=", ".join(parts)))
        return COUNTRY if part == "country" else WORD

    def expect(self, wanted: ValueType, expression: Expression) -> None:
        given = self.of(expression)
        if given.name not in (wanted.name, "unknown"):
            found = NAMES[given.name].capitalize()
            self.report(WRONG_PLACE.stated(given=found, wanted=NAMES[wanted.name]))

    def compare(
        self, operator: str, left: ValueType, right: ValueType, sides: tuple[Expression, Expression]
    ) -> None:
        if "unknown" in (left.name, right.name):
            return
        if left.name != right.name or left.name not in COMPARED:
            one = NAMES[left.name].capitalize()
            self.report(KINDS_DIFFER.stated(one=one, other=NAMES[right.name]))
        elif operator not in ("==", "!=") and left.name not in IN_ORDER:
            self.report(NO_ORDER.stated(operator=operator))
        else:
            self.known_words(left, sides[1])
            self.known_words(right, sides[0])

    def known_words(self, wanted: ValueType, other: Expression) -> None:
        if isinstance(other, TextLiteral):
            self.report_all(refused(other.value, wanted))

    def contains(self, item: Expression, collection: Expression) -> None:
        self.expect(WORD, item)
        self.expect(WORDS, collection)
        match item, collection:
            case (TextLiteral(), _):
                self.known_words(self.of(collection), item)
            case (_, Listed(items)):
                for option in items:
                    self.known_words(self.of(item), TextLiteral(option))
            case _:
                pass

    def arithmetic(self, operator: str, left: ValueType, right: ValueType) -> ValueType:
        match left.name, right.name:
            case ("number", "number") | ("unknown", _) | (_, "unknown"):
                return NUMBER if "date" not in (left.name, right.name) else DATE
            case ("date", "number") if operator in "+-":
                return DATE
            case ("date", "date") if operator == "-":
                return NUMBER
            case _:
                one, other = NAMES[left.name], NAMES[right.name]
                self.report(NO_ARITHMETIC.stated(operator=operator, one=one, other=other))
                return UNKNOWN

    def alike(self, operands: tuple[Expression, ...]) -> ValueType:
        types = [self.of(operand) for operand in operands]
        names = {one.name for one in types if one.name != "unknown"}
        if len(names) > 1:
            self.report(MIXED_CHOICE.stated())
        if not names:
            return UNKNOWN
        options = [one.options for one in types]
        known = frozenset().union(*(listed for listed in options if listed is not None))
        return ValueType(next(iter(names)), known if None not in options and known else None)

    def table(self, table: str) -> ValueType:
        if table not in self.library.index.tables:
            self.report(NO_SUCH_TABLE.stated(key=table))
        return WORD

    def clause(self, key: str) -> Clause | None:
        clause = self.library.clause(key)
        if clause is None:
            self.report(UNKNOWN_CLAUSE.stated(key=key))
        return clause

    def point(self, key: str) -> ValueType:
        point = self.library.index.points.get(key)
        if point is None:
            self.report(NO_SUCH_POINT.stated(key=key))
            return UNKNOWN
        return NUMBER if point.kind == "number" else ValueType("word", frozenset(point.words))

    def feature(self, key: str, feature: str) -> None:
        clause = self.clause(key)
        if clause is not None and not any(
            feature in position.features for position in clause.positions
        ):
            self.report(UNKNOWN_FEATURE.stated(key=key, feature=feature))
