"""The key that signs sessions: the one that a development machine makes itself, and what production demands."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

SHORTEST = 50
FEWEST_CHARACTERS = 10
# What stands in examples, of ours and of others, is known to everybody.
KNOWN = (
    "django-insecure",
    "not-a-real-key",
    "changeme",
    "change-me",
    "change_me",
    "secret_key",
    "secret-key",
    "example",
)


def development_secret_key(path: Path) -> str:
    """A key made once for this machine, so that sessions survive a restart. Never used in production."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


def production_secret_key(key: str, *, name: str, development: Path) -> str:
    """The key, if nobody can guess it. Raises ImproperlyConfigured, which says what is wrong with it."""
    wrong = ""
    if len(key) < SHORTEST:
        wrong = f"it has {len(key)} characters, and {SHORTEST} is the least"
    elif len(set(key)) < FEWEST_CHARACTERS or key in (key + key)[1:-1]:
        wrong = "it repeats itself"
    elif any(known in key.lower() for known in KNOWN):
        wrong = "it is one of an example, which everybody knows"
    elif development.exists() and key == development.read_text().strip():
        wrong = "it is the one that this machine made for development"
    if wrong:
        raise ImproperlyConfigured(
            f"{name} cannot be used: {wrong}. Make one: "
            'python -c "import secrets; print(secrets.token_urlsafe(64))"'
        )
    return key
