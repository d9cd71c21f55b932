"""What the tests of approvals share: an agreement with one open approval, and what the button posts."""

from django.contrib.auth.models import User

from agreements.acts.approving import SeenPoint
from agreements.acts.asking import ask
from agreements.models import Agreement
from agreements.standing.current import standing_of
from agreements.standing.needed_approvals import NeededApproval, needed_approvals
from agreements.standing.point_states import points_of


def text(response) -> str:
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def pick(agreement: Agreement, position: str, by: User) -> None:
    answer(agreement, "position.warranty", position, by)


def answer(agreement: Agreement, key: str, value: object, by: User) -> None:
    """As somebody answers who has seen the answer before."""
    last = agreement.latest_answers().get(key)
    agreement.record(key, value, by=by, seen=last.pk if last else None)


def needs(agreement: Agreement) -> tuple[NeededApproval, ...]:
    """The approvals that the agreement needs as the database has it."""
    standing = standing_of(Agreement.objects.get(pk=agreement.pk))
    return needed_approvals(standing.assembled, standing.agreement, standing.latest)


def point(agreement: Agreement, clause: str = "warranty", kind: str = "legal") -> SeenPoint:
    """What somebody reads who looks at an approval now."""
    return next(
        SeenPoint.of(one)
        for one in needs(agreement)
        if (one.selected.clause.key, one.kind) == (clause, kind)
    )


def ask_for(agreement: Agreement, *, by: User | None = None, clause: str = "warranty") -> None:
    """Ask for what is open of a clause, as its owner does; what was asked for already stays."""
    current = Agreement.objects.get(pk=agreement.pk)
    wanted = {
        SeenPoint.of(one.needed): "The other side insists."
        for one in points_of(current, needs(current))
        if one.is_to_ask and one.needed.selected.clause.key == clause
    }
    if wanted:
        ask(current, wanted, by=by or current.owner, is_whole=False)


def wanted(agreement: Agreement, kind: str = "legal") -> dict[str, object]:
    """What the button posts, once the approval was asked for."""
    ask_for(agreement)
    return {"point": str(point(agreement, kind=kind))}


def still_open(agreement: Agreement) -> list[tuple[str, str]]:
    return [(one.selected.position.key, one.kind) for one in needs(agreement) if one.is_open]
