"""What a fault is: a code, a level, the words of its message, when it stands, and what to do about it."""

from dataclasses import dataclass, replace

from clauses.library.findings import Finding, Level, Place


@dataclass(frozen=True, slots=True)
class StatedFault:
    """A fault in the words of one case, whose place is not named yet."""

    code: str
    level: Level
    message: str
    hint: str

    def at(self, place: Place, *, question: str = "") -> Finding:
        """The finding at a place; `question` is the one whose answer mends it."""
        return Finding(self.level, self.code, self.message, place, self.hint, question)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that can be wrong with an agreement, a file of answers or a library.

    `stands` and `remedy` are its line in docs/findings.md: when it stands, and what to do. `message`, `hint` and `mend`
    are patterns with {words} in braces, which each case fills. The hint is for those who meet the fault, the mend for
    those who write the library; where either is empty, the remedy says it. Without a level, each case has its own.
    """

    code: str
    level: Level | None
    stands: str
    remedy: str
    message: str
    hint: str = ""
    mend: str = ""

    def worded(self, message: str, *, hint: str = "", mend: str = "") -> "Fault":
        """The same fault in other words, for a case of its own; what is left empty stays as it is."""
        return replace(self, message=message, hint=hint or self.hint, mend=mend or self.mend)

    def of_level(self, level: Level) -> "Fault":
        """The fault with the level that one case has."""
        return replace(self, level=level)

    def stated(self, **words: object) -> StatedFault:
        """The fault in the words of one case, for those who meet it."""
        return self._stated(self.hint, words)

    def to_mend(self, **words: object) -> StatedFault:
        """The fault in the words of one case, for those who write the library."""
        return self._stated(self.mend, words)

    def at(self, place: Place, *, question: str = "", **words: object) -> Finding:
        """The finding at a place; `question` is the one whose answer mends it."""
        return self.stated(**words).at(place, question=question)

    def _stated(self, hint: str, words: dict[str, object]) -> StatedFault:
        assert self.level is not None  # a case of a fault without a level brings its own
        advice = hint.format_map(words) if hint else self.remedy
        return StatedFault(self.code, self.level, self.message.format_map(words), advice)


def error(
    code: str, *, stands: str, remedy: str, message: str, hint: str = "", mend: str = ""
) -> Fault:
    """A fault that blocks publishing or issuing."""
    return Fault(code, Level.ERROR, stands, remedy, message, hint, mend)


def warning(code: str, *, stands: str, remedy: str, message: str, hint: str = "") -> Fault:
    """A fault that wants a reason."""
    return Fault(code, Level.WARNING, stands, remedy, message, hint)


def hinted(code: str, *, stands: str, remedy: str, message: str, hint: str = "") -> Fault:
    """A fault that only informs."""
    return Fault(code, Level.HINT, stands, remedy, message, hint)
