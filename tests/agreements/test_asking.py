"""The way of an approval: asked for with a reason, proposed otherwise, refused, reminded of; and what each is told."""

import pytest
from django.contrib.auth.models import User
from django.core import mail

from agreements.acts.approving import MayNotApprove, MovedOn, decide
from agreements.acts.asking import NotComplete, ask
from agreements.acts.proposing import MayNotTake, propose, take
from agreements.acts.saving import Decided
from agreements.models import (
    Agreement,
    Answer,
    Approval,
    ApprovalRequest,
    ApprovedOrRefused,
    InboxEntry,
    Proposal,
)
from tests.agreements.approving import answer, ask_for, pick, point, still_open, text, wanted
from tests.agreements.conftest import make_person

PICK = "position.warranty"


def propose_narrow(agreement: Agreement, by: User) -> Proposal:
    seen = agreement.latest_answers()[PICK].pk
    return propose(agreement, point(agreement), {PICK: Decided("narrow", seen)}, note="So.", by=by)


def propose_less(agreement: Agreement, by: User) -> Proposal:
    """Another position that needs approval too: none, at 20 days."""
    latest = agreement.latest_answers()
    decided = {PICK: Decided("none", latest[PICK].pk)}
    return propose(agreement, point(agreement), decided, by=by)


# Asking


def test_a_reason_is_needed_and_what_was_typed_stays(browser, wide):
    posted = {"point": str(point(wide)), "reason-warranty-legal": "  "}

    page = text(browser.post(f"/agreements/{wide.pk}/approvals/ask/", posted))

    assert "<title>Error: " in page
    assert "Say in a sentence why you want it" in page
    assert not ApprovalRequest.objects.exists()


def test_one_request_goes_to_each_group_with_all_its_points(
    browser, agreement, wide, petra, quentin, lena
):
    pick(wide, "none", petra)
    answer(wide, "days", 20, petra)
    posted = {
        "point": [str(point(wide, kind="legal")), str(point(wide, kind="quality"))],
        "reason-warranty-legal": "They insist.",
        "reason-warranty-quality": "Tested anyway.",
    }

    browser.post(f"/agreements/{wide.pk}/approvals/ask/", posted)

    asked = {(one.kind, one.points.get().reason) for one in ApprovalRequest.objects.all()}
    assert asked == {("legal", "They insist."), ("quality", "Tested anyway.")}
    assert {entry.person for entry in InboxEntry.objects.all()} == {quentin, lena}


def test_quality_reads_what_it_is_asked_about(browser_of, agreement, petra, quentin):
    pick(agreement, "tested", petra)
    assert browser_of(quentin).get(f"/agreements/{agreement.pk}/approvals/").status_code == 404

    ask_for(agreement)

    assert browser_of(quentin).get(f"/agreements/{agreement.pk}/approvals/").status_code == 200
    assert browser_of(quentin).get("/").status_code == 200


def test_a_deal_that_is_not_complete_asks_for_single_points_only(agreement, petra):
    pick(agreement, "wide", petra)

    with pytest.raises(NotComplete):
        ask(agreement, {point(agreement): "Why not."}, by=petra, is_whole=True)

    ask(agreement, {point(agreement): "Why not."}, by=petra, is_whole=False)
    assert ApprovalRequest.objects.count() == 1


def test_what_changed_since_is_not_asked_for(wide, petra):
    read = point(wide)
    pick(wide, "tested", petra)

    with pytest.raises(MovedOn):
        ask(wide, {read: "Why not."}, by=petra, is_whole=False)


def test_nothing_is_approved_that_nobody_asked_for(browser_of, lena, wide, approvals_page):
    posted = {"point": str(point(wide))}

    page = text(browser_of(lena).post(approvals_page, posted, follow=True))

    assert "nobody has asked for it yet" in page
    assert not Approval.objects.exists()


def test_a_mail_goes_to_who_has_an_address(lena, wide, django_capture_on_commit_callbacks):
    lena.email = "lena@example.com"
    lena.save()
    wide.title = "Pump\r\nBcc: x@example.com"
    wide.save()

    with django_capture_on_commit_callbacks(execute=True):
        ask_for(wide)

    (sent,) = mail.outbox
    assert sent.to == ["lena@example.com"]
    assert "\n" not in sent.subject
    assert f"/agreements/{wide.pk}/approvals/" in sent.body


# Proposing


def test_a_proposal_is_no_answer_until_somebody_else_takes_it(lena, petra, wide):
    ask_for(wide)
    proposal = propose_narrow(wide, lena)

    assert wide.answers_json()[PICK] == "wide"
    with pytest.raises(MayNotTake):
        take(proposal, by=lena)
    take(proposal, by=petra)

    row = Answer.objects.filter(key=PICK).order_by("pk").last()
    assert row is not None
    assert (row.value, row.by, row.proposed_by) == ("narrow", petra, lena)
    assert still_open(wide) == []  # narrow needs none


def test_where_the_clause_reads_as_proposed_the_proposer_has_approved_it(
    lena, petra, quentin, wide
):
    answer(wide, "days", 20, petra)
    ask_for(wide)
    take(propose_less(wide, lena), by=petra)

    assert still_open(wide) == [("none", "quality")]
    approval = Approval.objects.get()
    assert (approval.by, approval.kind) == (lena, "legal")


