"""Reads a library from plain data and writes it back; the data is what content files and editions hold.

`library_from` never raises for bad content: it returns findings that name the place, the line and what to do.
"""

import json
from collections.abc import Mapping
from typing import Any

from clauses.library.data.field_readers import Fields
from clauses.library.data.studies_codec import read_practice, read_source, read_study
from clauses.library.findings import Finding, Level, Place, errors
from clauses.library.values import (
    Choice,
    Clause,
    Companion,
    Default,
    DefinedTerm,
    Fact,
    Library,
    NamedSet,
    NamedTable,
    Position,
    Question,
    Responsibility,
    Rule,
    Schedule,
    Section,
)

FORMAT = 2  # 2: market practice, studies, sources of rules, names
LANGUAGE_VERSION = 1
Data = Mapping[
    str, Any
]  # JSON data as json.loads and tomllib give it: checked here, field by field


def library_from(data: object) -> tuple[Library | None, tuple[Finding, ...]]:
    """A library from plain data, with what is wrong in it; None instead of the library where an error stands."""
    found: list[Finding] = []
    top = Fields.of(data, Place(), found)
    for key, newest in (("format", FORMAT), ("language_version", LANGUAGE_VERSION)):
        if not 1 <= top.whole_number(key, default=newest) <= newest:
            found.append(_unknown_version(key, newest))
    sections = tuple(_read_sections(top))
    library = Library(
        key=top.text("key"),
        title=top.text("title"),
        names=top.texts("names"),
        sections=tuple(section for section, _, _ in sections),
        questions=tuple(question for _, questions, _ in sections for question in questions),
        clauses=tuple(clause for _, _, clauses in sections for clause in clauses),
        terms=tuple(_term(fields) for fields in top.tables("terms", kind="term", name="term")),
        rules=tuple(_rule(fields) for fields in top.tables("rules", kind="rule")),
        schedules=tuple(_schedule(fields) for fields in top.tables("schedules", kind="schedule")),
        responsibilities=tuple(
            _responsibility(fields)
            for fields in top.tables("responsibilities", kind="responsibility")
        ),
        facts=tuple(_fact(fields) for fields in top.tables("facts", kind="fact")),
        sets=tuple(_set(fields) for fields in top.tables("sets", kind="set")),
        tables=tuple(_table(fields) for fields in top.tables("tables", kind="table")),
        sources=tuple(read_source(fields) for fields in top.tables("sources", kind="source")),
        studies=tuple(read_study(fields) for fields in top.tables("studies", kind="study")),
        market=tuple(
            read_practice(fields)
            for fields in top.tables("market", kind="market practice", name="question")
        ),
    )
    top.refuse_the_rest()
    return (None if errors(tuple(found)) else library), tuple(found)


def _unknown_version(key: str, newest: int) -> Finding:
    return Finding(
        Level.ERROR,
        "unknown-format",
        f'This library has another "{key}" than this version of Counterpart reads: 1 to {newest}.',
        Place(),
        "Read it with the version of Counterpart that wrote it.",
    )


def _read_sections(top: Fields) -> list[tuple[Section, tuple[Question, ...], tuple[Clause, ...]]]:
    result = []
    for fields in top.tables("sections", kind="section"):
        section = Section(
            key=fields.text("key"),
            title=fields.text("title"),
            heading=fields.text("heading", default=""),
            article=fields.text("article", default=""),
            introduction=fields.text("introduction", default=""),
        )
        questions = tuple(
            _question(inner, section.key) for inner in fields.tables("questions", kind="question")
        )
        clauses = tuple(
            _clause(inner, section.key) for inner in fields.tables("clauses", kind="clause")
        )
        fields.refuse_the_rest()
        result.append((section, questions, clauses))
    return result


def _question(fields: Fields, section: str) -> Question:
    question = Question(
        key=fields.identifier("key"),
        section=section,
        kind=fields.one_of("kind", Question.__annotations__["kind"]),
        ask=fields.text("ask"),
        short=fields.text("short"),
        guidance=fields.text("guidance", default=""),
        unit=fields.text("unit", default=""),
        when=fields.formula("when"),
        default=fields.formula("default"),
        defaults=tuple(
            _default(inner) for inner in fields.tables("defaults", kind="question", name="")
        ),
        minimum=fields.formula("minimum"),
        maximum=fields.formula("maximum"),
        also=fields.numbers("also"),
        essential=fields.flag("essential", default=False),
        required=fields.flag("required", default=True),
        asked=fields.flag("asked", default=True),
        sources=fields.texts("sources"),
        options=tuple(
            _choice(inner) for inner in fields.tables("options", kind="question", name="")
        ),
    )
    fields.refuse_the_rest()
    return question


