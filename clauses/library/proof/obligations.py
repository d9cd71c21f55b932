"""What must never be in an agreement, as conditions: each fault that `check` reports, and when it stands.

A library comes in; Obligations go out. The proof shows for each that its condition never holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clauses.library.deal.selection import decided, ways
from clauses.library.findings import Place
from clauses.library.language.expressions import (
    ALWAYS,
    NEVER,
    Compare,
    Contains,
    CountOf,
    Expression,
    Included,
    Listed,
    all_of,
    any_of,
    none_of,
)
from clauses.library.language.text import Blank, Block, Reference
from clauses.library.proof import printing
from clauses.library.proof.blank_obligations import ZERO, open_when, short_name, without_currency
from clauses.library.proof.emptied import lists, tables
from clauses.library.proof.paths import without_blocks
from clauses.library.proof.unknown_phrases import unknown_phrases
from clauses.library.values import Clause, Formula, Library
from clauses.library.words.capitals import known_capitals, unknown_capitals
from clauses.library.words.terms import TermForms

PARTIES = ("customer", "manufacturer", "both")


@dataclass(frozen=True, slots=True)
class Obligation:
    """A fault that must never stand: its code and place, the sentence it breaks, and when it would stand."""

    kind: str
    code: str
    place: Place
    stands: Expression
    message: str
    hint: str = ""
    sentence: str = ""


def obligations(
    library: Library, kept: printing.FoundInTexts | None = None
) -> tuple[Obligation, ...]:
    """Everything that is to be shown of a library."""
    keeping = printing.FoundInTexts() if kept is None else kept
    used = printing.used_when(library, keeping)
    texts = (*printing.parts(library), *printing.definitions(library, used))
    names = tuple((clause.key, clause.heading) for clause in library.clauses)
    rests_on = (
        names,
        library.names,
        library.terms,
        library.questions,
        library.schedules,
        library.facts,
        library.sets,
    )

    known = known_capitals(library)

    def owed(part: printing.PrintedText) -> tuple[Obligation, ...]:
        return keeping.once("obligations", part, rests_on, lambda: _of_part(part, library, known))

    return (
        *(one for clause in library.clauses for one in _of_clause(clause, library)),
        *(one for part in texts for one in owed(part)),
        *_of_inserts(library),
        *_of_definitions(library, used),
    )


def condition(formula: Formula | None) -> Expression:
    """A condition; none always holds."""
    return ALWAYS if formula is None else formula.expression


def _of_clause(clause: Clause, library: Library) -> Iterator[Obligation]:
    place = Place("clause", clause.key)
    included = condition(clause.when)
    by_answers = tuple(way.condition for way in decided(clause))
    yield Obligation(
        "positions",
        "no-position",
        place,
        all_of(included, none_of(*(way.condition for way in ways(clause)))),
        "None of its positions applies, so the clause has no text.",
        "Give one of its positions a condition that covers this case.",
    )
    two = any_of(
        *(
            all_of(one, any_of(*by_answers[number + 1 :]))
            for number, one in enumerate(by_answers[:-1])
        )
    )
    yield Obligation(
        "positions",
        "two-positions",
        place,
        all_of(included, two),
        "More than one of its positions applies.",
        "Change the conditions of the positions so that they exclude each other.",
    )
    if clause.mandatory:
        yield Obligation(
            "mandatory clauses",
            "missing-mandatory-clause",
            place,
            none_of(Included(clause.key)),
            f"“{clause.heading}” is missing, and an agreement without it is broken.",
            "Widen the condition of the clause.",
        )
    for companion in clause.companions:
        wanted = library.clause(companion.clause)
        heading = companion.clause if wanted is None else wanted.heading
        yield Obligation(
            "companions",
            "missing-companion",
            place,
            all_of(
                Included(clause.key),
                condition(companion.when),
                none_of(Included(companion.clause)),
            ),
            f"“{clause.heading}” needs “{heading}”, which is not in the agreement.",
            f"Include “{heading}” in this case, or say when it is needed.",
        )


def _of_part(
    part: printing.PrintedText, library: Library, known: TermForms | None
) -> Iterator[Obligation]:
    source = part.source.splitlines()
    for one in part.placed():
        place = Place(part.place.kind, part.place.key, part.place.part, one.line)
        sentence = source[one.line - 1].strip() if 0 < one.line <= len(source) else ""
        for kind, code, stands, message, hint in _of_node(one.node, one.path, library):
            yield Obligation(kind, code, place, stands, message, hint, sentence)
    if known is not None:
        yield from _of_capitals(part, known, library)
    if part.place.kind != "term":
        yield from _of_blocks(part)


def _of_capitals(
    part: printing.PrintedText, known: TermForms, library: Library
) -> Iterator[Obligation]:
    for found in unknown_phrases(part, known, library):
        place = Place(part.place.kind, part.place.key, part.place.part, found.line)
        yield unknown_phrase(found.phrase, place, found.path, found.sentence)


def unknown_phrase(phrase: str, place: Place, stands: Expression, sentence: str) -> Obligation:
    """A phrase that a reader takes for a term, and that nothing defines."""
    return Obligation(
        "terms",
        "undefined-term",
        place,
        stands,
        f"“{phrase}” is capitalised like a term, but it is not defined.",
        "Define it, write it without capitals, or list it under the names of the library.",
        sentence,
    )


Fault = tuple[str, str, Expression, str, str]


def _of_node(node: object, path: Expression, library: Library) -> Iterator[Fault]:
    match node:
        case Blank(expression):
            for stands, leaf in open_when(expression, path, library):
                yield (
                    "blanks",
                    "open-blank",
                    stands,
                    f"The blank [{short_name(leaf, library)}] is open.",
                    "Put the words under a condition, or ask the question in this case.",
                )
            for stands in without_currency(node, path, library):
                yield (
                    "blanks",
                    "open-blank",
                    stands,
                    "The blank [Currency] is open.",
                    "Ask the currency wherever an amount is printed.",
                )
        case Reference(target):
            yield (
                "references",
                "unresolved-reference",
                all_of(path, none_of(is_there(target, library))),
                f"The text refers to “{_heading(target, library)}”, which is not in the agreement.",
                f'Put the reference under a condition such as included("{target}").',
            )
        case _:
            pass


def is_there(target: str, library: Library) -> Expression:
    """When a clause or a schedule is in the agreement."""
    schedule = library.schedule(target)
    if schedule is not None and library.clause(target) is None:
        return condition(schedule.when)
    return Included(target)


def _heading(target: str, library: Library) -> str:
    found = library.clause(target) or library.schedule(target)
    return target if found is None else found.heading


def _of_blocks(part: printing.PrintedText) -> Iterator[Obligation]:
    """What conditions may leave empty: a list, a table, a whole text."""
    blocks: tuple[Block, ...] = tuple(part.nodes)  # type: ignore[arg-type]  # parts of clauses hold blocks
    hint = "Put a condition around the whole of it."
    found = [*lists(blocks, part.printed, NEVER), *tables(part)]
    for line, code, stands, message in found:
        place = Place(part.place.kind, part.place.key, part.place.part, line)
        yield Obligation("empty parts", code, place, stands, message, hint)
    yield Obligation(
        "empty parts",
        "empty-text",
        part.place,
        all_of(part.printed, without_blocks(blocks)),
        "There are no words left.",
        hint,
    )


def _of_inserts(library: Library) -> Iterator[Obligation]:
    for part, one, insert in printing.inserts(library, "sites"):
        yield Obligation(
            "blanks",
            "open-blank",
            Place(part.place.kind, part.place.key, part.place.part, one.line),
            all_of(one.path, none_of(Compare(">", CountOf(insert.key), ZERO))),
            "The table of sites is empty.",
            "Ask for the sites wherever the table is printed.",
        )
    known = known_capitals(library)
    for part, one, _ in printing.inserts(library, "responsibilities"):
        rows = tuple(condition(row.when) for row in library.responsibilities)
        yield Obligation(
            "empty parts",
            "empty-table",
            Place(part.place.kind, part.place.key, part.place.part, one.line),
            all_of(one.path, none_of(*rows)),
            "The responsibility matrix has no rows.",
            "Put a condition around the whole of it.",
        )
        for row in library.responsibilities:
            for words in (row.activity, row.note):
                for phrase in () if known is None else unknown_capitals(words, known):
                    path = all_of(one.path, condition(row.when))
                    yield unknown_phrase(phrase, part.place, path, words)
            yield Obligation(
                "blanks",
                "open-blank",
                Place("responsibility", row.key, "party"),
                all_of(
                    one.path,
                    condition(row.when),
                    none_of(Contains(row.party.expression, Listed(PARTIES), negated=False)),
                ),
                f"Nobody answers for “{row.activity}”.",
                "Name a party for this case too.",
            )


def _of_definitions(library: Library, used: Mapping[str, Expression]) -> Iterator[Obligation]:
    lists = tuple(one.path for _, one, _ in printing.inserts(library, "definitions"))
    for term, when in used.items():
        yield Obligation(
            "terms",
            "undefined-term",
            Place("term", term),
            all_of(when, none_of(*lists)),
            f"“{term}” is used, but the definitions are not printed.",
            "Put {{ definitions() }} into a clause that is always there.",
        )
    twice = (all_of(one, any_of(*lists[number + 1 :])) for number, one in enumerate(lists[:-1]))
    yield Obligation(
        "terms",
        "doubled-definitions",
        Place("document"),
        any_of(*twice),
        "The definitions are printed more than once.",
        "Leave one {{ definitions() }}.",
    )
