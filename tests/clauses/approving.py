"""What tests need to bring a change of the draft into an edition."""

from django.contrib.auth.models import User

from clauses.draft.states import State, approve_changes, draft_changes, send_to_review
from clauses.models import Edition
from clauses.publishing.publish import publish_edition


def approve_everything(*, by: User) -> None:
    """Have every change of the draft approved by somebody else than its author."""
    author = User.objects.get_or_create(username="author")[0]
    waiting = [change for change in draft_changes() if change.state is State.DRAFT]
    seen = {change.name: change.difference.fingerprint for change in waiting}
    send_to_review(seen, by=author, note="Please read.")
    waiting = [change for change in draft_changes() if change.state is State.IN_REVIEW]
    approve_changes({change.name: change.difference.fingerprint for change in waiting}, by=by)


def publish_approved(*, by: User, note: str = "Approved.") -> Edition:
    """Publish the draft with every change approved."""
    approve_everything(by=User.objects.get_or_create(username="second-eyes")[0])
    return publish_edition(by=by, note=note)
