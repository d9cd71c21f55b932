"""A survey of the shipped library: many answer sets, each assembled and checked, and what occurred in them."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from agreements.assembly.coherence import check
from agreements.assembly.definitions import used
from agreements.assembly.document import (
    CrossReference,
    DefinitionList,
    Document,
    OpenBlank,
    UnresolvedReference,
)
from agreements.assembly.pipeline import assemble
from agreements.assembly.plaintext import plain_text
from agreements.assembly.trees import blocks_in, defined_in, headings_in, lines_in
from clauses.library.answers import Value, to_json
from clauses.library.findings import Level
from tests.content.answer_sets import Generator, Goal
from tests.content.key_terms import figures_apart
from tests.content.second_reader import misread
from tests.content.shipped import CREATED_ON, LIBRARY
from tests.placed_lines import placed_lines

# What is capitalised though it is no term: the names of the library, and those of languages.
NAMES = (*LIBRARY.names, *LIBRARY.index.tables["country_language"].values())


@dataclass(frozen=True, slots=True)
class Survey:
    """What occurred in how many agreements, and every fault with the answers that show it."""

    agreements: int
    occurred: Counter[Goal]
    known: tuple[Goal, ...]
    positions: Counter[Goal]
    schedules: Counter[str]
    terms: Counter[str]
    warnings: Counter[str]
    faults: dict[str, dict[str, object]] = field(default_factory=dict)


def survey(agreements: int, *, seed: int) -> Survey:
    """So many agreements that no error rule refuses; seeded, so that a fault comes back."""
    generator = Generator(LIBRARY, random.Random(seed))
    positions: Counter[Goal] = Counter()
    schedules: Counter[str] = Counter()
    terms: Counter[str] = Counter()
    warnings: Counter[str] = Counter()
    faults: dict[str, dict[str, object]] = {}
    for answers, selection in generator.answer_sets(agreements):
        positions.update((one.clause.key, one.position.key) for one in selection.selected)
        assembled = assemble(LIBRARY, answers, created_on=CREATED_ON)
        schedules.update(schedule.key for schedule in assembled.document.schedules)
        terms.update(_defined(assembled.document))
        found = check(assembled)
        warnings.update(one.place.key for one in found if one.code == "rule")
        told = [str(one) for one in found if one.level is Level.ERROR or one.code != "rule"]
        apart = figures_apart(assembled.document)
        text = plain_text(assembled.document)
        stumbled = misread(text, typed=tuple(typed_words(answers)), names=NAMES)
        for fault in (*told, *_holes(assembled.document), *apart, *stumbled):
            faults.setdefault(fault, {key: to_json(value) for key, value in answers.items()})
    return Survey(
        agreements,
        generator.occurred,
        tuple(generator.known),
        positions,
        schedules,
        terms,
        warnings,
        faults,
    )


def together(parts: Iterable[Survey]) -> Survey:
    """Several surveys as one."""
    done = tuple(parts)
    return Survey(
        sum(one.agreements for one in done),
        sum((one.occurred for one in done), Counter()),
        tuple(dict.fromkeys(goal for one in done for goal in one.known)),
        sum((one.positions for one in done), Counter()),
        sum((one.schedules for one in done), Counter()),
        sum((one.terms for one in done), Counter()),
        sum((one.warnings for one in done), Counter()),
        {fault: answers for one in done for fault, answers in one.faults.items()},
    )


# Options, and what a cell may say, are offered and not typed.
CHOICES = frozenset(
    word
    for question in LIBRARY.questions
    for words in (
        [option.key for option in question.options],
        *(column.choices for column in question.columns),
    )
    for word in words
)


def typed_words(answers: Mapping[str, Value]) -> Iterator[str]:
    """Every word of answers, as they are stored: what a reader of the library's words passes over."""
    waiting: list[object] = [to_json(value) for value in answers.values()]
    while waiting:
        match waiting.pop():
            case str() as words if words not in CHOICES:
                yield words
            case dict() as held:
                waiting += held.values()
            case list() as held:
                waiting += held
            case _:
                pass


def _defined(document: Document) -> list[str]:
    lists = [block for block in blocks_in(document) if isinstance(block, DefinitionList)]
    listed = [definition.term for block in lists for definition in block.definitions]
    lines = (line for block in blocks_in(document) for line in lines_in(block))
    return [*listed, *(term for line in lines for term in defined_in(line))]


def _holes(document: Document) -> Iterator[str]:
    """What `check` should report, found a second time and more simply."""
    anchors = {clause.anchor for clause in document.clauses()}
    anchors |= {schedule.anchor for schedule in document.schedules}
    defined = _defined(document)
    printed: set[str] = set()
    for place, line in placed_lines(document):
        printed.update(used(line))
        for inline in line:
            match inline:
                case OpenBlank(short):
                    yield f"{place}: open blank [{short}]"
                case UnresolvedReference(target):
                    yield f"{place}: reference to {target}"
                case CrossReference(target, anchor) if anchor not in anchors:
                    yield f"{place}: link to {target} leads nowhere"
    yield from (f"{term} is defined twice" for term, count in Counter(defined).items() if count > 1)
    yield from (f"{term} is not defined" for term in printed - set(defined))
    headings = " | ".join(heading for _, heading in headings_in(document))
    unused = {term for term in set(defined) - printed if term not in headings}
    yield from (f"{term} is never used" for term in unused)
    yield from _unused_by_the_text(document, defined)


def _unused_by_the_text(document: Document, defined: list[str]) -> Iterator[str]:
    """A definition that only itself uses is not used."""
    uses: dict[str, set[str]] = {}
    for block in blocks_in(document):
        if isinstance(block, DefinitionList):
            for one in block.definitions:
                for term in used(one.line):
                    uses.setdefault(term, set()).add(one.term)
        else:
            for line in lines_in(block):
                for term in used(line):
                    uses.setdefault(term, set()).add("")
    yield from (f"{term} is used by itself only" for term in defined if uses.get(term) == {term})


def distribution(result: Survey) -> str:
    """How often each answer, position, schedule, term and warning occurred, rarest first, one a line."""
    parts = (
        ("answers", {f"{question}: {name}": n for (question, name), n in result.occurred.items()}),
        ("positions", {f"{clause}: {key}": n for (clause, key), n in result.positions.items()}),
        ("schedules", result.schedules),
        ("terms", result.terms),
        ("warnings and hints", result.warnings),
    )
    lines = [f"{result.agreements} agreements, {len(result.faults)} faults"]
    for title, counted in parts:
        lines.append(f"{title}: {len(counted)}, rarest {min(counted.values(), default=0)} times")
        ordered = sorted(counted.items(), key=lambda item: (item[1], item[0]))
        lines += [f"  {count:5}  {name}" for name, count in ordered]
    return "\n".join(lines)
