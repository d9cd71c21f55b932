"""Questions that block: an answer that does not fit, a required answer that is missing."""

from collections.abc import Iterator

from agreements.assembly.pipeline import Assembled
from clauses.library.findings import Finding, Level, Place


def misfits(assembled: Assembled) -> Iterator[Finding]:
    """An answer of the wrong kind, not among the options, or out of range under the other answers."""
    for asked in assembled.interview.asked:
        if asked.origin == "misfit":
            key, short = asked.question.key, asked.question.short
            yield Finding(
                Level.ERROR,
                "answer-does-not-fit",
                f"The answer to “{short}” does not fit.",
                Place("question", key),
                asked.problem,
                key,
            )


def unanswered(assembled: Assembled) -> Iterator[Finding]:
    """A required question that is asked now and has neither an answer nor a default."""
    for asked in assembled.interview.asked:
        if asked.origin == "missing" and asked.question.required:
            key, short = asked.question.key, asked.question.short
            message = f"“{short}” is not answered yet."
            yield Finding(
                Level.ERROR,
                "unanswered-question",
                message,
                Place("question", key),
                "Answer it.",
                key,
            )
