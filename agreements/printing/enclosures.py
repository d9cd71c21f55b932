"""What is enclosed in the PDF of an agreement: its printed words as data, and the documents that are attached to it."""

import datetime
from collections.abc import Iterable, Iterator

from agreements.assembly.document import Document
from agreements.printing.archival import Enclosure
from agreements.printing.printed_json import printed_json

MOST_BYTES = (
    10 * 1024 * 1024
)  # of attached documents; larger ones go beside, bound by the hash in the Schedule


def words_as_data(
    document: Document, *, number: str, edition: str, is_draft: bool, day: datetime.date
) -> Enclosure:
    """What the PDF prints, for programs, with the SHA-256 of the edition of the library that it is worded after."""
    told = printed_json(document, number=number, is_draft=is_draft, edition=edition)
    return Enclosure("agreement.json", told.encode(), "The words of this file", "Data", day)


def as_many_as_fit(files: Iterable[Enclosure]) -> Iterator[Enclosure]:
    """The files in their order, but for those with which they would be too large together."""
    left = MOST_BYTES
    for one in files:
        if len(one.content) <= left:
            left -= len(one.content)
            yield one
