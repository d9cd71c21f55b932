"""Editions: read, compare, approve; and the page that publishes the draft."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString
from django_htmx.http import HttpResponseClientRefresh

from clauses.admin.draft_proof import prove_draft
from clauses.admin.exchanging import download, import_page
from clauses.admin.publish_page import publish_page
from clauses.admin.recording import RowAdmin
from clauses.admin.restoring import restore_page
from clauses.draft.change_texts import redline
from clauses.draft.rows import draft_data
from clauses.draft.states import changes_since
from clauses.exchange.library_files import as_json, as_zip
from clauses.models import Edition, EditionApproval
from clauses.publishing.proof_runs import stored_proof
from clauses.publishing.publish import approve_edition

COLUMNS = (
    "number",
    "title",
    "release_note",
    "published_at",
    "publisher",
    "approvals",
    "sha256",
    "review",
    "changed",
    "wordings",
)


class ApproveForm(forms.Form):
    """On what ground counsel approves."""

    note = forms.CharField(
        label="Ground of the approval",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "draft-text"}),
        help_text="Good: Read in full, sections 3 and 11 with outside counsel. Bad: OK.",
    )


@admin.register(Edition)
class EditionAdmin(RowAdmin):
    list_display = ["__str__", "title", "published_at", "publisher", "approved", "release_note"]
    list_select_related = ["published_by"]
    search_fields = ["title", "release_note"]
    change_list_template = "admin/clauses/edition/change_list.html"
    change_form_template = "admin/clauses/edition/change_form.html"
    view_on_site = False  # its page is this one
    fields = COLUMNS
    readonly_fields = COLUMNS

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:  # Any: annotated rows
        approvals = EditionApproval.objects.filter(edition=OuterRef("pk"))
        rows: QuerySet[Any] = (
            super().get_queryset(request).defer("content").annotate(is_usable=Exists(approvals))
        )
        return rows

    @admin.display(description="published by", ordering="published_by")
    def publisher(self, edition: Edition) -> str:
        """In words: the page of an account, to which the admin would link, is for administrators."""
        return edition.published_by.get_full_name() or edition.published_by.get_username()

    @admin.display(description="approved for use", boolean=True)
    def approved(self, edition: Edition) -> bool:
        return bool(edition.is_usable)  # type: ignore[attr-defined]  # annotated above

    def approvals(self, edition: Edition) -> SafeString:
        return render_to_string("admin/clauses/edition/_approvals.html", {"edition": edition})

    @admin.display(description="how it was reviewed")
    def review(self, edition: Edition) -> SafeString:
        older = Edition.objects.filter(sha256=edition.sha256, number__lt=edition.number).newest()
        return render_to_string(
            "admin/clauses/edition/_review.html",
            {"edition": edition, "same_as": older, "proof": stored_proof(edition.sha256)},
        )

    @admin.display(description="changed since the edition before")
    def changed(self, edition: Edition) -> SafeString:
        before = Edition.objects.filter(number__lt=edition.number).newest()
        changes = changes_since(before, edition.plain_data()) if before else ()
        return render_to_string(
            "admin/clauses/edition/_changes.html",
            {
                "before": before,
                "changes": [(redline(change.difference), change.approval) for change in changes],
            },
        )

    def wordings(self, edition: Edition) -> SafeString:
        return render_to_string(
            "admin/clauses/edition/_wordings.html", {"data": edition.plain_data()}
        )

    def get_urls(self) -> list[URLPattern]:
        pages = [
            path("publish/", self.admin_site.admin_view(self.publish), name="clauses_publish"),
            path("prove/", self.admin_site.admin_view(self.prove), name="clauses_prove"),
            path(
                "<int:pk>/approve/",
                self.admin_site.admin_view(self.approve),
                name="clauses_approve",
            ),
            path(
                "<int:pk>/restore/",
                self.admin_site.admin_view(self.restore),
                name="clauses_restore",
            ),
            path("exchange/", self.admin_site.admin_view(self.exchange), name="clauses_import"),
            path(
                "exchange/draft.<str:form>",
                self.admin_site.admin_view(self.export),
                name="clauses_export",
            ),
            path("<int:pk>/zip/", self.admin_site.admin_view(self.zip), name="clauses_zip"),
            path("<int:pk>/json/", self.admin_site.admin_view(self.json), name="clauses_json"),
        ]
        return pages + super().get_urls()

    def publish(self, request: HttpRequest) -> HttpResponse:
        """What publishing the draft would change, what forbids it, and the button."""
        person = allowed(request, "clauses.publish_edition")
        edition, page = publish_page(request, by=person)
        if edition:
            return HttpResponseRedirect(edition.get_absolute_url())
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": "Publish the draft",
            **page,
        }
        return TemplateResponse(request, "admin/clauses/edition/publish.html", context)

    def prove(self, request: HttpRequest) -> HttpResponse:
        """Proves the draft, on request; the publish page shows what was found."""
        person = allowed(request, "clauses.publish_edition")
        if request.method == "POST":
            prove_draft(request, by=person)
        if request.headers.get("HX-Request"):
            return HttpResponseClientRefresh()
        return HttpResponseRedirect(reverse("admin:clauses_publish") + "#proof")

    @method_decorator(reauthentication_required(app="counterpart", allow_get=True))
    def approve(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Counsel's approval of an edition for use."""
        person = allowed(request, "clauses.approve_edition")
        edition = get_object_or_404(Edition.objects.without_content(), pk=pk)
        form = ApproveForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            approve_edition(edition, by=person, note=form.cleaned_data["note"])
            messages.success(request, f"Your approval of {edition} is recorded.")
            return HttpResponseRedirect(edition.get_absolute_url())
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": f"Approve {edition} for use",
            "form": form,
            "edition": edition,
        }
        return TemplateResponse(request, "admin/clauses/edition/approve.html", context)

    def restore(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The edition becomes the draft again, after a look at what that changes."""
        person = allowed(request, "clauses.publish_edition")
        edition = get_object_or_404(Edition, pk=pk)
        is_done, page = restore_page(request, edition, by=person)
        if is_done:
            return redirect("admin:clauses_changeentry_changelist")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": f"Make {edition} the draft again",
            **page,
        }
        return TemplateResponse(request, "admin/clauses/edition/restore.html", context)

    def exchange(self, request: HttpRequest) -> HttpResponse:
        """The library out of the draft as files, and into it."""
        person = allowed(request, "clauses.publish_edition")
        is_done, page = import_page(request, by=person)
        if is_done:
            return redirect("admin:clauses_changeentry_changelist")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": "Import and export the library",
            **page,
        }
        return TemplateResponse(request, "admin/clauses/edition/import.html", context)

    def export(self, request: HttpRequest, form: str) -> HttpResponse:
        """The draft as files."""
        allowed(request, "clauses.view_edition")
        writers = {"zip": as_zip, "json": as_json}
        if form not in writers:
            raise Http404
        return download(writers[form](draft_data()), f"library-draft.{form}")

    def zip(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The edition as content files."""
        allowed(request, "clauses.view_edition")
        edition = get_object_or_404(Edition, pk=pk)
        return download(as_zip(edition.plain_data()), f"library-edition-{edition.number}.zip")

    def json(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The edition exactly as it was published."""
        allowed(request, "clauses.view_edition")
        edition = get_object_or_404(Edition, pk=pk)
        return HttpResponse(
            edition.content,
            content_type="application/json",
            headers={
                "Content-Disposition": f'attachment; filename="edition-{edition.number}.json"'
            },
        )


def allowed(request: HttpRequest, permission: str) -> User:
    """Who asks. Raises PermissionDenied for everybody who lacks the permission."""
    if isinstance(request.user, User) and request.user.has_perm(permission):
        return request.user
    raise PermissionDenied
