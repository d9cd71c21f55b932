"""The groups of people that Counterpart knows, and who is in them."""

from django.contrib.auth.models import User

LEGAL = "Legal"
PROCUREMENT = "Procurement"
QUALITY = "Quality"


def groups_of(user: User) -> frozenset[str]:
    """The names of somebody's groups, in one query."""
    return frozenset(user.groups.values_list("name", flat=True))


def is_legal(user: User) -> bool:
    """Whether somebody is of Legal, or may do everything anyway."""
    return user.is_superuser or user.groups.filter(name=LEGAL).exists()


def is_quality(user: User) -> bool:
    """Whether somebody is of Quality."""
    return user.groups.filter(name=QUALITY).exists()
