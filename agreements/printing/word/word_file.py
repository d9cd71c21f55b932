"""A document as the bytes of a DOCX: the package around its body; the only module that speaks to python-docx.

The same document gives the same bytes, whenever and wherever it is written.
"""

import datetime
import io
import zipfile
from collections.abc import Iterable

from docx import Document as new_package
from docx.document import Document as WordPackage
from docx.opc.part import Part as PackagePart
from docx.oxml.parser import parse_xml

from agreements.assembly import document
from agreements.printing.rendering import Imprint
from agreements.printing.rendering import cover as cover_of
from agreements.printing.word import wordml
from agreements.printing.word.typesetting import PAGES, typesetting_of
from agreements.printing.word.word_blocks import WordWriting
from agreements.printing.word.word_body import body_words, writing_of
from agreements.printing.word.word_numbering import numbering_xml
from agreements.printing.word.word_styles import fonts_xml, language_of, styles_xml

DRAFT = "DRAFT"
DRAFT_NOTE = "Draft, not for signature"
# What a new package of python-docx brings along and no agreement needs.
UNWANTED = {"customXml", "stylesWithEffects", "theme", "thumbnail", "webSettings"}
PROGRAM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org'
    '/officeDocument/2006/extended-properties"><Application>Counterpart</Application></Properties>'
)
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
MARGIN_OF_HEADER = 567


def word_file(agreement: document.Document, *, number: str, is_draft: bool) -> bytes:
    """The document as DOCX. A draft is marked so; what is finished says that its PDF is the original."""
    writing = writing_of(agreement, is_draft=is_draft)
    cover = cover_of(agreement, Imprint(number=number, is_draft_copy=is_draft))
    notes = (DRAFT_NOTE,) if is_draft else (f"Copy. The PDF of {number} is the original.",)
    body = body_words(agreement, writing, cover, notes)
    bearing = " · ".join(filter(None, (number, DRAFT if is_draft else "")))
    named = " and ".join(party.name for party in cover.parties)
    heads = [
        wordml.run(cover.title) + wordml.tab() + wordml.run(bearing),
        wordml.run(named),
        *(wordml.run(note) for note in notes if not is_draft),
    ]
    return in_package(agreement, writing, body, heads=heads, number=number)


def in_package(
    agreement: document.Document,
    writing: WordWriting,
    body: str,
    *,
    heads: Iterable[str],
    number: str,
) -> bytes:
    """A body with all that a file needs around it; `heads` are the lines of the header."""
    package = new_package()
    _drop_unwanted(package)
    _set(package.part.part_related_by(_relation("styles")), styles_xml(agreement))
    numbers = numbering_xml(writing.looks, writing.restarted)
    _set(package.part.part_related_by(_relation("numbering")), numbers)
    _set(package.part.part_related_by(_relation("fontTable")), fonts_xml())
    _set(package.part.part_related_by(_relation("settings")), _settings(agreement))
    _describe(package, agreement, number)
    _write_margins(package, heads)
    _write_body(package, agreement, body)
    return _with_fixed_times(package)


def _relation(name: str) -> str:
    return f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}"


def _drop_unwanted(package: WordPackage) -> None:
    for rels in (package.part.rels, package.part.package.rels):
        for key in [key for key, one in rels.items() if one.reltype.split("/")[-1] in UNWANTED]:
            del rels[key]


def _set(part: PackagePart, xml: str) -> None:
    """Let a part hold this and nothing else."""
    if hasattr(part, "_element"):
        part._element = parse_xml(xml)
    else:
        part._blob = xml.encode()


def _settings(agreement: document.Document) -> str:
    return (
        f'<w:settings xmlns:w="{wordml.NAMESPACE}"><w:defaultTabStop w:val="720"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="{language_of(agreement)}"/></w:settings>'
    )


def _describe(package: WordPackage, agreement: document.Document, number: str) -> None:
    known = package.core_properties
    created = datetime.datetime.combine(agreement.created_on, datetime.time())
    parties = (agreement.customer.legal_name, agreement.manufacturer.legal_name)
    known.title = wordml.fit_for_xml(" ".join(filter(None, (agreement.title, number))))[:255]
    known.author = wordml.fit_for_xml(", ".join(filter(None, parties)))[:255]
    known.language = language_of(agreement)
    known.last_modified_by = known.comments = known.keywords = known.subject = ""
    known.created = known.modified = created
    known.revision = 1
    _set(package.part.package.part_related_by(_relation("extended-properties")), PROGRAM)


def _write_margins(package: WordPackage, heads: Iterable[str]) -> None:
    section = package.sections[0]
    lines = "".join(wordml.paragraph("Header", runs) for runs in heads)
    pages = (
        wordml.run("Page ")
        + wordml.field("PAGE", wordml.run("1"))
        + wordml.run(" of ")
        + wordml.field("NUMPAGES", wordml.run("1"))
    )
    for margin, tag, words in (
        (section.header, "hdr", lines),
        (section.footer, "ftr", wordml.paragraph("Footer", wordml.tab() + pages)),
    ):
        margin.is_linked_to_previous = False
        _set(margin.part, f'<w:{tag} xmlns:w="{wordml.NAMESPACE}">{words}</w:{tag}>')


def _write_body(package: WordPackage, agreement: document.Document, body: str) -> None:
    looks = typesetting_of(agreement)
    width, height = PAGES[agreement.paper]
    section = package.sections[0]._sectPr
    for old in section.xpath("w:pgSz | w:pgMar | w:cols | w:docGrid | w:titlePg"):
        section.remove(old)
    # A cover has neither header nor footer.
    title = "" if agreement.opens_with_signatures else "<w:titlePg/>"
    made = parse_xml(
        f'<w:document xmlns:w="{wordml.NAMESPACE}"><w:body>{body}<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{looks.top}" w:right="{looks.side}" w:bottom="{looks.bottom}" w:left="{looks.side}" '
        f'w:header="{MARGIN_OF_HEADER}" w:footer="{MARGIN_OF_HEADER}" w:gutter="0"/>{title}</w:sectPr>'
        "</w:body></w:document>"
    )
    last = made.xpath("w:body/w:sectPr")[0]
    for place, reference in enumerate(section.xpath("w:headerReference | w:footerReference")):
        last.insert(place, reference)
    package.part._element = made


def _with_fixed_times(package: WordPackage) -> bytes:
    """The package with no time of writing in it."""
    written, fixed = io.BytesIO(), io.BytesIO()
    package.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            target.writestr(entry, source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
