"""What the frame of every page asks of Python: how much in somebody's inbox he has not read."""

from django import template
from django.contrib.auth.models import User

from agreements.models import InboxEntry

register = template.Library()


@register.simple_tag
def unread(person: User) -> int:
    """The number of lines that he has not read; those of deleted agreements lead nowhere and are left out."""
    return InboxEntry.objects.read_by(person).filter(read_at__isnull=True).count()
