"""How far each point of an agreement is: whether it was asked for, proposed otherwise, refused or approved."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal as OneOf

from agreements.models import Agreement, Proposal, RequestedPoint
from agreements.standing.needed_approvals import NeededApproval

PointState = OneOf["unasked", "asked", "proposed", "refused", "approved"]


@dataclass(frozen=True, slots=True)
class Point:
    """An approval that is needed, with the last request for exactly this text and a proposal that nobody answered.

    `last_reason` is why it, or the clause in other words, was asked for last.
    """

    needed: NeededApproval
    asked: RequestedPoint | None
    proposal: Proposal | None
    last_reason: str

    @property
    def state(self) -> PointState:
        """Where it stands: what counts is what was said last."""
        if self.needed.given is not None:
            return "approved"
        refused = self.needed.refused
        if self.asked is None:
            return "unasked" if refused is None else "refused"
        if refused is not None and refused.at >= self.asked.request.at:
            return "refused"
        return "asked" if self.proposal is None else "proposed"

    @property
    def waits_for_approver(self) -> bool:
        """Whether somebody was asked and has not decided."""
        return self.state == "asked"

    @property
    def is_to_ask(self) -> bool:
        """Whether the people of the agreement have to ask, or to ask again with another reason."""
        return self.state in ("unasked", "refused")


def points_of(agreement: Agreement, needed: Iterable[NeededApproval]) -> tuple[Point, ...]:
    """Every approval needed, with its requests and proposals; no query where none is needed."""
    needed = tuple(needed)
    if not needed:
        return ()
    rows = RequestedPoint.objects.filter(request__agreement=agreement).order_by("pk")
    proposals = agreement.proposals.filter(decision__isnull=True).select_related("by")
    return points_among(
        needed, rows.select_related("request", "request__by"), proposals.order_by("pk")
    )


def points_among(
    needed: Iterable[NeededApproval],
    requested: Iterable[RequestedPoint],
    open_proposals: Iterable[Proposal],
) -> tuple[Point, ...]:
    """The approvals needed in one agreement, with what was asked and proposed there, the oldest first."""
    requested = tuple(requested)
    asked = {
        (point.clause, point.position, point.request.kind, point.digest): point
        for point in requested
    }
    reasons = {(point.clause, point.request.kind): point.reason for point in requested}
    proposals = {(one.clause, one.position, one.kind, one.digest): one for one in open_proposals}
    return tuple(
        Point(
            one,
            asked.get((*one.place, one.digest)),
            proposals.get((*one.place, one.digest)),
            reasons.get((one.selected.clause.key, one.kind), ""),
        )
        for one in needed
    )
