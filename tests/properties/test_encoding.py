"""What the solver reads is what the evaluator says, for every expression and every answer set."""

import datetime
from dataclasses import replace
from fractions import Fraction

import pytest
import z3
from hypothesis import given, note
from hypothesis import strategies as st

from clauses import library
from clauses.library.answers import City, FilledRow, FilledTable, Party, Site
from clauses.library.deal.interview import interview
from clauses.library.deal.selection import select
from clauses.library.language import expressions as ex
from clauses.library.language.evaluation import evaluate, holds
from clauses.library.proof.solving import agreement_of
from tests.clauses.library.examples import (
    clause,
    fact,
    library_of,
    position,
    question,
    rule,
)
from tests.properties.amount import repeatable
from tests.properties.pinning import as_read, model_of, pinned, read, same

pytestmark = pytest.mark.slow

TODAY = datetime.date(2027, 3, 1)
WORDS = ("one", "two", "three", "DE", "US", "EUR", "lean", "own words")
ATTACHED = (
    library.Column("title", "Title"),
    library.Column("instead", "Instead", kind="choice", choices=("No table", "Goods", "Extra")),
)
GOODS = (
    library.Column("name", "Name"),
    library.Column("price", "Price", kind="money"),
    library.Column("lot", "Lot", kind="integer", needed="recommended"),
)
EXTRA = (
    library.Column("share", "Share", kind="percent", needed="later"),
    library.Column("until", "Until", kind="date", needed="recommended"),
)
QUESTIONS = (
    question("overall_stance", "choice", options=("customer", "balanced")),
    question("model", "choice", options=("one", "two", "three")),
    question("wide", when='model != "two"'),
    question("ticks", "multi", options=("one", "two"), required=False),
    question("days", "integer", minimum="0", maximum="5"),
    question("months", "integer", minimum="3", maximum="days + 4", also=(Fraction(0), Fraction(40))),
    question("share", "percent", minimum="0", maximum="100", required=False, default="days * 9"),
    question("start", "date", minimum="created_on - 3"),
    question("end", "date", minimum="start", when="wide", required=False),
    question("owner", "party", required=False),
    question("seat", "place", required=False),
    question("plants", "sites", maximum="3", required=False),
    question("home", "country", required=False),
    question("currency", "currency", required=False, default='"EUR" if wide else "USD"'),
    question("name", "text", required=False, maximum="20"),
    question("attachments", "table", required=False, columns=ATTACHED),
    question("goods", "table", columns=GOODS, minimum="2 if wide else 1"),
    question("extra", "table", columns=EXTRA, required=False, when="wide", maximum="3"),
    question("spare", "integer", minimum="4", maximum="days", required=False, default="2"),
)  # fmt: skip
CLAUSES = (
    clause(
        "stock",
        position(
            "one",
            'The {% if "one" in ticks %}{{ "customer" | sets("decider") }}{% endif %} decides.',
            when="wide",
            features=("deep",),
        ),
        position("two", when="days > 2"),
        when='model != "three"',
    ),
    clause(
        "recall",
        position("lean", 'It is {{ days | counted("Day") | sets("time") }}.', stance="customer"),
        position("full", stance="balanced", features=("deep",)),
        chosen_by="stance",
    ),
)
FACTS = (
    fact("late", "end > start + days"),
    fact("large", "max(days, months) if wide else share"),
    fact("where", "owner.country"),
    fact("itself", "itself or wide"),
)
POINTS = (
    library.DealPoint("decider", "Who decides.", "party"),
    library.DealPoint("time", "The time.", "number", "Day"),
)
SET = library.NamedSet("union", "The union.", ("DE", "one"))
AMOUNTS = library.NamedTable("amounts", "Amounts.", {"EUR": "5", "USD": "7.5"})
TABLE = library.NamedTable("laws", "Laws.", {"DE": "one", "US": "two", "one": "DE"})
KEYS = (
    *(one.key for one in QUESTIONS), *(one.key for one in FACTS), "union", "created_on", "position.recall", "nowhere",
)  # fmt: skip

