"""What a library rests on: regulatory facts, and what was counted in real contracts."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated
from typing import Literal as OneOf

from clauses.library.language.contents import KeyOf, Mark

SourceStatus = OneOf["verified", "partly", "memory"]
WebAddress = Annotated[str, Mark.WEB_ADDRESS]
FEW = 10  # contracts; below this a figure is an example, not practice


@dataclass(frozen=True, slots=True)
class Source:
    """A regulatory fact with its source, the date of the text seen, and how far it was verified."""

    key: str
    fact: str
    source: str
    seen: str
    status: SourceStatus


@dataclass(frozen=True, slots=True)
class Study:
    """A count of real contracts: what was read, by which method, from whose collection, under which licence."""

    key: str
    title: str
    authors: str
    address: WebAddress
    licence: str
    licence_address: WebAddress
    agreements: int
    method: str
    changes: str


@dataclass(frozen=True, slots=True)
class Spread:
    """The figures of some contracts: the median, and the quarters below and above which the rest lies."""

    low: Fraction
    median: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class OptionCount:
    """How many contracts say one thing: an option of the question, or what no option stands for."""

    agreements: int
    option: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class MarketPractice:
    """What a study counted for one question, in the unit of the question.

    `agreements` show it, `blacked_out` state it but hide it, `settled` deal with the topic at all.
    """

    question: Annotated[str, KeyOf("question", "tells of")]
    study: Annotated[str, KeyOf("study", "rests on")]
    agreements: int | None = None
    blacked_out: int | None = None
    settled: int | None = None
    least: Fraction | None = None
    low: Fraction | None = None
    median: Fraction | None = None
    high: Fraction | None = None
    most: Fraction | None = None
    conversion: str = ""
    note: str = ""
    wider: str = ""
    wider_agreements: int | None = None
    wider_low: Fraction | None = None
    wider_median: Fraction | None = None
    wider_high: Fraction | None = None
    counts: tuple[OptionCount, ...] = ()

    @property
    def spread(self) -> Spread | None:
        """The figures of the contracts most like ours; None where there are none."""
        return _spread(self.low, self.median, self.high)

    @property
    def wider_spread(self) -> Spread | None:
        """The figures of a wider set of contracts; None where there are none."""
        return _spread(self.wider_low, self.wider_median, self.wider_high)

    @property
    def is_few(self) -> bool:
        """Whether too few contracts show it to speak of practice."""
        return self.agreements is not None and self.agreements < FEW

    def count_of(self, option: str) -> OptionCount | None:
        """How many contracts take an option; None where nobody counted it."""
        return next((count for count in self.counts if count.option == option), None)


def _spread(low: Fraction | None, median: Fraction | None, high: Fraction | None) -> Spread | None:
    if low is None or median is None or high is None:
        return None
    return Spread(low, median, high)
