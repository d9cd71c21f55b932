"""Taking an offered edition, or staying: the only writer of these decisions, and of the edition of an agreement."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from agreements.models import Agreement, EditionDecision, TakenOrStayed
from agreements.standing.offers import last_decision, may_decide
from clauses.models import Edition


class MayNotDecide(Exception):
    """Somebody sees the agreement but does not work on it."""


class NotOffered(Exception):
    """The edition is not newer than the agreement's own, or counsel has not approved it."""


class EditionMovedOn(Exception):
    """The agreement is on another edition than the page showed; `decision` is who took it."""

    def __init__(self, decision: EditionDecision | None) -> None:
        super().__init__("The agreement is on another library by now.")
        self.decision = decision


@transaction.atomic
def take_edition(agreement: Agreement, *, edition: str, seen: str, by: User) -> EditionDecision:
    """Move an agreement to the edition offered; every answer is kept. `seen` is the edition that the page showed.

    Taken twice by one person is taken once. Raises Closed, MayNotDecide, EditionMovedOn or NotOffered; then
    nothing is changed.
    """
    try:
        current, offered = _undecided(agreement, edition=edition, seen=seen, by=by)
    except EditionMovedOn as moved:
        if moved.decision is None or not _is_his(moved.decision, edition, seen, by):
            raise
        return moved.decision
    came_from = current.edition
    current.edition = offered
    current.save(update_fields=["edition"])
    return _decided(current, TakenOrStayed.TAKEN, offered, came_from, by)


@transaction.atomic
def stay_on_edition(agreement: Agreement, *, edition: str, seen: str, by: User) -> EditionDecision:
    """Leave an agreement where it is; said twice, it is the first. It can be taken later all the same.

    Raises what `take_edition` raises.
    """
    current, offered = _undecided(agreement, edition=edition, seen=seen, by=by)
    already = last_decision(current, offered)
    return already or _decided(current, TakenOrStayed.STAYED, offered, current.edition, by)


def _is_his(decision: EditionDecision, edition: str, seen: str, by: User) -> bool:
    """Whether he took this very edition from this very one: the same form was posted twice."""
    taken = (str(decision.edition_id), str(decision.came_from_id), decision.by_id, decision.act)
    return taken == (edition, seen, by.pk, TakenOrStayed.TAKEN)


def _undecided(
    agreement: Agreement, *, edition: str, seen: str, by: User
) -> tuple[Agreement, Edition]:
    """The agreement, locked, and the edition that it may take."""
    # Answers, approvals and issuing queue at this row too: none of them sees an edition that is on its way out.
    current = Agreement.objects.for_change(agreement.pk)
    if not may_decide(by, current):
        raise MayNotDecide
    if str(current.edition_id) != seen:
        raise EditionMovedOn(last_decision(current, current.edition))
    newer = Edition.objects.without_content().approved().filter(number__gt=current.edition.number)
    offered = next((one for one in newer if str(one.pk) == edition), None)
    if offered is None:
        raise NotOffered
    return current, offered


def _decided(
    agreement: Agreement, act: TakenOrStayed, edition: Edition, came_from: Edition, by: User
) -> EditionDecision:
    return EditionDecision.objects.create(
        agreement=agreement,
        edition=edition,
        came_from=came_from,
        act=act,
        by=by,
        at=timezone.now(),
    )
