"""The history of an agreement: answers, editions, approvals, title, sharing, signed copies; by whom, when, what."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.models import User

from agreements.acts.telling import name_of
from agreements.assembly.answering import read_answers
from agreements.models import (
    OWNER,
    STEP_PREFIX,
    Agreement,
    AgreementEntry,
    Answer,
    EditionDecision,
    Json,
    Role,
    SignedCopy,
    TakenOrStayed,
    question_of,
    together,
)
from agreements.pages.approval_events import approval_events
from agreements.wizard.assumptions import CONFIRMED_PREFIX, FIRST
from agreements.wizard.steps import RESPONSIBILITIES, responsible
from agreements.wizard.walk import ASSUMED
from agreements.words.answer_words import NOT_ANSWERED, lines_of
from agreements.words.our_questions import question_in_our_words
from agreements.words.our_words import (
    SidesOnScreen,
    called,
    in_our_words,
    short_company_name,
    wording_says,
)
from clauses import library
from clauses.library.answers import PICK_PREFIX, RESPONSIBILITY_PREFIX
from clauses.library.deal.party_words import party_words
from clauses.library.language.known_names import MANUFACTURER

EDITION = "Clause library"


@dataclass(frozen=True, slots=True)
class Event:
    """One answer, or one act of another kind: what it was before, and what it became."""

    short: str
    who: User
    when: datetime.datetime
    before: Sequence[str]
    after: Sequence[str]
    # Of an answer: its last row, the last row of its question, and the version of the agreement that it made.
    row: int = 0
    seen: int = 0
    version: int = 0


def history_of(agreement: Agreement) -> tuple[Event, ...]:
    """Every answer ever given, decision about an edition, act about an approval or the whole, the newest first."""
    decisions = tuple(
        agreement.edition_decisions.select_related("by", "edition", "came_from").order_by("pk")
    )
    approvals = (
        Event(f"Approval: {event.clause}", event.who, event.when, (), event.words)
        for event in approval_events(agreement)
    )
    entries = map(_entry, agreement.entries.select_related("by", "person").order_by("pk"))
    events = [*_answers(agreement, decisions), *map(_decided, decisions), *approvals, *entries]
    events += (*_confirmed(agreement), *map(_signed, agreement.signed_copies.select_related("by")))
    return tuple(sorted(events, key=lambda event: event.when, reverse=True))


def _answers(agreement: Agreement, decisions: Iterable[EditionDecision]) -> Iterator[Event]:
    libraries = (agreement.edition.library(), *_former(decisions))
    before: dict[str, Json] = {}
    kept = agreement.answer_rows.exclude(key__startswith=STEP_PREFIX)
    rows = tuple(kept.select_related("by", "proposed_by").order_by("pk"))
    last = {question_of(row.key): row.pk for row in rows}
    version = 0
    name = _manufacturer(rows)
    for key, act in groupby(rows, _act):
        saved = tuple(act)
        version += len(saved)
        row, question = saved[-1], key[0]
        known = next((one for one in libraries if is_known(one, question)), libraries[0])
        then = _answer_to(question, before)
        before |= {one.key: one.value for one in saved}
        sides = SidesOnScreen(party_words(known), name)
        were, are = (
            words_of(known, question, one, sides) for one in (then, _answer_to(question, before))
        )
        is_whole = row.key == question and len(saved) == 1
        yield Event(
            short=short_of(known, question, sides),
            who=row.by,
            when=row.at,
            before=were if is_whole else _not_in(are, were),
            after=(*(are if is_whole else _not_in(were, are)), *_origin(row)),
            row=row.pk,
            seen=last[question],
            version=version,
        )


def _manufacturer(rows: Sequence[Answer]) -> str:
    """What the company that makes the product is called on screens now; nothing while it is not known."""
    said = next((row.value for row in reversed(rows) if row.key == MANUFACTURER), None)
    return short_company_name(str(said.get("legal_name", ""))) if isinstance(said, Mapping) else ""


def _confirmed(agreement: Agreement) -> Iterator[Event]:
    """What somebody confirmed of the answers that nobody gave."""
    titles = {FIRST.key: FIRST.title, RESPONSIBILITIES.key: RESPONSIBILITIES.title}
    titles |= {section.key: section.title for section in agreement.edition.library().sections}
    rows = agreement.answer_rows.filter(key__startswith=CONFIRMED_PREFIX).select_related("by")
    for row in rows.order_by("pk"):
        part = row.key.removeprefix(CONFIRMED_PREFIX)
        short = f"{ASSUMED.title}: {titles.get(part, part)}"
        yield Event(short, row.by, row.at, (), ("Confirmed as it stood",))


def _act(row: Answer) -> tuple[str, datetime.datetime, int]:
    """What one save said of one question: of a table, several rows of the database."""
    return question_of(row.key), row.at, row.by_id


def _answer_to(question: str, stored: Mapping[str, Json]) -> Json:
    of_it = {key: one for key, one in stored.items() if question_of(key) == question}
    return together({key: one for key, one in of_it.items() if one is not None}).get(question)


def _not_in(others: Sequence[str], lines: Sequence[str]) -> Sequence[str]:
    """The rows of a table that the other side does not have."""
    return tuple(line for line in lines if line not in others)


def _origin(row: Answer) -> Iterator[str]:
    """Where an answer came from, if nobody typed it: a proposal, or a file."""
    if row.proposed_by is not None:
        name = name_of(row.proposed_by)
        yield f"As {name} proposed"
    if row.source:
        yield f"From the file {row.source}"


def _former(decisions: Iterable[EditionDecision]) -> Iterator[library.Library]:
    """The libraries that the agreement was on before, the last first: they know questions that are gone."""
    for decision in reversed(tuple(decisions)):
        if decision.act == TakenOrStayed.TAKEN:
            yield decision.came_from.library()


def _decided(decision: EditionDecision) -> Event:
    after = (
        decision.edition.in_words
        if decision.act == TakenOrStayed.TAKEN
        else f"Stays on {decision.came_from.in_words}, though {decision.edition.in_words} was offered"
    )
    return Event(EDITION, decision.by, decision.at, (decision.came_from.in_words,), (after,))


def _entry(entry: AgreementEntry) -> Event:
    if entry.person is not None:
        name = name_of(entry.person)
        before, after = (_role(one) for one in (entry.before, entry.after))
        return Event(f"Shared with {name}", entry.by, entry.at, (before,), (after,))
    if entry.act == AgreementEntry.What.RENAMED:
        return Event("Title", entry.by, entry.at, (entry.before,), (entry.after,))
    return Event("The agreement", entry.by, entry.at, (), (entry.get_act_display(),))


def _signed(copy: SignedCopy) -> Event:
    sides = (
        (copy.customer_signatory, copy.customer_signed_on),
        (copy.manufacturer_signatory, copy.manufacturer_signed_on),
    )
    said = [f"{who} signed on {day:%-d %B %Y}" for who, day in sides if day is not None]
    after = (copy.get_kind_display() or "Not signed after all", *said, *filter(None, [copy.reason]))
    return Event("Signed copy", copy.by, copy.at, (), after)


def _role(role: str) -> str:
    if role == OWNER:
        return "Owns it"
    return Role(role).label if role else "Not shared"


def is_known(published: library.Library, key: str) -> bool:
    """Whether a library has the question, the clause or the row of the matrix that a key names."""
    return (
        published.question(key) is not None
        or published.clause(key.removeprefix(PICK_PREFIX)) is not None
        or key.removeprefix(RESPONSIBILITY_PREFIX)
        in {row.key for row in published.responsibilities}
    )


def short_of(published: library.Library, key: str, sides: SidesOnScreen) -> str:
    """What a key is called on the screen; the key itself where this edition does not know it."""
    question = published.question(key)
    if question is not None:
        return called(question, sides)
    clause = published.clause(key.removeprefix(PICK_PREFIX))
    if clause is not None:
        return f"Wording of “{clause.heading}”"
    rows = {row.key: row.activity for row in published.responsibilities}
    row = rows.get(key.removeprefix(RESPONSIBILITY_PREFIX))
    return key if row is None else in_our_words(row, sides)


def words_of(
    published: library.Library, key: str, value: Json, sides: SidesOnScreen
) -> Sequence[str]:
    """A stored answer in words; plain data where this edition cannot read it."""
    if value is None:
        return (NOT_ANSWERED,)
    question = published.question(key)
    if question is not None:
        question = question_in_our_words(question, sides)
        answers, _ = read_answers({key: value}, published)
        return lines_of(question, answers[key]) if key in answers else (str(value),)
    clause = published.clause(key.removeprefix(PICK_PREFIX))
    position = clause.position(str(value)) if clause is not None else None
    if position is not None:
        return (wording_says(position, sides),)
    named = (in_our_words(one.label, sides) for one in responsible(published) if one.key == value)
    return (next(named, str(value)),)
