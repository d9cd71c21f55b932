"""What an option would make wrong is known before it is chosen, with the answers that stand against it."""

from fractions import Fraction

import pytest

from agreements.assembly.judging import judge
from agreements.assembly.memo import Memo
from agreements.assembly.reasons_against import reasons_against
from clauses.library.deal.interview import Asked
from tests.clauses.library.examples import (
    CREATED_ON,
    clause,
    library_of,
    position,
    question,
    rule,
)

LIMIT = question("limit", "choice", options=("none", "general", "own"), default='"own"')
FREE = question("free", "multi", options=("recall", "fraud"), default='["fraud"]')
RECALL = rule(
    "recall",
    'limit == "general" and "recall" in free',
    "Recall costs cannot be limited and free.",
)


def against(key: str, *things, **answers) -> dict[str, list[tuple[str, list[str]]]]:
    """By option: what each reason says, and the questions whose answers stand against it."""
    now = judge(library_of(*things), answers, created_on=CREATED_ON)
    asked = now.interview.of(key)
    assert asked is not None
    return {
        option: [
            (one.message, [standing.question.key for standing in one.standing]) for one in reasons
        ]
        for option, reasons in reasons_against(now, asked, Memo()).items()
    }


def test_an_option_that_would_break_a_rule_says_so_with_the_answer_that_stands_against_it():
    assert against("limit", LIMIT, FREE, RECALL, free=frozenset({"recall"})) == {
        "general": [("Recall costs cannot be limited and free.", ["free"])]
    }


def test_nothing_is_said_where_nothing_stands_against_it():
    assert against("limit", LIMIT, FREE, RECALL) == {}


def test_a_tick_box_says_what_ticking_it_would_do_and_what_taking_it_away():
    fraud = rule("fraud", 'not ("fraud" in free)', "Fraud must be free.")

    assert against("free", LIMIT, FREE, RECALL, fraud, limit="general") == {
        "recall": [("Recall costs cannot be limited and free.", ["limit"])],
        "fraud": [("Fraud must be free.", [])],
    }


def test_boxes_of_which_none_is_ticked_are_tried_too():
    free = question("free", "multi", options=("recall", "fraud"), required=False)

    assert list(against("free", LIMIT, free, RECALL, limit="general")) == ["recall"]


@pytest.mark.parametrize(("given", "said"), [(False, ["yes"]), (True, [])])
def test_yes_and_no_are_options(given, said):
    late = rule("late", "audit and days < 10", "The days are {{ days }}.")
    days = question("days", "integer", default="5")

    found = against("audit", question("audit"), days, late, audit=given)

    assert list(found) == said
    assert all(reasons == [("The days are 5.", ["days"])] for reasons in found.values())


def test_the_message_has_the_figures_that_the_option_would_bring():
    pace = question("pace", "choice", options=("slow", "fast"), default='"slow"')
    days = question(
        "days", "integer", default="30", defaults=(('pace == "fast"', "3", "for fast deals"),)
    )

    found = against("pace", pace, days, rule("few", "days < 10", "Only {{ days }} days."))

    assert found == {"fast": [("Only 3 days.", ["days"])]}


def test_an_answer_that_would_no_longer_fit_is_named_with_what_would():
    pace = question("pace", "choice", options=("slow", "fast"), default='"slow"')
    days = question("days", "integer", maximum='10 if pace == "fast" else 60')

    found = against("pace", pace, days, days=Fraction(30))

    assert found == {"fast": [("Enter a number from 0 to 10.", ["days"])]}


def test_errors_stand_before_warnings():
    first = rule("a_first", 'limit == "none"', "Think again.", severity="warning")
    second = rule("b_second", 'limit == "none"', "This cannot be.")

    assert [one for one, _ in against("limit", LIMIT, first, second)["none"]] == [
        "This cannot be.",
        "Think again.",
    ]


def test_what_is_wrong_already_is_said_of_other_options_only_where_the_question_decides_it():
    here = rule("here", 'limit in ["general", "none"]', "A limit of its own is needed.")
    elsewhere = rule("elsewhere", '"fraud" in free', "Fraud.")

    assert against("limit", LIMIT, FREE, here, elsewhere, limit="general") == {
        "none": [("A limit of its own is needed.", [])]
    }


def test_a_question_that_appears_and_an_answer_that_did_not_fit_before_are_no_reasons():
    more = question("more", "text", when='limit == "none"')
    days = question("days", "integer", maximum="10")
    reads = question("reads", "integer", maximum='5 if limit == "none" else 6', required=False)

    assert against("limit", LIMIT, more, days, reads, days=Fraction(30)) == {}


def test_a_question_that_no_rule_or_limit_reads_is_not_tried():
    assert against("limit", LIMIT, question("days", "integer"), days=Fraction(3)) == {}
    assert against("days", LIMIT, question("days", "integer"), rule("r", "days > 2")) == {}


def test_a_position_that_is_picked_by_hand_is_an_option():
    cover = clause(
        "cover",
        position("full", stance="customer"),
        position("basic", stance="balanced"),
        chosen_by="stance",
    )
    thin = rule("thin", 'position("cover") == "basic"', "The cover is thin.")
    now = judge(library_of(cover, thin), {"position.cover": "full"}, created_on=CREATED_ON)
    pick = question("position.cover", "choice", options=("full", "basic"))

    found = reasons_against(now, Asked(pick, "full", "answered"), Memo())

    assert [one.message for one in found["basic"]] == ["The cover is thin."]


def test_of_several_boxes_those_stand_against_it_that_the_rule_names():
    now = judge(
        library_of(LIMIT, FREE, RECALL),
        {"free": frozenset({"recall", "fraud"})},
        created_on=CREATED_ON,
    )
    asked = now.interview.of("limit")
    assert asked is not None

    (reason,) = reasons_against(now, asked, Memo())["general"]

    assert [one.value for one in reason.standing] == [frozenset({"recall"})]


def test_an_answer_that_is_kept_and_would_be_asked_again_and_not_fit_is_no_reason_here():
    hidden = question("hidden", "integer", when='limit == "none"', maximum="10")

    assert against("limit", LIMIT, hidden, rule("r", "hidden > 3"), hidden=Fraction(30)) == {}
