"""Faults of the library's own words: errors on the newest edition; on an earlier one warnings that offer the newer."""

import copy

import pytest

from agreements.acts.issuing import IssueRefused, issue
from agreements.models import Agreement
from agreements.standing.current import standing_of
from agreements.standing.earlier_editions import findings_for
from clauses.library.faults.of_agreements import DOUBLED_HEADING, OF_THE_LIBRARYS_WORDS
from clauses.library.findings import Level
from clauses.publishing.publish import approve_edition
from tests.agreements.approving import text
from tests.agreements.completing import answer_all
from tests.agreements.examples import SMALL, make_edition
from tests.agreements.newer import publish

pytestmark = pytest.mark.django_db


def with_one_heading_twice() -> dict:
    """The small library, in which an earlier version overlooked that two clauses have one heading."""
    data = copy.deepcopy(SMALL)
    first, *_, last = data["sections"][1]["clauses"]
    last["heading"] = first["heading"]
    return data


@pytest.fixture
def edition(lena):
    edition = make_edition(lena, data=with_one_heading_twice())
    approve_edition(edition, by=lena, note="Read in full.")
    return edition


@pytest.fixture
def complete(agreement, petra) -> Agreement:
    return answer_all(agreement, petra)


def levels(agreement: Agreement) -> dict[str, Level]:
    findings = standing_of(Agreement.objects.get(pk=agreement.pk)).findings
    return {one.code: one.level for one in findings if one.code in OF_THE_LIBRARYS_WORDS}


def test_on_the_newest_edition_it_stands_in_the_way(complete, petra):
    assert levels(complete) == {DOUBLED_HEADING.code: Level.ERROR}
    with pytest.raises(IssueRefused):
        issue(complete, by=petra)


def test_on_an_earlier_edition_it_warns_and_leads_to_the_newer(complete, browser, lena):
    publish(lena)

    page = text(browser.get(f"/agreements/{complete.pk}/findings/"))

    assert levels(complete) == {DOUBLED_HEADING.code: Level.WARNING}
    assert "no. 2 is newer: take it where it mends this." in page
    assert f'/agreements/{complete.pk}/edition/">Read what the newer library changes' in page


def test_while_counsel_reads_the_newer_edition_nothing_is_offered_yet(complete, lena):
    publish(lena, is_approved=False)

    (told,) = (one for one in standing_of(complete).findings if one.code == DOUBLED_HEADING.code)

    assert told.level is Level.WARNING
    assert told.hint.endswith("once counsel has approved it.")


def test_the_list_counts_it_as_the_pages_do(complete, browser, lena):
    before = browser.get("/").content.decode()
    publish(lena)
    after = browser.get("/").content.decode()

    assert "1 thing to fix" in before
    assert "Ready to finish" in after


@pytest.mark.slow
def test_an_agreement_that_stays_on_its_edition_is_issued(complete, petra, lena):
    publish(lena)

    assert issue(complete, by=petra).edition.number == 1


def test_other_errors_stay_errors_on_every_edition(agreement, lena):
    publish(lena)
    found = standing_of(agreement).findings

    assert any(one.code == "unanswered-question" and one.level is Level.ERROR for one in found)
    assert [one.level for one in found] == sorted(
        (one.level for one in found), key=tuple(Level).index
    )


def test_nothing_is_asked_of_the_database_where_no_such_fault_stands(
    agreement, django_assert_num_queries
):
    others = tuple(
        one for one in standing_of(agreement).findings if one.code not in OF_THE_LIBRARYS_WORDS
    )
    with django_assert_num_queries(0):
        assert findings_for(agreement, others) == others
