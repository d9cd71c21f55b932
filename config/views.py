"""Pages that belong to the site as a whole: is it alive, is it ready, and a stale form."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.probing import missing_parts


@login_not_required
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers. Touches nothing else."""
    return HttpResponse("alive\n", content_type="text/plain")


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 where everything is there that Counterpart needs; else 503, and a line for each part that is missing."""
    missing = missing_parts()
    if not missing:
        return HttpResponse("ready\n", content_type="text/plain")
    words = "".join(f"{part}\n" for part in missing)
    response = HttpResponse(words, status=503, content_type="text/plain")
    response.headers["Retry-After"] = "30"
    return response


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from an old page or an old session: says what happened and how to go on."""
    return render(request, "403_csrf.html", status=403)
