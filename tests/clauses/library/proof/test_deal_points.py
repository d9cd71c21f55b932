"""Deal points over all answers: what is read is set, what is set is set once, and numbers fit."""

from dataclasses import replace
from fractions import Fraction

import pytest

from clauses.library import DealPoint, Library, Responsibility
from clauses.library.answers import responsibility_key
from clauses.library.deal.interview import interview
from clauses.library.deal.owed_points import owed_by_points
from clauses.library.deal.selection import select
from clauses.library.findings import Place
from clauses.library.language.evaluation import holds
from clauses.library.proof.changed_library import Baseline
from clauses.library.proof.proving import ProofFinding, prove
from tests.clauses.library.examples import (
    CREATED_ON,
    clause,
    formula,
    library_of,
    position,
    question,
)

POINTS = (
    DealPoint("decider", "Who decides.", "party"),
    DealPoint("check", "Whether the Customer checks.", "duty"),
    DealPoint("time", "The time for a cure.", "number", "Day", Fraction(1)),
)
ASKED = (
    question("strict"),
    question("wide"),
    question("days", "integer", minimum=formula("0"), maximum=formula("9")),
    question("who", "choice", options=("customer", "manufacturer", "own_duty")),
)
COUNTED = 'It takes {{ days | counted("Day") | sets("time") }}.'


def with_texts(*texts: str, rows: tuple[Responsibility, ...] = ()) -> Library:
    keys = ("first", "second")
    clauses = (clause(key, position("only", text)) for key, text in zip(keys, texts, strict=False))
    return library_of(*POINTS, *ASKED, *clauses, *rows)


def errors(held: Library) -> tuple[ProofFinding, ...]:
    return prove(held, today=CREATED_ON).errors


@pytest.mark.parametrize(
    "texts",
    [
        ('The {{ "customer" | sets("decider") }} decides.', 'The {{ point("decider") }} pays.'),
        # Two settings that exclude each other, and a reader in either case.
        (
            'The {% if strict %}{{ "customer" | sets("decider") }}{% else %}'
            '{{ "manufacturer" | sets("decider") }}{% endif %} decides.',
            'The {{ point("decider") }} pays.',
        ),
        # Set twice, to one value.
        ('The {{ "both" | sets("decider") }} decide.', 'The {{ "both" | sets("decider") }} pay.'),
        # Read only where it is set.
        (
            '{% if strict %}It {{ "must" | sets("check") }} be so.{% endif %} Words.',
            '{% if settled("check") %}It {{ point("check") }} stay so.{% endif %} Words.',
        ),
        ("{% if days > 0 %}" + COUNTED + "{% endif %} Words.",),
        # Where it is set is known wherever it is.
        (
            "{% if days > 0 %}" + COUNTED + "{% endif %} Words.",
            '{% if settled("time") %}See {{ where("time") }}.{% endif %} Words.',
        ),
    ],
)
def test_what_is_set_once_and_read_where_it_is_set_is_proved(texts):
    proof = prove(with_texts(*texts), today=CREATED_ON)

    assert [str(one.finding) for one in proof.errors] == []
    assert dict(proof.proved)["deal points"] > 0


@pytest.mark.parametrize(
    ("texts", "code", "words"),
    [
        (('The {{ point("decider") }} pays.',), "open-blank", ""),
        (('See {{ where("decider") }}.',), "open-blank", ""),
        (
            (
                '{% if strict %}It {{ "must" | sets("check") }} be.{% endif %} Words.',
                'See {{ where("check") }}.',
            ),
            "open-blank",
            "Strict is “No”",
        ),
        (
            (
                '{% if strict %}The {{ "customer" | sets("decider") }} decides.{% endif %} Words.',
                'The {{ point("decider") }} pays.',
            ),
            "open-blank",
            "Strict is “No”",
        ),
        (
            (
                'It {{ "must" | sets("check") }} be so.',
                '{% if strict %}It {{ "may" | sets("check") }} be so.{% endif %} Words.',
            ),
            "set-twice",
            "Strict is “Yes”",
        ),
        (
            (COUNTED, 'It takes {{ 3 | counted("Day") | sets("time") }}.'),
            "set-twice",
            None,
        ),
        ((COUNTED,), "below-minimum", "Days is 0"),
        (('The {{ who | sets("decider") }} decides.',), "open-blank", "Who is “Own duty”"),
    ],
)
def test_what_is_broken_is_found_with_answers_that_show_it(texts, code: str, words: str | None):
    found = [one for one in errors(with_texts(*texts)) if one.example is not None]

    assert {one.finding.code for one in found} >= {code}
    if words is not None:
        assert words in {one.words for one in found}


