"""Coherence of an assembled agreement: `check` is all that others need."""

from agreements.assembly.coherence.checking import check

__all__ = ["check"]
