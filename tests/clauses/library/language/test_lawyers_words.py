"""What somebody typed and the language does not read is told in a lawyer's words, never in a parser's."""

import re

import pytest

from clauses.library.language.blocks import parse_text
from clauses.library.language.parsing import parse_expression, parse_line
from tests.clauses.library.examples import refusal

PARSER_WORDS = re.compile(
    r"(?i:\b(tokens?|parser?|parsing|syntax|(un)?expected|nodes?|statement|template|tuple|literal|arguments?|identifier|"
    r"operator|jinja|python|lexer)\b)|\b(AST|EOF|None|Const|Getattr|Getitem|Call|Neg|Pow|CondExpr)\b|\.(md|py)\b|docs/"
)
CONDITIONS = {
    "": "no condition",
    "a b": "Nothing joins “a” and “b”",
    'recall costs == "x"': "Nothing joins “recall” and “costs”",
    'a "x"': "Nothing joins “a” and “x”",
    "a not b": "Nothing joins “a” and “not”",
    "5 EUR": "Nothing joins “5” and “EUR”",
    'a not in "x" b': "Nothing joins “x” and “b”",
    'a = "x"': 'Write "=="',
    "a === b": 'Write "=="',
    "a <> b": 'Write "!="',
    "a => b": 'Write ">="',
    "a ≤ b": 'Write "<="',
    "a & b": 'Write "and"',
    "a || b": 'Write "or"',
    "!a": 'Write "not"',
    "a – b": 'Write "-"',
    "a AND b": 'Write "and"',
    "NOT a": 'Write "not"',
    'a is "x"': 'Write "=="',
    'a is not "x"': 'Write "!="',
    "a is defined": 'Write "=="',
    'a contains "x"': 'Write the option first: "eu" in markets',
    "a == “x”": 'Write straight ones: "x"',
    "a == ‘x’": 'Write straight ones: "x"',
    "a == „x“": 'Write straight ones: "x"',
    "a == ”": "curly quotes",
    "a == 'x'": 'Write "x"',
    'a == "x': "The quotes before “x” have no end",
    "a == 'x": "The quotes before “x” have no end",
    "a and": 'Something is missing after "and"',
    "a ==": 'Something is missing after "=="',
    "a and or b": 'Something is missing after "and"',
    "(a or) and b": 'Something is missing after "or"',
    "or b": 'Something is missing before "or"',
    "a and (== b)": 'Something is missing before "=="',
    "a |": 'Something is missing after "|"',
    "not": 'Something is missing after "not"',
    "(a": 'A bracket has no end: ")" is missing',
    "a)": '")" closes a bracket that is not open',
    "(a]": '"]" closes a bracket that is not open',
    "()": "outside of brackets",
    "a > 10%": "Write a plain number without a unit",
    "a > € 5": "Write a plain number without a unit",
    "a;": '";" has no meaning here',
    "a ? b : c": '"?" has no meaning here',
    "a == 5,000": "Write numbers without commas",
    "a, b else": 'Something is missing after "else"',
    "a in (1, b, [c else d])": "A comma stands here outside of brackets",
    "{{ a }}": "Write the condition alone",
    "{% if a %}": "Write the condition alone",
    "a else b": "does not hang together",
    "open(a)": "There are: min, max",
    "count(a, b)": "Write it like this: count(markets)",
    "definitions()": "Write it like this: {{ definitions() }}",
    "-a": "Subtract from nothing: 0 - cure_days",
    "a ** b": "To calculate there are + - * /",
    "a < b < c": 'Join two by "and"',
    "a if b": '"if" stands here without "else"',
    "a.b.c": "One dot is enough",
    "a.strip()": "Something with brackets is not written like this",
    '{"a": 1}': "This has no meaning in a text or condition",
    "true": "is not a value",
    '"a" "b"': "stand beside each other",
    r'"\u0041"': "Take it out",
    "1e5": "Write it plainly",
    "a\u00adb": "A soft hyphen stands in or after “a”",
    "\ufeffa": "A byte order mark, which nobody sees, stands before “a”",
    "a \u2066": "(U+2066) stands at the end",
    "(" * 30 + "a": "Give a part of it a name as a fact",
    "a" * 20_001: "Make a clause of its own of a part of it",
}
LINES = {
    "in {{ days": 'The blank "{{ days" has no end',
    "in {{ days }": 'Write "}}" after it',
    "in {{ a {{ b }}": "has no end",
    "in days }}": "without its beginning",
    "{% if a": 'Write "%}" after it',
    "{% if a } x {% endif %}": 'Write "%}" after it',
    "{{ }}": "A blank says nothing",
    "{% if %}x{% endif %}": 'The condition after "if" is missing',
    "{{ inspection days }}": "Nothing joins “inspection” and “days”",
    'x {% if a = "x" %}y{% endif %}': 'Write "=="',
    "x {% If a %}y{% endif %}": "Conditions are written {% if ... %}",
    "{% if a %}x{% else if b %}y{% endif %}": "a further condition is",
    "{% if a %}x{% endif a %}": '"endif" says something more: "a"',
    "{% if a %}x": 'Write "{% endif %}" where it ends',
    "x {% endif %}": "without the beginning of its condition",
    "{% if a %}x{% else %}y{% elif b %}z{% endif %}": 'First "if", then "elif"',
    "{{ a | Counted }}": "After | stands counted",
    "{{ a | counted }}": 'Write | counted("Day")',
    '{{ a | words("x") }}': "Write | words and no more",
    "{{ ref(recall-costs) }}": 'Write it like this: ref("...")',
    "{{ 100 - a | percent }}": "Put the calculation in brackets",
    "{# note #}": "the note of a wording",
    "{% raw %}": "Conditions are written",
    "{%- if a %}x{% endif %}": "Write {{ ... }} or {% ... %}",
    "{{ a | sets }}": "in double quotes",
    "{{ ref(“recall-costs”) }}": 'Write straight ones: "recall-costs"',
    "{{ a" + " and very_long_words" * 10: '..." has no end',
}
TEXTS = {
    "One.\n\n{% if a %}\n\nTwo.": "Let {% if %} and {% endif %} wrap whole paragraphs",
    "{% endif %}": 'Write "{% if ... %}" above it',
    "{% if a %}\nx\n{% else if b %}\ny\n{% endif %}": "Write {% elif ... %} for a further condition",
    "- a": "Introduce the list by a sentence that ends with a colon",
    "| a": 'Write "|" at its end',
    "| a | b |\n| c |": 'Begin and end each cell with "|"',
    "State:\n- a\n* b": 'Use "-" for "and", "*" for "or"',
    "{% if a %}" * 9: 'Join conditions by "and"',
}
CASES = [
    (parse, source, words)
    for parse, told in ((parse_expression, CONDITIONS), (parse_line, LINES), (parse_text, TEXTS))
    for source, words in told.items()
]


@pytest.mark.parametrize(("parse", "source", "words"), CASES)
def test_what_is_wrong_and_how_to_write_it_is_told_without_words_of_a_parser(parse, source, words):
    error = refusal(parse, source)

    told = f"{error.reason} {error.hint}"
    assert words in told
    assert error.hint, "says what is wrong, and not what to write"
    assert not PARSER_WORDS.search(told.replace(source, "")), told


def test_so_many_mistakes_are_told():
    assert len(CASES) >= 100


@pytest.mark.parametrize("source", ['a == "x = y"', 'a == "AND"', 'a == "it’s"', "a - b"])
def test_what_stands_in_straight_quotes_is_no_mistake(source: str):
    assert parse_expression(source)
