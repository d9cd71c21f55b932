"""What makes one PDF archival (PDF/A-3a) and accessible (PDF/UA-1) at once, and what is enclosed in it."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from typing import Literal as OneOf

from pydyf import Array, Dictionary, Stream

VARIANT = "pdf/a-3a"
END = b"</rdf:RDF>"
UNCLEAR, CLEAR = b"\r\nendstream", b"\r\r\nendstream"
# The engine says either of the two. The second is a property that PDF/A does not know, so it is described as well.
ACCESSIBLE_TOO = b"""<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description></rdf:li>
</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
"""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file inside a PDF. Its day is fixed, so that the same PDF is the same bytes."""

    name: str
    content: bytes
    description: str
    relationship: OneOf["Data", "Supplement"]
    day: datetime.date

    @property
    def at(self) -> datetime.datetime:
        """The day as a moment."""
        return datetime.datetime.combine(self.day, datetime.time(), datetime.UTC)


@contextmanager
def clear_ends() -> Iterator[None]:
    """Streams that end with a carriage return end their line with both signs, for the whole process meanwhile.

    Else the two read as one end of a line, and what is in the stream as one byte shorter than it says: by chance, in
    every seventh file, and no archival file any more.
    """
    stock = Stream.data

    def data(stream: Any) -> bytes:
        found: bytes = stock.fget(stream)
        return found.removesuffix(UNCLEAR) + CLEAR if found.endswith(UNCLEAR) else found

    Stream.data = property(data)
    try:
        yield
    finally:
        Stream.data = stock


def finish(document: Any, pdf: Any) -> None:  # Any: the engine has no types
    """What the engine has no word for, in a PDF that is about to be written."""
    _declare_both(pdf)
    if form := pdf.catalog.get("AcroForm"):
        _let_sign(pdf, form)


def _declare_both(pdf: Any) -> None:
    """Write into a PDF/A that it is PDF/UA too; validators want to read that without unpacking anything."""
    found = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    told = b"".join(found.stream)
    if told.count(END) != 1:
        raise ValueError("The metadata of this PDF are not as they were.")
    found.stream, found.compress = [told.replace(END, ACCESSIBLE_TOO + END)], False


def _let_sign(pdf: Any, form: Any) -> None:
    """Make each field one for a signature: the engine knows boxes to tick, and tags them as fields."""
    for reference in form["Fields"]:
        field = pdf.objects[int(reference.split()[0])]
        left, top, right, bottom = field["Rect"]
        empty = Stream(
            extra={
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": Array((0, 0, abs(right - left), abs(top - bottom))),
            }
        )
        pdf.add_object(empty)
        for name in ("V", "AS", "MK", "Border"):
            del field[name]
        field["FT"], field["AP"] = "/Sig", Dictionary({"N": empty.reference})
    for name in ("DR", "NeedAppearances"):
        del form[name]
