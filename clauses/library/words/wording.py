"""Conditions in words: "Recall costs is 'Each side pays what it caused' and the product is regulated"."""

from typing import assert_never

from clauses.library.answers import PICK_PREFIX, RESPONSIBILITY_PREFIX, figures
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
from clauses.library.values import Library

SIGNS = {
    "==": "is",
    "!=": "is not",
    "<": "is less than",
    "<=": "is at most",
    ">": "is more than",
    ">=": "is at least",
}


def in_words(expression: Expression, library: Library) -> str:
    """An expression as words for people who know the questions but not their keys."""
    match expression:
        case All(operands):
            return " and ".join(_grouped(operand, library) for operand in operands)
        case Any(operands):
            return " or ".join(_grouped(operand, library) for operand in operands)
        case Not(operand):
            return f"not ({in_words(operand, library)})"
        case Compare("==", left, right) if left == right:
            return f"{in_words(left, library)} is given"
        case Compare(operator, left, right):
            return f"{in_words(left, library)} {SIGNS[operator]} {_option(right, left, library)}"
        case Contains(item, collection, negated):
            return _contains(item, collection, library, negated=negated)
        case TextLiteral(value):
            return f"“{value}”"
        case NumberLiteral(value):
            return figures(value)
        case Name(key) | CountOf(key) | Answered(key):
            return _named(expression, key, library)
        case TotalOf(key, column):
            return f"the sum of “{_column(key, column, library)}” in {name(key, library)}"
        case FilledIn(key, column):
            return f"each row of {name(key, library)} says “{_column(key, column, library)}”"
        case AttachedFor(key):
            return f"an attached document takes the place of {name(key, library)}"
        case PartOf(key, part):
            return f"{part.replace('_', ' ')} of {name(key, library)}"
        case Listed(items):
            return _alternatives(tuple(f"“{item}”" for item in items))
        case Arithmetic(operator, left, right):
            return f"{_grouped(left, library)} {operator} {_grouped(right, library)}"
        case Extremum(kind, operands):
            which = "smallest" if kind == "min" else "greatest"
            return f"the {which} of " + ", ".join(
                in_words(operand, library) for operand in operands
            )
        case Ceiling(operand):
            return f"{in_words(operand, library)}, rounded up"
        case Lookup(table, key_expression):
            return f"{table.replace('_', ' ')} of {in_words(key_expression, library)}"
        case AmountIn(table):
            return f"{table.replace('_', ' ')} in the currency of the agreement"
        case Either(condition, then, otherwise):
            return (
                f"{in_words(then, library)} if {in_words(condition, library)},"
                f" else {in_words(otherwise, library)}"
            )
        case Included(clause):
            return f"{clause_name(clause, library)} is in the agreement"
        case PositionOf(clause):
            return f"the position of {clause_name(clause, library)}"
        case PointOf(point):
            return f"“{point_name(point, library)}”"
        case HasFeature(clause, feature):
            return f"{clause_name(clause, library)} has “{feature.replace('_', ' ')}”"
        case _:
            assert_never(expression)


def name(key: str, library: Library) -> str:
    """What a question, fact or set is called."""
    question = library.question(key)
    fact = library.index.facts.get(key)
    if question is not None:
        return question.short
    if key.startswith(PICK_PREFIX):
        return f"the position picked in {clause_name(key.removeprefix(PICK_PREFIX), library)}"
    if key.startswith(RESPONSIBILITY_PREFIX):
        row = key.removeprefix(RESPONSIBILITY_PREFIX)
        activities = (one.activity for one in library.responsibilities if one.key == row)
        return f"the party picked for “{next(activities, row)}”"
    return (
        key.replace("_", " ")
        if fact is None
        else fact.means[:1].lower() + fact.means[1:].rstrip(".")
    )


def _column(table: str, column: str, library: Library) -> str:
    question = library.question(table)
    columns = () if question is None else question.columns
    return next((one.label for one in columns if one.key == column), column)


def point_name(key: str, library: Library) -> str:
    """What a deal point is called inside a sentence."""
    point = library.index.points.get(key)
    return key if point is None else point.called


def clause_name(key: str, library: Library) -> str:
    """The heading of a clause in quotes."""
    clause = library.clause(key)
    return f"“{clause.heading}”" if clause is not None else f"“{key}”"


def _grouped(expression: Expression, library: Library) -> str:
    words = in_words(expression, library)
    return f"({words})" if isinstance(expression, All | Any | Arithmetic | Either) else words


def _named(expression: Name | CountOf | Answered, key: str, library: Library) -> str:
    words = name(key, library)
    match expression:
        case CountOf():
            return f"the number of {words}"
        case Answered():
            return f"{words} is answered"
        case Name():
            return words
        case _:
            assert_never(expression)


def _option(expression: Expression, asked: Expression, library: Library) -> str:
    """The right-hand side of a comparison: an option prints its label."""
    if isinstance(expression, TextLiteral) and isinstance(asked, Name):
        return f"“{option_label(asked.key, expression.value, library)}”"
    return in_words(expression, library)


def option_label(question: str, option: str, library: Library) -> str:
    """The label of an option, the title of a position, or the key where there is no such thing."""
    clause = library.clause(question.removeprefix(PICK_PREFIX))
    if question.startswith(PICK_PREFIX) and clause is not None:
        position = clause.position(option)
        return option if position is None else position.title
    asked = library.question(question)
    choice = asked.choice(option) if asked is not None else None
    return choice.label if choice is not None else option


def _contains(item: Expression, collection: Expression, library: Library, *, negated: bool) -> str:
    match item, collection:
        case (TextLiteral(option), Name(key)):
            verb = "does not include" if negated else "includes"
            return f"{name(key, library)} {verb} “{option_label(key, option, library)}”"
        case (Name(key), Listed(items)):
            labels = tuple(f"“{option_label(key, option, library)}”" for option in items)
            return f"{name(key, library)} is {'not ' if negated else ''}{_alternatives(labels)}"
        case _:
            verb = "is not in" if negated else "is in"
            return f"{in_words(item, library)} {verb} {in_words(collection, library)}"


def _alternatives(words: tuple[str, ...]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else "nothing"
