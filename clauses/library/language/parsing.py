"""Reads the clause language: Jinja's parser for expressions and lines, a whitelist, and nothing is ever rendered.

A source text comes in; our own frozen nodes go out. Everything else is refused by a LanguageError with line and reason.
"""

from dataclasses import replace
from fractions import Fraction
from typing import NoReturn, cast

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from clauses.library.findings import LanguageError
from clauses.library.language import expressions as ex
from clauses.library.language import text as tx
from clauses.library.language.bounds import check_characters, check_signs
from clauses.library.language.misreadings import misread_condition, misread_line
from clauses.library.language.unnamed import reason_for, reason_for_call

ENVIRONMENT = Environment(autoescape=False, extensions=[])
COMPARISONS = {"eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">="}
ARITHMETIC = {nodes.Add: "+", nodes.Sub: "-", nodes.Mul: "*", nodes.Div: "/"}
FILTERS = ("counted", "words", "either", "money", "percent")
SETS = "sets"  # a filter too, and the last of its blank


def parse_expression(source: str, *, line: int = 1) -> ex.Expression:
    """A condition or formula as an expression. Raises LanguageError with the line where it stands."""
    check_characters(source, line=line)
    # The spaces keep a minus sign at either end from being read as whitespace control.
    blank = "{{ " + source + " }}"
    try:
        check_signs(ENVIRONMENT.lex(blank), line=line)
        parser = Parser(ENVIRONMENT, blank, state=None)
        parser.stream.expect("variable_begin")
        tree = parser.parse_expression()
        parser.stream.expect("variable_end")
        parser.stream.expect("eof")
    except TemplateSyntaxError as e:
        reason, hint = misread_condition(source)
        raise LanguageError(reason, line=line + e.lineno - 1, hint=hint) from e
    return expression(tree, line=line)


def parse_line(source: str, *, line: int = 1) -> tx.Line:
    """One line or paragraph of words, blanks, references and inline conditions. Raises LanguageError."""
    check_characters(source, line=line)
    try:
        check_signs(ENVIRONMENT.lex(source), line=line)
        template = ENVIRONMENT.parse(source)
    except TemplateSyntaxError as e:
        reason, hint = misread_line(source, _is_read)
        raise LanguageError(reason, line=line + e.lineno - 1, hint=hint) from e
    return inlines(template.body, line=line)


def _is_read(source: str) -> bool:
    try:
        ENVIRONMENT.parse(source)
    except TemplateSyntaxError:
        return False
    return True


def inlines(body: list[nodes.Node], *, line: int) -> tx.Line:
    """The inline nodes of a parsed template body."""
    result: list[tx.Inline] = []
    for node in body:
        match node:
            case nodes.Output(nodes=parts):
                result += [inline(part, line=line) for part in parts]
            case nodes.If():
                result.append(_inline_condition(node, line=line))
            case _:
                refuse(node, line=line)
    return tuple(result)


def inline(node: nodes.Node, *, line: int) -> tx.Inline:
    """Words, a term defined, a blank or a cross-reference."""
    match node:
        case nodes.TemplateData(data=words):
            return tx.Words(_folded(words))
        case nodes.Call(node=nodes.Name(name="ref")):
            return tx.Reference(_string_arguments(node, "ref", count=1, line=line)[0])
        case nodes.Call(node=nodes.Name(name="where")):
            return tx.Reference("", _string_arguments(node, "where", count=1, line=line)[0])
        case nodes.Call(node=nodes.Name(name="defined")):
            return tx.Words(_string_arguments(node, "defined", count=1, line=line)[0], True)
        case nodes.Filter(node=inner, name="sets") if inner is not None:
            return _setting(node, inner, line=line)
        case nodes.Filter(node=inner, name=str(name)) if inner is not None:
            return _filtered(node, inner, name, line=line)
        case nodes.Expr():
            return tx.Blank(expression(node, line=line))
        case _:
            refuse(node, line=line)


def _folded(words: str) -> str:
    folded = " ".join(words.split())
    if not folded:
        return " " if words else ""
    return (" " if words[0].isspace() else "") + folded + (" " if words[-1].isspace() else "")


def _inline_condition(node: nodes.If, *, line: int) -> tx.Conditional[tx.Inline]:
    tests = [node, *node.elif_]
    branches = tuple(
        tx.Branch(expression(test.test, line=line), inlines(test.body, line=line)) for test in tests
    )
    return tx.Conditional(branches, inlines(node.else_, line=line))


def _setting(node: nodes.Filter, inner: nodes.Expr, *, line: int) -> tx.Blank:
    point = _string_arguments(node, SETS, count=1, line=line)[0]
    match inner:
        case nodes.Filter(node=value, name=str(name)) if value is not None:
            printed = _filtered(inner, value, name, line=line)
        case _:
            printed = tx.Blank(expression(inner, line=line))
    return replace(printed, sets=point)


def _filtered(node: nodes.Filter, inner: nodes.Expr, name: str, *, line: int) -> tx.Blank:
    if name not in FILTERS:
        offered = ", ".join((*FILTERS, f"or {SETS} as the last"))
        reason = f'There is no way "{name}" to print a blank.'
        raise LanguageError(reason, line=_line(node, line), hint=f"After | stands {offered}.")
    words = _string_arguments(node, name, count=None, line=line)
    if len(words) not in ((1, 2) if name == "counted" else (0,)):
        reason = f'"{name}" is not written like this after |.'
        hint = 'Write | counted("Day").' if name == "counted" else f"Write | {name} and no more."
        raise LanguageError(reason, line=_line(node, line), hint=hint)
    singular = words[0] if words else ""
    plural = words[1] if len(words) == 2 else singular + "s" if singular else ""
    return tx.Blank(
        expression(inner, line=line), cast("tx.Filter", name), singular, plural
    )  # name is in FILTERS


def _string_arguments(
    node: nodes.Call | nodes.Filter, name: str, *, count: int | None, line: int
) -> tuple[str, ...]:
    plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    words = [
        argument.value
        for argument in node.args
        if isinstance(argument, nodes.Const) and isinstance(argument.value, str)
    ]
    if not plain or len(words) != len(node.args) or (count is not None and len(words) != count):
        raise LanguageError(
            f'After "{name}" stands {"one word" if count == 1 else "one word, or two,"} in double quotes.',
            line=_line(node, line),
            hint=f'Write it like this: {name}("...").',
        )
    return tuple(words)


def expression(node: nodes.Node | None, *, line: int) -> ex.Expression:
    """A node of Jinja's tree as one of ours. Raises LanguageError for what the language does not name."""
    match node:
        case nodes.Const(value=value):
            return _constant(value, node, line=line)
        case nodes.Name(name=key):
            return ex.Name(key)
        case nodes.Getattr(node=nodes.Name(name=key), attr=part):
            return ex.PartOf(key, part)
        case nodes.List(items=items):
            return ex.Listed(tuple(_option(item, line=line) for item in items))
        case nodes.Compare(expr=left, ops=[nodes.Operand(op=operator, expr=right)]):
            return _comparison(operator, expression(left, line=line), expression(right, line=line))
        case nodes.And():
            return ex.All(tuple(expression(part, line=line) for part in _chain(node)))
        case nodes.Or():
            return ex.Any(tuple(expression(part, line=line) for part in _chain(node)))
        case nodes.Not(node=operand):
            return ex.Not(expression(operand, line=line))
        case nodes.Neg(node=nodes.Const(value=int() | float() as number)) if not isinstance(
            number, bool
        ):
            return ex.NumberLiteral(-Fraction(str(number)))
        case nodes.Add() | nodes.Sub() | nodes.Mul() | nodes.Div():
            operator = cast("ex.Operator", ARITHMETIC[type(node)])  # the four cases above
            return ex.Arithmetic(
                operator, expression(node.left, line=line), expression(node.right, line=line)
            )
        case nodes.CondExpr(test=test, expr1=then, expr2=otherwise) if otherwise is not None:
            return ex.Either(
                expression(test, line=line),
                expression(then, line=line),
                expression(otherwise, line=line),
            )
        case nodes.Call(node=nodes.Name(name=name)):
            return _call(node, name, line=line)
        case _:
            refuse(node, line=line)


def _constant(value: object, node: nodes.Node, *, line: int) -> ex.Expression:
    match value:
        case int() | float() if not isinstance(value, bool):
            return ex.NumberLiteral(Fraction(str(value)))
        case str():
            return ex.TextLiteral(value)
        case _:
            refuse(node, line=line)


def _option(node: nodes.Node, *, line: int) -> str:
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return node.value
    raise LanguageError("A list holds options in double quotes.", line=_line(node, line))


def _comparison(operator: str, left: ex.Expression, right: ex.Expression) -> ex.Expression:
    if operator in ("in", "notin"):
        return ex.Contains(left, right, negated=operator == "notin")
    return ex.Compare(
        cast("ex.Comparison", COMPARISONS[operator]), left, right
    )  # Jinja knows no other operators


def _chain(node: nodes.And | nodes.Or) -> list[nodes.Expr]:
    """The parts of a chain of one kind, however it is bracketed; without recursion, for it may be long."""
    parts: list[nodes.Expr] = []
    waiting: list[nodes.Expr] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, type(node)):
            waiting += [part.right, part.left]
        else:
            parts.append(part)
    return parts


