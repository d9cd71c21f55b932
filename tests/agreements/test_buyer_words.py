"""The words on the pages of buyers: those of the trade, never those of the program."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.core import mail
from django.urls import reverse

from agreements.urls import urlpatterns
from tests.agreements.approving import ask_for
from tests.agreements.examples import SMALL
from tests.agreements.newer import publish
from tests.agreements.test_asking import propose_narrow
from tests.databases import ROOT
from tests.parsed import tree_of

# What only people of the program and of Legal say.
OURS = re.compile(
    r"\b(?:editions?|hash(?:es)?|keys?|(?<!starting )points?(?! (?:before decimals|between thousands))|promises?|"
    r"interviews?)\b",
    re.IGNORECASE,
)
# Only the agreement itself calls the companies by these.
ROLES = re.compile(r"\b(?:Customer|Manufacturer)\b(?!-)")
# The rooms in which messages, refusals and mails are written, and what of them only Legal or the log reads.
ROOMS = ("acts", "pages", "standing", "views", "wizard", "words")
NOT_TOLD = {"trials.py", "issuing.py", "invariants.py"}
# Pages of Legal alone, addresses that answer with no page, and pages that need more than a number.
NOT_FOR_BUYERS = {"trial", "new_clause_preview", "clause_preview", "in_flight", "concern"}
NO_PAGES = {
    "path",
    "autosave",
    "live",
    "options",
    "mend",
    "undo",
    "draft_copy",
    "drawing",
    "replace",
    "download",
    "checked",
    "issued",
    "put_away",
    "ask",
}
# Downloads, and the sheet of a table, which the small library does not have.
NO_PAGES |= {
    "as_file",
    "record_data",
    "changes_in_word",
    "changes_as_pdf",
    "form",
    "download_sheet",
    "download_questions",
    "download_attachment",
    "signed",
    "download_signed",
    "calendar",
    "calendar_of_all",
    "upload_sheet",
}
TRADE = (
    "To fix",
    "To check",
    "Check and finish",
    "More settings",
    "Who does what",
    "Still missing",
    "Why it says this",
    "favours us",
    "Wording",
    "Library of",
)
SECTIONS = ("the-deal", "your-decisions", "deal", "terms", "responsibilities", "fine-tune")


pytestmark = pytest.mark.slow


class SeenText(HTMLParser):
    """What somebody reads on a page, or hears of it: its text and the names of its fields for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.is_code = False

    def handle_starttag(self, tag, attrs):
        self.is_code = tag in ("script", "style")
        self.words += [
            words for name, words in attrs if name in ("aria-label", "placeholder", "title")
        ]

    def handle_data(self, data):
        if not self.is_code:
            self.words.append(data)

    def handle_endtag(self, tag):
        self.is_code = False


def seen_on(response) -> str:
    page = SeenText()
    page.feed(response.content.decode())
    return " ".join(" ".join(page.words).split())


def addresses(agreement) -> dict[str, str]:
    """Every page of the table of addresses that procurement sees, by its name."""
    found = {}
    for entry in urlpatterns:
        parts = re.findall(r"<\w+:(\w+)>", str(entry.pattern))
        if entry.name in NOT_FOR_BUYERS | NO_PAGES or "proposal" in parts:
            continue
        given = {"pk": agreement.pk, "key": "days", "clause": "warranty", "kind": "legal"}
        for section in SECTIONS if "section" in parts else ("",):
            named = {part: given.get(part, section) for part in parts}
            found[f"{entry.name} {section}"] = reverse(f"agreements:{entry.name}", kwargs=named)
    return found


@pytest.fixture
def told(browser, wide, lena) -> dict[str, str]:
    """What stands on each page of an agreement that waits for an approval, with a newer library on offer."""
    publish(lena)
    pages = {name: browser.get(address) for name, address in addresses(wide).items()}
    assert {name: page.status_code for name, page in pages.items() if page.status_code != 200} == {}
    return {name: seen_on(page) for name, page in pages.items()}


def test_buyers_read_the_words_of_the_trade_and_never_those_of_the_program(told):
    met = {name: OURS.findall(words) for name, words in told.items()}

    assert {name: words for name, words in met.items() if words} == {}

    every = " ".join(told.values()).casefold()
    assert [words for words in TRADE if words.casefold() not in every] == []


def test_wordings_say_what_was_chosen_and_not_how_legal_calls_them(told):
    """But for the page on which one of them is chosen, where its meaning stands beside it."""
    titles = {
        position["title"]
        for section in SMALL["sections"]
        for clause in section["clauses"]
        for position in clause["positions"]
        if "plain" in position
    }
    called = re.compile(rf"(?<![\w“])(?:{'|'.join(map(re.escape, titles))})(?=[,.”]|$)")

    assert titles >= {"Narrow", "Wide", "No warranty"}
    assert {name: found for name, words in told.items() if (found := called.findall(words))} == {}


def test_no_finding_calls_a_wording_as_legal_does():
    """None of the modules that state findings of an agreement reads a title but where nothing else is written down."""
    read = {
        f"{module.name}: {ast.unparse(node)}"
        for module in sorted((ROOT / "agreements/assembly/coherence").glob("*.py"))
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Attribute) and node.attr in ("title", "position_title")
    }

    assert read == {"clauses.py: position.title"}


def written_in(module: Path) -> Iterator[str]:
    """Every text of several words in a module, but for its docstrings."""
    tree = tree_of(module)
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in told and " " in node.value.strip():
            yield node.value


def test_no_message_or_refusal_is_written_in_the_words_of_the_program_or_of_the_agreement():
    modules = [
        module
        for room in ROOMS
        for module in (ROOT / "agreements" / room).rglob("*.py")
        if module.name not in NOT_TOLD
    ]
    texts = [(module.name, words) for module in modules for words in written_in(module)]

    assert len(texts) > 400
    assert [one for one in texts if OURS.search(one[1]) or ROLES.search(one[1])] == []


def test_mails_are_written_in_the_words_of_the_trade(
    wide, lena, petra, django_capture_on_commit_callbacks
):
    for person in (lena, petra):
        person.email = f"{person.username}@example.com"
        person.save()

    with django_capture_on_commit_callbacks(execute=True):
        ask_for(wide)
        propose_narrow(wide, lena)

    assert {to for one in mail.outbox for to in one.to} == {lena.email, petra.email}
    told = [f"{one.subject} {one.body}" for one in mail.outbox]
    assert any("Warranty: Everything." in words for words in told)
    assert [words for words in told if OURS.search(words) or ROLES.search(words)] == []
