"""What waits for me and for others, what I was told, and when I am away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from agreements.acts.absences import end_absences, say_absence, set_group
from agreements.models import Absence, InboxEntry, LeftQuestion
from agreements.standing.needed_approvals import GROUPS, kinds_given_by
from agreements.standing.on_duty import group_of, people_of
from agreements.standing.waiting import queue_of
from agreements.views.access import person
from agreements.wizard.approver_forms import AbsenceForm, GroupForm

MOST_TOLD = 50


@require_http_methods(["GET", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """The requests that wait, and the inbox; posting marks all of the inbox as read."""
    who = person(request)
    inbox = InboxEntry.objects.read_by(who)
    if request.method == "POST":
        inbox.filter(read_at__isnull=True).update(read_at=timezone.now())
        return redirect("agreements:queue")
    context = {
        "queue": queue_of(who),
        "left": LeftQuestion.objects.open().filter(person=who),
        "told": inbox[:MOST_TOLD],
        "unread": inbox.filter(read_at__isnull=True).count(),
        "is_approver": bool(kinds_given_by(who)),
    }
    return render(request, "agreements/queue.html", context)


@require_http_methods(["GET", "POST"])
def duty(request: HttpRequest) -> HttpResponse:
    """The days on which an approver is away, who stands in, and how his groups share their work."""
    who = person(request)
    kinds = [kind for kind in GROUPS if kind in kinds_given_by(who)]
    colleagues = tuple(
        dict.fromkeys(one for kind in kinds for one in people_of(kind) if one.pk != who.pk)
    )
    action = request.POST.get("action", "")
    absence = AbsenceForm(request.POST if action == "away" else None, colleagues=colleagues)
    groups = [
        GroupForm(
            request.POST if action == kind else None, group=group_of(kind), people=people_of(kind)
        )
        for kind in kinds
    ]
    if request.method == "POST" and not kinds:
        return render(request, "agreements/duty.html", {"kinds": kinds}, status=403)
    if action == "away" and absence.is_valid():
        say_absence(who, **absence.cleaned_data)
        messages.success(request, "Your absence is recorded.")
        return redirect("agreements:duty")
    if action == "back":
        keys = [
            int(key) for key in request.POST.getlist("absence") if key.isascii() and key.isdigit()
        ]
        end_absences(who, [key for key in keys if key < 2**63])
        return redirect("agreements:duty")
    for kind, form in zip(kinds, groups, strict=True):
        if action == kind and form.is_valid():
            set_group(kind, **form.cleaned_data)
            messages.success(request, f"{GROUPS[kind]} decides as you said.")
            return redirect("agreements:duty")
    context = {
        "kinds": kinds,
        "absence": absence,
        "groups": [(GROUPS[kind], kind, form) for kind, form in zip(kinds, groups, strict=True)],
        "absences": Absence.objects.filter(person=who, last_day__gte=timezone.localdate()),
    }
    return render(request, "agreements/duty.html", context)
