"""Files as people attach them: PDFs and images, harmless and not."""

import io
from collections.abc import Callable

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


def pdf(change: Callable[[PdfWriter], object] = lambda writer: None, *, pages: int = 2) -> bytes:
    """A PDF of so many empty pages, with what is changed in it."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def acting(name: str, **more: str) -> Callable[[PdfWriter], None]:
    """What makes a PDF act when it is opened."""

    def change(writer: PdfWriter) -> None:
        action = DictionaryObject({NameObject("/S"): NameObject(name)})
        for key, words in more.items():
            action[NameObject(f"/{key}")] = TextStringObject(words)
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(action)

    return change


def playing(writer: PdfWriter) -> None:
    """Let a page hold a film."""
    film = DictionaryObject({NameObject("/Subtype"): NameObject("/RichMedia")})
    writer.pages[0][NameObject("/Held")] = writer._add_object(film)


def image(kind: str) -> bytes:
    """A small image of a kind: "png", "jpeg", "gif"."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, kind)
    return out.getvalue()
