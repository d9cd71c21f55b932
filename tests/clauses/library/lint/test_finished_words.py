"""Words that are left over or not finished, wherever a library holds words."""

from dataclasses import replace

import pytest

from clauses import library
from clauses.library.faults import of_words
from clauses.library.faults.page import faults_of
from clauses.library.language.blocks import parse_text
from clauses.library.language.parsing import parse_line
from clauses.library.lint import lint
from clauses.library.schema import THING_KINDS, Content, FieldKind, library_fields
from tests.clauses.library.examples import (
    clause,
    fact,
    formula,
    library_of,
    phrase,
    position,
    practice,
    question,
    rule,
    schedule,
    study,
)

CODES = {fault.code for fault in faults_of(of_words).values()}
HELD = (Content.WORDS, Content.LIST, Content.TABLE, Content.PHRASE, Content.TEXT)


def found(text: str, *things) -> list[str]:
    held = library_of(clause("first", position("only", text)), *things)
    return [one.code for one in lint(held) if one.code in CODES]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It follows Section 9.", "number-by-hand"),
        ("It follows Section 9.1 and {{ ref('first') }}.", "number-by-hand"),
        ("It follows section 9.1(a).", "number-by-hand"),
        ("It follows Sections 9 and 10.", "number-by-hand"),
        ("It follows Schedule B.", "number-by-hand"),
        ("It follows Article 77.", "number-by-hand"),
        ("It follows Clause IV.", "number-by-hand"),
        ("It follows Appendix 1.", "number-by-hand"),
        ("It follows Annex II.", "number-by-hand"),
        ("It follows § 5.", "number-by-hand"),
        ("| Section 9 | What |\n| a | b |", "number-by-hand"),
        ("## Section 9", "number-by-hand"),
        ("It pays:\n- as Section 9 says\n- the rest", "number-by-hand"),
        ("{% if late %}It follows Section 9.{% else %}It pays.{% endif %}", "number-by-hand"),
        ("It lasts {{ \"as Section 9 says\" if late else \"for ever\" }}.", "number-by-hand"),
        ("It pays [TBD].", "placeholder-left"),
        ("It pays TBD.", "placeholder-left"),
        ("It pays [insert amount].", "placeholder-left"),
        ("It pays XX days later.", "placeholder-left"),
        ("It pays ___ days later.", "placeholder-left"),
        ("It pays lorem ipsum.", "placeholder-left"),
        ("It pays ????", "placeholder-left"),
        ("It pays , and goes.", "stray-sign"),
        ("It pays. It goes .", "stray-sign"),
        ("It pays {{ days }} .", "stray-sign"),
        ("It pays..", "stray-sign"),
        ("It pays,, and goes.", "stray-sign"),
        ("It pays ( ) and goes.", "stray-sign"),
        ("It pays () and goes.", "stray-sign"),
        ("It pays the the bill.", "doubled-word"),
        ("The the bill is paid.", "doubled-word"),
        ("It pays{% if late %} the{% endif %} the bill.", "doubled-word"),
        ("It pays the\nthe bill.", "doubled-word"),
        ("It pays (at once.", "unclosed"),
        ("It pays at once).", "unclosed"),
        ("It pays “at once.", "unclosed"),
        ('It pays "at once.', "unclosed"),
        ("It pays ({% if late %}late){% endif %}.", "unclosed"),
        ("It pays at once", "open-sentence"),
        ("It pays {{ days }}", "open-sentence"),
        ("It pays{% if not late %} at once.{% endif %}", "open-sentence"),
        ("It pays:\n- the bill and\n- the rest", "open-sentence"),
        ("It pays:\n* the bill,\n* the rest", "open-sentence"),
        ("It pays\n- the bill\n- the rest", "open-sentence"),
        ("it pays at once.", "small-start"),
        ("{% if late %}It{% else %}it{% endif %} pays at once.", "small-start"),
        ("| | |\n| a | b |", "lost-head"),
        ("| Item | |\n| a | b |", "lost-head"),
        ("| 1 | Item |\n| 2 | b |", "lost-head"),
        ("| Item | both |\n| a | b |", "lost-head"),
        ("| Item | {{ days }} |\n| a | b |", "lost-head"),
        ("It pays:\n- the bill", "list-of-one"),
        ("It pays:\n{% if late %}\n- the bill\n{% else %}\n- the rest\n{% endif %}", "list-of-one"),
        ("It pays:\n- the bill:\n  - the sum\n- the rest", "list-of-one"),
    ],
)  # fmt: skip
def test_what_is_not_finished_is_found(text: str, code: str):
    text = text.replace("'first'", '"first"')

    assert set(found(text, question("late"), question("days", "integer"))) == {code}


