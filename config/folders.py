"""Where the project lies, and the key that a development machine makes for itself."""

from pathlib import Path

from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent


def development_secret_key(path: Path) -> str:
    """A key made once for this machine, so that sessions survive a restart. Never used in production."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()
