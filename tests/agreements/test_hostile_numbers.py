"""Numbers of 4,301 digits, and other that no row holds, at every place that reads one: never a server error."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from clauses.admin.forms import NumbersField
from clauses.draft.rows import PLAIN_NUMBER

HUGE = "9" * 4301


@pytest.mark.parametrize("number", [HUGE, "9" * 30, "²", "-1", "1e400"])
@pytest.mark.parametrize(
    "path",
    [
        "/about/profiles/?edition={}",
        "/about/market-practice/?edition={}",
        "/?page={}",
        "/agreements/{}/",
    ],
)
def test_a_number_in_an_address_is_found_or_not(client: Client, petra, edition, path, number):
    client.force_login(petra)

    assert client.get(path.format(number)).status_code in (200, 302, 404)


@pytest.mark.parametrize("typed", [HUGE, "1.0e999", "nan", "9" * 16, "1" * 15 + ".1"])
def test_a_number_of_the_desk_is_refused_at_its_field(typed):
    with pytest.raises(ValidationError, match="at most fifteen digits"):
        NumbersField(required=False).clean(typed)


def test_a_limit_of_4301_digits_stays_text_for_the_parser_to_refuse():
    assert PLAIN_NUMBER.fullmatch("12.5")
    assert not PLAIN_NUMBER.fullmatch(HUGE)
