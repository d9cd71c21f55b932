"""Looks into a file that somebody attaches, in a process of its own within limits of memory and time.

Bytes in, JSON out: what it is and how many pages it has, or why it is refused. A PDF is walked object by object, for
what runs or sends something when it is opened. With the argument "signed" it may hold files: programs for
signatures put their evidence there. Run by path, so it imports nothing of ours.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator

from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

MEMORY, SECONDS = 768 * 1024 * 1024, 20
MOST_PAGES, MOST_OBJECTS, MOST_PIXELS = 1_000, 200_000, 60_000_000
FILES = {"/EmbeddedFiles", "/EF", "/FileAttachment"}
RUNS = {"/JS", "/JavaScript", "/AA", "/XFA", "/RichMediaContent"}
ACTS = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound"),
    *("/GoToE", "/GoToR", "/RichMediaExecute", "/GoTo3DView"),
}
PLAYS = {"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
Told = dict[str, object]


def looked_into(content: bytes, *, may_hold_files: bool) -> Told:
    """What a file is, by its content: `kind` and `pages`, or `refused` with the reason."""
    if content.startswith(b"%PDF-"):
        return _pdf(content, refused=RUNS | ACTS | PLAYS | (set() if may_hold_files else FILES))
    return _image(content)


def _pdf(content: bytes, refused: set[str]) -> Told:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        return {"refused": "The PDF has a password or restrictions."}
    numbers = {(number, of) for of, listed in reader.xref.items() for number in listed}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    pages = len(reader.pages)
    if pages > MOST_PAGES or len(numbers) > MOST_OBJECTS:
        return {"refused": f"The PDF has more than {MOST_PAGES:,} pages."}
    things = (reader.get_object(IndirectObject(*one, reader)) for one in sorted(numbers))
    for thing in (reader.trailer, *things):
        for inner in _inside(thing):
            if active := _active(inner, refused):
                return {"refused": f"The PDF holds active content ({active})."}
    return {"kind": "pdf", "pages": pages}


def _inside(thing: object) -> Iterator[DictionaryObject]:
    """The dictionaries in an object, itself included; what it points at is an object of its own."""
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        if isinstance(one, DictionaryObject):
            yield one
            waiting += one.values()
        elif isinstance(one, ArrayObject):
            waiting += one


def _active(one: DictionaryObject, refused: set[str]) -> str:
    """What in a dictionary runs or sends something; nothing in most."""
    keys = (RUNS | FILES) & refused & one.keys()
    named = {str(one.get(key)) for key in ("/S", "/Subtype")} & refused
    return ", ".join(sorted(found.removeprefix("/") for found in keys | named))


def _image(content: bytes) -> Told:
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
        kind = str(image.format).lower()
        image.load()
    return {"kind": kind, "pages": 1}


def main() -> None:
    """Print what the file on standard input is."""
    content = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    json.dump(looked_into(content, may_hold_files="signed" in sys.argv), sys.stdout)


if __name__ == "__main__":
    main()
