"""Answers on their way into the database: what is given, what became of it, and why it was refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the rows import this module
    from agreements.models.answer_rows import Answer

# What JSON can hold, as `clauses.library.answers.to_json` writes it.
Json = object


class StaleAnswer(Exception):
    """The question was answered anew since the form was made; `latest` is that answer."""

    def __init__(self, latest: "Answer") -> None:
        super().__init__(f'"{latest.key}" was answered anew since the form was made.')
        self.latest = latest


class Closed(Exception):
    """Nothing changes in the agreement, for now or for ever."""


class AlreadyIssued(Closed):
    """An issued agreement is never changed; a copy of it can be."""


class SetAside(Closed):
    """The agreement is archived or deleted: it is taken back first."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it is given: its value, None clearing it, and the version that the form was made on."""

    value: Json
    seen: int | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of answers that were given: the rows added, and by whose answer others were overtaken."""

    added: Mapping[str, "Answer"]
    stale: Mapping[str, "Answer"]
