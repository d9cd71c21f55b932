"""WordprocessingML in small pieces: runs, paragraphs, bookmarks, fields and tables as texts, put together elsewhere.

Plain texts and no tree of objects: a long agreement has ten thousand of these, and each object costs many times what
the few words inside it are worth. What users typed passes through `escaped` and nothing else.
"""

import re
from collections.abc import Iterable
from html import escape

from agreements.printing.direction import marked_stretches

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# What XML 1.0 does not take: a file that holds one of these is no file at all to Word.
UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WHITE = re.compile(r"[\t\n\r\f\v]+")


def fit_for_xml(text: str) -> str:
    """Words in one line, without the characters that XML refuses."""
    return UNFIT.sub("", WHITE.sub(" ", text))


def escaped(text: str) -> str:
    """Words as they may stand in a run or an attribute."""
    return escape(fit_for_xml(text))


def run(text: str, *, style: str = "", is_deleted: bool = False) -> str:
    """Words in one style; no run where there are none."""
    if not text:
        return ""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    tag = "delText" if is_deleted else "t"
    return f'<w:r>{look}<w:{tag} xml:space="preserve">{escaped(marked_stretches(text))}</w:{tag}></w:r>'


def tab() -> str:
    """On to the next stop."""
    return "<w:r><w:tab/></w:r>"


def field(code: str, result: str) -> str:
    """A live field with the result that it has now: no reader needs to make it anew."""
    return (
        f"{_field_char('begin')}{_code(code)}{_field_char('separate')}{result}{_field_char('end')}"
    )


def field_start(code: str) -> str:
    """The start of a field whose result is paragraphs; `field_end` ends it."""
    return f"{_field_char('begin')}{_code(code)}{_field_char('separate')}"


def field_end() -> str:
    """The end of a field that was started."""
    return _field_char("end")


def _field_char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _code(code: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'


def link(bookmark: str, runs: str) -> str:
    """Runs that lead to a bookmark."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{runs}</w:hyperlink>'


def bookmarked(runs: str, name: str, number: int) -> str:
    """Runs inside a bookmark; `number` is its own in this file."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{runs}<w:bookmarkEnd w:id="{number}"/>'


def paragraph(style: str, runs: str, *, more: str = "") -> str:
    """A paragraph in a style; `more` are properties of its own, as WordprocessingML."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>'


def numbered_as(number: int, level: int) -> str:
    """The property by which a paragraph takes its number from another list or level than its style has."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def table(widths: Iterable[int], rows: str, *, style: str) -> str:
    """A table of fixed columns, in twentieths of a point."""
    columns = tuple(widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def row(cells: str, *, is_head: bool = False, mark: str = "") -> str:
    """A row that no page breaks apart; a head stands again on each page. `mark` tells of a tracked change."""
    head = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}{mark}</w:trPr>{cells}</w:tr>"


def cell(width: int, paragraphs: str, *, ground: str = "") -> str:
    """A cell with its paragraphs; `ground` is a colour behind it."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{paragraphs}</w:tc>'
