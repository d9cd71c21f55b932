"""Damages to a library, by kind: what somebody at the desk may do by mistake, seeded."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from clauses.library.language.expressions import (
    All,
    Compare,
    Contains,
    Expression,
    Name,
    Not,
    NumberLiteral,
    TextLiteral,
    all_of,
    any_of,
)
from clauses.library.language.text import Branch, Conditional, Insert, Reference
from clauses.library.values import Companion, Formula, Library
from tests.content.damage_signs import SIGNS, Change, Sign
from tests.content.parts_of_libraries import (
    Path,
    at,
    defined_in_texts,
    described,
    everything_in,
    in_place_of,
    put,
    without,
)

INVERTED = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing done to a library, where, and the library that it leaves."""

    kind: str
    place: str
    path: Path
    change: Change
    library: Library
    sign: Sign | None = None

    def __str__(self) -> str:
        """The damage on one line of the score."""
        return f"{self.kind}: {self.place}"


def damages_of(library: Library, kind: str, *, seed: int, number: int) -> Iterator[Damage]:
    """So many damages of a kind; all of them where it has fewer."""
    found = list(KINDS[kind](library, everything_in(library)))
    chance = random.Random(f"{seed} {kind}")
    for path, note, damaged in chance.sample(found, min(number, len(found))):
        place = " ".join(filter(None, (described(library, path), note)))
        sign = SIGNS[kind](library, path, damaged) if kind in SIGNS else None
        yield Damage(kind, place, path, damaged, damaged(library), sign)


Everything = tuple[tuple[Path, Any], ...]
Found = tuple[Path, str, Change]


def _deleted(name: str) -> Callable[[Library, Everything], Iterator[Found]]:
    """Each thing of a list of the library, taken away."""

    def ways(library: Library, everything: Everything) -> Iterator[Found]:
        for position, _ in enumerate(getattr(library, name)):
            path: Path = (name, position)
            yield path, "", lambda held, path=path: without(held, path)

    return ways


def _positions(library: Library, everything: Everything) -> Iterator[Found]:
    for number, clause in enumerate(library.clauses):
        for position, _ in enumerate(clause.positions):
            path = ("clauses", number, "positions", position)
            yield path, "", lambda held, path=path: without(held, path)


def _conditions(library: Library, everything: Everything) -> Iterator[tuple[Path, Expression]]:
    """Every condition: of a thing, of a companion, of a branch in a text. Rules are apart: see `_rules`."""
    for path, value in everything:
        match value:
            case Formula(_, expression) if path[-1] == "when" and path[0] != "rules":
                yield (*path, "expression"), expression
            case Branch(condition):
                yield (*path, "condition"), condition
            case _:
                pass


def _dropped_conjuncts(library: Library, everything: Everything) -> Iterator[Found]:
    for path, condition in _conditions(library, everything):
        if isinstance(condition, All):
            for number, operand in enumerate(condition.operands):
                left = all_of(*(one for one in condition.operands if one is not operand))
                yield (
                    path,
                    f"without {number}",
                    lambda held, path=path, left=left: put(held, path, left),
                )
        else:
            yield path, "always", lambda held, path=path: put(held, path, All(()))


