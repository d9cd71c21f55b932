"""Agreements on an earlier edition: faults of the library's own words warn there, and lead to the newer edition.

When an edition is published they are errors. A later version of Counterpart may see more of them than the one that
published it; the people of an agreement can do nothing about that but take the newer edition.
"""

from collections.abc import Iterable
from dataclasses import replace

from agreements.models import Agreement
from clauses.library.faults.of_agreements import OF_THE_LIBRARYS_WORDS
from clauses.library.findings import Finding, Level
from clauses.models import Edition


def findings_for(agreement: Agreement, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What was found in an agreement, as it counts there, errors first; a query only where such a fault stands."""
    if not any(map(is_of_the_librarys_words, findings)):
        return findings
    newest = newer_edition(agreement)
    if newest is None:
        return findings
    hint = f"{newest.in_words} is newer: take it where it mends this."
    if not newest.is_approved:
        hint = f"{newest.in_words} is newer. It is offered to this agreement once counsel has approved it."
    told = (
        replace(one, level=Level.WARNING, hint=hint) if is_of_the_librarys_words(one) else one
        for one in findings
    )
    return tuple(sorted(told, key=lambda one: tuple(Level).index(one.level)))


def is_of_the_librarys_words(finding: Finding) -> bool:
    """Whether it is an error that legal makes and mends, and that no answer does."""
    return finding.level is Level.ERROR and finding.code in OF_THE_LIBRARYS_WORDS


def newer_edition(agreement: Agreement) -> Edition | None:
    """The newest edition, where it is newer than that of the agreement; counsel may not have approved it yet."""
    newest = Edition.objects.without_content().newest()
    return newest if newest and newest.number > agreement.edition.number else None


def leads_to_the_newer_edition(finding: Finding) -> bool:
    """Whether a finding for an agreement is one of these, and a newer edition may mend it."""
    return finding.level is Level.WARNING and finding.code in OF_THE_LIBRARYS_WORDS


def number_of_the_librarys_words(findings: Iterable[Finding]) -> int:
    """How many of these are faults of the library's own words."""
    return sum(map(is_of_the_librarys_words, findings))
