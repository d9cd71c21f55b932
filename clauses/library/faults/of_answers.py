"""Faults of a file of answers, and of what is read from JSON."""

from clauses.library.faults.fault import error

NOT_JSON = error(
    "not-json",
    stands="The file is not JSON that can be read.",
    remedy='Write one object: `{"question_key": value}`.',
    message="This is not JSON that can be read: {reason}.",
    hint="Write one JSON object: {{“question_key”: value, ...}}.",
)
ANSWER_TWICE = error(
    "answer-twice",
    stands="A key stands twice; the last value counts.",
    remedy="Delete one.",
    message="This key stands twice.",
)
UNKNOWN_QUESTION = error(
    "unknown-question",
    stands="There is no such question, clause (`position.` keys) or row of the matrix (`responsibility.` keys).",
    remedy="Check the spelling of the key.",
    message="There is no question “{key}”.",
    hint="Check its spelling.",
)
UNKNOWN_PICK = UNKNOWN_QUESTION.worded("There is no clause “{key}”.")
UNKNOWN_ROW = UNKNOWN_QUESTION.worded("The responsibility matrix has no row “{key}”.")
WRONG_KIND = error(
    "wrong-kind",
    stands="The value is of another kind, such as a word for a number (exact decimals may stand in quotes: "
    '`"250000.125"`). In a library: a condition stands where a number is needed, and the like.',
    remedy="Write the kind that the finding names.",
    message="This is another kind of value.",
    hint="Write {wanted}.",
)
NO_OBJECT = WRONG_KIND.worded(
    "The answers are not one JSON object.", hint="Write {{“question_key”: value, ...}}."
)
UNKNOWN_OPTION = error(
    "unknown-option",
    stands="There is no such option or position.",
    remedy="Choose one that the finding lists.",
    message="There is no option “{option}”.",
    hint="There are: {offered}.",
)
UNKNOWN_POSITION = UNKNOWN_OPTION.worded("The clause has no such position.")
UNKNOWN_PARTY = UNKNOWN_OPTION.worded("No such party can be named.")
UNKNOWN_PART = error(
    "unknown-part",
    stands="A party, place, site or row has no such part.",
    remedy="Use a part that the finding lists.",
    message="It has no {unknown}.",
    hint="There are: {offered}.",
)
BAD_DATE = error(
    "bad-date",
    stands="This is not a day of the calendar in ISO form.",
    remedy="Write `2027-03-01`.",
    message="This is not a date.",
    hint="Write {wanted}.",
)
NO_SUCH_DAY = BAD_DATE.worded("This day is not in the calendar.")
NUMBER_TOO_LARGE = error(
    "number-too-large",
    stands="The number has more than fifteen digits, or is none.",
    remedy="Stay below the limit.",
    message="The number is too large.",
    hint="Stay below {limit}.",
)
TOO_MANY_DECIMALS = error(
    "too-many-decimals",
    stands="The number has more than six decimals.",
    remedy="Round it.",
    message="The number has too many decimals.",
    hint="Round it to six decimals.",
)
TEXT_TOO_LONG = error(
    "text-too-long",
    stands="The text is longer than 20,000 characters.",
    remedy="Shorten it.",
    message="The text has {length} characters.",
    hint="Shorten it to {limit}.",
)
UNPRINTABLE_CHARACTER = error(
    "unprintable-character",
    stands="A control, bidirectional or unassigned character is in the text: what is signed could read otherwise than "
    "what is stored.",
    remedy="Delete it, or type the words again.",
    message="The character {sign} cannot be printed.",
)
UNKNOWN_COUNTRY = error(
    "unknown-country",
    stands="There is no country with this code.",
    remedy="Use two capitals, such as `CH`.",
    message="There is no country with this code.",
    hint="Write two capitals, for example “CH”.",
)
UNKNOWN_CURRENCY = error(
    "unknown-currency",
    stands="There is no currency with this code.",
    remedy="Use three capitals, such as `EUR`.",
    message="There is no currency with this code.",
    hint="Write three capitals, for example “EUR”.",
)
TOO_MANY_SITES = error(
    "too-many-sites",
    stands="More than a thousand sites or rows are listed.",
    remedy="Put the list into an attachment of its own.",
    message="More than {most} sites are listed.",
)
TOO_MANY_ROWS = TOO_MANY_SITES.worded("A table has more than {most} rows.")
ROW_TWICE = error(
    "row-twice",
    stands="Two rows of a table have the same key.",
    remedy="Give each row a key of its own, or none.",
    message="Two rows of the table have the same key.",
)
