"""The typefaces that come with Counterpart, the only ones that print: their files, and which characters they have.

What else a machine has installed is never asked, so the same document is the same file everywhere. Latin, Greek and
Cyrillic come from one family; Arabic, Hebrew, and Chinese, Japanese and Korean have others, opened only where a text
has such letters.
"""

import hashlib
import os
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

import uharfbuzz
from django.conf import settings

REGULAR, SEMIBOLD = 400, 600
# Basic Latin to Latin Extended-A: Source Serif has them all, and most texts nothing else.
ALWAYS_THERE = 0x180
# Private characters mean what the maker of a typeface likes, and invisible ones need no glyph.
PRIVATE, INVISIBLE = "Co", "Cf"
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


@dataclass(frozen=True, slots=True)
class TypefaceFile:
    """A file of a package, and the weights that are cut out of it; without weights it is one already.

    `size` is the optical size in points, of a file that has such an axis.
    """

    package: str
    name: str
    weights: tuple[int, ...] = ()
    size: int = 0

    @property
    def path(self) -> Path:
        """Where it lies. The package is not imported: one of them would want its own maker's program."""
        found = find_spec(self.package)
        if found is None or not found.submodule_search_locations:
            raise ModuleNotFoundError(f"No package {self.package}, so no {self.name}")
        return Path(found.submodule_search_locations[0], self.name)


BOTH = (REGULAR, SEMIBOLD)
OURS = (
    TypefaceFile("fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf", BOTH, size=10),
    TypefaceFile(
        "fontpkg_source_serif_4", "files/SourceSerif4-Italic[opsz,wght].ttf", (REGULAR,), size=10
    ),
    TypefaceFile("fontpkg_amiri", "files/Amiri-Regular.ttf"),
    TypefaceFile("fontpkg_amiri", "files/Amiri-Bold.ttf"),
    TypefaceFile("fontpkg_frank_ruhl_libre", "files/FrankRuhlLibre[wght].ttf", BOTH),
    TypefaceFile("rinoh_typeface_notosanscjk", "notosanscjkjp-regular.otf"),
    TypefaceFile("rinoh_typeface_notosanscjk", "notosanscjkjp-bold.otf"),
)
PACKAGES = (
    "fontpkg-source-serif-4",
    "fontpkg-amiri",
    "fontpkg-frank-ruhl-libre",
    "rinoh-typeface-notosanscjk",
    "uharfbuzz",
)


def without_typeface(text: str) -> tuple[str, ...]:
    """The characters of a text that cannot be printed, each once."""
    if text.isascii():
        return ()
    return tuple(one for one in dict.fromkeys(text) if not _is_printable(one))


def _is_printable(character: str) -> bool:
    if ord(character) < ALWAYS_THERE:
        return True
    kind = unicodedata.category(character)
    if kind == PRIVATE:
        return False
    return character.isspace() or kind == INVISIBLE or ord(character) in _characters()


@cache
def _characters() -> frozenset[int]:
    """The characters of all our typefaces, by their numbers."""
    return frozenset().union(*(_face(one).unicodes for one in OURS))


def _face(one: TypefaceFile) -> uharfbuzz.Face:
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(one.path)))


@contextmanager
def only_ours() -> Iterator[None]:
    """Whoever reads the configuration of typefaces meanwhile finds ours alone.

    The variable is taken back: what else this process starts, such as a browser, has those of the machine.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(configuration())
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


def configuration() -> Path:
    """The file that tells fontconfig of our typefaces. They are made once, for these packages, beside it."""
    places = [str(one.path) for one in OURS]
    told = repr((OURS, places, [version(one) for one in PACKAGES], CONFIGURATION))
    folder = Path(settings.VAR_DIR) / "typefaces" / hashlib.sha256(told.encode()).hexdigest()[:16]
    if not folder.exists():
        _make(folder)
    return folder / "fonts.conf"


def _make(folder: Path) -> None:
    """All files at once or none: another process may be at the same."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(mkdtemp(dir=folder.parent))
    made.chmod(0o755)
    for one in OURS:
        stem = one.path.stem.partition("[")[0]
        if not one.weights:
            (made / one.path.name).symlink_to(one.path)
        for weight in one.weights:
            (made / f"{stem}-{weight}.ttf").write_bytes(_cut(one, weight))
    (made / "fonts.conf").write_text(CONFIGURATION.format(folder=folder))
    try:
        made.rename(folder)
    except OSError:  # somebody was quicker
        shutil.rmtree(made)
        if not folder.exists():
            raise


def _cut(one: TypefaceFile, weight: int) -> bytes:
    """A typeface of this weight alone: of a variable one each size on a page would be cut out anew for each PDF."""
    face, kept = _face(one), uharfbuzz.SubsetInput()
    kept.keep_everything()
    kept.pin_axis_location(face, "wght", weight)
    if one.size:
        kept.pin_axis_location(face, "opsz", one.size)
    return bytes(uharfbuzz.subset(face, kept).blob.data)
