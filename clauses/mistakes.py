"""What is wrong in the draft, told at the row and the field where a lawyer can mend it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse

from clauses.library.findings import Finding, Level, Place
from clauses.models import Clause, DefinedTerm, Library, MarketPractice, Question, Section
from clauses.publishing import review_draft
from clauses.rows import LISTS
from clauses.things import KINDS as LIST_KINDS
from clauses.validators import explained

KINDS: dict[str, type[Model]] = {
    "section": Section,
    "question": Question,
    "clause": Clause,
    **{kind: LISTS[key] for key, kind in LIST_KINDS.items() if key in LISTS},
    "market practice": MarketPractice,
}
LOOSE_PART = re.compile(
    r'(?P<part>position|companion|option|default|count)s?(?: "?(?P<key>[^",]+)"?)?(?:, (?P<field>\w+))?'
)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A finding at one row: which part of it (empty: the row itself), which field, and the words."""

    part: str
    key: str
    field: str
    words: str


class DraftMistakes(Exception):
    """A row cannot be saved as it is: it does not fit the rest of the draft."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(f"{len(mistakes)} mistakes")
        self.mistakes = mistakes


def mistakes_of(row: Model) -> tuple[Mistake, ...]:
    """What the whole draft, read with this saved row in it, finds wrong at the row."""
    kind, key = kind_and_key(row)
    return tuple(
        _mistake(finding)
        for finding in review_draft().findings
        if finding.level is Level.ERROR and (finding.place.kind, finding.place.key) == (kind, key)
    )


def kind_and_key(row: Model) -> tuple[str, str]:
    """How findings name a row."""
    if isinstance(row, Library):
        return "library", ""
    kind = next(kind for kind, model in KINDS.items() if isinstance(row, model))
    return kind, str(getattr(row, _name_column(type(row))))


def _name_column(model: type[Model]) -> str:
    return {DefinedTerm: "term", MarketPractice: "question"}.get(model, "key")


def _mistake(finding: Finding) -> Mistake:
    words = explained(finding.message, line=finding.place.line, hint=finding.hint)
    loose = LOOSE_PART.fullmatch(finding.place.part)
    if loose is None:
        return Mistake("", "", finding.place.part, words)
    if not loose["key"] or loose["part"] in ("default", "count"):
        return Mistake("", "", "", f"{finding.place.part.capitalize()}: {words}")
    # Of a companion only the condition can be wrong; its clause is picked from a list.
    usual = "when" if loose["part"] == "companion" else ""
    return Mistake(loose["part"], loose["key"], loose["field"] or usual, words)


def addresses(findings: Iterable[Finding]) -> dict[Place, str]:
    """Where in the admin each finding can be mended; places without a row are left out."""
    return pages_of({finding.place for finding in findings})


def pages_of(places: Iterable[Place]) -> dict[Place, str]:
    """The page of each place in the admin; places without a row are left out."""
    places = set(places)
    return {
        place: address
        for kind, model in KINDS.items()
        if (here := [place for place in places if place.kind == kind])
        for place, address in _addresses_of(model, here)
    }


def _addresses_of(model: type[Model], places: list[Place]) -> list[tuple[Place, str]]:
    column = _name_column(model)
    rows = model._default_manager.filter(**{f"{column}__in": [place.key for place in places]})
    numbers = dict(rows.values_list(column, "pk"))
    name = f"admin:clauses_{model._meta.model_name}_change"
    return [
        (place, reverse(name, args=[numbers[place.key]]))
        for place in places
        if place.key in numbers
    ]
