"""The document: the final frozen tree of an agreement, with every number and every reference settled.

All outputs (screen, PDF, plain text) are made of this tree and of nothing else.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf

from clauses.library.answers import Party
from clauses.library.deal.party_words import PartyWords

Paper = OneOf["a4", "letter"]
English = OneOf["british", "american"]
SignatureMethod = OneOf["ink", "electronic"]


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """Words of the library."""

    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What users typed or chose: data, never markup.

    What they typed is never scanned for terms; what they chose are words of the library (`is_chosen`), and is.
    """

    text: str
    questions: tuple[str, ...] = ()
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class OpenBlank:
    """A blank whose question is not answered: prints the question's short name in brackets."""

    short: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TermUse:
    """A defined term where it is used. `term` is its singular, `text` what is printed.

    The questions are those of the answer in whose words it stands; a term in a text of the library has none.
    Where it is defined, the text around it says what it means, and the list of definitions leaves it out.
    """

    term: str
    text: str
    questions: tuple[str, ...] = ()
    is_defined: bool = False


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference to a clause or schedule of this document, with its printed form."""

    target: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class UnresolvedReference:
    """A reference to something that is not in this document."""

    target: str


Inline = PrintedWords | Filled | OpenBlank | TermUse | CrossReference | UnresolvedReference
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """A list item with its number "(a)" or "(i)"; its punctuation is part of the line."""

    number: str
    line: Line
    items: tuple["PrintedItem", ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """A numbered sub-clause; the number is empty where the clause has one paragraph only."""

    number: str
    line: Line
    items: tuple[PrintedItem, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedHeading:
    """A heading inside a schedule."""

    number: str
    line: Line


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A table row; an empty cell is printed empty, to be filled in by hand."""

    cells: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table with a head; `made_of` names the insert that it stands for, where it is no table of a text."""

    head: PrintedRow
    rows: tuple[PrintedRow, ...]
    made_of: tuple[str, str] | None = None  # kind and question of the insert


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term and what it means."""

    term: str
    anchor: str
    line: Line


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """The definitions that the document uses, in alphabetical order."""

    definitions: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature block: role ("Customer"), company, and who signs."""

    role: str
    legal_name: str
    signatory_name: str
    signatory_title: str


@dataclass(frozen=True, slots=True)
class SignatureBlocks:
    """Where the parties sign."""

    method: SignatureMethod
    signatures: tuple[Signature, ...]


Block = PrintedParagraph | PrintedHeading | PrintedTable | DefinitionList | SignatureBlocks


@dataclass(frozen=True, slots=True)
class PrintedClause:
    """A clause of the agreement: its number, the position taken and why, and the questions it reads."""

    key: str
    number: str
    heading: str
    anchor: str
    position: str
    position_title: str
    reason: str
    plain: str
    blocks: tuple[Block, ...]
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A numbered part of the agreement."""

    key: str
    number: str
    heading: str
    anchor: str
    clauses: tuple[PrintedClause, ...]


@dataclass(frozen=True, slots=True)
class PrintedSchedule:
    """An annex; its letter follows the schedules present. A leading one stands first and has none."""

    key: str
    letter: str
    heading: str
    anchor: str
    blocks: tuple[Block, ...]
    questions: tuple[str, ...] = ()
    is_leading: bool = False

    @property
    def title(self) -> str:
        """How a list of the parts of an agreement calls it: "Schedule C: Quality", "Key Terms"."""
        return self.heading if self.is_leading else f"Schedule {self.letter}: {self.heading}"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole agreement. Parties whose question is open are empty; `called` is what it calls them."""

    title: str
    customer: Party
    manufacturer: Party
    effective_date: datetime.date | None
    created_on: datetime.date
    product: str
    paper: Paper
    sections: tuple[PrintedSection, ...]
    schedules: tuple[PrintedSchedule, ...]
    called: PartyWords
    english: English = "british"
    is_compact: bool = False

    def clauses(self) -> Iterator[PrintedClause]:
        """Every clause in order."""
        for section in self.sections:
            yield from section.clauses

    def leading(self) -> tuple[PrintedSchedule, ...]:
        """What is printed before the first section."""
        return tuple(schedule for schedule in self.schedules if schedule.is_leading)

    @property
    def opens_with_signatures(self) -> bool:
        """Whether the Parties sign on the first pages, which then take the place of cover and contents."""
        return any(
            isinstance(block, SignatureBlocks)
            for schedule in self.leading()
            for block in schedule.blocks
        )

    def lettered(self) -> tuple[PrintedSchedule, ...]:
        """What is printed after the last section, under letters."""
        return tuple(schedule for schedule in self.schedules if not schedule.is_leading)
