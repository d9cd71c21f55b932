"""Pages about the clause library: market practice and its source, and what each industry sets."""

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from agreements.pages.practices import practices_by_section
from agreements.pages.profiles import markets_of, profiles_of, usual_markets
from agreements.views.access import person
from clauses.models import Edition, QuestionRow


@require_GET
def market(request: HttpRequest) -> HttpResponse:
    """What was counted in real contracts, how, and from whose collection."""
    edition = edition_or_404(request)
    published = edition.library() if edition else None
    context = {
        "edition": edition,
        "studies": published.studies if published else (),
        "parts": practices_by_section(published) if published else (),
    }
    return render(request, "agreements/market.html", context)


@require_GET
def profiles(request: HttpRequest) -> HttpResponse:
    """What each industry sets in some markets; Legal finds the way to each default of the draft."""
    edition = edition_or_404(request)
    context: dict[str, object] = {"edition": edition, "profiles": ()}
    if edition is not None:
        published, today = edition.library(), localdate()
        on_offer = markets_of(published)
        asked = set(request.GET.getlist("markets")) & {choice.key for choice in on_offer}
        chosen = frozenset(asked) or usual_markets(published, today=today)
        context |= {
            "profiles": profiles_of(
                published, chosen, today=today, edit=_edit_addresses(person(request))
            ),
            "markets": [(choice, choice.key in chosen) for choice in on_offer],
            "in_markets": [choice.label for choice in on_offer if choice.key in chosen],
        }
    return render(request, "agreements/profiles.html", context)


def _edit_addresses(user: User) -> dict[str, str]:
    """Where Legal edits the defaults of each question of the draft; nothing for others."""
    if not user.has_perm("clauses.change_questionrow"):
        return {}
    return {
        key: reverse("admin:clauses_questionrow_change", args=[pk])
        for key, pk in QuestionRow.objects.values_list("key", "pk")
    }


def edition_or_404(request: HttpRequest) -> Edition | None:
    """The edition that the address names, else the newest; None before the first one."""
    editions = Edition.objects.without_content()
    number = request.GET.get("edition", "")
    if not number:
        return editions.newest()
    # The longest number that a row can have is of ten digits.
    is_number = number.isascii() and number.isdecimal() and len(number) <= 10
    found = editions.filter(number=int(number)).first() if is_number else None
    if found is None:
        raise Http404
    return found
