"""The same form posted twice, by a double click or a reload, acts once and says the same, at every address."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django.urls import resolve, reverse

from agreements.models import AccessEntry, Agreement
from agreements.standing.to_check import CHECK_PREFIX
from agreements.urls import urlpatterns
from tests.agreements.approving import ask_for, point, text
from tests.agreements.browsing import fields_on
from tests.agreements.newer import decision, publish
from tests.agreements.test_asking import PICK, propose_narrow

TODAY = datetime.date.today()


@dataclass
class Deal:
    """An agreement that is complete but for the approval of its warranty, and the people around it."""

    agreement: Agreement
    petra: User
    lena: User
    paul: User
    posts: dict[str, object] = field(default_factory=dict)

    @property
    def root(self) -> str:
        return f"/agreements/{self.agreement.pk}/"


@pytest.fixture
def deal(wide, petra, lena, paul) -> Deal:
    return Deal(wide, petra, lena, paul)


def asked(deal: Deal) -> dict[str, object]:
    ask_for(deal.agreement)
    return {"point": str(point(deal.agreement))}


def of_form(browser: Client, address: str) -> str:
    (found,) = re.findall(r'name="of_form" value="([^"]+)"', text(browser.get(address)))
    return found


# What is posted, by whom, to each address that acts: (person, address, fields).
Post = tuple[str, str, dict[str, object]]


def new(deal: Deal, browser: Client) -> Post:
    posted = {"title": "Valve", "path": "full", "of_form": of_form(browser, "/agreements/new/")}
    return "petra", "/agreements/new/", posted


def copy(deal: Deal, browser: Client) -> Post:
    address = f"{deal.root}copy/"
    posted = {"title": "Copy of Pump", "edition": deal.agreement.edition_id}
    return "petra", address, posted | {"of_form": of_form(browser, address)}


def ask(deal: Deal, browser: Client) -> Post:
    posted = {"point": str(point(deal.agreement)), "reason-warranty-legal": "They insist."}
    return "petra", f"{deal.root}approvals/ask/", posted


def approvals(deal: Deal, browser: Client) -> Post:
    return "lena", f"{deal.root}approvals/", asked(deal)


def refuse(deal: Deal, browser: Client) -> Post:
    posted = asked(deal) | {"action": "refuse", "note": "Too wide."}
    return "lena", f"{deal.root}approvals/warranty/legal/", posted


def propose(deal: Deal, browser: Client) -> Post:
    seen = deal.agreement.latest_answers()[PICK].pk
    posted = {"action": "propose", "note": "Rather this.", PICK: "narrow", f"seen-{PICK}": seen}
    shown = {f"shown-{PICK}": '"wide"'}
    return "lena", f"{deal.root}approvals/warranty/legal/", asked(deal) | posted | shown


def take(deal: Deal, browser: Client) -> Post:
    ask_for(deal.agreement)
    proposal = propose_narrow(deal.agreement, deal.lena)
    return "petra", f"{deal.root}proposals/{proposal.pk}/", {"action": "take"}


def decline(deal: Deal, browser: Client) -> Post:
    who, address, _ = take(deal, browser)
    return who, address, {"action": "decline"}


def take_edition(deal: Deal, browser: Client) -> Post:
    return (
        "petra",
        f"{deal.root}edition/",
        decision(deal.agreement, publish(deal.lena), "take"),
    )


def stay(deal: Deal, browser: Client) -> Post:
    return (
        "petra",
        f"{deal.root}edition/",
        decision(deal.agreement, publish(deal.lena), "stay"),
    )


def undo(deal: Deal, browser: Client) -> Post:
    row = deal.agreement.latest_answers()[PICK].pk
    return "petra", f"{deal.root}history/undo/", {"row": row, "seen": row}


def go_back(deal: Deal, browser: Client) -> Post:
    posted = {"version": 1, "seen": deal.agreement.version}
    return "petra", f"{deal.root}as-it-was/", posted


def step(deal: Deal, browser: Client) -> Post:
    address = f"{deal.root}sections/terms/"
    posted = fields_on(browser.get(address)) | {"days": "45", "action": "continue"}
    return "petra", address, posted


def autosave(deal: Deal, browser: Client) -> Post:
    _, address, posted = step(deal, browser)
    return "petra", f"{address}autosave/", posted | {"left": "days"}


def away(deal: Deal, browser: Client) -> Post:
    posted = {"action": "away", "first_day": TODAY.isoformat(), "last_day": TODAY.isoformat()}
    return "lena", "/approvals/away/", posted


def sharing(deal: Deal, browser: Client) -> Post:
    return "petra", f"{deal.root}sharing/", {f"role-{deal.paul.pk}": "answer"}


def rename(deal: Deal, browser: Client) -> Post:
    return "petra", f"{deal.root}rename/", {"title": "Pump, mark 2"}


def archive(deal: Deal, browser: Client) -> Post:
    return "petra", f"{deal.root}put-away/", {"action": "archive"}


def delete(deal: Deal, browser: Client) -> Post:
    return "petra", f"{deal.root}put-away/", {"action": "delete"}


def confirm(deal: Deal, browser: Client) -> Post:
    page = text(browser.get(f"{deal.root}assumed/"))
    digest = page.split('name="digest" value="')[1].split('"')[0]
    part = page.split('name="part" value="')[1].split('"')[0]
    return "petra", f"{deal.root}assumed/", {"part": part, "digest": digest}


def checked(deal: Deal, browser: Client) -> Post:
    copied = deal.agreement.answers_json()["customer_party"]
    deal.agreement.record(f"{CHECK_PREFIX}customer_party", copied, by=deal.petra, seen=None)
    return "petra", f"{deal.root}checked/", {"copied": "customer_party"}


def mend(deal: Deal, browser: Client) -> Post:
    deal.agreement.record("industry", "medical", by=deal.petra, seen=None)
    days = deal.agreement.latest_answers().get("days")
    deal.agreement.record("days", 5, by=deal.petra, seen=days.pk if days else None)
    return "petra", f"{deal.root}mend/", {"change": '{"days": 10}'}


def leave(deal: Deal, browser: Client) -> Post:
    deal.agreement.shared_with.add(deal.paul)
    posted = {"person": str(deal.paul.pk), "note": "You know it."}
    return "petra", f"{deal.root}leave/product/", posted


FORMS: dict[str, tuple[Callable[[Deal, Client], Post], ...]] = {
    "new": (new,),
    "copy": (copy,),
    "ask": (ask,),
    "approvals": (approvals,),
    "point": (refuse, propose),
    "proposal": (take, decline),
    "edition": (take_edition, stay),
    "undo": (undo,),
    "as_it_was": (go_back,),
    "step": (step,),
    "autosave": (autosave,),
    "duty": (away,),
    "sharing": (sharing,),
    "rename": (rename,),
    "put_away": (archive, delete),
    "assumed": (confirm,),
    "checked": (checked,),
    "mend": (mend,),
    "leave": (leave,),
}
# They store nothing, or set what is set already: the path, what was read. Issuing has its own tests.
ADD_NOTHING = {"live", "options", "trial", "path", "queue", "issue"}
# A drawing is called off, or put back into the queue where it had failed.
# A file is verified and not kept. What replaces a finished agreement is posted twice in the test of replacing.
ADD_NOTHING |= {"drawing", "verify", "replace"}
ADD_NOTHING |= {"new_clause_preview", "clause_preview"}
# What takes a file has its own tests: a sheet is saved once, the very same document is attached once.
TAKE_FILES = {"upload_sheet", "manufacturer", "attachments", "signed"}


def counts() -> dict[str, int]:
    # Looks are no part of what a post does: a page that it leads to may count as one.
    models = [
        model
        for model in apps.get_app_config("agreements").get_models()
        if model is not AccessEntry
    ]
    return {model.__name__: model._default_manager.count() for model in models}


@pytest.mark.slow
def test_every_address_that_takes_a_post_is_looked_at(browser, wide):
    parts = {"pk": wide.pk, "row": 1, "section": "terms", "clause": "warranty", "kind": "legal"}
    parts |= {
        "key": "product",
        "table": "goods",
        "form": "csv",
        "sha256": "0" * 64,
        "which": "draft",
    }
    posted = set()
    for entry in urlpatterns:
        names = re.findall(r"<\w+:(\w+)>", str(entry.pattern))
        address = reverse(f"agreements:{entry.name}", kwargs={n: parts.get(n, 1) for n in names})
        if browser.post(address).status_code != 405:
            posted.add(resolve(address).url_name)

    assert posted - ADD_NOTHING - TAKE_FILES == FORMS.keys()


@pytest.mark.slow
@pytest.mark.parametrize(
    "form", [form for forms in FORMS.values() for form in forms], ids=lambda form: form.__name__
)
def test_the_second_post_adds_nothing_and_says_the_same(browser, browser_of, deal, form):
    who, address, posted = form(deal, browser)
    client = browser_of({"petra": deal.petra, "lena": deal.lena}[who])
    before = counts()

    first = client.post(address, posted)
    once = counts()
    told = messages(client, first)
    second = client.post(address, posted)

    assert once != before
    assert counts() == once
    assert (second.status_code, second.headers.get("Location")) == (
        first.status_code,
        first.headers.get("Location"),
    )
    if form is not go_back:  # which counts what it changed
        assert messages(client, second) == told
    assert "Nothing was" not in told


def messages(client: Client, response) -> str:
    if response.status_code != 302:
        return ""
    page = text(client.get(response.url))
    return " ".join(re.findall(r'<p class="site-message[^>]*>(.*?)</p>', page))
