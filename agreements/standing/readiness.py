"""Whether an agreement can be issued, and what stands in the way: errors, open approvals, an edition not approved."""

from dataclasses import dataclass

from agreements.assembly.pipeline import Assembled
from agreements.standing.current import Standing
from agreements.standing.needed_approvals import NeededApproval, needed_approvals
from clauses.library.findings import Finding, errors


@dataclass(frozen=True, slots=True)
class Readiness:
    """What was found in an agreement, which approvals it needs, and whether counsel approved its edition."""

    assembled: Assembled
    findings: tuple[Finding, ...]
    approvals: tuple[NeededApproval, ...]
    is_edition_approved: bool

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What must be mended before it can be issued."""
        return errors(self.findings)

    @property
    def open_approvals(self) -> tuple[NeededApproval, ...]:
        """The approvals that are still to be given."""
        return tuple(needed for needed in self.approvals if needed.is_open)

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands in the way of issuing."""
        return not self.errors and not self.open_approvals and self.is_edition_approved


def readiness_of(standing: Standing) -> Readiness:
    """What was found in the agreement as it stands, and what was approved."""
    return Readiness(
        assembled=standing.assembled,
        findings=standing.findings,
        approvals=needed_approvals(standing.assembled, standing.agreement, standing.latest),
        is_edition_approved=standing.agreement.edition.is_approved,
    )
