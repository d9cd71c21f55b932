"""What the clause language reads as an expression or a line, and what it refuses."""

from fractions import Fraction

import pytest
from jinja2 import nodes

from clauses.library.findings import LanguageError
from clauses.library.language import expressions as ex
from clauses.library.language import text as tx
from clauses.library.language.parsing import (
    expression,
    inline,
    inlines,
    parse_expression,
    parse_line,
)
from tests.clauses.library.examples import refusal

A, B, C = ex.Name("a"), ex.Name("b"), ex.Name("c")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('"pharma"', ex.TextLiteral("pharma")),
        ("30", ex.NumberLiteral(Fraction(30))),
        ("0.1", ex.NumberLiteral(Fraction(1, 10))),
        ("-5", ex.NumberLiteral(Fraction(-5))),
        ("-0.5", ex.NumberLiteral(Fraction(-1, 2))),
        ("a", A),
        (" \n a\n", A),
        ("party.country", ex.PartOf("party", "country")),
        ('["x", "y"]', ex.Listed(("x", "y"))),
        ("[]", ex.Listed(())),
        ("a == b", ex.Compare("==", A, B)),
        ("a != b", ex.Compare("!=", A, B)),
        ("a < b", ex.Compare("<", A, B)),
        ("a <= b", ex.Compare("<=", A, B)),
        ("a > b", ex.Compare(">", A, B)),
        ("a >= b", ex.Compare(">=", A, B)),
        ('"eu" in a', ex.Contains(ex.TextLiteral("eu"), A, negated=False)),
        ('"eu" not in a', ex.Contains(ex.TextLiteral("eu"), A, negated=True)),
        ("a and b", ex.All((A, B))),
        ("a or b", ex.Any((A, B))),
        ("not a", ex.Not(A)),
        ("a and b or c", ex.Any((ex.All((A, B)), C))),
        ("a and (b or c)", ex.All((A, ex.Any((B, C))))),
        ("a + b", ex.Arithmetic("+", A, B)),
        ("a - b", ex.Arithmetic("-", A, B)),
        ("a * b", ex.Arithmetic("*", A, B)),
        ("a / b", ex.Arithmetic("/", A, B)),
        ("a - b - c", ex.Arithmetic("-", ex.Arithmetic("-", A, B), C)),
        ("min(a, b)", ex.Extremum("min", (A, B))),
        ("max(a, b, c)", ex.Extremum("max", (A, B, C))),
        ("ceil(a)", ex.Ceiling(A)),
        ("count(a)", ex.CountOf("a")),
        ("answered(a)", ex.Answered("a")),
        ("lookup(table, a)", ex.Lookup("table", A)),
        ("amount(table)", ex.AmountIn("table")),
        ("a if b else c", ex.Either(B, A, C)),
        ('included("stock")', ex.Included("stock")),
        ('position("stock")', ex.PositionOf("stock")),
        ('has_feature("stock", "f")', ex.HasFeature("stock", "f")),
        ("a\r\nor b", ex.Any((A, B))),
    ],
)
def test_a_named_form_is_read(source: str, expected: ex.Expression):
    assert parse_expression(source) == expected


def test_a_chain_is_one_list_however_it_is_bracketed():
    flat = ex.All((A, B, C))

    assert parse_expression("a and b and c") == flat
    assert parse_expression("a and (b and c)") == flat


