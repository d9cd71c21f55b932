"""The page on which an older edition becomes the draft again."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest

from clauses.draft.change_texts import changes
from clauses.draft.replacing import ChangesWouldBeLost, ReplacementRefused, restore
from clauses.draft.reviewing import DraftMovedOn, draft_sha256
from clauses.draft.rows import draft_data
from clauses.draft.states import draft_changes
from clauses.models import Edition

MOVED_ON = "The draft was changed after you opened this page. Look again at what would be lost."
LOST = "The draft has changes that no edition holds. Say that they may be dropped, or publish them first."


class ReplaceForm(forms.Form):
    """Which draft is given up, and whether its unpublished changes may be lost."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    drop = forms.BooleanField(required=False)


def restore_page(
    request: HttpRequest, edition: Edition, *, by: User
) -> tuple[bool, dict[str, Any]]:
    """Whether this request made the draft what the edition says, and what the page tells."""
    form = ReplaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and attempt(request, form, edition, by=by):
        return True, {}
    waiting = draft_changes()
    newest = Edition.objects.newest()
    return False, {
        "edition": edition,
        "form": ReplaceForm(initial={"seen": draft_sha256()}),
        "changes": changes(draft_data(), edition.plain_data()),
        "waiting": waiting,
        "is_newest": edition == newest,
        "newest": newest,
    }


def attempt(request: HttpRequest, form: ReplaceForm, edition: Edition, *, by: User) -> bool:
    """Do it; a message says so, or why not."""
    seen, drop = form.cleaned_data["seen"], form.cleaned_data["drop"]
    try:
        restore(edition, by=by, seen=seen, drop_changes=drop)
    except DraftMovedOn:
        messages.warning(request, MOVED_ON)
    except ChangesWouldBeLost:
        messages.error(request, LOST)
    except ReplacementRefused as e:
        for finding in e.findings:
            messages.error(request, f"{finding.place}: {finding.message}")
    else:
        messages.success(request, f"The draft says what {edition} says. Nothing is published yet.")
        return True
    return False
