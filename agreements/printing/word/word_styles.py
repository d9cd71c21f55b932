"""The styles of a Word file: each kind of text of an agreement under a name that a lawyer finds in Word's own list."""

from agreements.assembly.document import Document
from agreements.printing.word.typesetting import (
    ACCENT,
    HAIRLINE,
    INK,
    OPEN,
    OPEN_GROUND,
    OTHER_TYPEFACE,
    SOFT,
    TYPEFACE,
    Typesetting,
    text_width,
    typesetting_of,
)
from agreements.printing.word.word_numbering import CLAUSES, DEEPEST, ITEM, PART, SCHEDULES
from agreements.printing.word.wordml import NAMESPACE, numbered_as

KEEP = "<w:keepNext/><w:keepLines/>"


def styles_xml(document: Document) -> str:
    """The styles of one document, in its language and its form of print."""
    looks, width = typesetting_of(document), text_width(document)
    styles = (*_body(looks), *_front(looks, width), *_tables(looks), *_characters())
    return (
        f'<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{TYPEFACE}" w:hAnsi="{TYPEFACE}" w:cs="{TYPEFACE}" w:eastAsia="{TYPEFACE}"/>'
        f'<w:sz w:val="{looks.size}"/><w:szCs w:val="{looks.size}"/>'
        f'<w:lang w:val="{language_of(document)}" w:eastAsia="en-US" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{''.join(styles)}</w:styles>"
    )


