"""The agreement beside the questions as a browser keeps it: what the live replies make of it, without a browser."""

import re
from xml.etree.ElementTree import Element, tostring

import tinyhtml5

from agreements.assembly.shown_parts import PartOnPage, read_shown
from agreements.printing.live_document import LiveDocument, Swap

PLACE = re.compile(r"(?:afterend|afterbegin):#([\w-]+)(?: > \.section-heading| (\.definitions))?")


def parsed(html: str) -> list[Element]:
    """The elements of a piece of HTML."""
    body = tinyhtml5.parse(f"<!doctype html><body>{html}", namespace_html_elements=False)[1]
    return list(body)


class LivePage:
    """A document on a page; it takes what live replies bring, as htmx and `step.js` do."""

    def __init__(self, whole: str) -> None:
        (self.root,) = parsed(whole)

    def shown(self) -> dict[str, PartOnPage]:
        """The parts that the page says it shows."""
        lines = []
        for part, parents in walk(self.root):
            if "data-digest" in part.attrib:
                around = (one.get("id", "") for one in parents if "data-digest" in one.attrib)
                number, digest = part.get("data-number", ""), part.get("data-digest")
                lines.append(f"{part.get('id')} {number} {digest} {next(around, '')}")
        return read_shown(";".join(lines))

    def take(self, sent: LiveDocument) -> None:
        """Show what a reply brings."""
        if sent.whole:
            (self.root,) = parsed(sent.whole)
            return
        for anchor in sent.gone:
            self._replace(anchor, [])
        for swap in sent.swaps:
            self._swap(swap)
        for part in sent.renumbered:
            self._renumber(part)

    def html(self) -> str:
        """The page as text, spaces between elements aside."""
        return re.sub(
            r"\s+", " ", re.sub(r"\s*(<[^>]*>)\s*", r"\1", tostring(self.root, "unicode"))
        )

    def _swap(self, swap: Swap) -> None:
        pieces = parsed(swap.html)
        if not swap.how:
            (piece,) = pieces
            assert piece.attrib.pop("hx-swap-oob") == "true"
            fill_in(self._of(piece.attrib["id"]), piece)
            self._replace(piece.attrib["id"], pieces)
            return
        anchor, listed = PLACE.fullmatch(swap.how).groups()
        if swap.how.endswith(".section-heading"):
            self._of(anchor)[1:1] = pieces
        elif listed:
            (place,) = (one for one, _ in walk(self._of(anchor)) if one.get("class") == listed[1:])
            place[0:0] = pieces
        else:
            self._replace(anchor, [self._of(anchor), *pieces])

    def _replace(self, anchor: str, pieces: list[Element]) -> None:
        (found,) = [(one, up[0]) for one, up in walk(self.root) if one.get("id") == anchor]
        old, parent = found
        at = list(parent).index(old)
        parent[at : at + 1] = pieces

    def _of(self, anchor: str) -> Element:
        (found,) = [one for one, _ in walk(self.root) if one.get("id") == anchor]
        return found

    def _renumber(self, part: PartOnPage) -> None:
        for link, _ in walk(self.root):
            if link.get("class") == "reference" and link.get("href") == f"#{part.anchor}":
                is_headed = " (" in (link.text or "")
                link.text = part.cited if is_headed else part.cited.partition(" (")[0]
        shown = self._of(part.anchor)
        old = shown.attrib["data-number"]
        shown.attrib["data-number"] = part.number
        for line in shown:
            for sign in line:
                if sign.get("class") == "schedule-letter":
                    sign.text = f"Schedule {part.number}"
            if shown.get("class") != "schedule":
                _number(line, old, part.number)


def _number(line: Element, old: str, number: str) -> None:
    for sign in line:
        if sign.get("class") == "number":
            sign.text = re.sub(rf"^{re.escape(old)}(?=\.|$)", number, sign.text or "")


def fill_in(old: Element, piece: Element) -> None:
    """Put what the page has in the place of its stand-ins."""
    for place in [one for one in piece if "data-keeps-why" in one.attrib]:
        (its,) = (one for one in old if one.get("class") == "because")
        piece[list(piece).index(place)] = its
    for place, (parent, *_) in walk(piece)[1:]:
        if "data-kept" not in place.attrib:
            continue
        total, at, *rows = map(int, place.attrib["data-kept"].split())
        kept = list(old)[-total:]
        if place.tag == "tr":
            (body,) = kept[at].iter("tbody")
            begin, count = rows
            kept = list(body)[begin : begin + count]
        else:
            (count,) = rows
            kept = kept[at : at + count]
            if "data-number" in old.attrib and "schedule" not in old.get("class", ""):
                for line in kept:
                    _number(line, old.attrib["data-number"], piece.attrib["data-number"])
        assert len(kept) == count
        here = list(parent).index(place)
        parent[here : here + 1] = kept


def walk(
    element: Element, above: tuple[Element, ...] = ()
) -> list[tuple[Element, tuple[Element, ...]]]:
    """Every element in document order, each with those around it, the nearest first."""
    found = [(element, above)]
    for inside in element:
        found += walk(inside, (element, *above))
    return found
