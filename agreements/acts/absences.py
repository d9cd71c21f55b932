"""Who is away and who stands in: saved by the people themselves, for nobody else than their own group."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from agreements.models import Absence, ApproverGroup
from agreements.standing.needed_approvals import Kind


@transaction.atomic
def say_absence(person: User, first_day: date, last_day: date, deputy: User | None) -> Absence:
    """The person decides nothing from one day to another, both included; said twice, the last deputy counts."""
    absence, _ = Absence.objects.update_or_create(
        person=person, first_day=first_day, last_day=last_day, defaults={"deputy": deputy}
    )
    return absence


@transaction.atomic
def end_absences(person: User, keys: Iterable[int]) -> None:
    """Take back absences of one's own; those of others are left alone."""
    Absence.objects.filter(person=person, pk__in=keys).delete()


@transaction.atomic
def set_group(kind: Kind, working_days: int, deputy: User | None) -> ApproverGroup:
    """Within how many working days a group decides, and who then."""
    group, _ = ApproverGroup.objects.update_or_create(
        kind=kind, defaults={"working_days": working_days, "deputy": deputy}
    )
    return group
