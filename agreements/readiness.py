"""Whether an agreement can be issued, and what stands in the way: errors, open approvals, an edition not approved."""

from dataclasses import dataclass

from agreements.approvals import NeededApproval, approvals_of, needed_approvals
from agreements.checking import Checked, checked
from agreements.standing import Standing


@dataclass(frozen=True, slots=True)
class Readiness:
    """What was found in an agreement, which approvals it needs, and whether counsel approved its edition."""

    check: Checked
    approvals: tuple[NeededApproval, ...]
    is_edition_approved: bool

    @property
    def open_approvals(self) -> tuple[NeededApproval, ...]:
        """The approvals that are still to be given."""
        return tuple(needed for needed in self.approvals if needed.is_open)

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands in the way of issuing."""
        return not self.check.errors and not self.open_approvals and self.is_edition_approved


def readiness_of(standing: Standing) -> Readiness:
    """Assemble the agreement as it stands, check it, and look up what was approved."""
    check = checked(standing)
    given = approvals_of(standing.agreement)
    return Readiness(
        check=check,
        approvals=needed_approvals(check.assembled, given),
        is_edition_approved=standing.agreement.edition.is_approved,
    )
