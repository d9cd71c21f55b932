"""The straight line: a library and answers come in; the interview, the selection and the document go out."""

import datetime
from dataclasses import dataclass, field

from agreements.assembly.definitions import define
from agreements.assembly.document import Document
from agreements.assembly.english import asked_in_its_english
from agreements.assembly.filling import fill
from agreements.assembly.memo import Memo
from agreements.assembly.numbering import number
from agreements.assembly.resolution import resolve
from clauses.library.answers import Answers
from clauses.library.deal.interview import Interview
from clauses.library.deal.selection import Selection, select
from clauses.library.values import Library


@dataclass(frozen=True, slots=True)
class Assembled:
    """What was asked, what was selected, and the document made of it; what was remembered for it is no part of it."""

    interview: Interview
    selection: Selection
    document: Document
    memo: Memo = field(default_factory=Memo, repr=False, compare=False)


def assemble(
    library: Library, answers: Answers, *, created_on: datetime.date, memo: Memo | None = None
) -> Assembled:
    """Make the agreement. Never fails on legal content: holes stay in it, and `check` reports them.

    With a memo, what is as it was before is not made again; the agreement is the same.
    """
    asked = asked_in_its_english(library, answers, created_on=created_on)
    return assembled(select(asked), memo)


def assembled(selection: Selection, memo: Memo | None = None) -> Assembled:
    """The agreement that a selection makes."""
    memo = memo or Memo()
    # Terms before numbers, for definitions are text that is numbered and refers to clauses; references last, because
    # only then every number is known.
    unnumbered = define(fill(selection, memo), selection, memo)
    document = resolve(unnumbered, number(unnumbered), memo)
    return Assembled(selection.scope.interview, selection, document, memo)
