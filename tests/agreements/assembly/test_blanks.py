"""What a blank prints, for each kind of question and each filter."""

import datetime
from fractions import Fraction

import pytest

from agreements.assembly.document import Filled, OpenBlank, PrintedWords, TermUse
from clauses import library
from clauses.library.answers import City, Party, Site
from tests.agreements.assembly.examples import ACME, blocks, made, printed, term, written
from tests.clauses.library.examples import clause, fact, position, question

MARKETS = library.Question(
    "markets", "setup", "multi", "Where?", "Markets",
    options=(
        library.Choice("us", "United States", printed="the United States"),
        library.Choice("eu", "European Union", printed="the European Union"),
        library.Choice("jp", "Japan"),
    ),
)  # fmt: skip
CURRENCY = question("currency", "currency")
DAYS = question("days", "integer")


@pytest.mark.parametrize(
    ("asked", "value", "expected"),
    [
        (question("x", "integer"), Fraction(1250), "1,250"),
        (question("x", "decimal"), Fraction("2.50"), "2.5"),
        (question("x", "decimal"), Fraction(1, 3), "0.333333"),
        (question("x", "money"), Fraction(5_000_000), "EUR 5,000,000"),
        (question("x", "money"), Fraction("12.5"), "EUR 12.50"),
        (question("x", "percent"), Fraction(25), "25%"),
        (question("x", "percent"), Fraction("0.5"), "0.5%"),
        (question("x", "date"), datetime.date(2027, 3, 1), "1 March 2027"),
        (question("x", "choice", options=("fault_based",)), "fault_based", "Fault based"),
        (question("x", "yesno"), True, "yes"),
        (question("x", "yesno"), False, "no"),
        (question("x", "text"), "pumps", "pumps"),
        (question("x", "text"), "pumps\nand valves", "pumps and valves"),
        (question("x", "country"), "CH", "Switzerland"),
        (question("x", "country"), "XQ", "[X]"),
        (question("x", "currency"), "USD", "USD"),
        (question("x", "place"), City("Geneva", "CH"), "Geneva, Switzerland"),
        (question("x", "place"), City("Geneva"), "Geneva"),
        (question("x", "place"), City("Singapore", "SG"), "Singapore"),
        (question("x", "place"), City("Hong Kong", "HK"), "Hong Kong"),
        (question("x", "place"), City("Luxem", "LU"), "Luxem, Luxembourg"),
        (question("x", "party"), Party("Acme Inc"), "Acme Inc"),
        (question("x", "sites"), (Site("Plant A"), Site("Plant B")), "Plant A and Plant B"),
    ],
)
def test_an_answer_is_printed_as_its_question_s_kind_says(asked, value, expected):
    assert printed("{{ x }}", CURRENCY, asked, currency="EUR", x=value) == expected


@pytest.mark.parametrize(
    ("ticked", "expected"),
    [
        ({"jp"}, "Japan"),
        ({"jp", "us"}, "the United States and Japan"),
        ({"jp", "us", "eu"}, "the United States, the European Union and Japan"),
    ],
)
def test_several_options_are_printed_as_a_list_in_the_order_of_the_question(ticked, expected):
    assert printed("{{ markets }}", MARKETS, markets=frozenset(ticked)) == expected


def test_either_joins_options_with_or():
    ticked = frozenset(["us", "eu", "jp"])

    text = printed("{{ markets | either }}", MARKETS, markets=ticked)

    assert text == "the United States, the European Union or Japan"


def test_either_of_anything_else_prints_it_plainly():
    assert printed("{{ days | either }}", DAYS, days=Fraction(3)) == "3"


@pytest.mark.parametrize(("days", "expected"), [(1, "1 Day"), (30, "30 Days"), (0, "0 Days")])
def test_counted_takes_singular_or_plural(days, expected):
    assert printed('{{ days | counted("Day") }}', DAYS, days=Fraction(days)) == expected


def test_counted_takes_an_irregular_plural():
    text = '{{ days | counted("Batch", "Batches") }}'

    assert printed(text, DAYS, days=Fraction(2)) == "2 Batches"


def test_the_noun_of_counted_is_a_term_and_the_number_is_data():
    document = written(
        '{{ days | counted("Day") }}',
        DAYS,
        term("Day", "a calendar day.", "Days"),
        days=Fraction(3),
    )

    line = blocks(document)[0].line

    assert line == (Filled("3", ("days",)), PrintedWords(" "), TermUse("Day", "Days"))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0", "zero"),
        ("13", "thirteen"),
        ("20", "twenty"),
        ("45", "forty-five"),
        ("100", "one hundred"),
        ("101", "one hundred and one"),
        ("1250", "one thousand two hundred and fifty"),
        ("1005", "one thousand and five"),
        ("2000000", "two million"),
        ("-3", "minus three"),
        ("1000000000000", "one trillion"),
        ("1000000000000000", "1,000,000,000,000,000"),
        ("2.5", "2.5"),
    ],
)
def test_words_spells_whole_numbers(number, expected):
    decimal = question("days", "decimal", minimum="-9")

    assert printed("{{ days | words }}", decimal, days=Fraction(number)) == expected


