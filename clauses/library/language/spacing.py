"""How words that stand side by side are joined when a condition between them falls out."""

CLOSES_UP = (",", ".", ";", ":", ")")


def joined(before: str, text: str) -> str:
    """Two runs of words as one: single spaces, none before a stop."""
    if before.endswith(" "):
        text = text.lstrip(" ")
    if text.startswith(CLOSES_UP):
        before = before.rstrip(" ")
    return before + text
