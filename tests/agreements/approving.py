"""What the tests of approvals share: an agreement with one open approval, and what the button posts."""

from django.contrib.auth.models import User

from agreements.models import Agreement
from agreements.standing.needed_approvals import approvals_of, open_approvals


def text(response) -> str:
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def pick(agreement: Agreement, position: str, by: User) -> None:
    last = agreement.latest_answers().get("position.warranty")
    agreement.record("position.warranty", position, by=by, seen=last.pk if last else None)


def wanted(agreement: Agreement, position: str = "wide", kind: str = "legal") -> dict[str, object]:
    """What the button posts."""
    return {
        "clause": "warranty",
        "position": position,
        "kind": kind,
        "edition": agreement.edition_id,
    }


def still_open(agreement: Agreement) -> list[tuple[str, str]]:
    agreement = Agreement.objects.get(pk=agreement.pk)
    needed = open_approvals(agreement.assembled(), approvals_of(agreement))
    return [(one.selected.position.key, one.kind) for one in needed]
