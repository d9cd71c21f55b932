"""Drawing ahead: an agreement that is left alone for a moment is drawn, so that whoever asks for its PDF has it.

The draft copy first; once the agreement is ready, the clean copy too, so that finishing seals what is there.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Model
from django.utils import timezone

from agreements.acts.drawing import ask_for_drawing
from agreements.models import Agreement, Answer, Approval, EditionDecision
from agreements.standing.current import standing_of
from agreements.standing.readiness import readiness_of

LEFT_ALONE = timedelta(seconds=10)
# A worker that starts looks back so many rows; what is older is drawn when somebody asks.
LOOKED_BACK = 500
LOOKED_AT: tuple[type[Model], ...] = (Answer, Approval, EditionDecision)


@dataclass(slots=True)
class DrawnAhead:
    """What a worker remembers of changes: the last row of each kind that it saw, and which agreements still rest."""

    seen: dict[type[Model], int] = field(default_factory=dict)
    changed: dict[int, datetime] = field(default_factory=dict)

    def look(self) -> None:
        """Ask for the PDFs of the agreements in which nothing was said for the last ten seconds."""
        for rows in LOOKED_AT:
            self._note(rows)
        rest_since = timezone.now() - LEFT_ALONE
        for pk in [pk for pk, at in self.changed.items() if at < rest_since]:
            del self.changed[pk]
            agreement = Agreement.objects.at_hand().filter(pk=pk, issued_copy__isnull=True)
            if (found := agreement.select_related("edition").first()) is not None:
                draw_ahead(found)

    def _note(self, rows: type[Model]) -> None:
        manager = rows._default_manager
        if rows not in self.seen:
            last = manager.order_by("-pk").values_list("pk", flat=True).first() or 0
            self.seen[rows] = max(0, last - LOOKED_BACK)
        new = manager.filter(pk__gt=self.seen[rows]).order_by("pk")
        for pk, agreement, at in new.values_list("pk", "agreement_id", "at"):
            self.seen[rows] = pk
            self.changed[agreement] = max(at, self.changed.get(agreement, at))


def draw_ahead(agreement: Agreement) -> None:
    """Ask for the draft copy, and where nothing stands in the way of finishing for the clean copy too."""
    ask_for_drawing(agreement, is_draft_copy=True, ahead=True)
    if readiness_of(standing_of(agreement)).is_ready:
        ask_for_drawing(agreement, is_draft_copy=False, ahead=True)
