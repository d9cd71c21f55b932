"""The hash of passwords: dear to who guesses, and never so dear that log-ins keep everybody else waiting."""

from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

# Of the threads of a process, so many may hash at once; the others go on answering.
AT_ONCE = 2
LONGEST_WAIT = 1.0  # seconds

_turns = BoundedSemaphore(AT_ONCE)


class PasswordsBusy(Exception):
    """So many log in at this moment that no turn came in time; `config.troubles` says so."""


class Argon2InTurns(Argon2PasswordHasher):
    """argon2id with 19 MB and two rounds, the first recommendation of OWASP: a twentieth of a second of one core.

    Django's own takes 100 MB and eight threads for each, so that sixteen log-ins stood still for fifteen seconds.
    """

    time_cost = 2
    memory_cost = 19 * 1024  # kilobytes
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        """The hash of a password. Raises PasswordsBusy."""
        with _Turn():
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Whether a password is the one that was hashed. Raises PasswordsBusy."""
        with _Turn():
            return super().verify(password, encoded)


class _Turn:
    """A turn to hash."""

    def __enter__(self) -> None:
        if not _turns.acquire(timeout=LONGEST_WAIT):
            raise PasswordsBusy

    def __exit__(self, *args: object) -> None:
        _turns.release()
