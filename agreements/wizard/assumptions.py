"""What the walk does not ask: every other answer, part by part, and what somebody has confirmed of it.

A confirmation is a row beside the answers that holds the values as they were shown. A value that is another since is
one to be confirmed again.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from agreements.models import STEP_PREFIX, Answer, Json
from agreements.standing.current import Standing
from agreements.wizard.steps import asked_by_section
from agreements.wizard.walk import ASSUMED, is_asked
from clauses import library
from clauses.library.answers import to_json
from clauses.library.deal.interview import Asked

FIRST = library.Section(key="first", title="Look at these first")
THE_REST = "rest"  # the button that confirms every part that is left
CONFIRMED_PREFIX = f"{STEP_PREFIX}{ASSUMED.key}."


@dataclass(frozen=True, slots=True)
class AssumedPart:
    """A part of what is assumed: its answers, each with the section where it is changed, and how far it is confirmed.

    The questions are as the library asks them, for most who count the parts show none.

    `changed` are the questions whose answers are others than those confirmed.
    """

    section: library.Section
    entries: tuple[tuple[library.Section, Asked], ...]
    confirmed: Answer | None
    changed: frozenset[str]

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody confirmed all that it says now."""
        return self.confirmed is not None and not self.changed

    @property
    def values(self) -> dict[str, Json]:
        """Its answers as plain data, by question."""
        return values_in(self.entries)


def assumed_in(standing: Standing) -> tuple[AssumedPart, ...]:
    """What is assumed, the weighty answers first, then section by section of the library."""
    scope = standing.interview.scope
    parts: dict[library.Section, list[tuple[library.Section, Asked]]] = {FIRST: []}
    for section, entries in asked_by_section(standing):
        for asked in entries:
            if not is_asked(asked, scope):
                part = FIRST if asked.question.weighty else section
                parts.setdefault(part, []).append((section, asked))
    return tuple(
        _part(section, tuple(entries), standing.latest)
        for section, entries in parts.items()
        if entries
    )


def parts_left(parts: tuple[AssumedPart, ...]) -> tuple[AssumedPart, ...]:
    """The parts that one confirmation settles together: none before the weighty answers are confirmed by themselves."""
    waiting = tuple(one for one in parts if not one.is_confirmed)
    return () if any(one.section is FIRST for one in waiting) else waiting


def values_in(entries: tuple[tuple[library.Section, Asked], ...]) -> dict[str, Json]:
    """Answers as plain data, by question; None where there is none."""
    return {
        asked.question.key: None if asked.value is None else to_json(asked.value)
        for _, asked in entries
    }


def _part(
    section: library.Section,
    entries: tuple[tuple[library.Section, Asked], ...],
    latest: Mapping[str, Answer],
) -> AssumedPart:
    confirmed = latest.get(CONFIRMED_PREFIX + section.key)
    then = confirmed.value if confirmed is not None else None
    was = then if isinstance(then, dict) else {}
    now = values_in(entries)
    changed = frozenset(key for key, value in now.items() if key not in was or was[key] != value)
    return AssumedPart(section, entries, confirmed, changed)
