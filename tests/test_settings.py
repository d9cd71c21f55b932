"""Settings: what production demands, what development makes for itself, what the engines are told."""

import json
import os
import secrets
import subprocess
import sys

import pytest

from tests.databases import ROOT

pytestmark = pytest.mark.slow

PRODUCTION = {
    "COUNTERPART_SECRET_KEY": secrets.token_urlsafe(64),
    "COUNTERPART_HOSTS": "counterpart.example",
}
REPORT = """
import json
from config import settings
print(json.dumps({name: getattr(settings, name, None) for name in %r}, default=str))
"""


def start(code: str, tmp_path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Reads the settings in a new process that has only the given environment."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=kept | {"COUNTERPART_VAR": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
    )


def settings_with(tmp_path, *names: str, **environment: str) -> dict[str, object]:
    outcome = start(REPORT % (list(names),), tmp_path, **environment)
    assert outcome.returncode == 0, outcome.stderr
    return json.loads(outcome.stdout)


def test_production_is_the_default_and_wants_a_secret_key(tmp_path):
    outcome = start("import config.settings", tmp_path)

    assert outcome.returncode != 0
    assert "COUNTERPART_SECRET_KEY" in outcome.stderr


def test_an_unknown_environment_stops_the_start(tmp_path):
    outcome = start("import config.settings", tmp_path, COUNTERPART_ENV="staging")

    assert 'COUNTERPART_ENV is "staging"' in outcome.stderr


def test_production_never_debugs_and_binds_its_cookies_to_the_host(tmp_path):
    names = ("DEBUG", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE")

    found = settings_with(tmp_path, *names, COUNTERPART_DEBUG="1", **PRODUCTION)

    assert found == {
        "DEBUG": False,
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
        "SESSION_COOKIE_SECURE": True,
    }


def test_the_deploy_check_has_nothing_to_say_about_production(tmp_path):
    code = (
        "import sys; from django.core.management import execute_from_command_line as run;"
        "run(['manage.py', 'check', '--deploy', '--fail-level', 'WARNING'])"
    )

    outcome = start(code, tmp_path, DJANGO_SETTINGS_MODULE="config.settings", **PRODUCTION)

    assert outcome.returncode == 0, outcome.stderr


def test_development_makes_its_own_key_once_and_keeps_it_to_its_user(tmp_path):
    first = settings_with(tmp_path, "SECRET_KEY", COUNTERPART_ENV="development")
    second = settings_with(tmp_path, "SECRET_KEY", COUNTERPART_ENV="development")

    assert first == second
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_an_address_alone_switches_to_postgresql(tmp_path):
    address = "postgresql://somebody:secret@database.example:5433/agreements"

    found = settings_with(tmp_path, "DATABASES", DATABASE_URL=address, **PRODUCTION)

    database = found["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"]) == ("database.example", 5433)
    assert (database["USER"], database["NAME"]) == ("somebody", "agreements")
    assert database["OPTIONS"]["pool"]["max_size"] == 8
    assert database["CONN_HEALTH_CHECKS"] is True


def test_without_an_address_it_is_a_file_beside_the_key(tmp_path):
    found = settings_with(tmp_path, "DATABASES", COUNTERPART_ENV="development")

    database = found["DATABASES"]["default"]
    assert database["NAME"] == str(tmp_path / "counterpart.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]


def test_demo_people_are_refused_in_production(tmp_path):
    code = (
        "import django; django.setup();"
        "from django.core.management import call_command; call_command('create_demo_people')"
    )

    outcome = start(code, tmp_path, DJANGO_SETTINGS_MODULE="config.settings", **PRODUCTION)

    assert outcome.returncode != 0
    assert "only where COUNTERPART_ENV is development" in outcome.stderr


def test_uploads_and_forms_are_bounded(tmp_path):
    names = ("DATA_UPLOAD_MAX_MEMORY_SIZE", "DATA_UPLOAD_MAX_NUMBER_FIELDS")

    assert settings_with(tmp_path, *names, **PRODUCTION) == {
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 2 * 1024 * 1024,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 10_000,
    }


def test_production_collects_every_static_file_it_names(tmp_path):
    code = (
        "import django; django.setup();"
        "from django.core.management import call_command; call_command('collectstatic', '--noinput', '-v0');"
        "from django.template.loader import render_to_string; render_to_string('trouble.html');"
        "from django.templatetags.static import static; print(static('css/site.css'))"
    )

    outcome = start(code, tmp_path, DJANGO_SETTINGS_MODULE="config.settings", **PRODUCTION)

    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stdout.startswith("/static/css/site.")
    assert list((tmp_path / "static").rglob("site.*.css.gz"))
    assert not list((tmp_path / "static").rglob("*.br"))


@pytest.mark.parametrize(
    ("address", "backend", "has_tls"),
    [
        ("", "dummy", False),
        ("smtp://mail.example", "smtp", False),
        ("submission://somebody:secret@mail.example", "smtp", True),
    ],
)
def test_an_address_alone_switches_the_mail_server(tmp_path, address, backend, has_tls):
    given = {"COUNTERPART_EMAIL_URL": address} if address else {}
    names = ("EMAIL_BACKEND", "EMAIL_USE_TLS", "EMAIL_TIMEOUT", "SENDS_EMAIL")

    assert settings_with(tmp_path, *names, **given, **PRODUCTION) == {
        "EMAIL_BACKEND": f"django.core.mail.backends.{backend}.EmailBackend",
        "EMAIL_USE_TLS": has_tls,
        "EMAIL_TIMEOUT": 10,
        "SENDS_EMAIL": backend == "smtp",
    }


def test_a_mail_server_of_an_unknown_kind_is_refused(tmp_path):
    address = {"COUNTERPART_EMAIL_URL": "smtp+tls://somebody:secret@mail.example"}

    outcome = start("import config.settings", tmp_path, **address, **PRODUCTION)

    assert outcome.returncode != 0
    assert "COUNTERPART_EMAIL_URL must begin with submission:" in outcome.stderr
