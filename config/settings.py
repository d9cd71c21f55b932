"""Every setting of Counterpart, read from the environment with its type; a wrong value stops the start."""

import os
from typing import Any

import fontpkg_source_serif_4
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from config.account_settings import *  # noqa: F403  what the account library reads by name
from config.folders import BASE_DIR
from config.openings import openings
from config.secret_keys import development_secret_key, production_secret_key

env = Env()

# Where it runs. Production is what you get when nothing is said.
ENVIRONMENT = env.str("COUNTERPART_ENV", "production")
if ENVIRONMENT not in ("development", "production"):
    raise ValueError(
        f'COUNTERPART_ENV is "{ENVIRONMENT}"; it must be "development" or "production".'
    )
DEVELOPMENT = ENVIRONMENT == "development"
PRODUCTION = not DEVELOPMENT
DEBUG = DEVELOPMENT and env.bool("COUNTERPART_DEBUG", False)
VAR_DIR = env.path("COUNTERPART_VAR", BASE_DIR / "var").resolve()
VAR_DIR.mkdir(parents=True, exist_ok=True)
OF_DEVELOPMENT = VAR_DIR / "secret_key"
SECRET_KEY = (
    development_secret_key(OF_DEVELOPMENT)
    if DEVELOPMENT
    else production_secret_key(
        env.str("COUNTERPART_SECRET_KEY"),
        name="COUNTERPART_SECRET_KEY",
        development=OF_DEVELOPMENT,
    )
)
SECRET_KEY_FALLBACKS: list[str] = env.list("COUNTERPART_SECRET_KEY_FALLBACKS", [])
if PRODUCTION:
    for older_key in SECRET_KEY_FALLBACKS:
        production_secret_key(
            older_key, name="COUNTERPART_SECRET_KEY_FALLBACKS", development=OF_DEVELOPMENT
        )
ALLOWED_HOSTS = env.list(
    "COUNTERPART_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if DEVELOPMENT else []
)
CSRF_TRUSTED_ORIGINS: list[str] = env.list("COUNTERPART_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "config",  # for its command
    "agreements",
    "clauses",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",  # its templates, so that ours may override them
    "csp",
    "adminsortable2",  # for its script alone
    "crispy_forms",
    "crispy_bootstrap5",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.permissions_policy",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.not_stored",
    "config.middleware.ReadingGoesOn",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.middleware.session_limits",
    "config.sessions.session_end",
    "config.access_log.access_log",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# DATABASE_URL alone switches the engine; without it, an SQLite file under var/.
# SQLite: writers queue for the lock from their first statement on (IMMEDIATE), so nobody sees
# "database is locked"; FULL keeps an acknowledged save through a power cut.
SQLITE_OPTIONS: dict[str, Any] = {  # Any: the engine's own options
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;",
}
POSTGRESQL_OPTIONS: dict[str, Any] = {  # Any: the engine's own options
    "pool": {
        "min_size": 1,
        "max_size": env.int("COUNTERPART_DATABASE_POOL", 8),
        "timeout": 5,
    },
    "connect_timeout": 5,
    "options": "-c lock_timeout=20s",  # as long as SQLite waits for its lock
}
DATABASES: dict[str, dict[str, Any]] = {  # Any: Django's own shape
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(VAR_DIR / "counterpart.sqlite3"),
    }
}
if os.environ.get("DATABASE_URL"):
    DATABASES["default"] = dict(env.dj_db_url("DATABASE_URL"))
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    from config.limited_connections import LimitedConnection  # SQLite needs no driver

    LimitedConnection.longest = env.float("COUNTERPART_DATABASE_SECONDS", 30)
    POSTGRESQL_OPTIONS["pool"]["connection_class"] = LimitedConnection
    DATABASES["default"]["OPTIONS"] = POSTGRESQL_OPTIONS | DATABASES["default"].get("OPTIONS", {})

