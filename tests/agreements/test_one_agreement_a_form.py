"""One showing of a form makes one agreement: at the same moment too, and without losing what was typed."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection

from agreements.acts.proposing import decline
from agreements.acts.saving import copy_agreement, create_agreement
from agreements.models import Agreement, Answer, Proposal
from clauses.publishing.publish import approve_edition
from tests.agreements.approving import answer, ask_for, text
from tests.agreements.examples import make_edition
from tests.agreements.test_asking import propose_narrow
from tests.agreements.test_posted_twice import of_form


def test_other_words_in_the_same_form_are_another_agreement_and_are_not_lost(browser, edition):
    token = of_form(browser, "/agreements/new/")

    for title in ("Valve", "Axle"):
        browser.post("/agreements/new/", {"title": title, "path": "full", "of_form": token})

    assert set(Agreement.objects.values_list("title", flat=True)) == {"Valve", "Axle"}


def test_a_form_that_was_refused_keeps_its_number(browser, edition):
    token = of_form(browser, "/agreements/new/")

    page = text(browser.post("/agreements/new/", {"title": "", "of_form": token}))

    assert f'name="of_form" value="{token}"' in page


def test_each_showing_of_the_form_makes_its_own(browser, edition):
    for _ in range(2):
        token = of_form(browser, "/agreements/new/")
        browser.post("/agreements/new/", {"title": "Valve", "path": "full", "of_form": token})

    assert Agreement.objects.count() == 2


@pytest.mark.parametrize("token", ["", "x", "\x00", "1" * 100_000])
def test_what_is_no_number_of_a_form_keeps_nobody_from_starting(browser, edition, token):
    posted = {"title": "Valve", "path": "full", "of_form": token}

    assert browser.post("/agreements/new/", posted).status_code == 302


def test_the_number_of_another_s_form_leads_to_nobody_s_agreement(
    browser, browser_of, paul, edition
):
    token = of_form(browser, "/agreements/new/")
    posted = {"title": "Valve", "path": "full", "of_form": token}

    mine, other = (
        client.post("/agreements/new/", posted).url for client in (browser, browser_of(paul))
    )

    assert mine != other


def test_an_edition_published_between_two_clicks_makes_no_second_agreement(browser, lena, edition):
    posted = {"title": "Valve", "path": "full", "of_form": of_form(browser, "/agreements/new/")}
    browser.post("/agreements/new/", posted)
    make_edition(lena, number=2)

    browser.post("/agreements/new/", posted)

    assert Agreement.objects.count() == 1


def test_the_same_proposal_after_it_was_declined_is_another(wide, petra, lena):
    ask_for(wide)
    first = propose_narrow(wide, lena)
    decline(first, by=petra)

    assert propose_narrow(wide, lena) != first
    assert Proposal.objects.count() == 2


@pytest.mark.slow
@pytest.mark.parametrize("is_copy", [False, True])
def test_posts_at_the_same_moment_make_one(fresh_database, is_copy):
    petra = User.objects.create_user("petra")
    edition = make_edition(petra)
    approve_edition(edition, by=petra, note="Read.")
    original = create_agreement(title="Pump", path="full", edition=edition, by=petra)
    answer(original, "days", 45, petra)
    token = uuid4()

    def post(_: int) -> int:
        try:
            if is_copy:
                made = copy_agreement(
                    original, title="Valve", edition=edition, by=petra, of_form=token
                )
            else:
                made = create_agreement(
                    title="Valve", path="full", edition=edition, by=petra, of_form=token
                )
            return made.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        made = set(threads.map(post, range(4)))

    assert len(made) == 1
    assert Agreement.objects.filter(title="Valve").count() == 1
    assert Answer.objects.filter(agreement__in=made).count() == is_copy
