"""Where a question shows in a document: a question comes in; the anchor of the part that it decides goes out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from agreements.assembly.document import (
    Block,
    DefinitionList,
    Document,
    Filled,
    Line,
    OpenBlank,
    TermUse,
)
from agreements.assembly.memo import Memo
from agreements.assembly.pipeline import Assembled
from agreements.assembly.trees import lines_in
from clauses.library.answers import PICK_PREFIX
from clauses.library.deal.questions_read import questions_read
from clauses.library.values import Library, Question

# Where a part stands that is in no section: no key of a section looks like these.
SCHEDULES, DEFINITIONS = "(schedules)", "(definitions)"
NO_QUESTIONS: frozenset[str] = frozenset()


def place_of(key: str, assembled: Assembled) -> str:
    """The part that a question decides; empty where no part of the document has to do with it.

    A question that no text reads decides what the questions do that read it; else it leads to its own section.
    """
    for anchor in parts_reading(key, assembled):
        return anchor
    library = assembled.interview.library
    behind = assembled.memo.once(questions_decided, library).get(key, NO_QUESTIONS)
    for asked in assembled.interview.asked:
        if asked.question.key in behind:
            for anchor in parts_reading(asked.question.key, assembled):
                return anchor
    question = library.question(key)
    for printed in assembled.document.sections:
        if question is not None and printed.key == question.section:
            return printed.clauses[0].anchor
    return ""


def place_among(key: str, assembled: Assembled, anchors: Collection[str]) -> str:
    """Of some parts, the one that a question decides; else the first of them, none for their number."""
    found = (anchor for anchor in parts_reading(key, assembled) if anchor in anchors)
    return next(found, next(iter(anchors), ""))


def parts_reading(key: str, assembled: Assembled) -> Iterator[str]:
    """The parts that read a question: clauses of its section, other clauses, schedules, at last the definitions."""
    question = assembled.interview.library.question(key)
    section = "" if question is None else question.section
    if key.startswith(PICK_PREFIX):
        clauses = assembled.document.clauses()
        yield from (one.anchor for one in clauses if key == PICK_PREFIX + one.key)
    places = assembled.memo.once(_readers, assembled.document, assembled.memo).get(key, ())
    yield from (one.anchor for one in places if one.section == section)
    others = (one for one in places if one.section != section)
    # The definitions read nearly every answer; they are the place only where there is no other.
    yield from (one.anchor for one in sorted(others, key=lambda one: one.section == DEFINITIONS))


@dataclass(frozen=True, slots=True)
class _ReadingPart:
    """A part that reads a question, and the section that it stands in."""

    section: str
    anchor: str


def _readers(document: Document, memo: Memo) -> Mapping[str, Sequence[_ReadingPart]]:
    """By question, the parts that read it, in their order."""
    found: dict[str, list[_ReadingPart]] = {}
    for printed in document.sections:
        for clause in printed.clauses:
            questions = memo.once(questions_printed, clause.blocks)
            lists = [block for block in clause.blocks if isinstance(block, DefinitionList)]
            for one in (one for block in lists for one in block.definitions):
                for key in memo.once(_questions_in, one.line):
                    found.setdefault(key, []).append(_ReadingPart(DEFINITIONS, one.anchor))
            reader = _ReadingPart(DEFINITIONS if lists else printed.key, clause.anchor)
            for key in {*clause.questions, *questions}:
                found.setdefault(key, []).append(reader)
    for schedule in document.schedules:
        reader = _ReadingPart(SCHEDULES, schedule.anchor)
        for key in {*schedule.questions, *memo.once(questions_printed, schedule.blocks)}:
            found.setdefault(key, []).append(reader)
    return found


def questions_printed(blocks: tuple[Block, ...]) -> frozenset[str]:
    """The questions whose answers some blocks print, or have a blank for."""
    found: set[str] = set()
    for block in blocks:
        for line in lines_in(block):
            found.update(_questions_in(line))
    return frozenset(found)


def _questions_in(line: Line) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for inline in line:
        match inline:
            case Filled(_, questions) | OpenBlank(_, questions) | TermUse(_, _, questions):
                found += questions
            case _:
                pass
    return found


def questions_decided(library: Library) -> Mapping[str, frozenset[str]]:
    """By question, those whose asking, default or limits it decides."""
    found: dict[str, set[str]] = {}
    for question in library.questions:
        for key in questions_before(question, library):
            found.setdefault(key, set()).add(question.key)
    return {key: frozenset(questions) for key, questions in found.items()}


def questions_before(question: Question, library: Library) -> frozenset[str]:
    """The questions that decide whether a question is asked, what is its default and what are its limits."""
    formulas = [question.when, question.default, question.minimum, question.maximum]
    formulas += [one for default in question.defaults for one in (default.when, default.value)]
    return frozenset(
        key
        for formula in formulas
        if formula is not None
        for key in questions_read(formula.expression, library)
    )