keys = st.sampled_from(KEYS)
words = st.sampled_from(WORDS)
tables = st.sampled_from(("goods", "extra", "attachments", "plants", "days", "nowhere"))
numbers = st.integers(-2, 9).map(Fraction) | st.sampled_from(
    [Fraction(1, 3), Fraction(5, 2), Fraction(10**6)]
)
clause_keys = st.sampled_from(("stock", "recall", "none"))
leaves = st.one_of(
    st.builds(ex.Name, keys),
    st.builds(ex.Name, keys),
    st.builds(ex.TextLiteral, words),
    st.builds(ex.NumberLiteral, numbers),
    st.builds(ex.PartOf, st.sampled_from(("owner", "seat", "model")), st.sampled_from(("country", "city", "state"))),
    st.builds(ex.Listed, st.lists(words, max_size=3).map(tuple)),
    st.builds(ex.CountOf, keys),
    st.builds(ex.Answered, keys),
    st.builds(ex.TotalOf, tables, st.sampled_from(("price", "lot", "share", "name", "none"))),
    st.builds(ex.FilledIn, tables, st.sampled_from(("price", "lot", "share", "until", "none"))),
    st.builds(ex.AttachedFor, tables),
    st.builds(ex.AmountIn, st.sampled_from(("laws", "amounts", "nowhere"))),
    st.builds(ex.Included, clause_keys),
    st.builds(ex.PositionOf, clause_keys),
    st.builds(ex.PointOf, st.sampled_from(("decider", "time", "nowhere"))),
    st.builds(ex.HasFeature, clause_keys, st.sampled_from(("deep", "flat"))),
)  # fmt: skip


def larger(inner: st.SearchStrategy) -> st.SearchStrategy:
    several = st.lists(inner, max_size=3).map(tuple)
    comparisons = st.sampled_from(("==", "!=", "<", "<=", ">", ">="))
    return st.one_of(
        st.builds(ex.Compare, comparisons, inner, inner),
        st.builds(ex.Compare, comparisons, inner, inner),
        st.builds(ex.Contains, inner, inner, st.booleans()),
        st.builds(ex.All, several),
        st.builds(ex.Any, several),
        st.builds(ex.Not, inner),
        st.builds(ex.Arithmetic, st.sampled_from("+-*/"), inner, inner),
        st.builds(ex.Extremum, st.sampled_from(("min", "max")), several),
        st.builds(ex.Ceiling, inner),
        st.builds(ex.Lookup, st.sampled_from(("laws", "nowhere")), inner),
        st.builds(ex.Either, inner, inner, inner),
    )


expressions = st.recursive(leaves, larger, max_leaves=8)
of_words = st.one_of(
    st.builds(ex.Name, st.sampled_from(("name", "home", "currency", "where", "model", "position.recall"))),
    st.builds(ex.PartOf, st.sampled_from(("owner", "seat")), st.sampled_from(("country", "city", "state"))),
    st.builds(ex.TextLiteral, words),
    st.builds(ex.PositionOf, clause_keys),
    st.builds(ex.Lookup, st.just("laws"), st.builds(ex.Name, st.sampled_from(("name", "home")))),
)  # fmt: skip
of_words |= st.builds(ex.Either, st.builds(ex.Name, st.just("wide")), of_words, of_words)
lists = st.builds(ex.Name, st.sampled_from(("union", "ticks"))) | st.builds(
    ex.Listed, st.lists(words, min_size=1, max_size=3).map(tuple)
)
conditions = st.builds(ex.Compare, st.sampled_from(("==", "!=")), of_words, of_words)
conditions |= st.builds(ex.Contains, of_words, lists, st.booleans())
conditions = st.one_of(
    conditions, st.builds(ex.Not, conditions), st.builds(ex.All, st.tuples(conditions, conditions))
)
days = st.integers(-4, 9).map(lambda number: TODAY + datetime.timedelta(days=number))
codes = st.sampled_from(("DE", "US", "FR", "JP"))
whole = st.integers(1, 3).map(Fraction)
cents = st.sampled_from((Fraction(1, 4), Fraction(1), Fraction(5, 2)))


def rows(least: int, most: int, needed: dict, optional: dict) -> st.SearchStrategy:
    cells = st.fixed_dictionaries(needed, optional=optional).filter(bool)
    row = cells.map(lambda filled: FilledRow("r", tuple(filled.items())))
    return st.lists(row, min_size=least, max_size=most).map(
        lambda made: FilledTable(
            tuple(replace(one, key=str(number)) for number, one in enumerate(made))
        )
    )


def has_whole_prices(goods: FilledTable) -> bool:
    """Whether its prices are amounts of every currency: the solver knows no smallest coin."""
    prices = (value for row in goods.rows for key, value in row.cells if key == "price")
    return all(value.denominator == 1 for value in prices)


