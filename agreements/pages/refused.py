"""What somebody typed and the agreement does not say: it does not fit, or clashes with what somebody else answered."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from agreements.models import Agreement
from agreements.pages.shown_findings import question_url
from agreements.standing.current import standing_of
from agreements.wizard.settle import unsettled_of


@dataclass(frozen=True, slots=True)
class RefusedAnswer:
    """A question in short, and where what was typed waits."""

    short: str
    url: str


def refused_answers(agreement: Agreement, by: User) -> tuple[RefusedAnswer, ...]:
    """The questions in which somebody's own words wait, in their order; those that are asked no more are left out."""
    unsettled = unsettled_of(agreement, by)
    if not unsettled:
        return ()
    standing = standing_of(agreement)
    return tuple(
        RefusedAnswer(question.short, question_url(standing, question.section, question.key))
        for question in (asked.question for asked in standing.interview.asked)
        if question.key in unsettled
    )
