"""What is wrong in the draft, told at the row and the field where a lawyer can mend it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from clauses.draft.reviewing import review_draft
from clauses.draft.tables import ROWS, Row, thing_kind_of
from clauses.library.data.things import Name
from clauses.library.findings import Finding, Level, Place, errors
from clauses.library.schema import KIND_OF, PART_KINDS, Data, PartKind, ThingKind
from clauses.models import LibraryRow
from clauses.models.validators import explained

PARTS: Mapping[str, PartKind] = {part.noun: part for part in PART_KINDS}
LOOSE_PART = re.compile(
    rf'(?P<part>{"|".join(PARTS)})s?(?: "?(?P<key>[^",]+)"?)?(?:, (?P<field>\w+))?'
)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A finding on a page of the admin: which of its forms (by prefix; the row's has none), which field, the words."""

    prefix: str
    field: str
    words: str
    level: Level = Level.ERROR
    line: int = 0


@dataclass(frozen=True, slots=True)
class FormPart:
    """The form of a part of a row: what findings call the part, the part's key, the form's prefix."""

    part: str
    key: str
    prefix: str


class DraftMistakes(Exception):
    """A row cannot be saved as it is: it does not fit the rest of the draft."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(f"{len(mistakes)} mistakes")
        self.mistakes = mistakes


def errors_at(row: Row) -> tuple[Finding, ...]:
    """What the whole draft, read with this saved row in it, finds wrong at the row."""
    return errors(findings_at(kind_and_key(row), review_draft().findings))


def findings_at(name: Name, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of these findings, those at one thing, by kind and key."""
    return tuple(finding for finding in findings if (finding.place.kind, finding.place.key) == name)


def kind_and_key(row: Row) -> Name:
    """How findings name a row."""
    if isinstance(row, LibraryRow):
        return "library", ""
    kind = thing_kind_of(type(row))
    return kind.noun, str(getattr(row, kind.key))


def name_of(row: Row, entry: Data) -> Name:
    """How findings name a row that an entry tells."""
    if isinstance(row, LibraryRow):
        return "library", ""
    kind = thing_kind_of(type(row))
    return kind.noun, kind.key_in(entry)


def located(findings: Iterable[Finding], parts: Iterable[FormPart]) -> tuple[Mistake, ...]:
    """Each finding at the form and the field where it can be mended; at the row where no part is named."""
    known = tuple(parts)
    return tuple(mistake for finding in findings for mistake in _located(finding, known))


def _located(finding: Finding, parts: tuple[FormPart, ...]) -> Iterator[Mistake]:
    place = finding.place
    words = explained(finding.message, line=place.line, hint=finding.hint)
    loose = LOOSE_PART.fullmatch(place.part)
    if loose is None:
        yield Mistake("", place.part, words, finding.level, place.line)
        return
    field = loose["field"] or PARTS[loose["part"]].only_language
    here = [part for part in parts if (part.part, part.key) == (loose["part"], loose["key"])]
    for part in here:
        yield Mistake(part.prefix, field, words, finding.level, place.line)
    if not here:
        yield Mistake("", "", f"{place.part.capitalize()}: {words}", finding.level)


def addresses(findings: Iterable[Finding]) -> dict[Place, str]:
    """Where in the admin each finding can be mended; places without a row are left out."""
    return pages_of({finding.place for finding in findings})


def pages_of(places: Iterable[Place]) -> dict[Place, str]:
    """The page of each place in the admin; places without a row are left out."""
    wanted = set(places)
    return {
        place: address
        for noun in ROWS
        if (here := [place for place in wanted if place.kind == noun])
        for place, address in _addresses_of(KIND_OF[noun], here)
    }


def _addresses_of(kind: ThingKind, places: list[Place]) -> list[tuple[Place, str]]:
    model = ROWS[kind.noun]
    rows = model._default_manager.filter(**{f"{kind.key}__in": [place.key for place in places]})
    numbers = dict(rows.values_list(kind.key, "pk"))
    name = f"admin:clauses_{model._meta.model_name}_change"
    return [
        (place, reverse(name, args=[numbers[place.key]]))
        for place in places
        if place.key in numbers
    ]