@pytest.mark.parametrize(
    "text",
    [
        'It follows {{ ref("first") }}.',
        "It follows sections 5-1401 and 5-1402 of the General Obligations Law of New York.",
        "It follows Articles 38 and 39 of the General Obligations Law of New York.",
        "It follows this Section. A Section of it ends.",
        "It knows that that is so, as it had had to.",
        "It pays (at once). It said “at once”.",
        "It pays: on the day.",
        "It pays ... later.",
        "It pays at 10:30, 1.5 times or 3,000.",
        "{% if late %}It pays.{% else %}It goes.{% endif %}",
        "It pays:\n- the bill\n{% if late %}\n- the rest\n{% endif %}",
        "| Item | Who |\n| | |",
    ],
)
def test_what_is_finished_is_left_alone(text: str):
    held = library_of(question("late"), clause("first", position("only", text)))
    held = replace(held, names=("General Obligations Law of New York", "Section"))

    assert [str(one) for one in lint(held) if one.code in CODES] == []


def test_a_line_with_many_ways_to_read_it_is_read_with_each_branch():
    many = "".join(f"{{% if late %}} word{letter}{{% endif %}}" for letter in "abcdefghijkl")

    assert found(f"It pays{many} at once.", question("late")) == []
    assert set(found(f"It pays{many}{{% if late %}} TBD{{% endif %}}.", question("late"))) == {
        "placeholder-left"
    }


def test_a_definition_goes_on_after_its_term_and_ends():
    held = library_of(
        library.DefinedTerm("Lot", phrase("a number of things.")),
        library.DefinedTerm("Batch", phrase("a number of things")),
    )

    assert [(one.code, one.place.key) for one in lint(held)] == [("open-sentence", "Batch")]


def test_words_that_a_fact_computes_are_printed():
    held = library_of(
        question("late"),
        fact("how", '"as Section 9 says" if late else "at once"'),
        schedule("s", "It pays {{ how }}."),
    )

    assert [(one.code, str(one.place)) for one in lint(held)] == [
        ("number-by-hand", 'fact "how", value')
    ]


def test_a_number_may_stand_where_no_agreement_prints_it():
    held = library_of(
        question("late", guidance="Section 9 of the act says so."),
        rule("K1", "late", "Article 9 does not fit."),
    )

    assert lint(held) == ()


# One of every kind of thing and of part.
EVERYTHING = library_of(
    library.Section("setup", "Setup", "Setup"),
    question(
        "model",
        "choice",
        options=("one", "two"),
        defaults=[("1 == 1", '"one"', "So.")],
        columns=(library.Column("name", "Name"),),
    ),
    clause("first", position("only"), companions=(library.Companion("first"),)),
    library.DefinedTerm("Lot", phrase("a number of things."), ("Lots",)),
    rule("K1", 'model == "one"'),
    schedule("annex", "Words."),
    library.Responsibility("release", "Release", formula('"both"')),
    fact("late", 'model == "one"'),
    library.NamedSet("some", "Some.", ("DE",)),
    library.NamedTable("laws", "Laws.", {"DE": "German law"}),
    library.DealPoint("decider", "Who decides.", "party", "x", None, ("decides",), {"may": "So."}),
    library.Source("R-1", "So.", "Act", "2026-01-31", "verified"),
    study(),
    practice("model", counts=[(3, "one")]),
)