@pytest.mark.slow
def test_a_chain_may_be_as_long_as_a_text():
    chain = parse_expression(" and ".join(["a"] * 3_000))

    assert chain == ex.All((A,) * 3_000)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("true", '"true" without quotes is not a value.'),
        ("False", '"false" without quotes is not a value.'),
        ("a == none", '"none" without quotes is not a value.'),
        ("None", '"none" without quotes is not a value.'),
        ("a == 'x'", "An option is always in double quotes."),
        ('"a" "b"', "Two texts in quotes stand beside each other."),
        (r'"\u202e"', "A text in quotes has no backslash."),
        ("1e400", "A number has at most 15 digits, without other signs."),
        ("0x10", "A number has at most 15 digits, without other signs."),
        ("1_000", "A number has at most 15 digits, without other signs."),
        ("9" * 16, "A number has at most 15 digits, without other signs."),
        ("9" * 5_000, "A number has at most 15 digits, without other signs."),
        (
            "a | words",
            "What stands after | says how a whole blank is printed; it cannot stand inside a calculation.",
        ),
        ("[a]", "A list holds options in double quotes."),
        ("[1]", "A list holds options in double quotes."),
        ("count(a, b)", '"count" is not written like this.'),
        ("open(a)", 'There is no "open(...)".'),
        ("min(a)", '"min" is not written like this.'),
        ("count(a, of=b)", "Something with brackets is not written like this."),
        ("min(a, b, *c)", "Something with brackets is not written like this."),
        ("min(a, b, **c)", "Something with brackets is not written like this."),
        ("-a", "A minus stands before a name or a bracket."),
        ("+5", '"+" has no meaning here.'),
        ("a ** b", '"**" has no meaning here.'),
        ("a // b", '"//" has no meaning here.'),
        ("a % b", '"%" has no meaning here.'),
        ("a ~ b", '"~" has no meaning here.'),
        ("a[0]", "A part of a part is asked for here."),
        ("a is defined", '"is" is not read here.'),
        ("a.b.c", "A part of a part is asked for here."),
        ("a.strip()", "Something with brackets is not written like this."),
        ("a < b < c", "Two comparisons stand in one."),
        ("a if b", '"if" stands here without "else".'),
        ('{"a": 1}', "This has no meaning in a text or condition."),
        ("(a, b)", "A comma stands here outside of brackets."),
        ("", "There is no condition here."),
        ("a b", "Nothing joins “a” and “b”."),
        ("a }} {{ b", '"}}" stands inside a condition.'),
        ("a\x00", "A sign that nobody sees (U+0000) stands in or after “a”; it cannot be printed."),
        ("a\rb", "A sign that nobody sees (U+000D) stands in or after “a”; it cannot be printed."),
        ("{# note #}", '"{#" is not in the clause language.'),
        ("(" * 21 + "a" + ")" * 21, "The condition is nested too deep."),
        ("not\n" * 81 + "a", "The condition is nested too deep."),
        ("+".join(["1"] * 82), "The condition is nested too deep."),
        ("a if b else " * 81 + "c", "The condition is nested too deep."),
        ("- " * 81 + "5", "The condition is nested too deep."),
        ("a" * 20_001, "The text is longer than 20,000 characters."),
    ],
)
def test_what_the_page_does_not_name_is_refused(source: str, reason: str):
    assert refusal(parse_expression, source).reason == reason


def test_a_minus_at_the_end_is_not_overlooked():
    assert refusal(parse_expression, "5 -").reason == 'Something is missing after "-".'


def test_dashes_inside_keys_do_not_count_as_steps():
    asks = " or ".join(['included("a-b-c-d")'] * 100)

    assert parse_expression(asks) == ex.Any((ex.Included("a-b-c-d"),) * 100)