def _call(node: nodes.Call, name: str, *, line: int) -> ex.Expression:
    if node.kwargs or node.dyn_args or node.dyn_kwargs:
        refuse(node, line=line)
    match name, node.args:
        case ("min" | "max") as kind, [_, _, *_]:
            operands = tuple(expression(argument, line=line) for argument in node.args)
            return ex.Extremum("min" if kind == "min" else "max", operands)
        case "ceil", [operand]:
            return ex.Ceiling(expression(operand, line=line))
        case "count", [nodes.Name(name=key)]:
            return ex.CountOf(key)
        case "total", [nodes.Getattr(node=nodes.Name(name=key), attr=column)]:
            return ex.TotalOf(key, column)
        case "filled", [nodes.Getattr(node=nodes.Name(name=key), attr=column)]:
            return ex.FilledIn(key, column)
        case "attached", [nodes.Name(name=key)]:
            return ex.AttachedFor(key)
        case "answered", [nodes.Name(name=key)]:
            return ex.Answered(key)
        case "lookup", [nodes.Name(name=table), key_node]:
            return ex.Lookup(table, expression(key_node, line=line))
        case "amount", [nodes.Name(name=table)]:
            return ex.AmountIn(table)
        case "included", [nodes.Const(value=str(clause))]:
            return ex.Included(clause)
        case "position", [nodes.Const(value=str(clause))]:
            return ex.PositionOf(clause)
        case "point", [nodes.Const(value=str(point))]:
            return ex.PointOf(point)
        case "settled", [nodes.Const(value=str(point))]:
            # Nothing that is missing equals anything, itself included.
            return ex.Compare("==", ex.PointOf(point), ex.PointOf(point))
        case "has_feature", [nodes.Const(value=str(clause)), nodes.Const(value=str(feature))]:
            return ex.HasFeature(clause, feature)
        case _:
            reason, hint = reason_for_call(name)
            raise LanguageError(reason, line=_line(node, line), hint=hint)


def refuse(node: nodes.Node | None, *, line: int) -> NoReturn:
    """Refuse a node that the language does not name."""
    reason, hint = reason_for(type(node).__name__, getattr(node, "value", None))
    raise LanguageError(reason, line=_line(node, line), hint=hint)


def _line(node: nodes.Node | None, line: int) -> int:
    return line + (node.lineno - 1 if node is not None and node.lineno else 0)
