"""Faults of the files and fields that a library is read from."""

from clauses.library.faults.fault import error
from clauses.library.faults.of_answers import NOT_JSON, UNPRINTABLE_CHARACTER

NO_CONTENT = error(
    "no-content",
    stands="The folder or archive holds no content files.",
    remedy="Name another.",
    message='There are no content files in "{name}".',
)
NOT_TOML = error(
    "not-toml",
    stands="A content file is not TOML, not UTF-8, or holds a number beyond all bounds.",
    remedy="Mend the line that the finding names.",
    message="This file cannot be read: {reason}",
)
UNREADABLE_JSON = NOT_JSON.worded(
    "This file cannot be read: {reason}", hint="Write one JSON object, as the desk exports it."
)
UNREADABLE_EDITION = NOT_JSON.worded(
    NOT_JSON.message, hint="Write one JSON object, as `export_edition` prints it."
)
UNREADABLE_FILE = NOT_JSON.worded(
    '"{name}" cannot be read: {reason}.', hint="Name a file as export_edition prints it."
)
HALF_A_CHARACTER = UNPRINTABLE_CHARACTER.worded(
    "A field holds half of a character, which cannot be printed.", hint="Type its words again."
)
BAD_SIGN = error(
    "bad-sign",
    stands="A text holds a sign of zero or half a sign, which nothing can store.",
    remedy="Type the text anew.",
    message='The text "{shown}" holds half a sign, or a sign of zero.',
)
TOO_LONG = error(
    "too-long",
    stands="A text or number does not fit into the row that shall hold it.",
    remedy="Shorten it.",
    message="This has {length} signs, more than the {most} that fit.",
)
TOO_LARGE = TOO_LONG.worded("This number is too large.", hint="Write a smaller one.")
FIELD_TWICE = error(
    "field-twice",
    stands="Two files give the same field of the library.",
    remedy="Delete one.",
    message='One object gives "{key}" twice.',
)
FIELD_IN_TWO_FILES = FIELD_TWICE.worded('Another file gives "{key}" already.')
UNKNOWN_FORMAT = error(
    "unknown-format",
    stands="The library was written for another version of Counterpart.",
    remedy="Read it with that version.",
    message='This library has another "{key}" than this version of Counterpart reads: 1 to {newest}.',
    hint="Read it with the version of Counterpart that wrote it.",
)
BAD_FIELD = error(
    "bad-field",
    stands="A field holds another kind of value.",
    remedy="Write what the finding names.",
    message='The field "{key}" must {wanted}.',
    hint="Correct it.",
)
BAD_KEY = error(
    "bad-key",
    stands="A key cannot be named in conditions: it has other signs than small letters, digits and underscores, or is "
    "a word of the language such as `not`.",
    remedy="Rename it.",
    message='"{key}" cannot be used in conditions.',
    hint="Use small letters, digits and underscores, and no word of the clause language.",
)
MISSING_FIELD = error(
    "missing-field",
    stands="A field that must be there is missing.",
    remedy="Fill it in.",
    message='The field "{key}" must hold {wanted}.',
)
EMPTY_COUNT = MISSING_FIELD.worded('A count names an "option", or says "what" was counted.')
UNKNOWN_FIELD = error(
    "unknown-field",
    stands="There is no such field.",
    remedy="Check its spelling.",
    message='There is no field "{key}" here.',
)
NOT_A_TABLE = error(
    "not-a-table",
    stands="Something else stands where a table of fields is needed.",
    remedy="Write a table.",
    message="A table of fields was expected here.",
)
NOT_IN_THE_LANGUAGE = error(
    "not-in-the-language",
    stands="A text or condition is not in the clause language.",
    remedy="See [the clause language](clause-language.md); the finding names the line.",
    message="{reason}",
    hint="{advice}",
)
