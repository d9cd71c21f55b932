"""How a library is read from plain data, and what is said about data that is none."""

import json
from fractions import Fraction

import pytest

from clauses import library
from clauses.library.codec import edition_json, library_from
from clauses.library.writing import library_to
from tests.clauses.library.examples import formula, phrase

SMALL = {"key": "small", "title": "Small"}
QUESTION = {"key": "days", "kind": "integer", "ask": "How long?", "short": "Days"}
CLAUSE = {"key": "stock", "code": "STK-01", "heading": "Stock"}
POSITION = {"key": "full", "title": "Full", "text": "The Manufacturer holds stock."}
RULE = {"key": "K001", "severity": "error", "when": "days > 3", "message": "Too long."}


def with_section(**parts) -> dict:
    return {**SMALL, "sections": [{"key": "setup", "title": "Setup", **parts}]}


def with_question(**fields) -> dict:
    return with_section(questions=[{**QUESTION, **fields}])


def with_clause(**fields) -> dict:
    return with_section(clauses=[{**CLAUSE, **fields}])


def with_position(**fields) -> dict:
    return with_clause(positions=[{**POSITION, **fields}])


FULL = {
    **SMALL,
    "format": 1,
    "language_version": 1,
    "facts": [{"key": "long", "means": "It is long.", "value": "days > 30"}],
    "sets": [{"key": "eu", "means": "The member states.", "members": ["DE", "NO"]}],
    "tables": [{"key": "laws", "means": "Countries of laws.", "rows": {"german": "DE"}}],
    "terms": [{"term": "Batch", "plurals": ["Batches"], "definition": "a {{ days }} lot."}],
    "rules": [{**RULE, "fix": "Shorten it.", "change": "days"}],
    "schedules": [
        {"key": "schedule-a", "heading": "A", "plain": "It.", "when": "long", "text": "## Head"}
    ],
    "responsibilities": [
        {"key": "release", "activity": "Release", "party": "both", "when": "long", "note": "Yes."},
        {"key": "test", "activity": "Test", "party": '"both" if long else "customer"'},
    ],
    "sources": [
        {"key": "R-1", "fact": "So.", "source": "Act", "seen": "2026-01-31", "status": "partly"}
    ],
    "sections": [
        {
            "key": "setup",
            "title": "Setup",
            "heading": "General",
            "article": "1",
            "introduction": "Begin here.",
            "questions": [
                {
                    **QUESTION,
                    "guidance": "Why.",
                    "unit": "days",
                    "when": "answered(days)",
                    "default": 30,
                    "defaults": [{"when": "long", "value": 60, "because": "default for long"}],
                    "minimum": 1.5,
                    "maximum": "90",
                    "also": [0, 0.5],
                    "essential": True,
                    "required": False,
                    "asked": False,
                    "sources": ["R-1"],
                },
                {
                    **QUESTION,
                    "key": "model",
                    "kind": "choice",
                    "options": [
                        {
                            "key": "none",
                            "label": "None",
                            "meaning": "Nothing.",
                            "printed": "nothing",
                            "favours": "customer",
                            "approval": "legal",
                            "common": True,
                        },
                        {"key": "no", "label": "No"},
                    ],
                },
            ],
            "clauses": [
                {
                    **CLAUSE,
                    "plain": "Stock is held.",
                    "when": "long",
                    "chosen_by": "stance",
                    "mandatory": True,
                    "companions": [{"clause": "x"}, {"clause": "y", "when": "long"}],
                    "positions": [
                        {
                            **POSITION,
                            "stance": "customer",
                            "when": "long",
                            "approval": "both",
                            "approval_when": "days > 3",
                            "plain": "It.",
                            "note": "See.",
                            "features": ["early"],
                        }
                    ],
                }
            ],
        }
    ],
}


def read(data: object) -> library.Library:
    held, findings = library_from(data)
    assert findings == ()
    assert held is not None
    return held


def refused(data: object) -> list[tuple[str, str]]:
    held, findings = library_from(data)
    assert held is None
    return [(finding.code, str(finding.place)) for finding in findings]


def test_the_smallest_library_has_a_key_and_a_title():
    assert read(SMALL) == library.Library(key="small", title="Small")


