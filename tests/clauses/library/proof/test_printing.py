"""What an agreement prints, and when its terms are used."""

from dataclasses import replace

import pytest

from clauses.library import DefinedTerm, Library, Responsibility
from clauses.library.findings import Place
from clauses.library.language.expressions import ALWAYS
from clauses.library.proof.printing import (
    TextMemo,
    circles,
    definitions,
    inserts,
    parts,
    used_when,
)
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

STRICT = question("strict")
LATE = question("late")
DEFINITIONS = clause("definitions", position("only", "Terms.\n\n{{ definitions() }}"))
BATCH = DefinedTerm("Batch", phrase("a lot"), plurals=("Batches",))


def used(held: Library, **answers) -> set[str]:
    return {term for term, when in used_when(held).items() if stands(when, held, **answers)}


def with_text(text: str, *things) -> Library:
    return library_of(
        STRICT, LATE, clause("first", position("only", text)), DEFINITIONS, BATCH, *things
    )


def test_the_texts_of_a_library_are_those_of_its_positions_and_schedules():
    held = library_of(
        clause("first", position("a", "One."), position("b", "Two.")),
        schedule("annex", "Three."),
        schedule("extra", "Four.", when="strict"),
    )

    assert [(str(one.place), one.printed, one.source) for one in parts(held)] == [
        ('clause "first", position "a", text', expression('position("first") == "a"'), "One."),
        ('clause "first", position "b", text', expression('position("first") == "b"'), "Two."),
        ('schedule "annex", text', ALWAYS, "Three."),
        ('schedule "extra", text', expression("strict"), "Four."),
    ]


def test_an_insert_is_found_with_its_path():
    held = library_of(
        schedule("annex", "{% if strict %}\n{{ sites(plants) }}\n{% endif %}"),
        schedule("other", "{{ signatures() }}"),
    )

    ((part, one, insert),) = inserts(held, "sites")

    assert (part.place.key, one.path, insert.key) == ("annex", expression("strict"), "plants")


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ("A Batch is made.", {}, {"Batch"}),
        ("Two Batches are made.", {}, {"Batch"}),
        ("A Batchwise order.", {}, set()),
        ("A{% if strict %} Batch{% endif %} is made.", {"strict": True}, {"Batch"}),
        ("A{% if strict %} Batch{% endif %} is made.", {"strict": False}, set()),
        ("It is:\n- a Batch.", {}, {"Batch"}),
        ("| A | Batch |\n| b | c |", {}, {"Batch"}),
    ],
)
def test_a_term_is_used_where_words_of_a_text_are_its_form(text: str, answers, expected: set[str]):
    assert used(with_text(text), **answers) == expected


def test_the_table_of_sites_uses_the_terms_of_its_head():
    held = library_of(
        STRICT,
        question("plants", "sites"),
        clause("first", position("only", "{{ sites(plants) }}"), when="strict"),
        DefinedTerm("Site", phrase("a place")),
        DefinedTerm("Address", phrase("a street")),
        DefinedTerm("Party", phrase("a side")),
    )

    assert used(held, strict=True) == {"Site", "Address"}
    assert used(held, strict=False) == set()


def test_the_matrix_uses_the_terms_of_its_head_and_of_its_rows():
    row = Responsibility("release", "Release a Batch", formula('"both"'), note="See the Manual")
    held = library_of(
        *(STRICT, LATE, BATCH, replace(row, when=formula("strict"))),
        clause("first", position("only", "{{ responsibilities() }}"), when="not late"),
        *(DefinedTerm(term, phrase("words")) for term in ("Party", "Manual", "Site")),
    )

    assert used(held, strict=True, late=False) == {"Party", "Manual", "Batch"}
    assert used(held, strict=False, late=False) == {"Party"}
    assert used(held, strict=True, late=True) == set()


