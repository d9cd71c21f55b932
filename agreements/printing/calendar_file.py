"""Days as an iCalendar file, which any calendar program reads."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Calendar, Event


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A whole day: `uid` is what it is known by for ever, `stamped` when it was last said."""

    uid: str
    on: datetime.date
    title: str
    note: str
    stamped: datetime.datetime
    is_tentative: bool


def calendar_file(entries: Iterable[CalendarEntry]) -> bytes:
    """The entries as a calendar. Days without a time, so that they are the same day in any zone; nobody is busy."""
    calendar = Calendar()
    calendar.add("prodid", "-//Counterpart//Dates of agreements//EN")
    calendar.add("version", "2.0")
    for one in entries:
        event = Event()
        event.add("uid", f"{one.uid}@counterpart")
        event.add("dtstamp", one.stamped.astimezone(datetime.UTC))
        event.add("dtstart", one.on)
        event.add("summary", one.title)
        event.add("description", one.note)
        event.add("transp", "TRANSPARENT")
        event.add("status", "TENTATIVE" if one.is_tentative else "CONFIRMED")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
