"""A signed copy of many pages is looked into within the limits, as one of three pages is."""

import pytest

from agreements.acts.keeping_signed import SIGNED_PROCESS
from agreements.acts.limited_process import answer_of
from agreements.printing.pdf import write_pdf
from tests.agreements.signing import signed

pytestmark = pytest.mark.slow


def test_a_signed_agreement_of_many_pages_is_compared_whole():
    words = "".join(f"<p>Section {number}. The Parties agree.</p>" for number in range(1, 1501))
    issued = write_pdf(f"<html lang=en><title>Long</title><body>{words}", sheets=())
    both = signed(issued, "Dana Whitfield", "Jürgen Bauer")

    told = answer_of(SIGNED_PROCESS, both, str(len(issued)))

    assert isinstance(told, dict)
    assert told["is_signed_only"]
    assert [one["name"] for one in told["signatures"]] == ["Dana Whitfield", "Jürgen Bauer"]