def test_american_english_writes_days_and_numbers_its_own_way():
    english = question("english", "choice", options=("british", "american"))
    start, days = question("start", "date"), question("days", "integer")
    text = "{{ days | words }} days from {{ start }}"
    answers = {"start": datetime.date(2027, 3, 1), "days": Fraction(101)}

    american = printed(text, english, start, days, english="american", **answers)

    assert american == "one hundred one days from March 1, 2027"
    assert printed(text, english, start, days, **answers) == (
        "one hundred and one days from 1 March 2027"
    )


def test_money_and_percent_format_what_was_calculated():
    cap = question("cap", "money")
    text = "{{ (cap * 2) | money }} is {{ (100 - 25) | percent }}."

    assert printed(text, CURRENCY, cap, currency="CHF", cap=Fraction(500)) == "CHF 1,000 is 75%."


def test_an_amount_without_currency_leaves_the_currency_open():
    cap = question("cap", "money")

    assert (
        printed("At most {{ cap }}.", CURRENCY, cap, cap=Fraction(500)) == "At most [Currency] 500."
    )


def test_an_open_blank_prints_the_short_name_of_its_question():
    document = written('within {{ days | counted("Day") }}', DAYS)

    assert blocks(document)[0].line == (
        PrintedWords("within "),
        OpenBlank("Days", ("days",)),
        PrintedWords(" Days"),
    )


def test_a_part_of_a_party_that_was_left_out_is_open():
    buyer = question("buyer", "party")

    text = printed("{{ buyer.legal_name }}, {{ buyer.notice_email }}", buyer, buyer=ACME)

    assert text == "Acme Ltd., [Buyer, notice email]"


def test_a_calculation_names_only_the_questions_that_are_missing():
    weeks = question("weeks", "integer")

    text = printed("{{ days + weeks * 7 }}", DAYS, weeks, days=Fraction(1))

    assert text == "[Weeks]"


def test_a_blank_that_reads_no_question_is_open_all_the_same():
    assert printed('{{ lookup(laws, "CH") }}') == "[missing value]"


def test_an_address_is_printed_in_one_line_and_a_country_by_name():
    buyer = question("buyer", "party")

    text = printed("of {{ buyer.address }}, {{ buyer.country }}", buyer, buyer=ACME)

    assert text == "of 1 High Street, Leeds, United Kingdom"


def test_a_fact_prints_like_the_answer_that_it_stands_for():
    buyer = question("buyer", "party")
    home = fact("home", "buyer.country")

    assert printed("{{ home }}", buyer, home, buyer=ACME) == "United Kingdom"


def test_a_fact_names_the_questions_behind_it():
    double = fact("double", "days * 2")

    document = written("{{ double }}", DAYS, double, days=Fraction(2))

    assert blocks(document)[0].line == (Filled("4", ("days",)),)


def test_one_of_two_answers_is_printed_as_its_own_question_says():
    cap, share = question("cap", "money"), question("share", "percent")
    things = (CURRENCY, cap, share, question("fixed"))
    answers = {"currency": "EUR", "cap": Fraction(10), "share": Fraction(20)}
    text = "{{ cap if fixed else share }}"

    assert printed(text, *things, fixed=True, **answers) == "EUR 10"
    assert printed(text, *things, fixed=False, **answers) == "20%"


def test_options_looked_up_without_a_question_are_sorted():
    listed = library.NamedSet("members", "Members.", ("b", "a"))

    assert printed("{{ members }}", listed) == "a and b"


def test_an_option_that_the_question_dropped_prints_its_key():
    model = question("model", "choice", options=("a",))
    derived = fact("chosen", '"gone"')

    assert printed("{{ chosen }}", model, derived, model="a") == "gone"


NASTY = "<b>{{ x }}</b> **Ltd** # 1. {% if %} | - \u00e9"


def test_what_users_type_is_printed_exactly_and_never_read():
    buyer = question("buyer", "party")
    ltd = term("Ltd", "a company.")

    document = written("sold to {{ buyer.legal_name }}", buyer, ltd, buyer=Party(NASTY))

    assert blocks(document)[0].line == (PrintedWords("sold to "), Filled(NASTY, ("buyer",)))


def test_a_clause_knows_the_questions_that_decide_it_and_those_it_prints():
    when_strict = clause(
        "words",
        position("long", "{{ double }}", when='model == "a"', stance="customer"),
        position("short", "{{ share }}"),
        when="strict",
        chosen_by="stance",
    )
    things = (
        question("strict"), question("model", "choice", options=("a",)), DAYS, fact("double", "days * 2"),
    )  # fmt: skip
    document = made(*things, when_strict, strict=True, model="a", days=Fraction(1)).document

    (only,) = document.clauses()
    assert only.questions == ("strict", "model", "days", "overall_stance", "position.words")
