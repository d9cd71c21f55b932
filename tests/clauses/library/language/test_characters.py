"""Which characters a source may hold."""

import sys
import unicodedata

import pytest

from clauses.library.language.bounds import UNPRINTABLE
from clauses.library.language.parsing import parse_line
from clauses.library.language.text import Words


@pytest.mark.parametrize("source", ["a\tb", "one\r\ntwo", "100\u00a0000"])
def test_spaces_of_every_kind_are_read_as_spaces(source: str):
    assert parse_line(source) == (Words(" ".join(source.split())),)


def test_what_python_prints_is_never_refused():
    """So one look is enough for most texts."""
    printed = filter(str.isprintable, map(chr, range(sys.maxunicode + 1)))

    assert not [one for one in printed if unicodedata.category(one) in UNPRINTABLE]
