"""A clause of the draft under the answers of a sample or an agreement, as typed in the admin, saved or not."""

from dataclasses import dataclass

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from agreements.assembly.trying import try_clause
from agreements.pages.samples import answers_of, samples
from agreements.views.access import person
from clauses.admin.drafts import DraftAdmin
from clauses.admin.typed import typed
from clauses.draft.rows import draft_data
from clauses.library import values
from clauses.library.data.codec import library_from
from clauses.library.findings import Finding, errors
from clauses.library.values import Library
from clauses.library.words.wording import in_words
from clauses.models import ClauseRow

ANSWERS, POSITION = "preview-answers", "preview-position"
OWN_FIELDS = (ANSWERS, POSITION, "part", "csrfmiddlewaretoken")


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft to preview: its library where it can be read, the clause, and what the form refuses."""

    library: Library | None
    clause: values.Clause | None
    findings: tuple[Finding, ...]
    is_refused: bool = False


@require_http_methods(["GET", "POST"])
def clause(request: HttpRequest, row: int | None = None) -> HttpResponse:
    """The clause as an agreement would print it. A POST brings what is typed; nothing is saved by either."""
    if not person(request).has_perm("clauses.view_clauserow"):
        raise PermissionDenied
    draft = typed_draft(request, row) if request.method == "POST" else saved_draft(row)
    sent = request.POST if request.method == "POST" else request.GET
    offered = samples(person(request))
    chosen = next((one for one in offered if one.key == sent.get(ANSWERS)), offered[0])
    context: dict[str, object] = {
        "draft": draft,
        "nothing": {},
        "pk": row,
        "samples": offered,
        "chosen": chosen,
        "position": sent.get(POSITION, ""),
        "carried": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in OWN_FIELDS
        ],
    }
    if draft.library is not None and draft.clause is not None:
        answers, created_on = answers_of(chosen, draft.library)
        context["tried"] = try_clause(
            draft.library,
            answers,
            draft.clause,
            position=sent.get(POSITION, ""),
            created_on=created_on,
        )
        if draft.clause.when is not None:
            context["included_when"] = in_words(draft.clause.when.expression, draft.library)
    template = "_clause" if sent.get("part") == "1" else "clause"
    return render(request, f"agreements/preview/{template}.html", context)


def saved_draft(pk: int | None) -> Draft:
    """The draft as it is saved. Raises Http404 where it has no such clause."""
    row = None if pk is None else ClauseRow.objects.filter(pk=pk).first()
    if row is None:
        raise Http404
    return _draft(draft_data(), row.key)


def typed_draft(request: HttpRequest, pk: int | None) -> Draft:
    """The draft with what is typed on the page of a clause. Raises Http404 or PermissionDenied as that page does."""
    editor = admin.site.get_model_admin(ClauseRow)
    assert isinstance(editor, DraftAdmin)
    page = typed(editor, request, None if pk is None else str(pk))
    is_refused = any(form.errors for form in page.forms())
    return _draft(page.draft(draft_data()), page.entry()["key"], is_refused=is_refused)


def _draft(data: dict[str, object], key: str, *, is_refused: bool = False) -> Draft:
    held, findings = library_from(data)
    found = None if held is None else held.clause(key)
    return Draft(held, found, errors(findings), is_refused)
