"""Writes anew which printed lines of old editions are others today: `python -m tests.old_editions`."""

from tests.old_editions import CHANGED, all_changed_words

CHANGED.write_text(all_changed_words(), encoding="utf-8")
