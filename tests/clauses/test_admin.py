"""The editor's desk: a lawyer changes a wording and publishes; mistakes show at their fields; nobody else enters."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from clauses.draft.rows import draft_data
from clauses.models import (
    ChoiceRow,
    ClauseRow,
    CompanionRow,
    DefaultRow,
    DefinedTermRow,
    Edition,
    MarketPracticeRow,
    NamedSetRow,
    NamedTableRow,
    PositionRow,
    QuestionRow,
    RuleRow,
    SourceRow,
    StudyRow,
)
from tests.clauses.approving import approve_everything
from tests.clauses.forms import filled_in

pytestmark = pytest.mark.slow

PUBLISH = "/admin/clauses/edition/publish/"
MODELS = [
    "libraryrow", "sectionrow", "questionrow", "clauserow", "definedtermrow", "rulerow", "schedulerow",
    "responsibilityrow", "factrow", "namedsetrow", "namedtablerow", "sourcerow", "studyrow",
    "marketpracticerow", "edition",
]  # fmt: skip


def page_of(row) -> str:
    return reverse(f"admin:clauses_{row._meta.model_name}_change", args=[row.pk])


def save(client: Client, row, **changed: str):
    address = page_of(row)
    sent = filled_in(client.get(address))
    unknown = changed.keys() - sent.keys()
    assert not unknown, f"no such fields: {unknown}"
    return client.post(address, sent | changed)


def errors_of(response) -> dict[str, list[str]]:
    """The errors of a page by the name of the field that shows them."""
    found = {
        form.add_prefix(name): list(words)
        for formset in response.context["inline_admin_formsets"]
        for form in formset.formset.forms
        for name, words in form.errors.items()
    }
    own = response.context["adminform"].form.errors
    return found | {name: list(words) for name, words in own.items()}


def test_a_lawyer_changes_a_wording_and_publishes(
    legal: Client, edition: Edition, lawyer: User, counsel: User
):
    clause = ClauseRow.objects.get(key="rejection")
    wording = "The Customer must show why it rejects a Batch.\r\n\r\nIt must do so in writing."

    saved = save(legal, clause, **{"positions-0-text": wording})
    approve_everything(by=counsel)
    review = legal.get(PUBLISH)
    sent = filled_in(review)
    published = legal.post(PUBLISH, sent | {"note": "Reasons must be shown."}, follow=True)

    assert saved.status_code == 302
    page = (
        review.content.decode().replace('<span class="visually-hidden">', "").replace("</span>", "")
    )
    assert "<del>[deleted: say]</del> <ins>[inserted: show]</ins> " in page
    assert "Edition 2 is published" in published.content.decode()
    newest = Edition.objects.newest()
    assert (newest.published_by, newest.release_note) == (lawyer, "Reasons must be shown.")
    new, old = (
        item.library().clause("rejection").position("usual").text.source
        for item in (newest, edition)
    )
    assert new == "The Customer must show why it rejects a Batch.\n\nIt must do so in writing."
    assert old == "The Customer must say why it rejects a Batch."


def test_a_search_counts_each_position_once(legal: Client, draft):
    clause = ClauseRow.objects.get(key="incoming-inspection")
    address = reverse("admin:clauses_clauserow_changelist")

    (found,) = legal.get(address, {"q": "the"}).context["cl"].queryset.filter(pk=clause.pk)

    assert found.positions_in == clause.positions.count() > 1


@pytest.mark.postgres
@pytest.mark.parametrize("model", MODELS)
def test_every_list_and_every_row_is_shown_without_anything_inline(
    legal: Client, edition: Edition, model: str
):
    changelist = legal.get(reverse(f"admin:clauses_{model}_changelist"))
    row = changelist.context["cl"].queryset.first()
    pages = [changelist, legal.get(page_of(row)), legal.get(PUBLISH), legal.get("/admin/")]

    for page in pages:
        text = page.content.decode()
        assert page.status_code == 200
        assert not re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", text)
        assert not re.findall(r"<style|\sstyle=|\son[a-z]+=", text)


def test_saving_a_page_unchanged_changes_nothing(legal: Client, draft):
    before = draft_data()

    edited = (ClauseRow, QuestionRow, DefinedTermRow, RuleRow, NamedSetRow, NamedTableRow)
    evidence = (SourceRow, StudyRow, MarketPracticeRow)
    for model in edited + evidence:
        for row in model.objects.all():
            assert save(legal, row).status_code == 302

    assert draft_data() == before


def test_a_text_that_cannot_be_read_is_an_error_at_its_field_with_its_line(legal: Client, draft):
    clause = ClauseRow.objects.get(key="rejection")

    response = save(
        legal, clause, **{"positions-0-text": "Good words.\r\n\r\n{% for x in y %}bad{% endfor %}"}
    )

    (message,) = errors_of(response)["positions-0-text"]
    assert message.startswith("Line 3: ")
    assert PositionRow.objects.get(key="usual").text.startswith("The Customer must say")


@pytest.mark.parametrize(
    ("row", "field", "value", "words"),
    [
        ("rejection", "positions-0-text", 'See {{ ref("nowhere") }}.', "nowhere"),
        ("rejection", "positions-0-text", "Within {{ no_days }} days.", "no_days"),
        (
            "incoming-inspection",
            "positions-1-when",
            'inspection_model == "certficate"',
            "certficate",
        ),
        ("incoming-inspection", "when", "no_question", "no_question"),
        ("incoming-inspection", "companions-1-when", "no_question", "no_question"),
    ],
)
def test_a_name_that_does_not_exist_is_an_error_at_its_field(
    legal: Client, draft, row: str, field: str, value: str, words: str
):
    before = draft_data()

    response = save(legal, ClauseRow.objects.get(key=row), **{field: value})

    assert response.status_code == 200
    assert words in " ".join(errors_of(response)[field])
    assert value in response.content.decode().replace("&quot;", '"')
    assert draft_data() == before


def test_a_default_of_the_wrong_kind_is_an_error_at_its_field(legal: Client, draft):
    question = QuestionRow.objects.get(key="inspection_days")

    response = save(legal, question, **{"defaults-0-value": '"many"'})

    assert response.status_code == 200
    assert "a number is needed here" in errors_of(response)["defaults-0-value"][0]
    assert DefaultRow.objects.get().value == "45"


def test_a_question_that_looks_ahead_is_an_error_at_its_field(legal: Client, draft):
    question = QuestionRow.objects.get(key="customer_party")

    response = save(legal, question, when='inspection_model == "customer"')

    assert "earlier" in " ".join(errors_of(response)["when"])


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("model", "field", "value", "words"),
    [
        (DefinedTermRow, "definition", "a {{ thing", "Line 1"),
        (RuleRow, "message", "{{ nobody }} is wrong", "nobody"),
        (RuleRow, "when", "inspection_days = 3", 'Write "==".'),
        (NamedTableRow, "rows", "NY: US", "not a row"),
        (NamedTableRow, "rows", "NY = US\r\nNY = GB", "stands twice"),
        (RuleRow, "sources", "R-99", "R-99"),
        (MarketPracticeRow, "question", "no_question", "no_question"),
        (MarketPracticeRow, "study", "nobody", "nobody"),
        (MarketPracticeRow, "least", "9,2", "with a point"),
        (MarketPracticeRow, "settled", "36", "than the study read"),
    ],
)
def test_other_rows_show_their_mistakes_too(
    legal: Client, draft, model, field: str, value: str, words: str
):
    response = save(legal, model.objects.first(), **{field: value})

    assert words in " ".join(errors_of(response)[field])


def test_a_count_for_an_option_that_is_not_there_is_told_on_the_page_of_the_practice(
    legal: Client, draft
):
    practice = MarketPracticeRow.objects.get(question="inspection_model")

    response = save(legal, practice, **{"counts-0-option": "somebody"})

    assert errors_of(response)["__all__"] == [
        'Counts: There is no option "somebody". There are: "customer", "certificate".'
    ]
    assert [count.option for count in practice.counts.all()] == ["customer", ""]


def test_a_lawyer_marks_a_source_as_read(legal: Client, draft):
    source = SourceRow.objects.get(key="R-01")

    saved = save(legal, source, status="verified", seen="2026-02-01")

    assert saved.status_code == 302
    assert draft_data()["sources"] == [
        {
            "key": "R-01",
            "fact": "Somebody must look.",
            "source": "A law",
            "seen": "2026-02-01",
            "status": "verified",
        }
    ]


def test_an_option_and_the_default_that_names_it_are_saved_together(legal: Client, draft):
    question = QuestionRow.objects.get(key="inspection_model")

    response = save(
        legal,
        question,
        **{"options-0-key": "buyer", "default": '"buyer"'},
    )

    assert response.status_code == 302
    assert set(ChoiceRow.objects.values_list("key", flat=True)) == {"buyer", "certificate"}


def test_the_second_of_two_people_on_one_clause_overwrites_nothing(legal: Client, draft):
    clause = ClauseRow.objects.get(key="rejection")
    sent = filled_in(legal.get(page_of(clause)))
    save(legal, clause, **{"positions-0-plain": "The first was here."})

    response = legal.post(page_of(clause), sent | {"heading": "Refusal"})

    assert "Somebody else has changed this row" in response.content.decode()
    assert 'value="Refusal"' in response.content.decode()
    assert ClauseRow.objects.get(pk=clause.pk).heading == "Rejection"
    assert PositionRow.objects.get(key="usual").plain == "The first was here."


def test_a_new_clause_is_added_with_its_position(legal: Client, draft):
    address = reverse("admin:clauses_clauserow_add")
    sent = filled_in(legal.get(address)) | {
        "section": str(ClauseRow.objects.first().section_id),
        "heading": "Late Inspection",
        "key": "late-inspection",
        "code": "INS-07",
        "chosen_by": "stance",
        "positions-TOTAL_FORMS": "1",
        "positions-0-title": "None",
        "positions-0-key": "no_time",
        "positions-0-stance": "balanced",
        "positions-0-order": "1000",
        "positions-0-text": 'Late inspection follows {{ ref("rejection") }}.',
    }

    refused = legal.post(address, sent | {"positions-0-text": '{{ ref("nowhere") }}'})
    saved = legal.post(address, sent)

    assert "nowhere" in " ".join(errors_of(refused)["positions-0-text"])
    assert saved.status_code == 302
    assert ClauseRow.objects.get(key="late-inspection").positions.count() == 1


def test_a_companion_is_picked_from_the_clauses(legal: Client, draft):
    clause = ClauseRow.objects.get(key="incoming-inspection")

    response = save(legal, clause, **{"companions-0-clause": "nowhere"})

    assert errors_of(response)["companions-0-clause"]
    assert CompanionRow.objects.filter(clause="rejection").count() == 2
