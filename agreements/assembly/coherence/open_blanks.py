"""Blanks that are still open in the document."""

from collections.abc import Iterator

from agreements.assembly.coherence.checked_lines import checked_lines
from agreements.assembly.document import OpenBlank
from agreements.assembly.pipeline import Assembled
from clauses.library.deal.interview import Interview
from clauses.library.faults.of_agreements import OPEN_BLANK, UNASKED_BLANK
from clauses.library.findings import Finding, Place


def open_blanks(assembled: Assembled) -> Iterator[Finding]:
    """A blank without a value. A required question that is not answered yet is reported once, as such."""
    reported = {
        asked.question.key
        for asked in assembled.interview.asked
        if asked.origin == "misfit" or (asked.origin == "missing" and asked.question.required)
    }
    for place, line in checked_lines(assembled):
        for blank in line.blanks:
            if not reported.intersection(blank.questions):
                yield _open_blank(blank, place, assembled.interview)


def _open_blank(blank: OpenBlank, place: Place, interview: Interview) -> Finding:
    question = next((key for key in blank.questions if interview.of(key) is not None), "")
    fault = OPEN_BLANK if question else UNASKED_BLANK
    return fault.at(place, question=question, short=blank.short)
