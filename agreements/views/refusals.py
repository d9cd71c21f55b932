"""Pages that refuse: each tells its reader a reference number, under which the log tells why."""

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# Letters and digits that nobody mistakes for each other on the telephone.
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
SECONDS_TO_WAIT = 60 * 60  # what needs somebody's hand is not mended sooner

log = logging.getLogger("counterpart.reference")


def new_reference() -> str:
    """A number such as K7QF-3M2P, made for one refusal."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(2))


def not_to_be_had(
    request: HttpRequest, template: str, context: dict[str, object], *, why: Exception
) -> HttpResponse:
    """The page of a file that cannot be given out now: 503, logged with the reference that the page shows."""
    reference = new_reference()
    log.error("%s %s %s: %s", reference, request.method, request.path, why)
    response = render(request, template, context | {"reference": reference}, status=503)
    response.headers["Retry-After"] = str(SECONDS_TO_WAIT)
    return response
