"""Legal's desk: findings while somebody types, and what stands beside a form."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from clauses.draft.rows import draft_data
from clauses.models import (
    ClauseRow,
    DefinedTermRow,
    FactRow,
    LibraryRow,
    MarketPracticeRow,
    PositionRow,
    QuestionRow,
    RuleRow,
    ScheduleRow,
    SectionRow,
    StudyRow,
)
from tests.clauses.forms import filled_in
from tests.clauses.test_admin import page_of
from tests.clauses.test_looking_up import CODES, SEARCH

pytestmark = pytest.mark.slow


def check(client: Client, row, **typed: str) -> dict:
    """What the page of a row is told when these fields are typed into."""
    sent = filled_in(client.get(page_of(row)))
    unknown = typed.keys() - sent.keys()
    assert not unknown, f"no such fields: {unknown}"
    response = client.post(page_of(row).replace("change/", "check/"), sent | typed)
    assert response.status_code == 200
    return response.json()


def check_new(client: Client, model: str, **typed: str) -> dict:
    sent = filled_in(client.get(reverse(f"admin:clauses_{model}row_add")))
    return client.post(reverse(f"admin:clauses_{model}row_check_new"), sent | typed).json()


def at(found: dict, field: str) -> list[tuple[str, int, str]]:
    return [
        (one["level"], one["line"], one["words"])
        for one in found["findings"]
        if one["field"] == field
    ]


def test_nothing_is_found_on_a_page_as_it_is_saved(legal: Client, draft):
    for model in (
        ClauseRow,
        QuestionRow,
        DefinedTermRow,
        RuleRow,
        ScheduleRow,
        FactRow,
        SectionRow,
        LibraryRow,
        MarketPracticeRow,
        StudyRow,
    ):
        for row in model.objects.all():
            found = check(legal, row)

            assert [one for one in found["findings"] if one["level"] == "error"] == []
            assert found["elsewhere"] == []


def test_findings_stand_at_their_field_with_their_line_and_nothing_is_saved(legal: Client, draft):
    clause = ClauseRow.objects.get(key="rejection")
    before = draft_data()

    found = check(
        legal,
        clause,
        **{"positions-0-text": 'Good.\r\n\r\nSee {{ ref("nowhere") }}.\r\n\r\n{{ no_days }}.'},
    )

    assert at(found, "positions-0-text") == [
        (
            "error",
            5,
            'Line 5: There is no question, fact or set "no_days". '
            "Check its spelling; an option stands in double quotes.",
        ),
        ("error", 3, 'Line 3: There is no clause or schedule "nowhere". Check its spelling.'),
    ]
    assert draft_data() == before


def test_a_text_that_cannot_be_read_does_not_hide_what_else_is_wrong(legal: Client, draft):
    clause = ClauseRow.objects.get(key="incoming-inspection")

    found = check(
        legal,
        clause,
        **{"positions-0-text": "Good.\r\n\r\n{{ bad", "positions-1-when": "no_question"},
    )

    assert at(found, "positions-0-text")[0][:2] == ("error", 3)
    assert "no_question" in at(found, "positions-1-when")[0][2]


def test_what_a_change_breaks_in_other_places_is_told_with_their_pages(legal: Client, draft):
    clause = ClauseRow.objects.get(key="rejection")

    found = check(legal, clause, key="refusal")

    term = DefinedTermRow.objects.get(term="Batch")
    assert {one["place"]: one["url"] for one in found["elsewhere"]} == {
        'clause "incoming-inspection", position "customer", text, line 3': page_of(
            ClauseRow.objects.get(key="incoming-inspection")
        ),
        'term "Batch", definition': page_of(term),
        'clause "incoming-inspection", companions': page_of(
            ClauseRow.objects.get(key="incoming-inspection")
        ),
    }


def test_an_option_that_goes_is_missed_where_it_is_read(legal: Client, draft):
    question = QuestionRow.objects.get(key="inspection_model")

    found = check(legal, question, **{"options-1-key": "paper"})

    assert any('"certificate"' in one["words"] for one in found["elsewhere"])


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("model", "field", "value", "words"),
    [
        (QuestionRow, "when", "nobody", "nobody"),
        (DefinedTermRow, "definition", "see {{ nobody }}.", "nobody"),
        (RuleRow, "message", "{{ nobody }} is wrong", "nobody"),
        (RuleRow, "change", "nobody", "nobody"),
        (FactRow, "value", "nobody", "nobody"),
        (ScheduleRow, "text", "{{ nobody }}", "nobody"),
    ],
)
def test_every_kind_of_row_is_checked_alike(
    legal: Client, draft, model, field: str, value: str, words: str
):
    found = check(legal, model.objects.first(), **{field: value})

    assert words in at(found, field)[0][2]


def test_a_default_is_checked_at_its_own_field(legal: Client, draft):
    question = QuestionRow.objects.get(key="inspection_days")

    found = check(legal, question, **{"defaults-0-value": '"many"'})

    assert "a number is needed here" in at(found, "defaults-0-value")[0][2]


def test_conditions_are_told_in_words(legal: Client, draft):
    clause = ClauseRow.objects.get(key="incoming-inspection")

    found = check(
        legal,
        clause,
        **{"positions-0-when": 'inspection_model != "customer"', "when": "inspection_days >"},
    )

    assert found["in_words"]["positions-0-when"] == "Inspection is not “The Customer”"
    assert "when" not in found["in_words"]


def test_a_new_row_is_checked_as_far_as_it_is_typed(legal: Client, draft):
    section = str(SectionRow.objects.get(key="inspection").pk)

    empty = check_new(legal, "clause")
    begun = check_new(legal, "clause", section=section, heading="Late", when="nobody")
    question = check_new(legal, "question", section=section, key="late_days", when="nobody")

    assert empty["findings"] == []
    assert {one["field"] for one in begun["findings"]} == {"when", ""}
    assert "nobody" in at(question, "when")[0][2]


def test_a_page_that_somebody_else_changed_meanwhile_is_told_while_typing(legal: Client, draft):
    clause = ClauseRow.objects.get(key="rejection")
    sent = filled_in(legal.get(page_of(clause)))
    legal.post(page_of(clause), sent | {"heading": "Refusal"})

    found = legal.post(page_of(clause).replace("change/", "check/"), sent).json()

    assert "Somebody else has changed this row" in at(found, "")[0][2]


def test_only_those_who_may_edit_may_check(legal: Client, draft):
    clause = ClauseRow.objects.get(key="rejection")
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_clauserow"))
    client = Client()
    client.force_login(reader)

    assert "data-check-url" not in client.get(page_of(clause)).content.decode()
    assert "data-check-url" in legal.get(page_of(clause)).content.decode()
    assert client.post(page_of(clause).replace("change/", "check/")).status_code == 403
    assert client.post(reverse("admin:clauses_clauserow_check_new")).status_code == 403
    assert legal.get(reverse("admin:clauses_clauserow_check_new")).status_code == 405
    assert legal.post("/admin/clauses/clauserow/987654/check/").status_code == 404


def test_the_positions_of_a_clause_stand_side_by_side(legal: Client, draft):
    clause = ClauseRow.objects.get(key="incoming-inspection")

    page = legal.get(page_of(clause)).content.decode()

    for words in (
        "Positions side by side",
        "Inspection is “The Customer”",
        "inspection_model == &quot;customer&quot;",
        "Inspection time is more than 60",
        "Favours the Manufacturer",
        "The usual case.",
        "[Inspection time Days]",
        "Section (Rejection)",
    ):
        assert words in page, words


def test_a_thing_tells_who_uses_it_and_what_it_uses(legal: Client, draft):
    question = QuestionRow.objects.get(key="inspection_model")

    relations = legal.get(page_of(question)).context["relations"]

    assert [(group.kind, group.title, group.places) for group in relations.users] == [
        ("question", "Inspection time", ("reads it in condition (“The Customer”)",)),
        (
            "clause",
            "INS-03 Incoming Inspection",
            (
                "reads it in position “customer”, condition (“The Customer”)",
                "reads it in position “certificate”, condition (“Nobody: the certificate counts”)",
            ),
        ),
        ("market practice", "inspection_model", ("tells what others agreed",)),
    ]
    assert [(group.kind, group.title) for group in relations.uses] == [("source", "R-01")]


def test_who_depends_on_an_answer_through_a_fact_is_told_apart(legal: Client, draft):
    question = QuestionRow.objects.get(key="customer_party")

    relations = legal.get(page_of(question)).context["relations"]

    assert [group.title for group in relations.users] == ["is_foreign"]
    assert "Schedule Sites" in [group.title for group in relations.through_facts]


def test_before_a_deletion_those_who_use_the_thing_are_named(legal: Client, draft):
    question = QuestionRow.objects.get(key="inspection_model")

    page = legal.get(page_of(question).replace("change/", "delete/")).content.decode()

    assert "INS-03 Incoming Inspection" in page


def test_a_draft_that_cannot_be_read_as_a_whole_can_still_be_mended(legal: Client, draft):
    PositionRow.objects.filter(key="usual").update(text="{{ bad")
    clause = ClauseRow.objects.get(key="rejection")
    other = ClauseRow.objects.get(key="incoming-inspection")

    page = legal.get(page_of(other)).content.decode()
    broken = check(legal, clause)
    mended = check(legal, clause, **{"positions-0-text": "Good words."})

    assert "The draft cannot be read as a whole" in page
    assert "The draft cannot be read as a whole" in legal.get(CODES).content.decode()
    assert at(broken, "positions-0-text")[0][:2] == ("error", 1)
    assert [one for one in mended["findings"] if one["level"] == "error"] == []
    assert legal.get(SEARCH, {"q": "batch"}).context["count"] > 0
