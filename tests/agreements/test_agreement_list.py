"""The list of agreements: parties, what is next, the search, and that a full page stays quick."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.acts.approving import decide
from agreements.acts.issuing import issue
from agreements.acts.putting_away import archive, rename
from agreements.acts.saving import copy_agreement, create_agreement
from agreements.models import Agreement, ApprovedOrRefused
from agreements.standing import outlooks
from clauses.publishing.publish import approve_edition
from tests.agreements.approving import answer, ask_for, pick, point, text
from tests.agreements.completing import answer_all
from tests.agreements.examples import make_edition
from tests.agreements.newer import publish
from tests.agreements.test_asking import propose_narrow


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch):
    monkeypatch.setattr(outlooks, "_kept", {})


def row(browser, agreement: Agreement) -> str:
    """What the list says of an agreement, in words."""
    page = text(browser.get("/"))
    (found,) = re.findall(
        rf"<tr>(?:(?!</tr>).)*/agreements/{agreement.pk}/(?:(?!</tr>).)*</tr>", page, re.DOTALL
    )
    return " ".join(
        re.sub(r"<span class=\"visually-hidden\">.*?</span>|<[^>]+>", " ", found).split()
    )


def found_by(browser, words: str) -> list[str]:
    page = text(browser.get("/", {"q": words}))
    return re.findall(r'<th scope="row"><a[^>]*>(.*?)</a>', page)


# What is next


def test_a_new_draft_has_things_to_answer_as_its_own_page_counts_them(browser, agreement, petra):
    count = re.findall(
        r"(\d+) things? to answer", text(browser.get(f"/agreements/{agreement.pk}/"))
    )

    assert f"{count[0]} things to answer" in row(browser, agreement)

    answer_all(agreement, petra)
    assert "to answer" not in row(browser, agreement)


def test_a_misfit_is_an_error_to_mend(browser, agreement, petra):
    answer_all(agreement, petra)
    agreement.record("days", 300, by=petra, seen=None)

    assert "1 thing to fix" in row(browser, agreement)


def test_the_way_of_an_approval_is_told_step_by_step(browser, lena, petra, wide):
    assert "1 approval to ask for" in row(browser, wide)
    ask_for(wide)
    assert "Waits for Legal" in row(browser, wide)

    propose_narrow(wide, lena)
    assert "An approver answered" in row(browser, wide)
    decide(wide, (point(wide),), ApprovedOrRefused.APPROVED, by=lena)
    assert "Ready to finish" in row(browser, wide)


def test_what_was_asked_for_early_waits_while_things_are_to_answer(browser, petra, agreement):
    pick(agreement, "wide", petra)
    ask_for(agreement)

    assert re.search(r"\d things to answer; waits for Legal", row(browser, agreement))


def test_an_edition_that_counsel_has_not_approved_keeps_it_from_being_ready(browser, lena, petra):
    edition = make_edition(lena)
    agreement = create_agreement(title="Pump", path="full", edition=edition, by=petra)
    answer_all(agreement, petra)
    assert f"Counsel has to approve {agreement.edition.in_words}" in row(browser, agreement)

    approve_edition(edition, by=lena, note="Read.")
    assert "Ready to finish" in row(browser, agreement)


@pytest.mark.slow
def test_an_issued_one_has_its_number_and_nothing_next(browser, agreement, petra):
    answer_all(agreement, petra)
    copy = issue(agreement, by=petra)

    assert f"Finished {copy.number}" in row(browser, agreement)
    assert "Ready" not in row(browser, agreement)


def test_nothing_is_next_in_what_is_archived(browser, agreement, petra):
    archive(agreement, by=petra)

    page = text(browser.get("/", {"show": "archived"}))

    assert "to answer" not in page


def test_a_newer_edition_that_was_taken_is_looked_at_anew(browser, agreement, petra, lena):
    answer_all(agreement, petra)
    assert "Ready to finish" in row(browser, agreement)
    newer = publish(lena)

    Agreement.objects.filter(pk=agreement.pk).update(edition=newer)

    assert "Ready to finish" not in row(browser, agreement)


# Quick, however many


def fifty(edition, petra) -> None:
    """Drafts at every stage: untouched, answered, with an approval to ask for, and asked."""
    for number in range(50):
        one = create_agreement(title=f"Deal {number}", path="full", edition=edition, by=petra)
        if number % 4:
            answer_all(one, petra)
        if number % 4 > 1:
            pick(one, "wide", petra)
        if number % 4 == 3:
            ask_for(one)


def queries(browser) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert browser.get("/").status_code == 200
    return len(captured)


@pytest.mark.slow
def test_fifty_agreements_ask_the_database_no_more_than_four(browser, edition, petra, monkeypatch):
    fifty(edition, petra)
    monkeypatch.setattr("agreements.views.agreements.PAGE_SIZE", 4)
    few = queries(browser)
    monkeypatch.setattr("agreements.views.agreements.PAGE_SIZE", 50)
    monkeypatch.setattr(outlooks, "_kept", {})
    queries(browser)
    monkeypatch.setattr(outlooks, "_kept", {})

    assert queries(browser) <= few
    assert few < 20


@pytest.mark.slow
def test_a_page_assembles_a_few_at_a_time_and_knows_all_in_the_end(
    browser, edition, petra, monkeypatch
):
    fifty(edition, petra)
    assembled = []
    whole = outlooks._whole
    monkeypatch.setattr(
        outlooks, "_whole", lambda one, latest: assembled.append(one.pk) or whole(one, latest)
    )

    first = text(browser.get("/"))
    assert len(assembled) == outlooks.MOST_ASSEMBLED
    assert "Everything is answered" in first
    for _ in range(10):
        last = text(browser.get("/"))

    assert len(assembled) == len(set(assembled)) == 37
    assert "Everything is answered" not in last
    assert [
        last.count(words) for words in ("Ready to finish", "1 approval to ask", "Waits for L")
    ] == [
        13,
        12,
        12,
    ]
    text(browser.get("/"))
    assert len(assembled) == 37


# Parties, and the search


@pytest.fixture
def named(agreement, petra) -> Agreement:
    answer(agreement, "customer_party", {"legal_name": "Müller & Søn GmbH"}, petra)
    answer(agreement, "third_holder", {"legal_name": "Zenith Holding Ltd."}, petra)
    return agreement


def test_the_parties_stand_beside_the_title(browser, agreement, named):
    assert "Müller &amp; Søn GmbH" in row(browser, named)
    assert "Zenith" not in row(browser, named)


def test_before_they_are_named_the_list_says_so(browser, agreement):
    assert "Not named yet" in row(browser, agreement)


@pytest.mark.postgres
@pytest.mark.parametrize(
    "words", ["müller", "MÜLLER", "muller", "Mu\u0308ller gmbh", "zenith", "pump søn", "PUMP Zen"]
)
def test_any_name_finds_it(browser, named, words):
    assert found_by(browser, words) == ["Pump"]


@pytest.mark.postgres
@pytest.mark.parametrize("words", ["brandt", "müller brandt", "%", "_"])
def test_other_names_do_not(browser, named, words):
    assert found_by(browser, words) == []


@pytest.mark.slow
def test_the_search_follows_what_is_answered_and_renamed(browser, named, petra):
    answer(named, "customer_party", {"legal_name": "Brandt AG"}, petra)
    rename(named, title="Çelik valve", by=petra)

    assert found_by(browser, "müller") == found_by(browser, "pump") == []
    assert found_by(browser, "brandt celik zenith") == ["Çelik valve"]

    answer(named, "customer_party", None, petra)
    assert found_by(browser, "brandt") == []


def test_a_copy_is_found_by_the_same_names(browser, named, edition, petra):
    copy_agreement(named, title="Copy", edition=edition, by=petra)

    assert sorted(found_by(browser, "müller")) == ["Copy", "Pump"]


def test_the_search_finds_on_the_list_that_is_shown(browser, named, petra):
    archive(named, by=petra)

    page = text(browser.get("/", {"q": "müller"}))
    assert "Nothing found" in page
    assert "but not at what is archived or deleted" in page
    assert "Pump" in text(browser.get("/", {"q": "müller", "show": "archived"}))
