"""Pages of the wizard and the agreements."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The first page, until the list of agreements takes its place."""
    return render(request, "base.html")
