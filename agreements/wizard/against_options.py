"""What stands against the options of a question, as a page says it before one of them is chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from agreements.assembly.judging import judged
from agreements.assembly.reasons_against import ReasonAgainst, is_judged, reasons_against
from agreements.standing.current import Standing
from agreements.wizard.controls import MOST_CARDS
from agreements.words.answer_words import lines_of
from agreements.words.our_words import called, in_our_words, sides_of
from clauses import library
from clauses.library.deal.amounts import currency_of
from clauses.library.deal.interview import Asked

MOST_ANSWERS = 3  # of more answers none is the one to look at


@dataclass(frozen=True, slots=True)
class SaidAgainst:
    """One thing that stands against an option: which answers it does not go with, and why."""

    is_error: bool
    words: str
    why: str


AgainstOptions = Mapping[str, tuple[SaidAgainst, ...]]


def against_options(
    standing: Standing, questions: tuple[Asked, ...]
) -> Mapping[str, AgainstOptions]:
    """By question and option, what stands against it; nothing of what is chosen, or of more options than are read."""
    now = judged(standing.interview, standing.selection, standing.answers)
    memo, looked_at = standing.assembled.memo, _looked_at(standing, questions)
    return {
        asked.question.key: {
            option: tuple(_said(reason, standing) for reason in reasons)
            for option, reasons in reasons_against(now, asked, memo).items()
        }
        for asked in looked_at
    }


def _looked_at(standing: Standing, questions: tuple[Asked, ...]) -> Iterator[Asked]:
    for one in questions:
        asked = _asked_now(standing, one.question)
        if asked is not None and can_be_checked(standing, one.question):
            yield asked


def can_be_checked(standing: Standing, question: library.Question) -> bool:
    """Whether anything could stand against an option of a question, and its options are read through."""
    memo = standing.assembled.memo
    return len(question.options) <= MOST_CARDS and is_judged(question, standing.library, memo)


def _asked_now(standing: Standing, question: library.Question) -> Asked | None:
    """The question with the value that it has now; what is picked by hand is none of the library."""
    if standing.library.question(question.key) is not None:
        return standing.interview.of(question.key)
    return Asked(question, standing.interview.value(question.key), "answered")


def _said(reason: ReasonAgainst, standing: Standing) -> SaidAgainst:
    answers = tuple(_answer(one, standing) for one in reason.standing)
    named = f"“{'; '.join(answers)}”" if 0 < len(answers) <= MOST_ANSWERS else ""
    why = in_our_words(reason.message, sides_of(standing.interview))
    if reason.wrong.kind == "misfit":
        return SaidAgainst(True, f"Your answer {named} would no longer fit", why)
    if reason.wrong.is_error:
        return SaidAgainst(True, f"Does not go with {named or 'your other answers'}", why)
    return SaidAgainst(False, f"To check with {named}" if named else "To check", why)


def _answer(asked: Asked, standing: Standing) -> str:
    """An answer in a line: of a company its name."""
    sides = sides_of(standing.interview)
    lines = lines_of(asked.question, asked.value, currency=currency_of(standing.interview.scope))
    said = ", ".join(lines) if isinstance(asked.value, frozenset) else lines[0]
    return f"{called(asked.question, sides)}: {in_our_words(said, sides)}"