# Demo people have a password that everybody knows, but not where others than this machine's user come in.
OPENINGS = (
    openings(
        hosts=ALLOWED_HOSTS,
        bind=env.str("COUNTERPART_BIND", "127.0.0.1"),
        database=DATABASES["default"],
    )
    if DEVELOPMENT
    else ()
)

# Shared by all processes, for limits that each of them counted alone would be no limits.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",  # made by config/migrations
    }
}

# What takes seconds is drawn by a worker (`manage.py work`), which `./run` starts beside the web.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# People and sessions.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "config.passwords.Argon2InTurns",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # for older passwords
]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEVELOPMENT  # localhost
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "agreements:index"
LOGOUT_REDIRECT_URL = "account_login"
SESSION_COOKIE_AGE = env.int("COUNTERPART_SESSION_IDLE_SECONDS", 2 * 60 * 60)
SESSION_ABSOLUTE_AGE = env.int("COUNTERPART_SESSION_SECONDS", 12 * 60 * 60)
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
SESSION_MARK_NAME = "was-logged-in"  # see config/sessions.py
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "config.views.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Headers and cookies.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "frame-src": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SESSION_MARK_NAME = "__Host-was-logged-in"
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = env.bool("COUNTERPART_TLS_REDIRECT", True)
    SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]  # asked by probes inside the machine
    SECURE_HSTS_SECONDS = env.int("COUNTERPART_HSTS_SECONDS", 365 * 24 * 60 * 60)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    if env.bool("COUNTERPART_BEHIND_TLS_PROXY", False):
        ALLAUTH_TRUSTED_PROXY_COUNT = 1  # the last address in X-Forwarded-For is the browser's
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # tables of 500 rows; the bytes are limited above
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Files. Issued copies live behind Django's storage; the default is a folder.
MEDIA_ROOT = env.path("COUNTERPART_ISSUED", VAR_DIR / "issued").resolve()
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("vendor/fonts", str(fontpkg_source_serif_4.ROOT / "files")),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "config.staticfiles.GzipOnly"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEVELOPMENT
WHITENOISE_AUTOREFRESH = DEVELOPMENT

# Mail: what people are told stands in their inbox too. The address is that of the links in it.
SITE_ADDRESS = env.str(
    "COUNTERPART_ADDRESS", f"http://localhost:{os.environ.get('PORT', '8000')}"
).rstrip("/")
EMAIL = env.dj_email_url("COUNTERPART_EMAIL_URL", "console:" if DEVELOPMENT else "dummy:")
if "EMAIL_BACKEND" not in EMAIL:
    raise ImproperlyConfigured(
        "COUNTERPART_EMAIL_URL must begin with submission: (a mail server with TLS), smtp:, console: or dummy:."
    )
vars().update(EMAIL | {"EMAIL_TIMEOUT": EMAIL["EMAIL_TIMEOUT"] or 10})  # seconds
# Without a mail server nobody can be sent the way to a new password.
SENDS_EMAIL = not EMAIL["EMAIL_BACKEND"].endswith("dummy.EmailBackend")
DEFAULT_FROM_EMAIL = env.str("COUNTERPART_EMAIL_FROM", "counterpart@localhost")

# Language and time.
LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.str("COUNTERPART_TIME_ZONE", "UTC")
FORMAT_MODULE_PATH = "config.formats"  # times of twenty-four hours, as ours
USE_TZ = True

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
QUICK_DRAWING = env.bool("COUNTERPART_QUICK_DRAWING", True)  # off: the same bytes, more slowly

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("COUNTERPART_LOG_LEVEL", "INFO")},
    "loggers": {
        # Django writes errors to the console only in DEBUG, and else by mail to nobody.
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # Requests that wait for a thread, one by one.
        "waitress.queue": {"level": "ERROR"},
        # WeasyPrint tells each step of each document; what it complains of, agreements/pdf.py refuses.
        "weasyprint.progress": {"level": "WARNING"},
        # A worker that looks whether there is something to do says so each time.
        "django_tasks_db": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
    },
}
