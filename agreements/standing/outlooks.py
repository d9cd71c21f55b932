"""How far agreements are, for lists: found once for an agreement as it stands, and remembered by the process.

A list is never slow: what nobody has answered is told by the interview alone; what needs the document is assembled for
a few agreements at a time, and for the others the next time.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import Max

from agreements.assembly.answering import read_stored_answers
from agreements.models import Agreement, Answer, counting
from agreements.models.remembered import assembled_under, findings_in
from agreements.standing.earlier_editions import newer_edition, number_of_the_librarys_words
from agreements.standing.needed_approvals import WantedApproval, wanted_approvals
from clauses.library.deal.interview import interview
from clauses.library.faults.of_agreements import UNANSWERED_QUESTION
from clauses.library.findings import errors

MOST_KEPT = 5_000
MOST_ASSEMBLED = 4  # at one request: a tenth of a second each


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is still to answer, how many errors stand, and which approvals are needed.

    Where the document was not looked into, `is_whole` is false: then errors in it and approvals are not known. Of the
    errors, `of_words` are faults of the library's own words, which count on the newest edition only.
    """

    to_answer: int
    errors: int
    wanted: tuple[WantedApproval, ...]
    is_whole: bool
    of_words: int = 0


# An agreement at a moment: answers are only added, so with its edition the last of them says what it is.
Moment = tuple[int, datetime.datetime, str, int | None, datetime.datetime]

_kept: dict[Moment, Outlook] = {}


def outlooks_of(agreements: Iterable[Agreement], *, asked: frozenset[int]) -> dict[int, Outlook]:
    """The outlook of each, by key; one query at most. They come from `with_last_change`, with their edition.

    `asked` are those in which approval was asked for, so that the document matters before all is answered.
    """
    agreements = tuple(agreements)
    known = {one.pk: _kept.get(_moment(one)) for one in agreements}
    wanting = tuple(one for one in agreements if _wants_more(known[one.pk], one.pk in asked))
    latest = _latest_answers(wanting)
    found = {pk: outlook for pk, outlook in known.items() if outlook is not None}
    left = MOST_ASSEMBLED
    for one in wanting:
        outlook = _at_a_glance(one, latest[one.pk])
        if left and _wants_more(outlook, one.pk in asked):
            outlook = _whole(one, latest[one.pk])
            left -= 1
        found[one.pk] = outlook
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[_moment(one)] = outlook
    return {one.pk: _on_its_edition(one, found[one.pk]) for one in agreements}


def _on_its_edition(agreement: Agreement, outlook: Outlook) -> Outlook:
    """The outlook as it counts now: what is remembered may be older than the newest edition."""
    if not outlook.of_words or newer_edition(agreement) is None:
        return outlook
    return replace(outlook, errors=outlook.errors - outlook.of_words)


def _moment(agreement: Agreement) -> Moment:
    told = vars(
        agreement
    )  # by `with_last_change`; without it this fails, rather than taking one moment for another
    return (
        agreement.pk,
        agreement.created_at,
        agreement.edition.sha256,
        told["last_answer"],
        told["changed_at"],
    )


def _wants_more(outlook: Outlook | None, is_asked: bool) -> bool:
    """Whether the document has to be looked into before something can be said."""
    if outlook is None:
        return True
    is_answered = not outlook.to_answer and not outlook.errors
    return not outlook.is_whole and (is_answered or is_asked)


def _latest_answers(agreements: tuple[Agreement, ...]) -> dict[int, dict[str, Answer]]:
    """The last row of each key, for many agreements in one query."""
    found: dict[int, dict[str, Answer]] = {one.pk: {} for one in agreements}
    if not agreements:
        return found
    rows = Answer.objects.filter(agreement__in=[one.pk for one in agreements]).order_by()
    newest = rows.values("agreement", "key").annotate(newest=Max("pk")).values("newest")
    for answer in Answer.objects.filter(pk__in=newest).order_by("pk"):
        found[answer.agreement_id][answer.key] = answer
    return found


def _at_a_glance(agreement: Agreement, latest: Mapping[str, Answer]) -> Outlook:
    library = agreement.edition.library()
    answers = read_stored_answers(counting(latest), library)
    asked = interview(library, answers, created_on=agreement.created_on).asked
    missing = sum(one.origin == "missing" and one.question.required for one in asked)
    return Outlook(missing, sum(one.origin == "misfit" for one in asked), (), is_whole=False)


def _whole(agreement: Agreement, latest: Mapping[str, Answer]) -> Outlook:
    answers = read_stored_answers(counting(latest), agreement.edition.library())
    assembled = assembled_under(agreement.edition, answers, created_on=agreement.created_on)
    found = errors(findings_in(assembled))
    to_answer = sum(one.code == UNANSWERED_QUESTION.code for one in found)
    wanted = wanted_approvals(assembled, {key: answer.by_id for key, answer in latest.items()})
    return Outlook(
        to_answer,
        len(found) - to_answer,
        wanted,
        is_whole=True,
        of_words=number_of_the_librarys_words(found),
    )
