"""Every address of an agreement: outsiders do not find it, whoever may see it does."""

import pytest
from django.urls import reverse

from agreements.urls import urlpatterns

pytestmark = pytest.mark.slow

# What the draft would change in an agreement: for those who publish, whoever may see the agreement.
FOR_PUBLISHERS = {"concern"}
# What addresses name beside the agreement.
PARTS = {
    "point": ["warranty", "legal"],
    "proposal": [1],
    "leave": ["product"],
    "upload_sheet": ["goods"],
    "download_sheet": ["goods", "csv"],
    "download_attachment": ["0" * 64],
    "as_file": ["docx"],
    "drawing": ["draft"],
    "form": ["forecast"],
    "download_signed": [1],
}
NAMES = [
    entry.name
    for entry in urlpatterns
    if "<int:pk>" in str(entry.pattern) and entry.name not in FOR_PUBLISHERS
]
# Where there is nothing to find: it is not issued, needs no approval, and has no table, document or form.
NOT_YET = {
    "download",
    "point",
    "upload_sheet",
    "download_sheet",
    "download_attachment",
    "download_signed",
    "form",
}
ONLY_POSTED = {"checked", "ask", "proposal", "path", "live", "autosave", "undo", "put_away"}
ONLY_POSTED |= {"options", "mend"}


def address(name: str, pk: int) -> str:
    if name in PARTS:
        return reverse(f"agreements:{name}", args=[pk, *PARTS[name]])
    of_steps = ("step", "live", "options", "autosave", "panel", "menu")
    section = ["terms"] if name in of_steps else []
    return reverse(f"agreements:{name}", args=[pk, *section])


def test_there_are_addresses_to_walk():
    assert len(NAMES) > 12


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_outsider_does_not_find_it(browser_of, paul, agreement, name, method):
    response = getattr(browser_of(paul), method)(address(name, agreement.pk))

    assert response.status_code in (404, 405)
    assert b"Pump" not in response.content


@pytest.mark.parametrize("name", NAMES)
def test_the_anonymous_is_asked_to_log_in_and_comes_back(client, agreement, name):
    wanted = address(name, agreement.pk)

    response = client.get(wanted)

    assert response.status_code == 302
    assert response.url == f"/login/?next={wanted}"


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ONLY_POSTED])
@pytest.mark.parametrize(
    # Each address asks the database something else, whoever opens it.
    "who",
    [pytest.param("petra", marks=pytest.mark.postgres), "paul", "lena"],
)
def test_owner_colleague_and_legal_find_it(browser_of, petra, paul, lena, agreement, name, who):
    agreement.shared_with.add(paul)
    person = {"petra": petra, "paul": paul, "lena": lena}[who]

    response = browser_of(person).get(address(name, agreement.pk))

    if name in NOT_YET:
        assert response.status_code == 404
    elif (name, who) in {
        ("sharing", "paul"),
        ("rename", "paul"),
        ("rename", "lena"),
        ("leave", "lena"),  # who does not answer leaves nothing to answer
    }:
        assert response.status_code == 403
    else:
        assert response.status_code in (200, 302)


@pytest.mark.parametrize("name", sorted(FOR_PUBLISHERS))
@pytest.mark.parametrize("who", ["petra", "paul", "lena"])
def test_who_may_not_publish_learns_nothing(browser_of, petra, paul, lena, agreement, name, who):
    person = {"petra": petra, "paul": paul, "lena": lena}[who]

    for pk in (agreement.pk, 999):
        response = browser_of(person).get(address(name, pk))
        assert response.status_code == 403
        assert b"Pump" not in response.content


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ONLY_POSTED])
def test_an_agreement_that_does_not_exist_is_not_found(browser, name):
    assert browser.get(address(name, 999)).status_code == 404
    assert browser.get(address(name, 10**30)).status_code == 404


def test_the_list_shows_only_what_is_visible(browser_of, paul, agreement):
    assert b"Pump" not in browser_of(paul).get("/").content


def test_procurement_has_no_way_into_the_clause_library(browser):
    assert b"Clause library" not in browser.get("/").content
    assert browser.get("/admin/").status_code == 302