answer_sets = st.fixed_dictionaries(
    {
        "overall_stance": st.sampled_from(("customer", "balanced")),
        "model": st.sampled_from(("one", "two", "three")),
        "wide": st.booleans(),
        "days": st.integers(-1, 6).map(Fraction),
        "months": st.sampled_from((0, 2, 3, 4, 7, 9, 40)).map(Fraction),
        "start": days,
        "goods": rows(1, 4, {"name": words, "price": cents}, {"lot": whole}),
    },
    optional={
        "ticks": st.frozensets(st.sampled_from(("one", "two"))),
        "share": st.fractions(0, 101, max_denominator=20).filter(lambda number: (number * 10**4).denominator == 1),
        "end": days,
        "owner": st.builds(Party, legal_name=st.just("Acme"), country=codes, state=st.sampled_from(("", "one")),
                           address=st.just("x"), notice_name=st.just("x"), notice_email=st.just("x")),
        "seat": st.builds(City, city=st.sampled_from(("one", "Kiel")), country=codes),
        "plants": st.integers(0, 4).map(lambda number: (Site("Plant"),) * number),
        "home": codes,
        "currency": st.sampled_from(("EUR", "USD", "JPY")),
        "name": st.sampled_from(("one", "own words", "other words", "much too long for twenty")),
        "attachments": rows(
            1, 3, {"title": words, "instead": st.sampled_from(("No table", "Goods", "Extra"))}, {}
        ),
        "extra": rows(1, 4, {}, {"share": whole | cents, "until": days}),
        "spare": st.integers(3, 6).map(Fraction),
        "position.recall": st.sampled_from(("lean", "full")),
    },
).filter(lambda answers: answers.get("currency") != "JPY" or has_whole_prices(answers["goods"]))  # fmt: skip


def library_with(*asked: ex.Expression) -> library.Library:
    """The questions, facts and clauses above, and these expressions as the conditions of rules."""
    message = rule("message", "wide").message
    rules = (
        library.Rule(f"r{number}", "hint", library.Formula("", one), message)
        for number, one in enumerate(asked)
    )
    return library_of(*QUESTIONS, *CLAUSES, *FACTS, *POINTS, SET, TABLE, AMOUNTS, *rules)


def accepted(asked) -> bool:
    """Whether the wizard takes these answers."""
    return all(
        one.origin != "misfit"
        and (one.value is not None or not one.question.required)
        and one.value not in (frozenset(), ())
        for one in asked.asked
    )


def solver_for(agreement) -> z3.Solver:
    solver = z3.Solver(ctx=agreement.answers.encoder.context)
    solver.set("timeout", 20_000)
    solver.add(*(limit for limit in agreement.answers.limits if limit is not True))
    return solver


PLAIN = library_with(
    ex.Compare(">", ex.TotalOf("goods", "price"), ex.TotalOf("extra", "share")),
    ex.FilledIn("goods", "lot"),
    ex.FilledIn("extra", "until"),
)
PLAIN_AGREEMENT = agreement_of(PLAIN)
PLAIN_SOLVER = solver_for(PLAIN_AGREEMENT)


@given(answer_sets)
@repeatable(100)
def test_the_solver_takes_the_answers_that_the_wizard_takes(answers):
    asked = interview(PLAIN, answers, created_on=TODAY)

    model = model_of(PLAIN_SOLVER, pinned(PLAIN_AGREEMENT, asked, answers))

    note(str([(one.question.key, one.origin, one.value) for one in asked.asked]))
    assert (model is not None) is accepted(asked)


@given(expressions, st.lists(answer_sets, min_size=1, max_size=4))
@repeatable(120)
def test_a_symbol_has_the_value_of_its_expression(expression, several):
    held = library_with(expression, ex.Compare("==", expression, expression))
    agreement = agreement_of(held)
    symbol, solver = agreement.encoder.symbol(expression), solver_for(agreement)
    for answers in several:
        asked = interview(held, answers, created_on=TODAY)
        pins = pinned(agreement, asked, answers)
        if accepted(asked) and False not in pins:
            model = model_of(solver, pins)

            assert model is not None
            assert read(model, symbol) == as_read(evaluate(expression, select(asked).scope))


@given(conditions, answer_sets)
@repeatable(200)
def test_words_that_no_condition_tells_apart_are_alike(expression, answers):
    held = library_with(expression)
    asked = interview(held, answers, created_on=TODAY)
    if not accepted(asked):
        return
    agreement = agreement_of(held)
    holding = holds(expression, select(asked).scope)
    pins = [pin for pin in pinned(agreement, asked, answers) if pin is not False]

    model = model_of(solver_for(agreement), [*pins, same(agreement.holds(expression), holding)])

    assert model is not None
