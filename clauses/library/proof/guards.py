"""Guards: conditions as the solver reads them, folded where they are settled already."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, cast

import z3

# A guard shares its parts with others: written out whole, as a traceback of pytest does, one would take hours;
# and what holds thousands of guards, minutes. So a guard is written in short, and a class that holds some is not.
z3.set_option(max_depth=4, max_args=6, max_visited=60)

# z3 ships no types: a guard is a bool where it is settled, else a z3 condition; a term is a z3 number.
Guard = Any
Term = Any
MOST_PAIRED = 8  # guards of which each two exclude each other by a rule of their own


def conj(guards: Iterable[Guard]) -> Guard:
    """Holds when all of them hold."""
    open_ones = []
    for guard in guards:
        if guard is False:
            return False
        if guard is not True:
            open_ones.append(guard)
    return _joined(open_ones, z3.Z3_mk_and, settled=True)


def disj(guards: Iterable[Guard]) -> Guard:
    """Holds when at least one of them holds."""
    open_ones = []
    for guard in guards:
        if guard is True:
            return True
        if guard is not False:
            open_ones.append(guard)
    return _joined(open_ones, z3.Z3_mk_or, settled=False)


def _joined(guards: list[Guard], join: Any, *, settled: bool) -> Guard:
    """Guards joined by the solver's own function: z3's And and Or look at each of many thousand guards again."""
    if len(guards) < 2:
        return guards[0] if guards else settled
    context = guards[0].ctx
    handles = (z3.Ast * len(guards))(*(guard.ast for guard in guards))
    return z3.BoolRef(join(context.ref(), len(guards), handles), context)


def negation(guard: Guard) -> Guard:
    """Holds when the other does not."""
    if isinstance(guard, bool):
        return not guard
    return z3.BoolRef(z3.Z3_mk_not(guard.ctx.ref(), guard.ast), guard.ctx)


def choose(condition: Guard, then: Term, otherwise: Term) -> Term:
    """One of two numbers."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    one, other = aligned(then, otherwise)
    return z3.If(condition, one, other)


def aligned(one: Term, other: Term) -> tuple[Term, Term]:
    """Two numbers of one sort: where only one is whole, both become exact fractions."""
    # z3 refuses to compare a whole number with a fraction, and a fraction that is rounded would prove what is false.
    if one.is_int() == other.is_int():
        return one, other
    return exact(one), exact(other)


def exact(term: Term) -> Term:
    """A number as an exact fraction."""
    return z3.ToReal(term) if term.is_int() else term


def settled_in(model: Any, guard: Guard) -> bool:
    """Whether a guard holds in a model; what the model leaves open counts as its usual value."""
    if isinstance(guard, bool):
        return guard
    return cast(bool, z3.is_true(model.eval(guard, model_completion=True)))


def at_most_one(flags: tuple[Guard, ...]) -> Iterator[Guard]:
    """That no two of them are raised. Of many z3 counts them itself: rules for each two grow with the square."""
    if len(flags) > MOST_PAIRED:
        yield z3.AtMost(*flags, 1)
        return
    for one, other in combinations(flags, 2):
        yield disj((negation(one), negation(other)))
