"""Short ways to write down a library, answers and an interview, for the tests of the pure core."""

import datetime
from collections import defaultdict
from fractions import Fraction

from clauses import library
from clauses.library.deal.interview import Interview, InterviewScope, interview
from clauses.library.findings import Finding, LanguageError
from clauses.library.language.blocks import parse_text
from clauses.library.language.expressions import Expression
from clauses.library.language.parsing import parse_expression, parse_line
from clauses.library.schema import PART_KINDS, THING_KINDS, Content

CREATED_ON = datetime.date(2027, 3, 1)
FORMULAS, FIGURES = (
    {
        field.name
        for kind in (*THING_KINDS, *PART_KINDS)
        for field in kind.fields
        if field.content is content
    }
    for content in (Content.FORMULA, Content.FIGURE)
)
LISTS = {kind.type: kind.list for kind in THING_KINDS}


def expression(source: str) -> Expression:
    return parse_expression(source)


def formula(source: str) -> library.Formula:
    return library.Formula(source, parse_expression(source))


def phrase(source: str) -> library.Phrase:
    return library.Phrase(source, parse_line(source))


def _parsed(fields: dict) -> dict:
    return {
        name: formula(value) if name in FORMULAS and isinstance(value, str) else value
        for name, value in fields.items()
    }


def question(key: str, kind: str = "yesno", **fields) -> library.Question:
    """A question named after its key; `options` are keys, labelled like themselves in capitals."""
    options = tuple(
        library.Choice(key=option, label=option.replace("_", " ").capitalize())
        for option in fields.pop("options", ())
    )
    defaults = tuple(
        library.Default(formula(when), formula(value), because)
        for when, value, because in fields.pop("defaults", ())
    )
    name = key.replace("_", " ").capitalize()
    return library.Question(
        **{"key": key, "section": "setup", "kind": kind, "ask": f"{name}?", "short": name}
        | {"options": options, "defaults": defaults}
        | _parsed(fields)
    )


def position(key: str, text: str = "The Customer pays.", **fields) -> library.Position:
    stance = fields.pop("stance", "neutral")
    title = key.replace("_", " ").capitalize()
    told = {"key": key, "title": title, "stance": stance, "text": parse_text(text)}
    return library.Position(**told, **_parsed(fields))


def clause(key: str, *positions: library.Position, **fields) -> library.Clause:
    return library.Clause(
        **{"key": key, "code": key[:3].upper(), "section": "setup"}
        | {"heading": key.replace("-", " ").title(), "chosen_by": "answers"}
        | {"positions": positions}
        | _parsed(fields)
    )


def fact(key: str, value: str, means: str = "") -> library.Fact:
    return library.Fact(key, means or f"{key.replace('_', ' ').capitalize()}.", formula(value))


def rule(key: str, when: str, message: str = "This does not fit.", **fields) -> library.Rule:
    severity = fields.pop("severity", "error")
    return library.Rule(key, severity, formula(when), phrase(message), **fields)


def schedule(key: str, text: str = "Words.", **fields) -> library.Schedule:
    return library.Schedule(key, key.title(), parse_text(text), **_parsed(fields))


def study(key: str = "count", agreements: int = 35) -> library.Study:
    return library.Study(
        *(key, "A count", "Somebody", "https://example.org/count"),
        *("CC BY 4.0", "https://example.org/licence", agreements, "Read.", "Figures only."),
    )


def practice(question: str, **fields) -> library.MarketPractice:
    """What a study counted for a question; numbers may be given plainly, `counts` as (number, option)."""
    counts = tuple(library.OptionCount(*count) for count in fields.pop("counts", ()))
    numbers = {
        name: Fraction(str(value)) if name in FIGURES else value for name, value in fields.items()
    }
    return library.MarketPractice(question, "count", counts=counts, **numbers)


def library_of(*things) -> library.Library:
    """A library of these things, each in its list, in this order."""
    lists = defaultdict(list)
    for thing in things:
        lists[LISTS[type(thing)]].append(thing)
    held = {name: tuple(items) for name, items in lists.items()}
    return library.Library(key="example", title="Example", **held)


def ask(held: library.Library, **answers) -> Interview:
    return interview(held, answers, created_on=CREATED_ON)


def scope_of(*things, **values) -> InterviewScope:
    """A scope in which these keys have these values, whatever is asked."""
    return InterviewScope(library_of(*things), values)


def refusal(parse, source: str) -> LanguageError:
    """The error with which a source is refused; fails where it is read."""
    try:
        read = parse(source)
    except LanguageError as error:
        return error
    raise AssertionError(f"This was read: {read}")


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]
