"""What in an expression does not fit: names, options, kinds that do not compare."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import assert_never

from clauses.library.answers import PARTY_PARTS, PLACE_PARTS
from clauses.library.deal.interview import CREATED_ON
from clauses.library.kinds import (
    DATE,
    NAMES,
    NUMBER,
    TRUTH,
    UNKNOWN,
    WORD,
    WORDS,
    Kind,
    kind_of_question,
)
from clauses.library.language.expressions import (
    All,
    Answered,
    Any,
    Arithmetic,
    Ceiling,
    Compare,
    Contains,
    CountOf,
    Either,
    Expression,
    Extremum,
    HasFeature,
    Included,
    Listed,
    Lookup,
    Name,
    Not,
    NumberLiteral,
    PartOf,
    PositionOf,
    TextLiteral,
)
from clauses.library.values import Clause, Library


@dataclass(frozen=True, slots=True)
class Problem:
    """What does not fit in an expression: code, sentence, and what to do."""

    code: str
    message: str
    hint: str = ""


def problems_in(
    expression: Expression, library: Library, *, wanted: Kind | None = None
) -> tuple[Problem, ...]:
    """What does not fit in an expression; with `wanted`, also when its value is of another kind."""
    found: list[Problem] = []
    kind = _Kinds(library, found.append).of(expression)
    if wanted is not None and kind.name not in (wanted.name, "unknown"):
        message = f"This gives {NAMES[kind.name]}, but {NAMES[wanted.name]} is needed here."
        found.append(Problem("wrong-kind", message))
    if wanted is not None and wanted.options is not None:
        found += _options_outside(expression, wanted.options)
    return tuple(dict.fromkeys(found))


def _options_outside(expression: Expression, options: frozenset[str]) -> list[Problem]:
    match expression:
        case TextLiteral(value):
            return [] if value in options else [_unknown_option(value, options)]
        case Listed(items):
            return [_unknown_option(item, options) for item in items if item not in options]
        case Either(_, then, otherwise):
            return _options_outside(then, options) + _options_outside(otherwise, options)
        case _:
            return []


def _unknown_option(option: str, options: frozenset[str]) -> Problem:
    listed = ", ".join(f'"{known}"' for known in sorted(options)[:12])
    return Problem("unknown-option", f'There is no option "{option}".', f"There are: {listed}.")


def _unheard(problem: Problem) -> None:
    pass


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Finds the kind of each part of an expression, and reports what does not fit."""

    library: Library
    report: Callable[[Problem], None]
    facts: tuple[str, ...] = ()
    known: dict[str, Kind] = field(default_factory=dict)

    def of(self, expression: Expression) -> Kind:
        match expression:
            case TextLiteral(value):
                return Kind("word", frozenset([value]))
            case NumberLiteral():
                return NUMBER
            case Listed(items):
                return Kind("words", frozenset(items))
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
                if self.named(key).name not in ("words", "sites", "unknown"):
                    self.report(
                        Problem("wrong-kind", f'"{key}" is not a list that can be counted.')
                    )
                return NUMBER
            case Answered(key):
                self.named(key)
                return TRUTH
            case Lookup(table, key_expression):
                self.expect(WORD, key_expression)
                return self.table(table)
            case Either(condition, then, otherwise):
                self.expect(TRUTH, condition)
                return self.alike((then, otherwise))
            case Included(key):
                self.clause(key)
                return TRUTH
            case PositionOf(key):
                clause = self.clause(key)
                return (
                    Kind("word", frozenset(position.key for position in clause.positions))
                    if clause
                    else WORD
                )
            case HasFeature(key, feature):
                self.feature(key, feature)
                return TRUTH
            case _:
                assert_never(expression)

    def named(self, key: str) -> Kind:
        if key == CREATED_ON:
            return DATE
        question = self.library.question(key)
        if question is not None:
            return kind_of_question(question)
        if key in self.library.index.facts:
            return UNKNOWN if key in self.facts else self.fact(key)
        if key in self.library.index.sets:
            return WORDS
        hint = "Check its spelling; an option stands in double quotes."
        self.report(Problem("unknown-name", f'There is no question, fact or set "{key}".', hint))
        return UNKNOWN

    def fact(self, key: str) -> Kind:
        """The kind of a fact; what does not fit inside is reported at the fact itself."""
        if key not in self.known:
            inside = _Kinds(self.library, _unheard, (*self.facts, key), self.known)
            self.known[key] = inside.of(self.library.index.facts[key].value.expression)
        return self.known[key]

    def part(self, key: str, part: str) -> Kind:
        kind = self.named(key)
        parts = {"party": PARTY_PARTS, "place": PLACE_PARTS}.get(kind.name, ())
        if part not in parts and kind.name != "unknown":
            hint = f"There are: {', '.join(parts)}." if parts else ""
            self.report(Problem("unknown-part", f'"{key}" has no part "{part}".', hint))
        return WORD

    def expect(self, wanted: Kind, expression: Expression) -> None:
        kind = self.of(expression)
        if kind.name not in (wanted.name, "unknown"):
            self.report(
                Problem(
                    "wrong-kind",
                    f"{NAMES[kind.name].capitalize()} stands where {NAMES[wanted.name]} is needed.",
                )
            )

    def compare(
        self, operator: str, left: Kind, right: Kind, sides: tuple[Expression, Expression]
    ) -> None:
        if "unknown" in (left.name, right.name):
            return
        if left.name != right.name or left.name not in ("number", "date", "word", "truth"):
            self.report(
                Problem(
                    "kinds-differ",
                    f"{NAMES[left.name].capitalize()} cannot be compared with {NAMES[right.name]}.",
                )
            )
        elif operator not in ("==", "!=") and left.name not in ("number", "date"):
            self.report(Problem("kinds-differ", f'"{operator}" compares numbers and dates only.'))
        else:
            self.known_options(left, sides[1])
            self.known_options(right, sides[0])

    def known_options(self, kind: Kind, other: Expression) -> None:
        if (
            kind.options is not None
            and isinstance(other, TextLiteral)
            and other.value not in kind.options
        ):
            self.report(_unknown_option(other.value, kind.options))

    def contains(self, item: Expression, collection: Expression) -> None:
        self.expect(WORD, item)
        self.expect(WORDS, collection)
        match item, collection:
            case (TextLiteral(), _):
                self.known_options(self.of(collection), item)
            case (_, Listed(items)):
                for option in items:
                    self.known_options(self.of(item), TextLiteral(option))
            case _:
                pass

    def arithmetic(self, operator: str, left: Kind, right: Kind) -> Kind:
        match left.name, right.name:
            case ("number", "number") | ("unknown", _) | (_, "unknown"):
                return NUMBER if "date" not in (left.name, right.name) else DATE
            case ("date", "number") if operator in "+-":
                return DATE
            case ("date", "date") if operator == "-":
                return NUMBER
            case _:
                self.report(
                    Problem(
                        "wrong-kind",
                        f'"{operator}" does not work on {NAMES[left.name]} and {NAMES[right.name]}.',
                    )
                )
                return UNKNOWN

    def alike(self, operands: tuple[Expression, ...]) -> Kind:
        kinds = [self.of(operand) for operand in operands]
        names = {kind.name for kind in kinds if kind.name != "unknown"}
        if len(names) > 1:
            self.report(
                Problem("kinds-differ", "The values to choose from are of different kinds.")
            )
        if not names:
            return UNKNOWN
        options = [kind.options for kind in kinds]
        known = frozenset().union(*(listed for listed in options if listed is not None))
        return Kind(next(iter(names)), known if None not in options and known else None)

    def table(self, table: str) -> Kind:
        if table not in self.library.index.tables:
            self.report(Problem("unknown-name", f'There is no table "{table}".'))
        return WORD

    def clause(self, key: str) -> Clause | None:
        clause = self.library.clause(key)
        if clause is None:
            self.report(
                Problem("unknown-clause", f'There is no clause "{key}".', "Check its spelling.")
            )
        return clause

    def feature(self, key: str, feature: str) -> None:
        clause = self.clause(key)
        if clause is not None and not any(
            feature in position.features for position in clause.positions
        ):
            self.report(
                Problem(
                    "unknown-feature",
                    f'No position of the clause "{key}" declares the feature "{feature}".',
                )
            )
