"""A page that takes small updates shows what it would show if the whole document had been sent."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.assembly.answering import read_stored_answers
from agreements.assembly.making_ready import make_ready
from agreements.assembly.memo import Memo
from agreements.assembly.pipeline import Assembled, assemble
from agreements.printing.live_document import live_document, whole_document
from agreements.printing.rendering import render_preview
from tests.agreements.live_page import LivePage
from tests.content.shipped import LIBRARY
from tests.properties.test_assembly import answers, libraries
from tests.scenarios import CREATED_ON, HERE

pytestmark = [pytest.mark.slow, pytest.mark.unmeasured]


def assert_same_page(before: Assembled, typed: list[Assembled]) -> None:
    """Whether a page that takes one update after the other stays like one that is given everything each time."""
    page = LivePage(whole_document(before))
    for after in typed:
        page.take(live_document(before, after, page.shown()))
        whole = LivePage(live_document(before, after, {}).whole)
        assert page.shown() == whole.shown()
        assert page.html() == whole.html()
        anew = render_preview(after.document)
        assert render_preview(after.document, memo=after.memo) == anew
        assert render_preview(after.document, memo=after.memo) == anew


@settings(deadline=None, max_examples=60)
@given(libraries(), st.lists(answers, min_size=2, max_size=4))
def test_small_updates_come_to_the_whole_document(held, many_answers):
    memo = Memo()
    before, *typed = (
        assemble(held, given_answers, created_on=CREATED_ON, memo=memo)
        for given_answers in many_answers
    )

    assert_same_page(before, [*typed, before])


OTHERWISE: dict[str, object] = {
    "industry": "consumer",
    "overall_stance": "customer",
    "currency": "CHF",
    "payment_days": 45,
    "recall_share_customer_pct": 63,
    "design_owner": "manufacturer",
    "product_name": "Another Product",
}


@pytest.mark.longest
def test_the_shipped_library_comes_to_the_whole_document_answer_by_answer():
    stored = json.loads((HERE / "device-us-de" / "answers.json").read_text())
    memo = Memo()
    make_ready(LIBRARY, memo)

    def under(**others: object) -> Assembled:
        given_answers = read_stored_answers(stored | others, LIBRARY)
        return assemble(LIBRARY, given_answers, created_on=CREATED_ON, memo=memo)

    assert_same_page(
        under(),
        [
            *(under(**{key: value}) for key, value in OTHERWISE.items()),
            under(**OTHERWISE),
            under(),
        ],
    )
