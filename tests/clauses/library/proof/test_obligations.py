"""What must never be in an agreement, and under which answers it would be."""

from dataclasses import replace

import pytest

from clauses.library import Companion, DefinedTerm, Library, NamedTable, Responsibility
from clauses.library.answers import Site
from clauses.library.proof.obligations import obligations
from tests.clauses.library.examples import (
    clause,
    expression,
    fact,
    formula,
    library_of,
    phrase,
    position,
    question,
    schedule,
)
from tests.clauses.library.proof.asking import stands

STRICT, LATE = question("strict"), question("late")
SECOND = clause("second", position("only"), when="strict")


def faults(held: Library, **answers) -> list[tuple[str, str]]:
    """The code and the place of what is broken under these answers."""
    return [
        (one.code, str(one.place))
        for one in obligations(held)
        if stands(one.stands, held, **answers)
    ]


def messages(held: Library, **answers) -> list[str]:
    return [one.message for one in obligations(held) if stands(one.stands, held, **answers)]


def with_text(text: str, *things) -> Library:
    return library_of(STRICT, LATE, clause("first", position("only", text)), *things)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"strict": True, "late": False}, []),
        ({"strict": False, "late": True}, []),
        (
            {"strict": True, "late": True},
            [
                ("doubled-heading", 'clause "second"'),
                ("doubled-heading", 'schedule "b"'),
            ],
        ),
    ],
)
def test_no_two_clauses_and_no_two_schedules_have_one_heading(answers, expected):
    held = library_of(
        STRICT,
        LATE,
        clause("first", position("only"), when="strict", heading="Stock"),
        clause("second", position("only"), when="late", heading="stock"),
        clause("third", position("only"), heading="A"),
        schedule("a", when="strict"),
        replace(schedule("b", when="late"), heading="A"),
    )

    assert faults(held, **answers) == expected


TEXT = 'clause "first", position "only", text, line 1'


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"strict": True, "late": False}, []),
        ({"strict": False, "late": True}, []),
        ({"strict": True, "late": True}, [("two-positions", 'clause "first"')]),
        ({"strict": False, "late": False}, [("no-position", 'clause "first"')]),
    ],
)
def test_a_clause_has_one_position(answers, expected):
    first = clause("first", position("a", when="strict"), position("b", when="late"))

    assert faults(library_of(STRICT, LATE, first), **answers) == expected


def test_a_clause_that_is_not_there_needs_no_position():
    first = clause("first", position("a", when="strict"), when="late")

    assert faults(library_of(STRICT, LATE, first), strict=False, late=False) == []


def test_a_mandatory_clause_is_there():
    held = library_of(STRICT, replace(SECOND, mandatory=True))

    assert faults(held, strict=False) == [("missing-mandatory-clause", 'clause "second"')]
    assert faults(held, strict=True) == []


@pytest.mark.parametrize(
    ("companion", "answers", "expected"),
    [
        (Companion("second"), {"strict": False}, ["“First” needs “Second”"]),
        (Companion("second"), {"strict": True}, []),
        (Companion("second", formula("late")), {"strict": False, "late": False}, []),
        (Companion("gone"), {"strict": True}, ["“First” needs “gone”"]),
    ],
)
def test_a_companion_is_there(companion: Companion, answers, expected: list[str]):
    first = clause("first", position("only"), companions=(companion,))

    found = messages(library_of(STRICT, LATE, first, SECOND), **answers)

    assert found == [f"{words}, which is not in the agreement." for words in expected]


@pytest.mark.parametrize(
    ("target", "answers", "expected"),
    [
        ("second", {"strict": False}, ["“Second”"]),
        ("second", {"strict": True}, []),
        ("annex", {"late": False}, ["“Annex”"]),
        ("annex", {"late": True}, []),
        ("always", {}, []),
        ("gone", {"strict": True}, ["“gone”"]),
    ],
)
def test_a_reference_leads_somewhere(target: str, answers, expected: list[str]):
    things = (SECOND, schedule("annex", when="late"), schedule("always"))
    held = with_text(f'See {{{{ ref("{target}") }}}}.', *things)

    assert messages(held, **answers) == [
        f"The text refers to {words}, which is not in the agreement." for words in expected
    ]


def test_a_blank_is_filled():
    held = with_text("Pay within {{ days }} days.", question("days", "integer"))

    assert faults(held) == [("open-blank", TEXT)]
    assert messages(held) == ["The blank [Days] is open."]
    assert faults(held, days=expression("3").value) == []


def test_an_amount_has_a_currency():
    things = (question("fee", "money"), question("currency", "currency"))
    held = with_text("Pay {{ fee }}.", *things)
    hundred = expression("100").value

    assert messages(held, fee=hundred) == ["The blank [Currency] is open."]
    assert messages(held, fee=hundred, currency="EUR") == []


def test_an_obligation_shows_the_sentence_that_it_breaks():
    held = with_text('First line.\n\n  See {{ ref("second") }}.', SECOND)

    (found,) = (one for one in obligations(held) if one.code == "unresolved-reference")

    assert (found.place.line, found.sentence) == (3, 'See {{ ref("second") }}.')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% if strict %}Words.{% endif %}", [("empty-text", TEXT.removesuffix(", line 1"))]),
        ("It pays:\n- {% if strict %}all{% endif %}", [("empty-list", TEXT)]),
        ("| a | b |\n{% if strict %}\n| c | d |\n{% endif %}", [("empty-table", TEXT)]),
    ],
)
def test_no_condition_leaves_a_text_a_list_or_a_table_empty(text: str, expected):
    assert faults(with_text(text), strict=False) == expected
    assert faults(with_text(text), strict=True) == []


