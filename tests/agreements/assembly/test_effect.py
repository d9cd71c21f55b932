"""What another library would change in an agreement under the same answers."""

from agreements.assembly.answering import read_stored_answers
from agreements.assembly.effect import Effect, effect_of
from agreements.assembly.pipeline import assemble
from clauses import library
from tests.agreements.assembly.examples import SETUP, term
from tests.clauses.library.examples import (
    CREATED_ON,
    clause,
    library_of,
    position,
    question,
    rule,
)

DAYS = question("days", "integer", default="30", minimum="5", maximum="90")
MODEL = question("model", "choice", options=("one", "two"))


def words(text: str, key: str = "words", **fields) -> library.Clause:
    return clause(key, position("only", text), **fields)


def effect(before: tuple, after: tuple, **given) -> Effect:
    """The effect of the second library on an agreement made of the first."""
    old = library_of(SETUP, *before)
    answers = read_stored_answers(given, old)
    return effect_of(
        assemble(old, answers, created_on=CREATED_ON), library_of(SETUP, *after), given
    )


def reviewed(found: Effect) -> list[tuple[str, str, object]]:
    return [(one.key, one.problem, one.given) for one in found.for_review]


def keys(entries) -> list[str]:
    return [asked.question.key for asked in entries]


def test_the_same_library_changes_nothing():
    things = (DAYS, MODEL, words("Within {{ days }} days."))

    assert effect(things, things, days=40, model="one").is_empty


def test_a_new_wording_is_in_the_redline():
    found = effect((words("The Customer pays."),), (words("The Customer pays at once."),))

    assert [part.key for part in found.redline.changed()] == ["words"]
    assert not found.is_empty


def test_an_answer_that_is_out_of_range_now_needs_review():
    shorter = question("days", "integer", default="30", minimum="5", maximum="60")

    found = effect((DAYS,), (shorter,), days=80)

    assert reviewed(found) == [("days", "Enter a number from 5 to 60.", 80)]
    assert found.for_review[0].short == "Days"
    assert found.findings == ()  # told once, not as a finding too


def test_at_the_limit_it_needs_none():
    shorter = question("days", "integer", default="30", minimum="5", maximum="60")

    assert reviewed(effect((DAYS,), (shorter,), days=60)) == []


def test_an_answer_that_did_not_fit_before_is_no_news():
    assert effect((DAYS,), (DAYS,), days=91).is_empty


def test_an_option_that_is_gone_needs_review_and_no_default_hides_that():
    other = question("model", "choice", default='"three"', options=("two", "three"))

    found = effect((MODEL,), (other,), model="one")

    assert reviewed(found) == [("model", "Choose one of the options.", "one")]
    assert found.after.interview.value("model") is None


def test_an_answer_of_another_kind_than_is_asked_for_now_needs_review():
    other = question("days", "choice", options=("few", "many"))

    found = effect((DAYS,), (other,), days=80)

    assert [(one.key, one.given) for one in found.for_review] == [("days", 80)]


def test_an_answer_that_nobody_could_read_before_is_no_news():
    other = question("model", "choice", options=("one",))

    assert reviewed(effect((MODEL,), (other,), model="three")) == []


def test_an_answer_that_had_no_say_needs_no_review():
    asked = question("asked")
    hidden = question("model", "choice", options=("one", "two"), when="asked")
    other = question("model", "choice", options=("two",), when="asked")

    assert reviewed(effect((asked, hidden), (asked, other), asked=False, model="one")) == []


def test_a_picked_position_that_is_gone_needs_review():
    def warranty(*positions: str) -> library.Clause:
        held = (position(key, f"It is {key}.", stance="customer") for key in positions)
        return clause("warranty", *held, chosen_by="stance")

    found = effect(
        (warranty("wide", "narrow"),), (warranty("narrow"),), **{"position.warranty": "wide"}
    )

    assert [one.key for one in found.for_review] == ["position.warranty"]
    assert found.for_review[0].short == "Wording of “Warranty”"
    assert "In its place stands: Narrow." in found.for_review[0].problem
    assert found.findings == ()


def test_a_pick_that_was_lost_before_is_no_news():
    warranty = clause("warranty", position("narrow"), position("wide"), chosen_by="stance")

    assert effect((warranty,), (warranty,), **{"position.warranty": "gone"}).is_empty


def test_a_picked_position_of_a_clause_that_is_gone_is_told_by_the_redline_alone():
    warranty = clause("warranty", position("wide"), position("narrow"), chosen_by="stance")

    found = effect((warranty,), (), **{"position.warranty": "wide"})

    assert reviewed(found) == []
    assert [part.change for part in found.redline.changed()] == ["deleted", "deleted"]


def test_questions_that_came_and_went_are_told():
    found = effect((DAYS, MODEL), (DAYS, question("colour")), days=20, model="one")

    assert keys(found.new_questions) == ["colour"]
    assert keys(found.gone_questions) == ["model"]
    assert reviewed(found) == []


def test_a_question_that_is_asked_under_another_condition_came_too():
    hidden = question("colour", when="days > 50")

    found = effect((DAYS, hidden), (DAYS, question("colour", when="days > 20")))

    assert keys(found.new_questions) == ["colour"]


def test_a_default_that_nobody_overruled_and_that_is_another_now_is_told():
    longer = question("days", "integer", default="45", minimum="5", maximum="90")

    untouched, answered = effect((DAYS,), (longer,)), effect((DAYS,), (longer,), days=20)

    assert [(twin.before.value, twin.after.value) for twin in untouched.new_defaults] == [(30, 45)]
    assert answered.is_empty


def test_a_question_in_other_words_is_told_where_it_was_answered():
    other = question("model", "choice", options=("one", "two"), ask="Which way?")

    assert keys(twin.after for twin in effect((MODEL,), (other,), model="one").reworded) == [
        "model"
    ]
    assert effect((MODEL,), (other,)).reworded == ()


def test_an_option_that_means_something_else_now_is_told_to_those_who_chose_it():
    def markets(meaning: str) -> library.Question:
        us, eu = library.Choice("us", "US", meaning), library.Choice("eu", "Europe")
        return library.Question("markets", "setup", "multi", "Where?", "Markets", options=(us, eu))

    before, after = markets("All states."), markets("All states and territories.")

    assert len(effect((before,), (after,), markets=["us", "eu"]).reworded) == 1
    assert effect((before,), (after,), markets=["eu"]).reworded == ()


def test_findings_that_came_and_went_are_told():
    short = rule("K1", "days < 40", "This is too short.")
    long = rule("K2", "days > 20", "This is too long.")

    found = effect((DAYS, short), (DAYS, long))

    assert [one.place.key for one in found.findings] == ["K2"]
    assert [one.place.key for one in found.mended] == ["K1"]


def test_a_new_question_without_an_answer_is_no_finding_of_its_own():
    found = effect((), (question("colour"),))

    assert keys(found.new_questions) == ["colour"]
    assert found.findings == ()


def test_a_library_that_gives_a_broken_agreement_is_told_and_nothing_fails():
    found = effect((words("X."),), (words('As {{ ref("gone") }} says.'), term("A", "{{ no }}")))

    assert [one.code for one in found.findings] == ["unresolved-reference"]
