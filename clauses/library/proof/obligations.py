"""What must never be in an agreement, as conditions: each fault that `check` reports, and when it stands.

A library comes in; Obligations go out. The proof shows for each that its condition never holds.
"""

from collections.abc import Iterator, Mapping

from clauses.library.deal.needed_parts import needed_parts
from clauses.library.deal.owed import (
    Obligation,
    owed,
    owed_by,
    owed_by_headings,
)
from clauses.library.deal.owed_points import owed_by_points
from clauses.library.deal.party_words import party_words
from clauses.library.faults.of_agreements import (
    DEFINED_TWICE,
    DOUBLED_DEFINITIONS,
    DOUBLED_PART,
    EMPTY_MATRIX,
    EMPTY_TEXT,
    NO_CURRENCY,
    NO_ROWS,
    NO_SITES,
    NOBODY_RESPONSIBLE,
    OPEN_BLANK,
    UNDEFINED_PHRASE,
    UNPRINTED_DEFINITION,
    UNPRINTED_PART,
    UNRESOLVED_REFERENCE,
    UNSET_POINT,
)
from clauses.library.findings import Place
from clauses.library.language.asked_of import points_read
from clauses.library.language.contents import PARTIES, condition_of
from clauses.library.language.deal_points import ways_set
from clauses.library.language.expressions import (
    NEVER,
    AttachedFor,
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
from clauses.library.proof.both_lengths import owed_by_lengths
from clauses.library.proof.chosen_words import PrintedText
from clauses.library.proof.emptied import lists, tables
from clauses.library.proof.meanings import meanings
from clauses.library.proof.paths import without_blocks
from clauses.library.proof.shares import owed_by_shares
from clauses.library.proof.unknown_phrases import unknown_phrases
from clauses.library.values import Library
from clauses.library.words.capitals import known_capitals, unknown_capitals
from clauses.library.words.terms import TermForms
from clauses.library.words.wording import point_name

WHERE = "where("


def obligations(library: Library, kept: printing.TextMemo | None = None) -> tuple[Obligation, ...]:
    """Everything that is to be shown of a library."""
    keeping = printing.TextMemo() if kept is None else kept
    used = printing.used_when(library, keeping)
    defined = printing.definitions(library, used)
    texts = (*printing.parts(library), *defined)
    names = tuple((clause.key, clause.heading) for clause in library.clauses)
    rests_on = (
        names,
        library.names,
        library.terms,
        library.schedules,
        library.facts,
        library.sets,
        library.tables,
        library.points,
        party_words(library),
    )

    known = known_capitals(library)

    def of_text(part: PrintedText) -> tuple[Obligation, ...]:
        return keeping.once(
            "obligations", part, library, rests_on, lambda: _of_part(part, library, known)
        )

    return (
        *(one for clause in library.clauses for one in owed_by(clause, library)),
        *owed_by_headings(library),
        *owed_by_points(library),
        *owed_by_lengths(library),
        *(one for part in texts for one in of_text(part)),
        *(one for part in texts for one in _of_where(part, library)),
        *_of_inserts(library),
        *_of_needed_parts(library),
        *_of_definitions(library, used),
        *meanings(defined, _uses_by_clause(library, keeping), library),
    )


def _uses_by_clause(
    library: Library, keeping: printing.TextMemo
) -> Mapping[str, tuple[printing.PrintedTerm, ...]]:
    found: dict[str, tuple[printing.PrintedTerm, ...]] = {}
    terms = TermForms.of_library(library)
    for part, used in printing.uses_by_part(library, keeping, terms):
        if part.place.kind == "clause":
            found[part.place.key] = (*found.get(part.place.key, ()), *used)
    return found


def _of_part(part: PrintedText, library: Library, known: TermForms | None) -> Iterator[Obligation]:
    source = part.source.splitlines()
    for one in part.placed():
        place = Place(part.place.kind, part.place.key, part.place.part, one.line)
        yield from _of_node(one.node, one.path, library, place, _sentence(source, one.line))
    if known is not None:
        yield from _of_capitals(part, known, library)
    yield from owed_by_shares(part, library)
    if part.place.kind != "term":
        yield from _of_blocks(part)


def _of_capitals(part: PrintedText, known: TermForms, library: Library) -> Iterator[Obligation]:
    for found in unknown_phrases(part, known, library):
        place = Place(part.place.kind, part.place.key, part.place.part, found.line)
        yield unknown_phrase(found.phrase, place, found.path, found.sentence)


def unknown_phrase(phrase: str, place: Place, stands: Expression, sentence: str) -> Obligation:
    """A phrase that a reader takes for a term, and that nothing defines."""
    return owed("terms", UNDEFINED_PHRASE, place, stands, sentence=sentence, phrase=phrase)


def _of_node(
    node: object, path: Expression, library: Library, place: Place, sentence: str
) -> Iterator[Obligation]:
    match node:
        case Blank(expression):
            for stands, leaf in open_when(expression, path, library):
                short = short_name(leaf, library)
                fault = UNSET_POINT if points_read(leaf) else OPEN_BLANK
                yield owed("blanks", fault, place, stands, sentence=sentence, short=short)
            for stands in without_currency(node, path, library):
                yield owed("blanks", NO_CURRENCY, place, stands, sentence=sentence)
        case Reference(point=point) if point:
            return  # where it is set rests on every other text: `_of_where`, which remembers nothing
        case Reference(target):
            yield owed(
                "references",
                UNRESOLVED_REFERENCE,
                place,
                all_of(path, none_of(is_there(target, library))),
                sentence=sentence,
                heading=_heading(target, library),
                target=target,
            )
        case _:
            pass


def _of_where(part: PrintedText, library: Library) -> Iterator[Obligation]:
    """Where a text names the Section that sets a point, some sentence sets it."""
    if WHERE not in part.source:
        return
    source = part.source.splitlines()
    for one in part.placed():
        point = one.node.point if isinstance(one.node, Reference) else ""
        if point:
            ways = (way for way, _ in ways_set(point, library.index.settings))
            yield owed(
                "blanks",
                UNSET_POINT,
                Place(part.place.kind, part.place.key, part.place.part, one.line),
                all_of(one.path, none_of(*ways)),
                sentence=_sentence(source, one.line),
                short=point_name(point, library),
            )


def _sentence(source: list[str], line: int) -> str:
    return source[line - 1].strip() if 0 < line <= len(source) else ""


def is_there(target: str, library: Library) -> Expression:
    """When a clause or a schedule is in the agreement."""
    schedule = library.schedule(target)
    if schedule is not None and library.clause(target) is None:
        return condition_of(schedule.when)
    return Included(target)


def _heading(target: str, library: Library) -> str:
    found = library.clause(target) or library.schedule(target)
    return target if found is None else found.heading


def _of_blocks(part: PrintedText) -> Iterator[Obligation]:
    """What conditions may leave empty: a list, a table, a whole text."""
    blocks: tuple[Block, ...] = tuple(part.nodes)  # type: ignore[arg-type]  # parts of clauses hold blocks
    for line, fault, stands in (*lists(blocks, part.printed, NEVER), *tables(part)):
        place = Place(part.place.kind, part.place.key, part.place.part, line)
        yield owed("empty parts", fault, place, stands)
    yield owed("empty parts", EMPTY_TEXT, part.place, all_of(part.printed, without_blocks(blocks)))


def _of_inserts(library: Library) -> Iterator[Obligation]:
    lists = (("sites", NO_SITES), ("table", NO_ROWS))
    for part, one, insert, fault in (
        (*found, fault) for kind, fault in lists for found in printing.inserts(library, kind)
    ):
        yield owed(
            "blanks",
            fault,
            Place(part.place.kind, part.place.key, part.place.part, one.line),
            # A table that a document replaces prints the document.
            all_of(
                one.path,
                none_of(Compare(">", CountOf(insert.key), ZERO), AttachedFor(insert.key)),
            ),
        )
    known = known_capitals(library)
    for part, one, _ in printing.inserts(library, "responsibilities"):
        rows = tuple(condition_of(row.when) for row in library.responsibilities)
        yield owed(
            "empty parts",
            EMPTY_MATRIX,
            Place(part.place.kind, part.place.key, part.place.part, one.line),
            all_of(one.path, none_of(*rows)),
        )
        for row in library.responsibilities:
            for words in (row.activity, row.note):
                for phrase in () if known is None else unknown_capitals(words, known):
                    path = all_of(one.path, condition_of(row.when))
                    yield unknown_phrase(phrase, part.place, path, words)
            named = Contains(row.party.expression, Listed(PARTIES), negated=False)
            yield owed(
                "blanks",
                NOBODY_RESPONSIBLE,
                Place("responsibility", row.key, "party"),
                all_of(one.path, condition_of(row.when), none_of(named)),
                activity=row.activity,
            )


def _of_needed_parts(library: Library) -> Iterator[Obligation]:
    """Each part that the document makes itself is printed once."""
    every = needed_parts(library)
    kinds = dict.fromkeys(needed.kind for needed in every)
    made = {kind: printing.inserts(library, kind) for kind in kinds}
    for needed in every:
        paths = tuple(one.path for _, one, insert in made[needed.kind] if insert.key == needed.key)
        said = {"part": needed.words, "code": needed.code}
        none = all_of(needed.when, none_of(*paths))
        yield owed("parts printed once", UNPRINTED_PART, Place("document"), none, **said)
        yield owed("parts printed once", DOUBLED_PART, Place("document"), _two_of(paths), **said)


def _two_of(paths: tuple[Expression, ...]) -> Expression:
    return any_of(
        *(all_of(one, any_of(*paths[number + 1 :])) for number, one in enumerate(paths[:-1]))
    )


def _of_definitions(library: Library, used: Mapping[str, Expression]) -> Iterator[Obligation]:
    lists = tuple(one.path for _, one, _ in printing.inserts(library, "definitions"))
    in_place = printing.defined_in_place(library)
    for term, when in used.items():
        own = in_place.get(term, ())
        place = Place("term", term)
        stands = all_of(when, none_of(*lists, *own))
        yield owed("terms", UNPRINTED_DEFINITION, place, stands, term=term)
        if len(own) > 1:
            yield owed("terms", DEFINED_TWICE, place, _two_of(own), term=term)
    yield owed("terms", DOUBLED_DEFINITIONS, Place("document"), _two_of(lists))
