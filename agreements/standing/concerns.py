"""What the draft of the library would change in agreements that are not issued yet; for the publish page of Legal."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User

from agreements.assembly.effect import Effect
from agreements.models import Agreement, AgreementQuerySet
from agreements.standing.offers import effect_on, said
from clauses.library import Library

NAME = "The draft"
LAST_TOUCHED_FIRST = ("-changed_at", "-pk")


@dataclass(frozen=True, slots=True)
class Concern:
    """An agreement in flight, and what a library would change in it."""

    agreement: Agreement
    effect: Effect

    @property
    def words(self) -> str:
        """What would change, in a sentence."""
        return said(NAME, self.effect, are_yours=False)

    @property
    def for_review(self) -> int:
        """How many of its answers would not fit any more."""
        return len(self.effect.for_review)


def in_flight() -> AgreementQuerySet:
    """Agreements that are not issued, the one touched last first."""
    rows = Agreement.objects.in_flight().with_last_change()
    return (
        rows.select_related("owner", "edition")
        .defer("edition__content")
        .order_by(*LAST_TOUCHED_FIRST)
    )


def concerns(agreements: Iterable[Agreement], library: Library) -> tuple[Concern, ...]:
    """Those of the agreements in which the library would change something."""
    looked_at = (Concern(agreement, effect_on(agreement, library)) for agreement in agreements)
    return tuple(concern for concern in looked_at if not concern.effect.is_empty)


def visible_and_hidden(
    agreements: Iterable[Agreement], person: User
) -> tuple[list[Agreement], list[Agreement]]:
    """Those that a person may read, and those of which he may know only how many there are."""
    agreements = list(agreements)
    keys = [agreement.pk for agreement in agreements]
    seen = set(
        Agreement.objects.visible_to(person).filter(pk__in=keys).values_list("pk", flat=True)
    )
    return (
        [agreement for agreement in agreements if agreement.pk in seen],
        [agreement for agreement in agreements if agreement.pk not in seen],
    )
