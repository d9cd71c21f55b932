"""HTML to PDF/A-3a and PDF/UA-1, by WeasyPrint, which can reach our own assets alone."""

import gc
import io
import logging
import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.contrib.staticfiles import finders

from agreements.printing.archival import VARIANT, Enclosure, clear_ends, finish
from agreements.printing.typefaces import only_ours

try:
    from weasyprint import CSS, HTML, Attachment
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    from agreements.printing.quicker import MADE_FOR, quicker
except (
    OSError
) as e:  # a system library of WeasyPrint is missing; everything but PDF goes on without
    MISSING = str(e)
    URLFetcher = object
else:
    MISSING = ""

# A name that stands for our static files in addresses; nothing is ever asked of it.
ORIGIN = "https://static.invalid/"
ASSETS = (
    "css/document.css",
    "css/print.css",
    "css/print-compact.css",
    "css/print-letter.css",
    "css/print-draft-copy.css",
    "css/print-redline.css",
    "img/draft-copy.svg",
)
# The time that fontTools writes into the fonts it cuts out; any constant keeps the bytes equal.
FONT_TIME = "1700000000"
NO_GLYPH = re.compile(r"\.notdef glyph rendered .*?\"(.+)\" \(U\+", re.DOTALL)
# What these mean is known to whoever made a typeface alone, and ours have some.
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
# Pango and the log are shared by a process, so its threads print one after the other.
ONE_AT_A_TIME = Lock()


class PdfError(Exception):
    """The PDF cannot be made, or not without a complaint; the message says why."""


class NoTypeface(PdfError):
    """Characters for which none of our typefaces has a glyph."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        super().__init__(
            f"No typeface of Counterpart has these characters: {' '.join(characters)}."
            " Write them in Latin letters."
        )
        self.characters = characters


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Knows our own style sheets, fonts and the mark of draft copies by their exact address, and refuses all else."""

    def __init__(self) -> None:
        # Without `fail_on_errors` a missing asset would be a line in the log and a hole in the page.
        super().__init__(allow_redirects=False, fail_on_errors=True)
        self.paths = MappingProxyType({ORIGIN + name: asset(name) for name in ASSETS})

    def fetch(self, url: str, headers: Any = None) -> Any:  # Any: WeasyPrint's own signature
        """The bytes of an asset. Raises ValueError for any other address."""
        path = self.paths.get(unquote(url))
        if path is None:
            raise ValueError(f"This is none of our assets: {url}")
        return URLFetcherResponse(url, body=path.read_bytes())


def asset(name: str) -> Path:
    """Where a static file lies. Raises PdfError where it is missing."""
    path = finders.find(name)
    if not isinstance(path, str):
        raise PdfError(f'The file "{name}" is missing from the static files.')
    return Path(path)


def stylesheet(name: str) -> str:
    """The text of one of our style sheets."""
    return asset(name).read_text(encoding="utf-8")


def write_pdf(html: str, *, sheets: tuple[str, ...], enclosed: tuple[Enclosure, ...] = ()) -> bytes:
    """A page of HTML as PDF/A-3a and PDF/UA-1, set by our style sheets of these names, with files enclosed.

    Raises PdfError where Pango is missing, where the page asks for anything but our assets, or where
    WeasyPrint has any complaint.
    """
    if MISSING:
        raise PdfError(f"PDFs need Pango, which this machine lacks: {MISSING}")
    if private := dict.fromkeys(PRIVATE.findall(html)):
        raise NoTypeface(tuple(private))
    # The lock comes first: the log and the garbage collector are shared by all threads as well.
    with ONE_AT_A_TIME, uncollected(), complaints() as found, clear_ends(), engine():
        try:
            pdf: bytes = _write(html, sheets, enclosed)
        except FatalURLFetchingError as e:  # not an Exception, so that nothing swallows it
            raise PdfError(f"{e}: {e.__cause__}") from e
        except Exception as e:
            raise PdfError(f"The page cannot be set: {e}") from e
    if found:
        unprintable = [match[1] for one in found if (match := NO_GLYPH.match(one))]
        if unprintable:
            raise NoTypeface(tuple(dict.fromkeys("".join(unprintable))))
        raise PdfError("The page was set with complaints:\n" + "\n".join(found))
    return pdf


def _write(
    html: str, sheets: tuple[str, ...], enclosed: tuple[Enclosure, ...]
) -> Any:  # Any: WeasyPrint has no types
    os.environ["SOURCE_DATE_EPOCH"] = FONT_TIME
    page = HTML(string=html, base_url=ORIGIN, url_fetcher=_fetcher())
    return page.write_pdf(
        stylesheets=[_sheet(name) for name in sheets],
        font_config=_fonts(),
        pdf_variant=VARIANT,
        pdf_forms=True,
        attachments=[_attachment(one) for one in enclosed],
        finisher=finish,
    )


def _attachment(one: Enclosure) -> Any:  # Any: WeasyPrint has no types
    return Attachment(
        file_obj=io.BytesIO(one.content),
        name=one.name,
        description=one.description,
        relationship=one.relationship,
        created=one.at,
        modified=one.at,
        url_fetcher=_fetcher(),
    )


@cache
def _fetcher() -> AssetFetcher:
    return AssetFetcher()


@cache
def _fonts() -> Any:  # Any: WeasyPrint has no types
    with only_ours():
        return FontConfiguration()


@cache
def _sheet(name: str) -> Any:  # Any: WeasyPrint has no types
    """A style sheet, parsed once for the life of the process."""
    return CSS(url=ORIGIN + name, url_fetcher=_fetcher(), font_config=_fonts())


def engine() -> AbstractContextManager[None]:
    """WeasyPrint made quicker; as it comes where the settings say so, or where it is another one than we know."""
    is_known = all(version(name) == known for name, known in MADE_FOR.items())
    return quicker() if settings.QUICK_DRAWING and is_known else nullcontext()


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: it would walk millions of live boxes, for a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def complaints() -> Iterator[list[str]]:
    """What WeasyPrint and fontTools log from warnings on; it goes into PdfError instead of the log."""
    found: list[str] = []
    # WeasyPrint raises little: of CSS that it does not know, or a character without a glyph, it tells its log alone.
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger, logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.WARNING)
        logger.propagate = False
        logger.addHandler(handler)
    try:
        yield found
    finally:
        for logger, level, propagate in before:
            logger.setLevel(level)
            logger.propagate = propagate
            logger.removeHandler(handler)
