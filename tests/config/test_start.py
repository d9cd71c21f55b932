"""What keeps Counterpart from serving: guessable keys, public passwords, approvals of nobody, missing files."""

import secrets

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.utils import timezone

from agreements.acts.demo_people import DEMO_PEOPLE, PUBLIC_PASSWORD
from clauses.models import Edition, EditionApproval
from config import start
from config.openings import is_local, openings
from config.secret_keys import production_secret_key

GOOD = secrets.token_urlsafe(64)


def key(value: str, tmp_path) -> str:
    return production_secret_key(value, name="THE_KEY", development=tmp_path / "secret_key")


def test_a_long_random_key_is_taken(tmp_path):
    assert key(GOOD, tmp_path) == GOOD


GUESSABLE = {
    "none": ("", "it has 0 characters"),
    "too short by one": (GOOD[:49], "it has 49 characters"),
    "one letter": ("a" * 60, "repeats itself"),
    "all digits in turn": ("0123456789" * 6, "repeats itself"),
    "a word again and again": ("counterpart-secret" * 4, "repeats itself"),
    "of Django's new project": ("django-insecure-" + GOOD, "one of an example"),
    "to be changed": ("CHANGEME" + GOOD, "one of an example"),
    "of a test": ("not-a-real-key-but-long-enough-0123456789-abcdefghij", "one of an example"),
}


@pytest.mark.parametrize("kind", GUESSABLE)
def test_a_key_that_can_be_guessed_is_refused(tmp_path, kind):
    value, why = GUESSABLE[kind]
    with pytest.raises(ImproperlyConfigured, match=why):
        key(value, tmp_path)


def test_the_key_of_the_development_machine_is_refused(tmp_path):
    (tmp_path / "secret_key").write_text(GOOD)

    with pytest.raises(ImproperlyConfigured, match="made for development"):
        key(GOOD, tmp_path)


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST.", "app.localhost", "127.0.0.1", "127.8.9.10", "[::1]", "::1", "/run/postgresql", ""],
)  # fmt: skip
def test_a_host_of_this_machine_is_local(host):
    assert is_local(host)


@pytest.mark.parametrize(
    "host",
    ["*", ".example.com", "0.0.0.0", "::", "[::]", "192.168.1.7", "localhost.example.com", "10.0.0.1", "database"],
)  # fmt: skip
def test_any_other_host_is_open(host):
    assert not is_local(host)


@pytest.mark.parametrize(
    ("hosts", "bind", "database", "number"),
    [
        (["localhost", "[::1]"], "127.0.0.1", {"HOST": ""}, 0),
        (["localhost"], "127.0.0.1", {}, 0),
        (["localhost", "try.example.com"], "127.0.0.1", {}, 1),
        (["localhost"], "0.0.0.0", {}, 1),
        (["localhost"], "", {}, 1),
        (["localhost"], "127.0.0.1", {"HOST": "localhost,database"}, 1),
        (["*"], "::", {"HOST": "10.1.2.3"}, 3),
    ],
)
def test_each_way_in_is_told(hosts, bind, database, number):
    assert len(openings(hosts=hosts, bind=bind, database=database)) == number


@pytest.fixture
def production(settings, db) -> None:
    settings.PRODUCTION = True
    settings.DEVELOPMENT = False
    settings.OPENINGS = ()


@pytest.fixture
def collected(monkeypatch) -> None:
    monkeypatch.setattr(start, "missing_static_files", lambda: "")


@pytest.fixture
def demo(settings, db) -> None:
    settings.OPENINGS = ()
    call_command("create_demo_people")


def test_an_empty_database_may_be_served(production, collected):
    User.objects.create_user("legal", password=GOOD, first_name="Ada", last_name="Real")

    start.refuse_an_unsafe_start()


def test_production_does_not_start_with_demo_people(demo, production, collected):
    with pytest.raises(ImproperlyConfigured, match=r"holds demo people \(counsel, legal, procure"):
        start.refuse_an_unsafe_start()
    with pytest.raises(CommandError, match="deactivate_demo_people"):
        call_command("check_start")

    call_command("deactivate_demo_people")
    start.refuse_an_unsafe_start()


def test_a_demo_person_under_another_name_is_known_by_the_password(demo, production, collected):
    User.objects.exclude(username="legal").update(is_active=False)
    User.objects.filter(username="legal").update(first_name="Ada", last_name="Real")

    assert "(legal)" in start.reasons_not_to_start()[0]


def test_a_demo_person_with_a_password_of_his_own_is_one_all_the_same(demo, production, collected):
    for person in User.objects.all():
        person.set_password(GOOD)
        person.save()

    assert "holds demo people" in start.reasons_not_to_start()[0]


def test_production_does_not_start_with_an_approval_of_a_demo_person(demo, production, collected):
    legal = User.objects.get(username="legal")
    edition = Edition.objects.create(
        number=1, title="Small", content="{}", sha256="0" * 64, published_at=timezone.now(),
        published_by=legal,
    )  # fmt: skip
    EditionApproval.objects.create(edition=edition, approved_by=legal, approved_at=timezone.now())
    call_command("deactivate_demo_people")

    assert "approved for use by a demo person alone" in start.reasons_not_to_start()[0]

    real = User.objects.create_user("ada", first_name="Ada", last_name="Real")
    EditionApproval.objects.create(edition=edition, approved_by=real, approved_at=timezone.now())
    start.refuse_an_unsafe_start()


def test_production_does_not_start_without_its_static_files(production):
    with pytest.raises(
        ImproperlyConfigured, match=r"static files are not collected.*collectstatic"
    ):
        start.refuse_an_unsafe_start()


def test_a_worker_starts_while_the_database_is_away(production, collected, monkeypatch):
    def away() -> None:
        raise start.DatabaseError("away")

    monkeypatch.setattr(start, "reasons_not_to_start", away)

    start.refuse_an_unsafe_start()


def test_an_open_development_installation_gets_passwords_of_its_own(settings, db, capsys):
    settings.OPENINGS = ("It listens on 0.0.0.0.",)

    call_command("create_demo_people")

    told = capsys.readouterr()
    passwords = dict(line.split()[:2] for line in told.err.splitlines())
    assert set(passwords) == {username for username, *_ in DEMO_PEOPLE}
    assert len(set(passwords.values())) == len(DEMO_PEOPLE)
    for username, password in passwords.items():
        assert User.objects.get(username=username).check_password(password)
        assert password not in told.out
    start.refuse_an_unsafe_start()

    call_command("create_demo_people")
    assert not capsys.readouterr().err


def test_an_installation_that_is_opened_later_takes_the_public_password_away(
    demo, settings, capsys
):
    User.objects.get(username="quality").set_password("untouched")
    settings.OPENINGS = ("It answers to try.example.com.",)
    with pytest.raises(ImproperlyConfigured, match="the password that everybody knows"):
        start.refuse_an_unsafe_start()

    call_command("create_demo_people")

    assert not any(one.check_password(PUBLIC_PASSWORD) for one in User.objects.all())
    start.refuse_an_unsafe_start()


def test_the_start_says_what_is_open_to_whom(db, settings, capsys):
    settings.OPENINGS = ("It listens on 0.0.0.0: whoever reaches this machine can log in.",)

    call_command("check_start")

    assert capsys.readouterr().out == (
        "Open: It listens on 0.0.0.0: whoever reaches this machine can log in.\n"
    )
