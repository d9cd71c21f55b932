"""Who may come in: what the account library asks of us."""

import base64
import hashlib
import logging
import time
from typing import Any

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from qrcode.image.svg import SvgPathImage

from agreements.models import AccessEntry
from config.access_log import note

LONGEST_NAME = 150

log = logging.getLogger(__name__)


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by administrators; wrong passwords are limited by name and address, and recorded."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs himself up."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address of the browser; of a socket, which has none, that of this machine."""
        try:
            address: str = super().get_client_ip(request)
        except PermissionDenied:
            return "127.0.0.1"
        return address

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link to a new password, at the address of the site whatever the request said of it."""
        uid, _, token = key.partition("-")
        return settings.SITE_ADDRESS + reverse("account_reset_password_from_key", args=[uid, token])

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether somebody must confirm that it is he before an act of this app.

        An agreement is finished and an edition approved without it within settings.CONFIRMED_FOR of the log-in;
        for what protects the account itself the library's own rule holds.
        """
        if app != "counterpart":
            required: bool = super().is_reauthentication_required(app=app, **kwargs)
            return required
        request = context.request
        if not self.get_reauthentication_methods(request.user):
            return False  # who comes in by another door confirms there
        shown = get_authentication_records(request, request.user)
        return not shown or time.time() - shown[-1]["at"] > settings.CONFIRMED_FOR

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A wrong password stands in the log, with the name that was tried and where it came from."""
        name = str(credentials.get("username", ""))[:LONGEST_NAME]
        log.warning("Log-in refused: %r from %s", name, self.get_client_ip(request))
        tried = User.objects.filter(username=name).first()
        note(request, AccessEntry.Access.REFUSED, who=tried)

    def login(self, request: HttpRequest, user: User) -> None:
        """As the library does; who came in is written down."""
        super().login(request, user)
        note(request, AccessEntry.Access.LOGGED_IN, who=user)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # By the name alone, a stranger could keep anybody out for as long as he likes.
        name = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{name} {self.get_client_ip(request)}"


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Second factors; their secrets do not stand in the database as they are."""

    def encrypt(self, text: str) -> str:
        """What is stored of a secret."""
        return secret_box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret that was stored."""
        return secret_box().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> SafeString:
        """The QR code as a drawing that stands in the page itself: the policy lets no picture in from elsewhere."""
        drawing = qrcode.make(url, image_factory=SvgPathImage).to_string(encoding="unicode")
        return SafeString(drawing)  # squares alone, no word of anybody's


def secret_box() -> MultiFernet:
    """Locks with the secret key of the installation, opens with that and with older ones."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (hashlib.sha256(b"second factors" + key.encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
