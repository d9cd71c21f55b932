"""Who uses a thing of the draft, and what it uses itself: grouped by thing, each with its page in the admin."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clauses.draft.mistakes import pages_of
from clauses.library.findings import Place
from clauses.library.language.contents import How
from clauses.library.schema import KIND_OF
from clauses.library.values import Clause, Library, Schedule
from clauses.library.words.uses import Thing, Use, used_by, uses_of, uses_through_facts
from clauses.library.words.wording import option_label

VERBS: Mapping[How, str] = {
    "reads": "reads it in",
    "looks up": "looks it up in",
    "asks for": "asks for it in",
    "cites": "cites it in",
    "speaks of": "speaks of it in",
    "needs": "needs it as",
    "changes": "names it as",
    "rests on": "rests on it",
    "tells of": "tells what others agreed",
}
AS_A_WHOLE: tuple[How, ...] = ("rests on", "tells of")
ORDER = tuple(KIND_OF)
PARTS = {
    "when": "condition",
    "approval_when": "condition of the approval",
    "value": "value",
    "change": "question to change",
}


@dataclass(frozen=True, slots=True)
class UseGroup:
    """One thing, its page, and each place where it uses or is used."""

    kind: str
    title: str
    url: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """What a thing uses, who uses it, and who depends on it through derived facts only."""

    uses: tuple[UseGroup, ...]
    users: tuple[UseGroup, ...]
    through_facts: tuple[UseGroup, ...]


def relations(kind: str, key: str, every: tuple[Use, ...], library: Library) -> Relations:
    """All relations of one thing. Only questions, facts, clauses and the like can be used by others."""
    thing = Thing(kind, key)
    direct = uses_of(thing, every)
    seen = {use.place for use in direct}
    indirect = [use for use in uses_through_facts(thing, every) if use.place not in seen]
    return Relations(
        uses=_groups(
            (
                ((use.thing.kind, use.thing.key), f"{_where(use.place)}{_options(use, library)}")
                for use in used_by(kind, key, every)
            ),
            library,
        ),
        users=_by_user(direct, library),
        through_facts=_by_user(indirect, library),
    )


def _by_user(found: Iterable[Use], library: Library) -> tuple[UseGroup, ...]:
    return _groups(
        (((use.place.kind, use.place.key), _said(use, library)) for use in found), library
    )


def _said(use: Use, library: Library) -> str:
    """How and where a thing is used; of what rests on it as a whole, or tells of it, no field is named."""
    if use.how in AS_A_WHOLE:
        return VERBS[use.how]
    return f"{VERBS[use.how]} {_where(use.place)}{_options(use, library)}"


def _groups(found: Iterable[tuple[tuple[str, str], str]], library: Library) -> tuple[UseGroup, ...]:
    """Places by the thing that they belong to, kind by kind, each in the order of first mention."""
    places: dict[tuple[str, str], dict[str, None]] = {}
    for name, words in found:
        places.setdefault(name, {})[words] = None
    pages = pages_of(Place(kind, key) for kind, key in places)
    groups = [
        UseGroup(kind, title_of(kind, key, library), pages.get(Place(kind, key), ""), tuple(listed))
        for (kind, key), listed in places.items()
    ]
    return tuple(sorted(groups, key=lambda group: ORDER.index(group.kind)))


def _where(place: Place) -> str:
    part = re.sub(r'"([^"]*)"', r"“\1”", place.part)
    for name, words in PARTS.items():
        part = re.sub(rf"\b{name}$", words, part)
    return f"{part}, line {place.line}" if place.line else part


def _options(use: Use, library: Library) -> str:
    if not use.options:
        return ""
    labels = (f"“{option_label(use.thing.key, key, library)}”" for key in use.options)
    return f" ({', '.join(labels)})"


def title_of(noun: str, key: str, library: Library) -> str:
    """What a thing is called on the screen; its key where it has no other name, or is not there."""
    kind = KIND_OF[noun]
    found = (thing for thing in kind.things(library) if getattr(thing, kind.key) == key)
    match next(found, None):
        case Clause(code=code, heading=heading):
            return f"{code} {heading}"
        case Schedule(heading=heading):
            return f"Schedule {heading}"
        case None:
            return key
        case thing:
            return next((str(getattr(thing, name)) for name in kind.titles), key)
