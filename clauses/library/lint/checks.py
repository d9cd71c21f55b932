"""The checks of a draft, in reading order: keys, names and kinds, looking back, references, terms."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from clauses.library.answers import figures
from clauses.library.deal.questions_read import everything_read, questions_read
from clauses.library.faults.fault import Fault
from clauses.library.faults.of_agreements import UNDEFINED_PHRASE, WITHOUT_POSITIONS
from clauses.library.faults.of_libraries import (
    CIRCLE,
    CROSSED_LIMITS,
    DEFINED_NOWHERE,
    LOOKS_AHEAD,
    NEEDLESS_OPTIONS,
    NO_DATE_BESIDE,
    NO_DEFAULT,
    NO_LIST_OF_SITES,
    NO_OPTIONS,
    NO_SUCH_COMPANION,
    NO_SUCH_POINT,
    NO_SUCH_QUESTION,
    NO_TABLE_QUESTION,
    NOTHING_TO_LIMIT,
    SELECTION_ASKED,
    TOO_DEEP,
    UNKNOWN_SOURCE,
    UNKNOWN_STUDY,
    UNKNOWN_TARGET,
)
from clauses.library.findings import Finding, Place
from clauses.library.kinds import TRUTH, ValueName, ValueType, kind_of
from clauses.library.language.asked_of import clauses_asked, keys_read, points_read
from clauses.library.language.expressions import Expression, NumberLiteral
from clauses.library.language.known_names import CREATED_ON, SIGNING_PARTIES
from clauses.library.language.text import Blank, Conditional, Insert, Reference, Words
from clauses.library.lint.bare_figures import bare_figures
from clauses.library.lint.burdens import burdens
from clauses.library.lint.doubled_keys import doubled_keys
from clauses.library.lint.fillable import tables
from clauses.library.lint.finished_sentences import finished_sentences
from clauses.library.lint.finished_words import finished_words
from clauses.library.lint.growth import growing_arithmetic
from clauses.library.lint.impossible_counts import impossible_counts
from clauses.library.lint.market_figures import evidence
from clauses.library.lint.numbers_by_hand import numbers_by_hand
from clauses.library.lint.one_sided import one_sided
from clauses.library.lint.options import idle_options
from clauses.library.lint.problems import problems_in
from clauses.library.lint.settled_points import settled_points
from clauses.library.lint.slips_of_the_pen import slips_of_the_pen
from clauses.library.lint.tables_asked import replaced_tables
from clauses.library.lint.told_answers import told_answers
from clauses.library.lint.told_otherwise import told_otherwise
from clauses.library.lint.topics import untold_points
from clauses.library.lint.unused import unused
from clauses.library.schema import KIND_OF
from clauses.library.values import Formula, Library
from clauses.library.words.places import OPERATIVE, formulas, keys_named, question_formulas, texts

MAXIMUM_FLOORS = 20
# By the noun of what is named by its key and not there.
FAULT_OF_UNKNOWN: Mapping[str, Fault] = {
    "question": NO_SUCH_QUESTION,
    "clause": NO_SUCH_COMPANION,
    "source": UNKNOWN_SOURCE,
    "study": UNKNOWN_STUDY,
    "point": NO_SUCH_POINT,
}


def lint(library: Library) -> tuple[Finding, ...]:
    """What is wrong with a library, found without trying answers."""
    first = (doubled_keys, circles, towers)
    found = tuple(finding for check in first for finding in check(library))
    if any(finding.code in (CIRCLE.code, TOO_DEEP.code) for finding in found):
        return found  # the checks below derive facts
    checks = (
        names_and_kinds,
        selection_asked_too_early,
        looking_ahead,
        targets,
        unknown_keys,
        choices,
        tables,
        replaced_tables,
        limits,
        idle_options,
        growing_arithmetic,
        bare_figures,
        settled_points,
        untold_points,
        told_answers,
        numbers_by_hand,
        evidence,
        undefined_parties,
        finished_words,
        finished_sentences,
        slips_of_the_pen,
        burdens,
        one_sided,
        impossible_counts,
        told_otherwise,
        unused,
    )
    return found + tuple(finding for check in checks for finding in check(library))


def names_and_kinds(library: Library) -> Iterator[Finding]:
    """Unknown questions, options, sets, clauses; values that do not compare; conditions that are none."""
    for placed in formulas(library):
        yield from _problems(placed.formula.expression, library, placed.place, placed.wanted)
    for text in texts(library):
        for place, node in text.placed_nodes():
            match node:
                case Blank(expression):
                    yield from _problems(expression, library, place, None)
                case Conditional(branches):
                    for branch in branches:
                        yield from _problems(branch.condition, library, place, TRUTH)
                case Insert("sites", key) if not _is_of(key, "sites", library):
                    yield NO_LIST_OF_SITES.at(place, key=key)
                case Insert("table", key) if not _is_of(key, "rows", library):
                    yield NO_TABLE_QUESTION.at(place, key=key)
                case _:
                    pass


def _problems(
    expression: Expression, library: Library, place: Place, wanted: ValueType | None
) -> Iterator[Finding]:
    for problem in problems_in(expression, library, wanted=wanted):
        yield problem.at(place)


def _is_of(key: str, value: ValueName, library: Library) -> bool:
    question = library.question(key)
    return question is not None and kind_of(question).value == value


def selection_asked_too_early(library: Library) -> Iterator[Finding]:
    """included(), position(), has_feature() and point() where the selection is not made yet."""
    for placed in formulas(library):
        asked = placed.formula.expression
        if not placed.may_ask_selection and (clauses_asked(asked) or points_read(asked)):
            yield SELECTION_ASKED.at(placed.place)


def looking_ahead(library: Library) -> Iterator[Finding]:
    """A question that depends on itself or a later question."""
    earlier: set[str] = {CREATED_ON, *library.index.sets}
    for question in library.questions:
        for placed in question_formulas(question):
            for key in questions_read(placed.formula.expression, library):
                if key not in earlier and library.question(key) is not None:
                    yield LOOKS_AHEAD.at(placed.place, key=key)
        earlier.add(question.key)


def circles(library: Library) -> Iterator[Finding]:
    """A fact that depends on itself."""
    placed = _floors(library)
    for fact in library.facts:
        if fact.key not in placed and fact.key in everything_read(fact.value.expression, library):
            yield CIRCLE.at(Place("fact", fact.key, "value"))


def towers(library: Library) -> Iterator[Finding]:
    """A fact upon so many other facts that deriving it could exhaust the stack."""
    for key, floor in _floors(library).items():
        if floor > MAXIMUM_FLOORS:
            yield TOO_DEEP.at(Place("fact", key, "value"), most=MAXIMUM_FLOORS)


def _floors(library: Library) -> dict[str, int]:
    """How high each fact stands upon other facts; those in a circle, or upon one, stand nowhere."""
    facts = library.index.facts
    read = {
        key: set(keys_read(fact.value.expression)) & facts.keys() for key, fact in facts.items()
    }
    floors: dict[str, int] = {}
    floor = 1
    while ready := [
        key for key, below in read.items() if key not in floors and below <= floors.keys()
    ]:
        floors |= dict.fromkeys(ready, floor)
        floor += 1
    return floors


def targets(library: Library) -> Iterator[Finding]:
    """References that point at nothing, and places that define no term."""
    terms = {one.term for one in library.terms}
    for text in texts(library):
        for place, node in text.placed_nodes():
            match node:
                case Reference(point=point) if point:
                    if point not in library.index.points:
                        yield NO_SUCH_POINT.at(place, key=point)
                case Reference(key) if not (library.clause(key) or library.schedule(key)):
                    yield UNKNOWN_TARGET.at(place, key=key)
                case Words(term, is_defined=True) if (
                    term not in terms or place.kind not in OPERATIVE
                ):
                    yield DEFINED_NOWHERE.at(place, term=term)
                case _:
                    pass


def undefined_parties(library: Library) -> Iterator[Finding]:
    """A word for one of the Parties that is no term; cover, signatures and matrix print both."""
    forms = {form for term in library.terms for form in term.forms}
    for key in SIGNING_PARTIES if library.names else ():
        question = library.question(key)
        if question is not None and question.short not in forms:
            yield UNDEFINED_PHRASE.at(Place("question", key, "short"), phrase=question.short)


def unknown_keys(library: Library) -> Iterator[Finding]:
    """Companions, questions to change, sources and studies that are named and not there."""
    known = {
        noun: {getattr(thing, KIND_OF[noun].key) for thing in KIND_OF[noun].things(library)}
        for noun in FAULT_OF_UNKNOWN
    }
    for named in keys_named(library):
        noun = named.key_of.noun
        if named.key not in known[noun]:
            yield FAULT_OF_UNKNOWN[noun].at(replace(named.place, part=named.field), key=named.key)


def choices(library: Library) -> Iterator[Finding]:
    """Questions that offer nothing to choose, options where none belong, clauses without a position."""
    for question in library.questions:
        place = Place("question", question.key, "options")
        kind = kind_of(question)
        if kind.words == "options" and not question.options:
            yield NO_OPTIONS.at(place)
        if kind.words != "options" and question.options:
            yield NEEDLESS_OPTIONS.at(place, kind=kind.name)
        if (
            not question.asked
            and question.default is None
            and not question.defaults
            and question.required
        ):
            yield NO_DEFAULT.at(Place("question", question.key))
    for clause in library.clauses:
        if not clause.positions:
            yield WITHOUT_POSITIONS.at(Place("clause", clause.key))


def limits(library: Library) -> Iterator[Finding]:
    """Limits that nobody would ever feel, because the kind of their question measures nothing; limits that cross."""
    for question in library.questions:
        kind = kind_of(question)
        for field in ("minimum", "maximum", "also"):
            place = Place("question", question.key, field)
            if not getattr(question, field):
                continue
            if kind.measured == "nothing":
                yield NOTHING_TO_LIMIT.at(place, kind=kind.name)
            elif field == "also" and kind.value == "date":
                yield NO_DATE_BESIDE.at(place)
        low, high = _number(question.minimum), _number(question.maximum)
        if low is not None and high is not None and low > high:
            place = Place("question", question.key, "maximum")
            yield CROSSED_LIMITS.at(place, minimum=figures(low), maximum=figures(high))


def _number(limit: Formula | None) -> Fraction | None:
    """The number that a limit always is; limits that depend on answers are left to the proof."""
    match limit:
        case Formula(expression=NumberLiteral(number)):
            return number
        case _:
            return None
