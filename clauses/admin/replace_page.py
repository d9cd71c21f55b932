"""The page on which words are found and replaced in every text of the draft, after a look at each place."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from clauses.admin.editions import allowed
from clauses.draft.mistakes import pages_of
from clauses.draft.replacing import ReplacementRefused
from clauses.draft.reviewing import DraftMovedOn, draft_sha256
from clauses.draft.rewriting import NothingReplaced, replace_words, what_it_would_change
from clauses.draft.rows import draft_data
from clauses.library.data.things import Name
from clauses.library.findings import Place
from clauses.library.words.replacing_words import NewWords, forms_that_hold

MOVED_ON = "The draft was changed after you opened this page. Nothing was replaced; look again at what would change."


class WordsForm(forms.Form):
    """Which words, what in their place, and how exactly they are looked for."""

    find = forms.CharField(label="Find", max_length=200)
    by = forms.CharField(label="Replace by", max_length=200)
    find_too = forms.CharField(
        label="Another form of it",
        max_length=200,
        required=False,
        help_text="Such as its plural: Batches.",
    )
    by_too = forms.CharField(label="Replace that by", max_length=200, required=False)
    parts_of_words = forms.BooleanField(label="Also inside longer words", required=False)
    any_case = forms.BooleanField(label="Capital and small letters alike", required=False)
    in_terms = forms.BooleanField(label="Also inside longer defined terms", required=False)

    def clean(self) -> dict[str, Any]:  # Any: cleaned values of every kind
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(cleaned.get("find_too")) != bool(cleaned.get("by_too")):
            self.add_error(
                "by_too", "Write both, the other form and what stands in its place, or neither."
            )
        if cleaned.get("find") and cleaned.get("find") == cleaned.get("by"):
            self.add_error("by", "These are the same words. Write others.")
        return cleaned

    def swap(self) -> NewWords:
        """What is to be replaced."""
        said = self.cleaned_data
        pairs = [(said["find"], said["by"]), (said["find_too"], said["by_too"])]
        pairs = [pair for pair in pairs if pair[0]]
        same_case = not said["any_case"]
        apart = forms_that_hold([find for find, _ in pairs], draft_data(), same_case=same_case)
        return NewWords(
            tuple(pairs),
            whole_words=not said["parts_of_words"],
            same_case=same_case,
            apart=() if said["in_terms"] else apart,
        )

    def note(self) -> str:
        """What is written down with each change."""
        said = self.cleaned_data
        return f"“{said['find']}” replaced by “{said['by']}”"


@require_http_methods(["GET", "POST"])
def replace_page(request: HttpRequest) -> HttpResponse:
    """Shows what would change, thing by thing, and does it to those that stay ticked."""
    person = allowed(request, "clauses.change_clauserow")
    form = WordsForm(request.POST or request.GET or None)
    shown: dict[str, Any] = {}
    if form.is_valid():
        swap = form.swap()
        if request.method == "POST":
            try:
                only = names_in(request.POST.getlist("thing"))
                seen = request.POST.get("seen", "")
                replace_words(swap, only=only, by=person, seen=seen, note=form.note())
            except NothingReplaced:
                messages.warning(request, "Nothing was replaced. Tick what is to be changed.")
            except DraftMovedOn:
                messages.warning(request, MOVED_ON)
            except ReplacementRefused as e:
                shown["refused"] = e.findings
            else:
                messages.success(
                    request, f"{form.note()}. It is one change of the draft, to be reviewed."
                )
                address = reverse("admin:clauses_changeentry_changelist")
                return HttpResponseRedirect(f"{address}?{urlencode({'of': form.note()})}")
        changes = what_it_would_change(swap)
        pages = pages_of(Place(change.kind, change.key) for change in changes)
        shown |= {
            "changes": [(one, pages.get(Place(one.kind, one.key), "")) for one in changes],
            "apart": swap.apart,
            "seen": draft_sha256(),
        }
    context = {
        **admin.site.each_context(request),
        "title": "Find and replace",
        "form": form,
        "is_shown": form.is_bound and form.is_valid(),
        **shown,
    }
    return TemplateResponse(request, "admin/clauses/desk/replace.html", context)


def names_in(sent: list[str]) -> set[Name]:
    """The things that were ticked; each is sent as its kind, a bar and its key."""
    return {(kind, key) for kind, _, key in (token.partition("|") for token in sent)}
