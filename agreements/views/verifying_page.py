"""The public page that says whether a file is what was issued here: for anybody, without an account or content."""

from collections.abc import Mapping

from allauth.core.ratelimit import consume
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from agreements.pages.verifying import TooManyVerified, verified

LARGEST = 10 * 1024 * 1024
FORM = 64 * 1024  # bytes of a post beside its file
SECONDS = 60  # over which the files from one address are counted, by ACCOUNT_RATE_LIMITS


@login_not_required
@csrf_exempt  # it changes nothing; and the check would read the whole post before its size is looked at
@require_http_methods(["GET", "POST"])
def verify_page(request: HttpRequest) -> HttpResponse:
    """A form for a file, and what the file is."""
    if request.method == "GET":
        return _page(request, {})
    if not consume(request, action="verify"):
        return _later(request, "Too many files came from here. Wait a minute and try again.", 429)
    too_large = {"error": "The file is larger than 10 MB. Choose the PDF as it was sent to you."}
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST + FORM:
        return _page(request, too_large)
    file = request.FILES.get("file")
    if file is None:
        return _page(request, {"error": "Choose the PDF that you want to verify."})
    if file.size is None or file.size > LARGEST:
        return _page(request, too_large)
    try:
        found = verified(file.read())
    except TooManyVerified:
        return _later(request, "Many files are looked into now. Wait a minute and try again.", 503)
    return _page(request, {"is_asked": True, "found": found, "name": file.name})


def _later(request: HttpRequest, error: str, status: int) -> HttpResponse:
    response = _page(request, {"error": error})
    response.status_code = status
    response["Retry-After"] = str(SECONDS)
    return response


def _page(request: HttpRequest, context: Mapping[str, object]) -> HttpResponse:
    return render(request, "agreements/verify.html", dict(context))