def test_a_table_of_sites_has_sites():
    held = with_text("Sites.\n\n{{ sites(plants) }}", question("plants", "sites"))
    line = TEXT.replace("line 1", "line 3")

    assert faults(held) == [("open-blank", line)]
    assert messages(held) == ["The table of sites is empty."]
    assert faults(held, plants=(Site("Plant 1"),)) == []


MATRIX = "Who does what.\n\n{{ responsibilities() }}"
ROW = Responsibility("release", "Release", formula('"both" if strict else "nobody"'))


def test_a_matrix_has_rows():
    held = with_text(MATRIX, replace(ROW, party=formula('"both"'), when=formula("late")))

    assert messages(held, late=False) == ["The responsibility matrix has no rows."]
    assert messages(held, late=True) == []
    assert messages(with_text(MATRIX)) == ["The responsibility matrix has no rows."]


def test_somebody_answers_for_each_row_of_the_matrix():
    held = with_text(MATRIX, ROW)

    assert faults(held, strict=False) == [("open-blank", 'responsibility "release", party')]
    assert messages(held, strict=False) == ["Nobody answers for “Release”."]
    assert faults(held, strict=True) == []


def test_the_words_of_a_row_are_known_where_the_library_lists_its_names():
    row = replace(
        ROW, activity="Pay the Seller", party=formula('"both"'), note="to the Union",
        when=formula("strict"),
    )  # fmt: skip
    held = replace(with_text(MATRIX, row, replace(ROW, when=None)), names=("Union",))

    assert faults(held, strict=True) == [("undefined-term", TEXT.removesuffix(", line 1"))]
    assert messages(held, strict=True) == [
        "“Seller” is capitalised like a term, but it is not defined."
    ]


def test_a_capitalised_phrase_is_a_term_or_a_name():
    held = replace(with_text("It pays{% if strict %} the Seller{% endif %}."), names=("Union",))

    assert faults(held, strict=True) == [("undefined-term", TEXT)]
    assert faults(held, strict=False) == []


BATCH = DefinedTerm("Batch", phrase("a lot"))
DEFINITIONS = "Terms.\n\n{{ definitions() }}"


def test_a_term_that_is_used_is_defined():
    held = with_text("A{% if strict %} Batch{% endif %} is made.", BATCH)

    assert faults(held, strict=True) == [("undefined-term", 'term "Batch"')]
    assert messages(held, strict=True) == ["“Batch” is used, but the definitions are not printed."]
    assert faults(held, strict=False) == []


def test_definitions_are_printed_once():
    held = with_text(
        DEFINITIONS,
        *(clause("more", position("only", DEFINITIONS), when="strict"),),
        clause("most", position("only", DEFINITIONS), when="late"),
    )

    assert faults(held, strict=False, late=False) == []
    assert faults(held, strict=True, late=False) == [("doubled-definitions", "document")]
    assert faults(held, strict=False, late=True) == [("doubled-definitions", "document")]


def test_a_definition_too_has_its_blanks_filled():
    batch = replace(BATCH, definition=phrase("a lot of {{ days }}"))
    held = with_text(f"A Batch.\n\n{DEFINITIONS}", batch, question("days", "integer"))

    assert faults(held) == [("open-blank", 'term "Batch", definition, line 1')]


COMPUTED = fact("rate", '"a Fixed Rate" if strict else lookup(rates, strict_key)')
RATES = NamedTable("rates", "Rates.", {"eur": "a Floating Rate", "usd": "a rate"})
KEY = question("strict_key", "choice", options=("eur", "usd"))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"strict": True, "strict_key": "usd"}, ["“Fixed Rate”"]),
        ({"strict": False, "strict_key": "eur"}, ["“Floating Rate”"]),
        ({"strict": False, "strict_key": "usd"}, []),
    ],
)
def test_a_phrase_in_computed_words_is_found_as_in_a_text(answers, expected):
    text = clause("first", position("only", "It bears {{ rate }}."))
    held = replace(library_of(STRICT, KEY, COMPUTED, RATES, text), names=("Europe",))

    found = messages(held, **answers)

    assert [one.partition(" is ")[0] for one in found] == expected


def test_a_term_in_a_heading_or_in_computed_words_is_used():
    batch = DefinedTerm("Batch", phrase("a lot."))
    rate = DefinedTerm("Fixed Rate", phrase("a rate."))
    held = library_of(
        STRICT, KEY, COMPUTED, RATES, batch, rate,
        clause("first", position("only", "It bears {{ rate }}.")),
        clause("second", position("only"), heading="Each Batch", when="not strict"),
    )  # fmt: skip

    undefined = "“{}” is used, but the definitions are not printed.".format
    assert messages(held, strict=True, strict_key="usd") == [undefined("Fixed Rate")]
    assert messages(held, strict=False, strict_key="usd") == [undefined("Batch")]
