"""A newer edition reaches agreements in flight: one takes it after reading the redline, another stays."""

import copy
import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from clauses.library.data.codec import edition_json
from clauses.models import Edition
from clauses.models.editions import fingerprint
from clauses.publishing.publish import approve_edition
from tests.browser.filling import agreement_of, answers_of

OLD = "The Customer may inspect each Delivery within"
NEW = "The Customer may inspect each Delivery at any time within"


def publish_reworded() -> None:
    """What legal does at the desk, where its own test walks it: a wording and a limit change, counsel approves."""
    legal = User.objects.get(username="legal")
    first = Edition.objects.newest()
    data = copy.deepcopy(first.plain_data())
    for section in data["sections"]:
        for question in section.get("questions", ()):
            if question["key"] == "inspection_days":
                question["maximum"] = "20"
        for clause in section.get("clauses", ()):
            for position in clause["positions"]:
                position["text"] = position["text"].replace(
                    "each Delivery within", "each Delivery at any time within"
                )
    content = edition_json(data)
    edition = Edition.objects.create(
        number=first.number + 1,
        title=first.title,
        content=content,
        sha256=fingerprint(content),
        release_note="Inspection at any time, and within 20 days.",
        published_at=timezone.now(),
        published_by=legal,
    )
    approve_edition(edition, by=legal, note="Read in full.")


@pytest.fixture
def addresses(live_counterpart: str) -> tuple[str, str]:
    """Petra's agreement and Paul's, both begun before the second edition."""
    answers = {**answers_of("device-us-de"), "inspection_days": 25}
    begun = {"procurement": "Pump", "procurement2": "Valve"}
    found = tuple(agreement_of(who, title, answers) for who, title in begun.items())
    publish_reworded()
    return found


def read_the_offer(page: Page, address: str) -> None:
    """From the list to the redline, as a person gets there."""
    page.goto("/")
    expect(page.locator(".quiet-table")).to_contain_text("no. 2 is available")
    page.goto(address)
    expect(page.locator(".notice")).to_contain_text(
        "no. 2 changes 1 of your clauses and 1 schedule; 1 answer needs review."
    )
    page.get_by_role("link", name="Read what changes, then take it or stay").click()
    expect(page.locator("h1")).to_contain_text("no. 2")
    expect(page.locator(".redline ins").filter(has_text="at any time")).not_to_have_count(0)
    expect(page.locator("#review-title + p")).to_contain_text("not fit Library of")


def test_procurement_reads_the_redline_and_takes_the_edition(
    procurement_page: Page,
    addresses: tuple[str, str],
    check_at_each_width: Callable[[Page], None],
):
    page = procurement_page
    read_the_offer(page, addresses[0])
    check_at_each_width(page)

    page.get_by_role("button", name=re.compile("^Take .*no. 2$")).click()
    expect(page.locator(".site-messages")).to_contain_text("no. 2 now.")
    expect(page.locator(".task-attention")).to_contain_text("Inspection time")
    expect(page.locator(".notice")).to_have_count(0)
    check_at_each_width(page)
    page.goto(addresses[0] + "document/")
    expect(page.locator("#clause-incoming-inspection")).to_contain_text(NEW)
    page.goto(addresses[0] + "history/")
    expect(page.locator("tbody tr").first).to_contain_text("no. 2")


def test_another_stays_and_two_tabs_do_not_overrun_each_other(
    new_page: Callable[..., Page],
    addresses: tuple[str, str],
    check_accessibility: Callable[[Page], None],
):
    page, other = new_page(who="procurement2"), new_page(who="procurement2")
    read_the_offer(page, addresses[1])
    other.goto(addresses[1] + "edition/")

    page.get_by_role("button", name=re.compile("^Stay on .*no. 1$")).click()
    expect(page.locator(".site-messages")).to_contain_text("The agreement stays on Library of")
    expect(page.locator(".notice")).to_have_count(0)
    page.goto(addresses[1] + "document/")
    expect(page.locator("#clause-incoming-inspection")).to_contain_text(OLD)
    page.goto("/")
    expect(page.locator(".quiet-table")).not_to_contain_text("no. 2 is available")

    other.get_by_role("button", name=re.compile("^Take .*no. 2$")).click()
    expect(other.locator(".site-messages")).to_contain_text("no. 2 now.")
    page.goto(addresses[1] + "edition/")
    expect(page.locator("h2").first).to_contain_text("no. 2 is the newest")
    check_accessibility(page)


def test_legal_reads_what_an_edition_changes_but_does_not_decide(
    new_page: Callable[..., Page],
    addresses: tuple[str, str],
    check_accessibility: Callable[[Page], None],
):
    page = new_page(who="legal")
    page.goto(addresses[0] + "edition/")

    expect(page.locator(".redline ins").filter(has_text="at any time")).not_to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("^Take .*no. 2$"))).to_have_count(0)
    check_accessibility(page)
