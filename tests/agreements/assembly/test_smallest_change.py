"""Which few answers to change, and to what, so that something is no longer wrong; by hand, on small libraries."""

from fractions import Fraction

from agreements.assembly.judging import Wrong, judge
from agreements.assembly.memo import Memo
from agreements.assembly.smallest_change import MOST_JUDGED, smallest_changes
from clauses import library
from tests.clauses.library.examples import CREATED_ON, fact, library_of, question, rule

DAYS = question("days", "integer", maximum="90", default="30")
PAID = question("paid", "integer", maximum="90", default="30")
LIMIT = question("limit", "choice", options=("none", "general", "own"), default='"general"')
BOXES = question("free", "multi", options=("recall", "fraud", "other"), default='["fraud"]')
LATE = rule("late", "paid < days")


def ways(wrong: str, *things, kind: str = "rule", most: int = MOST_JUDGED, **answers) -> list[dict]:
    now = judge(library_of(*things), answers, created_on=CREATED_ON)
    found = Wrong(kind, wrong)
    assert found in now.wrong
    changes = smallest_changes(now, found, Memo(), most_judged=most)
    return [dict(one.answers) for one in changes]


def test_each_of_two_numbers_may_move_to_the_other():
    assert ways("late", DAYS, PAID, LATE, days=Fraction(40)) == [{"days": 30}, {"paid": 40}]


def test_the_question_that_the_rule_asks_to_change_comes_first():
    late = rule("late", "paid < days", change="paid")

    assert ways("late", DAYS, PAID, late, days=Fraction(40)) == [{"paid": 40}, {"days": 30}]


def test_options_are_told_after_other_questions_and_three_ways_at_most():
    clash = rule("clash", 'limit == "general" and days > 10')

    assert ways("clash", LIMIT, DAYS, clash) == [
        {"limit": "none"},
        {"days": 10},
        {"limit": "own"},
    ]


def test_a_number_moves_through_what_is_derived_from_it():
    weeks = fact("weeks", "days / 7")

    assert ways("long", DAYS, weeks, rule("long", "weeks > 3")) == [{"days": 21}]


def test_as_few_boxes_are_turned_as_can_be_and_never_all_of_them_off():
    none = rule("none", '"fraud" in free')
    both = rule("both", '"recall" not in free or "other" not in free')

    assert ways("none", BOXES, none) == [{"free": frozenset({"recall"})}]
    assert ways("both", BOXES, both) == [{"free": frozenset({"recall", "other", "fraud"})}]


def test_what_limits_an_answer_that_does_not_fit_mends_what_it_breaks():
    weeks = question("weeks", "integer", minimum="2 if strict else 0", maximum="4")

    assert ways(
        "few",
        question("strict"),
        weeks,
        rule("few", "not weeks < 2"),
        strict=True,
        weeks=Fraction(1),
    ) == [{"strict": False}]


def test_what_is_ticked_alone_is_given_up_only_where_one_tick_more_does_not_help():
    free = question("free", "multi", options=("fraud", "recall"))
    none = rule("none", '"recall" not in free and ("fraud" in free or "fraud" not in free)')

    (way, *_) = ways("none", free, none, free=frozenset({"fraud"}))
    assert way == {"free": frozenset({"fraud", "recall"})}


def test_yes_becomes_no_and_an_answer_that_nobody_gave_is_given():
    assert ways("r", question("audit"), rule("r", "audit"), audit=True) == [{"audit": False}]
    assert ways("r", question("audit"), rule("r", "not audit")) == [{"audit": True}]


def test_a_figure_that_nobody_gave_is_not_proposed():
    lacking = rule("lacking", "not answered(days)")

    assert ways("lacking", question("days", "integer", required=False), lacking) == []


def test_an_answer_that_does_not_fit_moves_to_its_limit_or_the_limit_does():
    paid = question("paid", "integer", minimum="days", default="60")

    assert ways("paid", DAYS, paid, kind="misfit", paid=Fraction(20)) == [
        {"days": 20},
        {"paid": 30},
    ]


