"""What the cheap checks of a draft find without trying answers."""

import pytest

from clauses import library
from clauses.library.language.blocks import parse_text
from clauses.library.lint import lint
from tests.clauses.library.examples import (
    clause,
    expression,
    fact,
    library_of,
    phrase,
    position,
    question,
    rule,
    schedule,
)

DAYS = question("days", "integer")
STOCK = clause("stock", position("full"))


def found(*things) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.place)) for finding in lint(library_of(*things))]


def test_a_library_that_hangs_together_has_no_findings():
    assert not found(
        library.Section("setup", "Setup"),
        question("plants", "sites"),
        question(
            "days",
            "integer",
            when="count(plants) > 1",
            minimum="1",
            maximum="base",
            default="30",
            defaults=[("answered(plants)", "60", "")],
            sources=("R-1",),
        ),
        question("start", "date", minimum="created_on", required=False, asked=False),
        fact("base", "count(plants) + 1"),
        library.NamedSet("some", "Some.", ("DE",)),
        library.NamedTable("laws", "Laws.", {"a": "b"}),
        library.Source("R-1", "So.", "Act", "2026-01-31", "verified"),
        clause(
            "stock",
            position(
                "full",
                "In {{ days }}, see {{ ref('a') }}.".replace("'", '"'),
                approval_when="base > 3",
            ),
            when="base > 1",
            companions=(library.Companion("stock"), library.Companion("stock", None)),
        ),
        rule("K1", 'included("stock")', "Too long: {{ days }}.", change="days"),
        schedule("a", "{{ sites(plants) }}", when='lookup(laws, "a") in some'),
        library.DefinedTerm("Batch", phrase("a lot."), ("Batches",)),
        library.Responsibility("r", "Release", library.Formula("both", expression('"both"')), None),
    )


@pytest.mark.parametrize(
    ("things", "place"),
    [
        ((DAYS, DAYS), 'question "days"'),
        ((DAYS, fact("days", "1 == 1")), 'question "days"'),
        ((DAYS, library.NamedSet("days", "Some.", ())), 'question "days"'),
        ((question("created_on", "date"),), 'question "created_on"'),
        ((STOCK, STOCK), 'clause "stock"'),
        ((STOCK, schedule("stock")), 'clause "stock"'),
        ((library.Section("a", "A"), library.Section("a", "B")), 'section "a"'),
        ((rule("K1", "1 == 1"), rule("K1", "1 == 1")), 'rule "K1"'),
        (
            (
                library.DefinedTerm("Lot", phrase("x")),
                library.DefinedTerm("Lots", phrase("x"), ("Lot",)),
            ),
            'term "Lot"',
        ),
        ((clause("a", position("x"), position("x")),), 'clause "a"'),
        ((question("q", "choice", options=("x", "x")),), 'question "q"'),
    ],
)
def test_one_key_for_two_things_is_an_error(things, place: str):
    assert ("doubled-key", place) in found(*things)


@pytest.mark.parametrize(
    ("things", "code", "place"),
    [
        ((question("q", when="nowhere"),), "unknown-name", 'question "q", when'),
        ((question("q", "integer", default="1 == 1"),), "wrong-kind", 'question "q", default'),
        (
            (question("q", "integer", defaults=[("3", "4", "")]),),
            "wrong-kind",
            'question "q", defaults 1, when',
        ),
        (
            (question("q", "choice", options=("x",), default='"y"'),),
            "unknown-option",
            'question "q", default',
        ),
        ((question("q", "country", default='"UK"'),), "never-answered", 'question "q", default'),
        (
            (question("q", "currency", defaults=[("1 == 1", '"EURO"', "")]),),
            "never-answered",
            'question "q", defaults 1, value',
        ),
        (
            (question("q", "country"), rule("r", 'q in ["DE", "UK"]')),
            "never-answered",
            'rule "r", when',
        ),
        (
            (question("q", "party"), rule("r", 'q.country == "UK"')),
            "never-answered",
            'rule "r", when',
        ),
        (
            (question("q", "country"), fact("f", "q"), rule("r", '"UK" != f')),
            "never-answered",
            'rule "r", when',
        ),
        (
            (question("q", "date", minimum="3"),),
            "wrong-kind",
            'question "q", minimum',
        ),
        ((question("q", "text", maximum="created_on"),), "wrong-kind", 'question "q", maximum'),
        ((clause("c", position("p"), when="3"),), "wrong-kind", 'clause "c", when'),
        (
            (clause("c", position("p", when="3")),),
            "wrong-kind",
            'clause "c", position "p", when',
        ),
        (
            (clause("c", position("p", approval_when="3")),),
            "wrong-kind",
            'clause "c", position "p", approval_when',
        ),
        (
            (
                clause(
                    "c",
                    position("p"),
                    companions=(library.Companion("c", library.Formula("3", expression("3"))),),
                ),
            ),
            "wrong-kind",
            'clause "c", companion "c"',
        ),
        ((rule("K1", "3"),), "wrong-kind", 'rule "K1", when'),
        ((schedule("s", when="3"),), "wrong-kind", 'schedule "s", when'),
        (
            (library.Responsibility("r", "Release", library.Formula("", expression('"nobody"'))),),
            "unknown-option",
            'responsibility "r", party',
        ),
        (
            (
                library.Responsibility(
                    "r",
                    "Release",
                    library.Formula("", expression('"both"')),
                    library.Formula("3", expression("3")),
                ),
            ),
            "wrong-kind",
            'responsibility "r", when',
        ),
        ((fact("f", "nowhere + 1"), rule("K1", "f > 1")), "unknown-name", 'fact "f", value'),
        (
            (library.DefinedTerm("Lot", phrase("a {{ nowhere }}.")),),
            "unknown-name",
            'term "Lot", definition',
        ),
        ((rule("K1", "1 == 1", "{{ nowhere }}."),), "unknown-name", 'rule "K1", message'),
        ((rule("K1", "1 == 1", change="nowhere"),), "unknown-name", 'rule "K1", change'),
        (
            (clause("c", position("p"), companions=(library.Companion("nowhere"),)),),
            "unknown-target",
            'clause "c", companions',
        ),
        ((question("q", sources=("R-1",)),), "unknown-source", 'question "q", sources'),
        (
            (clause("c", position("p"), when='included("c")'),),
            "selection-asked",
            'clause "c", when',
        ),
        (
            (
                question("q", when='has_feature("c", "f")'),
                clause("c", position("p", features=("f",))),
            ),
            "selection-asked",
            'question "q", when',
        ),
        ((question("q", when="q"),), "looks-ahead", 'question "q", when'),
        (
            (question("q", when="f"), question("r"), fact("f", "not r")),
            "looks-ahead",
            'question "q", when',
        ),
        ((question("q", "choice"),), "no-options", 'question "q", options'),
        ((question("q", "multi"),), "no-options", 'question "q", options'),
        ((question("q", "text", options=("x",)),), "no-options", 'question "q", options'),
        ((question("q", asked=False),), "no-default", 'question "q"'),
        ((clause("c"),), "no-position", 'clause "c"'),
    ],
)
def test_what_does_not_fit_is_found_at_its_place(things, code: str, place: str):
    assert found(*things) == [(code, place)]


