"""Which answers make a clause what it is: whoever gave one of them has decided about it."""

from collections.abc import Iterator

from agreements.assembly.basis import definitions_used
from agreements.assembly.pipeline import Assembled
from clauses.library.answers import pick_key, responsibility_key
from clauses.library.deal.interview import Interview
from clauses.library.deal.questions_read import questions_read
from clauses.library.deal.selection import Selected
from clauses.library.language.asked_of import clauses_asked
from clauses.library.language.expressions import Expression
from clauses.library.language.known_names import STANCE
from clauses.library.language.text import Insert, expressions_in, walk
from clauses.library.values import Clause, Formula, Library


def questions_behind(assembled: Assembled, selected: Selected) -> tuple[str, ...]:
    """The keys of the answers that the clause, its conditions, its need of approval and its definitions read.

    Picks by hand and rows of the matrix are keys too. Where a default counts, what the default reads decides as well.
    """
    library = assembled.interview.library
    found: dict[str, None] = {}
    clauses: set[str] = set()
    waiting = [*_picks(selected.clause), *_inserted(selected, library)]
    unread = list(_expressions(assembled, selected))
    while waiting or unread:
        if waiting:
            key = waiting.pop()
            if key not in found:
                found[key] = None
                unread += _deciding_question(key, assembled.interview)
            continue
        expression = unread.pop()
        waiting += questions_read(expression, library)
        for asked in clauses_asked(expression):
            clause = library.clause(asked)
            if clause is not None and asked not in clauses:
                clauses.add(asked)
                waiting += _picks(clause)
                unread += _deciding_clause(clause)
    return tuple(found)


def _expressions(assembled: Assembled, selected: Selected) -> Iterator[Expression]:
    yield from _deciding_clause(selected.clause)
    yield from _of(selected.position.approval_when)
    yield from expressions_in(selected.position.text.blocks)
    printed = next(
        clause for clause in assembled.document.clauses() if clause.key == selected.clause.key
    )
    used = {definition.term for definition in definitions_used(assembled, printed.blocks)}
    for defined in assembled.interview.library.terms:
        if defined.term in used:
            yield from expressions_in(defined.definition.line)


def _deciding_clause(clause: Clause) -> Iterator[Expression]:
    """The conditions that decide whether a clause is there, and in which position."""
    yield from _of(clause.when, *(position.when for position in clause.positions))


def _deciding_question(key: str, interview: Interview) -> Iterator[Expression]:
    """The condition of a question and, unless somebody answered it, its defaults."""
    question, now = interview.library.question(key), interview.of(key)
    if question is None:
        return
    yield from _of(question.when)
    if now is None or now.origin != "answered":
        yield from _of(question.default)
        for default in question.defaults:
            yield from _of(default.when, default.value)


def _picks(clause: Clause) -> tuple[str, ...]:
    if clause.chosen_by == "stance" and len(clause.positions) > 1:
        return (STANCE, pick_key(clause.key))
    return ()


def _inserted(selected: Selected, library: Library) -> Iterator[str]:
    """What the document puts into the text by itself: filled tables, or the rows of the responsibility matrix."""
    for node in walk(selected.position.text.blocks):
        match node:
            case Insert("sites" | "table", key):
                yield key
            case Insert("responsibilities"):
                yield from (responsibility_key(row.key) for row in library.responsibilities)
            case _:
                pass


def _of(*formulas: Formula | None) -> Iterator[Expression]:
    return (formula.expression for formula in formulas if formula is not None)
