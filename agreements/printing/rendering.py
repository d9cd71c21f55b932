"""A document as HTML, for the screen and for print, from the same partial templates; and as PDF."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal as OneOf

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from agreements.assembly import document, formatting
from agreements.assembly.memo import Memo
from agreements.assembly.redline import RedlinedPart
from agreements.printing.pdf import stylesheet, write_pdf
from agreements.printing.screen_blocks import NOTHING_BROKEN, BrokenLines, OnScreen
from clauses.library.answers import Party

Mark = OneOf["new", "changed", "broken"]
NOTHING_MARKED: Mapping[str, Mark] = MappingProxyType({})

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
class Cover:
    """What stands on the cover. A draft copy has no number and prints none."""

    title: str
    product: str
    parties: tuple[PartyLines, ...]
    effective_date: str
    created_on: str
    number: str
    edition: str


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


def render_print(
    agreement: document.Document, *, number: str, edition: int | str, is_draft_copy: bool
) -> str:
    """The whole HTML page that becomes the PDF. It names no file: the style sheets come with `print_pdf`."""
    return _page(
        agreement, number=number, edition=edition, is_draft_copy=is_draft_copy, styles=SafeString()
    )


def render_page(
    agreement: document.Document, *, number: str, edition: int | str, is_draft_copy: bool
) -> str:
    """The same page with its styles inside, to be read in a browser without anything else."""
    # Inside the page, for it is read where nothing of ours is served; no page of the site is made in this way.
    sheets = (stylesheet("css/document.css"), stylesheet("css/document-page.css"))
    styles = format_html("<style>{}</style>", SafeString("\n".join(sheets)))
    return _page(
        agreement, number=number, edition=edition, is_draft_copy=is_draft_copy, styles=styles
    )


def print_pdf(
    agreement: document.Document, *, number: str, edition: int | str, is_draft_copy: bool
) -> bytes:
    """The document as PDF/UA-1. Raises PdfError where anything at all is amiss."""
    html = render_print(agreement, number=number, edition=edition, is_draft_copy=is_draft_copy)
    return write_pdf(html, sheets=print_sheets(agreement, is_draft_copy=is_draft_copy))


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
    *,
    number: str,
    edition: int | str,
    is_draft_copy: bool,
    styles: SafeString,
) -> str:
    return render_to_string(
        "agreements/document/print.html",
        {
            "document": agreement,
            "cover": cover(agreement, number=number, edition=edition),
            "is_draft_copy": is_draft_copy,
            "styles": styles,
        },
    )


def cover(agreement: document.Document, *, number: str, edition: int | str) -> Cover:
    """What the cover says, in words."""
    return Cover(
        title=agreement.title,
        product=agreement.product,
        parties=party_lines(agreement),
        effective_date=_long_date(agreement),
        created_on=agreement.created_on.isoformat(),
        number=number,
        edition=f"Edition {edition}",
    )


def party_lines(agreement: document.Document) -> tuple[PartyLines, ...]:
    """The parties with what identifies them. A party that is not known yet is a blank in brackets."""
    return tuple(
        PartyLines(role, party.legal_name or f"[{role}]", tuple(_identification(party)))
        for role, party in (
            (agreement.called.customer, agreement.customer),
            (agreement.called.manufacturer, agreement.manufacturer),
        )
    )


def _identification(party: Party) -> Iterable[str]:
    place = party.country and formatting.country(party.country)
    kind = formatting.kind_of_company(party)
    where = formatting.address(party.address, party.country)
    registration = party.registration_no and f"Registration number {party.registration_no}"
    return filter(None, (kind, registration, where, place))


def _long_date(agreement: document.Document) -> str:
    date = agreement.effective_date
    return "" if date is None else formatting.date(date, agreement.english)
