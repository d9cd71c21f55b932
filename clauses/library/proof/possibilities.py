"""What should be able to happen, as conditions: everything that a library holds and that no answer may ever reach."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clauses.library.deal.questions_read import questions_read
from clauses.library.faults.fault import StatedFault
from clauses.library.faults.of_proofs import (
    IDLE_QUESTION,
    IMPOSSIBLE_CHOICE,
    RULE_NEVER_FIRES,
    UNASKED_QUESTION,
    UNREACHABLE_BRANCH,
    UNREACHABLE_POSITION,
    UNREACHABLE_ROW,
    UNREACHABLE_SCHEDULE,
    UNUSED_TERM,
)
from clauses.library.findings import Place
from clauses.library.kinds import kind_of
from clauses.library.language.contents import condition_of
from clauses.library.language.expressions import (
    ALWAYS,
    NEVER,
    Compare,
    Contains,
    Expression,
    Name,
    TextLiteral,
    all_of,
    any_of,
    taken,
)
from clauses.library.language.known_names import PRINTED_BY_ITSELF
from clauses.library.language.printed_paths import branches
from clauses.library.language.text import Blank, Conditional, Insert, Node
from clauses.library.proof.chosen_words import PrintedText
from clauses.library.proof.printing import (
    TextMemo,
    definitions,
    parts,
    used_when,
)
from clauses.library.values import Choice, Library, Question
from clauses.library.words.places import formulas


@dataclass(frozen=True, slots=True)
class Possibility:
    """Something that a library holds: what it is, where it stands, and when it occurs."""

    kind: str
    missing: StatedFault  # what is wrong where it never occurs
    place: Place
    occurs: Expression
    within_rules: bool = False  # it must also be possible without breaking an error rule


def possibilities(library: Library, kept: TextMemo | None = None) -> tuple[Possibility, ...]:
    """Everything that some answers should reach."""
    used = used_when(library, kept)
    texts = (*parts(library), *definitions(library, used))
    return (
        *_questions(library),
        *_effects(library, texts),
        *_clauses(library),
        *_printed(library, used),
        *_branches(texts),
        *_rules(library),
    )


def _questions(library: Library) -> Iterator[Possibility]:
    for question in library.questions:
        place = Place("question", question.key)
        yield Possibility(
            "questions",
            UNASKED_QUESTION.stated(),
            Place("question", question.key, "when"),
            condition_of(question.when),
        )
        for choice in question.options:
            occurs = all_of(condition_of(question.when), chosen(question, choice))
            yield Possibility(
                "choices",
                IMPOSSIBLE_CHOICE.stated(label=choice.label),
                place,
                occurs,
                within_rules=True,
            )


def chosen(question: Question, choice: Choice) -> Expression:
    """When an option is chosen or ticked."""
    if kind_of(question).value == "words":
        return Contains(TextLiteral(choice.key), Name(question.key), negated=False)
    return Compare("==", Name(question.key), TextLiteral(choice.key))


def _clauses(library: Library) -> Iterator[Possibility]:
    for clause in library.clauses:
        for position in clause.positions:
            yield Possibility(
                "positions",
                UNREACHABLE_POSITION.stated(),
                Place("clause", clause.key, f'position "{position.key}", when'),
                taken(clause.key, position.key),
            )


def _printed(library: Library, used: Mapping[str, Expression]) -> Iterator[Possibility]:
    for schedule in library.schedules:
        yield Possibility(
            "schedules",
            UNREACHABLE_SCHEDULE.stated(),
            Place("schedule", schedule.key, "when"),
            condition_of(schedule.when),
        )
    for row in library.responsibilities:
        yield Possibility(
            "rows of the matrix",
            UNREACHABLE_ROW.stated(),
            Place("responsibility", row.key, "when"),
            condition_of(row.when),
        )
    for term in library.terms:
        yield Possibility(
            "terms",
            UNUSED_TERM.stated(),
            Place("term", term.term),
            used.get(term.term, NEVER),
        )


def _branches(texts: tuple[PrintedText, ...]) -> Iterator[Possibility]:
    for part in texts:
        for one in part.placed():
            if isinstance(one.node, Conditional):
                place = Place(part.place.kind, part.place.key, part.place.part, one.line)
                for number, (path, _) in enumerate(branches(one.node, one.path), start=1):
                    yield Possibility(
                        "branches",
                        UNREACHABLE_BRANCH.stated(number=number),
                        place,
                        path,
                    )


def _rules(library: Library) -> Iterator[Possibility]:
    for rule in library.rules:
        yield Possibility(
            "rules",
            RULE_NEVER_FIRES.stated(),
            Place("rule", rule.key, "when"),
            rule.when.expression,
        )


def _effects(library: Library, texts: tuple[PrintedText, ...]) -> Iterator[Possibility]:
    """Each question, where its answer does something: a condition reads it, or a text prints it."""
    read = _read_when(library, texts)
    for question in library.questions:
        if question.key not in PRINTED_BY_ITSELF:
            yield Possibility(
                "effects",
                IDLE_QUESTION.stated(),
                Place("question", question.key),
                any_of(*read.get(question.key, ())),
            )


def _read_when(library: Library, texts: tuple[PrintedText, ...]) -> Mapping[str, list[Expression]]:
    """For each question: the paths to whatever reads it; a condition outside of texts always does."""
    found: dict[str, list[Expression]] = {}
    for placed in formulas(library):
        for key in questions_read(placed.formula.expression, library):
            # A question that only its own limits or defaults read still changes nothing.
            if (placed.place.kind, placed.place.key) != ("question", key):
                found.setdefault(key, []).append(ALWAYS)
    for part in texts:
        for one in part.placed():
            for key in _keys_in(one.node, library):
                found.setdefault(key, []).append(one.path)
    return found


def _keys_in(node: Node, library: Library) -> Iterator[str]:
    match node:
        case Blank(expression):
            yield from questions_read(expression, library)
        case Conditional():
            for branch in node.branches:
                yield from questions_read(branch.condition, library)
        case Insert(_, key):
            yield key
        case _:
            pass
