"""How an agreement stands: its library, its answers and their versions, and what is asked of it now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from agreements.assembly.pipeline import Assembled
from agreements.models import STEP_PREFIX, Agreement, Answer, LatestAnswers
from agreements.models.remembered import answers_in, assembled_under, findings_in
from agreements.standing.earlier_editions import findings_for
from clauses import library
from clauses.library.answers import Answers, AnswerValue
from clauses.library.deal.interview import Interview
from clauses.library.deal.selection import Selection
from clauses.library.findings import Finding
from clauses.library.kinds import kind_of


@dataclass(frozen=True, slots=True)
class Standing:
    """The answers of an agreement with all that follows from them; made once for each request."""

    agreement: Agreement
    latest: LatestAnswers
    answers: Answers
    assembled: Assembled

    @property
    def library(self) -> library.Library:
        """The library of its edition, in the English of the agreement."""
        return self.assembled.interview.library

    @property
    def interview(self) -> Interview:
        """What is asked now."""
        return self.assembled.interview

    @property
    def selection(self) -> Selection:
        """Which clauses are in the agreement."""
        return self.assembled.selection

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the agreement, on the edition that it has."""
        return findings_for(self.agreement, findings_in(self.assembled))

    def seen(self, key: str) -> int | None:
        """The version of a question: its last answer."""
        answer = self.last_answer(key)
        return None if answer is None else answer.pk

    def last_answer(self, key: str) -> Answer | None:
        """The last answer to a question; of a table, the last of its rows and cells."""
        question = self.library.question(key)
        is_table = question is not None and kind_of(question).value == "rows"
        return self.latest.newest_of(key) if is_table else self.latest.get(key)

    def is_walked(self, step: str) -> bool:
        """Whether somebody saved this step before, so that its defaults were looked at."""
        return STEP_PREFIX + step in self.latest

    def with_answers(self, changes: Mapping[str, AnswerValue | None]) -> "Standing":
        """The same agreement under other answers, None clearing one; nothing is saved."""
        changed = {**self.answers, **changes}
        answers = {key: value for key, value in changed.items() if value is not None}
        return replace(self, answers=answers, assembled=_assembled(self.agreement, answers))


def standing_of(agreement: Agreement) -> Standing:
    """How an agreement stands now; one query. The library and what the same answers make are remembered."""
    published = agreement.edition.library()
    latest = agreement.latest_answers()
    answers = answers_in(latest, published)
    return Standing(agreement, latest, answers, _assembled(agreement, answers))


def _assembled(agreement: Agreement, answers: Answers) -> Assembled:
    return assembled_under(agreement.edition, answers, created_on=agreement.created_on)
