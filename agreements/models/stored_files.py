"""Files that are stored once under their SHA-256, and hashed anew whenever they are read."""

import errno
import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


class FileDamaged(Exception):
    """A stored file is gone or is not the one that was stored; the message says which."""


def store_file(name: str, content: bytes) -> None:
    """Store a file, unless these very bytes are there; what was damaged is stored anew.

    Raises OSError where the storage refuses, or does not give back what it was given.
    """
    found = _found(name)
    if found == content:
        return
    # Not where nothing was found: somebody else may have stored these bytes meanwhile, and counts on them.
    if found is not None:
        default_storage.delete(name)
    stored_as = default_storage.save(name, ContentFile(content))
    if stored_as != name:
        default_storage.delete(stored_as)
    if _found(name) != content:
        raise OSError(errno.EIO, "The storage does not give back what it was given", name)


def _found(name: str) -> bytes | None:
    """What is stored under this name; None where nothing is to be had."""
    try:
        with default_storage.open(name) as file:
            stored: bytes = file.read()
    except OSError:
        return None
    return stored


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
