"""What can be inserted into a text or a condition: one code for each question, option, fact, reference and term.

A Library comes in; Codes go out, in the order of the library.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import assert_never

from clauses.library.kinds import kind_of
from clauses.library.values import Library, Question

Kind = OneOf["question", "option", "fact", "set", "clause", "position", "schedule", "point", "term"]
COUNTED = {"day": "Day", "business day": "Business Day"}


@dataclass(frozen=True, slots=True)
class Code:
    """A thing by its name on the screen, and what to write for it in a text and in a condition, if anything."""

    kind: Kind
    title: str
    in_text: str = ""
    in_condition: str = ""


def codes(library: Library) -> tuple[Code, ...]:
    """Every code of a library."""
    return tuple(_codes(library))


def matching(found: tuple[Code, ...], words: str) -> tuple[Code, ...]:
    """The codes that hold each of the words in their title or code."""
    wanted = words.casefold().split()
    return tuple(code for code in found if all(word in _searched(code) for word in wanted))


def _searched(code: Code) -> str:
    return f"{code.kind} {code.title} {code.in_text} {code.in_condition}".casefold()


def _codes(library: Library) -> Iterator[Code]:
    for question in library.questions:
        yield Code("question", question.short, _blank(question), question.key)
        for option in question.options:
            yield Code(
                "option",
                f"{question.short}: {option.label}",
                in_condition=f'"{option.key}" in {question.key}'
                if kind_of(question).value == "words"
                else f'{question.key} == "{option.key}"',
            )
    for fact in library.facts:
        yield Code("fact", fact.means, in_condition=fact.key)
    for named in library.sets:
        yield Code("set", named.means, in_condition=f"in {named.key}")
    for clause in library.clauses:
        yield Code(
            "clause",
            f"{clause.code} {clause.heading}",
            f'{{{{ ref("{clause.key}") }}}}',
            f'included("{clause.key}")',
        )
        for position in clause.positions:
            yield Code(
                "position",
                f"{clause.code} {clause.heading}: {position.title}",
                in_condition=f'position("{clause.key}") == "{position.key}"',
            )
    for schedule in library.schedules:
        yield Code("schedule", schedule.heading, f'{{{{ ref("{schedule.key}") }}}}')
    for point in library.points:
        reading = f'point("{point.key}")'
        counted = f' | counted("{point.unit}")' if point.kind == "number" and point.unit else ""
        yield Code("point", point.means, f"{{{{ {reading}{counted} }}}}", reading)
    for term in library.terms:
        yield Code("term", term.term, term.term)


def _blank(question: Question) -> str:
    """The blank that prints a question best: numbers of days and the like are counted."""
    kind = kind_of(question)
    match kind.value:
        case "sites":
            return f"{{{{ sites({question.key}) }}}}"
        case "rows":
            return f"{{{{ table({question.key}) }}}}"
        case "party":
            return f"{{{{ {question.key}.legal_name }}}}"
        case "number" if kind.figure == "number" and question.unit.endswith("s"):
            unit = question.unit.removesuffix("s")
            return f'{{{{ {question.key} | counted("{COUNTED.get(unit.lower(), unit)}") }}}}'
        case "number" | "date" | "truth" | "word" | "words" | "place":
            return f"{{{{ {question.key} }}}}"
        case _:
            assert_never(kind.value)