def test_every_field_is_read():
    held = read(FULL)

    days, model = held.questions
    assert days == library.Question(
        key="days",
        section="setup",
        kind="integer",
        ask="How long?",
        short="Days",
        guidance="Why.",
        unit="days",
        when=formula("answered(days)"),
        default=formula("30"),
        defaults=(library.Default(formula("long"), formula("60"), "default for long"),),
        minimum=formula("1.5"),
        maximum=formula("90"),
        also=(Fraction(0), Fraction(1, 2)),
        essential=True,
        required=False,
        asked=False,
        sources=("R-1",),
    )
    assert model.options == (
        library.Choice("none", "None", "Nothing.", "nothing", "customer", "legal", True),
        library.Choice("no", "No"),
    )
    assert held.sections == (library.Section("setup", "Setup", "General", "1", "Begin here."),)
    (stock,) = held.clauses
    assert (stock.key, stock.code, stock.section, stock.heading) == (
        *("stock", "STK-01", "setup", "Stock"),
    )
    assert (stock.chosen_by, stock.mandatory, stock.when) == ("stance", True, formula("long"))
    assert stock.companions == (
        library.Companion("x"),
        library.Companion("y", formula("long")),
    )
    (full,) = stock.positions
    assert (full.stance, full.approval, full.features) == ("customer", "both", ("early",))
    assert full.approval_when == formula("days > 3")
    assert held.terms == (library.DefinedTerm("Batch", phrase("a {{ days }} lot."), ("Batches",)),)
    assert held.rules[0].change == "days"
    assert held.schedules[0].text.source == "## Head"
    assert [row.party for row in held.responsibilities] == [
        library.Formula("both", formula('"both"').expression),
        formula('"both" if long else "customer"'),
    ]
    assert held.facts == (library.Fact("long", "It is long.", formula("days > 30")),)
    assert held.sets == (library.NamedSet("eu", "The member states.", ("DE", "NO")),)
    assert held.tables[0].rows == {"german": "DE"}
    assert held.sources == (library.Source("R-1", "So.", "Act", "2026-01-31", "partly"),)


def test_what_is_left_out_has_its_usual_value():
    (days,) = read(with_question()).questions
    (position,) = read(with_position()).clauses[0].positions

    assert (days.required, days.asked, days.essential) == (True, True, False)
    assert (days.when, days.default, days.also) == (None, None, ())
    assert (position.stance, position.approval) == ("neutral", "")
    assert read(with_position()).clauses[0].chosen_by == "answers"


def test_an_empty_condition_is_none():
    assert read(with_question(when="")).questions[0].when is None


