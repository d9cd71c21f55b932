"""Where a question shows in a document: a question comes in; the anchor of the part that it decides goes out."""

from collections.abc import Collection, Iterator

from agreements.assembly.document import Block, DefinitionList, Filled, OpenBlank, TermUse
from agreements.assembly.pipeline import Assembled
from agreements.assembly.trees import lines_in
from clauses.library.answers import PICK_PREFIX
from clauses.library.deal.questions_read import questions_read
from clauses.library.values import Library, Question


def place_of(key: str, assembled: Assembled) -> str:
    """The part that a question decides; empty where no part of the document has to do with it.

    A question that no text reads decides what the questions do that read it; else it leads to its own section.
    """
    for anchor in parts_reading(key, assembled):
        return anchor
    library = assembled.interview.library
    for asked in assembled.interview.asked:
        if key in assembled.memo.once(questions_before, asked.question, library):
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
    document, memo = assembled.document, assembled.memo
    question = assembled.interview.library.question(key)
    elsewhere, definitions = [], []
    for printed in document.sections:
        for clause in printed.clauses:
            if key == PICK_PREFIX + clause.key:
                yield clause.anchor
            if key not in clause.questions and key not in memo.once(
                questions_printed, clause.blocks
            ):
                continue
            # The definitions read nearly every answer; they are the place only where there is no other.
            if any(isinstance(block, DefinitionList) for block in clause.blocks):
                definitions.append(clause.anchor)
            elif question is not None and printed.key == question.section:
                yield clause.anchor
            else:
                elsewhere.append(clause.anchor)
    yield from elsewhere
    for schedule in document.schedules:
        if key in schedule.questions or key in memo.once(questions_printed, schedule.blocks):
            yield schedule.anchor
    yield from definitions


def questions_printed(blocks: tuple[Block, ...]) -> frozenset[str]:
    """The questions whose answers some blocks print, or have a blank for."""
    return frozenset(
        key
        for block in blocks
        for line in lines_in(block)
        for inline in line
        if isinstance(inline, Filled | OpenBlank | TermUse)
        for key in inline.questions
    )


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
