"""Promises about every library, expression and source, tried on generated ones."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauses import library
from clauses.library.data.codec import edition_json, library_from
from clauses.library.deal.fitting import clamped, misfit
from clauses.library.deal.interview import CREATED_ON, InterviewScope, interview
from clauses.library.deal.selection import select
from clauses.library.findings import LanguageError
from clauses.library.language import expressions as ex
from clauses.library.language.asked_of import keys_read
from clauses.library.language.blocks import parse_text
from clauses.library.language.evaluation import evaluate, holds
from clauses.library.language.parsing import parse_expression, parse_line
from clauses.library.lint import lint
from clauses.library.words.wording import in_words
from tests.clauses.library import examples
from tests.clauses.library.writing import library_to
from tests.properties import library_strategies as some

pytestmark = pytest.mark.slow

MISSING = ex.Name("missing")
LAWS = library.NamedTable("laws", "The country of each law.", {"x": "DE"})
SIGNS = [
    "{{ ", " }}", "{% if ", "{% elif ", "{% else %}", "{% endif %}", " %}", "{#", "{% for x in y %}",
    "a", "b", ".", "|", "words", "counted", '("Day")', '"x"', "'", '"', "(", ")", "[", "]", "{", "}",
    " and ", " or ", " not ", " in ", " if ", " else ", "==", "<", "-", "+", "*", "/", "~", "**", ",",
    "1", "9999999999", "1e9", "0x1", "ref(", "min(", "count(", "true", "none", "\n", "\n\n", "\n- ",
    "\n  - ", "\n* ", "\n| ", " |", "\n## ", "\t", "\r\n", "\r", "\\", "\u202e", "ä", " ", ":",
]  # fmt: skip


def refusal_of(parse, source: str) -> LanguageError | None:
    """Why a source is refused; None where it is read. Any other error passes through."""
    try:
        parse(source)
    except LanguageError as error:
        return error
    return None


def scope_of(answers: dict) -> InterviewScope:
    return InterviewScope(examples.library_of(LAWS), dict(answers))


@given(some.libraries)
def test_a_library_survives_writing_and_reading(held: library.Library):
    read, findings = library_from(json.loads(edition_json(library_to(held))))

    assert findings == ()
    assert read == held


@given(some.libraries)
def test_what_is_written_is_written_the_same_again(held: library.Library):
    written = edition_json(library_to(held))

    read, _ = library_from(json.loads(written))

    assert edition_json(library_to(read)) == written


@given(some.libraries, some.answers)
def test_any_library_can_be_checked_asked_and_selected_from(held: library.Library, answers: dict):
    lint(held)
    asked = interview(held, answers, created_on=examples.CREATED_ON)
    chosen = select(asked)

    assert {entry.question for entry in asked.asked} <= set(held.questions)
    assert all(selected.position in selected.clause.positions for selected in chosen.selected)
    assert all(selected.reason.startswith("because ") for selected in chosen.selected)


@given(some.libraries, some.answers, st.randoms())
def test_answering_order_does_not_matter(held: library.Library, answers: dict, chance):
    pairs = list(answers.items())
    chance.shuffle(pairs)

    assert (
        interview(held, dict(pairs), created_on=examples.CREATED_ON).asked
        == interview(held, answers, created_on=examples.CREATED_ON).asked
    )


@given(some.expressions, some.answers)
def test_evaluation_never_raises(expression: ex.Expression, answers: dict):
    evaluate(expression, scope_of(answers))


@given(some.expressions)
def test_every_expression_has_words(expression: ex.Expression):
    assert in_words(expression, examples.library_of())


@given(some.expressions, some.answers)
def test_what_an_expression_reads_is_all_that_it_depends_on(
    expression: ex.Expression, answers: dict
):
    read = {key: value for key, value in answers.items() if key in keys_read(expression)}

    assert evaluate(expression, scope_of(answers)) == evaluate(expression, scope_of(read))


@pytest.mark.parametrize("operator", ["==", "!=", "<", "<=", ">", ">="])
@given(expression=some.expressions, answers=some.answers)
def test_every_comparison_with_a_missing_value_is_false(operator, expression, answers):
    scope = scope_of(answers)

    assert evaluate(ex.Compare(operator, MISSING, expression), scope) is False
    assert evaluate(ex.Compare(operator, expression, MISSING), scope) is False
    assert evaluate(ex.Not(ex.Compare(operator, expression, MISSING)), scope) is True


@given(some.expressions, some.answers, st.booleans())
def test_what_is_missing_is_neither_in_nor_out(expression, answers, negated: bool):
    scope = scope_of(answers)

    assert evaluate(ex.Contains(MISSING, expression, negated), scope) is False
    assert evaluate(ex.Contains(expression, MISSING, negated), scope) is False


@pytest.mark.parametrize("operator", ["+", "-", "*", "/"])
@given(expression=some.expressions, answers=some.answers)
def test_arithmetic_with_a_missing_value_is_missing(operator, expression, answers):
    scope = scope_of(answers)

    assert evaluate(ex.Arithmetic(operator, MISSING, expression), scope) is None
    assert evaluate(ex.Arithmetic(operator, expression, MISSING), scope) is None
    assert evaluate(ex.Extremum("min", (expression, MISSING)), scope) is None


@given(some.expressions, some.expressions, some.answers)
def test_and_or_and_not_are_those_of_logic(left, right, answers):
    scope = scope_of(answers)
    both = (holds(left, scope), holds(right, scope))

    assert evaluate(ex.All((left, right)), scope) is all(both)
    assert evaluate(ex.Any((left, right)), scope) is any(both)
    assert evaluate(ex.Not(left), scope) is not both[0]


@given(some.numbers, some.numbers.filter(bool), some.numbers)
def test_arithmetic_is_exact(first: Fraction, second: Fraction, third: Fraction):
    scope = scope_of({"a": first, "b": second, "c": third})

    assert holds(parse_expression("a / b * b == a"), scope)
    assert holds(parse_expression("(a + c) * b == a * b + c * b"), scope)
    assert holds(parse_expression("a - b + b == a"), scope)


@given(some.numbers, some.numbers)
def test_of_two_numbers_one_comparison_in_three_holds(first: Fraction, second: Fraction):
    scope = scope_of({"a": first, "b": second})

    held = [holds(parse_expression(f"a {sign} b"), scope) for sign in ("<", "==", ">")]

    assert held.count(True) == 1
    assert holds(parse_expression("a != b"), scope) is not held[1]
    assert holds(parse_expression("min(a, b) <= max(a, b)"), scope)


@given(some.numbers, some.numbers, some.numbers)
def test_a_moved_default_fits(low: Fraction, high: Fraction, default: Fraction):
    low, high = min(low, high), max(low, high)
    question = examples.question("q", "decimal", minimum="low", maximum="high")
    scope = scope_of({"low": low, "high": high})

    assert misfit(question, clamped(question, default, scope), scope) is None


@pytest.mark.parametrize("parse", [parse_expression, parse_line, parse_text])
@given(source=st.text() | st.lists(st.sampled_from(SIGNS), max_size=40).map("".join))
def test_a_source_is_read_or_refused_by_a_language_error(parse, source: str):
    refused = refusal_of(parse, source)

    lines = source.count("\n") + source.count("\r") + 1
    assert refused is None or (refused.reason and 1 <= refused.line <= lines)


@pytest.mark.parametrize("parse", [parse_expression, parse_line, parse_text])
@given(sign=st.sampled_from(SIGNS), times=st.integers(1, 6_000))
def test_no_chain_of_signs_exhausts_the_stack(parse, sign: str, times: int):
    for source in (sign * times, f"{{{{ {sign * times} }}}}", f"{{% if {sign * times} %}}"):
        refused = refusal_of(parse, source)

        assert refused is None or refused.reason


@given(st.lists(st.sampled_from(["a", "b == 1", "not c"]), min_size=2, max_size=3_000))
def test_chains_of_any_length_are_read_and_evaluated(parts: list[str]):
    for word, kind in (("and", ex.All), ("or", ex.Any)):
        chain = parse_expression(f" {word} ".join(parts[:80]))

        assert len(chain.operands) == min(len(parts), 80)
        assert isinstance(chain, kind)
        assert isinstance(evaluate(chain, scope_of({})), bool)


@given(st.integers(1, 8))
def test_nesting_within_the_bounds_can_be_worked_with(depth: int):
    brackets = "(1 + " * (2 * depth) + "a" + ")" * (2 * depth)
    expression = parse_expression(f"{brackets} > 1 and not not not b")
    held = examples.library_of(examples.question("a", "integer"), examples.question("b"))

    assert evaluate(expression, scope_of({"a": Fraction(1)})) is True
    assert in_words(expression, held)
    assert parse_text("{% if b %}\n" * depth + "x\n" + "{% endif %}\n" * depth)


@given(some.answers)
def test_the_date_of_creation_is_the_one_given(answers: dict):
    asked = interview(examples.library_of(), answers, created_on=examples.CREATED_ON)

    assert asked.value(CREATED_ON) == examples.CREATED_ON
