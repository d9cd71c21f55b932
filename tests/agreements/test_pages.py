"""The pages around the steps: list, new, copy, task list, review, findings, document, history, sharing."""

import pytest

from agreements.acts.saving import create_agreement
from agreements.models import Agreement, Role
from tests.agreements.examples import make_edition


def text(response) -> str:
    return response.content.decode()


def test_the_list_shows_the_agreements_with_their_state(browser, agreement):
    page = text(browser.get("/"))

    assert "Pump" in page
    assert "Draft" in page
    assert "Petra Marsh" in page


def test_an_empty_list_says_what_to_do_first(browser, edition):
    assert "No agreements yet" in text(browser.get("/"))


@pytest.mark.parametrize("words", ["pump", "Marsh", "PUMP petra"])
def test_the_list_is_searched_by_title_and_owner(browser, agreement, words):
    assert "agreements/" + str(agreement.pk) in text(browser.get("/", {"q": words}))


@pytest.mark.parametrize("words", ["valve", "pump valve", "%", "\x00'\"", "x" * 100_000])
def test_a_search_that_finds_nothing_says_so(browser, agreement, words):
    response = browser.get("/", {"q": words})

    if words.strip("\x00'\""):
        assert "Nothing found" in text(response)
    assert response.status_code == 200


@pytest.mark.parametrize("sort", ["title", "-title", "state", "owner", "changed", "magic", "\x00"])
def test_the_list_can_be_sorted(browser, agreement, sort):
    assert browser.get("/", {"sort": sort, "page": "x"}).status_code == 200


def test_the_list_in_order_of_titles(browser, petra, agreement, edition):
    create_agreement(title="Axle", path="full", edition=edition, by=petra)

    page = text(browser.get("/", {"sort": "title"}))

    assert page.index("Axle") < page.index("Pump")


def test_the_number_of_queries_of_the_list_does_not_grow(
    browser, petra, edition, django_assert_num_queries
):
    for number in range(5):
        create_agreement(title=f"Pump {number}", path="full", edition=edition, by=petra)
    browser.get("/")

    with django_assert_num_queries(11):
        browser.get("/")


def test_a_new_agreement_is_made_on_the_newest_edition(browser, lena, edition):
    newest = make_edition(lena, number=2)

    response = browser.post("/agreements/new/", {"title": "Valve", "path": "quick"})

    made = Agreement.objects.get()
    assert response.url == f"/agreements/{made.pk}/sections/the-deal/"
    assert (made.title, made.path, made.edition) == ("Valve", "quick", newest)


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("", "Give the agreement a title."),
        (" \t", "Give the agreement a title."),
        ("x" * 100_000, "Shorten it to 200."),
        ("pump \u202e", "cannot be printed (U+202E)"),
        ("pump \x00", "cannot be printed (U+0000)"),
    ],
)
def test_a_title_that_does_not_fit_is_refused(browser, edition, title, message):
    response = browser.post("/agreements/new/", {"title": title, "path": "full"})

    assert message in text(response)
    assert "<title>Error: " in text(response)
    assert not Agreement.objects.exists()


def test_an_unknown_path_is_refused(browser, edition):
    response = browser.post("/agreements/new/", {"title": "Valve", "path": "magic"})

    assert "Choose the five pages or every question." in text(response)


def test_without_an_edition_nothing_can_be_started(browser):
    assert "There is no clause library yet" in text(browser.get("/agreements/new/"))
    assert browser.post("/agreements/new/", {"title": "Valve", "path": "full"}).status_code == 200
    assert not Agreement.objects.exists()


def test_the_task_list_names_states_and_the_next_thing(browser, save_step, agreement):
    before = text(browser.get(f"/agreements/{agreement.pk}/"))
    save_step("terms", {})
    after = text(browser.get(f"/agreements/{agreement.pk}/"))

    assert "Not started" in before
    assert "0 of 3 sections completed" in before
    assert "Start: The deal" in before
    assert "Completed" in after
    assert "1 of 3 sections completed" in after


def test_an_answer_that_no_longer_fits_asks_for_attention(browser, agreement, petra):
    agreement.record("days", 300, by=petra, seen=None)

    page = text(browser.get(f"/agreements/{agreement.pk}/"))

    assert "Needs attention" in page
    assert "Enter 0, or a number from 5 to 90 (days)." in page


def test_the_path_is_changed_by_post_only(browser, agreement):
    assert browser.get(f"/agreements/{agreement.pk}/path/").status_code == 405

    browser.post(f"/agreements/{agreement.pk}/path/", {"path": "magic"})
    agreement.refresh_from_db()
    assert agreement.path == "full"


def test_a_copy_has_the_answers_and_the_newest_edition(browser, agreement, petra, lena):
    agreement.record("days", 45, by=petra, seen=None)
    agreement.record("share", 10, by=petra, seen=None)
    agreement.record("share", None, by=petra, seen=agreement.latest_answers()["share"].pk)
    agreement.record("step.deal", True, by=petra, seen=None)
    newest = make_edition(lena, number=2)
    offered = text(browser.get(f"/agreements/{agreement.pk}/copy/"))

    browser.post(f"/agreements/{agreement.pk}/copy/", {"title": "Pump again", "edition": newest.pk})

    copy = Agreement.objects.get(title="Pump again")
    assert f'<option value="{newest.pk}" selected>' in offered
    assert copy.copied_from == agreement
    assert copy.edition == newest
    assert copy.answers_json() == {"days": 45}
    assert copy.answer_rows.count() == 1