def slots(held: library.Library):
    """Every field that holds words: of the library, of each first thing of a kind, of its first parts."""
    for field in library_fields():
        if field.content in HELD:
            yield "library", (field.name,), field
    for kind in THING_KINDS:
        (thing,) = kind.things(held)
        for field in kind.fields:
            if field.content in HELD and field.key_of is None:
                yield kind.noun, (kind.list, 0, field.name), field
            for inner in field.part.fields if field.part else ():
                assert getattr(thing, field.name), f"There is no {field.name} of the {kind.noun}."
                if inner.content in HELD and inner.key_of is None:
                    yield kind.noun, (kind.list, 0, field.name, 0, inner.name), inner


def put(value, path: tuple[str | int, ...], new):
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*value[:step], put(value[step], rest, new), *value[step + 1 :])
    return replace(value, **{step: put(getattr(value, step), rest, new)})


def holding(field: FieldKind, words: str):
    match field.content:
        case Content.WORDS:
            return words
        case Content.LIST:
            return (words,)
        case Content.TABLE:
            return {"DE": words}
        case Content.PHRASE:
            return library.Phrase(words, parse_line(words))
        case _:
            return parse_text(words)


SLOTS = tuple(slots(EVERYTHING))
NAMED = [".".join(map(str, path)) for _, path, _ in SLOTS]


@pytest.mark.parametrize(("noun", "path", "field"), SLOTS, ids=NAMED)
def test_every_field_that_holds_words_is_read(noun: str, path, field: FieldKind):
    """A new field of words is tried here without being named."""
    damaged = put(EVERYTHING, path, holding(field, "It pays the the bill of [TBD] , and goes."))
    told = {one.code for one in lint(damaged) if one.place.kind == noun}

    assert {"doubled-word", "placeholder-left", "stray-sign"} <= told


PRINTED = {
    "library": {"title"},
    "section": {"title", "heading"},
    "question": {"label", "printed", "due", "meanwhile"},
    "clause": {"heading", "text"},
    "term": {"term", "definition", "plurals"},
    "schedule": {"heading", "text"},
    "responsibility": {"activity", "note"},
    "table": {"rows"},
}


@pytest.mark.slow
def test_a_number_is_found_in_what_is_printed_and_nowhere_else():
    """A new field that an agreement prints bears Mark.PRINTED in `clauses/library/values.py`, and is added here."""
    told: dict[str, set[str]] = {}
    for noun, path, field in SLOTS:
        damaged = put(EVERYTHING, path, holding(field, "It follows Section 99.9."))
        if any(one.code == "number-by-hand" for one in lint(damaged)):
            told.setdefault(noun, set()).add(field.name)

    assert told == PRINTED


def test_what_the_parties_are_called_is_a_term():
    held = library_of(
        question("customer_party", "party", short="Principal"),
        question("manufacturer_party", "party", short="Maker"),
        library.DefinedTerm("Maker", phrase("the company that makes it.")),
    )

    assert [one.code for one in lint(held)] == []
    assert [(one.code, str(one.place)) for one in lint(replace(held, names=("Europe",)))] == [
        ("undefined-term", 'question "customer_party", short')
    ]


def test_a_finding_shows_the_words_around_what_is_wrong_cut_between_words():
    text = f"{'Very long words stand before it and ' * 4}the (open bracket {'and more stand after ' * 4}it."
    held = library_of(clause("first", position("only", text)))

    [message] = [one.message for one in lint(held) if one.code == "unclosed"]

    assert "the (open bracket" in message
    assert text not in message
    assert all(
        word in text.split() for word in message.split("“")[-1].split("”")[0].strip("… ").split()
    )


@pytest.mark.parametrize(
    "words", ["In {{ currency }}.", 'See {{ ref("first") }}.', "{% if late %}"]
)
def test_words_that_are_printed_as_they_stand_hold_no_code(words: str):
    row = library.Responsibility("release", "Release", formula('"customer"'), note=words)

    assert found("It pays.", row) == ["code-in-words"]
    assert found("It pays {{ currency }}.") == []
