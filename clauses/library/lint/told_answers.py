"""Answers that cannot be told as a sentence: "What we assumed" would print a name and a value in its place."""

from collections.abc import Iterator
from fractions import Fraction

from clauses.library.faults.of_words import UNSAID_ANSWER
from clauses.library.findings import Finding, Place
from clauses.library.kinds import kind_of
from clauses.library.language.expressions import NumberLiteral
from clauses.library.values import Library, Question

SLOT = "{}"


def told_answers(library: Library) -> Iterator[Finding]:
    """Each question that may be assumed and lacks a sentence; nothing of a library that tells no answer so."""
    if not any(map(_is_told, library.questions)):
        return
    for question in library.questions:
        if _may_be_assumed(question):
            place = Place("question", question.key)
            yield from (UNSAID_ANSWER.at(place, lack=lack) for lack in _lacks(question))


def _is_told(question: Question) -> bool:
    return bool(question.said or any(option.said for option in question.options))


def _may_be_assumed(question: Question) -> bool:
    """A table is told by its rows; what is always essential, the walk asks."""
    is_always_asked = question.essential and question.essential_when is None
    return not is_always_asked and kind_of(question).value not in ("rows", "party", "sites")


def _may_be_zero(question: Question) -> bool:
    least = question.minimum
    return 0 in question.also or (
        least is not None and least.expression == NumberLiteral(Fraction(0))
    )


def _lacks(question: Question) -> Iterator[str]:
    is_truth = kind_of(question).value == "truth"
    unsaid = [option.label for option in question.options if not option.said]
    if not question.said and (unsaid or not question.options):
        what = f"the option “{unsaid[0]}”" if unsaid else "its answer"
        yield f"No sentence tells {what}."
    if question.said and not is_truth and SLOT not in question.said:
        yield f"Its sentence has no {SLOT} for the value."
    if not question.said_without and (is_truth or not question.required or _may_be_zero(question)):
        yield "No sentence tells that the answer is no, zero or none, or that there is no answer."
    sentences = (question.said, question.said_without, *(one.said for one in question.options))
    yield from (f"“{one}” ends without a full stop." for one in sentences if one and one[-1] != ".")
