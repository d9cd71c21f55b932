"""The page on which the draft becomes an edition: what changes, what forbids it, and why warnings may stand."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest

from clauses.admin.changes import pages_of_changes
from clauses.admin.draft_proof import DraftOnDesk, draft_on_desk, proof_context
from clauses.draft.change_texts import redline
from clauses.draft.mistakes import addresses
from clauses.draft.reviewing import DraftMovedOn, Review
from clauses.draft.states import DraftChange, changes_since, unapproved
from clauses.library.data.things import things
from clauses.library.findings import Finding, Level
from clauses.library.schema import THING_KINDS
from clauses.models import Edition
from clauses.publishing.proof_runs import ProofFailed
from clauses.publishing.publish import (
    NotApproved,
    NothingToPublish,
    PublishRefused,
    ReasonMissing,
    publish_edition,
)

REASON_HELP = "Good: Both times are meant; the longer one is for implants. Bad: Known."


class PublishForm(forms.Form):
    """What the publisher says about the edition and about each warning, and which draft he has seen."""

    note = forms.CharField(
        label="Release note",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "draft-text"}),
        help_text="What changes for agreements, and why. Good: Longer inspection time for sea freight, "
        "as agreed with Quality. Bad: Update.",
    )
    reviewed = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,  # Any: as a request sends it
        *,
        warnings: tuple[Finding, ...] = (),
        kept: Mapping[str, str] | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.warnings = {name_of(warning): warning for warning in warnings}
        for name, warning in self.warnings.items():
            self.fields[name] = forms.CharField(
                label="Why it may stand",
                max_length=1000,
                initial=(kept or {}).get(name),
                widget=forms.Textarea(attrs={"rows": 2, "class": "draft-text"}),
                help_text=REASON_HELP,
                error_messages={"required": f"Say why it may stand, or mend it: {warning.message}"},
            )

    def warned(self) -> list[tuple[Finding, forms.BoundField]]:
        """Each warning with the field for its reason."""
        return [(warning, self[name]) for name, warning in self.warnings.items()]

    def reasons(self) -> dict[Finding, str]:
        """The reason given for each warning."""
        return {warning: self.cleaned_data[name] for name, warning in self.warnings.items()}


def name_of(warning: Finding) -> str:
    """A name for the field of a warning, the same as long as the warning says the same of the same place."""
    return _name(warning.code, str(warning.place), warning.message)


def _name(code: str, place: str, message: str) -> str:
    return "reason-" + hashlib.sha256("\n".join((code, place, message)).encode()).hexdigest()[:16]


def kept_reasons(newest: Edition | None) -> dict[str, str]:
    """The reasons that the newest edition gave; they may well hold again."""
    accepted = newest.accepted_warnings.all() if newest else ()
    return {_name(row.code, row.place, row.message): row.reason for row in accepted}


def attempt(request: HttpRequest, draft: Review, *, by: User) -> tuple[Edition | None, PublishForm]:
    """The new edition, or None with a message that says why there is none; and the form to show."""
    form = PublishForm(request.POST, warnings=draft.warnings)
    if not form.is_valid():
        return None, form
    try:
        edition = publish_edition(
            by=by,
            note=form.cleaned_data["note"],
            reviewed=form.cleaned_data["reviewed"],
            reasons=form.reasons(),
        )
    except DraftMovedOn:
        messages.warning(
            request,
            "The draft was changed after you opened this page. Read it again, then publish.",
        )
    except ReasonMissing:
        messages.warning(request, "The proof found warnings. Say why they may stand, then publish.")
    except ProofFailed as e:
        messages.error(request, f"{e} Nothing was published.")
    except PublishRefused as e:
        messages.error(request, str(e))
    except NothingToPublish:
        messages.info(request, "The newest edition says the same already; nothing was published.")
    except NotApproved as e:
        messages.error(request, f"{e} Nothing was published.")
    else:
        messages.success(request, f"{edition} is published. New agreements start from it.")
        return edition, form
    draft = draft_on_desk().review
    seen = {"reviewed": draft.sha256, "note": form.cleaned_data["note"]}
    return None, PublishForm(warnings=draft.warnings, kept=form.cleaned_data, initial=seen)


def publish_page(request: HttpRequest, *, by: User) -> tuple[Edition | None, dict[str, Any]]:
    """The edition, if one was published by this request, and what the page tells."""
    draft, newest = draft_on_desk(), Edition.objects.newest()
    form = PublishForm(
        warnings=draft.review.warnings,
        kept=kept_reasons(newest),
        initial={"reviewed": draft.review.sha256},
    )
    if request.method == "POST":
        edition, form = attempt(request, draft.review, by=by)
        if edition:
            return edition, {}
        draft, newest = draft_on_desk(), Edition.objects.newest()
    return None, {"form": form, **overview(draft, newest)}


def overview(desk: DraftOnDesk, newest: Edition | None) -> dict[str, Any]:
    """What the publish page tells, as values for its template."""
    draft, linted = desk.review, desk.linted.findings
    changes = changes_since(newest, draft.data) if newest else ()
    found, waiting = addresses(draft.findings), unapproved(changes)
    is_unchanged = bool(newest and newest.says(draft.content))
    shown = told(changes)
    return {
        "newest": newest,
        "next_number": newest.number + 1 if newest else 1,
        "is_unchanged": is_unchanged,
        "findings": [
            (level, [(finding, found.get(finding.place)) for finding in of(linted, level)])
            for level in (Level.ERROR, Level.HINT)
            if of(linted, level)
        ],
        "errors": desk.linted.errors,
        "warnings": [(warning, found.get(warning.place)) for warning in draft.warnings],
        "unapproved": waiting,
        "proof": proof_context(desk),
        "can_publish": not (draft.errors or waiting or is_unchanged),
        "changes": shown,
        "operative": [
            (number, one["redline"])
            for number, one in enumerate(shown, start=1)
            if one["redline"].operative
        ],
        "counts": counts(changes),
        "sizes": sizes(draft),
    }


def told(changes: tuple[DraftChange, ...]) -> list[dict[str, Any]]:
    """Each change with its redline, its state and its page."""
    pages = pages_of_changes(change.name for change in changes)
    return [
        {
            "redline": redline(change.difference),
            "state": change.state,
            "address": pages.get(change.name, ""),
        }
        for change in changes
    ]


def of(findings: tuple[Finding, ...], level: Level) -> list[Finding]:
    """The findings of one level."""
    return [finding for finding in findings if finding.level is level]


def counts(changes: tuple[DraftChange, ...]) -> list[tuple[str, int]]:
    """How many things were added, changed, removed or moved."""
    numbers = [
        (what, sum(change.difference.what == what for change in changes))
        for what in ("added", "changed", "removed", "moved")
    ]
    return [(what, number) for what, number in numbers if number]


def sizes(draft: Review) -> list[tuple[str, int]]:
    """How many things of each kind the draft holds."""
    numbers = Counter(noun for (noun, _), _ in things(draft.data))
    return [
        (kind.noun if numbers[kind.noun] == 1 else kind.plural, numbers[kind.noun])
        for kind in THING_KINDS
        if numbers[kind.noun]
    ]
