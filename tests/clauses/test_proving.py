"""What is published is proved: the proof is run once, kept, and shown with the answers that break an agreement."""

import json
import subprocess
import sys

import pytest
from django.contrib.auth.models import User
from django.test import Client

from clauses.draft.reviewing import review_draft
from clauses.library.findings import Level
from clauses.models import ClauseRow, Edition, PositionRow, ProofRun, RuleRow
from clauses.publishing import proof_runs
from clauses.publishing.proof_runs import ProofFailed, findings_of, run_proof, stored_proof
from clauses.publishing.publish import PublishRefused, ReasonMissing, publish_edition
from tests.clauses.approving import approve_everything
from tests.clauses.forms import filled_in
from tests.databases import ROOT

PUBLISH = "/admin/clauses/edition/publish/"
PROVE = "/admin/clauses/edition/prove/"


@pytest.fixture
def broken(draft) -> None:
    """A draft that lint finds fine, and that some answers break: the schedule is not always there."""
    PositionRow.objects.filter(key="usual").update(
        text='The Customer must say why. See {{ ref("schedule-sites") }}.'
    )


def proved(client: Client):
    return client.post(PROVE, follow=True)


# Publishing


def test_publishing_proves_and_keeps_the_proof(draft, lawyer: User):
    edition = publish_edition(by=lawyer, note="First.")

    run = stored_proof(edition.sha256)
    assert run.by == lawyer
    assert ["positions", 7] in run.counts


def test_the_page_of_an_edition_says_what_was_proved_of_it(legal: Client, edition: Edition):
    page = legal.get(edition.get_absolute_url()).content.decode()

    assert "seconds: 7 positions, " in page


@pytest.mark.slow
@pytest.mark.parametrize(("name", "later"), [("PROVER", 99), ("solver_version", lambda: "99.0")])
def test_a_proof_by_another_prover_counts_no_more(name, later, draft, lawyer: User, monkeypatch):
    run = run_proof(review_draft().content, by=lawyer)
    assert stored_proof(run.sha256) == run

    monkeypatch.setattr(proof_runs, name, later)

    assert stored_proof(run.sha256) is None


@pytest.mark.slow
def test_what_is_proved_is_not_proved_again(draft, lawyer: User):
    run_proof(review_draft().content, by=lawyer)

    publish_edition(by=lawyer, note="First.")

    assert ProofRun.objects.count() == 1


@pytest.mark.slow
def test_what_some_answers_break_is_not_published(broken, lawyer: User):
    assert not review_draft().errors

    with pytest.raises(PublishRefused) as refused:
        publish_edition(by=lawyer, note="Broken.")

    assert [finding.code for finding in refused.value.findings] == ["unresolved-reference"]
    assert not Edition.objects.exists()
    assert ProofRun.objects.count() == 1


@pytest.fixture
def warned(draft) -> None:
    """A draft with a rule that no answers make fire; only the proof sees that."""
    RuleRow.objects.update(when="inspection_days > 95")


@pytest.mark.slow
def test_a_warning_of_the_proof_wants_a_reason(warned, lawyer: User):
    with pytest.raises(ReasonMissing) as refused:
        publish_edition(by=lawyer, note="First.")

    (warning,) = refused.value.warnings
    assert (warning.place.kind, warning.place.key) == ("rule", "K001")
    edition = publish_edition(by=lawyer, note="First.", reasons={warning: "For later."})
    assert edition.accepted_warnings.get().reason == "For later."


@pytest.mark.slow
def test_a_warning_that_publishing_finds_is_asked_about_on_the_page(legal: Client, warned):
    first = legal.post(PUBLISH, filled_in(legal.get(PUBLISH)) | {"note": "First."})
    assert "The proof found warnings." in first.content.decode()
    sent = filled_in(first)
    (field,) = (name for name in sent if name.startswith("reason-"))
    assert sent["note"].strip() == "First."

    silent = legal.post(PUBLISH, sent)
    assert "Say why it may stand, or mend it" in silent.content.decode()
    done = legal.post(PUBLISH, sent | {field: "For later."}, follow=True)

    assert "Edition 1 is published" in done.content.decode()
    assert "Reason: For later." in done.content.decode()


