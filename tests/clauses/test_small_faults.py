"""What lists and pages of the desk must not get wrong: counts, links, times."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client, RequestFactory

from clauses.models import ClauseRow, Edition

pytestmark = pytest.mark.slow


def test_counts_beside_the_clause_list_are_those_of_what_is_listed(draft, lawyer: User):
    clause = ClauseRow.objects.filter(positions__isnull=False).first()
    assert clause
    first = clause.positions.first()
    clause.positions.create(key="other", title="Other", order=20, text="x", approval="legal")
    clause.positions.filter(pk=first.pk).update(text="A unicorn, and a unicorn.", approval="")
    request = RequestFactory().get("/", {"q": "unicorn", "_facets": "True"})
    request.user = lawyer

    listed = admin.site.get_model_admin(ClauseRow).get_changelist_instance(request)

    assert [one.key for one in listed.result_list] == [clause.key]
    assert listed.result_list[0].positions_in == clause.positions.count()
    by_section, *_, by_approval = listed.filter_specs
    assert sum(by_section.get_facet_queryset(listed).values()) == 1
    assert by_approval.get_facet_queryset(listed)["0__c"] == 1  # needs Legal's approval


def test_no_page_of_an_edition_leads_to_an_account_or_writes_twelve_hours(
    legal: Client, edition: Edition
):
    for address in (edition.get_absolute_url(), "/admin/clauses/edition/"):
        page = legal.get(address).content.decode()

        assert "/admin/auth/user/" not in page
        assert f"{edition.published_at:%H:%M}" in page
        assert "lena" in page
