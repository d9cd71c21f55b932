"""Market practice as a page shows it: one line beside the question, and the figures behind it on demand."""

from dataclasses import dataclass
from fractions import Fraction

from clauses import library
from clauses.library.answers import figures

BAR = 200  # the width of the drawing, in its own units
MARK = 3  # the width of the mark at the median


@dataclass(frozen=True, slots=True)
class Bar:
    """The spread as a drawing: from where to where the line, the box of the middle half, the mark."""

    start: int
    width: int
    box_start: int
    box_width: int
    mark: int


@dataclass(frozen=True, slots=True)
class CountedRow:
    """One thing that was counted, in words."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownPractice:
    """What is usual for a question: the line, a warning where few contracts show it, the rows behind it."""

    question: library.Question
    line: str
    warning: str
    rows: tuple[CountedRow, ...]
    counts: tuple[CountedRow, ...]
    remarks: tuple[str, ...]
    bar: Bar | None

    @property
    def has_more(self) -> bool:
        """Whether there is more to say than the line."""
        return bool(self.rows or self.counts or self.remarks)


def practice_of(published: library.Library, question: library.Question) -> ShownPractice | None:
    """What a study counted for a question; None where nothing was."""
    practice = next((one for one in published.market if one.question == question.key), None)
    study = next((one for one in published.studies if practice and one.key == practice.study), None)
    if practice is None or study is None:
        return None
    return ShownPractice(
        question,
        line=_line(practice, question, study),
        warning=_warning(practice),
        rows=_rows(practice, question, study),
        counts=_counts(practice, question),
        remarks=tuple(filter(None, (practice.conversion, practice.note))),
        bar=_bar(practice),
    )


def count_in_words(published: library.Library, question: str, option: str) -> str:
    """How many contracts take an option: "13 of 17 contracts"; nothing where nobody counted."""
    practice = next((one for one in published.market if one.question == question), None)
    count = practice.count_of(option) if practice else None
    if practice is None or count is None:
        return ""
    return f"{count.agreements} of {practice.agreements} contracts"


def _line(
    practice: library.MarketPractice, question: library.Question, study: library.Study
) -> str:
    if practice.spread is not None:
        return (
            f"median {_figure(practice.spread.median)} {question.unit}, "
            f"middle half {_span(practice.spread)} ({_contracts(practice)})"
        )
    if practice.counts:
        most = max(practice.counts, key=lambda count: count.agreements)
        return f"{most.agreements} of {practice.agreements} contracts: {_called(most, question)}"
    return f"{practice.settled} of {study.agreements} contracts settle this"


def _contracts(practice: library.MarketPractice) -> str:
    shown = f"{practice.agreements} contracts"
    if not practice.blacked_out:
        return shown
    return f"{shown}; {practice.blacked_out} more {_black(practice.blacked_out)} it out"


def _called(count: library.OptionCount, question: library.Question) -> str:
    option = question.choice(count.option)
    return option.label if option else count.what


def _warning(practice: library.MarketPractice) -> str:
    """Plainly, where a figure is an example rather than practice."""
    return (
        f"only {practice.agreements} contracts: an example, not practice" if practice.is_few else ""
    )


def _rows(
    practice: library.MarketPractice, question: library.Question, study: library.Study
) -> tuple[CountedRow, ...]:
    """The figures in words; none where the line has said it all."""
    rows = _spread_rows(practice, question)
    if practice.settled is not None and practice.agreements is not None:
        words = f"{practice.settled} of {study.agreements} contracts deal with it"
        rows.append(CountedRow("The topic at all", words))
    return tuple(rows)


def _spread_rows(practice: library.MarketPractice, question: library.Question) -> list[CountedRow]:
    spread, unit = practice.spread, question.unit
    if spread is None:
        return []
    rows = [
        CountedRow(
            "Median", f"{_figure(spread.median)} {unit}: as many contracts lie above as below"
        ),
        CountedRow("Middle half", f"{_span(spread)}: a quarter lies below, a quarter above"),
    ]
    if practice.least is not None and practice.most is not None:
        rows.append(CountedRow("All", f"{_figure(practice.least)} to {_figure(practice.most)}"))
    rows.append(CountedRow("Contracts", _shown_and_hidden(practice)))
    if practice.wider_spread is not None:
        wider = practice.wider_spread
        words = (
            f"median {_figure(wider.median)}, middle half {_span(wider)}, from "
            f"{practice.wider_agreements} of {practice.wider}"
        )
        rows.append(CountedRow("A wider set", words))
    return rows


def _shown_and_hidden(practice: library.MarketPractice) -> str:
    shown = f"{practice.agreements} show the figure"
    if practice.blacked_out is None:
        return f"{shown}; how many black it out was not counted"
    return f"{shown}, {practice.blacked_out or 'no'} more {_black(practice.blacked_out)} it out"


def _black(contracts: int) -> str:
    return "blacks" if contracts == 1 else "black"


def _counts(practice: library.MarketPractice, question: library.Question) -> tuple[CountedRow, ...]:
    return tuple(
        CountedRow(_called(count, question), f"{count.agreements} of {practice.agreements}")
        for count in sorted(practice.counts, key=lambda count: -count.agreements)
    )


def _figure(value: Fraction) -> str:
    return figures(value)


def _span(spread: library.Spread) -> str:
    low, high = _figure(spread.low), _figure(spread.high)
    return f"all at {low}" if low == high else f"{low} to {high}"


def _bar(practice: library.MarketPractice) -> Bar | None:
    """Drawn to scale from nothing to the largest figure; none where the ends were not counted."""
    spread, least, most = practice.spread, practice.least, practice.most
    if spread is None or least is None or not most:
        return None

    def at(value: Fraction) -> int:
        return round(value * (BAR - MARK) / most)

    return Bar(
        start=at(least),
        width=at(most) - at(least) + MARK,
        box_start=at(spread.low),
        box_width=at(spread.high) - at(spread.low) + MARK,
        mark=at(spread.median),
    )
