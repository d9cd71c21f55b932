"""Which clauses and positions an agreement takes, and the reason given for each."""

import pytest

from clauses.library.answers import pick_key
from clauses.library.deal.interview import interview
from clauses.library.deal.selection import decisive, select
from tests.clauses.library.examples import (
    CREATED_ON,
    clause,
    expression,
    fact,
    library_of,
    position,
    question,
    scope_of,
)

MODEL = question("model", "choice", options=("fault", "shared"), short="Recall costs")
STANCE = question("overall_stance", "choice", options=("customer", "balanced", "manufacturer"))
STRICT = question("strict", short="Strict recall")
LEANS = "because the agreement leans this way where no question decides"


def selection(*things, **answers):
    return select(interview(library_of(*things), answers, created_on=CREATED_ON))


def taken(chosen, key: str = "recall") -> tuple[str, str]:
    selected = chosen.of(key)
    return selected.position.key, selected.reason


def test_a_clause_without_condition_is_in_every_agreement():
    chosen = selection(clause("recall", position("only")))

    assert taken(chosen) == ("only", "because every agreement has it")


def test_a_clause_whose_condition_does_not_hold_is_left_out():
    chosen = selection(STRICT, clause("recall", position("only"), when="strict"))

    assert chosen.selected == ()
    assert chosen.of("recall") is None


def test_the_condition_of_the_clause_is_the_reason_for_its_only_position():
    chosen = selection(STRICT, clause("recall", position("only"), when="strict"), strict=True)

    assert taken(chosen) == ("only", "because Strict recall")


def test_the_answers_choose_the_position():
    recall = clause(
        "recall",
        position("fault", when='model == "fault"'),
        position("shared", when='model == "shared"'),
    )

    assert taken(selection(MODEL, recall, model="shared")) == (
        "shared",
        "because Recall costs is “Shared”",
    )


def test_clauses_keep_the_order_of_the_library():
    chosen = selection(clause("b", position("only")), clause("a", position("only")))

    assert [selected.clause.key for selected in chosen.selected] == ["b", "a"]


def test_of_two_positions_the_first_is_taken():
    recall = clause("recall", position("fault"), position("shared", when='model == "shared"'))

    chosen = selection(MODEL, recall, model="shared")

    assert taken(chosen)[0] == "fault"


def test_a_clause_without_a_position_that_applies_is_left_out():
    recall = clause("recall", position("shared", when='model == "shared"'))

    chosen = selection(MODEL, recall, model="fault")

    assert chosen.selected == ()


def by_stance(*positions):
    return clause("recall", *positions, chosen_by="stance")


THREE = by_stance(
    position("soft", stance="manufacturer"),
    position("even", stance="balanced"),
    position("hard", stance="customer"),
)


@pytest.mark.parametrize(
    ("stance", "key"), [("customer", "hard"), ("manufacturer", "soft"), ("balanced", "even")]
)
def test_where_no_question_decides_the_stance_does(stance: str, key: str):
    assert taken(selection(STANCE, THREE, overall_stance=stance)) == (key, LEANS)


def test_without_a_stance_the_balanced_position_is_taken():
    assert taken(selection(STANCE, THREE)) == ("even", LEANS)


def test_without_a_balanced_position_the_first_is_taken():
    two = by_stance(position("soft", stance="manufacturer"), position("hard", stance="customer"))

    assert taken(selection(STANCE, two, overall_stance="balanced")) == ("soft", LEANS)


def test_of_two_positions_of_one_stance_the_first_is_taken():
    two = by_stance(position("one", stance="customer"), position("two", stance="customer"))

    assert taken(selection(STANCE, two, overall_stance="customer")) == ("one", LEANS)


def test_a_position_picked_by_hand_wins_over_the_stance():
    chosen = selection(STANCE, THREE, overall_stance="customer", **{pick_key("recall"): "soft"})

    assert taken(chosen) == ("soft", "because it was picked by hand")


def test_a_pick_that_is_no_position_is_passed_over():
    assert taken(selection(THREE, **{pick_key("recall"): "gone"})) == ("even", LEANS)


def test_an_answer_wins_over_a_pick():
    recall = by_stance(position("even", stance="balanced"), position("hard", when="strict"))

    chosen = selection(STRICT, recall, strict=True, **{pick_key("recall"): "even"})

    assert taken(chosen) == ("hard", "because Strict recall")


def test_a_pick_does_not_count_where_answers_choose():
    recall = clause("recall", position("fault"), position("shared", when="strict"))

    assert taken(selection(STRICT, recall, **{pick_key("recall"): "shared"}))[0] == "fault"


def test_the_only_position_of_a_stance_clause_is_there_for_the_clause_s_reason():
    assert taken(selection(by_stance(position("only")))) == (
        "only",
        "because every agreement has it",
    )


def test_a_condition_that_does_not_hold_is_never_given_as_a_reason():
    recall = by_stance(position("only", when="strict"))

    assert taken(selection(STRICT, recall, strict=False)) == ("only", LEANS)


def test_a_stance_clause_without_positions_is_left_out():
    assert selection(by_stance()).selected == ()


def test_the_reason_names_only_what_made_the_condition_hold():
    recall = clause(
        "recall", position("only", when='strict and (model == "fault" or model == "shared")')
    )

    assert taken(selection(STRICT, MODEL, recall, strict=True, model="shared")) == (
        "only",
        "because Strict recall and Recall costs is “Shared”",
    )


def test_a_reason_names_each_thing_once():
    recall = clause("recall", position("only", when="strict and strict"))

    assert taken(selection(STRICT, recall, strict=True))[1] == "because Strict recall"


def test_of_a_list_the_reason_names_the_option_answered():
    recall = clause("recall", position("only", when='model in ["fault", "shared"]'))

    assert taken(selection(MODEL, recall, model="fault"))[1] == "because Recall costs is “Fault”"


def test_a_reason_names_a_fact_by_what_it_means():
    recall = clause("recall", position("only", when="tight"))
    tight = fact("tight", "strict", means="The recall is tight.")

    assert taken(selection(STRICT, tight, recall, strict=True))[1] == "because the recall is tight"


def test_what_does_not_hold_decides_nothing():
    scope = scope_of()

    assert decisive(expression("a or b"), scope) == ()
    assert decisive(expression('a in ["x"]'), scope) == ()
