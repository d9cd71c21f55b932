"""Every address of an agreement under every role: nobody does more than his role allows, and no row changes."""

import re

import pytest
from django.apps import apps
from django.urls import reverse

from agreements.models import Agreement, Role, Share
from agreements.urls import urlpatterns

# What somebody needs who posts, where it is not the role "answer": to copy he reads, and the rest is decided by others
# than by roles: owner and Legal share, the owner puts away, and the groups of approvers decide.
NEEDED_TO_POST = {
    "copy": Role.VIEW,
    "issue": Role.ISSUE,
    "replace": Role.ISSUE,
    "signed": Role.ISSUE,
}
# Who looks at a PDF has it drawn, and that somebody looked is recorded; both say nothing in the agreement.
NOT_SAID_IN_IT = {"Drawing", "AccessEntry"}
NOT_BY_ROLE = {"sharing", "rename", "put_away"}
# What stands for a part of an address, by name.
PARTS = {"section": "terms", "clause": "warranty", "kind": "legal", "which": "draft"}
# Something that would do something at most addresses.
POSTED = {"action": "take", "edition": "1", "checked": "on", "path": "quick", "title": "Copy"}
PRINTS = "draft_copy"  # the whole agreement, for every role
PATTERNS = {
    entry.name: re.findall(r"<(\w+):(\w+)>", str(entry.pattern))
    for entry in urlpatterns
    if str(entry.pattern).startswith("agreements/<int:pk>/")
}


def address(name: str, agreement: Agreement) -> str:
    parts = {
        part: agreement.pk if part == "pk" else PARTS.get(part, 1) for _, part in PATTERNS[name]
    }
    return reverse(f"agreements:{name}", kwargs=parts)


def rows() -> dict[str, list[tuple[object, ...]]]:
    """Every row of the agreements."""
    return {
        model.__name__: sorted(model._default_manager.values_list(), key=repr)
        for model in apps.get_app_config("agreements").get_models()
        if model.__name__ not in NOT_SAID_IN_IT
    }


def with_role(agreement: Agreement, person, role: str) -> None:
    if role:
        defaults = {"role": role}
        Share.objects.update_or_create(agreement=agreement, user=person, defaults=defaults)


def test_there_are_addresses_to_walk():
    assert len(PATTERNS) > 15


def too_little(name: str) -> list[str]:
    """The roles that are not enough to post to an address; none is the first of them."""
    needed = NEEDED_TO_POST.get(name, Role.ANSWER)
    is_by_role = name not in NOT_BY_ROLE
    return ["", *(role for role in Role if not (is_by_role and role.allows(needed)))]


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_whose_role_is_not_enough_changes_nothing(browser_of, paul, wide, name):
    browser = browser_of(paul)
    for role in too_little(name):
        with_role(wide, paul, role)
        before = rows()

        response = browser.post(address(name, wide), POSTED)

        assert response.status_code in ((403, 404, 405) if role else (404, 405)), role
        assert rows() == before, role


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.slow) if name == PRINTS else name
        for name in sorted(PATTERNS)
    ],
)
def test_looking_changes_nothing_and_other_methods_are_not_known(browser_of, paul, wide, name):
    browser = browser_of(paul)
    for role in Role:
        with_role(wide, paul, role)
        before = rows()

        assert browser.get(address(name, wide)).status_code < 500
        for method in (browser.put, browser.patch, browser.delete):
            assert method(address(name, wide)).status_code in (403, 404, 405)

        assert rows() == before, role


def test_who_may_read_is_sent_from_the_questions_to_the_answers(browser_of, paul, agreement):
    with_role(agreement, paul, "view")

    response = browser_of(paul).get(address("step", agreement), follow=True)

    page = response.content.decode()
    assert "You may not answer in “Pump”: you may read it." in page
    assert "Change<span" not in page


def test_who_may_answer_is_told_why_he_does_not_issue(browser_of, paul, lena, wide):
    with_role(wide, paul, "answer")

    response = browser_of(paul).post(address("issue", wide), {"checked": "on"})

    assert response.status_code == 403
    assert "You may not finish “Pump”: you may read and answer in it." in response.content.decode()
    assert "Petra Marsh owns it" in response.content.decode()


def test_legal_reads_and_does_not_answer(browser_of, lena, agreement):
    before = rows()

    response = browser_of(lena).post(address("step", agreement), {"action": "continue"})

    assert response.status_code == 403
    assert rows() == before


@pytest.mark.parametrize(
    ("role", "needed", "is_allowed"),
    [
        (Role.VIEW, Role.VIEW, True),
        (Role.VIEW, Role.ANSWER, False),
        (Role.ANSWER, Role.ANSWER, True),
        (Role.ANSWER, Role.ISSUE, False),
        (Role.ISSUE, Role.VIEW, True),
    ],
)
def test_a_role_allows_what_those_before_it_allow(role, needed, is_allowed):
    assert role.allows(needed) is is_allowed


def test_whom_it_was_shared_with_before_there_were_roles_answers(agreement, paul):
    agreement.shared_with.add(paul)

    assert agreement.shares.get().role == Role.ANSWER
