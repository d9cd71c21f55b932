"""The page of the draft's changes: what differs from the newest edition, who wrote it, who approves it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode

from clauses.admin.recording import RowAdmin
from clauses.draft.change_texts import Change, redline
from clauses.draft.mistakes import pages_of
from clauses.draft.replacing import ReplacementRefused
from clauses.draft.rewriting import put_back
from clauses.draft.states import (
    ChangeMovedOn,
    DraftChange,
    OwnChange,
    State,
    approve_changes,
    draft_changes,
    send_back,
    send_to_review,
)
from clauses.library.data.things import Name
from clauses.library.findings import Place
from clauses.models import ChangeEntry, Edition

OPEN_CARDS = 40  # more redlines than that are folded: the list must stay a list
PERMISSIONS = {
    "send": "clauses.send_change",
    "approve": "clauses.approve_change",
    "return": "clauses.approve_change",
    "undo": "clauses.change_clauserow",
}
DONE = {
    "send": "{} sent to review.",
    "approve": "{} approved.",
    "return": "{} sent back.",
    "undo": "{} taken back: the draft says again what the newest edition says there.",
}


class ActForm(forms.Form):
    """One act on the changes that the page showed, each named with its fingerprint."""

    act = forms.ChoiceField(choices=[(act, act) for act in PERMISSIONS])
    change = forms.MultipleChoiceField()
    note = forms.CharField(required=False, max_length=2000)
    read = forms.BooleanField(required=False)

    def __init__(self, data: Any = None) -> None:  # Any: as a request sends it
        super().__init__(data)
        sent = data.getlist("change") if data else []
        self.fields["change"].choices = [(token, token) for token in sent if token.count("|") >= 2]  # type: ignore[attr-defined]  # a choice field has choices

    def clean(self) -> dict[str, Any]:  # Any: cleaned values of every kind
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("act") == "return" and not cleaned.get("note"):
            self.add_error("note", "Say why it goes back; its author reads this.")
        are_many = len(cleaned.get("change", ())) > 1
        if cleaned.get("act") == "approve" and are_many and not cleaned.get("read"):
            self.add_error("read", "Say that you have read the changes that you approve.")
        return cleaned

    def seen(self) -> dict[Name, str]:
        """The changes as the page showed them: name and fingerprint."""
        found = {}
        for token in self.cleaned_data["change"]:
            kind, _, rest = token.partition("|")
            key, _, fingerprint = rest.rpartition("|")
            found[(kind, key)] = fingerprint
        return found


WRITERS = {
    "send": send_to_review,
    "approve": approve_changes,
    "return": send_back,
    "undo": put_back,
}
MOST_TOLD = 5  # errors that a change would leave behind


@dataclass(frozen=True, slots=True)
class ChangeCard:
    """A change as the page shows it, to one person."""

    change: DraftChange
    redline: Change
    address: str
    may_send: bool
    may_approve: bool
    may_send_back: bool
    may_undo: bool

    @property
    def token(self) -> str:
        """The change as it is now, as a form sends it back."""
        difference = self.change.difference
        return f"{difference.kind}|{difference.key}|{difference.fingerprint}"

    @property
    def is_own(self) -> bool:
        """Whether it waits for somebody else than this person."""
        return self.change.state is State.IN_REVIEW and not self.may_approve

    @property
    def returned(self) -> ChangeEntry | None:
        """The entry that sent it back, if that was the last thing done."""
        last = self.change.last
        return last if last and last.act == ChangeEntry.Act.RETURNED else None


@admin.register(ChangeEntry)
class ChangesAdmin(RowAdmin):
    """The list of this model is the page of changes; its rows themselves are read on each change."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(
        self,
        request: HttpRequest,
        extra_context: dict[str, Any] | None = None,  # Any: Django's own signature
    ) -> HttpResponse:
        person = request.user
        if not isinstance(person, User) or not self.has_view_permission(request):
            raise PermissionDenied
        form = ActForm(request.POST) if request.method == "POST" else None
        if form and form.is_valid() and act(request, form, by=person):
            return HttpResponseRedirect(request.get_full_path())
        if form:
            for words in dict.fromkeys(
                str(word) for listed in form.errors.values() for word in listed
            ):
                messages.error(request, words)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": "Changes of the draft",
            **page_of(
                draft_changes(),
                person,
                only=request.GET.get("state", ""),
                of=request.GET.get("of", ""),
            ),
        }
        return TemplateResponse(request, "admin/clauses/changes.html", context)


