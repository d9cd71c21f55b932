"""What can be inserted into a text or a condition."""

from clauses import library
from clauses.library.words.codes import codes, matching
from tests.clauses.library.examples import (
    clause,
    fact,
    library_of,
    phrase,
    position,
    question,
    schedule,
)

HELD = library_of(
    question("model", "choice", options=("shared",)),
    question("markets", "multi", options=("eu",)),
    question("days", "integer", unit="days"),
    question("hours", "integer", unit="hours"),
    question("count", "integer"),
    question("work_days", "integer", unit="Business Days"),
    question("buyer", "party"),
    question("plants", "sites"),
    question("goods", "table"),
    fact("is_far", "days > 3"),
    library.NamedSet("eu_states", "The member states.", ("DE",)),
    clause("recall-costs", position("shared")),
    schedule("annex"),
    library.DefinedTerm("Batch", phrase("a quantity.")),
    library.DealPoint("decider", "Who decides.", "party"),
    library.DealPoint("time", "The time.", "number", "Day"),
)


def test_each_thing_has_its_code_in_a_text_and_in_a_condition():
    assert [(code.kind, code.in_text, code.in_condition) for code in codes(HELD)] == [
        ("question", "{{ model }}", "model"),
        ("option", "", 'model == "shared"'),
        ("question", "{{ markets }}", "markets"),
        ("option", "", '"eu" in markets'),
        ("question", '{{ days | counted("Day") }}', "days"),
        ("question", '{{ hours | counted("hour") }}', "hours"),
        ("question", "{{ count }}", "count"),
        ("question", '{{ work_days | counted("Business Day") }}', "work_days"),
        ("question", "{{ buyer.legal_name }}", "buyer"),
        ("question", "{{ sites(plants) }}", "plants"),
        ("question", "{{ table(goods) }}", "goods"),
        ("fact", "", "is_far"),
        ("set", "", "in eu_states"),
        ("clause", '{{ ref("recall-costs") }}', 'included("recall-costs")'),
        ("position", "", 'position("recall-costs") == "shared"'),
        ("schedule", '{{ ref("annex") }}', ""),
        ("point", '{{ point("decider") }}', 'point("decider")'),
        ("point", '{{ point("time") | counted("Day") }}', 'point("time")'),
        ("term", "Batch", ""),
    ]


def test_codes_are_found_by_all_words_of_their_name_or_code():
    found = matching(codes(HELD), "RECALL position")

    assert [code.title for code in found] == ["REC Recall Costs: Shared"]
    assert matching(codes(HELD), "") == codes(HELD)
