"""What a library rests on, checked: sources that are there, figures that can be, no bar that rests on memory."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from clauses.library.findings import Finding, Level, Place
from clauses.library.kinds import kind_of
from clauses.library.studies import MarketPractice, Study
from clauses.library.values import Library, Rule


def evidence(library: Library) -> Iterator[Finding]:
    """Unknown sources, questions, options and studies; figures that contradict each other."""
    known = {source.key for source in library.sources}
    cited = [("question", question.key, question.sources) for question in library.questions]
    cited += [("rule", rule.key, rule.sources) for rule in library.rules]
    for kind, key, sources in cited:
        for source in sources:
            if source not in known:
                yield _error(
                    "unknown-source", f'There is no source "{source}".', Place(kind, key, "sources")
                )
    for rule in library.rules:
        yield from _resting_on_memory(rule, library)
    studies = {study.key: study for study in library.studies}
    for practice in library.market:
        yield from _practice(practice, library, studies.get(practice.study))


def _error(code: str, message: str, place: Place, hint: str = "") -> Finding:
    return Finding(Level.ERROR, code, message, place, hint)


def _resting_on_memory(rule: Rule, library: Library) -> Iterator[Finding]:
    """What nobody has read in its source must not keep an agreement from being issued."""
    statuses = {source.status for source in library.sources if source.key in rule.sources}
    if rule.severity == "error" and statuses == {"memory"}:
        yield _error(
            "rests-on-memory",
            "This rule blocks issuing, but it rests only on facts from memory.",
            Place("rule", rule.key, "sources"),
            "Make it a warning, or read the source and note that it is verified.",
        )


def _practice(practice: MarketPractice, library: Library, study: Study | None) -> Iterator[Finding]:
    def wrong(code: str, message: str, part: str) -> Finding:
        return _error(code, message, Place("market practice", practice.question, part))

    question = library.question(practice.question)
    if question is None:
        yield wrong("unknown-name", f'There is no question "{practice.question}".', "question")
        return
    if study is None:
        yield wrong("unknown-study", f'There is no study "{practice.study}".', "study")
    for count in practice.counts:
        if count.option and question.choice(count.option) is None:
            yield wrong("unknown-option", f'There is no option "{count.option}".', "counts")
        if not count.option and not count.what:
            yield wrong(
                "missing-field", 'A count names an "option", or says "what" was counted.', "counts"
            )
    if practice.spread and kind_of(question).value != "number":
        yield wrong("figures-disagree", "Only a number has a median.", "median")
    for message, part in _contradictions(practice, study):
        yield wrong("figures-disagree", message, part)


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
