"""Preview of a clause of the draft: as saved, as typed, under samples and under agreements that the person may see."""

import datetime
import json

import pytest
from django.contrib.auth.models import User
from django.test import Client

from agreements.acts.saving import create_agreement
from agreements.assembly.answering import read_answers
from agreements.assembly.coherence import check
from agreements.assembly.pipeline import assemble
from agreements.pages.samples import samples
from clauses.draft.rows import draft_data
from clauses.exchange.loading import SHIPPED, grant_legal_permissions, load_library
from clauses.library.findings import errors
from clauses.models import ClauseRow
from tests.clauses.examples import write_content
from tests.clauses.forms import filled_in
from tests.content.shipped import LIBRARY

SAMPLES = sorted((SHIPPED / "samples").glob("*.json"))


@pytest.fixture
def draft(db: None, tmp_path) -> None:
    load_library(write_content(tmp_path / "content"))


@pytest.fixture
def legal(lena: User, draft: None, browser_of) -> Client:
    grant_legal_permissions()
    lena.is_staff = True
    lena.save()
    return browser_of(lena)


def clause(key: str = "incoming-inspection") -> ClauseRow:
    return ClauseRow.objects.get(key=key)


def saved(client: Client, row: ClauseRow, **query: str) -> str:
    return client.get(f"/preview/clauses/{row.pk}/", query).content.decode()


def typed(client: Client, row: ClauseRow, **changed: str) -> str:
    sent = filled_in(client.get(f"/admin/clauses/clauserow/{row.pk}/change/"))
    return client.post(f"/preview/clauses/{row.pk}/", sent | changed).content.decode()


def test_a_saved_clause_is_shown_under_the_defaults(legal: Client):
    page = saved(legal, clause(), **{"preview-answers": "nothing"})

    assert "These answers take “The Customer inspects”" in page
    assert "The Customer may inspect each" in page


def test_the_position_can_be_picked(legal: Client):
    page = saved(legal, clause(), **{"preview-position": "certificate"})

    assert "The certificate is final." in page
    assert "You see “The certificate counts” all the same." in page


@pytest.mark.slow
def test_what_is_typed_is_shown_and_not_saved(legal: Client):
    before = draft_data()

    page = typed(
        legal,
        clause(),
        **{"positions-0-text": "A {{ inspection_days }} new rule.", "preview-answers": "nothing"},
    )

    assert "new rule." in page
    assert draft_data() == before


@pytest.mark.slow
def test_what_is_typed_goes_along_when_other_answers_are_chosen(legal: Client):
    page = legal.post(
        f"/preview/clauses/{clause().pk}/",
        filled_in(legal.get(f"/admin/clauses/clauserow/{clause().pk}/change/"))
        | {"positions-0-text": "Typed <b>words</b>."},
    )

    again = legal.post(f"/preview/clauses/{clause().pk}/", filled_in(page))

    assert "Typed &lt;b&gt;words&lt;/b&gt;." in again.content.decode()


@pytest.mark.slow
def test_a_text_that_cannot_be_read_is_told_and_shown_as_saved(legal: Client):
    page = typed(legal, clause(), **{"positions-0-text": "{{ bad"})

    assert "It is shown as it was saved." in page
    assert "The Customer may inspect each" in page


def test_what_is_wrong_under_these_answers_is_told(legal: Client):
    page = typed(legal, clause("rejection"), **{"positions-0-text": "{{ customer_party.state }}"})

    assert "is open" in page


def test_a_new_clause_can_be_previewed_before_it_is_saved(legal: Client):
    sent = filled_in(legal.get("/admin/clauses/clauserow/add/")) | {
        "section": str(clause().section_id),
        "heading": "Late Inspection",
        "key": "late-inspection",
        "code": "INS-07",
        "chosen_by": "stance",
        "positions-TOTAL_FORMS": "1",
        "positions-0-title": "None",
        "positions-0-key": "no_time",
        "positions-0-stance": "balanced",
        "positions-0-order": "1000",
        "positions-0-text": "Late inspection is no inspection.",
    }

    page = legal.post("/preview/clauses/new/", sent).content.decode()
    part = legal.post("/preview/clauses/new/", sent | {"part": "1"}).content.decode()
    empty = legal.post("/preview/clauses/new/", sent | {"section": ""}).content.decode()

    assert "Late inspection is no inspection." in page
    assert "data-preview" in part
    assert "<html" not in part
    assert "before you preview it" in empty


def test_only_agreements_that_the_person_may_see_are_offered(
    legal: Client, lena: User, petra: User, paul: User, edition
):
    create_agreement(title="Pump", path="full", edition=edition, by=petra)

    assert "Pump" in [sample.title for sample in samples(petra)]
    assert "Pump" not in [sample.title for sample in samples(paul)]


def test_the_answers_of_an_agreement_fill_the_text(legal: Client, lena: User, edition):
    agreement = create_agreement(title="Pump", path="full", edition=edition, by=lena)
    party = {"legal_name": "Acme Ltd.", "country": "GB"}
    agreement.record("customer_party", party, by=lena, seen=None)

    page = typed(
        legal,
        clause("rejection"),
        **{
            "positions-0-text": "It is {{ customer_party.legal_name }}.",
            "preview-answers": f"agreement-{agreement.pk}",
        },
    )

    assert "Acme Ltd." in page


def test_an_agreement_of_others_cannot_be_asked_for(
    legal: Client, paul: User, petra: User, edition
):
    agreement = create_agreement(title="Pump", path="full", edition=edition, by=petra)
    paul.is_staff = True
    paul.user_permissions.set(
        User.objects.get(username="lena").groups.get(name="Legal").permissions.all()
    )
    paul.save()
    client = Client()
    client.force_login(paul)

    page = saved(client, clause(), **{"preview-answers": f"agreement-{agreement.pk}"})

    assert "Pump" not in page


def test_nobody_else_previews_the_draft(legal: Client, petra: User, browser_of):
    address = f"/preview/clauses/{clause().pk}/"

    assert browser_of(petra).get(address).status_code == 403
    assert browser_of(petra).post(address).status_code == 403
    assert legal.get("/preview/clauses/987654/").status_code == 404
    assert legal.post("/preview/clauses/987654/").status_code == 404
    assert legal.get("/preview/clauses/new/").status_code == 404


@pytest.mark.slow
@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_a_shipped_sample_gives_an_agreement_without_error(path):
    told = json.loads(path.read_text(encoding="utf-8"))

    answers, unread = read_answers(told["answers"], LIBRARY)

    made = assemble(LIBRARY, answers, created_on=datetime.date(2026, 11, 23))
    assert unread == ()
    assert errors(check(made)) == ()
    assert told["title"]
