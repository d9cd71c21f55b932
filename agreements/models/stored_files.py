"""Files that are stored once under their SHA-256, and hashed anew whenever they are read."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


class FileDamaged(Exception):
    """A stored file is gone or is not the one that was stored; the message says which."""


def store_file(name: str, content: bytes) -> None:
    """Store a file, if it is not there yet. The name is made of its SHA-256, so that what is there is the same."""
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))


def stored_file(name: str, sha256: str) -> bytes:
    """Exactly the bytes that were stored. Raises FileDamaged where they are not to be had."""
    try:
        with default_storage.open(name) as file:
            stored: bytes = file.read()
    except OSError as e:
        raise FileDamaged(f"The file {sha256} cannot be read: {e}") from e
    if hashlib.sha256(stored).hexdigest() != sha256:
        raise FileDamaged(f"The file {sha256} is not the one that was stored.")
    return stored
