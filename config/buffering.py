"""A worker of gunicorn that takes in whole requests and gives out whole replies: who is slow holds no thread.

gunicorn keeps the processes; in each, waitress reads every connection in one loop and hands a request to a thread when
its last byte is there. With gunicorn's own threads, sixty half-sent requests or silent connections stopped the site.
"""

import os
import time
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import create_server

MOST_CONNECTIONS = (
    1000  # of one process; each costs a file and, while it says nothing, some kilobytes
)
SILENT_SECONDS = 60  # after so long without a byte a connection is closed
LARGEST_REQUEST = (
    64 * 1024 * 1024
)  # bytes; the pages themselves refuse what is too large for them, in words
# A process that makes room for a new one still answers who has just begun to ask on an open connection.
LINGER_SECONDS = 2.0


class BufferingWorker(Worker):  # type: ignore[misc]  # gunicorn has no types
    """One process of the web server, with `threads` requests at once."""

    def run(self) -> None:
        """Serve until gunicorn says stop, or until as many requests were answered as one process is to answer."""
        connections: dict[int, Any] = {}  # Any: a listener, a channel or a trigger of waitress
        server = create_server(
            self._counted(self.wsgi),
            map=connections,
            sockets=[listener.sock for listener in self.sockets],
            threads=self.cfg.threads,
            connection_limit=MOST_CONNECTIONS,
            asyncore_use_poll=True,
            channel_timeout=SILENT_SECONDS,
            max_request_body_size=LARGEST_REQUEST,
            clear_untrusted_proxy_headers=False,  # COUNTERPART_BEHIND_TLS_PROXY says whether they count
            log_socket_errors=False,  # a browser that goes away is no error
            ident="",
        )
        while self.alive and self.ppid == os.getppid():
            self._turn(connections)
        for listener in [one for one in connections.values() if one.accepting]:
            listener.del_channel()
        ends = time.monotonic() + self.cfg.graceful_timeout
        lingers = time.monotonic() + (LINGER_SECONDS if self.nr >= self.max_requests else 0)
        while time.monotonic() < ends and (
            time.monotonic() < lingers or any(map(_is_at_work, connections.values()))
        ):
            self._turn(connections)
        server.task_dispatcher.shutdown(timeout=1)

    def _turn(self, connections: dict[int, Any]) -> None:
        """One look at all connections; a second at most."""
        self.notify()
        wasyncore.loop(timeout=1, use_poll=True, map=connections, count=1)

    def _counted(
        self, application: Callable[..., Iterable[bytes]]
    ) -> Callable[..., Iterable[bytes]]:
        answered = count(1)  # two threads at once get two numbers

        def counted(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            self.nr = number = next(answered)
            if number == self.max_requests:
                self.log.info("%d requests were answered: a new process takes over.", self.nr)
                self.alive = False
            return application(environ, start_response)

        return counted


def _is_at_work(connection: object) -> bool:
    """Whether a request is being answered there, or its answer still being sent."""
    return isinstance(connection, HTTPChannel) and bool(
        connection.requests or connection.total_outbufs_len
    )
