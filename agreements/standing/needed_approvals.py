"""Approvals: which positions of an agreement need one, which have it, and who may give it; their only writer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal as OneOf

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from agreements.assembly.pipeline import Assembled
from agreements.models import LEGAL, QUALITY, Agreement, AlreadyIssued, Approval, IssuedCopy
from clauses.library.deal.selection import Selected, Selection
from clauses.library.language.evaluation import holds

Kind = OneOf["legal", "quality"]
KINDS: dict[str, tuple[Kind, ...]] = {
    "": (),
    "legal": ("legal",),
    "quality": ("quality",),
    "both": ("legal", "quality"),
}
# Whose approval counts as which.
GIVEN_BY: dict[str, frozenset[Kind]] = {
    LEGAL: frozenset({"legal", "quality"}),
    QUALITY: frozenset({"quality"}),
}


class MayNotApprove(Exception):
    """Somebody may not give this approval: not of the right group, or owner of the agreement."""


class MovedOn(Exception):
    """The position is no longer the one in the agreement, or the edition another: nothing was approved."""


@dataclass(frozen=True, slots=True)
class NeededApproval:
    """A position in the agreement that needs an approval of one kind, and the approval where it is given."""

    selected: Selected
    kind: Kind
    given: Approval | None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be given."""
        return self.given is None


def needed_approvals(assembled: Assembled, given: Iterable[Approval]) -> tuple[NeededApproval, ...]:
    """What needs approval under these answers, of the approvals given on this edition."""
    by_place = {(row.clause, row.position, row.kind): row for row in given}
    return tuple(
        NeededApproval(
            selected, kind, by_place.get((selected.clause.key, selected.position.key, kind))
        )
        for selected in assembled.selection.selected
        for kind in kinds_needed(selected, assembled.selection)
    )


def open_approvals(assembled: Assembled, given: Iterable[Approval]) -> tuple[NeededApproval, ...]:
    """Those that are needed and not given."""
    return tuple(needed for needed in needed_approvals(assembled, given) if needed.is_open)


def kinds_needed(selected: Selected, selection: Selection) -> tuple[Kind, ...]:
    """The approvals that the position taken needs under the answers as they are."""
    condition = selected.position.approval_when
    if condition is not None and not holds(condition.expression, selection.scope):
        return ()
    return KINDS[selected.position.approval]


def approvals_of(agreement: Agreement) -> tuple[Approval, ...]:
    """What was approved on the edition that the agreement is on; on another edition it counts no more."""
    rows = agreement.approvals.filter(edition=agreement.edition_id)
    return tuple(rows.select_related("by"))


def kinds_open_to(person: User, agreement: Agreement) -> frozenset[Kind]:
    """The approvals that a person may give. Two people: nobody approves what he owns, superusers apart."""
    if person.is_superuser:
        return GIVEN_BY[LEGAL]
    if agreement.owner_id == person.pk:
        return frozenset()
    groups = person.groups.filter(name__in=GIVEN_BY).values_list("name", flat=True)
    return frozenset(kind for group in groups for kind in GIVEN_BY[group])


@transaction.atomic
def approve(
    agreement: Agreement, *, clause: str, position: str, kind: str, edition: str, by: User
) -> Approval:
    """Approve a position as one edition words it; a second approval of the same is the first.

    Raises AlreadyIssued, MayNotApprove, or MovedOn where the agreement no longer needs this approval.
    """
    # Answers queue here too, so that nobody approves a position that is being replaced.
    rows = Agreement.objects.select_for_update(of=("self",)).select_related("edition")
    current = rows.defer("edition__content").get(pk=agreement.pk)
    if IssuedCopy.objects.filter(agreement=current).exists():
        raise AlreadyIssued
    allowed = kinds_open_to(by, current)
    if not allowed:
        raise MayNotApprove
    wanted = (clause, position, kind, edition)
    for needed in needed_approvals(current.assembled(), approvals_of(current)):
        selected = needed.selected
        place = (selected.clause.key, selected.position.key, needed.kind, str(current.edition_id))
        if place != wanted:
            continue
        if needed.kind not in allowed:
            raise MayNotApprove
        return needed.given or current.approvals.create(
            edition_id=current.edition_id,
            clause=clause,
            position=position,
            kind=kind,
            by=by,
            at=timezone.now(),
        )
    raise MovedOn