def test_no_way_makes_another_error_and_two_answers_change_where_one_would():
    own = rule("own", 'limit == "own" and "recall" in free')
    clash = rule("clash", 'limit == "general" and "recall" in free')
    fixed = rule("fixed", '"recall" not in free or limit == "none"')

    assert ways("clash", LIMIT, BOXES, clash, own, free=frozenset({"recall", "fraud"})) == [
        {"limit": "none"},
        {"free": frozenset({"fraud"})},
    ]
    assert ways(
        "clash", LIMIT, DAYS, BOXES, clash, fixed, rule("few", 'limit == "own" and days > 10'),
        free=frozenset({"recall", "fraud"}),
    ) == [{"limit": "own", "days": 10}]  # fmt: skip


def test_it_gives_up_where_nothing_helps_or_after_so_many_tries():
    always = rule("always", "days >= 0")

    assert ways("always", DAYS, always) == []
    assert ways("late", DAYS, PAID, LATE, most=0, days=Fraction(40)) == []


def test_names_places_and_what_is_not_asked_are_left_alone():
    who = question("who", "party")
    hidden = question("hidden", when="days > 80")

    assert ways("r", who, DAYS, hidden, rule("r", "days == 30 and not hidden")) == [{"days": 29}]
    named = rule("named", 'title == "x"')
    assert ways("named", question("title", "text"), named, title="x") == []


def test_a_needed_answer_that_is_missing_has_no_smallest_change():
    assert ways("title", question("title", "text"), kind="missing") == []


def test_facts_of_the_deal_are_left_alone_where_another_way_is_as_short():
    facts = library.Section("setup", "Setup")
    devices = question("device")
    days = question("days", "integer", section="terms", default="5")
    short = rule("short", "device and days < 10")
    always = rule("always", "device")

    assert ways("short", facts, devices, days, short, device=True) == [{"days": 10}]
    assert ways("always", facts, devices, always, device=True) == [{"device": False}]


def test_the_way_with_fewer_new_warnings_comes_first():
    clash = rule("clash", 'limit == "general"')
    unlimited = rule("unlimited", 'limit == "none"', severity="warning")

    assert ways("clash", LIMIT, clash, unlimited) == [{"limit": "own"}, {"limit": "none"}]


def test_of_a_share_the_exact_turn_is_tried_too():
    share = question("share", "percent", maximum="100", default="50")
    uneven = rule("uneven", "share + other != 100")
    other = question("other", "percent", maximum="100", default="50")

    assert ways("uneven", share, other, uneven, other=Fraction("33.5")) == [
        {"share": Fraction("66.5")},
        {"other": 50},
    ]
    thirds = rule("thirds", "share * 3 != 100")
    assert ways("thirds", share, thirds) == []  # nobody types such a number


def test_words_in_a_list_name_boxes_too_and_an_option_that_is_gone_is_replaced():
    listed = rule("listed", '"fraud" in free and limit in ["general", "own"]')
    gone = question("limit", "choice", options=("none", "own"))

    assert ways("listed", LIMIT, BOXES, listed) == [
        {"limit": "none"},
        {"free": frozenset({"recall"})},
    ]
    assert ways("limit", gone, kind="misfit", limit="general") == [
        {"limit": "none"},
        {"limit": "own"},
    ]


def test_the_nearest_number_is_told_of_those_with_the_fewest_new_warnings():
    tight = rule("tight", "paid < days + 5", severity="warning")

    assert ways("late", DAYS, PAID, LATE, tight, days=Fraction(40), paid=Fraction(35)) == [
        {"days": 35},
        {"paid": 40},
    ]
    few = rule("few", "days < 10")
    still_few = rule("still", "days >= 10 and days < 20", severity="warning")
    assert ways("few", DAYS, few, still_few, days=Fraction(5)) == [{"days": 20}]


def test_where_a_comparison_turns_between_known_numbers_the_turn_is_looked_for():
    assert ways("square", DAYS, rule("square", "days * days > 200")) == [{"days": 14}]
