"""What a library rests on, checked: figures that can be, no bar that rests on memory."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from clauses.library.faults.of_files import EMPTY_COUNT
from clauses.library.faults.of_libraries import (
    FIGURES_DISAGREE,
    NO_SUCH_OPTION,
    RESTS_ON_MEMORY,
)
from clauses.library.findings import Finding, Place
from clauses.library.kinds import kind_of
from clauses.library.studies import MarketPractice, Study
from clauses.library.values import Library, Rule


def evidence(library: Library) -> Iterator[Finding]:
    """Bars that rest on memory, options that nobody can have counted, figures that contradict each other."""
    for rule in library.rules:
        yield from _resting_on_memory(rule, library)
    studies = {study.key: study for study in library.studies}
    for practice in library.market:
        yield from _practice(practice, library, studies.get(practice.study))


def _resting_on_memory(rule: Rule, library: Library) -> Iterator[Finding]:
    """What nobody has read in its source must not keep an agreement from being issued."""
    statuses = {source.status for source in library.sources if source.key in rule.sources}
    if rule.severity == "error" and statuses == {"memory"}:
        yield RESTS_ON_MEMORY.at(Place("rule", rule.key, "sources"))


def _practice(practice: MarketPractice, library: Library, study: Study | None) -> Iterator[Finding]:
    def here(part: str) -> Place:
        return Place("market practice", practice.question, part)

    question = library.question(practice.question)
    if question is None:
        return
    for count in practice.counts:
        if count.option and question.choice(count.option) is None:
            offered = ", ".join(f'"{choice.key}"' for choice in question.options)
            yield NO_SUCH_OPTION.at(here("counts"), option=count.option, offered=offered)
        if not count.option and not count.what:
            yield EMPTY_COUNT.at(here("counts"))
    if practice.spread and kind_of(question).value != "number":
        yield FIGURES_DISAGREE.at(here("median"), contradiction="Only a number has a median.")
    for contradiction, part in _contradictions(practice, study):
        yield FIGURES_DISAGREE.at(here(part), contradiction=contradiction)


def _contradictions(practice: MarketPractice, study: Study | None) -> Iterator[tuple[str, str]]:
    """Figures that cannot all be right, each with the field where it shows."""
    if _out_of_order(practice.least, practice.low, practice.median, practice.high, practice.most):
        yield "The figures must rise: least, low, median, high, most.", "median"
    if _out_of_order(practice.wider_low, practice.wider_median, practice.wider_high):
        yield "The figures must rise: low, median, high.", "wider_median"
    if _is_partial(practice.low, practice.median, practice.high):
        yield "Low, median and high stand together.", "median"
    if _is_partial(
        practice.wider, practice.wider_agreements, practice.wider_low, practice.wider_median,
        practice.wider_high,
    ):  # fmt: skip
        yield "The wider set needs its name, its number of contracts and its figures.", "wider"
    if practice.agreements is None and (practice.counts or practice.spread):
        yield "Figures need the number of contracts that they come from.", "agreements"
    if practice.agreements is not None and any(
        count.agreements > practice.agreements for count in practice.counts
    ):
        yield "More contracts are counted than there are.", "counts"
    if study and (practice.settled or 0) > study.agreements:
        yield "More contracts settle it than the study read.", "settled"


def _out_of_order(*figures: Fraction | None) -> bool:
    there = [figure for figure in figures if figure is not None]
    return any(one > other for one, other in pairwise(there))


def _is_partial(*values: object) -> bool:
    there = [value not in (None, "") for value in values]
    return any(there) and not all(there)
