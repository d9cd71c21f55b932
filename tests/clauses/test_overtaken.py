"""Two editors of one row: the second reads what the page would change in it now, and decides."""

import pytest
from django.test import Client

from clauses.models import ClauseRow
from tests.clauses.forms import filled_in
from tests.clauses.test_admin import page_of, save

pytestmark = pytest.mark.slow


def test_the_second_reads_what_the_page_would_change_and_may_save_it_over(legal: Client, draft):
    clause = ClauseRow.objects.get(key="rejection")
    sent = filled_in(legal.get(page_of(clause))) | {"heading": "Refusal"}
    save(legal, clause, **{"positions-0-plain": "The first was here."})

    refused = legal.post(page_of(clause), sent)
    seen = refused.context["overtaken"]
    save(legal, clause, plain="The first was here again.")
    again = legal.post(page_of(clause), sent | {"save_over": seen["state"]})
    now = again.context["overtaken"]["state"]
    saved = legal.post(page_of(clause), sent | {"save_over": now})

    assert {field.field for field in seen["change"].fields} == {
        "heading",
        "position “usual”: plain",
    }
    assert "Save my page over the other change" in refused.content.decode()
    assert again.status_code == 200
    assert saved.status_code == 302
    assert ClauseRow.objects.get(pk=clause.pk).heading == "Refusal"
