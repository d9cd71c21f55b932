"""Findings: what is wrong, how bad it is, where it stands and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """An error blocks publishing or issuing, a warning wants a reason, a hint only informs."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a library or an agreement a finding stands: kind and key of the thing, its part, the line."""

    kind: str = "library"
    key: str = ""
    part: str = ""
    line: int = 0

    def __str__(self) -> str:
        """The place in words, for example: clause "recall-costs", position "fault_based", line 3."""
        words = f'{self.kind} "{self.key}"' if self.key else self.kind
        if self.part:
            words += f", {self.part}"
        return f"{words}, line {self.line}" if self.line else words


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. `question` is the question whose answer mends it, where there is one."""

    level: Level
    code: str
    message: str
    place: Place
    hint: str = ""
    question: str = ""

    def __str__(self) -> str:
        """One line for a terminal: level, code, place, message and what to do."""
        line = f"{self.level} {self.code}: {self.place}: {self.message}"
        return f"{line} {self.hint}" if self.hint else line


def errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Only the findings that block."""
    return tuple(finding for finding in findings if finding.level is Level.ERROR)


class LanguageError(ValueError):
    """A text or condition that the clause language refuses, with the line, the reason and what to do."""

    def __init__(self, reason: str, *, line: int = 1, hint: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.hint = hint
