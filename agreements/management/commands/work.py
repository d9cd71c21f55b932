"""Draws the PDFs that are asked for, until it is stopped; `./run` starts it beside the web."""

import os
import signal
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from agreements.acts.working import work


class Command(BaseCommand):
    help = (
        "Draws the PDFs that are asked for, one after the other. Several may run beside each other."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--beside",
            type=int,
            metavar="PROCESS",
            help="stop when this process is gone, such as the web beside which it was started",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        beside: int | None = options["beside"]

        stopped = False

        def stop(number: int, frame: FrameType | None) -> None:
            nonlocal stopped
            stopped = True
            raise SystemExit(0)  # out of a drawing too: it is drawn again once its lease is over

        signal.signal(signal.SIGTERM, stop)
        work(go_on=lambda: not stopped and (beside is None or is_alive(beside)))


def is_alive(process: int) -> bool:
    """Whether a process of this machine is there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
