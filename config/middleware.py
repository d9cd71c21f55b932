"""Middlewares of our own: constant headers, sessions that do not keep anybody from reading, and their end."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from config.troubles import fault_of

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

log = logging.getLogger(__name__)


def permissions_policy(get_response: GetResponse) -> GetResponse:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware


def not_stored(get_response: GetResponse) -> GetResponse:
    """Pages and files are somebody's: neither a browser nor a proxy keeps them. Static files never come here."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Cache-Control"] = "no-store"
        return response

    return middleware


class ReadingGoesOn(SessionMiddleware):
    """Sessions of the database; where a mark of use cannot be written, who only reads is not kept from reading."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except (DatabaseError, SessionInterrupted) as e:
            # Django takes a database that cannot be written for a session that somebody else has ended.
            fault = fault_of(e)
            if fault is None:
                raise
            if request.method not in ("GET", "HEAD"):
                raise fault from None
            log.warning("The session could not be marked as used: %s", fault)
            return response


def session_limits(get_response: GetResponse) -> GetResponse:
    """Ends a session after its absolute age; marks it as used, once a minute at most.

    The idle limit is SESSION_COOKIE_AGE, counted from the last mark. A mark, and what stands in
    `config.access_log`, are the only writes that a GET may cause.
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
