"""No file that can leave tells what stays in the house: each such thing holds a word of its own, searched in all files.

Files are unpacked first, however deep: packages, the streams, texts and attachments of a PDF.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.utils import timezone
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from agreements.acts.approving import decide
from agreements.acts.asking import ask
from agreements.acts.issuing import issue
from agreements.acts.saving import create_agreement
from agreements.models import ApprovedOrRefused, LeftQuestion
from agreements.urls import urlpatterns
from clauses.library.language.known_names import (
    EFFECTIVE_DATE,
    EXIT,
    FORECASTS,
    GOVERNANCE,
    RECALL_CLAIMS,
    RECALL_DECISION,
)
from clauses.models import Edition
from clauses.publishing.publish import approve_edition
from tests.agreements.approving import pick, point
from tests.agreements.completing import answer_all
from tests.agreements.examples import SMALL, make_edition
from tests.agreements.tables.page_of_tables import GOODS
from tests.agreements.test_formats import FORMS

pytestmark = pytest.mark.slow

PRINTED = "zqprinted"
# What legal staff write for themselves and for those who answer.
HIDDEN_FIELDS = {
    "article",
    "ask",
    "because",
    "code",
    "fact",
    "fix",
    "guidance",
    "introduction",
    "meaning",
    "message",
    "method",
    "plain",
    "seen",
    "source",
}
TAKEN, NOT_TAKEN = "zqpositionwide", "zqpositionother"
# Clauses beside which a working form stands.
HAVE_FORMS = (FORECASTS, GOVERNANCE, RECALL_DECISION, RECALL_CLAIMS, EXIT)
# Longer than any offset in a small file, so that none of these numbers stands in it by chance.
DEFAULT, FALLBACK = "313373133", "271828182"


def planted(value: object, path: str = "") -> object:
    """Library data with a word of its own in each hidden field: "zq" and the letters of the way to it."""
    if isinstance(value, dict):
        return {
            key: f"{one} {word(f'{path}{key}')}"
            if key in HIDDEN_FIELDS and isinstance(one, str)
            else planted(one, f"{path}{key}")
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [planted(one, f"{path}{place}") for place, one in enumerate(value)]
    return value


def word(way: str) -> str:
    return "zq" + "".join(letter for letter in way if letter.isalnum()).lower()


def library_with_words() -> dict:
    data = deepcopy(SMALL)
    data["sections"].append(deepcopy(GOODS))
    table = {"key": "schedule-goods", "heading": "Goods", "text": "{{ table(products) }}"}
    matrix = {"key": "schedule-matrix", "heading": "Matrix", "text": "{{ responsibilities() }}"}
    data["schedules"] += [table, matrix]
    data["responsibilities"][0]["activity"] = PRINTED
    deal, terms, *_ = data["sections"]
    day = {"key": EFFECTIVE_DATE, "kind": "date", "ask": "When?", "short": "Start"}
    deal["questions"].append(day)
    questions = {one["key"]: one for one in (*deal["questions"], *terms["questions"])}
    questions["days"] |= {"default": DEFAULT, "maximum": "999999999"}
    questions["days"]["defaults"][0]["value"] = FALLBACK
    questions["industry"]["options"][0]["label"] = "zqoptionnotchosen"
    warranty = terms["clauses"][-1]
    terms["clauses"][:0] = map(clause_with_form, HAVE_FORMS)
    for place, position in enumerate(warranty["positions"]):
        is_taken = position["key"] == "wide"
        position["key"] = TAKEN if is_taken else f"{NOT_TAKEN}{place}"
        position["title"] = f"zqtitle{place}"
        position["note"] = f"zqnote{place}"
        if not is_taken:
            position["text"] += f" zqtext{place}."
    return planted(data)


def clause_with_form(key: str) -> dict:
    told = {"key": key, "code": key.upper(), "heading": f"About {key}", "chosen_by": "answers"}
    only = {"key": "only", "title": "Only", "stance": "neutral", "text": f"It is about {key}."}
    return told | {"positions": [only]}


@pytest.fixture
def edition(lena) -> Edition:
    made = make_edition(lena, data=library_with_words())
    approve_edition(made, by=lena, note="zqeditionnote")
    return made


@pytest.fixture
def agreement(petra, lena, edition):
    """Complete and approved, with a word in each answer, reason and note."""
    for person, last in ((petra, "zqbuyer"), (lena, "zqapprover")):
        person.last_name = last
        person.save()
    made = create_agreement(title="zqinnertitle", path="full", edition=edition, by=petra)
    answer_all(made, petra)
    more = {
        "days": 45,
        "third_holder": {"legal_name": "zqunprintedanswer"},
        "currency": "EUR",
        EFFECTIVE_DATE: "2027-01-01",
        "products": ["a"],
        "products.a.name": PRINTED,
        "products.a.side": "Ours",
        "products.a.price": 5,
    }
    more["customer_party"] = {"legal_name": PRINTED}
    for key, value in more.items():
        last = made.latest_answers().get(key)
        made.record(key, value, by=petra, seen=last.pk if last else None)
    pick(made, TAKEN, petra)
    ask(made, {point(made): "zqreason"}, by=petra, is_whole=False)
    decide(made, (point(made),), ApprovedOrRefused.APPROVED, note="zqapproval", by=lena)
    LeftQuestion.objects.create(
        agreement=made,
        key="product",
        short="Product",
        person=lena,
        note="zqleft",
        link="/",
        by=petra,
        at=timezone.now(),
    )
    return made


def unpacked(content: bytes) -> Iterator[str]:
    """Everything that a file holds, as text."""
    yield from (content.decode(code, "replace") for code in ("utf-8", "utf-16-le", "utf-16-be"))
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield package.comment.decode(errors="replace")
            for name in package.namelist():
                yield name
                yield from unpacked(package.read(name))
    elif content.startswith(b"%PDF"):
        yield from of_pdf(PdfReader(io.BytesIO(content)))


def of_pdf(reader: PdfReader) -> Iterator[str]:
    yield from (one.extract_text() for one in reader.pages)
    yield str(reader.metadata)
    for number in range(reader.trailer["/Size"]):
        found = reader.get_object(number)
        if isinstance(found, StreamObject):
            yield from unpacked(found.get_data())
        if isinstance(found, DictionaryObject):
            yield str(found)


def hidden_words(content: bytes) -> set[str]:
    """The words of the house in a file, and those that a reader may see as `PRINTED`."""
    text = "\n".join(unpacked(content)).casefold()
    found = set(re.findall(rf"(?<!\d)(?:{DEFAULT}|{FALLBACK})(?!\d)", text))
    # Five letters at least: typefaces are full of shorter ones.
    return found | set(re.findall(r"zq[a-z0-9]{5,}", text))


FILES = [f"agreement.{form}" for form in (*FORMS, "xlsx")]
FILES += ["dates.ics", "draft.pdf", "manufacturer/please-fill-in.xlsx"]
FILES += [
    f"forms/{form}.xlsx"
    for form in ("forecast", "scorecard", "recall-log", "recall-costs", "transfer-plan")
]
# Files that no test here has to search: what stays in the house, and bytes that people brought.
STAYS, BROUGHT = {"record_data", "download_sheet"}, {"download_attachment", "download_signed"}
SEARCHED = {"as_file", "draft_copy", "download_questions", "form", "changes_in_word", "download"}
SEARCHED |= {"calendar", "calendar_of_all", "changes_as_pdf"}


def test_every_file_that_can_be_downloaded_is_searched_or_said_to_stay():
    files = {
        entry.name for entry in urlpatterns if re.search(r"\.[<\w]|sha256", str(entry.pattern))
    }

    assert files == SEARCHED | STAYS | BROUGHT


@pytest.mark.parametrize("name", FILES)
def test_a_draft_tells_what_it_prints_and_nothing_else(browser, agreement, name):
    response = browser.get(f"/agreements/{agreement.pk}/{name}")

    assert response.status_code == 200
    assert hidden_words(response.content) == {PRINTED}


def test_what_changed_between_two_drafts_tells_no_more(browser, agreement, petra):
    before = agreement.version
    days = agreement.latest_answers()["days"]
    agreement.record("days", 46, by=petra, seen=days.pk)

    for form in ("docx", "pdf"):
        address = f"/agreements/{agreement.pk}/changes.{form}?before={before}&after={before + 1}"
        content = browser.get(address).content

        assert hidden_words(content) == {PRINTED}
        assert "46" in "".join(unpacked(content))


@pytest.mark.parametrize("name", [f"agreement.{form}" for form in FORMS] + ["issued.pdf"])
def test_neither_does_what_is_finished(browser, agreement, petra, name):
    issue(agreement, by=petra)

    assert hidden_words(browser.get(f"/agreements/{agreement.pk}/{name}").content) == {PRINTED}
    assert hidden_words(browser.get("/dates.ics").content) == {PRINTED}


def test_a_word_is_found_wherever_a_file_hides_it():
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("zqnamed.xml", "<a>zqdeeper</a>")
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("inner.docx", inner.getvalue())
        package.writestr("wide.bin", "zqwidest".encode("utf-16-le"))

    assert hidden_words(outer.getvalue()) == {"zqnamed", "zqdeeper", "zqwidest"}
