"""Who decides about requests for approval on a day: the people of the group, those who stand in, and the deputy."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import User

from agreements.models import USUAL_DAYS, Absence, ApproverGroup
from agreements.standing.needed_approvals import GROUPS, Kind

WEEKEND = 5  # the first day of it, as Python counts from Monday


@dataclass(frozen=True, slots=True)
class OnDuty:
    """The people of one kind: whom a request goes to first, and to whom it goes when its time is over."""

    first: tuple[User, ...]
    then: tuple[User, ...]

    def told(self, *, is_late: bool, barred: frozenset[int] = frozenset()) -> tuple[User, ...]:
        """Whom a request waits for. Who may not decide it is left out; where nobody is left, the others stand in."""
        wanted = dict.fromkeys((*self.first, *self.then) if is_late else self.first)
        found = tuple(one for one in wanted if one.pk not in barred)
        return found or tuple(one for one in self.then if one.pk not in barred)


def on_duty(kind: Kind, day: datetime.date) -> OnDuty:
    """Who decides on a day. The absent are represented by their deputies; deputies are of the same group."""
    people = {person.pk: person for person in people_of(kind)}
    absent = {
        absence.person_id: absence.deputy_id
        for absence in Absence.objects.filter(
            person__in=people, first_day__lte=day, last_day__gte=day
        )
    }
    group = group_of(kind)
    present = [pk for pk in people if pk not in absent]
    standing_in = [pk for pk in absent.values() if pk in people and pk not in absent]
    first = [pk for pk in present if pk != group.deputy_id] + standing_in
    deputy = [group.deputy_id] if group.deputy_id in present else []
    first = first or deputy or present or list(people)
    then = deputy or list(people)
    return OnDuty(
        tuple(people[pk] for pk in dict.fromkeys(first)),
        tuple(people[pk] for pk in dict.fromkeys(then)),
    )


def people_of(kind: Kind) -> tuple[User, ...]:
    """The people who give approvals of a kind, by name."""
    people = User.objects.filter(groups__name=GROUPS[kind], is_active=True)
    return tuple(people.order_by("last_name", "first_name", "username"))


def group_of(kind: Kind) -> ApproverGroup:
    """How the people of a kind share their work; as usual where nobody has said otherwise."""
    found = ApproverGroup.objects.filter(kind=kind).first()
    return found or ApproverGroup(kind=kind, working_days=USUAL_DAYS)


def after_working_days(day: datetime.date, number: int) -> datetime.date:
    """The day that many working days, Monday to Friday, after another."""
    while number > 0:
        day += datetime.timedelta(days=1)
        number -= day.weekday() < WEEKEND
    return day