def test_a_refusal_tells_the_line_where_it_stands():
    source = "a and\nb and\nopen(c)"

    assert refusal(parse_expression, source).line == 3
    with pytest.raises(ValueError, match="open") as refused:
        parse_expression(source, line=10)
    assert refused.value.line == 12


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Words only.", (tx.Words("Words only."),)),
        ("Two\n  lines", (tx.Words("Two lines"),)),
        ("", ()),
        ("{{ a }}", (tx.Blank(A),)),
        ("in {{ a }} days", (tx.Words("in "), tx.Blank(A), tx.Words(" days"))),
        ("{{ a }} {{ b }}", (tx.Blank(A), tx.Words(" "), tx.Blank(B))),
        ('{{ ref("recall") }}', (tx.Reference("recall"),)),
        ('{{ where("cure_time") }}', (tx.Reference("", "cure_time"),)),
        ('a {{ defined("Day") }}', (tx.Words("a "), tx.Words("Day", is_defined=True))),
        ('{{ a | counted("Day") }}', (tx.Blank(A, "counted", "Day", "Days"),)),
        ('{{ a | counted("Loss", "Losses") }}', (tx.Blank(A, "counted", "Loss", "Losses"),)),
        ("{{ a | words }}", (tx.Blank(A, "words"),)),
        ("{{ a | either }}", (tx.Blank(A, "either"),)),
        ("{{ a | money }}", (tx.Blank(A, "money"),)),
        (
            "{{ (100 - a) | percent }}",
            (tx.Blank(ex.Arithmetic("-", ex.NumberLiteral(Fraction(100)), A), "percent"),),
        ),
        (
            "x{% if a %}y{% endif %}",
            (tx.Words("x"), tx.Conditional((tx.Branch(A, (tx.Words("y"),)),))),
        ),
        (
            "{% if a %}x{% elif b %}y{% else %}z{% endif %}",
            (
                tx.Conditional(
                    (tx.Branch(A, (tx.Words("x"),)), tx.Branch(B, (tx.Words("y"),))),
                    (tx.Words("z"),),
                ),
            ),
        ),
        ("<b>{{ a }}</b> & **c**", (tx.Words("<b>"), tx.Blank(A), tx.Words("</b> & **c**"))),
    ],
)
def test_a_line_is_words_blanks_references_and_conditions(source: str, expected: tx.Line):
    assert parse_line(source) == expected


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("{% for a in b %}x{% endfor %}", '"{% for %}" is not in the clause language.'),
        ("{% set a = 1 %}", '"{% set %}" is not in the clause language.'),
        ("{% print a %}", '"{% print %}" is not in the clause language.'),
        ('{% include "a" %}', '"{% include %}" is not in the clause language.'),
        ("{% macro a() %}{% endmacro %}", '"{% macro %}" is not in the clause language.'),
        ("{% raw %}{{ a }}{% endraw %}", '"{% raw" is not in the clause language.'),
        ("{%\t raw %}{{ a }}{% endraw %}", '"{%\t raw" is not in the clause language.'),
        ("{%- raw %}{{ a }}{% endraw %}", '"{%- raw" is not in the clause language.'),
        ("{# note #}", '"{#" is not in the clause language.'),
        ("{{- a }}", '"{{-" is not in the clause language.'),
        ("{{ a -}}", '"-}}" is not in the clause language.'),
        ("{%- if a %}x{% endif %}", '"{%-" is not in the clause language.'),
        ("{%+ if a %}x{% endif %}", '"{%+" is not in the clause language.'),
        ("a }} b", '"}}" or "%}" stands here without its beginning.'),
        ("{{ a | upper }}", 'There is no way "upper" to print a blank.'),
        ("{{ a | words | upper }}", 'There is no way "upper" to print a blank.'),
        (
            "{{ a | words | money }}",
            "What stands after | says how a whole blank is printed; it cannot stand inside a calculation.",
        ),
        ("{{ a | counted }}", '"counted" is not written like this after |.'),
        ('{{ a | counted("a", "b", "c") }}', '"counted" is not written like this after |.'),
        ('{{ a | words("a") }}', '"words" is not written like this after |.'),
        ('{{ a | words("a", "b", "c") }}', '"words" is not written like this after |.'),
        ("{{ a | counted(b) }}", 'After "counted" stands one word, or two, in double quotes.'),
        ("{{ ref(a) }}", 'After "ref" stands one word in double quotes.'),
        ('{{ ref("a", "b") }}', 'After "ref" stands one word in double quotes.'),
        ('{{ ref("a", b="c") }}', 'After "ref" stands one word in double quotes.'),
        ("{{ definitions() }}", '"definitions" stands in a text by itself'),
        (
            "{% if a %}x",
            "A condition that starts inside a line must end in the same paragraph.",
        ),
        ("{{ a", 'The blank "{{ a" has no end.'),
        ("a \u202e b", "A sign that nobody sees (U+202E) stands before “b”; it cannot be printed."),
        ("{{ " + "(" * 300 + "a" + ")" * 300 + " }}", "The condition is nested too deep."),
        (
            "{% if a %}" * 9 + "x" + "{% endif %}" * 9,
            "Conditions may be 8 deep, not more.",
        ),
        ("{% if a %}" * 900, "Conditions may be 8 deep, not more."),
    ],
)
def test_a_line_that_says_more_is_refused(source: str, reason: str):
    assert refusal(parse_line, source).reason.startswith(reason)


def test_conditions_may_be_eight_deep():
    (line,) = parse_line("{% if a %}" * 8 + "x" + "{% endif %}" * 8)

    for _ in range(7):
        (line,) = line.branches[0].inside
    assert line == tx.Conditional((tx.Branch(A, (tx.Words("x"),)),))


def test_each_blank_has_its_own_measure_of_depth():
    blank = "{{ " + "(" * 20 + "a" + ")" * 20 + " }}"

    assert parse_line(blank + blank) == (tx.Blank(A), tx.Blank(A))


def test_a_refusal_inside_a_paragraph_tells_its_line():
    assert refusal(parse_line, "One\ntwo {{ a | upper }}").line == 2
    assert refusal(parse_line, "One\ntwo \x07").line == 2
    assert refusal(parse_line, "One\ntwo {# x #}").line == 2


@pytest.mark.parametrize(
    "read",
    [
        lambda: inlines([nodes.Continue()], line=1),
        lambda: inline(nodes.Continue(), line=1),
        lambda: expression(nodes.Continue(), line=1),
        lambda: expression(nodes.Const(b"bytes"), line=1),
        lambda: expression(None, line=1),
    ],
)
def test_what_another_jinja_might_read_is_refused_too(read):
    with pytest.raises(LanguageError, match="has no meaning in a text or condition"):
        read()
