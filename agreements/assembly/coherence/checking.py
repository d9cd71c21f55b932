"""Everything that is wrong with an assembled agreement, one module for each kind of finding."""

from collections.abc import Callable, Iterable

from agreements.assembly.coherence.clauses import (
    doubled_headings,
    faults_of_points,
    lost_picks,
    unmet_obligations,
)
from agreements.assembly.coherence.defined_terms import (
    definition_faults,
    terms_spelled_otherwise,
    unknown_phrases,
)
from agreements.assembly.coherence.free_text import faults_of_typed_words
from agreements.assembly.coherence.holes import holes
from agreements.assembly.coherence.numbers import number_gaps
from agreements.assembly.coherence.open_blanks import open_blanks
from agreements.assembly.coherence.parties import parties_alike
from agreements.assembly.coherence.printed_parts import parts_not_printed_once
from agreements.assembly.coherence.references import open_references
from agreements.assembly.coherence.rules import fired_rules
from agreements.assembly.coherence.table_cells import lacking_in_tables
from agreements.assembly.coherence.unanswered import misfits, unanswered
from agreements.assembly.pipeline import Assembled
from clauses.library.findings import Finding, Level

Check = Callable[[Assembled], Iterable[Finding]]
LEVELS = tuple(Level)

CHECKS: tuple[Check, ...] = (
    misfits,
    unanswered,
    lacking_in_tables,
    parties_alike,
    faults_of_typed_words,
    fired_rules,
    unmet_obligations,
    doubled_headings,
    faults_of_points,
    lost_picks,
    open_blanks,
    open_references,
    definition_faults,
    parts_not_printed_once,
    unknown_phrases,
    terms_spelled_otherwise,
    holes,
    number_gaps,
)


def check(assembled: Assembled) -> tuple[Finding, ...]:
    """Every finding once, errors first. Never raises for what the library or the answers say."""
    found = dict.fromkeys(finding for one in CHECKS for finding in one(assembled))
    return tuple(sorted(found, key=lambda finding: LEVELS.index(finding.level)))