def _default(fields: Fields) -> Default:
    default = Default(
        when=fields.required_formula("when"),
        value=fields.required_formula("value"),
        because=fields.text("because", default=""),
    )
    fields.refuse_the_rest()
    return default


def _choice(fields: Fields) -> Choice:
    choice = Choice(
        key=fields.text("key"),
        label=fields.text("label"),
        meaning=fields.text("meaning", default=""),
        printed=fields.text("printed", default=""),
        favours=fields.one_of("favours", Position.__annotations__["stance"], default=""),
        approval=fields.one_of("approval", Position.__annotations__["approval"], default=""),
        common=fields.flag("common", default=False),
    )
    fields.refuse_the_rest()
    return choice


def _clause(fields: Fields, section: str) -> Clause:
    clause = Clause(
        key=fields.text("key"),
        code=fields.text("code"),
        section=section,
        heading=fields.text("heading"),
        chosen_by=fields.one_of(
            "chosen_by", Clause.__annotations__["chosen_by"], default="answers"
        ),
        plain=fields.text("plain", default=""),
        when=fields.formula("when"),
        mandatory=fields.flag("mandatory", default=False),
        companions=tuple(
            _companion(inner) for inner in fields.tables("companions", kind="clause", name="")
        ),
        positions=tuple(_position(inner) for inner in fields.parts("positions", part="position")),
    )
    fields.refuse_the_rest()
    return clause


def _companion(fields: Fields) -> Companion:
    companion = Companion(clause=fields.text("clause"), when=fields.formula("when"))
    fields.refuse_the_rest()
    return companion


def _position(fields: Fields) -> Position:
    position = Position(
        key=fields.text("key"),
        title=fields.text("title"),
        stance=fields.one_of("stance", Position.__annotations__["stance"], default="neutral"),
        text=fields.clause_text("text"),
        when=fields.formula("when"),
        approval=fields.one_of("approval", Position.__annotations__["approval"], default=""),
        approval_when=fields.formula("approval_when"),
        plain=fields.text("plain", default=""),
        note=fields.text("note", default=""),
        features=fields.texts("features"),
    )
    fields.refuse_the_rest()
    return position


def _term(fields: Fields) -> DefinedTerm:
    term = DefinedTerm(
        term=fields.text("term"),
        definition=fields.phrase("definition"),
        plurals=fields.texts("plurals"),
    )
    fields.refuse_the_rest()
    return term


def _rule(fields: Fields) -> Rule:
    rule = Rule(
        key=fields.text("key"),
        severity=fields.one_of("severity", Rule.__annotations__["severity"]),
        when=fields.required_formula("when"),
        message=fields.phrase("message"),
        fix=fields.text("fix", default=""),
        change=fields.text("change", default=""),
        sources=fields.texts("sources"),
    )
    fields.refuse_the_rest()
    return rule


def _schedule(fields: Fields) -> Schedule:
    schedule = Schedule(
        key=fields.text("key"),
        heading=fields.text("heading"),
        text=fields.clause_text("text"),
        plain=fields.text("plain", default=""),
        when=fields.formula("when"),
    )
    fields.refuse_the_rest()
    return schedule


def _responsibility(fields: Fields) -> Responsibility:
    responsibility = Responsibility(
        key=fields.text("key"),
        activity=fields.text("activity"),
        party=fields.party("party"),
        when=fields.formula("when"),
        note=fields.text("note", default=""),
    )
    fields.refuse_the_rest()
    return responsibility


def _fact(fields: Fields) -> Fact:
    fact = Fact(
        key=fields.identifier("key"),
        means=fields.text("means"),
        value=fields.required_formula("value"),
    )
    fields.refuse_the_rest()
    return fact


def _set(fields: Fields) -> NamedSet:
    named = NamedSet(
        key=fields.identifier("key"), means=fields.text("means"), members=fields.texts("members")
    )
    fields.refuse_the_rest()
    return named


def _table(fields: Fields) -> NamedTable:
    table = NamedTable(
        key=fields.identifier("key"), means=fields.text("means"), rows=fields.rows("rows")
    )
    fields.refuse_the_rest()
    return table


def edition_json(data: Data) -> str:
    """Plain data in the one form that is hashed: sorted keys, no spaces, format and language version inside."""
    versioned = {**data, "format": FORMAT, "language_version": LANGUAGE_VERSION}
    return json.dumps(versioned, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
