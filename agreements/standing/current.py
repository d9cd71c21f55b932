"""How an agreement stands: its library, its answers and their versions, and what is asked of it now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from agreements.assembly.answering import read_stored_answers
from agreements.assembly.pipeline import Assembled, assemble
from agreements.models import STEP_PREFIX, Agreement, Answer, counting
from clauses import library
from clauses.library.answers import Answers, AnswerValue
from clauses.library.deal.interview import Interview, interview
from clauses.library.deal.selection import Selection, select


@dataclass(frozen=True, slots=True)
class Standing:
    """The answers of an agreement with all that follows from them; made anew for each request."""

    agreement: Agreement
    library: library.Library
    latest: Mapping[str, Answer]
    answers: Answers
    interview: Interview
    selection: Selection

    def seen(self, key: str) -> int | None:
        """The version of a question: its last answer."""
        answer = self.latest.get(key)
        return None if answer is None else answer.pk

    def is_walked(self, step: str) -> bool:
        """Whether somebody saved this step before, so that its defaults were looked at."""
        return STEP_PREFIX + step in self.latest

    def with_answers(self, changes: Mapping[str, AnswerValue | None]) -> "Standing":
        """The same agreement under other answers, None clearing one; nothing is saved."""
        changed = {**self.answers, **changes}
        answers = {key: value for key, value in changed.items() if value is not None}
        asked = interview(self.library, answers, created_on=self.agreement.created_on)
        return replace(self, answers=answers, interview=asked, selection=select(asked))


def standing_of(agreement: Agreement) -> Standing:
    """How an agreement stands now; one query, and the library once a process."""
    published = agreement.edition.library()
    latest = agreement.latest_answers()
    answers = read_stored_answers(counting(latest), published)
    asked = interview(published, answers, created_on=agreement.created_on)
    return Standing(agreement, published, latest, answers, asked, select(asked))


def assembled_of(standing: Standing) -> Assembled:
    """The agreement assembled as it stands."""
    return assemble(standing.library, standing.answers, created_on=standing.agreement.created_on)
