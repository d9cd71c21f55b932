"""The lines of a text while they are read, and what stands on a line of its own."""

import re
from dataclasses import dataclass, field

TAG = re.compile(r"^\s*\{%\s*(if|elif|else|endif)\b\s*((?:(?!%\}).)*?)\s*%\}\s*$")
INSERT = re.compile(
    r"^\s*\{\{\s*(?:(definitions|signatures|responsibilities)\(\s*\)|(sites|table)\(\s*(\w+)\s*\))\s*\}\}\s*$"
)
ITEM = re.compile(r"^(\s*)([-*]) (.*)$")


@dataclass(slots=True)
class Lines:
    """The lines still to read, with their numbers."""

    lines: list[tuple[int, str]]
    at: int = field(default=0)

    @property
    def number(self) -> int:
        """The number of the next line, or of the last one at the end."""
        return self.lines[min(self.at, len(self.lines) - 1)][0]

    def peek(self) -> str | None:
        """The next line, None at the end."""
        return self.lines[self.at][1] if self.at < len(self.lines) else None

    def take(self) -> str:
        """The next line; there must be one."""
        self.at += 1
        return self.lines[self.at - 1][1]

    def skip_empty(self) -> None:
        """Pass over empty lines."""
        while self.at < len(self.lines) and not self.lines[self.at][1].strip():
            self.at += 1

    def ahead(self) -> "Lines":
        """Another reader at the same line, to look ahead."""
        return Lines(self.lines, self.at)

    def past_empty(self) -> "Lines":
        """A reader that stands at the next line with something on it."""
        ahead = self.ahead()
        ahead.skip_empty()
        return ahead


def tag_on(line: str | None) -> tuple[str, str]:
    """The word of a condition on a line of its own, and what follows it; empty where there is none."""
    found = TAG.match(line or "")
    return (found[1], found[2]) if found else ("", "")


def starts_something(line: str) -> bool:
    """Whether a line is more than the next words of a paragraph or an item."""
    return bool(
        TAG.match(line) or INSERT.match(line) or ITEM.match(line) or line.startswith(("## ", "|"))
    )
