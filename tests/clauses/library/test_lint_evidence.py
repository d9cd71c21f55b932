"""What a library rests on: sources that exist, figures that can be, no bar that rests on memory."""

import pytest

from clauses import library
from clauses.library.lint import lint
from tests.clauses.library.examples import library_of, practice, question, rule, study

DAYS = question("days", "integer")
MODEL = question("model", "choice", options=("own", "shared"))
MEMORY = library.Source("R-1", "So.", "Act", "not seen", "memory")
READ = library.Source("R-2", "So.", "Act", "2026-01-31", "partly")


def found(*things) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.place)) for finding in lint(library_of(*things))]


def test_market_practice_that_fits_its_question_has_no_findings():
    assert not found(
        DAYS,
        MODEL,
        study(),
        practice(
            "days",
            agreements=12,
            settled=35,
            least=1.4,
            low=9.2,
            median=25.5,
            high=33,
            most=75,
            wider="93 on goods",
            wider_agreements=21,
            wider_low=10,
            wider_median=21,
            wider_high=30,
        ),
        practice("model", agreements=9, counts=[(7, "own"), (2, "", "Something else.")]),
    )


@pytest.mark.parametrize(
    ("made", "code", "part"),
    [
        (practice("model", agreements=9, counts=[(7, "theirs")]), "unknown-option", "counts"),
        (practice("model", agreements=9, counts=[(7,)]), "missing-field", "counts"),
        (practice("model", agreements=6, counts=[(7, "own")]), "figures-disagree", "counts"),
        (practice("model", counts=[(7, "own")]), "figures-disagree", "agreements"),
        (
            practice("model", agreements=9, low=1, median=2, high=3),
            "figures-disagree",
            "median",
        ),
        (
            practice("days", agreements=9, low=3, median=2, high=4),
            "figures-disagree",
            "median",
        ),
        (practice("days", agreements=9, low=1, median=2), "figures-disagree", "median"),
        (practice("days", low=1, median=2, high=3), "figures-disagree", "agreements"),
        (practice("days", settled=36), "figures-disagree", "settled"),
        (practice("days", wider="93 on goods"), "figures-disagree", "wider"),
        (
            practice(
                "days",
                wider="93 on goods",
                wider_agreements=9,
                wider_low=2,
                wider_median=1,
                wider_high=3,
            ),
            "figures-disagree",
            "wider_median",
        ),
    ],
)
def test_figures_that_cannot_be_are_an_error(made, code: str, part: str):
    assert found(DAYS, MODEL, study(), made) == [
        (code, f'market practice "{made.question}", {part}')
    ]


def test_market_practice_belongs_to_a_question_that_is_there():
    assert found(study(), practice("days")) == [
        ("unknown-name", 'market practice "days", question')
    ]


def test_market_practice_belongs_to_a_study_that_is_there():
    assert found(DAYS, practice("days")) == [("unknown-study", 'market practice "days", study')]


def test_a_question_has_market_practice_once():
    assert found(DAYS, study(), practice("days"), practice("days")) == [
        ("doubled-key", 'market practice "days"')
    ]


def test_a_rule_cites_sources_that_are_there():
    assert found(rule("K1", "1 == 1", sources=("R-1",))) == [
        ("unknown-source", 'rule "K1", sources')
    ]


def test_what_rests_on_memory_alone_never_blocks():
    assert found(MEMORY, rule("K1", "1 == 1", sources=("R-1",))) == [
        ("rests-on-memory", 'rule "K1", sources')
    ]


@pytest.mark.parametrize(
    ("severity", "sources"),
    [("warning", ("R-1",)), ("hint", ("R-1",)), ("error", ("R-1", "R-2"))],
)
def test_a_rule_may_rest_on_memory_where_it_does_not_block_or_something_was_read(
    severity: str, sources: tuple[str, ...]
):
    resting = rule("K1", "1 == 1", severity=severity, sources=sources)

    assert not [code for code, _ in found(MEMORY, READ, resting) if code != "unused"]


@pytest.mark.parametrize(("agreements", "few"), [(9, True), (10, False), (None, False)])
def test_fewer_than_ten_agreements_are_few(agreements: int | None, few: bool):
    assert practice("days", agreements=agreements).is_few is few


def test_an_option_that_nobody_counted_has_no_count():
    counted = practice("model", agreements=9, counts=[(7, "own")])

    assert counted.count_of("own") == library.OptionCount(7, "own")
    assert counted.count_of("shared") is None


def test_without_figures_there_is_no_spread():
    assert practice("days", settled=3).spread is None
    assert practice("days", settled=3).wider_spread is None
