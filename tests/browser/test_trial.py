"""Legal tries a counterexample on the draft: the broken sentence is marked, the finding leads to it."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from clauses.models import ClauseRow
from tests.browser.filling import answers_of

BROKEN = 'The Customer counts the Product as {{ ref("kanban") }} says.'


@pytest.fixture
def broken_draft(live_counterpart: str) -> None:
    """A draft whose inspection clause refers to a clause that most agreements lack."""
    for position in ClauseRow.objects.get(key="incoming-inspection").positions.all():
        position.text = f"{position.text.rstrip()}\n\n{BROKEN}\n"
        position.save()


def test_the_broken_sentence_of_a_counterexample_is_marked(
    legal_page: Page, broken_draft: None, check_at_each_width: Callable[[Page], None]
):
    page = legal_page
    page.goto("/trial/")
    check_at_each_width(page)
    page.get_by_label("Answers").fill(json.dumps(answers_of("device-us-de")))
    page.get_by_role("button", name="Try").click()

    expect(page.locator(".verdict-error")).to_contain_text("the agreement is broken")
    expect(page.locator(".trial-sentence").first).to_contain_text("counts the Product as")
    expect(page.locator("#clause-incoming-inspection .broken-sentence")).to_contain_text(
        "not in this agreement: kanban"
    )
    expect(page.locator(".trial-answers")).to_contain_text("Präzisionswerk Tuttlingen GmbH")
    page.get_by_role("link", name="See it below").first.click()
    expect(page.locator(".broken-sentence").first).to_be_in_viewport()
    check_at_each_width(page)
