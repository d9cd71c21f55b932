"""What was assembled before: an edition and answers come in; what they make goes out, made once a process.

Nothing but time depends on it. All of it are values, so requests and threads share them; another process makes its
own. Editions never change, so nothing here grows old.
"""

import datetime
import json
from collections.abc import Mapping
from functools import lru_cache

from django.db.models import Q

from agreements.assembly.answering import read_stored_answers
from agreements.assembly.coherence import check
from agreements.assembly.effect import Effect, effect_of
from agreements.assembly.making_ready import make_ready
from agreements.assembly.memo import Memo, Same
from agreements.assembly.pipeline import Assembled, assemble
from agreements.assembly.reading import forget_rows
from agreements.assembly.typed_words import forget_typed_words
from agreements.models.latest_answers import KnownAnswers, LatestAnswers, forget_latest_answers
from clauses.library import Library
from clauses.library.answers import Answers, AnswerValue
from clauses.library.findings import Finding
from clauses.models import Edition
from clauses.models.editions import library_of_edition

# So many agreements as they stood at some moment; each shares the texts that it has in common with others.
REMEMBERED = 128
EFFECTS = 16
MADE_READY = 2

# The type belongs to an answer: to Python, yes is the number one.
TypedAnswers = frozenset[tuple[str, type, AnswerValue]]

_memo = Memo()


def assembled_under(edition: Edition, answers: Answers, *, created_on: datetime.date) -> Assembled:
    """The agreement that an edition makes of answers. Raises EditionDamaged."""
    given = frozenset((key, type(value), value) for key, value in answers.items())
    return _assembled(edition.pk, edition.sha256, given, created_on)


def answers_in(latest: LatestAnswers, library: Library) -> Answers:
    """The answers that count, as values; what a library cannot read fits nothing. Nobody changes them."""
    return _answers(Same(latest.known), Same(library))


def findings_in(assembled: Assembled) -> tuple[Finding, ...]:
    """What `check` finds in an agreement."""
    return _findings(Same(assembled))


def effect_under(before: Assembled, library: Library, given: Mapping[str, object]) -> Effect:
    """What another library makes of an agreement and of its answers as they are stored."""
    return _effect(Same(before), Same(library), json.dumps(given, sort_keys=True))


def make_editions_ready() -> tuple[Library, ...]:
    """Read the newest editions that agreements have or may take, so that nobody who asks for a page waits for it.

    Gives their libraries, each in either English. Raises DatabaseError and EditionDamaged.
    """
    known = Edition.objects.without_content()
    in_use = known.filter(Q(agreements__isnull=False) | Q(approvals__isnull=False)).distinct()
    return tuple(
        library
        for edition in in_use[:MADE_READY]
        for library in make_ready(edition.library(), _memo)
    )


def remembered_now() -> Memo:
    """What the process remembers at this moment; for measures and tests of time."""
    return _memo.copy()


def forget_everything(*, but: Memo | None = None) -> None:
    """As after a start of the process, but for what a memo holds; for measures and tests of time."""
    global _memo
    _memo = Memo() if but is None else but
    _assembled.cache_clear()
    _findings.cache_clear()
    _effect.cache_clear()
    _answers.cache_clear()
    forget_latest_answers()
    forget_typed_words()
    forget_rows()


@lru_cache(maxsize=REMEMBERED)
def _assembled(pk: int, sha256: str, given: TypedAnswers, created_on: datetime.date) -> Assembled:
    answers = {key: value for key, _, value in given}
    library = library_of_edition(pk, sha256)
    return assemble(library, answers, created_on=created_on, memo=_memo)


@lru_cache(maxsize=REMEMBERED)
def _answers(known: Same[KnownAnswers], library: Same[Library]) -> Answers:
    return read_stored_answers(known.thing.counted, library.thing)


@lru_cache(maxsize=REMEMBERED)
def _findings(assembled: Same[Assembled]) -> tuple[Finding, ...]:
    return check(assembled.thing)


@lru_cache(maxsize=EFFECTS)
def _effect(before: Same[Assembled], library: Same[Library], given: str) -> Effect:
    return effect_of(before.thing, library.thing, json.loads(given))
