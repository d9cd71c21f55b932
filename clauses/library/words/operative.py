"""A redline of the library's words comes in; the operative words that changed in it go out, for whoever approves it.

An operative word changes who owes what: must and may, not and its like, a number, one defined term in place of
another. Lost or swapped in a sentence that stays whole, it leaves a sentence that reads well, and that nothing but the
edition before can show to be wrong.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, zip_longest

from clauses.library.words.wordwise import Deleted, Inserted, Piece, Pieces, SameWords

VERBS = frozenset({"must", "may", "cannot"})
DENIALS = frozenset(
    {
        "not",
        "no",
        "never",
        "neither",
        "nor",
        "nobody",
        "nothing",
        "none",
        "without",
        "unless",
        "except",
    }
)
NUMBERS = frozenset(
    {
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fifteen", "twenty", "thirty", "forty", "sixty", "ninety", "once", "twice", "half",
    }
)  # fmt: skip
# Of the words that begin a sentence, those whose capital says nothing.
BEGINNINGS = frozenset(
    {
        "a", "after", "all", "also", "an", "any", "are", "as", "at", "before", "both", "but", "by", "does", "during",
        "each", "either", "every", "for", "from", "he", "how", "if", "in", "is", "it", "its", "of", "on", "only", "or",
        "other", "otherwise", "so", "such", "that", "the", "their", "then", "there", "these", "they", "this", "those",
        "to", "under", "until", "upon", "what", "when", "where", "whether", "which", "while", "who", "with", "within",
    }
)  # fmt: skip
# Sorts of operative words, in the order in which they are told; what changed is told within its sort.
SORTS = VERB, DENIAL, NUMBER, TERM = range(4)
Read = tuple[list[str], ...]  # the words of each sort, in the order in which they stand
# A word, with what a clause language puts around it; behind an apostrophe stands no word of its own.
WORD = re.compile(r"(?P<word>[^\W\d_]+|\d[\d,.]*\d|\d)(?:['’]s?\b)?|(?P<end>[.;:!?]|\n)")
# Words of a paragraph that is new or gone as a whole are seen without being named.
MOST_WORDS = 12


def operative_changes(found: Pieces) -> tuple[str, ...]:
    """What became of operative words, each thing once and in words, as “must” became “may”; nothing where none did."""
    return tuple(dict.fromkeys(said for old, new in _rewritten(found) for said in _said(old, new)))


def _rewritten(found: Pieces) -> Iterator[tuple[Read, Read]]:
    """The operative words of each stretch that was rewritten, before and after."""
    starts = True  # whether the next word begins a sentence, so that its capital may say nothing
    for is_same, run in groupby(found, key=lambda piece: isinstance(piece, SameWords)):
        stretch = tuple(run)
        if not is_same:
            old = "".join(piece.words for piece in stretch if isinstance(piece, Deleted))
            new = "".join(piece.words for piece in stretch if isinstance(piece, Inserted))
            if (old and new) or len((old or new).split()) <= MOST_WORDS:
                yield _operative(old, starts=starts), _operative(new, starts=starts)
        starts = _ends_a_sentence(stretch[-1])


def _ends_a_sentence(piece: Piece) -> bool:
    return piece.words.rstrip()[-1:] in ("", *".;:!?") or piece.words.endswith("\n")


def _operative(words: str, *, starts: bool) -> Read:
    """The operative words among some, by sort, as they stand."""
    read: Read = tuple([] for _ in SORTS)
    for found in WORD.finditer(words):
        if found["end"]:
            starts = True
            continue
        word, small = found["word"], found["word"].casefold()
        if small in VERBS:
            read[VERB].append(small)
        elif small in DENIALS:
            read[DENIAL].append(small)
        elif small in NUMBERS or word[0].isdigit():
            read[NUMBER].append(small)
        elif word[0].isupper() and not (starts and small in BEGINNINGS):
            read[TERM].append(word)
        starts = False
    return read


def _said(old: Read, new: Read) -> Iterator[str]:
    for sort in SORTS:
        gone, come = _apart(old[sort], new[sort])
        if sort == TERM and len(gone) != len(come):
            continue  # terms come and go with whatever is said; told is one that took the place of another
        for was, now in zip_longest(gone, come):
            if was is None:
                yield f"“{now}” is new"
            elif now is None:
                yield f"“{was}” is gone"
            else:
                yield f"“{was}” became “{now}”"


def _apart(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """What only one of two lists has; where both have the same words in another order, those that changed places."""
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    if gone or come:
        return list(gone.elements()), list(come.elements())
    moved = [(was, now) for was, now in zip(old, new, strict=True) if was != now]
    return [was for was, _ in moved], [now for _, now in moved]
