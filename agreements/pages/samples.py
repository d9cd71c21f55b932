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
from clauses.library.values import Library

MOST_AGREEMENTS = 50
NOTHING = "nothing"


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


def _shipped() -> Iterator[Sample]:
    for path in sorted((SHIPPED / "samples").glob("*.json")):
        title = json.loads(path.read_text(encoding="utf-8"))["title"]
        yield Sample(path.stem, title, "Samples")


def _agreements(user: User) -> Iterator[Sample]:
    seen = Agreement.objects.visible_to(user).order_by("-created_at", "-pk")
    for pk, title in seen.values_list("pk", "title")[:MOST_AGREEMENTS]:
        yield Sample(f"agreement-{pk}", title, "Agreements")


def answers_of(sample: Sample, library: Library) -> tuple[Answers, datetime.date]:
    """The answers of a sample as a library reads them, and the day on which the agreement is made.

    What the library cannot read is left out. Ask only for what `samples` gave to the same person.
    """
    if sample.group == "Agreements":
        agreement = Agreement.objects.get(pk=sample.key.removeprefix("agreement-"))
        return read_answers(agreement.answers_json(), library)[0], agreement.created_on
    if sample.key == NOTHING:
        return {}, timezone.localdate()
    path = SHIPPED / "samples" / f"{sample.key}.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    return read_answers(told["answers"], library)[0], timezone.localdate()
