"""Connections to PostgreSQL that give up: a server that is there and does not answer would hold a request for ever.

No limit of PostgreSQL's own helps: a server that stands still keeps none, and its kernel goes on acknowledging packets.
"""

from typing import Any

from psycopg import Connection, OperationalError
from psycopg.abc import RV, PQGen

LOOK_UP = 0.1  # seconds between two looks at the clock


class LimitedConnection(Connection[Any]):
    """A connection that is closed, with OperationalError, where an answer takes longer than `longest` seconds."""

    longest: float = 30

    def wait(self, gen: PQGen[RV], interval: float = LOOK_UP, timeout: float | None = None) -> RV:
        """What the server answers; called by psycopg for each statement."""
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self.longest)
        except OperationalError as e:
            if self.closed or "wait timeout" not in str(e):
                raise
            # Half of an answer may still come: nothing can be asked here any more.
            self.close()
            raise OperationalError(
                f"The database has not answered for {self.longest:g} seconds."
            ) from e