def test_a_row_without_a_condition_is_always_there():
    row = Responsibility("release", "Release a Batch", formula('"both"'))
    matrix = clause("first", position("only", "{{ responsibilities() }}"))

    assert used(library_of(BATCH, row, matrix)) == {"Batch"}


def test_a_definition_that_is_printed_uses_other_terms():
    held = with_text(
        "A{% if strict %} Lot{% endif %}.",
        DefinedTerm("Lot", phrase("a{% if late %} Batch{% endif %}")),
    )

    assert used(held, strict=True, late=True) == {"Lot", "Batch"}
    assert used(held, strict=True, late=False) == {"Lot"}
    assert used(held, strict=False, late=True) == set()


def test_a_definition_that_is_not_printed_uses_nothing():
    held = library_of(
        clause("first", position("only", "A Lot.")), BATCH, DefinedTerm("Lot", phrase("a Batch"))
    )

    assert used(held) == {"Lot"}


@pytest.mark.parametrize("word", ["One", "Two", "Three"])
def test_terms_that_define_each_other_in_a_circle_are_used_together(word: str):
    held = with_text(
        "A {% if strict %}" + word + "{% endif %}.",
        DefinedTerm("One", phrase("a Two")),
        DefinedTerm("Two", phrase("a Three")),
        DefinedTerm("Three", phrase("a One or a Batch")),
    )

    assert used(held, strict=True) == {"One", "Two", "Three", "Batch"}
    assert used(held, strict=False) == set()


def test_terms_come_after_those_that_use_them():
    always = {"next": ALWAYS}
    uses_of = {"last": {}, "next": {"last": ALWAYS, "twin": ALWAYS}, "twin": always, "top": always}

    assert circles(uses_of) == (("top",), ("next", "twin"), ("last",))


def test_a_definition_is_printed_when_its_term_is_used_and_a_list_is_there():
    held = with_text("A{% if strict %} Batch{% endif %}.")

    (definition,) = definitions(held, used_when(held))

    assert definition.place == Place("term", "Batch", "definition")
    assert stands(definition.printed, held, strict=True)
    assert not stands(definition.printed, held, strict=False)


def test_what_was_found_in_a_text_is_kept_until_the_text_is_another():
    kept, asked = TextMemo(), []
    held = library_of(schedule("annex", "Words."))
    (part,) = parts(held)
    (other,) = parts(library_of(schedule("annex", "Other words.")))

    def find() -> tuple[int, ...]:
        asked.append("again")
        return (len(asked),)

    assert kept.once("count", part, held, ("terms",), find) == (1,)
    assert kept.once("count", part, held, ("terms",), find) == (1,)
    assert kept.once("count", part, held, ("other terms",), find) == (2,)
    assert kept.once("count", other, held, ("other terms",), find) == (3,)
    assert kept.once("another count", other, held, ("other terms",), find) == (4,)


READING = "It lasts {{ days }}.\n\n{% if late %}It is late.{% endif %}\n\n{{ table(tools) }}"


@pytest.mark.parametrize(
    ("key", "is_read"),
    [
        ("days", True),
        ("strict", True),  # through the fact
        ("tools", True),
        ("customer_party", True),  # texts name the Parties by the words of their questions
        ("currency", True),
        ("home", False),
    ],
)
def test_what_was_found_in_a_text_is_kept_where_no_question_that_it_reads_is_another(key, is_read):
    questions = (
        question("days", "integer"),
        question("strict"),
        question("tools", "table"),
        question("customer_party", "party"),
        question("currency", "currency"),
        question("home", "country"),
    )
    held = library_of(*questions, fact("late", "strict"), schedule("annex", READING))
    changed = tuple(replace(one, short="Other") if one.key == key else one for one in questions)
    other = replace(held, questions=changed)
    kept, found = TextMemo(), iter(("first", "second"))

    for one in (held, other):
        (part,) = parts(one)
        told = kept.once("words", part, one, (), lambda: [next(found)])

    assert told == (("second",) if is_read else ("first",))
