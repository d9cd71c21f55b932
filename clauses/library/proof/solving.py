"""The solver: asked whether there are answers under which something holds, it says no, or gives them."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import z3

from clauses.library.language.known_names import CREATED_ON
from clauses.library.proof.agreement import AnyAgreement, any_agreement, is_error
from clauses.library.proof.domains import domains
from clauses.library.proof.guards import Guard, disj, negation
from clauses.library.values import Library

# How much z3 may do for one question, in its own unit (rlimit), which is the same on every machine: fifty times
# what the hardest question of the shipped library takes. A limit in seconds would give another verdict elsewhere.
EFFORT = 20_000_000
# z3 can branch on whole numbers without end, and counts hardly any effort while it does: seen once, after half an
# hour of changes in one context. No question of the shipped library takes a tenth of this, on a busy machine either;
# what is stopped is not proved.
MOST_MILLISECONDS = 30_000
# z3's name for: try first what a name occurs as most. Models differ as much as with random values, which contradict
# the rules of a large library so often that each question becomes harder.
BY_OCCURRENCE = 6
MOST_AT_ONCE = 200  # names in one question: few questions, none of them hard
# Where most names can hold, one of each of so many runs must: of twice the content a model then shows twice as much.
RUNS = 8

Thing = TypeVar("Thing")


class Undecided(Exception):
    """The solver gave up; what it was asked counts as not proved."""


@dataclass(slots=True, repr=False)
class Solver:
    """Answer sets that the wizard accepts; with `rules`, those that no error rule refuses."""

    agreement: AnyAgreement
    solver: Any  # a z3 solver
    rules: Any  # a name for: no error rule fires
    names: dict[int, tuple[Any, Guard]] = field(default_factory=dict)

    def named(self, guard: Guard) -> Any:
        """A name for a guard, by which it is asked for and read in a model."""
        # Questions are asked by names that are assumed, not by conditions that are added and taken back: so z3 keeps
        # what it learned from one question to the next, and over names it can say which of them contradict each other.
        whole = as_condition(guard, self.solver.ctx)
        key = whole.get_id()
        if key not in self.names:
            name = z3.FreshBool("named", self.solver.ctx)
            self.solver.add(name == whole)
            self.names[key] = (name, whole)  # kept, so that its id stays its own
        return self.names[key][0]

    def vary(self) -> None:
        """Let models differ from each other, so that few of them show much."""
        self.solver.set("phase_selection", BY_OCCURRENCE)

    def made_on(self, day: datetime.date) -> Any:
        """A name for: the agreement is made on this day."""
        _, made = self.agreement.answers.encoder.values[CREATED_ON].day
        return self.named(made == day.toordinal())

    def is_possible(self, *wanted: Any) -> bool:
        """Whether all of these can hold at once. Raises Undecided."""
        found = self.solver.check(*wanted)
        if found == z3.unknown:
            raise Undecided(self.solver.reason_unknown())
        return bool(found == z3.sat)

    def model(self, *wanted: Any) -> Any | None:
        """A model in which all of these hold; None where there is none. Raises Undecided."""
        return self.solver.model() if self.is_possible(*wanted) else None

    def core(self, *wanted: Any) -> tuple[Any, ...] | None:
        """Of names that cannot all hold: some that cannot; None where all of them can. Raises Undecided."""
        return None if self.is_possible(*wanted) else tuple(self.solver.unsat_core())


def solver_of(agreement: AnyAgreement, library: Library) -> Solver:
    """A solver for all answers to a library. What is named slows down whatever is asked later: one for each purpose."""
    solver = asked_of(agreement, *agreement.answers.limits)
    for rule in library.rules:
        if is_error(rule):
            # Not added as such: a question is asked with the rules or without them, by assuming their name or not.
            silent = as_condition(negation(agreement.fires[rule.key]), solver.solver.ctx)
            solver.solver.add(z3.Implies(solver.rules, silent))
    return solver


def asked_of(agreement: AnyAgreement, *held: Guard) -> Solver:
    """A solver for all answers under which these guards hold."""
    context = agreement.encoder.context
    solver = z3.Solver(ctx=context)
    solver.set("rlimit", EFFORT)
    solver.set("timeout", MOST_MILLISECONDS)
    solver.add(*(as_condition(guard, context) for guard in held))
    return Solver(agreement, solver, z3.Bool("no error rule fires", context))


def agreement_of(library: Library) -> AnyAgreement:
    """All agreements of a library at once; a z3 context of its own keeps threads apart."""
    return any_agreement(library, z3.Context(), domains(library))


def as_condition(guard: Guard, context: Any) -> Any:
    """A guard as z3 takes it, settled or not."""
    return z3.BoolVal(guard, context) if isinstance(guard, bool) else guard


@dataclass(slots=True, repr=False)
class Targets(Generic[Thing]):
    """Things that the solver is asked for; several things may be reached under one and the same guard."""

    solver: Solver
    names: dict[int, tuple[Any, Any]] = field(default_factory=dict)  # by id; each as declared, too
    things: dict[int, list[Thing]] = field(default_factory=dict)
    undecided: list[tuple[str, list[Thing]]] = field(default_factory=list)  # why, and what of

    def add(self, guard: Guard, thing: Thing) -> None:
        """One more thing, with the guard under which it is reached."""
        name = self.solver.named(guard)
        self.names[name.get_id()] = (name, name.decl())
        self.things.setdefault(name.get_id(), []).append(thing)

    def reached(self, *wanted: Any) -> Iterator[list[Thing]]:
        """Take out the things of every name that can hold together with what is wanted; those left cannot."""
        for _, names in self.by_model(*wanted):
            yield from names

    def reached_together(self, *wanted: Any) -> Iterator[list[Thing]]:
        """Take out the things of names most of which can hold: a few of each run of names at once, while that is so."""
        waiting = list(self.names)
        while len(waiting) > RUNS and (model := self._model_of_each(waiting, wanted)):
            yield from self._taken(model, waiting)
            waiting = [key for key in waiting if key in self.names]

    def by_model(self, *wanted: Any) -> Iterator[tuple[Any, list[list[Thing]]]]:
        """The same model by model, each with the things of every name that holds in it.

        What the solver gives up on is taken out too, into `undecided`; the others are decided all the same.
        """
        waiting, at_once = list(self.names), MOST_AT_ONCE
        while waiting:
            # One question for many names at once: most are reached, and a single model often reaches dozens of them.
            asked = waiting[:at_once]
            try:
                model = self._model_of_some(asked, wanted)
            except Undecided as e:
                if len(asked) == 1:
                    waiting = waiting[1:]
                    self.names.pop(asked[0])
                    self.undecided.append((str(e), self.things.pop(asked[0])))
                # Some name among these is hard. Halving finds it, and the others are not given up with it.
                at_once = max(1, len(asked) // 2)
                continue
            if model is None:
                waiting, at_once = waiting[at_once:], MOST_AT_ONCE
                continue
            yield model, self._taken(model, waiting)
            waiting = [key for key in waiting if key in self.names]

    def _taken(self, model: Any, waiting: list[int]) -> list[list[Thing]]:
        """Take out the names that hold in a model, and give their things."""
        reached = [key for key in waiting if _is_true(model, self.names[key][1])]
        for key in reached:
            self.names.pop(key)
        return [self.things.pop(key) for key in reached]

    def _model_of_each(self, waiting: list[int], wanted: tuple[Any, ...]) -> Any | None:
        """A model in which a name of each run of names holds; None where there is none, or it is hard to find."""
        size = -(-len(waiting) // RUNS)
        runs = [waiting[start : start + size] for start in range(0, len(waiting), size)]
        each = [z3.FreshBool("each", self.solver.solver.ctx) for _ in runs]
        for one, keys in zip(each, runs, strict=True):
            self.solver.solver.add(disj((z3.Not(one), *(self.names[key][0] for key in keys))))
        try:
            model = self.solver.model(*wanted, *each)
        except Undecided:
            model = None
        self.solver.solver.add(*map(z3.Not, each))
        return model

    def _model_of_some(self, keys: list[int], wanted: tuple[Any, ...]) -> Any | None:
        """A model in which one of these names holds at least; the question is taken back afterwards."""
        some = z3.FreshBool("some", self.solver.solver.ctx)
        self.solver.solver.add(disj((z3.Not(some), *(self.names[key][0] for key in keys))))
        model = self.solver.model(*wanted, some)
        # Settles the name for good. To pop the question instead would take away what z3 learned from it as well.
        self.solver.solver.add(z3.Not(some))
        return model

    def left(self) -> Iterable[Thing]:
        """The things that no answers reach."""
        return (thing for things in self.things.values() for thing in things)


def _is_true(model: Any, declared: Any) -> bool:
    """Whether a name holds in a model, as z3 itself keeps it: to evaluate thousands costs more than to solve."""
    context = model.ctx.ref()
    value = z3.Z3_model_get_const_interp(context, model.model, declared.ast)
    return bool(value) and z3.Z3_get_bool_value(context, value) == z3.Z3_L_TRUE
