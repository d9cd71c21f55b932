"""Proposing another answer instead of approving; taking or declining it. It is no answer until it is taken."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from agreements.acts.approving import MovedOn, SeenPoint, record_act, wanted_of
from agreements.acts.saving import Decided
from agreements.acts.telling import name_of, tell
from agreements.assembly.basis import basis_of
from agreements.models import (
    Agreement,
    ApprovedOrRefused,
    Given,
    Proposal,
    ProposalDecision,
    Role,
    TakenOrDeclined,
)
from agreements.standing.current import standing_of
from agreements.standing.needed_approvals import (
    Kind,
    accounts_of,
    kinds_given_by,
    needed_approvals,
)
from agreements.standing.who_may import role_of
from clauses.library.answers import to_json


class NothingProposed(Exception):
    """Every answer is as it is already."""


class MayNotTake(Exception):
    """Somebody may not answer here, or it is his own proposal."""


@transaction.atomic
def propose(
    agreement: Agreement,
    point: SeenPoint,
    decided: Mapping[str, Decided],
    *,
    note: str = "",
    by: User,
) -> Proposal:
    """Say what one would approve instead. Who may decide the point may propose; nothing is answered by it.

    The same proposed twice is the first proposal. Raises Closed, MayNotApprove, MovedOn, NothingProposed.
    """
    current = Agreement.objects.for_change(agreement.pk)
    (found,) = wanted_of(current, (point,), by=by)
    if not decided:
        raise NothingProposed
    answers = {
        key: None if one.value is None else to_json(one.value) for key, one in decided.items()
    }
    last = found.proposal
    if last is not None and (last.by_id, last.answers, last.note) == (by.pk, answers, note):
        return last
    under = standing_of(current).with_answers({key: one.value for key, one in decided.items()})
    assembled = under.assembled
    selected = assembled.selection.of(point.clause)
    proposal = current.proposals.create(
        clause=point.clause,
        position=point.position,
        kind=point.kind,
        digest=point.digest,
        answers=answers,
        seen={key: one.seen for key, one in decided.items()},
        expected="" if selected is None else basis_of(assembled, selected).digest,
        note=note,
        by=by,
        at=timezone.now(),
    )
    tell(
        _people_of(current, found.asked.request.by if found.asked else None, but=by),
        current,
        f"{name_of(by)} proposes another answer for {found.needed.selected.clause.heading}",
        words=note,
        link=reverse("agreements:point", args=[current.pk, point.clause, point.kind]),
    )
    return proposal


@transaction.atomic
def take(proposal: Proposal, *, by: User) -> ProposalDecision:
    """Make a proposal the answer. The rows name both; where the clause reads as proposed, the proposer approves it.

    Taken twice by one person is taken once. Raises Closed, MayNotTake, or MovedOn where it was decided, or
    one of the questions was answered since.
    """
    agreement = _may_answer(proposal, by)
    if said := _decided(proposal, TakenOrDeclined.TAKEN, by):
        return said
    given = {key: Given(value, proposal.seen.get(key)) for key, value in proposal.answers.items()}
    latest = agreement.latest_answers()
    if any(one.seen != (latest[key].pk if key in latest else None) for key, one in given.items()):
        raise MovedOn
    agreement.record_all(given, by=by, proposed_by=proposal.by)
    _approve_for_proposer(agreement, proposal, by)
    return _decide(proposal, TakenOrDeclined.TAKEN, by)


@transaction.atomic
def decline(proposal: Proposal, *, by: User) -> ProposalDecision:
    """Leave the answer as it is; the point waits for its approver again. Raises what `take` raises."""
    _may_answer(proposal, by)
    if said := _decided(proposal, TakenOrDeclined.DECLINED, by):
        return said
    return _decide(proposal, TakenOrDeclined.DECLINED, by)


def _may_answer(proposal: Proposal, by: User) -> Agreement:
    agreement = Agreement.objects.for_change(proposal.agreement_id)
    role = role_of(by, agreement)
    if role is None or not role.allows(Role.ANSWER):
        raise MayNotTake
    if by.pk in accounts_of({proposal.by_id})[proposal.by_id]:
        raise MayNotTake
    return agreement


def _decided(proposal: Proposal, act: TakenOrDeclined, by: User) -> ProposalDecision | None:
    """His own decision of this kind, where he said it before. Raises MovedOn where it was another, or another's."""
    decision = ProposalDecision.objects.filter(proposal=proposal).first()
    if decision is not None and (decision.act, decision.by_id) != (act, by.pk):
        raise MovedOn
    return decision


def _approve_for_proposer(agreement: Agreement, proposal: Proposal, taker: User) -> None:
    """He has seen exactly this text and proposed it; so he is not asked once more."""
    kinds: frozenset[Kind] = kinds_given_by(proposal.by)
    standing = standing_of(agreement)
    for needed in needed_approvals(standing.assembled, agreement, standing.latest):
        is_it = needed.selected.clause.key == proposal.clause and needed.kind == proposal.kind
        is_as_proposed = is_it and needed.digest == proposal.expected and needed.is_open
        if is_as_proposed and needed.kind in kinds and not needed.bar(proposal.by_id):
            record_act(
                agreement,
                needed,
                ApprovedOrRefused.APPROVED,
                note=f"Proposed so; {name_of(taker)} took it.",
                by=proposal.by,
            )


def _decide(proposal: Proposal, act: TakenOrDeclined, by: User) -> ProposalDecision:
    decision = ProposalDecision.objects.create(proposal=proposal, act=act, by=by, at=timezone.now())
    tell(
        [proposal.by],
        proposal.agreement,
        f"{name_of(by)} {'took' if act == TakenOrDeclined.TAKEN else 'declined'} your proposal"
        f" in “{proposal.agreement.title}”",
        link=reverse("agreements:approvals", args=[proposal.agreement_id]),
    )
    return decision


def _people_of(agreement: Agreement, asker: User | None, *, but: User) -> tuple[User, ...]:
    people = dict.fromkeys(filter(None, (agreement.owner, asker)))
    return tuple(one for one in people if one.pk != but.pk)
