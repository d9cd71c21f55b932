"""Whole numbers in English words: 30 as "thirty", 1250 as "one thousand two hundred and fifty"."""

# num2words would do this, but it needs docopt, which has no wheel, and ./run installs wheels only.
SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))


def spelled(number: int) -> str:
    """A whole number in words; one of a thousand trillion or more stays in figures."""
    if number < 0:
        return f"minus {spelled(-number)}"
    if number >= 10**15:
        return f"{number:,}"
    for scale, name in SCALES:
        if number >= scale:
            return _joined(f"{spelled(number // scale)} {name}", number % scale)
    if number >= 100:
        return _joined(f"{SMALL[number // 100]} hundred", number % 100)
    if number < 20:
        return SMALL[number]
    tens = TENS[number // 10 - 2]
    return f"{tens}-{SMALL[number % 10]}" if number % 10 else tens


def _joined(words: str, rest: int) -> str:
    if not rest:
        return words
    return f"{words} and {spelled(rest)}" if rest < 100 else f"{words} {spelled(rest)}"