def act(request: HttpRequest, form: ActForm, *, by: User) -> bool:
    """Do what was asked; a message says what was done, or why not."""
    asked, note = form.cleaned_data["act"], form.cleaned_data["note"]
    if not by.has_perm(PERMISSIONS[asked]):
        raise PermissionDenied
    writer = WRITERS[asked]
    try:
        number = writer(form.seen(), by=by, note=note)
    except ChangeMovedOn:
        messages.warning(
            request,
            "A change was edited, approved or sent back since you opened this page. Nothing was done; "
            "read it as it is now.",
        )
        return False
    except ReplacementRefused as e:
        messages.error(request, "Nothing was taken back: other changes of the draft rest on it.")
        for finding in e.findings[:MOST_TOLD]:
            messages.error(request, f"{finding.place}: {finding.message} {finding.hint}")
        return False
    except OwnChange:
        messages.error(request, "Somebody else approves what you wrote. Nothing was done.")
        return False
    messages.success(request, DONE[asked].format(f"{number} change{'s'[: number != 1]}"))
    return True


def page_of(
    changes: tuple[DraftChange, ...], person: User, *, only: str, of: str = ""
) -> dict[str, Any]:
    """What the page shows: counts by state, the cards of those picked, and what can be done to many.

    `of` is what was written down of an act on many things; it picks those that it changed last.
    """
    listed = tuple(change for change in changes if of in ("", change.made_by))
    cards = cards_of(picked(listed, person, only), person)
    mine = [change for change in changes if change.may_be_approved_by(person)]
    return {
        "newest": Edition.objects.newest(),
        "filters": filters(changes, mine, of if of else only),
        "acts": acts_on_many(changes, of),
        "of": of,
        "undoable": [card for card in cards if card.may_undo] if of else [],
        "cards": cards,
        "are_folded": len(cards) > OPEN_CARDS,
        "sendable": [card for card in cards if card.may_send],
        "approvable": [card for card in cards if card.may_approve],
        "total": len(changes),
    }


def filters(
    changes: tuple[DraftChange, ...], mine: list[DraftChange], only: str
) -> list[dict[str, Any]]:  # Any: words, numbers and flags for the template
    """The links that pick changes by state, with their numbers."""
    address = reverse("admin:clauses_changeentry_changelist")
    numbers = [("", "All", len(changes))]
    numbers += [
        (state.value, state.value.capitalize(), sum(change.state is state for change in changes))
        for state in State
    ]
    numbers.append(("mine", "Waiting for you", len(mine)))
    return [
        {
            "address": f"{address}?state={key.replace(' ', '+')}" if key else address,
            "words": words,
            "number": number,
            "is_picked": key == only,
        }
        for key, words, number in numbers
    ]


def acts_on_many(
    changes: tuple[DraftChange, ...], of: str
) -> list[dict[str, Any]]:  # Any: words, numbers and flags for the template
    """The links that pick what one act has changed, such as words that were replaced everywhere."""
    address = reverse("admin:clauses_changeentry_changelist")
    made = Counter(change.made_by for change in changes if change.made_by)
    return [
        {
            "address": f"{address}?{urlencode({'of': words})}",
            "words": words,
            "number": number,
            "is_picked": words == of,
        }
        for words, number in made.items()
        if number > 1
    ]


def picked(changes: tuple[DraftChange, ...], person: User, only: str) -> tuple[DraftChange, ...]:
    """The changes of a state, or those that wait for this person; all of them by default."""
    if only == "mine":
        return tuple(change for change in changes if change.may_be_approved_by(person))
    return tuple(change for change in changes if only in ("", change.state.value))


def cards_of(changes: tuple[DraftChange, ...], person: User) -> list[ChangeCard]:
    """Each change with its redline, the page where it is edited, and what this person may do."""
    may_send, may_approve, may_undo = (
        person.has_perm(PERMISSIONS[act]) for act in ("send", "approve", "undo")
    )
    pages = pages_of_changes(change.name for change in changes)
    return [
        ChangeCard(
            change=change,
            redline=redline(change.difference),
            address=pages.get(change.name, ""),
            may_send=may_send and change.state is State.DRAFT,
            may_approve=may_approve and change.may_be_approved_by(person),
            may_send_back=may_approve and change.state is not State.DRAFT,
            may_undo=may_undo,
        )
        for change in changes
    ]


def pages_of_changes(names: Iterable[Name]) -> Mapping[Name, str]:
    """Where each thing is edited; what is gone, and an order, have no page of their own."""
    places = pages_of(Place(kind, key) for kind, key in names if key)
    return {(place.kind, place.key): address for place, address in places.items()}
