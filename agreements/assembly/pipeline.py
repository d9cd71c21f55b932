"""The straight line: a library and answers come in; the interview, the selection and the document go out."""

import datetime
from dataclasses import dataclass

from agreements.assembly.definitions import define
from agreements.assembly.document import Document
from agreements.assembly.drafting import fill
from agreements.assembly.numbering import number
from agreements.assembly.resolution import resolve
from clauses.library.answers import Answers
from clauses.library.deal.interview import Interview, interview
from clauses.library.deal.selection import Selection, select
from clauses.library.values import Library


@dataclass(frozen=True, slots=True)
class Assembled:
    """What was asked, what was selected, and the document made of it."""

    interview: Interview
    selection: Selection
    document: Document


def assemble(library: Library, answers: Answers, *, created_on: datetime.date) -> Assembled:
    """Make the agreement. Never fails on legal content: holes stay in it, and `check` reports them."""
    asked = interview(library, answers, created_on=created_on)
    selection = select(asked)
    return Assembled(asked, selection, document_of(selection))


def document_of(selection: Selection) -> Document:
    """The document that a selection makes."""
    draft = define(fill(selection), selection)
    return resolve(draft, number(draft))