def fonts_xml() -> str:
    """The typeface, and what to take where it is missing."""
    return (
        f'<w:fonts xmlns:w="{NAMESPACE}"><w:font w:name="{TYPEFACE}"><w:altName w:val="{OTHER_TYPEFACE}"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def language_of(document: Document) -> str:
    """The English of a document, as language tags have it."""
    return "en-US" if document.english == "american" else "en-GB"


def _style(
    key: str, name: str, paragraph: str = "", run: str = "", *, based_on: str = "Normal"
) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    default = "" if based_on else ' w:default="1"'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>{base}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _space(before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _indent(left: int) -> str:
    return f'<w:ind w:left="{left}"/>'


def _size(size: int) -> str:
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _color(color: str) -> str:
    return f'<w:color w:val="{color}"/>'


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level}"/>'


def _body(looks: Typesetting) -> tuple[str, ...]:
    bold, gap, text = "<w:b/><w:bCs/>", _space(looks.gap), _indent(looks.indent)
    heading = f"{KEEP}{numbered_as(CLAUSES, 0)}{_space(looks.before_section, 80)}{_outline(0)}"
    clause = f"{KEEP}{numbered_as(CLAUSES, 1)}{_space(looks.before_clause)}{_outline(1)}"
    schedule = f"{KEEP}{numbered_as(SCHEDULES, 0)}{_space(240, 160)}{_outline(0)}"
    part = f"{KEEP}{numbered_as(SCHEDULES, PART)}{_space(looks.before_clause + 60)}{_outline(1)}"
    items = (
        _style(
            f"{of}Item{depth}",
            f"{of} Item {depth}",
            numbered_as(number, ITEM + depth - 1) + _space(looks.gap * 2 // 3),
        )
        for of, number in (("Clause", CLAUSES), ("Schedule", SCHEDULES))
        for depth in range(1, DEEPEST + 1)
    )
    return (
        _style("Normal", "Normal", '<w:widowControl/><w:spacing w:line="250" w:lineRule="auto"/>', based_on=""),
        _style("Heading1", "heading 1", heading, f"{bold}{_size(looks.section)}"),
        _style("Heading2", "heading 2", clause, bold),
        _style("ClauseParagraph", "Clause Paragraph", numbered_as(CLAUSES, 2) + gap),
        _style("BodyText", "Body Text", gap + text),
        _style("ScheduleHeading", "Schedule Heading", schedule, f"{bold}{_size(looks.schedule)}"),
        _style("LeadingHeading", "Leading Heading", f"{KEEP}{_space(200, 100)}{_outline(0)}", f"{bold}{_size(26)}"),
        _style("SchedulePart", "Schedule Part", part, bold),
        _style("ScheduleParagraph", "Schedule Paragraph", numbered_as(SCHEDULES, 2) + gap),
        _style("LeadingText", "Leading Text", gap, _size(looks.small - 1)),
        *items,
        _style("Definition", "Definition", gap + text),
    )  # fmt: skip


def _front(looks: Typesetting, width: int) -> tuple[str, ...]:
    bold, soft = "<w:b/><w:bCs/>", _color(SOFT)
    rule = f'<w:pBdr><w:top w:val="single" w:sz="16" w:space="22" w:color="{ACCENT}"/></w:pBdr>'
    line = f'w:val="single" w:sz="4" w:space="3" w:color="{HAIRLINE}"'
    # Word draws one border around paragraphs that follow each other, and lines between them only if asked.
    thin = f"<w:pBdr><w:bottom {line}/><w:between {line}/></w:pBdr>"
    sign = f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="2" w:color="{INK}"/></w:pBdr>'
    right = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    return (
        _style("Title", "Title", f"{rule}{_space(1900, 280)}", f"{bold}{_color(ACCENT)}{_size(60)}"),
        _style("OpeningTitle", "Opening Title", _space(0, 120), f"{bold}{_color(ACCENT)}{_size(40)}"),
        _style("Product", "Product", _space(0, 120), _size(24)),
        _style("DraftNote", "Draft Note", _space(0, 120), f"{bold}{_color(OPEN)}"),
        _style("Role", "Role", "<w:keepNext/>", f"{soft}{_size(looks.small)}"),
        _style("Company", "Company", "<w:keepNext/>", bold),
        _style("PartyLine", "Party Line"),
        _style("Fact", "Fact", f'<w:tabs><w:tab w:val="left" w:pos="1928"/></w:tabs>{_space(60)}'),
        _style("SignatureLine", "Signature Line", f"<w:keepNext/>{sign}{_space(900)}", f"{soft}{_size(looks.small)}"),
        _style("SignatureFact", "Signature Fact", f"<w:keepNext/>{thin}{_space(100)}"),
        _style("TOCHeading", "TOC Heading", f"{KEEP}{_space(0, 160)}", f"{bold}{_size(36)}"),
        *(
            _style(
                f"TOC{level}",
                f"toc {level}",
                f'<w:tabs><w:tab w:val="left" w:pos="{stop}"/>'
                f'<w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>{_space(before)}',
                (bold if level == 1 else "") + _size(18),
            )
            for level, stop, before in ((1, 680, 70), (2, 680, 0), (3, 1474, 20))
        ),
        _style("Header", "header", right, f"{soft}{_size(17)}"),
        _style("Footer", "footer", right, f"{soft}{_size(17)}"),
    )  # fmt: skip


def _tables(looks: Typesetting) -> tuple[str, ...]:
    bold = "<w:b/><w:bCs/>"
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"'
    margins = (
        f'<w:tblCellMar><w:top w:w="{looks.cell}" w:type="dxa"/><w:left w:w="96" w:type="dxa"/>'
        f'<w:bottom w:w="{looks.cell}" w:type="dxa"/><w:right w:w="96" w:type="dxa"/></w:tblCellMar>'
    )
    strong = f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'
    head = f"<w:tcPr><w:tcBorders>{strong}</w:tcBorders></w:tcPr>"
    return (
        _style("TableText", "Table Text", "", _size(looks.small)),
        _style("TableHead", "Table Head", "<w:keepNext/>", bold, based_on="TableText"),
        _style("AfterTable", "After Table", '<w:spacing w:line="120" w:lineRule="exact"/>', _size(8)),
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>',
        '<w:style w:type="table" w:styleId="Lined"><w:name w:val="Lined"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders><w:bottom {line}/><w:insideH {line}/></w:tblBorders>{margins}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow">{head}</w:tblStylePr></w:style>',
        '<w:style w:type="table" w:styleId="Beside"><w:name w:val="Beside"/><w:basedOn w:val="TableNormal"/>'
        '<w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="340" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>",
    )  # fmt: skip


def _characters() -> tuple[str, ...]:
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultFont"><w:name w:val="Default Paragraph Font"/>'
        "</w:style>",
        _character("Term", "Term", "<w:b/><w:bCs/>"),
        _character("Label", "Label", _color(SOFT)),
        _character(
            "OpenBlank",
            "Open Blank",
            f'{_color(OPEN)}<w:u w:val="single"/><w:shd w:val="clear" w:color="auto" w:fill="{OPEN_GROUND}"/>',
        ),
    )


def _character(key: str, name: str, run: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="DefaultFont"/>'
        f"<w:qFormat/><w:rPr>{run}</w:rPr></w:style>"
    )
