"""Telling people: a line in their inbox, and a mail where an address is known. Nothing is decided by it."""

import logging
from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from agreements.models import Agreement, InboxEntry

logger = logging.getLogger(__name__)
LONGEST_SUBJECT = 300


def tell(
    people: Iterable[User], agreement: Agreement, subject: str, *, words: str = "", link: str
) -> None:
    """Put a line into the inbox of each, and send it by mail once the transaction is through."""
    subject = " ".join(subject.split())[:LONGEST_SUBJECT]
    now = timezone.now()
    for person in dict.fromkeys(people):
        InboxEntry.objects.create(
            person=person, agreement=agreement, subject=subject, words=words, link=link, at=now
        )
        if person.email:
            text = "\n\n".join(filter(None, (words, f"{settings.SITE_ADDRESS}{link}")))
            _send_later(subject, text, person.email)


def _send_later(subject: str, text: str, address: str) -> None:
    def send() -> None:
        try:
            send_mail(f"Counterpart: {subject}", text, None, [address])
        except OSError:  # no server, or one that refuses: the inbox has the line all the same
            logger.exception("A mail could not be sent to %s", address)

    transaction.on_commit(send)


def tell_administrators(subject: str, words: str) -> None:
    """Send a mail to every administrator whose address is known; nothing stands in an inbox, which is of agreements."""
    administrators = User.objects.filter(is_superuser=True, is_active=True).exclude(email="")
    for address in administrators.values_list("email", flat=True):
        _send_later(subject, words, address)


def name_of(person: User) -> str:
    """What somebody is called in a sentence."""
    return person.get_full_name() or person.get_username()
