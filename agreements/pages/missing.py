"""What is still missing in an agreement: needed to finish, recommended, or following; question by question."""

from collections.abc import Iterable
from dataclasses import dataclass

from agreements.pages.shown_findings import CheckedAgreement, ShownFinding
from clauses.library.faults.of_agreements import OPEN_BLANK, UNANSWERED_QUESTION
from clauses.library.faults.of_tables import (
    EMPTY_CELL,
    FOLLOWING_CELL,
    NEEDED_ROW,
    RECOMMENDED_CELL,
)

NEEDED = frozenset(
    fault.code for fault in (UNANSWERED_QUESTION, OPEN_BLANK, EMPTY_CELL, NEEDED_ROW)
)
MOST_LINES = 8  # of one question; a table of 500 rows is filled on its own page


@dataclass(frozen=True, slots=True)
class MissingAt:
    """What is missing at one question: what each thing is, how many more there are, and where they are filled in."""

    act: str
    url: str
    lines: tuple[str, ...]
    more: int

    @property
    def number(self) -> int:
        """How many things are missing here."""
        return len(self.lines) + self.more


@dataclass(frozen=True, slots=True)
class StillMissing:
    """What is missing, by how much it matters."""

    needed: tuple[MissingAt, ...]
    recommended: tuple[MissingAt, ...]
    following: tuple[MissingAt, ...]

    @property
    def stays_open(self) -> int:
        """How many things may stay open when the agreement is finished."""
        return sum(one.number for one in self.recommended + self.following)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is missing at all."""
        return not (self.needed or self.recommended or self.following)


def still_missing(check: CheckedAgreement) -> StillMissing:
    """What the findings of an agreement say is missing."""
    return StillMissing(
        needed=_grouped(one for one in check.shown if one.finding.code in NEEDED),
        recommended=_grouped(
            one for one in check.shown if one.finding.code == RECOMMENDED_CELL.code
        ),
        following=_grouped(one for one in check.shown if one.finding.code == FOLLOWING_CELL.code),
    )


def _grouped(shown: Iterable[ShownFinding]) -> tuple[MissingAt, ...]:
    groups: dict[str, list[ShownFinding]] = {}
    for one in shown:
        groups.setdefault(one.url or one.finding.message, []).append(one)
    return tuple(
        MissingAt(
            group[0].act,
            group[0].url,
            tuple(one.finding.message for one in group[:MOST_LINES]),
            max(len(group) - MOST_LINES, 0),
        )
        for group in groups.values()
    )