@pytest.mark.parametrize("edition_pk", ["", "999", "x", "\x00", "9" * 30])
def test_a_copy_on_an_unknown_edition_is_refused(browser, agreement, edition_pk):
    response = browser.post(
        f"/agreements/{agreement.pk}/copy/", {"title": "Pump again", "edition": edition_pk}
    )

    assert response.status_code == 200
    assert Agreement.objects.count() == 1


def test_the_review_shows_every_answer_with_its_change_link(browser, agreement, petra):
    agreement.record("days", 45, by=petra, seen=None)

    page = text(browser.get(f"/agreements/{agreement.pk}/review/"))

    assert "45 days" in page
    assert "usual default" in page
    assert 'Change<span class="visually-hidden"> Inspection time</span>' in page
    assert "sections/terms/?question=days&amp;next=review#question-days" in page
    assert "This answer is needed." in page


def test_the_number_of_queries_of_the_review_does_not_grow(
    browser, agreement, petra, django_assert_num_queries
):
    for key, value in {"days": 45, "share": 10, "rate": 2}.items():
        agreement.record(key, value, by=petra, seen=None)
    browser.get(f"/agreements/{agreement.pk}/review/")

    with django_assert_num_queries(8):
        browser.get(f"/agreements/{agreement.pk}/review/")


def test_the_findings_say_what_is_wrong_and_lead_to_the_question(browser, agreement, petra):
    agreement.record("industry", "medical", by=petra, seen=None)
    agreement.record("days", 5, by=petra, seen=None)

    page = text(browser.get(f"/agreements/{agreement.pk}/findings/"))

    assert "To fix" in page
    assert "A medical device needs more time than 5 days." in page
    assert "Give it 10 days or more." in page
    assert "Change Inspection time" in page
    assert "sections/terms/?question=days&amp;next=findings#question-days" in page


def test_the_document_is_shown_whole_with_the_reason_of_each_clause(browser, agreement):
    page = text(browser.get(f"/agreements/{agreement.pk}/document/"))

    assert "The Customer inspects within" in page
    assert "because" in page
    assert "The workmanship is good." in page


@pytest.mark.slow
def test_the_draft_is_a_pdf_for_download(browser, agreement):
    response = browser.get(f"/agreements/{agreement.pk}/draft.pdf")

    assert response.content.startswith(b"%PDF-")
    assert response["Content-Disposition"].startswith("attachment")


def test_the_history_tells_who_answered_what_when_and_what_before(browser, agreement, petra, paul):
    first = agreement.record("days", 45, by=petra, seen=None)
    agreement.record("days", 50, by=paul, seen=first.pk)
    agreement.record("position.warranty", "wide", by=paul, seen=None)
    agreement.record("responsibility.testing", "both", by=paul, seen=None)
    agreement.record("step.deal", True, by=petra, seen=None)
    agreement.record("gone_question", {"x": 1}, by=petra, seen=None)

    page = text(browser.get(f"/agreements/{agreement.pk}/history/"))

    assert "45 days" in page
    assert "50 days" in page
    assert "Paul Okafor" in page
    assert "Wording of “Warranty”" in page
    assert "gone_question" in page
    assert "step.deal" not in page


def test_the_owner_shares_an_agreement(browser, agreement, paul, browser_of):
    browser.post(f"/agreements/{agreement.pk}/sharing/", {f"role-{paul.pk}": "view"})

    assert browser_of(paul).get(f"/agreements/{agreement.pk}/").status_code == 200

    browser.post(f"/agreements/{agreement.pk}/sharing/", {f"role-{paul.pk}": ""})
    assert browser_of(paul).get(f"/agreements/{agreement.pk}/").status_code == 404


def test_who_was_not_on_the_page_keeps_his_role(browser, agreement, paul):
    agreement.shared_with.add(paul)

    browser.post(f"/agreements/{agreement.pk}/sharing/", {})

    assert agreement.shares.get().role == Role.ANSWER


def test_whom_it_is_shared_with_cannot_share_it_on(agreement, paul, browser_of):
    agreement.shared_with.add(paul)

    response = browser_of(paul).post(
        f"/agreements/{agreement.pk}/sharing/", {f"role-{paul.pk}": "issue"}
    )

    assert response.status_code == 403
    assert agreement.shares.get().role == Role.ANSWER


@pytest.mark.parametrize("role", ["owner", "x", "\x00"])
def test_only_roles_that_there_are_can_be_given(browser, agreement, paul, role):
    response = browser.post(f"/agreements/{agreement.pk}/sharing/", {f"role-{paul.pk}": role})

    assert "<title>Error: " in text(response)
    assert not agreement.shared_with.exists()


def test_nobody_unknown_is_shared_with(browser, agreement):
    browser.post(f"/agreements/{agreement.pk}/sharing/", {"role-999": "issue"})

    assert not agreement.shared_with.exists()
