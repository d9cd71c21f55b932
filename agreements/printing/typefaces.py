"""Which characters no typeface of this machine has: asked of the engine that will print them."""

from functools import lru_cache

from agreements.printing.pdf import PdfError, unprintable_in

# Basic Latin to Latin Extended-A: the typeface that comes with Counterpart has them all, and most texts nothing else.
ALWAYS_THERE = 0x180


def without_typeface(text: str) -> tuple[str, ...]:
    """The characters of a text that cannot be printed here, each once; none where PDFs cannot be made at all."""
    if text.isascii():
        return ()
    foreign = frozenset(character for character in text if ord(character) >= ALWAYS_THERE)
    return tuple(one for one in dict.fromkeys(text) if one in foreign & _unprintable(foreign))


@lru_cache(maxsize=1000)
def _unprintable(characters: frozenset[str]) -> frozenset[str]:
    if not characters:
        return characters
    try:
        return frozenset(unprintable_in("".join(sorted(characters))))
    except PdfError:
        return frozenset()
