"""The checks of a draft, in reading order: keys, names and kinds, looking back, references, terms."""

from collections import Counter
from collections.abc import Iterator

from clauses.library.deal.interview import CREATED_ON
from clauses.library.deal.questions_read import everything_read, questions_read
from clauses.library.findings import Finding, Level, Place
from clauses.library.kinds import TRUTH, ValueType, kind_of
from clauses.library.language.expressions import Expression, clauses_asked, keys_read
from clauses.library.language.text import Blank, Conditional, Insert, Reference
from clauses.library.lint.growth import growing_arithmetic
from clauses.library.lint.market_figures import evidence
from clauses.library.lint.options import options_without_position
from clauses.library.lint.problems import problems_in
from clauses.library.lint.unused import unused
from clauses.library.values import Library
from clauses.library.words.places import PlacedFormula, formulas, question_formulas, texts

MAXIMUM_FLOORS = 20


def lint(library: Library) -> tuple[Finding, ...]:
    """What is wrong with a library, found without trying answers."""
    first = (doubled_keys, circles, towers)
    found = tuple(finding for check in first for finding in check(library))
    if any(finding.code in ("circle", "too-deep") for finding in found):
        return found  # the checks below derive facts
    checks = (
        names_and_kinds,
        selection_asked_too_early,
        looking_ahead,
        targets,
        choices,
        options_without_position,
        growing_arithmetic,
        evidence,
        unused,
    )
    return found + tuple(finding for check in checks for finding in check(library))


def _error(code: str, message: str, place: Place, hint: str = "") -> Finding:
    return Finding(Level.ERROR, code, message, place, hint)


def doubled_keys(library: Library) -> Iterator[Finding]:
    """Two things of one kind under one key; questions, facts and sets share one name space."""
    names = [question.key for question in library.questions]
    names += [fact.key for fact in library.facts] + [named.key for named in library.sets]
    spaces: tuple[tuple[str, list[str]], ...] = (
        ("question", [*names, CREATED_ON]),
        ("section", [section.key for section in library.sections]),
        (
            "clause",
            [clause.key for clause in library.clauses]
            + [schedule.key for schedule in library.schedules],
        ),
        ("rule", [rule.key for rule in library.rules]),
        ("responsibility", [row.key for row in library.responsibilities]),
        ("source", [source.key for source in library.sources]),
        ("table", [table.key for table in library.tables]),
        ("study", [study.key for study in library.studies]),
        ("market practice", [practice.question for practice in library.market]),
        ("term", [form for term in library.terms for form in term.forms]),
    )
    for kind, keys in spaces:
        for key, times in Counter(keys).items():
            if times > 1:
                yield _error(
                    "doubled-key", f'"{key}" stands {times} times.', Place(kind, key), "Rename one."
                )
    for clause in library.clauses:
        yield from _doubled_inside(
            "clause", clause.key, [position.key for position in clause.positions]
        )
    for question in library.questions:
        yield from _doubled_inside(
            "question", question.key, [choice.key for choice in question.options]
        )


def _doubled_inside(kind: str, key: str, inner: list[str]) -> Iterator[Finding]:
    for part, times in Counter(inner).items():
        if times > 1:
            yield _error(
                "doubled-key", f'"{part}" stands {times} times.', Place(kind, key), "Rename one."
            )


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
                case Insert("sites", key):
                    yield from _site_list(key, library, place)
                case _:
                    pass


def _problems(
    expression: Expression, library: Library, place: Place, wanted: ValueType | None
) -> Iterator[Finding]:
    for problem in problems_in(expression, library, wanted=wanted):
        yield _error(problem.code, problem.message, place, problem.hint)


def _site_list(key: str, library: Library, place: Place) -> Iterator[Finding]:
    question = library.question(key)
    if question is None or kind_of(question).value != "sites":
        yield _error("unknown-name", f'"{key}" is not a question for a list of sites.', place)


def selection_asked_too_early(library: Library) -> Iterator[Finding]:
    """included(), position() and has_feature() where the selection is not made yet."""
    for placed in formulas(library):
        if not placed.may_ask_selection and clauses_asked(placed.formula.expression):
            yield _error(
                "selection-asked",
                "This condition is needed to select the clauses, so it cannot ask which are selected.",
                placed.place,
                "Ask the question that decides instead.",
            )


def looking_ahead(library: Library) -> Iterator[Finding]:
    """A question that depends on itself or a later question."""
    earlier: set[str] = {CREATED_ON, *library.index.sets}
    for question in library.questions:
        for placed in question_formulas(question):
            for key in questions_read(placed.formula.expression, library):
                if key not in earlier and library.question(key) is not None:
                    yield _looks_ahead(key, placed)
        earlier.add(question.key)


def _looks_ahead(key: str, placed: PlacedFormula) -> Finding:
    message = f'This reads "{key}", which is not asked before it.'
    return _error(
        "looks-ahead", message, placed.place, f'Ask "{key}" earlier, or read another answer.'
    )


def circles(library: Library) -> Iterator[Finding]:
    """A fact that depends on itself."""
    placed = _floors(library)
    for fact in library.facts:
        if fact.key not in placed and fact.key in everything_read(fact.value.expression, library):
            yield _error("circle", "This fact depends on itself.", Place("fact", fact.key, "value"))


def towers(library: Library) -> Iterator[Finding]:
    """A fact upon so many other facts that deriving it could exhaust the stack."""
    for key, floor in _floors(library).items():
        if floor > MAXIMUM_FLOORS:
            yield _error(
                "too-deep",
                f"This fact stands upon {MAXIMUM_FLOORS} other facts or more, one upon the other.",
                Place("fact", key, "value"),
                "Derive it from the answers with fewer steps.",
            )


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
    """References, companions and questions that point at nothing."""
    for text in texts(library):
        for place, node in text.placed_nodes():
            match node:
                case Reference(key) if not (library.clause(key) or library.schedule(key)):
                    yield _error(
                        "unknown-target", f'There is no clause or schedule "{key}".', place
                    )
                case _:
                    pass
    for clause in library.clauses:
        for companion in clause.companions:
            if library.clause(companion.clause) is None:
                place = Place("clause", clause.key, "companions")
                yield _error("unknown-target", f'There is no clause "{companion.clause}".', place)
    for rule in library.rules:
        if rule.change and library.question(rule.change) is None:
            yield _error(
                "unknown-name",
                f'There is no question "{rule.change}".',
                Place("rule", rule.key, "change"),
            )


def choices(library: Library) -> Iterator[Finding]:
    """Questions that offer nothing to choose, options where none belong, clauses without a position."""
    for question in library.questions:
        place = Place("question", question.key, "options")
        kind = kind_of(question)
        if kind.words == "options" and not question.options:
            yield _error(
                "no-options", "There is nothing to choose from.", place, "Add the options."
            )
        if kind.words != "options" and question.options:
            yield _error("no-options", f'A question of kind "{kind.name}" has no options.', place)
        if (
            not question.asked
            and question.default is None
            and not question.defaults
            and question.required
        ):
            yield _error(
                "no-default",
                "A fine-tune value is not asked, so it needs a default.",
                Place("question", question.key),
            )
    for clause in library.clauses:
        if not clause.positions:
            yield _error(
                "no-position",
                "The clause has no position.",
                Place("clause", clause.key),
                "Write one.",
            )
