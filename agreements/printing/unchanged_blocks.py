"""What stays of a clause or schedule while the rest of it is replaced: blocks and rows that a page has already.

A reply leaves a stand-in for them, and the page puts its own in that place: of a schedule with five hundred rows one
is sent. What a page has is known by the digest of the part, from what was sent lately, or from the saved agreement;
where it is not known, everything is sent.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from django.utils.safestring import SafeString

from agreements.assembly.memo import LatelyMade

# So many parts that were sent; those of a reply in which nearly everything changes are about sixty.
PARTS_SENT = 1_024
# Less is not worth a stand-in.
WORTHWHILE = 80
ROWS_BEGIN, ROWS_END = "<tbody>\n", "\n</tbody>"

_sent = LatelyMade(PARTS_SENT)


@dataclass(frozen=True, slots=True)
class BlockOnPage:
    """A block as HTML, of how many elements, and the rows of a table; what changes by itself does not stay."""

    html: SafeString
    elements: int = 1
    rows: tuple[SafeString, ...] = ()
    may_stay: bool = True

    def frame(self) -> tuple[str, str]:
        """What stands around the rows of a table."""
        begin = self.html.index(ROWS_BEGIN) + len(ROWS_BEGIN)
        end = self.html.rindex(ROWS_END)
        return self.html[:begin], self.html[end:]


Blocks = tuple[BlockOnPage, ...]


@dataclass(frozen=True, slots=True)
class PartOfPage:
    """A part as a page has it, numbers aside: its blocks, its heading, and the words on why it is there."""

    blocks: Blocks
    heading: str = ""
    why: tuple[str, ...] = ()


def remember_sent(digest: str, part: PartOfPage) -> None:
    """Note what stands on the page that was sent a part with this digest."""
    _sent.get(digest, (), lambda: part)


def sent_lately(digest: str) -> PartOfPage | None:
    """The part with this digest; nothing where it was not sent lately."""
    found: PartOfPage | None = _sent.known(digest)
    return found


def with_stand_ins(blocks: Blocks, on_page: Blocks) -> SafeString:
    """The blocks of a part in place of those on a page, which keeps what is the same."""
    begins = [0, *accumulate(one.elements for one in on_page)]
    total = begins[-1]
    pairs = _paired(
        [one.html for one in blocks], [one.html if one.may_stay else "" for one in on_page]
    )
    left = [number for number, one in enumerate(on_page) if one.rows and number not in pairs]
    parts: list[str] = []
    for at, count, was in _runs(pairs):
        if was is None:
            parts += (_table(one, on_page, left, begins) for one in blocks[at : at + count])
            continue
        begin, end = begins[was], begins[was + count]
        html = "".join(one.html for one in blocks[at : at + count])
        parts.append(_stand_in("div", f"{total} {begin} {end - begin}", html))
    return SafeString("".join(parts))


def _table(block: BlockOnPage, on_page: Blocks, left: list[int], begins: Sequence[int]) -> str:
    """A block that changed; of a table, the rows that the next table of the page has are not sent."""
    if not block.rows or not left:
        return block.html
    was = left.pop(0)
    pairs = _paired(block.rows, on_page[was].rows)
    rows = (
        "".join(block.rows[at : at + count])
        if begin is None
        else _stand_in(
            "tr",
            f"{begins[-1]} {begins[was]} {begin} {count}",
            "".join(block.rows[at : at + count]),
        )
        for at, count, begin in _runs(pairs)
    )
    before, after = block.frame()
    return "".join((before, *rows, after))


def _stand_in(tag: str, place: str, html: str) -> str:
    return html if len(html) < WORTHWHILE else f'<{tag} data-kept="{place}"></{tag}>'


def _paired(new: Iterable[str], old: Sequence[str]) -> list[int | None]:
    """For each of the new, which of the old it is, each of these once; the empty ones are none."""
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for number, html in enumerate(old):
        if html:
            places[html].append(number)
    return [places[html].popleft() if places.get(html) else None for html in new]


def _runs(pairs: Sequence[int | None]) -> Iterator[tuple[int, int, int | None]]:
    """Stretches that follow each other in both: where in the new, how many, and where in the old."""
    at = 0
    for number in range(1, len(pairs) + 1):
        before, now = pairs[number - 1], pairs[number] if number < len(pairs) else -1
        if now != (None if before is None else before + 1):
            yield at, number - at, pairs[at]
            at = number
