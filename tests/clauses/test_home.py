"""The first page of the desk: what each section holds, how far the changes are, what waits."""

from django.contrib.auth.models import User
from django.test import Client

from clauses.admin.home import home
from clauses.draft.states import draft_changes, send_to_review
from clauses.models import ClauseRow, Edition, SectionRow

HOME = "/admin/"


def change_a_clause(by: User) -> ClauseRow:
    clause = ClauseRow.objects.first()
    clause.heading = "Another Heading"
    clause.save()
    send_to_review(
        {one.name: one.difference.fingerprint for one in draft_changes()}, by=by, note=""
    )
    return clause


def test_the_desk_opens_on_the_sections_with_what_each_holds(legal: Client, edition: Edition):
    page = legal.get(HOME).content.decode()

    for section in SectionRow.objects.all():
        assert section.title in page
        if number := section.clauses.count():
            assert f'aria-label="{number} clauses of {section.title}"' in page
    assert "The draft says what this edition says." in page
    assert "not approved for use yet" in page
    assert "Checked for all answers on" in page
    assert "No agreement waits for an approval." in page


def test_a_change_counts_in_its_section_and_by_its_state(
    legal: Client, edition: Edition, lawyer: User, counsel: User
):
    clause = change_a_clause(by=lawyer)

    changed = {one.row: one.changed for one in home(counsel).sections}
    waiting = {one["words"]: one["number"] for one in home(counsel).changes}

    assert changed[clause.section] == 1
    assert sum(changed.values()) == 1
    assert home(counsel).proof is None  # of the draft as it is now
    assert waiting == {"All": 1, "In review": 1, "Waiting for you": 1}
    assert "Waiting for you" not in {one["words"] for one in home(lawyer).changes}


def test_every_list_is_reached_from_the_first_page(legal: Client, edition: Edition):
    answer = legal.get(HOME)
    page = answer.content.decode()

    everyday, _, behind = page.partition("Behind the texts")
    assert "/admin/clauses/clauserow/" in everyday
    assert "/admin/clauses/factrow/" in behind
    for app in answer.context["app_list"]:
        for model in app["models"]:
            assert f'href="{model["admin_url"]}"' in page


def test_who_may_not_read_the_library_sees_the_page_of_the_admin(buyer: User):
    buyer.is_staff = True
    buyer.save()
    client = Client()
    client.force_login(buyer)

    assert "home" not in client.get(HOME).context
