"""Sample deals whose defaults another library changes: the deals, the question, what counted and what would count."""

from collections.abc import Iterator
from dataclasses import dataclass

from agreements.pages.samples import Sample, answers_of, sample_deals
from agreements.words.answer_words import lines_of
from clauses.library import Library
from clauses.library.deal.interview import interview
from clauses.library.deal.selection import Selection, select

Told = tuple[
    str, str, str
]  # the name of a question or clause, and in words what counts before and after


@dataclass(frozen=True, slots=True)
class ChangedDefault:
    """What counts in some sample deals although nobody said so, before and after, in words."""

    name: str
    before: str
    after: str
    deals: tuple[str, ...]


def changed_defaults(before: Library, after: Library) -> tuple[ChangedDefault, ...]:
    """Questions that nobody answered, and clauses that no answer decides, where another value or position counts."""
    deals: dict[Told, list[str]] = {}
    samples = sample_deals()
    for sample in samples:
        for difference in _differences(_taken(sample, before), _taken(sample, after)):
            deals.setdefault(difference, []).append(sample.title)
    return tuple(
        ChangedDefault(
            *difference, ("every sample deal",) if len(in_them) == len(samples) else tuple(in_them)
        )
        for difference, in_them in deals.items()
    )


def _taken(sample: Sample, library: Library) -> Selection:
    answers, created_on = answers_of(sample, library)
    return select(interview(library, answers, created_on=created_on))


def _differences(old: Selection, new: Selection) -> Iterator[Told]:
    asked_before = {one.question.key: one for one in old.scope.interview.asked}
    for asked in new.scope.interview.asked:
        was = asked_before.get(asked.question.key)
        if was is None or "answered" in (was.origin, asked.origin) or was.value == asked.value:
            continue
        told = (", ".join(lines_of(one.question, one.value)) for one in (was, asked))
        yield asked.question.short, next(told), next(told)
    for selected in new.selected:
        clause, taken = selected.clause, old.of(selected.clause.key)
        if clause.chosen_by == "stance" and taken and taken.position.key != selected.position.key:
            yield f"Position of {clause.heading}", taken.position.title, selected.position.title