@pytest.mark.slow
def test_a_reason_given_once_is_offered_again(legal: Client, warned, counsel: User):
    first = filled_in(legal.post(PUBLISH, filled_in(legal.get(PUBLISH)) | {"note": "First."}))
    (field,) = (name for name in first if name.startswith("reason-"))
    legal.post(PUBLISH, first | {field: "For later."})
    ClauseRow.objects.filter(key="rejection").update(heading="Refusal")
    approve_everything(by=counsel)
    proved(legal)

    assert filled_in(legal.get(PUBLISH))[field].strip() == "For later."


# The process


@pytest.fixture
def real_process(monkeypatch) -> None:
    monkeypatch.undo()


@pytest.mark.slow
def test_a_process_of_its_own_says_the_same(broken, lawyer: User, real_process):
    run = run_proof(review_draft().content, by=lawyer)

    (found,) = (one for one in findings_of(run) if one.finding.level is Level.ERROR)
    assert found.finding.place.key == "rejection"
    assert found.counterexample["customer_party"]
    assert found.created_on


@pytest.mark.slow
def test_a_process_that_fails_proves_nothing(lawyer: User, real_process):
    with pytest.raises(ProofFailed, match="cannot be read"):
        run_proof('{"key": "small"}', by=lawyer)

    assert not ProofRun.objects.exists()


def test_a_process_without_end_is_stopped(draft, lawyer: User, real_process, monkeypatch):
    monkeypatch.setattr(proof_runs, "LONGEST", 0.01)

    with pytest.raises(ProofFailed, match="was stopped"):
        run_proof(review_draft().content, by=lawyer)


@pytest.mark.slow
def test_the_process_needs_no_django():
    code = "import sys, clauses.publishing.proof_process; print('django' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"


# The page


@pytest.mark.slow
def test_a_draft_that_was_never_proved_says_so(legal: Client, draft):
    page = legal.get(PUBLISH).content.decode()

    assert "Not proved yet" in page
    assert "Prove this draft" in page


@pytest.mark.slow
def test_a_proved_draft_says_what_was_proved(legal: Client, draft):
    page = proved(legal).content.decode()

    assert "Proved: no answers can give a broken agreement." in page
    assert "<li>7 positions</li>" in page
    assert "Prove it again" in page


@pytest.mark.slow
def test_a_broken_draft_shows_the_answers_and_opens_them_as_a_trial(legal: Client, broken):
    page = proved(legal)

    text = page.content.decode()
    assert "The proof found 1 error" in text
    assert '<input type="submit" class="default"' not in text
    answers = json.loads(filled_in(page)["answers"])
    assert answers["customer_party"]
    trial = legal.post("/trial/", filled_in(page))
    assert trial.status_code == 200


def test_htmx_loads_the_page_anew(legal: Client, draft):
    response = legal.post(PROVE, headers={"HX-Request": "true"})

    assert response.headers["HX-Refresh"] == "true"


def test_looking_proves_nothing(legal: Client, draft):
    assert legal.get(PROVE).status_code == 302
    assert not ProofRun.objects.exists()


@pytest.mark.slow
def test_a_draft_with_errors_is_not_proved(legal: Client, draft):
    PositionRow.objects.filter(key="usual").update(text='See {{ ref("nowhere") }}.')

    page = proved(legal).content.decode()

    assert "A draft with errors cannot be proved." in page
    assert not ProofRun.objects.exists()


@pytest.mark.slow
def test_a_proof_that_fails_is_told(legal: Client, draft, monkeypatch):
    def fail(content: str):
        raise ProofFailed("The proof stopped: out of memory")

    monkeypatch.setattr(proof_runs, "in_a_process", fail)

    assert "out of memory" in proved(legal).content.decode()
    sent = filled_in(legal.get(PUBLISH)) | {"note": "First."}
    assert "out of memory" in legal.post(PUBLISH, sent).content.decode()
    assert not Edition.objects.exists()


@pytest.mark.slow
def test_publishing_what_the_proof_refuses_shows_its_findings(legal: Client, broken):
    sent = filled_in(legal.get(PUBLISH)) | {"note": "Broken."}

    page = legal.post(PUBLISH, sent).content.decode()

    assert "The draft has errors" in page
    assert "The proof found 1 error" in page


def test_staff_without_the_permission_proves_nothing(draft, buyer: User):
    buyer.is_staff = True
    buyer.save()
    client = Client()
    client.force_login(buyer)

    assert client.post(PROVE).status_code == 403
