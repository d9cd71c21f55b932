"""A document as HTML, for the screen and for print, from the same partial templates; and as PDF."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal as OneOf

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from agreements.assembly import document, formatting
from agreements.assembly.memo import Memo
from agreements.assembly.redline import RedlinedPart
from agreements.printing.archival import Enclosure
from agreements.printing.direction import isolated
from agreements.printing.pdf import stylesheet, write_pdf
from agreements.printing.screen_blocks import NOTHING_BROKEN, BrokenLines, OnScreen

Mark = OneOf["new", "changed", "broken"]
NOTHING_MARKED: Mapping[str, Mark] = MappingProxyType({})

RUNNING = 28  # letters of a name at the head of a page

MARKS: dict[Mark, str] = {
    "new": "New clause",
    "changed": "Changed clause",
    "broken": "Something is wrong here",
}


@dataclass(frozen=True, slots=True)
class PartyLines:
    """A party as the cover and the head of the preview print it."""

    role: str
    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imprint:
    """What is printed of a copy beside what the agreement says: which it is, as it stood when, from which library.

    What is empty is not printed. `library_of` is the day on which its clause library was published.
    """

    number: str = ""
    version: int = 0
    dated: datetime.date | None = None
    library_of: datetime.date | None = None
    is_draft_copy: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover and runs over the pages, in words."""

    title: str
    product: str
    parties: tuple[PartyLines, ...]
    effective_date: str
    created_on: str
    number: str
    version: str
    library_of: str
    is_draft_copy: bool

    @property
    def running_parties(self) -> str:
        """The Parties at the head of each page; of a long name its beginning."""
        names = (party.name for party in self.parties)
        return " and ".join(
            isolated(name if len(name) <= RUNNING else f"{name[: RUNNING - 1].rstrip()}…")
            for name in names
        )

    @property
    def running_copy(self) -> str:
        """Number and version at the head of each page."""
        version = self.version and f"Version {self.version}"
        return " · ".join(filter(None, (self.number, version)))


def preview_context(
    agreement: document.Document,
    *,
    marked: Mapping[str, Mark] = NOTHING_MARKED,
    screen: OnScreen,
) -> dict[str, object]:
    """What the partial templates need to print a document, or a part of it, on the screen."""
    return {
        "document": agreement,
        "parties": party_lines(agreement),
        "is_preview": True,
        "marked": marked,
        "marks": {clause: MARKS[mark] for clause, mark in marked.items()},
        "screen": screen,
    }


def marks_of(changed: Mapping[str, RedlinedPart]) -> Mapping[str, Mark]:
    """The marks of clauses that say something else than before, by their redlines."""
    return {
        clause: "new" if part.change == "inserted" else "changed"
        for clause, part in changed.items()
    }


def render_preview(
    agreement: document.Document,
    *,
    marked: Mapping[str, Mark] = NOTHING_MARKED,
    broken: BrokenLines = NOTHING_BROKEN,
    memo: Memo | None = None,
) -> SafeString:
    """The document for the screen.

    `marked` names clauses that are new or changed since the reader last looked, or broken; `broken` says which
    sentences of a line are, each with its anchor if it has one; `memo` saves time alone.
    """
    screen = OnScreen(memo or Memo(), broken)
    context = preview_context(agreement, marked=marked, screen=screen)
    return render_to_string("agreements/document/preview.html", context)


def render_print(agreement: document.Document, imprint: Imprint) -> str:
    """The whole HTML page that becomes the PDF. It names no file: the style sheets come with `print_pdf`.

    What is no draft has a field over each line to be signed.
    """
    return _page(agreement, imprint, has_fields=not imprint.is_draft_copy)


def render_page(agreement: document.Document, imprint: Imprint) -> str:
    """The same page with its styles inside, to be read in a browser without anything else."""
    # Inside the page, for it is read where nothing of ours is served; no page of the site is made in this way.
    sheets = (stylesheet("css/document.css"), stylesheet("css/document-page.css"))
    styles = format_html("<style>{}</style>", SafeString("\n".join(sheets)))
    return _page(agreement, imprint, styles=styles)


def print_pdf(
    agreement: document.Document, imprint: Imprint, enclosed: tuple[Enclosure, ...] = ()
) -> bytes:
    """The document as PDF/A-3a and PDF/UA-1. Raises PdfError where anything at all is amiss."""
    sheets = print_sheets(agreement, is_draft_copy=imprint.is_draft_copy)
    return write_pdf(render_print(agreement, imprint), sheets=sheets, enclosed=enclosed)


def print_sheets(agreement: document.Document, *, is_draft_copy: bool) -> tuple[str, ...]:
    """The style sheets of a printed document: those of all, then its size, its paper, and the mark of a draft copy."""
    # The order counts: what comes later overrides what came before.
    sheets = ["css/document.css", "css/print.css"]
    if agreement.is_compact:
        sheets.append("css/print-compact.css")
    if agreement.paper == "letter":
        sheets.append("css/print-letter.css")
    if is_draft_copy:
        sheets.append("css/print-draft-copy.css")
    return tuple(sheets)


def _page(
    agreement: document.Document,
    imprint: Imprint,
    *,
    styles: SafeString = SafeString(),  # noqa: B008  it never changes
    has_fields: bool = False,
) -> str:
    context = {
        "document": agreement,
        "cover": cover(agreement, imprint),
        "styles": styles,
        "has_fields": has_fields,
    }
    return render_to_string("agreements/document/print.html", context)


def cover(agreement: document.Document, imprint: Imprint) -> Cover:
    """What the cover says, in words."""

    def long_date(date: datetime.date | None) -> str:
        return "" if date is None else formatting.date(date, agreement.english)

    version = str(imprint.version or "")
    if version and imprint.dated:
        version += f" of {long_date(imprint.dated)}"
    return Cover(
        title=agreement.title,
        product=agreement.product,
        parties=party_lines(agreement),
        effective_date=long_date(agreement.effective_date),
        created_on=agreement.created_on.isoformat(),
        number=imprint.number,
        version=version,
        library_of=long_date(imprint.library_of),
        is_draft_copy=imprint.is_draft_copy,
    )


def party_lines(agreement: document.Document) -> tuple[PartyLines, ...]:
    """The parties with what identifies them. A party that is not known yet is a blank in brackets."""
    return tuple(
        PartyLines(role, party.legal_name or f"[{role}]", formatting.identification(party))
        for role, party in (
            (agreement.called.customer, agreement.customer),
            (agreement.called.manufacturer, agreement.manufacturer),
        )
    )
