"""Reads a Word file as Word does: counts its numbers from the lists, and gives its paragraphs and rows with them."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from docx import Document
from lxml import etree

from agreements.assembly import document
from agreements.assembly.numbering import letters, roman
from agreements.assembly.passages import Passage, parts_of
from agreements.assembly.trees import words_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FRONT = {"Title", "OpeningTitle", "Product", "DraftNote", "Fact", "Normal", "TOCHeading"}
FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": letters,
    "lowerRoman": roman,
    "upperLetter": lambda position: letters(position).upper(),
}


@dataclass
class Lists:
    """The lists of a file, and how far each has been counted."""

    numbering: etree._Element
    styles: etree._Element
    counted: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def number_of(self, paragraph: etree._Element) -> str:
        """The number that Word would print before a paragraph, which is hereby counted."""
        style = style_of(paragraph)
        own = paragraph.find(f"{W}pPr/{W}numPr")
        of_style = self.styles.find(f"{W}style[@{W}styleId='{style}']/{W}pPr/{W}numPr")
        found = of_style if own is None else own
        if found is None:
            return ""
        instance = found.find(f"{W}numId").get(f"{W}val")
        num = self.numbering.find(f"{W}num[@{W}numId='{instance}']")
        of = num.find(f"{W}abstractNumId").get(f"{W}val")
        levels = self.numbering.findall(f"{W}abstractNum[@{W}abstractNumId='{of}']/{W}lvl")
        if own is None:
            (level,) = (n for n, one in enumerate(levels) if value(one, "pStyle") == style)
        else:
            level = int(own.find(f"{W}ilvl").get(f"{W}val"))
        counts = self.counted.setdefault(of, {})
        if instance not in self.begun:
            self.begun.add(instance)
            for one in num.findall(f"{W}lvlOverride"):
                counts.pop(int(one.get(f"{W}ilvl")), None)
        counts[level] = counts.get(level, 0) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]

        def printed(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            return FORMATS[value(levels[at], "numFmt")](counts.get(at, 1))

        return re.sub(r"%(\d)", printed, value(levels[level], "lvlText"))


def value(element: etree._Element, name: str) -> str:
    return element.find(f"{W}{name}").get(f"{W}val")


def style_of(paragraph: etree._Element) -> str:
    return paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")


def text_in(element: etree._Element, *, refused: bool = False) -> str:
    """The words of an element, with the results of its fields; with all changes accepted, or refused."""
    gone, wanted = ("ins", "delText") if refused else ("del", "t")
    parts = []
    for one in element.iter(f"{W}t", f"{W}delText", f"{W}tab"):
        if any(True for _ in one.iterancestors(f"{W}{gone}")):
            continue
        if one.tag == f"{W}tab":
            parts.append("\t" if one.getparent().tag == f"{W}r" else "")
        elif one.tag in (f"{W}t", f"{W}{wanted}"):
            parts.append(one.text or "")
    return "".join(parts)


def read(content: bytes) -> tuple[etree._Element, Lists]:
    """The body of a file, and its lists with nothing counted yet."""
    part = Document(io.BytesIO(content)).part
    related = {rel.reltype.split("/")[-1]: rel.target_part for rel in part.rels.values()}
    return part.element.body, Lists(related["numbering"].element, related["styles"].element)


def lines_of_word(content: bytes) -> list[tuple[str, ...]]:
    """Everything from the first heading on but contents and places to sign: (number, text) or the cells of a row."""
    body, lists = read(content)
    return list(_lines(body, lists))


def _lines(body: etree._Element, lists: Lists) -> Iterator[tuple[str, ...]]:
    is_begun = False
    for one in body:
        if one.tag == f"{W}p":
            style = style_of(one)
            is_begun = is_begun or style in ("Heading1", "LeadingHeading")
            if is_begun and style not in FRONT | {"AfterTable"} and not style.startswith("TOC"):
                yield lists.number_of(one), text_in(one)
        elif one.tag == f"{W}tbl" and is_begun:
            for row in one.findall(f"{W}tr"):
                cells = row.findall(f"{W}tc")
                if style_of(cells[0].find(f"{W}p")) != "Role":
                    yield tuple(text_in(cell) for cell in cells)


def lines_of_document(made: document.Document) -> list[tuple[str, ...]]:
    """The same of the document itself, by its passages."""
    return [line for part in parts_of(made)[1:] for line in _of_part(part)]


def _of_part(part) -> Iterator[tuple[str, ...]]:
    heading = words_of(part.heading)
    is_lettered = part.kind == "schedule" and part.number
    yield (f"Schedule\N{NO-BREAK SPACE}{part.number}" if is_lettered else part.number), heading
    for passage in part.passages:
        if passage.kind != "signature":
            yield _of_passage(passage)


def _of_passage(passage: Passage) -> tuple[str, ...]:
    cells = tuple(one_line(words_of(cell)) for cell in passage.cells)
    if passage.kind == "definition":
        return ("", f"{passage.label} means {cells[0]}")
    return cells if passage.kind in ("head", "row") else (passage.label, *cells)


def one_line(text: str) -> str:
    return re.sub(r"[\t\n\r\f\v]+", " ", text)
