"""Answers given to the solver: an agreement not made yet, pinned to what somebody answered, and what it says then."""

import datetime
from fractions import Fraction

import z3

from clauses.library.answers import Answers, City, FilledTable, Party, part_of
from clauses.library.deal.interview import CREATED_ON, Interview
from clauses.library.deal.parts import parts_of
from clauses.library.kinds import kind_of
from clauses.library.language.calculation import is_filled_in, total_of
from clauses.library.language.known_names import INSTEAD_OF
from clauses.library.proof.agreement import AnyAgreement
from clauses.library.proof.guards import Guard, settled_in
from clauses.library.proof.symbols import Symbol


def pinned(agreement: AnyAgreement, asked: Interview, answers: Answers) -> list[Guard]:
    """The conditions that leave the solver nothing but these answers.

    False is among them where no condition of the library tells a word apart, so that the solver has another for it.
    """
    library = asked.library
    unknown = agreement.answers
    pins = [unknown.encoder.values[CREATED_ON].day[1] == asked.created_on.toordinal()]
    for clause, symbol in unknown.picked.items():
        picked = asked.picks.get(clause)
        pins.append(is_word(symbol, picked) if picked else same(symbol.present, False))
    for question in library.questions:
        entry = asked.of(question.key)
        pins.append(same(unknown.asked[question.key], entry is not None))
        if entry is None:
            continue
        is_replaced = asked.scope.is_attached(question.key)
        if entry.origin == "missing" and question.required and not is_replaced:
            pins.append(False)
        if entry.origin == "misfit" and kind_of(question).measured == "length":
            pins.append(
                False
            )  # the solver asks no length of words; an example is made as long as it must be
        if not question.required or is_replaced:
            is_given = question.key in answers or entry.value is not None
            pins.append(same(unknown.given[question.key], is_given and not is_replaced))
        value = answers.get(question.key, entry.value)
        if value is not None:
            pins += is_value(unknown.free[question.key], value, parts_of(question))
    return pins


def same(guard: Guard, wanted: bool) -> Guard:
    """A guard that is as wanted."""
    if isinstance(guard, bool):
        return guard is wanted
    return guard if wanted else z3.Not(guard)


def is_word(symbol: Symbol, word: str | None) -> Guard:
    """A symbol that is a word. A word that no condition tells apart from others is any of them."""
    if "" in symbol.word:
        return True
    return symbol.word.get(word, False)


def is_value(symbol: Symbol, value, parts) -> list[Guard]:
    match value:
        case bool():
            return [same(symbol.yes, value)]
        case str():
            return [is_word(symbol, value)]
        case Fraction():
            return [symbol.number[1] == z3.RealVal(str(value), symbol.number[1].ctx)]
        case datetime.date():
            return [symbol.day[1] == value.toordinal()]
        case frozenset():
            return [same(guard, word in value) for word, guard in symbol.ticked[1].items()]
        case Party() | City():
            held = symbol.parts[1]
            return [_is_part(held[part], part_of(value, part)) for part in parts]
        case tuple():
            return [symbol.sites[1] == len(value)]
        case FilledTable(rows):
            replaced = {row.cell(INSTEAD_OF) for row in rows}
            sums = ((total_of(value, column), term) for column, (_, term) in symbol.totals.items())
            return [
                symbol.sites[1] == len(rows),
                *(same(guard, is_filled_in(value, one)) for one, guard in symbol.filled.items()),
                *(same(guard, short in replaced) for short, guard in symbol.instead.items()),
                *(
                    term == z3.RealVal(str(said), term.ctx)
                    for said, term in sums
                    if said is not None
                ),
            ]


def _is_part(words, word: str | None) -> Guard:
    if word is None:
        return z3.And([same(guard, False) for guard in words.values() if guard is not True])
    return is_word(Symbol(word=words), word)


def model_of(solver: z3.Solver, guards: list[Guard]):
    """A model in which all of these hold; None where there is none."""
    if False in guards:
        return None
    found = solver.check(*(guard for guard in guards if guard is not True))
    assert found != z3.unknown, solver.reason_unknown()
    return solver.model() if found == z3.sat else None


def read(model, symbol: Symbol):
    """The value of a symbol in a model, as a kind and what it is; None where it is missing."""
    found = []
    for kind, measure in (("number", symbol.number), ("day", symbol.day), ("sites", symbol.sites)):
        if settled_in(model, measure[0]):
            value = model.eval(measure[1], model_completion=True)
            found.append(
                (kind, Fraction(str(value.as_fraction() if z3.is_rational_value(value) else value)))
            )
    found += [
        ("truth", truth)
        for truth, guard in ((True, symbol.yes), (False, symbol.no))
        if settled_in(model, guard)
    ]
    found += [("word", word) for word, guard in symbol.word.items() if settled_in(model, guard)]
    if settled_in(model, symbol.ticked[0]):
        ticked = {word for word, guard in symbol.ticked[1].items() if settled_in(model, guard)}
        found.append(("words", frozenset(ticked)))
    if settled_in(model, symbol.parts[0]):
        found.append(("parts", None))
    assert len(found) < 2, f"A symbol has two values at once: {found}"
    return found[0] if found else None


def as_read(value):
    """A value of our own evaluator in the same form."""
    match value:
        case None:
            return None
        case bool():
            return "truth", value
        case str():
            return "word", value
        case Fraction():
            return "number", value
        case datetime.date():
            return "day", Fraction(value.toordinal())
        case frozenset():
            return "words", value
        case tuple():
            return "sites", Fraction(len(value))
        case FilledTable(rows):
            return "sites", Fraction(len(rows))
        case _:
            return "parts", None