def test_things_are_found_by_key():
    held = read(FULL)

    assert held.question("days") is held.questions[0]
    assert held.clause("stock") is held.clauses[0]
    assert held.clause("stock").position("full") is held.clauses[0].positions[0]
    assert held.clause("stock").position("half") is None
    assert held.schedule("schedule-a") is held.schedules[0]
    assert held.section("setup") is held.sections[0]
    assert held.question("model").choice("no").label == "No"
    assert held.question("model").choice("yes") is None
    assert held.terms[0].forms == ("Batch", "Batches")
    nowhere = (held.question, held.clause, held.schedule, held.section)
    assert [find("nowhere") for find in nowhere] == [None] * 4


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        ({**SMALL, "format": 2}, "unknown-format", "library"),
        ({**SMALL, "format": "1"}, "unknown-format", "library"),
        ({**SMALL, "format": True}, "unknown-format", "library"),
        ({**SMALL, "language_version": 0}, "unknown-format", "library"),
        ({"key": "small"}, "missing-field", "library, title"),
        ({"key": "small", "title": "  "}, "missing-field", "library, title"),
        ({**SMALL, "colour": 1}, "unknown-field", "library, colour"),
        ({**SMALL, "terms": 3}, "bad-field", "library, terms"),
        (with_section(colour=1), "unknown-field", 'section "setup", colour'),
        (with_question(colour=1), "unknown-field", 'question "days", colour'),
        (with_question(kind="colour"), "bad-field", 'question "days", kind'),
        (with_question(kind=[]), "bad-field", 'question "days", kind'),
        (with_question(unit=3), "missing-field", 'question "days", unit'),
        (with_question(key="Days"), "bad-key", 'question "Days", key'),
        (with_question(key="in-days"), "bad-key", 'question "in-days", key'),
        (with_question(key="not"), "bad-key", 'question "not", key'),
        (with_question(key="größe"), "bad-key", 'question "größe", key'),
        (with_question(essential="yes"), "bad-field", 'question "days", essential'),
        (with_question(sources="R-1"), "bad-field", 'question "days", sources'),
        (with_question(sources=[1]), "bad-field", 'question "days", sources'),
        (with_question(also=["0"]), "bad-field", 'question "days", also'),
        (with_question(also=[True]), "bad-field", 'question "days", also'),
        (with_question(also=[float("inf")]), "bad-field", 'question "days", also'),
        (with_question(when=True), "bad-field", 'question "days", when'),
        (
            with_question(when="a\nand"),
            "not-in-the-language",
            'question "days", when, line 2',
        ),
        (
            with_question(minimum=1e22),
            "not-in-the-language",
            'question "days", minimum, line 1',
        ),
        (
            with_question(options=[{"key": "red"}]),
            "missing-field",
            'question "days", options red, label',
        ),
        (
            with_question(options=[{"key": "red", "label": "Red", "favours": "both"}]),
            "bad-field",
            'question "days", options red, favours',
        ),
        (
            with_question(defaults=[{"value": 3}]),
            "missing-field",
            'question "days", defaults 1, when',
        ),
        (
            with_position(text="One.\n\n{{ a | upper }}"),
            "not-in-the-language",
            'clause "stock", position "full", text, line 3',
        ),
        (
            with_position(stance="soft"),
            "bad-field",
            'clause "stock", position "full", stance',
        ),
        (with_clause(companions=[{}]), "missing-field", 'clause "stock", companions 1, clause'),
        ({**SMALL, "rules": [{**RULE, "when": ""}]}, "missing-field", 'rule "K001", when'),
        (
            {**SMALL, "rules": [{**RULE, "message": "{% if a %}"}]},
            "not-in-the-language",
            'rule "K001", message, line 1',
        ),
        (
            {**SMALL, "terms": [{"term": "Batch", "definition": ""}]},
            "missing-field",
            'term "Batch", definition',
        ),
        (
            {**SMALL, "tables": [{"key": "laws", "means": "So.", "rows": {"a": 1}}]},
            "bad-field",
            'table "laws", rows',
        ),
        (
            {**SMALL, "tables": [{"key": "laws", "means": "So.", "rows": "a"}]},
            "bad-field",
            'table "laws", rows',
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(data, code: str, place: str):
    assert refused(data) == [(code, place)]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ([], "library"),
        ({**SMALL, "rules": [3]}, 'rule "number 1"'),
        (with_question(defaults=[3]), 'question "days", defaults 1'),
        (with_clause(positions=[3]), 'clause "stock", position "1"'),
    ],
)
def test_where_a_table_is_needed_nothing_else_will_do(data, place: str):
    assert refused(data)[0] == ("not-a-table", place)


def test_several_things_wrong_are_told_at_once():
    data = with_question(kind="colour", when="true")

    assert refused(data) == [
        ("bad-field", 'question "days", kind'),
        ("not-in-the-language", 'question "days", when, line 1'),
    ]


def test_a_finding_is_one_line_that_tells_what_to_do():
    _, findings = library_from(with_question(when="true"))

    assert str(findings[0]) == (
        'error not-in-the-language: question "days", when, line 1:'
        ' "true" without quotes is not a value.'
        ' Put an option in double quotes ("none"); ask a yes/no question by its name alone.'
    )
    assert str(library_from({"key": "a"})[1][0]) == (
        'error missing-field: library, title: The field "title" must hold a text.'
    )


def test_a_library_is_written_as_it_was_read():
    assert library_to(read(FULL)) == {
        **{key: value for key, value in FULL.items() if key not in ("format", "language_version")},
        "sections": [
            {
                **FULL["sections"][0],
                "questions": [
                    {
                        **FULL["sections"][0]["questions"][0],
                        "default": "30",
                        "defaults": [
                            {"when": "long", "value": "60", "because": "default for long"}
                        ],
                        "minimum": "1.5",
                    },
                    FULL["sections"][0]["questions"][1],
                ],
            }
        ],
    }


def test_a_library_survives_the_way_through_json():
    held = read(FULL)

    assert read(json.loads(edition_json(library_to(held)))) == held


def test_the_smallest_library_is_written_small():
    assert library_to(read(SMALL)) == {"key": "small", "title": "Small", "sections": []}


def test_an_edition_has_one_form_whatever_the_order():
    assert edition_json({"title": "Größe", "key": "a"}) == (
        '{"format":1,"key":"a","language_version":1,"title":"Größe"}'
    )
    assert edition_json({"key": "a", "title": "Größe"}) == edition_json(
        {"title": "Größe", "key": "a", "format": 7}
    )
