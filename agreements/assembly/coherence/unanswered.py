"""Questions that block: an answer that does not fit, a required answer that is missing."""

from collections.abc import Iterator

from agreements.assembly.pipeline import Assembled
from clauses.library.faults.of_agreements import ANSWER_DOES_NOT_FIT, UNANSWERED_QUESTION
from clauses.library.findings import Finding, Place


def misfits(assembled: Assembled) -> Iterator[Finding]:
    """An answer of the wrong kind, not among the options, or out of range under the other answers."""
    for asked in assembled.interview.asked:
        if asked.origin == "misfit":
            key, short = asked.question.key, asked.question.short
            yield ANSWER_DOES_NOT_FIT.at(
                Place("question", key), question=key, short=short, problem=asked.problem
            )


def unanswered(assembled: Assembled) -> Iterator[Finding]:
    """A required question that is asked now and has neither an answer nor a default."""
    for asked in assembled.interview.asked:
        if asked.origin == "missing" and asked.question.required:
            key, short = asked.question.key, asked.question.short
            yield UNANSWERED_QUESTION.at(Place("question", key), question=key, short=short)
