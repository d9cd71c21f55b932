"""Who may come in: what the account library asks of us."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

LONGEST_NAME = 150

log = logging.getLogger(__name__)


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by administrators; wrong passwords are limited by name and address, and recorded."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs himself up."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address of the browser; of a socket of this machine, which has none, a word."""
        try:
            address: str = super().get_client_ip(request)
        except PermissionDenied:
            return "local"
        return address

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A wrong password stands in the log, with the name that was tried and where it came from."""
        name = str(credentials.get("username", ""))[:LONGEST_NAME]
        log.warning("Log-in refused: %r from %s", name, self.get_client_ip(request))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # By the name alone, a stranger could keep anybody out for as long as he likes.
        name = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{name} {self.get_client_ip(request)}"
