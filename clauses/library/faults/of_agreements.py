"""Faults of an agreement. `check` looks for them in one document; the proof shows that no answers lead to them."""

from clauses.library.faults.fault import Fault, error, hinted, warning

ANSWER_DOES_NOT_FIT = error(
    "answer-does-not-fit",
    stands="An answer is of another kind than its question, not among its options, or out of range under the other "
    "answers.",
    remedy="Change the answer; the finding states what fits.",
    message="The answer to “{short}” does not fit.",
    hint="{problem}",
)
UNANSWERED_QUESTION = error(
    "unanswered-question",
    stands="A required question is asked and has neither an answer nor a default.",
    remedy="Answer it.",
    message="“{short}” is not answered yet.",
)
SAME_COMPANY = error(
    "same-company",
    stands="Customer and Manufacturer have one name, also where capitals, accents, stops, the legal form or letters "
    "that look alike differ. Nobody can make a contract with itself.",
    remedy="Enter the registered name of the other company.",
    message="“{first}” and “{second}” are the same company: “{one}” and “{other}”.",
)
THIRD_IS_A_PARTY = warning(
    "third-is-a-party",
    stands="A third company has the name of one that signs, or of another third company.",
    remedy="Enter the name of the third company, or choose the answer that names the party itself.",
    message="“{first}” and “{second}” are the same company: “{one}” and “{other}”.",
)
SHARED_PART = warning(
    "shared-by-both",
    stands="Customer and Manufacturer have one registration number, address or e-mail for notices.",
    remedy="Check whether it was copied from the other side.",
    message="“{first}” and “{second}” have the same {part}.",
)
TYPED_REFERENCE = warning(
    "typed-reference",
    stands="An answer cites a Section or Schedule by its number or letter, which move with the answers.",
    remedy="Say what is meant without the number.",
    message="“{words}” is typed by hand. Numbers of the agreement move, so it can lead nowhere.",
)
TYPED_PLACEHOLDER = warning(
    "typed-placeholder",
    stands="An answer holds what stands for words that are still to come, such as “TBD” or “[insert name]”.",
    remedy="Write the words themselves, or leave the answer empty until they are known.",
    message="“{words}” stands for words that are still to come, and would be printed as it is.",
)
RIVAL_TERM = warning(
    "rival-term",
    stands="An answer calls a party by another word than the agreement does, so a reader may look for a third one.",
    remedy="Write the word that the agreement uses; in small letters the word is no term.",
    message="The agreement does not say “{words}”. It says “{term}”.",
)
TYPED_TERM = warning(
    "typed-term",
    stands="An answer capitalises a phrase like a term, but the agreement does not define it.",
    remedy="Write it in small letters, unless it is a name.",
    message="“{words}” is capitalised like a term, but the agreement does not define it.",
)
OPEN_BLANK = error(
    "open-blank",
    stands="The text prints a blank that has no value: a part of an answer is missing, an optional answer is printed, "
    "or the text asks for something that no question fills now.",
    remedy="Complete the answer; where no question fills it, legal puts the words under a condition.",
    message="The blank [{short}] is open.",
    hint="Complete the answer.",
    mend="Put the words under a condition, or ask the question in this case.",
)
UNASKED_BLANK = OPEN_BLANK.worded(
    OPEN_BLANK.message,
    hint="No question fills it under these answers: legal must mend the text or the question.",
)
NO_CURRENCY = OPEN_BLANK.worded(
    "The blank [Currency] is open.", mend="Ask the currency wherever an amount is printed."
)
NO_SITES = OPEN_BLANK.worded(
    "The table of sites is empty.", mend="Ask for the sites wherever the table is printed."
)
NO_ROWS = OPEN_BLANK.worded(
    "The table is empty.", mend="Ask for its rows wherever the table is printed."
)
NOBODY_RESPONSIBLE = OPEN_BLANK.worded(
    "Nobody answers for “{activity}”.", mend="Name a party for this case too."
)
UNSET_POINT = OPEN_BLANK.worded(
    "The text reads “{short}”, which no sentence of the agreement sets.",
    mend='Put the words under a condition such as settled("KEY"), or set the point in this case.',
)
NO_VALUE_OF_POINT = OPEN_BLANK.worded(
    "The sentence sets “{called}” to nothing that it can be.",
    mend="Name a value for this case too.",
)
SET_TWICE = error(
    "set-twice",
    stands="Two sentences, or a row of the matrix and a sentence, set one deal point differently: two deciders.",
    remedy="Change one of the answers; legal lets one sentence read the point, or lets them exclude each other.",
    message="This sets “{called}”, and {other} sets it otherwise.",
    mend='Let one of the two read it, {{{{ point("{key}") }}}}, or let their conditions exclude each other.',
)
ROW_AGAINST_TEXT = SET_TWICE.worded(
    "The responsibility matrix names another Party for “{activity}” than {other} does.",
    hint="Set the row back, or change the answer that decides it there.",
)
BELOW_MINIMUM = error(
    "below-minimum",
    stands="A sentence sets a deal point to a number below the least that it can be.",
    remedy="Change the answers it is calculated from; legal mends the calculation or the condition.",
    message="This sets “{called}” to less than {least}.",
)
RULE = Fault(
    "rule",
    None,
    stands="A coherence rule of the library fires; the place names its key.",
    remedy="Do what the rule says, at the question that it names.",
    message="{message}",
    hint="{fix}",
)
NO_POSITION = error(
    "no-position",
    stands="The answers put a clause into the agreement, but none of its positions applies.",
    remedy="Legal gives a position a condition that covers this case.",
    message="No position of “{heading}” applies, so the clause has no text.",
    mend="Give one of its positions a condition that covers this case.",
)
WITHOUT_POSITIONS = NO_POSITION.worded("The clause has no position.", hint="Write one.")
TWO_POSITIONS = error(
    "two-positions",
    stands="Two positions of one clause apply at once; the first is printed.",
    remedy="Legal makes the conditions exclude each other.",
    message="More than one position of “{heading}” applies.",
    mend="Change the conditions of the positions so that they exclude each other.",
)
THESE_POSITIONS = TWO_POSITIONS.worded("More than one wording of “{heading}” applies. One: {says}")
MISSING_MANDATORY_CLAUSE = error(
    "missing-mandatory-clause",
    stands="A clause without which the agreement is broken is not there.",
    remedy="Change the answers that leave it out, or ask legal.",
    message="“{heading}” is missing, and an agreement without it is broken.",
    mend="Widen the condition of the clause.",
)
LOST_PICK = warning(
    "lost-pick",
    stands="A position was picked by hand, but the edition that the agreement is on has it no more; another stands in "
    "its place.",
    remedy="Pick one that is offered, or leave it as it is.",
    message="The wording of “{heading}” that was picked by hand is no longer offered. In its place stands: {says}",
    hint="Pick another, if that one is not wanted.",
)
MISSING_COMPANION = error(
    "missing-companion",
    stands="A clause is there, but not the clause that it needs.",
    remedy="Change the answers that leave the other out, or ask legal.",
    message="“{heading}” needs “{companion}”, which is not in the agreement.",
    mend="Include “{companion}” in this case, or say when it is needed.",
)
UNRESOLVED_REFERENCE = error(
    "unresolved-reference",
    stands="The text refers to a clause or schedule that is not in this agreement.",
    remedy="Legal puts the reference under a condition.",
    message="The text refers to “{heading}”, which is not in the agreement.",
    hint="Legal must put the reference under a condition; until then, choose answers that bring it in.",
    mend='Put the reference under a condition such as included("{target}").',
)
DOUBLED_ANCHOR = error(
    "doubled-anchor",
    stands="Two places of the document have one anchor, so a link could lead to the wrong one.",
    remedy="Legal gives one of them another key.",
    message="{count} places of the document have the anchor “{anchor}”.",
    hint="Legal must give one another key.",
)
UNDEFINED_TERM = error(
    "undefined-term",
    stands="A term is used, but the document does not print its definition; or a phrase is capitalised like a term "
    "inside a sentence, but is neither a term nor a name of the library.",
    remedy="Legal puts `{{ definitions() }}` into a clause that is always there; or defines the term, writes the "
    "phrase without capitals, or lists it under the names of the library.",
    message="“{term}” is used but not defined.",
    hint="Legal must mend the definitions of the library.",
)
UNPRINTED_DEFINITION = UNDEFINED_TERM.worded(
    "“{term}” is used, but the definitions are not printed.",
    mend="Put {{{{ definitions() }}}} into a clause that is always there.",
)
UNDEFINED_PHRASE = UNDEFINED_TERM.worded(
    "“{phrase}” is capitalised like a term, but it is not defined.",
    mend="Define it, write it without capitals, or list it under the names of the library.",
)
MEANING_NOWHERE = error(
    "meaning-nowhere",
    stands="A definition leaves the meaning of its term to a Section that does not speak of it. In an agreement it "
    "only warns.",
    remedy="Legal lets the Section use the term, or says the meaning in the definition.",
    message="The definition of “{term}” leads to “{heading}”, which does not use the term.",
    mend="Use the term where that Section states its meaning, or put the reference under a condition.",
)
DOUBLED_DEFINITION = error(
    "doubled-definition",
    stands="A term has two definitions.",
    remedy="Legal deletes one.",
    message="“{term}” has {count} definitions.",
    hint="Legal must mend the definitions of the library.",
)
DEFINED_TWICE = DOUBLED_DEFINITION.worded("“{term}” is defined twice where it stands.")
UNUSED_DEFINITION = warning(
    "unused-definition",
    stands="A definition is printed though nothing uses the term.",
    remedy="Report it; the document should leave it out.",
    message="“{term}” is defined but not used.",
    hint="Legal must mend the definitions of the library.",
)
DOUBLED_DEFINITIONS = error(
    "doubled-definitions",
    stands="The list of definitions is printed more than once.",
    remedy="Legal leaves one `{{ definitions() }}`.",
    message="The definitions are printed more than once.",
    hint="Legal must leave one {{{{ definitions() }}}} in the library.",
    mend="Leave one {{{{ definitions() }}}}.",
)
UNPRINTED_PART = error(
    "unprinted-part",
    stands="The signature blocks, the responsibility matrix or a table that somebody filled in is not printed.",
    remedy="Legal puts it into a text that is there whenever it is needed.",
    message="{part} is not printed.",
    hint="Legal must put it into a text that is there under these answers.",
    mend="Put {code} into a text that is there in this case.",
)
DOUBLED_PART = error(
    "doubled-part",
    stands="The signature blocks, the responsibility matrix or a table is printed more than once.",
    remedy="Legal leaves one, or lets their conditions exclude each other.",
    message="{part} is printed more than once.",
    hint="Legal must leave one of them.",
    mend="Leave one {code}, or let the conditions of the texts exclude each other.",
)
ALMOST_A_TERM = hinted(
    "almost-a-term",
    stands="A capitalised word inside a sentence differs from a defined term only by capitals or number.",
    remedy="Legal writes the term exactly, or without capitals.",
    message="“{phrase}” looks like the term “{term}” but is spelled otherwise.",
    hint="Legal should write the term exactly, or without capitals.",
)
DOUBLED_HEADING = error(
    "doubled-heading",
    stands="Two clauses, or two schedules, have one heading, so a reference by heading can mean either.",
    remedy="Legal gives one of them another heading, or lets them exclude each other.",
    message="Another one in the agreement has the heading “{heading}” too.",
    hint="Legal must give one of them another heading.",
    mend="Give one of them another heading, or let their conditions exclude each other.",
)
EMPTY_LIST = error(
    "empty-list",
    stands="A sentence ends with a colon, but every item of its list has fallen out.",
    remedy="Legal puts one condition around sentence and list.",
    message="A sentence ends with a colon, but nothing of its list is left.",
    hint="Legal must put a condition around the whole of it.",
    mend="Put a condition around the whole of it.",
)
EMPTY_TABLE = error(
    "empty-table",
    stands="Every row of a table has fallen out.",
    remedy="Legal puts one condition around the table.",
    message="A table has no rows.",
    hint="Legal must put a condition around the whole of it.",
    mend="Put a condition around the whole of it.",
)
EMPTY_MATRIX = EMPTY_TABLE.worded("The responsibility matrix has no rows.")
EMPTY_TEXT = error(
    "empty-text",
    stands="No words of a clause or schedule are left.",
    remedy="Legal puts the condition on the clause or schedule itself.",
    message="There are no words left.",
    hint="Legal must put a condition around the whole of it.",
    mend="Put a condition around the whole of it.",
)
NUMBER_GAP = error(
    "number-gap",
    stands="A number does not follow from the one before it.",
    remedy="Report it: this is a fault of the program.",
    message="The number {number} does not follow from the one before it.",
    hint="Report this to the maintainers.",
)
# What only legal makes and mends: where the edition of an agreement is not the newest, these are warnings in it.
OF_THE_LIBRARYS_WORDS = frozenset(fault.code for fault in (
    UNDEFINED_TERM, DOUBLED_DEFINITION, DOUBLED_DEFINITIONS, DOUBLED_HEADING, UNPRINTED_PART, DOUBLED_PART,
))  # fmt: skip
