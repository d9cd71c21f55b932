"""The list of agreements: each with its parties and with what is next in it; a few queries for a whole page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from agreements.models import Agreement, Answer, Approval, Proposal, RequestedPoint
from agreements.standing.needed_approvals import (
    GROUPS,
    accounts_of,
    answerers_of,
    with_acts,
)
from agreements.standing.outlooks import Outlook, outlooks_of
from agreements.standing.point_states import Point, points_among
from agreements.wizard.progress import NextAct
from clauses.library.language.known_names import SIGNING_PARTIES
from clauses.models import Edition


@dataclass(frozen=True, slots=True)
class ListedAgreement:
    """A line of the list: the agreement, the names of its parties, and what is next; None where nothing is."""

    agreement: Agreement
    parties: tuple[str, ...]
    next: NextAct | None


def listed(agreements: Iterable[Agreement]) -> tuple[ListedAgreement, ...]:
    """The lines of a page; the agreements come from `with_requests` and `with_last_change`, with their edition."""
    agreements = tuple(agreements)
    names = _parties(agreements)
    acts = _next_acts(tuple(one for one in agreements if not one.is_closed))
    return tuple(
        ListedAgreement(one, names.get(one.pk, ()), acts.get(one.pk)) for one in agreements
    )


def _parties(agreements: tuple[Agreement, ...]) -> dict[int, tuple[str, ...]]:
    """The names of those who sign, as they were answered last, the Customer first."""
    rows = Answer.objects.filter(agreement__in=agreements, key__in=SIGNING_PARTIES).order_by("pk")
    last = {(row.agreement_id, row.key): row.value for row in rows}
    found: dict[int, list[str]] = defaultdict(list)
    for one in agreements:
        for key in SIGNING_PARTIES:
            party = last.get((one.pk, key))
            name = party.get("legal_name") if isinstance(party, Mapping) else None
            found[one.pk] += [str(name)] if name else []
    return {pk: tuple(names) for pk, names in found.items()}


def _next_acts(agreements: tuple[Agreement, ...]) -> dict[int, NextAct]:
    asked = frozenset(one.pk for one in agreements if getattr(one, "is_asked", False))
    outlooks = outlooks_of(agreements, asked=asked)
    points = _points(agreements, outlooks)
    editions = {one.edition_id for one in agreements}
    approved = set(Edition.objects.approved().filter(pk__in=editions).values_list("pk", flat=True))
    return {
        one.pk: _next(
            one, outlooks[one.pk], points.get(one.pk, ()), is_approved=one.edition_id in approved
        )
        for one in agreements
    }


def _points(
    agreements: tuple[Agreement, ...], outlooks: Mapping[int, Outlook]
) -> dict[int, tuple[Point, ...]]:
    """The points of all the agreements that have some."""
    wanting = tuple(one for one in agreements if outlooks[one.pk].wanted)
    if not wanting:
        return {}
    keys = [one.pk for one in wanting]
    acts, requested, proposals = defaultdict(list), defaultdict(list), defaultdict(list)
    for act in Approval.objects.filter(agreement__in=keys).exclude(digest="").order_by("pk"):
        acts[act.agreement_id].append(act)
    points = RequestedPoint.objects.filter(request__agreement__in=keys).order_by("pk")
    for point in points.select_related("request"):
        requested[point.request.agreement_id].append(point)
    for proposal in Proposal.objects.filter(agreement__in=keys, decision=None).order_by("pk"):
        proposals[proposal.agreement_id].append(proposal)
    answerers = (answerers_of(outlooks[pk].wanted) for pk in keys)
    accounts = accounts_of(frozenset(one.owner_id for one in wanting).union(*answerers))
    return {
        one.pk: points_among(
            [
                with_acts(wanted, acts[one.pk], accounts, owner=one.owner_id)
                for wanted in outlooks[one.pk].wanted
            ],
            requested[one.pk],
            proposals[one.pk],
        )
        for one in wanting
    }


def _next(
    agreement: Agreement, outlook: Outlook, points: tuple[Point, ...], *, is_approved: bool
) -> NextAct:
    waiting = dict.fromkeys(
        GROUPS[point.needed.kind] for point in points if point.waits_for_approver
    )
    waits = f"waits for {' and '.join(waiting)}" if waiting else ""
    to_ask = sum(point.state == "unasked" for point in points)
    if outlook.to_answer or outlook.errors:
        words = (
            _counted(outlook.to_answer, "thing", "to answer"),
            _counted(outlook.errors, "thing", "to fix"),
            waits,
        )
        return _act("findings", agreement, "; ".join(filter(None, words)))
    if not outlook.is_whole:
        return _act("agreement", agreement, "Everything is answered")
    if any(point.state in ("proposed", "refused") for point in points):
        return _act("approvals", agreement, "An approver answered")
    if to_ask:
        return _act("approvals", agreement, f"{_counted(to_ask, 'approval', 'to ask for')}")
    if waits:
        return _act("approvals", agreement, f"W{waits[1:]}")
    if not is_approved:
        return _act("agreement", agreement, f"Counsel has to approve {agreement.edition.in_words}")
    return _act("issue", agreement, "Ready to finish")


def _counted(number: int, thing: str, act: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'} {act}" if number else ""


def _act(page: str, agreement: Agreement, words: str) -> NextAct:
    return NextAct(words, reverse(f"agreements:{page}", args=[agreement.pk]))
