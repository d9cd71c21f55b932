"""The end of a session, said: to the page before it comes, and at the log-in after it came."""

import time
from collections.abc import Callable

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView, PasswordChangeView
from allauth.usersessions.views import ListUserSessionsView
from django.conf import settings
from django.contrib.auth.views import LogoutView
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST

from agreements.models import AccessEntry
from config.access_log import note

GetResponse = Callable[[HttpRequest], HttpResponse]

HEADER = "Session-Seconds"
# Tells a session that has ended from one that never began; says nothing about whose it was.
MARK_AGE = 30 * 24 * 60 * 60
# Signs in order: most browsers say that they are Chrome or Safari too.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Mac OS X", "a Mac"),
    ("Linux", "Linux"),
)
PASSWORD_LABELS = {
    "oldpassword": "Your password until now",
    "password1": "New password",
    "password2": "New password, once more",
}


def session_end(get_response: GetResponse) -> GetResponse:
    """Tells each page of somebody logged in how many seconds are left, and marks the browser as one that was logged in.

    It runs after the session was marked as used, so that the page's own request counts.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        request.session_seconds = seconds_left(request)  # type: ignore[attr-defined]  # read by base.html
        response = get_response(request)
        if request.user.is_authenticated:
            response.headers[HEADER] = str(seconds_left(request))
            if not request.COOKIES.get(settings.SESSION_MARK_NAME):
                mark(response)
        return response

    return middleware


def seconds_left(request: HttpRequest) -> int:
    """Seconds until the session ends, by its idle limit or its absolute one; 0 without a session."""
    if not request.user.is_authenticated:
        return 0
    now = int(time.time())
    started, used = (request.session.get(name, now) for name in ("started_at", "used_at"))
    ends = min(started + settings.SESSION_ABSOLUTE_AGE, used + settings.SESSION_COOKIE_AGE)
    return max(int(ends) - now, 0)


def mark(response: HttpResponse) -> None:
    """Leave the mark by which the log-in page knows that a session has ended."""
    response.set_cookie(
        settings.SESSION_MARK_NAME,
        "1",
        max_age=MARK_AGE,
        secure=settings.PRODUCTION,
        httponly=True,
        samesite="Lax",
    )


@require_POST
def go_on(request: HttpRequest) -> HttpResponse:
    """Somebody wants to stay logged in: the request itself marks the session as used."""
    return HttpResponse(status=204)


class LogInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """The form of the log-in; its field has the name that browsers and programs know from Django."""

    def add_prefix(self, field_name: str) -> str:
        """The name in the page: "username" for what allauth calls "login"."""
        name: str = super().add_prefix("username" if field_name == "login" else field_name)
        return name


class LogIn(LoginView):  # type: ignore[misc]  # allauth has no types
    """The log-in; says so where a session has ended, and that one must wait after too many wrong passwords."""

    form_class = LogInForm

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        ended = bool(self.request.COOKIES.get(settings.SESSION_MARK_NAME))
        context: dict[str, object] = super().get_context_data(**kwargs)
        return context | {"has_ended": ended}

    def form_invalid(self, form: Form) -> HttpResponse:
        """The page again; 429 where the password was not even looked at."""
        must_wait = form.has_error(NON_FIELD_ERRORS, "too_many_login_attempts")
        context = self.get_context_data(form=form, must_wait=must_wait)
        response: HttpResponse = self.render_to_response(context)
        if must_wait:
            response.status_code = 429
            response.headers["Retry-After"] = str(settings.LOG_IN_WAIT)
        return response


class ChangePassword(PasswordChangeView):  # type: ignore[misc]  # allauth has no types
    """Everybody changes his own password; other sessions of his end."""

    success_url = reverse_lazy("agreements:index")

    def get_form(self, form_class: type[Form] | None = None) -> Form:
        """The library's form in our words; its labels stand in the fields as well, which hides what is empty."""
        form: Form = super().get_form(form_class)
        for name, label in PASSWORD_LABELS.items():
            form.fields[name].label = label
            form.fields[name].widget.attrs.pop("placeholder", None)
        return form

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise PermissionDenied  # who comes in by another door has none to change
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class Browsers(ListUserSessionsView):  # type: ignore[misc]  # allauth has no types
    """Where somebody is logged in, and the button that logs out all browsers but this one."""

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context: dict[str, object] = super().get_context_data(**kwargs)
        for session in context["sessions"]:  # type: ignore[attr-defined]  # a list of the library's rows
            session.browser = browser_of(session.user_agent)
        return context


def browser_of(user_agent: str) -> str:
    """A browser in words, "Firefox on Windows", from what it says of itself, which nobody has to believe."""
    name = next((name for sign, name in BROWSERS if sign in user_agent), "Another program")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return f"{name} on {system}" if system else name


def too_many(request: HttpRequest) -> HttpResponse:
    """Somebody asks too much too quickly, and is told when to try again."""
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = "60"
    return response


class LogOut(LogoutView):
    """The log-out; takes the mark away, because nothing has ended by itself."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.user.is_authenticated:
            note(request, AccessEntry.Access.LOGGED_OUT)
        response = super().post(request, *args, **kwargs)
        response.delete_cookie(settings.SESSION_MARK_NAME, samesite="Lax")
        # What was typed and not sent goes in every tab, also where the script of a page did not run.
        response.headers["Clear-Site-Data"] = '"storage"'
        return response
