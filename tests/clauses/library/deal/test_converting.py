"""Defaults of another type than their question."""

from clauses.library.answers import City, Party, Site
from tests.clauses.library.examples import ask, library_of, question

MAKER = question("maker", "party")
ACME = Party(legal_name="Acme", address="1 Main Street", country="US")


def test_a_company_stands_for_the_site_at_its_address():
    sites = question("sites", "sites", default="maker")

    asked = ask(library_of(MAKER, sites), maker=ACME).of("sites")

    assert asked.origin == "default"
    assert asked.value == (Site("Acme", "1 Main Street", "US", "Manufacture"),)


def test_a_company_without_an_address_stands_for_no_site():
    sites = question("sites", "sites", default="maker")

    assert ask(library_of(MAKER, sites), maker=Party("Acme")).of("sites").origin == "missing"


def test_words_name_a_city_and_its_country():
    place = question("place", "place", default='"Frankfurt am Main, DE"')

    assert ask(library_of(place)).value("place") == City("Frankfurt am Main", "DE")


def test_what_may_stay_unanswered_takes_no_default_of_another_type():
    place = question("place", "place", default='"London, GB"', required=False)
    sites = question("sites", "sites", default="maker", required=False)

    asked = ask(library_of(MAKER, place, sites), maker=ACME)

    assert [asked.of(key).origin for key in ("place", "sites")] == ["missing", "missing"]