TEXT = """One.

{% if nowhere %}

Two {{ nowhere }}:
- three
{% if nowhere %}
- {{ ref("nowhere") }}
{% endif %}

{% endif %}

## Four {{ nowhere }}

| Five |
| {{ nowhere }} |

{{ sites(days) }}

{{ sites(nowhere) }}"""


def test_a_finding_inside_a_text_tells_the_line_of_its_paragraph():
    findings = lint(library_of(DAYS, library.Schedule("s", "S", parse_text(TEXT))))

    assert [(finding.code, finding.place.line) for finding in findings] == [
        ("unknown-name", 5),
        ("unknown-name", 5),
        ("unknown-name", 5),
        ("unknown-name", 13),
        ("unknown-name", 15),
        ("unknown-name", 18),
        ("unknown-name", 20),
        ("unknown-target", 5),
    ]


def test_only_a_clause_or_a_schedule_defines_a_term_and_only_one_that_is_listed():
    lot = library.DefinedTerm("Lot", phrase("a quantity."))
    here = schedule("s", 'A quantity is a {{ defined("Lot") }}.')
    unlisted = clause("c", position("p", 'It is a {{ defined("Recall") }}.'))
    outside = library.DefinedTerm("Batch", phrase('a {{ defined("Lot") }}.'))

    assert not found(lot, here)
    assert found(unlisted) == [("defined-nowhere", 'clause "c", position "p", text, line 1')]
    assert found(lot, here, outside, clause("b", position("p", "A Batch."))) == [
        ("defined-nowhere", 'term "Batch", definition')
    ]


def test_a_reference_to_a_clause_or_a_schedule_is_known():
    text = '{{ ref("stock") }} and {{ ref("annex") }}.'

    assert not found(STOCK, schedule("annex"), schedule("s", text))


def test_a_schedule_and_a_rule_may_ask_the_selection():
    asks = 'included("stock")'

    assert not found(STOCK, schedule("annex", when=asks), rule("K1", asks))


def test_facts_in_a_circle_are_an_error_and_nothing_is_derived_from_them():
    assert found(fact("hen", "egg"), fact("egg", "hen"), rule("K1", "nowhere and hen")) == [
        ("circle", 'fact "hen", value'),
        ("circle", 'fact "egg", value'),
    ]


def test_facts_upon_facts_end_at_twenty():
    tower = [fact(f"f{floor}", f"f{floor - 1}") for floor in range(1, 21)]

    assert not found(question("f0"), *tower, rule("K1", "f20"))
    assert found(question("f0"), *tower, fact("f21", "f20")) == [("too-deep", 'fact "f21", value')]


@pytest.mark.slow
def test_a_tower_of_a_thousand_facts_is_refused_without_climbing_it():
    tower = [fact(f"f{floor}", f"f{floor - 1} and f{floor - 1}") for floor in range(1, 1_001)]

    findings = found(question("f0"), *tower)

    assert len(findings) == 980
    assert {code for code, _ in findings} == {"too-deep"}
