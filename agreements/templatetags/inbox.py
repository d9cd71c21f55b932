"""What the frames of pages ask of Python: how much in somebody's inbox he has not read, how many agreements wait."""

from django import template
from django.contrib.auth.models import User

from agreements.models import InboxEntry
from agreements.standing.waiting import how_many_wait

register = template.Library()


@register.simple_tag
def unread(person: User) -> int:
    """The number of lines that he has not read; those of deleted agreements lead nowhere and are left out."""
    return InboxEntry.objects.read_by(person).filter(read_at__isnull=True).count()


@register.simple_tag
def waiting_agreements(person: User) -> int:
    """The number of agreements that he sees in which an approval is asked for and not given."""
    return how_many_wait(person)
