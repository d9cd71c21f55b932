"""How a Word file looks: sizes, spaces and margins of the two forms of print, as print.css and print-compact.css say.

Lengths are twentieths of a point, sizes of type half points, as Word counts. The room for numbers is wider than in the
PDF: here it must do in whatever typeface the reader has, for a number that does not fit moves its whole line.
"""

from dataclasses import dataclass

from agreements.assembly.document import Document, Paper

TYPEFACE = "Source Serif 4"
# For whoever does not have it; Word and LibreOffice both look here.
OTHER_TYPEFACE = "Georgia"
INK, SOFT, HAIRLINE, ACCENT = "000000", "4D5957", "9A9A94", "0F5257"
OPEN, OPEN_GROUND = "7A4D00", "FBF1DC"
PAGES: dict[Paper, tuple[int, int]] = {"a4": (11906, 16838), "letter": (12240, 15840)}


@dataclass(frozen=True, slots=True)
class Typesetting:
    """The measures of one form of print."""

    size: int
    small: int
    section: int
    schedule: int
    indent: int
    step: int
    gap: int
    before_section: int
    before_clause: int
    cell: int
    side: int
    top: int
    bottom: int


STANDARD = Typesetting(
    size=21,
    small=18,
    section=26,
    schedule=30,
    indent=907,
    step=340,
    gap=60,
    before_section=397,
    before_clause=140,
    cell=45,
    side=1134,
    top=1191,
    bottom=1021,
)
COMPACT = Typesetting(
    size=20,
    small=18,
    section=22,
    schedule=24,
    indent=850,
    step=340,
    gap=30,
    before_section=113,
    before_clause=50,
    cell=14,
    side=964,
    top=879,
    bottom=765,
)


def typesetting_of(document: Document) -> Typesetting:
    """The measures of a document."""
    return COMPACT if document.is_compact else STANDARD


def text_width(document: Document) -> int:
    """How wide a line is from margin to margin."""
    return PAGES[document.paper][0] - 2 * typesetting_of(document).side
