"""Newer editions for agreements in flight: what is offered, what it would change, who decides, and what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Value

from agreements.assembly.effect import Effect
from agreements.models import Agreement, AgreementQuerySet, EditionDecision, Role
from agreements.models.remembered import effect_under
from agreements.standing.needed_approvals import NeededApproval, needed_approvals
from agreements.standing.who_may import role_of
from clauses.library import Library
from clauses.models import Edition


@dataclass(frozen=True, slots=True)
class Offer:
    """An edition put to an agreement: what it changes there, what its approvals come to, and what was decided.

    Approvals given to the very same text hold; `lapsing` are those that do not, `needed` those to be given after.
    """

    edition: Edition
    effect: Effect
    lapsing: tuple[NeededApproval, ...]
    open_before: tuple[NeededApproval, ...]
    needed: tuple[NeededApproval, ...]
    decision: EditionDecision | None

    @property
    def words(self) -> str:
        """What it changes, in a sentence: "Edition 7 changes 3 of your clauses; 1 answer needs review."."""
        return said(self.edition.in_words, self.effect, lapsing=len(self.lapsing))


def offered_edition(agreement: Agreement) -> Edition | None:
    """The newest edition that counsel approved, where it is newer than the agreement's own."""
    if agreement.is_closed:
        return None
    newest = newest_approved()
    return newest if newest and newest.number > agreement.edition.number else None


@dataclass(frozen=True, slots=True)
class Notice:
    """The line about an edition that nobody has decided about yet: which, and what it changes."""

    edition: Edition
    words: str


def notice_of(agreement: Agreement) -> Notice | None:
    """The notice for the pages of an agreement; None where there is nothing to decide."""
    offered = open_offer(agreement)
    return None if offered is None else Notice(offered, offer_of(agreement, offered).words)


def open_offer(agreement: Agreement) -> Edition | None:
    """The edition offered, where nobody has decided about it yet."""
    offered = offered_edition(agreement)
    if offered is None or last_decision(agreement, offered) is not None:
        return None
    return offered


def newest_approved() -> Edition | None:
    """The newest edition that counsel approved for use."""
    return Edition.objects.without_content().approved().newest()


def waiting_edition(agreement: Agreement, offered: Edition | None) -> Edition | None:
    """The newest edition, where it waits for counsel: it is offered once it is approved."""
    if agreement.is_issued:
        return None
    newest = Edition.objects.without_content().newest()
    known = (offered or agreement.edition).number
    if newest is None or newest.number <= known:
        return None
    return newest


def offer_of(agreement: Agreement, edition: Edition) -> Offer:
    """What taking an edition would change, computed from the agreement as it stands."""
    effect = effect_on(agreement, edition.library())
    latest = agreement.latest_answers()
    before = needed_approvals(effect.before, agreement, latest)
    needed = needed_approvals(effect.after, agreement, latest)
    holding = {one.place for one in needed if one.given}
    return Offer(
        edition=edition,
        effect=effect,
        lapsing=tuple(one for one in before if one.given and one.place not in holding),
        open_before=tuple(one for one in before if one.is_open),
        needed=tuple(one for one in needed if one.is_open),
        decision=last_decision(agreement, edition),
    )


def effect_on(agreement: Agreement, library: Library) -> Effect:
    """What a library, published or not, would change in an agreement as it stands."""
    return effect_under(agreement.assembled(), library, agreement.answers_json())


def last_decision(agreement: Agreement, edition: Edition) -> EditionDecision | None:
    """What was decided last about an edition; None while nobody has."""
    rows = agreement.edition_decisions.filter(edition=edition)
    return rows.select_related("by", "came_from", "edition").order_by("-pk").first()


def may_decide(person: User, agreement: Agreement) -> bool:
    """Whether somebody takes editions here: whoever may answer; others only see."""
    role = role_of(person, agreement)
    return role is not None and role.allows(Role.ANSWER)


def with_offer(agreements: AgreementQuerySet, offered: Edition | None) -> AgreementQuerySet:
    """Each with `is_offered`: whether this edition is newer than its own, and nobody decided about it yet."""
    if offered is None:
        return agreements.annotate(is_offered=Value(False))
    decided = EditionDecision.objects.filter(agreement=OuterRef("pk"), edition=offered)
    is_newer = Q(
        edition__number__lt=offered.number,
        issued_copy__isnull=True,
        archived_at__isnull=True,
        deleted_at__isnull=True,
    )
    return agreements.annotate(
        is_offered=ExpressionWrapper(is_newer & ~Exists(decided), BooleanField())
    )


def said(edition: str, effect: Effect, *, lapsing: int = 0, are_yours: bool = True) -> str:
    """What an edition changes, in a sentence; the clauses are called yours to the people of the agreement."""
    if effect.is_empty and not lapsing:
        return f"{edition} changes nothing in this agreement."
    text = (
        _listed(tuple(_text_changes(effect, are_yours=are_yours)))
        or "changes no word of this agreement"
    )
    asked = sum(one.question.asked for one in effect.new_questions)
    consequences = (
        _counted(len(effect.for_review), "answer needs review", "answers need review"),
        _counted(asked, "question is new", "questions are new"),
        _counted(len(effect.new_defaults), "default differs", "defaults differ"),
        _counted(lapsing, "approval lapses", "approvals lapse"),
    )
    return f"{edition} {'; '.join(filter(None, (text, *consequences)))}."


def _text_changes(effect: Effect, *, are_yours: bool) -> Iterable[str]:
    found = effect.redline
    clauses = [part.change for part in found.changed("clause")]
    inserted, deleted = clauses.count("inserted"), clauses.count("deleted")
    changed = len(clauses) - inserted - deleted
    schedules = _counted(len(found.changed("schedule")), "schedule", "schedules")
    reworded = f"{changed} of your clauses" if changed else ""
    if not are_yours:
        reworded = _counted(changed, "clause", "clauses")
    things = _listed((reworded, schedules))
    others = found.changed("cover") + found.changed("section")
    if not things and others and not clauses:
        things = "the cover or a heading"
    yield f"changes {things}" if things else ""
    yield f"adds {_counted(inserted, 'clause', 'clauses')}" if inserted else ""
    yield f"drops {_counted(deleted, 'clause', 'clauses')}" if deleted else ""


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""


def _listed(words: tuple[str, ...]) -> str:
    *first, last = tuple(filter(None, words)) or ("",)
    if not first:
        return last
    before = ", ".join(first)
    return f"{before}, and {last}" if " and " in before else f"{before} and {last}"
