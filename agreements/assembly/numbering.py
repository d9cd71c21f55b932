"""Numbering: a Document comes in; the numbers of its sections, clauses and schedules go out, as data.

How a number looks is decided by the small functions at the end.
"""

from dataclasses import dataclass

from agreements.assembly.document import Document

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a section (3,), of a clause (3, 2) or of a schedule (1,) and its heading; none of what leads."""

    kind: str
    parts: tuple[int, ...]
    heading: str
    anchor: str


Numbers = dict[str, Number]


def number(document: Document) -> Numbers:
    """The number of every section, clause and schedule, by key."""
    numbers: Numbers = {}
    for first, section in enumerate(document.sections, start=1):
        numbers[section.anchor] = Number("section", (first,), section.heading, section.anchor)
        for second, clause in enumerate(section.clauses, start=1):
            numbers[clause.key] = Number("clause", (first, second), clause.heading, clause.anchor)
    for first, schedule in enumerate(document.lettered(), start=1):
        numbers[schedule.key] = Number("schedule", (first,), schedule.heading, schedule.anchor)
    for schedule in document.leading():
        numbers[schedule.key] = Number("leading", (), schedule.heading, schedule.anchor)
    return numbers


def written(number: Number) -> str:
    """3, 3.2 or C."""
    if number.kind == "schedule":
        return letters(number.parts[0]).upper()
    return ".".join(str(part) for part in number.parts)


def reference(number: Number) -> str:
    """Section 3.3 (Recall Costs), Schedule C (Quality) or Key Terms."""
    brief = brief_reference(number)
    return brief if number.kind == "leading" else f"{brief} ({number.heading})"


def brief_reference(number: Number) -> str:
    """Section 3.3, Schedule C or Key Terms."""
    if number.kind == "leading":
        return number.heading
    what = "Schedule" if number.kind == "schedule" else "Section"
    return f"{what}\N{NO-BREAK SPACE}{written(number)}"


def letters(position: int) -> str:
    """a, b ... z, aa, ab ..."""
    result = ""
    while position > 0:
        position, rest = divmod(position - 1, 26)
        result = LETTERS[rest].lower() + result
    return result


def roman(position: int) -> str:
    """i, ii, iii, iv ..."""
    result = ""
    for value, sign in ROMAN:
        count, position = divmod(position, value)
        result += sign * count
    return result
