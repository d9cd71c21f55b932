"""Signature blocks, the matrix and tables that somebody filled in: each printed once where it is needed."""

from collections import Counter
from collections.abc import Iterator

from agreements.assembly.document import PrintedTable, SignatureBlocks
from agreements.assembly.pipeline import Assembled
from agreements.assembly.trees import blocks_in
from clauses.library.deal.needed_parts import needed_parts
from clauses.library.faults.of_agreements import DOUBLED_PART, UNPRINTED_PART
from clauses.library.findings import Finding, Place
from clauses.library.language.evaluation import holds


def parts_not_printed_once(assembled: Assembled) -> Iterator[Finding]:
    """Each part that is not printed though it is needed, or that is printed twice."""
    printed: Counter[tuple[str, str]] = Counter()
    for block in blocks_in(assembled.document):
        match block:
            case SignatureBlocks():
                printed["signatures", ""] += 1
            case PrintedTable(_, _, (kind, key)):
                printed[kind, key] += 1
            case _:
                pass
    for part in assembled.memo.once(needed_parts, assembled.interview.library):
        count = printed[part.kind, part.key]
        if count > 1:
            yield DOUBLED_PART.at(Place("document"), part=part.words, code=part.code)
        elif not count and holds(part.when, assembled.selection.scope):
            yield UNPRINTED_PART.at(Place("document"), part=part.words, code=part.code)
