"""Who uses what: every way in which one thing of a library can use another."""

from dataclasses import replace

import pytest

from clauses import library
from clauses.library.words.uses import Thing, used_by, uses, uses_of, uses_through_facts
from tests.clauses.library.examples import (
    clause,
    fact,
    library_of,
    phrase,
    position,
    practice,
    question,
    rule,
    schedule,
    study,
)

MODEL = question("model", "choice", options=("shared", "fault", "none"))
DAYS = question("days", "integer")
SITES = question("sites", "sites")


def told(held: library.Library, kind: str, key: str) -> list[str]:
    """How and where a thing is used, in words."""
    return [
        f"{use.how}: {use.place}" + (f" ({', '.join(use.options)})" if use.options else "")
        for use in uses_of(Thing(kind, key), uses(held))
    ]


@pytest.mark.parametrize(
    ("condition", "options"),
    [
        ('model == "shared"', "shared"),
        ('model != "none"', "none"),
        ('model in ["shared", "fault"]', "shared, fault"),
        ('"fault" in model', "fault"),
        ('model == "shared" or model == "fault"', "shared, fault"),
    ],
)
def test_a_condition_reads_a_question_and_names_its_options(condition: str, options: str):
    held = library_of(MODEL, clause("costs", position("one"), when=condition))

    assert told(held, "question", "model") == [f'reads: clause "costs", when ({options})']


def test_a_text_sets_and_reads_deal_points():
    held = library_of(
        library.DealPoint("decider", "Who decides.", "party"),
        clause("first", position("one", 'The {{ "both" | sets("decider") }} decide.')),
        clause("second", position("one", 'The {{ point("decider") }} pay.')),
        clause("third", position("one", 'See {{ where("decider") }}.')),
    )

    assert told(held, "point", "decider") == [
        'sets: clause "first", position "one", text, line 1',
        'reads: clause "second", position "one", text, line 1',
        'reads: clause "third", position "one", text, line 1',
    ]


def test_a_text_reads_in_blanks_and_in_conditions():
    text = "Within {{ days }} days.\n\n{% if days > 3 %}\nLong.\n{% endif %}\n\n{{ sites(sites) }}"
    held = library_of(DAYS, SITES, clause("costs", position("one", text)))

    assert told(held, "question", "days") == [
        'reads: clause "costs", position "one", text, line 1',
        'reads: clause "costs", position "one", text, line 4',
    ]
    assert told(held, "question", "sites") == [
        'reads: clause "costs", position "one", text, line 7'
    ]


def test_a_reference_cites_a_clause_or_a_schedule():
    text = 'See {{ ref("cause") }} and {{ ref("annex") }} and {{ ref("cause") }}.'
    held = library_of(
        clause("costs", position("one", text)), clause("cause", position("one")), schedule("annex")
    )

    assert told(held, "clause", "cause") == ['cites: clause "costs", position "one", text, line 1']
    assert told(held, "schedule", "annex") == [
        'cites: clause "costs", position "one", text, line 1'
    ]


def test_a_clause_is_asked_for_and_needed():
    held = library_of(
        clause("cause", position("one")),
        clause("costs", position("one"), companions=(library.Companion("cause"),)),
        rule("K1", 'included("cause") and has_feature("cause", "x")'),
    )

    assert told(held, "clause", "cause") == [
        'asks for: rule "K1", when',
        'needs: clause "costs", companion "cause"',
    ]


def test_a_rule_changes_a_question_and_a_question_rests_on_a_source():
    held = library_of(
        replace(DAYS, sources=("R-01",)),
        replace(rule("K1", "answered(model)"), change="days", sources=("R-01",)),
    )

    assert told(held, "question", "days") == ['changes: rule "K1", change']
    assert told(held, "source", "R-01") == [
        'rests on: question "days", sources',
        'rests on: rule "K1", sources',
    ]


def test_market_practice_tells_of_a_question_and_rests_on_its_study():
    held = library_of(DAYS, study("count"), practice("days"))

    assert told(held, "question", "days") == ['tells of: market practice "days", question']
    assert told(held, "study", "count") == ['rests on: market practice "days", study']


def test_terms_are_spoken_of_in_texts_and_definitions():
    day = library.DefinedTerm("Day", phrase("a calendar day, also a Day."), ("Days",))
    night = library.DefinedTerm("Night", phrase("what follows a Day."))
    held = library_of(day, night, clause("costs", position("one", "After 3 Days.")))

    assert told(held, "term", "Day") == [
        'speaks of: clause "costs", position "one", text, line 1',
        'speaks of: term "Night", definition',
    ]


def test_sets_and_tables_are_used_by_name():
    held = library_of(
        question("home", "country"),
        library.NamedSet("eu_states", "Some.", ("DE",)),
        library.NamedTable("law_country", "Some.", {"NY": "US"}),
        fact("is_near", 'home in eu_states or lookup(law_country, home) == "US"'),
    )

    assert told(held, "set", "eu_states") == ['reads: fact "is_near", value']
    assert told(held, "table", "law_country") == ['looks up: fact "is_near", value']


def test_a_name_that_the_library_does_not_know_is_used_by_nobody():
    held = library_of(clause("costs", position("one"), when='gone == "x"'))

    assert uses(held) == ()


def test_what_reads_a_fact_depends_on_what_the_fact_reads():
    held = library_of(
        DAYS,
        fact("is_long", "days > 30"),
        fact("is_hard", "is_long and answered(days)"),
        clause("costs", position("one"), when="is_hard"),
    )
    every = uses(held)

    through = uses_through_facts(Thing("question", "days"), every)

    assert told(held, "question", "days") == [
        'reads: fact "is_long", value',
        'reads: fact "is_hard", value',
    ]
    assert [str(use.place) for use in through] == [
        'fact "is_hard", value',
        'clause "costs", when',
    ]


def test_a_thing_knows_what_it_uses_itself():
    held = library_of(DAYS, clause("costs", position("one", "{{ days }}")), fact("x", "days > 1"))

    (use,) = used_by("clause", "costs", uses(held))

    assert (use.thing, use.how) == (Thing("question", "days"), "reads")
