"""Who came in and looked at what: the acts that leave no row of their own are written down here."""

import logging
import time
from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django.contrib.auth.models import User
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from agreements.models import AccessEntry

GetResponse = Callable[[HttpRequest], HttpResponse]

# A look at an agreement counts once an hour: who works in it for a day has not looked at it a thousand times.
LOOK_COUNTS_FOR = 60 * 60  # seconds
LOOKED = "looked_at"  # in the session: agreement -> when
LONGEST_PATH = 300

log = logging.getLogger(__name__)


def access_log(get_response: GetResponse) -> GetResponse:
    """Writes down who looks at an agreement or takes a file. One row a request at most, none for a save."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if (
            request.method == "GET"
            and response.status_code == 200
            and request.user.is_authenticated
        ):
            try:
                _note(request, response)
            except DatabaseError as e:
                # As with the session's mark: who only reads is not kept from reading.
                log.error("A look at %s was not written down: %s", request.path, e)
        return response

    return middleware


def _note(request: HttpRequest, response: HttpResponse) -> None:
    match = request.resolver_match
    pk = match.kwargs.get("pk") if match and match.app_name == "agreements" else None
    if "attachment" in response.headers.get("Content-Disposition", ""):
        note(request, AccessEntry.Access.TOOK_FILE, agreement=pk)
    elif pk is not None:
        now, seen = int(time.time()), request.session.get(LOOKED, {})
        if now - seen.get(str(pk), 0) > LOOK_COUNTS_FOR:
            recent = {key: at for key, at in seen.items() if now - at <= LOOK_COUNTS_FOR}
            note(request, AccessEntry.Access.LOOKED, agreement=pk)
            request.session[LOOKED] = recent | {str(pk): now}


def note(
    request: HttpRequest,
    act: AccessEntry.Access,
    *,
    who: User | None = None,
    agreement: int | None = None,
) -> None:
    """Write down that somebody came in, left, looked or took something; who is logged in unless it is said."""
    asking = request.user if isinstance(request.user, User) else None
    AccessEntry.objects.create(
        act=act,
        who=who or asking,
        agreement=agreement,
        path=request.path[:LONGEST_PATH],
        address=get_adapter(request).get_client_ip(request),
        at=timezone.now(),
    )
