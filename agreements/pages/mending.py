"""The smallest changes that mend what is wrong, as buttons beside a finding; and the one that was pressed."""

import json
from collections.abc import Mapping
from dataclasses import replace

from agreements.acts.saving import Decided
from agreements.assembly.answering import read_answers_json
from agreements.assembly.judging import Judged, Wrong, judged, wrong_of
from agreements.assembly.questions_behind import questions_behind
from agreements.assembly.smallest_change import SmallestChange, smallest_changes
from agreements.pages.shown_findings import CheckedAgreement, ShownFinding, ShownSmallestChange
from agreements.standing.current import Standing
from agreements.standing.needed_approvals import NeededApproval, needed_approvals
from agreements.wizard.change_of_currency import with_currency
from agreements.words.answer_words import lines_of
from agreements.words.our_words import called, in_our_words, sides_of
from clauses import library
from clauses.library.answers import Answers, AnswerValue, to_json, value_given
from clauses.library.deal.amounts import currency_of
from clauses.library.faults.of_agreements import ANSWER_DOES_NOT_FIT
from clauses.library.findings import Finding

MOST_MENDED = 5  # findings on one page, for each takes a tenth of a second


def with_changes(standing: Standing, check: CheckedAgreement) -> CheckedAgreement:
    """The findings, the first errors among them with the smallest changes that mend them."""
    now = _judged(standing)
    mendable = [one.finding for one in check.errors if _wrong(one.finding, now)][:MOST_MENDED]
    if not mendable:
        return check
    approvals = needed_approvals(standing.assembled, standing.agreement, standing.latest)
    approved = tuple(one for one in approvals if not one.is_open)

    def shown(one: ShownFinding) -> ShownFinding:
        if one.finding not in mendable:
            return one
        changes = _changes(one.finding, now, standing)
        return replace(one, changes=tuple(_shown(way, standing, approved) for way in changes))

    return replace(check, shown=tuple(map(shown, check.shown)))


def change_pressed(standing: Standing, sent: str) -> tuple[str, Mapping[str, Decided]]:
    """What the questions are called that were pressed, and what is decided; no name where it mends nothing any more.

    Found anew from the answers as they are, so that nothing but a change that mends is ever saved. Nothing is decided
    by what is answered so already: it was pressed twice.
    """
    now = _judged(standing)
    for finding in standing.findings:
        for way in _changes(finding, now, standing):
            if _sent(way) == sent:
                given = with_currency(standing, standing.with_answers(way.answers), way.answers)
                decided = {key: Decided(one, standing.seen(key)) for key, one in given.items()}
                return _named(way.answers, standing), decided
    answers, unread = read_answers_json(sent, standing.library)
    is_so = (
        bool(answers)
        and not unread
        and all(
            key in standing.answers and value_given(standing.answers[key]) == value_given(one)
            for key, one in answers.items()
        )
    )
    return (_named(answers, standing) if is_so else ""), {}


def _named(answers: Answers, standing: Standing) -> str:
    return " and ".join(_name(key, standing) for key in sorted(answers))


def _name(key: str, standing: Standing) -> str:
    question = standing.library.question(key)
    return "" if question is None else called(question, sides_of(standing.interview))


def _judged(standing: Standing) -> Judged:
    return judged(standing.interview, standing.selection, standing.answers)


def _changes(finding: Finding, now: Judged, standing: Standing) -> tuple[SmallestChange, ...]:
    wrong = _wrong(finding, now)
    return () if wrong is None else smallest_changes(now, wrong, standing.assembled.memo)


def _wrong(finding: Finding, now: Judged) -> Wrong | None:
    """What is wrong where a rule or an answer says so; None for any other finding, and for what is no error."""
    if finding.place.kind == "rule":
        rules = (rule for rule in now.library.rules if rule.key == finding.place.key)
        found = next(map(wrong_of, rules), None)
    else:
        is_misfit = finding.code == ANSWER_DOES_NOT_FIT.code
        found = Wrong("misfit", finding.question) if is_misfit else None
    return found if found in now.errors else None


def _shown(
    way: SmallestChange, standing: Standing, approved: tuple[NeededApproval, ...]
) -> ShownSmallestChange:
    touched = (
        one.selected.clause.heading
        for one in approved
        if not way.answers.keys().isdisjoint(questions_behind(standing.assembled, one.selected))
    )
    return ShownSmallestChange(_words(way, standing), _sent(way), tuple(dict.fromkeys(touched)))


def _sent(way: SmallestChange) -> str:
    return json.dumps({key: to_json(value) for key, value in way.answers.items()}, sort_keys=True)


def _words(way: SmallestChange, standing: Standing) -> str:
    return " and ".join(_said(key, value, standing) for key, value in way.answers.items())


def _said(key: str, value: AnswerValue, standing: Standing) -> str:
    """What one answer becomes; of boxes, those that are ticked or taken away."""
    question = standing.library.question(key)
    assert question is not None
    name, before = _name(key, standing), standing.interview.value(key)
    if isinstance(value, frozenset) and isinstance(before, frozenset):
        turned = (("with", value - before), ("without", before - value))
        told = (f"{word} “{_line(question, keys, standing)}”" for word, keys in turned if keys)
        return f"{name} {' and '.join(told)}"
    return f"{name} to “{_line(question, value, standing)}”"


def _line(question: library.Question, value: AnswerValue, standing: Standing) -> str:
    lines = lines_of(question, value, currency=currency_of(standing.interview.scope))
    return in_our_words(", ".join(lines), sides_of(standing.interview))