def test_both_sentences_are_told_in_the_words_that_they_print():
    other = (
        'The {{ "customer" | sets("decider") }} {{ "must_not" | sets("check") }} wait. '
        'It takes {{ 3 | counted("Day") | sets("time") }}.'
    )
    (twice,) = [
        one for one in owed_by_points(with_texts(COUNTED, other)) if one.code == "set-twice"
    ]

    assert twice.sentence == (
        "The Customer must not wait. It takes 3 Days. Against it: It takes [Days] Days."
    )


MATRIX = "The matrix:\n\n{{ responsibilities() }}"
RELEASE = Responsibility("release", "Release of a Batch", formula('"customer"'), sets="decider")


def test_a_row_changed_by_hand_carries_into_the_sentence_that_reads_it():
    assert errors(with_texts(MATRIX, 'The {{ point("decider") }} pays.', rows=(RELEASE,))) == ()


def test_a_row_that_proposes_another_party_than_a_sentence_is_found():
    sentence = (
        'The {% if strict %}{{ "manufacturer" | sets("decider") }}{% else %}'
        '{{ "customer" | sets("decider") }}{% endif %} decides.'
    )
    held = with_texts(MATRIX, sentence, rows=(RELEASE,))

    (found,) = errors(held)

    assert (found.finding.code, found.finding.place.key) == ("set-twice", "release")
    assert found.words == "Strict is “Yes”"
    assert found.counterexample is not None
    assert responsibility_key("release") not in found.counterexample


def test_a_row_that_a_sentence_speaks_for_is_refused_once_it_is_changed_and_so_proved():
    held = with_texts(MATRIX, 'The {{ "customer" | sets("decider") }} decides.', rows=(RELEASE,))
    (row,) = [one for one in owed_by_points(held) if one.code == "set-twice"]

    assert errors(held) == ()
    for party, is_refused in {"customer": False, "manufacturer": True, "both": True}.items():
        answers = {"stance": "balanced", responsibility_key("release"): party}
        scope = select(interview(held, answers, created_on=CREATED_ON)).scope
        assert holds(row.stands, scope) is is_refused
    assert row.place == Place("responsibility", "release", "party")


def test_a_fault_beside_the_matrix_needs_no_row_changed_by_hand():
    found = errors(with_texts(MATRIX, 'See {{ ref("gone") }}.', rows=(RELEASE,)))

    (example,) = (one.counterexample for one in found if one.counterexample is not None)
    assert responsibility_key("release") not in example


def test_two_rows_that_set_one_point_are_told_by_their_activities():
    other = replace(RELEASE, key="sorting", activity="Sorting", party=formula('"both"'))

    found = errors(with_texts(MATRIX, "Words.", rows=(RELEASE, other)))

    assert [one.finding.code for one in found] == ["set-twice"]
    assert "the responsibility matrix, “Release of a Batch”" in found[0].finding.message


def test_what_sets_no_point_that_there_is_owes_nothing():
    held = with_texts(
        'The {{ "both" | sets("nobody") }} decide.', 'The {{ point("time") | sets("decider") }}.'
    )

    assert owed_by_points(held) == ()


def test_a_point_of_another_kind_tells_two_libraries_apart():
    text = 'It {{ "must" | sets("check") }} be so.'
    other = replace(with_texts(text), points=(*POINTS[:1], replace(POINTS[1], means="Other.")))

    assert Baseline.of(with_texts(text)).told_apart(other) is not None


def test_a_change_is_proved_like_the_whole():
    held = with_texts(
        'The {{ "customer" | sets("decider") }} decides.', 'The {{ point("decider") }} pays.'
    )
    without = with_texts("The Customer decides.", 'The {{ point("decider") }} pays.')
    other = with_texts(
        'The {{ "manufacturer" | sets("decider") }} decides.', 'The {{ point("decider") }} pays.'
    )
    baseline = Baseline.of(held)

    assert [one.finding.code for one in baseline.broken_by(without, today=CREATED_ON)] == [
        "open-blank"
    ]
    assert list(baseline.broken_by(other, today=CREATED_ON)) == []
    told_apart = baseline.told_apart(other)
    assert told_apart is not None
