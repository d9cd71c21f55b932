"""Options that lead nowhere: no position of their clause is written, or the program does not know their key."""

from collections.abc import Iterator

from clauses.library.faults.of_libraries import OPTION_WITHOUT_POSITION, UNREAD_OPTION
from clauses.library.findings import Finding, Place
from clauses.library.kinds import kind_of
from clauses.library.language.asked_of import keys_read
from clauses.library.language.expressions import (
    All,
    Any,
    Compare,
    Contains,
    Expression,
    Listed,
    Name,
    Not,
    TextLiteral,
)
from clauses.library.language.known_names import ENGLISH, PAPER, SIGNATURE_METHOD, STANCE
from clauses.library.schema import PART_IN
from clauses.library.values import Clause, Library, Question

# The options that the program reads by their keys itself, by the question.
KNOWN_OPTIONS = {
    STANCE: ("customer", "balanced", "manufacturer"),
    PAPER: ("a4", "letter"),
    ENGLISH: ("british", "american"),
    SIGNATURE_METHOD: ("ink", "electronic"),
}


def idle_options(library: Library) -> Iterator[Finding]:
    """An option for which no position is written, or which the program that should read it does not know."""
    yield from options_without_position(library)
    for key, known in KNOWN_OPTIONS.items():
        question = library.question(key)
        for number, option in enumerate(() if question is None else question.options, start=1):
            if option.key not in known:
                place = Place("question", key, PART_IN["options"].place_of(option, number, "key"))
                yield UNREAD_OPTION.at(place, option=option.key, offered=", ".join(known))


def options_without_position(library: Library) -> Iterator[Finding]:
    """An option under which the clause may be in the agreement, but none of its positions can hold."""
    for clause in library.clauses:
        for question in _deciding(clause, library):
            for option in question.options:
                if _leaves_no_position(clause, question.key, option.key):
                    yield _warning(clause, question, option.label)


def _deciding(clause: Clause, library: Library) -> Iterator[Question]:
    """The choice questions that the condition of every position reads."""
    conditions = [position.when for position in clause.positions if position.when is not None]
    if clause.chosen_by == "stance" or len(conditions) < len(clause.positions):
        return
    for key in keys_read(conditions[0].expression) if conditions else ():
        question = library.question(key)
        if question is None or kind_of(question).value != "word":
            continue
        if all(key in keys_read(condition.expression) for condition in conditions):
            yield question


def _leaves_no_position(clause: Clause, question: str, option: str) -> bool:
    if clause.when is not None and outcome(clause.when.expression, question, option) is False:
        return False
    return all(
        position.when is not None and outcome(position.when.expression, question, option) is False
        for position in clause.positions
    )


def outcome(expression: Expression, question: str, option: str) -> bool | None:
    """Whether a condition holds under one option of one question; None where other answers decide."""
    match expression:
        case Compare("==", Name(key), TextLiteral(value)) if key == question:
            return value == option
        case Compare("!=", Name(key), TextLiteral(value)) if key == question:
            return value != option
        case Contains(Name(key), Listed(items), negated) if key == question:
            return (option in items) is not negated
        case Not(operand):
            inner = outcome(operand, question, option)
            return None if inner is None else not inner
        case All(operands):
            return _joined(operands, question, option, settles=False)
        case Any(operands):
            return _joined(operands, question, option, settles=True)
        case _:
            return None


def _joined(
    operands: tuple[Expression, ...], question: str, option: str, *, settles: bool
) -> bool | None:
    """Of a chain: the outcome that settles it where one operand has it, else what all agree on."""
    outcomes = [outcome(operand, question, option) for operand in operands]
    if settles in outcomes:
        return settles
    return None if None in outcomes else not settles


def _warning(clause: Clause, question: Question, label: str) -> Finding:
    place = Place("clause", clause.key)
    return OPTION_WITHOUT_POSITION.at(
        place, question=question.key, short=question.short, label=label
    )
