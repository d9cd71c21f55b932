"""The web server as `./run` starts it: half-sent requests, silent connections and slow readers keep nobody waiting."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest

from tests.databases import ROOT

# As little as a server needs: what is tried is how requests come in, not what is done with them.
APPLICATION = """
import time
def application(environ, start_response):
    body = environ["wsgi.input"].read()
    if environ["PATH_INFO"] == "/slow":
        time.sleep(0.5)
    start_response("200 OK", [("Content-Type", "text/plain")])
    large = environ["PATH_INFO"] == "/large"
    return [b"%d" % len(body) + b"x" * (12_000_000 if large else 0)]
"""
HALVES = {
    "nothing": b"",
    "half a header": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-",
    "half a body": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\na=",
    "a large page that is not read": b"GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n",
}
AT_ONCE = 60
PATIENCE = 20  # seconds, on a busy machine; without the buffer it would be for ever


@pytest.fixture
def server(tmp_path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    (tmp_path / "small.py").write_text(APPLICATION)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = ROOT / "config/gunicorn.py"
    command = [sys.executable, "-m", "gunicorn", "--config", config, "--chdir", tmp_path]
    environment = os.environ | {
        "PORT": str(port),
        "WEB_CONCURRENCY": "1",
        "PYTHONPATH": f"{ROOT}:{tmp_path}",
    }
    process = subprocess.Popen(
        [
            *map(str, command),
            "--max-requests",
            "20",
            "--max-requests-jitter",
            "0",
            "small:application",
        ],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        ends = time.monotonic() + PATIENCE
        while True:
            with suppress(OSError):
                answer(port)
                break
            assert time.monotonic() < ends, "the server did not start"
            time.sleep(0.05)
        yield process, port
    finally:
        process.terminate()
        process.wait(PATIENCE)


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


def answer(port: int, path: str = "/") -> bytes:
    """What the server says to a whole request."""
    with connected(port) as one:
        one.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        return b"".join(iter(lambda: one.recv(65536), b""))


def received(one: socket.socket, last: bytes) -> bool:
    """Whether an answer that ends so comes; it may come in parts."""
    got = b""
    while not got.endswith(last) and (part := one.recv(65536)):
        got += part
    return got.endswith(last)


@pytest.mark.slow
def test_who_is_slow_keeps_nobody_waiting_and_no_answer_is_lost_when_a_process_ends(server):
    process, port = server
    with ExitStack() as stack:
        for half in HALVES.values():
            # Few of the last: each answer is large, and held for its reader.
            for _ in range(AT_ONCE if half != HALVES["a large page that is not read"] else 6):
                stack.enter_context(connected(port)).sendall(half)
            assert answer(port).startswith(b"HTTP/1.1 200 OK")
        slow = stack.enter_context(connected(port))
        slow.sendall(HALVES["half a body"] + b"b" * 998)  # the rest comes at last
        assert received(slow, b"1000")

    with connected(port) as kept:  # a process that has answered enough gives way to a new one
        for _ in range(25):
            with suppress(OSError):  # closed, once the old process is gone
                kept.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                kept.recv(65536)
            assert answer(port).startswith(b"HTTP/1.1 200 OK")

    with connected(port) as asked:
        asked.sendall(b"GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        assert received(asked, b"\r\n\r\n0")
    assert process.wait(PATIENCE) == 0
