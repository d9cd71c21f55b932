"""What another library would change in an agreement: it comes in with that library; an Effect goes out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from agreements.assembly.answering import read_stored_answers
from agreements.assembly.coherence import check
from agreements.assembly.coherence.clauses import lost_picks
from agreements.assembly.pipeline import Assembled, assemble
from agreements.assembly.redline import Redline, redline
from clauses.library.answers import pick_key
from clauses.library.deal.interview import Asked
from clauses.library.findings import Finding
from clauses.library.values import Library
from clauses.library.words.wording import clause_name

# Told where the answers are, not once more among the findings.
ABOUT_ANSWERS = ("answer-does-not-fit", "unanswered-question", "lost-pick")


@dataclass(frozen=True, slots=True)
class ForReview:
    """An answer that was fine and that the other library cannot take as it is; `given` is the answer as stored."""

    key: str
    short: str
    problem: str
    given: object


@dataclass(frozen=True, slots=True)
class Twin:
    """A question as both libraries ask it."""

    before: Asked
    after: Asked


@dataclass(frozen=True, slots=True)
class Effect:
    """An agreement under the same answers before and after, and all that differs."""

    before: Assembled
    after: Assembled
    redline: Redline
    for_review: tuple[ForReview, ...]
    new_questions: tuple[Asked, ...]
    gone_questions: tuple[Asked, ...]
    new_defaults: tuple[Twin, ...]
    reworded: tuple[Twin, ...]
    findings: tuple[Finding, ...]
    mended: tuple[Finding, ...]

    @property
    def is_empty(self) -> bool:
        """Whether neither the text nor anything that people see or answer differs."""
        return not (
            self.redline.changed()
            or self.for_review
            or self.new_questions
            or self.gone_questions
            or self.new_defaults
            or self.reworded
            or self.findings
            or self.mended
        )


def effect_of(old: Assembled, other: Library, given: Mapping[str, object]) -> Effect:
    """What changes where another library takes the same answers, given as JSON data. Never fails on legal content."""
    answers = read_stored_answers(given, other)
    new = assemble(other, answers, created_on=old.interview.created_on, memo=old.memo)
    asked_before = {asked.question.key: asked for asked in old.interview.asked}
    asked_after = {asked.question.key: asked for asked in new.interview.asked}
    twins = tuple(
        Twin(asked_before[key], asked) for key, asked in asked_after.items() if key in asked_before
    )
    found_before, found_after = check(old), check(new)
    return Effect(
        before=old,
        after=new,
        redline=redline(old.document, new.document),
        for_review=tuple(_for_review(old, new, given)),
        new_questions=_only(asked_after, asked_before),
        gone_questions=_only(asked_before, asked_after),
        new_defaults=tuple(twin for twin in twins if _has_new_default(twin)),
        reworded=tuple(twin for twin in twins if _is_reworded(twin)),
        findings=_without(found_after, found_before),
        mended=_without(found_before, found_after),
    )


def _for_review(old: Assembled, new: Assembled, given: Mapping[str, object]) -> Iterator[ForReview]:
    """Answers that fitted and do not fit any more, then positions picked by hand that are gone."""
    for asked in new.interview.asked:
        key, was = asked.question.key, old.interview.of(asked.question.key)
        if asked.origin == "misfit" and was is not None and was.origin == "answered":
            yield ForReview(key, asked.question.short, asked.problem, given[key])
    there_before = {finding.place for finding in lost_picks(old)}
    for finding in lost_picks(new):
        key = pick_key(finding.place.key)
        if finding.place not in there_before:
            heading = clause_name(finding.place.key, new.interview.library)
            yield ForReview(key, f"Wording of {heading}", finding.message, given[key])


def _only(here: Mapping[str, Asked], there: Mapping[str, Asked]) -> tuple[Asked, ...]:
    return tuple(asked for key, asked in here.items() if key not in there)


def _has_new_default(twin: Twin) -> bool:
    """Nobody answered, and another value counts than before."""
    unanswered = twin.before.origin in ("default", "missing") and twin.after.origin == "default"
    return unanswered and twin.before.value != twin.after.value


def _is_reworded(twin: Twin) -> bool:
    """Somebody answered, but the question or the option chosen reads otherwise now."""
    return twin.after.origin == twin.before.origin == "answered" and _asked_words(
        twin.before
    ) != _asked_words(twin.after)


def _asked_words(asked: Asked) -> tuple[object, ...]:
    chosen = asked.value if isinstance(asked.value, frozenset) else {asked.value}
    options = [
        (option.label, option.meaning) for option in asked.question.options if option.key in chosen
    ]
    return (asked.question.ask, asked.question.unit, sorted(options))


def _without(findings: Iterable[Finding], others: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one not in others and one.code not in ABOUT_ANSWERS)
