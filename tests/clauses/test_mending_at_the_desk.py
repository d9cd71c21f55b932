"""What the page of a row is told, while somebody types, of how a slip is mended."""

import pytest
from django.test import Client

from clauses.models import ClauseRow, RuleRow
from tests.clauses.test_desk import at, check

pytestmark = pytest.mark.slow


def test_a_slip_of_the_pen_is_told_with_the_text_that_would_mend_it(legal: Client, draft):
    rule = RuleRow.objects.first()
    assert rule is not None

    found = check(legal, rule, when="cure_days = “thirty”", message="One\u00ad {{ cure_days }.")

    assert "in curly quotes" in at(found, "when")[0][2]
    assert "A soft hyphen" in at(found, "message")[0][2]
    assert found["mends"] == {
        "when": {
            "text": 'cure_days == "thirty"',
            "words": 'Mend it: write straight quotes, write signs as they are read ("==", "!=", "and")',
        },
        "message": {
            "text": "One {{ cure_days }}.",
            "words": "Mend it: take out signs that nobody sees, close the blank or condition",
        },
    }
    assert check(legal, rule)["mends"] == {}


def test_a_text_of_a_part_is_mended_at_its_field(legal: Client, draft):
    clause = ClauseRow.objects.filter(positions__isnull=False).first()
    assert clause is not None

    found = check(
        legal, clause, **{"positions-0-text": "One.\r\n\r\n{% if “a” == b %}\r\n\r\nTwo."}
    )

    assert found["mends"]["positions-0-text"]["text"] == (
        'One.\n\n{% if "a" == b %}\n\nTwo.\n\n{% endif %}'
    )
