"""How a library is read from plain data, and what is said about data that is none."""

import json
from fractions import Fraction

from clauses import library
from clauses.library.data.codec import edition_json, library_from
from tests.clauses.library.examples import formula, phrase
from tests.clauses.library.writing import library_to

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
    "format": 3,
    "language_version": 1,
    "facts": [{"key": "long", "means": "It is long.", "value": "days > 30"}],
    "sets": [{"key": "eu", "means": "The member states.", "members": ["DE", "NO"]}],
    "tables": [{"key": "laws", "means": "Countries of laws.", "rows": {"german": "DE"}}],
    "terms": [{"term": "Batch", "plurals": ["Batches"], "definition": "a {{ days }} lot."}],
    "rules": [{**RULE, "fix": "Shorten it.", "change": "days", "sources": ["R-1"]}],
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
    assert held.rules[0].sources == ("R-1",)
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
        '{"format":3,"key":"a","language_version":3,"title":"Größe"}'
    )
    assert edition_json({"key": "a", "title": "Größe"}) == edition_json(
        {"title": "Größe", "key": "a", "format": 7}
    )
