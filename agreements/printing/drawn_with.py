"""What a PDF is drawn with, as one hash: a drawing is used again only where the same would draw it once more."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from agreements.printing import typefaces
from agreements.printing.pdf import ASSETS, asset

ROOT = Path(__file__).resolve().parents[2]
# Whatever turns an edition and answers into pages. A change in it that moves no letter costs one drawing more.
ROOMS = (
    "agreements/assembly",
    "agreements/printing",
    "clauses/library",
    "templates/agreements/document",
)
PACKAGES = ("weasyprint", "pydyf", "fonttools", "babel", "django", *typefaces.PACKAGES)


@cache
def drawn_with() -> str:
    """The SHA-256 of our code, templates and styles and of what draws, typefaces too; read once a process."""
    found = hashlib.sha256()
    files = (one for room in ROOMS for one in _files(ROOT / room))
    for path in (*files, *map(asset, ASSETS)):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    found.update(" ".join(map(version, PACKAGES)).encode())
    return found.hexdigest()


def _files(room: Path) -> list[Path]:
    return sorted(one for one in room.rglob("*") if one.suffix in (".py", ".html"))
