"""The agreements of a person: list, new, copy, task list, path and sharing."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from agreements.acts.saving import NO_ANSWERS, copy_agreement, create_agreement, share
from agreements.models import LEGAL, PROCUREMENT, QUALITY, Agreement, Role
from agreements.pages.agreement_list import listed
from agreements.pages.key_dates import key_dates
from agreements.pages.samples import PAST, starts, template_answers
from agreements.pages.shown_findings import shown_findings
from agreements.pages.sorting import columns, ordering
from agreements.standing.current import standing_of
from agreements.standing.offers import newest_approved, notice_of, offered_edition, with_offer
from agreements.standing.point_states import points_of
from agreements.standing.readiness import readiness_of
from agreements.standing.waiting import approvals_in_words, with_requests
from agreements.standing.who_may import may_put_away, may_share
from agreements.views.access import agreement_or_404, closed_already, person
from agreements.wizard.progress import progress_of
from agreements.wizard.short_forms import CopyForm, NewAgreementForm, SharingForm
from agreements.wizard.walk import DEAL
from clauses.models import Edition

PAGE_SIZE = 50
LONGEST_SEARCH = 200
LONGEST_KEY = 18  # digits that every database takes
# The lists, as addresses name them.
AT_HAND, ARCHIVED, DELETED = "", "archived", "deleted"
STATES = (("", "In any state"), ("draft", "Drafts"), ("issued", "Finished"), ("signed", "Signed"))


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The agreements that a person may see: searched, sorted, page by page; those set aside on lists of their own."""
    words = request.GET.get("q", "").replace("\x00", "")[:LONGEST_SEARCH].strip()
    sort, who = request.GET.get("sort", ""), person(request)
    visible = Agreement.objects.visible_to(who)
    lists = {
        AT_HAND: visible.at_hand(),
        ARCHIVED: visible.filter(archived_at__isnull=False),
        DELETED: Agreement.objects.deleted_for(who),
    }
    show = request.GET.get("show", "")
    show = show if show in lists else AT_HAND
    state = request.GET.get("state", "")
    state = state if state in dict(STATES) else ""
    offered = newest_approved()
    matching = lists[show].in_state(state).matching(words)
    found = (
        with_offer(with_requests(matching.with_last_change()), offered)
        .select_related("owner", "edition", "issued_copy")
        .defer("edition__content")
        .order_by(*ordering(sort))
    )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": listed(page),
        "words": words,
        "sort": sort,
        "columns": columns(sort, {"show": show, "state": state, "q": words}),
        "state": state,
        "states": STATES,
        "offered": offered,
        "show": show,
        "archived": lists[ARCHIVED].count(),
        "deleted": lists[DELETED].count(),
        "put_away": _put_away(request),
    }
    return render(request, "agreements/list.html", context)


def _put_away(request: HttpRequest) -> Agreement | None:
    """What was archived or deleted a moment ago, so that it can be undone at once."""
    key = request.GET.get("put_away", "")
    if not (key.isascii() and key.isdigit() and len(key) <= LONGEST_KEY):
        return None
    found = Agreement.objects.filter(pk=int(key)).first()
    is_his = found is not None and may_put_away(person(request), found)
    return found if found is not None and is_his and found.is_set_aside else None


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new agreement, on the newest edition."""
    edition = Edition.objects.without_content().newest()
    form = NewAgreementForm(request.POST or None, starts=starts(person(request)))
    if request.method == "POST" and edition is not None and form.is_valid():
        return redirect(_first_page(_started(form, edition, person(request))))
    return render(request, "agreements/new.html", {"form": form, "edition": edition})


def _first_page(agreement: Agreement) -> str:
    """Where a new agreement begins: on the first of the five pages, or before the list of all sections."""
    if agreement.path == Agreement.Path.QUICK:
        return reverse("agreements:step", args=[agreement.pk, DEAL.key])
    return agreement.get_absolute_url()


def _started(form: NewAgreementForm, edition: Edition, by: User) -> Agreement:
    """The agreement that the form asks for: like a past one, from a template, or new."""
    given = dict(form.cleaned_data)
    start = given.pop("start")
    if start.startswith(PAST):
        original = Agreement.objects.visible_to(by).get(pk=start.removeprefix(PAST))
        return copy_agreement(original, **given, edition=edition, by=by)
    filled = template_answers(start, edition.library()) if start else NO_ANSWERS
    return create_agreement(**given, template=start, filled=filled, edition=edition, by=by)


@require_GET
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """The task list: the steps with their states, and the one thing to do next."""
    if deleted := Agreement.objects.deleted_for(person(request)).filter(pk=pk).first():
        messages.warning(request, f"“{deleted.title}” is deleted. Take it back to go on with it.")
        return redirect(f"{reverse('agreements:index')}?show={DELETED}")
    agreement = agreement_or_404(request, pk)
    if agreement.is_issued:
        return redirect("agreements:issued", pk)
    standing = standing_of(agreement)
    readiness = readiness_of(standing)
    points = points_of(agreement, readiness.approvals)
    context = {
        "agreement": agreement,
        "to_ask": [point for point in points if point.is_to_ask],
        "approvals": approvals_in_words(points),
        "progress": progress_of(standing, readiness.findings),
        "check": shown_findings(standing, readiness.assembled, readiness.findings),
        "readiness": readiness,
        "notice": notice_of(agreement),
        "offered": offered_edition(agreement),
        "dates": key_dates(standing.assembled, timezone.localdate()),
    }
    return render(request, "agreements/agreement.html", context)


@require_POST
def path(request: HttpRequest, pk: int) -> HttpResponse:
    """Change between the quick and the full path; no answer is lost by it."""
    agreement = agreement_or_404(request, pk)
    if agreement.is_closed:
        return closed_already(request, agreement)
    if request.POST.get("path") in Agreement.Path.values:
        agreement.path = request.POST["path"]
        agreement.save(update_fields=["path"])
    return redirect(agreement)


@require_http_methods(["GET", "POST"])
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """A new agreement with the answers of this agreement."""
    original = agreement_or_404(request, pk, Role.VIEW)
    newest = Edition.objects.without_content().newest()
    initial = {"title": f"Copy of {original.title}"[:200], "edition": newest}
    form = CopyForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        copied = copy_agreement(original, **form.cleaned_data, by=person(request))
        messages.success(request, "This is the copy. Its answers are those of the original.")
        return redirect(copied)
    return render(request, "agreements/copy.html", {"agreement": original, "form": form})


@require_http_methods(["GET", "POST"])
def sharing(request: HttpRequest, pk: int) -> HttpResponse:
    """Who else works on the agreement, and what each may do; its owner and Legal decide."""
    agreement = agreement_or_404(request, pk, Role.VIEW)
    is_allowed = may_share(person(request), agreement)
    others = User.objects.filter(
        Q(groups__name__in=[LEGAL, PROCUREMENT, QUALITY]) | Q(shared_agreements=agreement),
        is_active=True,
    ).exclude(pk=agreement.owner_id)
    form = SharingForm(
        request.POST if request.method == "POST" else None,
        roles=dict(agreement.shares.values_list("user", "role")),
        people=others.distinct().order_by("last_name", "first_name", "username"),
    )
    if request.method == "POST" and is_allowed and form.is_valid():
        share(agreement, form.roles(), by=person(request))
        messages.success(request, "The agreement is shared as you said.")
        return redirect("agreements:sharing", pk)
    context = {"agreement": agreement, "form": form, "may_share": is_allowed}
    return render(request, "agreements/sharing.html", context, status=200 if is_allowed else 403)
