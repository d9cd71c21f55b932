"""Hostile values in every field that the site reads: it answers, and never with a server error.

Addresses come from the table of addresses, names from what the views and forms ask for and from the fields of the
pages. So a page, a form or a field that is added is tried without being named here.
"""

import logging
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection, transaction
from django.test import Client
from django.urls import get_resolver

from agreements.acts.saving import create_agreement
from agreements.models import Agreement
from clauses.exchange.loading import grant_legal_permissions, load_library
from clauses.publishing.publish import approve_edition
from tests.agreements.approving import ask_for, pick
from tests.agreements.completing import answer_all
from tests.agreements.examples import make_edition
from tests.agreements.hostile import HOSTILE, Names, addresses, fields_of
from tests.clauses.examples import write_content

pytestmark = pytest.mark.slow
# They end the session that the walk goes on with.
NOT_WALKED = {"/logout/", "/admin/logout/"}
# The second engine is asked the same by all of them; what it reads in its own way has cases of its own elsewhere.
ROUNDS = 3 if connection.vendor == "sqlite" else 1
UNSEEN = ("seen-", "shown-", "rows-", "page", "edition", "csrf")
Body = list[tuple[str, str]]


@pytest.fixture(autouse=True)
def unlogged() -> Iterator[None]:
    """Thousands of requests are refused, each with a traceback that nobody reads."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def everybody(db: None) -> User:
    """Somebody who may do everything, so that no refusal hides a page."""
    grant_legal_permissions()
    person = User.objects.create_user("everybody", is_staff=True, is_superuser=True)
    person.groups.add(*Group.objects.all())
    return person


@pytest.fixture
def deal(everybody: User, petra: User, tmp_path: Path) -> Agreement:
    """An agreement with an open approval that was asked for, beside a draft of the library."""
    load_library(write_content(tmp_path / "content"))
    edition = make_edition(everybody)
    approve_edition(edition, by=petra, note="Read in full.")
    deal = create_agreement(title="Pump", path="full", edition=edition, by=everybody)
    answer_all(deal, petra)
    pick(deal, "wide", petra)
    ask_for(deal, by=everybody)
    return deal


@pytest.fixture
def walker(everybody: User, deal: Agreement) -> Client:
    client = Client()
    client.force_login(everybody)
    return client


def walked(deal: Agreement) -> list[str]:
    """Every address, with the agreement, each of its sections and its open approval where the route has parts."""
    sections = [section.key for section in deal.edition.library().sections]
    known = {
        "pk": [str(deal.pk)],
        "section": [*sections, "responsibilities", "fine-tune"],
        "clause": ["warranty"],
        "kind": ["legal"],
    }
    return [one for one in addresses(get_resolver(), known) if one not in NOT_WALKED]


def status(client: Client, address: str, body: str | None) -> int:
    """What a request is answered with; whatever it did is undone."""
    cookies = client.cookies.copy()
    try:
        with transaction.atomic():
            if body is None:
                code = client.get(address).status_code
            else:
                form = "application/x-www-form-urlencoded"
                code = client.post(address, body, content_type=form).status_code
            transaction.set_rollback(True)
    finally:
        client.cookies = cookies
    return code


def usual_of(client: Client, names: Names, address: str) -> dict[str, str]:
    """What a post to an address may hold: the fields of its page and of those that post to it, and all that is read."""
    page = fields_of(client.get(address))
    usual = {name: quote_plus(values[0]) for name, values in page.values.items()}
    for name, value in page.buttons:
        usual[name] = quote_plus(value)
    names.taken()
    for _ in range(2):  # what is read may depend on what is there
        status(client, address, encoded(list(usual.items())))
        # In order, so that each run tries the same.
        usual |= {name: usual.get(name, "1") for name in sorted(names.taken())}
    usual.pop("csrfmiddlewaretoken", None)
    return usual


def encoded(body: Body) -> str:
    return "&".join(f"{quote_plus(name)}={value}" for name, value in body)


def bodies(usual: dict[str, str], rounds: int) -> Iterator[Body]:
    """Each name gets another hostile value in each round, in turn all of them; half of the names stay usual."""
    for turn in range(rounds):
        yield [
            (name, HOSTILE[(place * 7 + turn) % len(HOSTILE)] if (place + turn) % 2 else value)
            for place, (name, value) in enumerate(usual.items())
        ]
    yield [pair for name, value in usual.items() for pair in ((name, value), (name, "x"))]  # twice


def faults_at(client: Client, names: Names, address: str) -> Iterator[str]:
    """What goes wrong at an address, in one line each; its query is as hostile as its body."""
    usual = usual_of(client, names, address)
    reads_query = True
    for body in bodies(usual, ROUNDS if usual else 0):
        sent = encoded(body)
        for posted in (None, sent) if reads_query else (sent,):
            names.taken()
            try:
                code = status(client, f"{address}?{sent[:6000]}", posted)
            except Exception as error:  # told with its address, after all were tried
                code, told = 500, f"{type(error).__name__}: {error}"
            else:
                told = str(code)
            if posted is None:  # a page that asked for nothing of its query reads no other either
                reads_query = names.asked_all or not names.taken().isdisjoint(usual)
            if code >= 500:
                yield f"{'GET' if posted is None else 'POST'} {address} {told[:200]} {sent[:800]}"


@pytest.mark.longest
def test_no_posted_field_and_no_query_is_a_server_error(walker, deal, monkeypatch):
    names = Names(monkeypatch)
    tried = walked(deal)

    failed = [one for address in tried for one in faults_at(walker, names, address)]

    assert len(tried) > 100
    assert not failed


@pytest.mark.parametrize("name", ["product", "value", "customer_party-legal_name"])
def test_a_million_characters_are_refused_at_their_field_and_kept(walker, deal, name):
    address = f"/agreements/{deal.pk}/sections/deal/"
    page = fields_of(walker.get(address))

    answer = walker.post(address, page.values | {name: ["7" * 1_000_000]})

    assert answer.status_code == 200
    assert fields_of(answer).values[name] == ["7" * 1_000_000]
    assert "question-errors" in answer.content.decode() or "is-invalid" in answer.content.decode()


@pytest.mark.parametrize("section", ["deal", "terms"])
def test_what_fits_no_field_is_said_there_and_shown_again(walker, deal, section):
    address = f"/agreements/{deal.pk}/sections/{section}/"
    page = fields_of(walker.get(address))
    typed = {name for name in page.texts if not name.startswith(UNSEEN)}
    sent = {
        name: "\u0664\u0662 <b>x" if name in typed else value for name, value in page.values.items()
    }

    answer = walker.post(address, sent)

    assert answer.status_code == 200
    assert len(typed) > 3
    assert {name: fields_of(answer).values[name] for name in typed} == {
        name: ["\u0664\u0662 <b>x"] for name in typed
    }
    assert "question-errors" in answer.content.decode()


# As an earlier program, an import or a hand may have left them in the table.
ROWS = (
    1.5, -0.0, True, "", "EUR 5", "x" * 100_000, int("9" * 400), [], {}, [[]], [None], ["us", 5], {"legal_name": 5},
    {"city": ["a"], "country": 3}, {"amount": "NaN", "currency": 3}, {"number": "1e400", "currency": "EUR"},
    [{"name": {}}], [{"unknown": "x"}], "2027-99-99", "\u0664\u0662",
)  # fmt: skip


@pytest.mark.parametrize("turn", [0, 3, 7, 10, 13, 17])
def test_rows_written_by_hand_are_told_and_break_no_page(walker, deal, everybody, turn):
    latest = deal.latest_answers()
    for place, question in enumerate(deal.edition.library().questions):
        seen = latest[question.key].pk if question.key in latest else None
        value = ROWS[(place + turn) % len(ROWS)]
        deal.record(question.key, value, by=everybody, seen=seen)

    pages = [one for one in walked(deal) if one.startswith(f"/agreements/{deal.pk}/")]
    codes = {page: walker.get(page).status_code for page in pages}

    assert len(pages) > 20
    assert not {page: code for page, code in codes.items() if code >= 500}
    assert "does not fit" in walker.get(f"/agreements/{deal.pk}/findings/").content.decode()
