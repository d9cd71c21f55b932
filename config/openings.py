"""Who but its own user can reach a development installation, told from its settings alone."""

import ipaddress
from collections.abc import Mapping


def is_local(host: str) -> bool:
    """Whether a host is this machine: a loopback address, a name of it, or a socket in a folder."""
    bare = host.strip().strip("[]").rstrip(".").lower()
    if not bare or bare.startswith("/") or bare == "localhost" or bare.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(bare).is_loopback
    except ValueError:
        return False


def openings(*, hosts: list[str], bind: str, database: Mapping[str, object]) -> tuple[str, ...]:
    """What is open to whom, a sentence each; none where only this machine can reach the installation."""
    found = []
    # A server that is bound to nothing is bound to everything.
    if not bind.strip() or not is_local(bind):
        found.append(
            f"It listens on {bind or 'all addresses'}: whoever reaches this machine over the network can log in."
        )
    if public := [host for host in hosts if not host or not is_local(host)]:
        found.append(
            f"It answers to {', '.join(public)}: whoever reaches it under that name can log in."
        )
    elsewhere = [host for host in str(database.get("HOST") or "").split(",") if not is_local(host)]
    if elsewhere:
        found.append(
            f"Its database is on {', '.join(elsewhere)}: the demo people are there too, "
            "for every installation that uses this database."
        )
    return tuple(found)