def test_where_something_else_changed_meanwhile_the_proposer_decides_again(lena, petra, wide):
    answer(wide, "days", 20, petra)
    ask_for(wide)
    proposal = propose_less(wide, lena)
    answer(wide, "days", 10, petra)

    take(proposal, by=petra)

    assert ("none", "legal") in still_open(wide)


def test_a_question_answered_since_is_not_overwritten(lena, petra, wide):
    ask_for(wide)
    proposal = propose_narrow(wide, lena)
    pick(wide, "tested", petra)

    with pytest.raises(MovedOn):
        take(proposal, by=petra)
    assert wide.answers_json()[PICK] == "tested"


@pytest.mark.parametrize("group", ["Procurement", "Quality"])
def test_only_who_may_decide_may_propose(wide, group):
    other = make_person("other", "O", "Ther", group)
    ask_for(wide)

    with pytest.raises(MayNotApprove):
        propose_narrow(wide, other)


def test_who_only_reads_takes_nothing(browser_of, paul, lena, wide):
    wide.shares.create(user=paul, role="view")
    ask_for(wide)
    proposal = propose_narrow(wide, lena)

    response = browser_of(paul).post(
        f"/agreements/{wide.pk}/proposals/{proposal.pk}/", {"action": "take"}
    )

    assert response.status_code == 403
    assert wide.answers_json()[PICK] == "wide"


def test_a_proposal_is_made_and_declined_on_the_pages(browser, browser_of, lena, wide):
    ask_for(wide)
    address = f"/agreements/{wide.pk}/approvals/warranty/legal/"
    page = text(browser_of(lena).get(address))
    assert "Propose instead" in page
    seen = wide.latest_answers()[PICK].pk
    posted = {
        "action": "propose",
        "point": str(point(wide)),
        "note": "Rather this.",
        PICK: "narrow",
        f"seen-{PICK}": seen,
        f"shown-{PICK}": '"wide"',
    }
    browser_of(lena).post(address, posted)
    proposal = Proposal.objects.get()

    told = text(browser.get(f"/agreements/{wide.pk}/approvals/"))
    assert "Lena Hartmann proposes instead" in told
    browser.post(f"/agreements/{wide.pk}/proposals/{proposal.pk}/", {"action": "decline"})

    assert "is asked to decide by" in text(browser.get(f"/agreements/{wide.pk}/approvals/"))
    assert "declined your proposal" in text(browser_of(lena).get("/approvals/"))


# Refusing


def test_a_refusal_needs_a_note_and_is_asked_again_with_another_reason(
    browser_of, browser, lena, wide
):
    ask_for(wide)
    address = f"/agreements/{wide.pk}/approvals/warranty/legal/"
    legal = browser_of(lena)
    posted = {"action": "refuse", "point": str(point(wide))}
    assert "Say why you refuse it" in text(legal.post(address, posted))
    legal.post(address, posted | {"note": "Too wide."})

    page = text(browser.get(f"/agreements/{wide.pk}/approvals/"))
    assert "refused by Lena Hartmann" in page
    assert "Ask for approval" in page
    ask_for(wide)
    legal.post(address, {"action": "approve", "point": str(point(wide)), "note": "Well then."})
    assert still_open(wide) == []


def test_an_approval_is_taken_back(lena, wide, browser_of, approvals_page):
    browser_of(lena).post(approvals_page, wanted(wide))

    decide(wide, (point(wide),), ApprovedOrRefused.REFUSED, note="On second thoughts.", by=lena)

    assert still_open(wide) == [("wide", "legal")]


# What a point shows


def test_the_page_of_a_point_holds_what_a_decision_needs(browser_of, lena, petra, edition, wide):
    answer(wide, "days", 20, petra)
    pick(wide, "none", petra)
    ask_for(wide)

    page = text(browser_of(lena).get(f"/agreements/{wide.pk}/approvals/warranty/legal/"))

    assert "We buy it as it is. Our standard instead: Workmanship only." in page
    assert "The other side insists." in page
    assert "Differs from our standard" in page
    assert "<del>" in page
    assert "Inspection time" in page
    assert "How this was decided before" in page


def test_a_reopened_point_shows_what_changed(browser_of, lena, petra, wide):
    answer(wide, "days", 20, petra)
    pick(wide, "none", petra)
    ask_for(wide)
    decide(wide, (point(wide),), ApprovedOrRefused.APPROVED, by=lena)
    answer(wide, "days", 10, petra)
    ask_for(wide)

    page = text(browser_of(lena).get(f"/agreements/{wide.pk}/approvals/warranty/legal/"))

    assert "Changed since Lena Hartmann approved it" in page
    assert "All the rest" in page


def test_the_history_tells_every_act(browser, lena, petra, wide):
    ask_for(wide)
    take(propose_narrow(wide, lena), by=petra)

    page = text(browser.get(f"/agreements/{wide.pk}/history/"))

    assert "The other side insists." in page
    assert "Another answer proposed" in page
    assert "Proposal taken" in page
    assert "As Lena Hartmann proposed" in page