def _added_conjuncts(library: Library, everything: Everything) -> Iterator[Found]:
    yesno = [one.key for one in library.questions if one.kind == "yesno"]
    for path, condition in _conditions(library, everything):
        for key in yesno[:: max(1, len(yesno) // 3)]:
            if path[0] != "questions" or _asked_before(library, key, path):
                narrower = all_of(condition, Name(key))
                yield path, f"and {key}", lambda held, path=path, new=narrower: put(held, path, new)


def _asked_before(library: Library, key: str, path: Path) -> bool:
    return key in [one.key for one in library.questions[: path[1]]]


def _or_for_and(library: Library, everything: Everything) -> Iterator[Found]:
    for path, condition in _conditions(library, everything):
        if isinstance(condition, All):
            wider = any_of(*condition.operands)
            yield path, "or for and", lambda held, path=path, new=wider: put(held, path, new)


def _negated(library: Library, everything: Everything) -> Iterator[Found]:
    for path, condition in _conditions(library, everything):
        turned = condition.operand if isinstance(condition, Not) else Not(condition)
        yield path, "not", lambda held, path=path, new=turned: put(held, path, new)


def _swapped_options(library: Library, everything: Everything) -> Iterator[Found]:
    """Another option of the same question in a condition."""
    for path, value in everything:
        match value:
            case Compare(_, Name(key), TextLiteral(option)) | Contains(
                TextLiteral(option), Name(key)
            ):
                question = library.question(key)
                keys = [] if question is None else [one.key for one in question.options]
                where = (*path, "right" if isinstance(value, Compare) else "item")
                if option in keys and len(keys) > 1:
                    other = keys[(keys.index(option) + 1) % len(keys)]
                    note, new = f"{other} for {option}", TextLiteral(other)
                    yield where, note, lambda held, where=where, new=new: put(held, where, new)
            case _:
                pass


def _renamed_options(library: Library, everything: Everything) -> Iterator[Found]:
    """The key of an option changed where it is offered, and nowhere else."""
    for path, value in everything:
        if len(path) == 4 and path[2] == "options":
            where = (*path, "key")
            new = f"{value.key}_x"
            yield where, f"to {new}", lambda held, where=where, new=new: put(held, where, new)


def _overlapping(library: Library, everything: Everything) -> Iterator[Found]:
    for number, clause in enumerate(library.clauses):
        conditions = [one.when for one in clause.positions]
        for position, when in enumerate(conditions):
            other = conditions[(position + 1) % len(conditions)]
            if when is not None and other is not None and other is not when:
                path = ("clauses", number, "positions", position, "when", "expression")
                wider = any_of(when.expression, other.expression)
                yield path, "or the next", lambda held, path=path, new=wider: put(held, path, new)


def _broken_references(library: Library, everything: Everything) -> Iterator[Found]:
    """References to what is not always there, or to nothing."""
    sometimes = [one.key for one in library.clauses if one.when is not None]
    unlisted = defined_in_texts(everything)
    for number, (path, value) in enumerate(everything):
        if path[:1] == ("terms",) and path[1:] and library.terms[path[1]].term in unlisted:
            continue
        if isinstance(value, Reference) and value.target:
            for target in (f"{value.target}-x", sometimes[number % len(sometimes)]):
                new = Reference(target)
                yield path, f"to {target}", lambda held, path=path, new=new: put(held, path, new)


def _unguarded(library: Library, everything: Everything) -> Iterator[Found]:
    """What stands under a condition of a text, without the condition."""
    for path, value in everything:
        if isinstance(value, Conditional) and isinstance(path[-1], int):
            inner = value.branches[0].inside
            yield (
                path,
                "unguarded",
                lambda held, path=path, inner=inner: in_place_of(held, path, inner),
            )


def _companions(library: Library, everything: Everything) -> Iterator[Found]:
    for path, value in everything:
        if isinstance(value, Companion):
            yield path, "", lambda held, path=path: without(held, path)


def _needed_clauses(library: Library, everything: Everything) -> Iterator[Found]:
    needed = {companion.clause for clause in library.clauses for companion in clause.companions}
    for position, clause in enumerate(library.clauses):
        if clause.key in needed:
            path = ("clauses", position)
            yield path, "needed", lambda held, path=path: without(held, path)


def _inverted(library: Library, everything: Everything) -> Iterator[Found]:
    for path, value in everything:
        if isinstance(value, Compare) and path[0] != "rules":
            new = replace(value, operator=INVERTED[value.operator])
            note = f"{new.operator} for {value.operator}"
            yield path, note, lambda held, path=path, new=new: put(held, path, new)


def _shifted(library: Library, everything: Everything) -> Iterator[Found]:
    """A number in a limit or a comparison, one more or half as much."""
    for path, value in everything:
        limit = path[:1] == ("questions",) and path[2:3] in (("minimum",), ("maximum",))
        compared = isinstance(at(library, path[:-1]), Compare) if len(path) > 1 else False
        if isinstance(value, NumberLiteral) and (limit or compared):
            for shifted in (value.value + 1, Fraction(int(value.value) // 2)):
                note, new = f"{shifted} for {value.value}", NumberLiteral(shifted)
                yield path, note, lambda held, path=path, new=new: put(held, path, new)


def _rules(library: Library, everything: Everything) -> Iterator[Found]:
    """A rule that refuses is turned round, or taken away."""
    for position, rule in enumerate(library.rules):
        path = ("rules", position, "when", "expression")
        turned = Not(rule.when.expression)
        yield path, "not", lambda held, path=path, new=turned: put(held, path, new)
        yield path[:2], "deleted", lambda held, path=path: without(held, path[:2])


def _made_parts(copies: int) -> Callable[[Library, Everything], Iterator[Found]]:
    """A part that the document makes itself, taken away or printed again behind itself."""

    def ways(library: Library, everything: Everything) -> Iterator[Found]:
        for path, value in everything:
            if isinstance(value, Insert):
                several = (value,) * copies
                yield path, "", lambda held, path=path, new=several: in_place_of(held, path, new)

    return ways


KINDS: dict[str, Callable[[Library, Everything], Iterator[Found]]] = {
    "a question is deleted": _deleted("questions"),
    "a clause is deleted": _deleted("clauses"),
    "a definition is deleted": _deleted("terms"),
    "a schedule is deleted": _deleted("schedules"),
    "a position is deleted": _positions,
    "a part of a condition is dropped": _dropped_conjuncts,
    "a condition is tightened": _added_conjuncts,
    "an and becomes an or": _or_for_and,
    "a condition is negated": _negated,
    "another option is asked for": _swapped_options,
    "an option gets another key": _renamed_options,
    "two positions overlap": _overlapping,
    "a reference is broken": _broken_references,
    "words lose their condition": _unguarded,
    "a companion is forgotten": _companions,
    "a companion is deleted": _needed_clauses,
    "a comparison is inverted": _inverted,
    "a limit is shifted": _shifted,
    "a rule is turned round or deleted": _rules,
    "a part of the document is deleted": _made_parts(0),
    "a part of the document stands twice": _made_parts(2),
}
