"""Answers to try a text with: the samples that come with the library, and the agreements that a person may see."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils import timezone

from agreements.assembly.answering import read_answers
from agreements.models import Agreement
from clauses.exchange.loading import SHIPPED
from clauses.library.answers import Answers
from clauses.library.deal.interview import interview
from clauses.library.kinds import kind_of
from clauses.library.values import Library

MOST_AGREEMENTS = 50
NOTHING = "nothing"
PAST = "agreement-"


@dataclass(frozen=True, slots=True)
class Sample:
    """Answers under a name: what the list calls them, and the list's own heading above them."""

    key: str
    title: str
    group: str


def samples(user: User) -> tuple[Sample, ...]:
    """What a person can choose from."""
    return (
        *sample_deals(),
        *_agreements(user),
    )


def sample_deals() -> tuple[Sample, ...]:
    """Those that come with the library, and a deal in which nobody has answered anything."""
    return (*_shipped(), Sample(NOTHING, "No answers: defaults only", "Samples"))


def starts(user: User) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """What a new agreement can start from beside nothing, in groups: the templates, and what a person may see."""
    templates = tuple((one.key, one.title) for one in _shipped())
    past = tuple((one.key, one.title) for one in _agreements(user))
    groups = (("From a template", templates), ("Like a past one", past))
    return tuple((title, entries) for title, entries in groups if entries)


def template_answers(key: str, library: Library) -> Answers:
    """The answers of a template without its companies, their sites, places and people: a deal brings its own."""
    sample = next(one for one in _shipped() if one.key == key)
    answers, day = answers_of(sample, library)
    brought = {one: value for one, value in answers.items() if not _is_of_one_deal(library, one)}
    usual = _usual(library)
    without = {one: brought[one] for one in brought.keys() - usual}
    asked = interview(library, without, created_on=day)
    return {
        one: value for one, value in brought.items() if one not in usual or asked.value(one) is None
    }


def _is_of_one_deal(library: Library, key: str) -> bool:
    """Whether an answer names companies, sites or people that no other deal has, or is a list that may be missing."""
    question = library.question(key)
    if question is None:
        return True
    kind = kind_of(question).value
    return (
        kind in ("party", "sites")
        or any(column.key == "telephone" for column in question.columns)
        or (kind == "rows" and not question.required)
    )


def _usual(library: Library) -> frozenset[str]:
    """The texts for which the library may know a usual one, such as the place of delivery, which comes first then."""
    return frozenset(one.key for one in library.questions if one.kind == "text" and one.defaults)


def _shipped() -> Iterator[Sample]:
    for path in sorted((SHIPPED / "samples").glob("*.json")):
        title = json.loads(path.read_text(encoding="utf-8"))["title"]
        yield Sample(path.stem, title, "Samples")


def _agreements(user: User) -> Iterator[Sample]:
    seen = Agreement.objects.visible_to(user).order_by("-created_at", "-pk")
    for pk, title in seen.values_list("pk", "title")[:MOST_AGREEMENTS]:
        yield Sample(f"{PAST}{pk}", title, "Agreements")


def answers_of(sample: Sample, library: Library) -> tuple[Answers, datetime.date]:
    """The answers of a sample as a library reads them, and the day on which the agreement is made.

    What the library cannot read is left out. Ask only for what `samples` gave to the same person.
    """
    if sample.group == "Agreements":
        agreement = Agreement.objects.get(pk=sample.key.removeprefix(PAST))
        return read_answers(agreement.answers_json(), library)[0], agreement.created_on
    if sample.key == NOTHING:
        return {}, timezone.localdate()
    path = SHIPPED / "samples" / f"{sample.key}.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    return read_answers(told["answers"], library)[0], timezone.localdate()
