"""Two middlewares of our own: one constant header, and the end of old sessions."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
SECONDS_BETWEEN_MARKS = 60


def permissions_policy(get_response: GetResponse) -> GetResponse:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware


def session_limits(get_response: GetResponse) -> GetResponse:
    """Ends a session after its absolute age; marks it as used, once a minute at most.

    The idle limit is SESSION_COOKIE_AGE, counted from the last mark. A mark is the only write
    that a GET may cause.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            limit_session(request, now=int(time.time()))
        return get_response(request)

    return middleware


def limit_session(request: HttpRequest, *, now: int) -> None:
    session = request.session
    if now - session.setdefault("started_at", now) > settings.SESSION_ABSOLUTE_AGE:
        logout(request)
    elif now - session.get("used_at", 0) >= SECONDS_BETWEEN_MARKS:
        session["used_at"] = now
