"""Faults of a library that show without trying answers."""

from clauses.library.faults.fault import error, hinted, warning
from clauses.library.faults.of_answers import UNKNOWN_OPTION, UNKNOWN_PART, WRONG_KIND

DOUBLED_KEY = error(
    "doubled-key",
    stands="Two things of one kind have one key; questions, facts and sets share their names, clauses and schedules "
    "theirs.",
    remedy="Rename one.",
    message='"{key}" stands {count} times.',
)
CIRCLE = error(
    "circle",
    stands="A fact depends on itself.",
    remedy="Break the circle.",
    message="This fact depends on itself.",
)
LOOKS_AHEAD = error(
    "looks-ahead",
    stands="A question reads one that is asked after it.",
    remedy="Ask that one earlier, or read another.",
    message='This reads "{key}", which is not asked before it.',
    hint='Ask "{key}" earlier, or read another answer.',
)
SELECTION_ASKED = error(
    "selection-asked",
    stands="A condition asks which clauses are there, before they are chosen.",
    remedy="Ask the question that decides; texts, schedules and rules may ask the selection.",
    message="This condition is needed to select the clauses, so it cannot ask which are selected.",
    hint="Ask the question that decides instead.",
)
TOO_DEEP = error(
    "too-deep",
    stands="A fact stands upon twenty other facts or more, one upon the other.",
    remedy="Derive it from the answers with fewer steps.",
    message="This fact stands upon {most} other facts or more, one upon the other.",
)
ARITHMETIC_GROWS = error(
    "arithmetic-grows",
    stands="A calculation can give a number of more than sixty digits. No such number is calculated: it counts as "
    "missing.",
    remedy="Multiply or divide fewer numbers by each other.",
    message="This calculation can give a number of more than {most} digits.",
)
BARE_FIGURE = error(
    "bare-figure",
    stands="A figure without a currency is compared with money, or is its limit, default or further value: it would be "
    "another amount in each currency.",
    remedy="Write `amount(TABLE)`, a named table with a figure for each usual currency; zero needs none.",
    message="A figure without a currency stands where an amount of money is meant. It would be another amount in each "
    "currency.",
    hint="Write amount(TABLE): a named table with a figure for each usual currency. Zero needs none.",
)
NO_AMOUNT = error(
    "no-amount",
    stands="A row of a table that is read as amounts has no currency, or a figure that its currency has not.",
    remedy="Write such as `JPY = 150000000`.",
    message="“{row}” is no amount of a currency.",
    hint="Write the code of a currency and a figure that it has, such as JPY = 150000000.",
)
UNKNOWN_NAME = error(
    "unknown-name",
    stands="There is no such question, fact, set or table; or a list of sites or a table is printed that is none.",
    remedy="Check its spelling; an option stands in double quotes.",
    message='There is no question, fact or set "{key}".',
)
NO_SUCH_QUESTION = UNKNOWN_NAME.worded('There is no question "{key}".', hint="Check its spelling.")
NO_SUCH_TABLE = UNKNOWN_NAME.worded('There is no table "{key}".', hint="Check its spelling.")
NO_LIST_OF_SITES = UNKNOWN_NAME.worded(
    '"{key}" is not a question for a list of sites.', hint="Name a question of that kind."
)
NO_TABLE_QUESTION = UNKNOWN_NAME.worded(
    '"{key}" is not a question for a table.', hint="Name a question of that kind."
)
UNKNOWN_CLAUSE = error(
    "unknown-clause",
    stands="There is no such clause.",
    remedy="Check its spelling.",
    message='There is no clause "{key}".',
)
UNKNOWN_FEATURE = error(
    "unknown-feature",
    stands="No position of the clause declares this feature.",
    remedy="Declare it, or ask another.",
    message='No position of the clause "{key}" declares the feature "{feature}".',
)
UNKNOWN_TARGET = error(
    "unknown-target",
    stands="A reference or companion names something that is not there.",
    remedy="Check its spelling.",
    message='There is no clause or schedule "{key}".',
)
NO_SUCH_POINT = error(
    "unknown-point",
    stands="A sentence sets or reads a deal point that is not there.",
    remedy="Check its spelling, or list it among the points.",
    message='There is no deal point "{key}".',
)
DEFINED_NOWHERE = error(
    "defined-nowhere",
    stands="A text defines a term that is not in the list of terms, or a definition, a message or the like defines "
    "one. Only sentences of clauses and schedules define a term where it stands.",
    remedy="List the term among the terms, under exactly this name, and define it in a clause or schedule.",
    message="“{term}” cannot be defined here.",
)
SET_OUTSIDE = error(
    "set-outside",
    stands="A deal point is set in a definition, a message or the like. Only sentences of clauses and schedules and "
    "rows of the matrix set points.",
    remedy="Set it in a clause, and read it here.",
    message="A deal point cannot be set here.",
)
CIRCULAR_POINT = error(
    "circular-point",
    stands="A sentence sets a deal point, and its value, or whether it is printed, rests on a deal point. The order in "
    "which points are known would go round in a circle, so the sentence sets nothing.",
    remedy="Let it rest on answers, clauses and positions alone.",
    message="This sets a deal point, and rests on one itself.",
)
UNTOLD_POINT = error(
    "untold-point",
    stands="A sentence speaks of the topic of a deal point and says must, may, decides or the like, but neither sets "
    "nor reads the point. The proof does not see whether it contradicts another.",
    remedy="Set or read the point in the sentence; or list its words among the exceptions of the point, with a reason.",
    message="This speaks of “{called}”, but neither sets nor reads it.",
    hint='Write `{{{{ point("{key}") }}}}`, or put the sentence under a condition that reads it.',
)
OTHER_UNIT = error(
    "other-unit",
    stands="A number is printed in another unit than the question or deal point that it comes from has.",
    remedy="Write the unit that it has, or calculate the number in the other one.",
    message="“{called}” is counted in {unit}, and printed otherwise here.",
    hint='Write `| counted("{unit}")`, or calculate the number in the other unit.',
)
OTHER_QUESTION_UNIT = OTHER_UNIT.worded(
    "“{called}” is answered in {unit}, and printed as a number of {noun}.",
    hint="Count it in {unit}, or calculate the number in the other unit.",
)
NO_SUCH_COMPANION = UNKNOWN_TARGET.worded('There is no clause "{key}".')
UNKNOWN_SOURCE = error(
    "unknown-source",
    stands="A question or rule cites a source that is not there.",
    remedy="Add the source, or cite another.",
    message='There is no source "{key}".',
)
RESTS_ON_MEMORY = error(
    "rests-on-memory",
    stands="A rule of level error rests only on facts from memory, so something that nobody has read would block an "
    "agreement.",
    remedy="Make it a warning, or read the source and change its status.",
    message="This rule blocks issuing, but it rests only on facts from memory.",
    hint="Make it a warning, or read the source and note that it is verified.",
)
UNKNOWN_STUDY = error(
    "unknown-study",
    stands="Market practice names a study that is not there.",
    remedy="Add the study, or name another.",
    message='There is no study "{key}".',
)
FIGURES_DISAGREE = error(
    "figures-disagree",
    stands="The figures of market practice cannot all be right: they do not rise, stand alone, or count more contracts "
    "than were read.",
    remedy="Correct them; the finding names the field.",
    message="{contradiction}",
    hint="Correct the figures.",
)
KINDS_DIFFER = error(
    "kinds-differ",
    stands="Values of different kinds are compared or mixed.",
    remedy="Compare like with like.",
    message="{one} cannot be compared with {other}.",
)
NO_ORDER = KINDS_DIFFER.worded('"{operator}" compares numbers and dates only.')
MIXED_CHOICE = KINDS_DIFFER.worded("The values to choose from are of different kinds.")
WRONG_VALUE = WRONG_KIND.worded(
    "This gives {given}, but {wanted} is needed here.", hint="Write {wanted}."
)
WRONG_PLACE = WRONG_KIND.worded("{given} stands where {wanted} is needed.")
NOT_COUNTABLE = WRONG_KIND.worded(
    '"{key}" is not a list that can be counted.', hint="Count a list of options, sites or rows."
)
NO_ARITHMETIC = WRONG_KIND.worded(
    '"{operator}" does not work on {one} and {other}.', hint="Calculate with numbers, or with days."
)
UNREAD_OPTION = UNKNOWN_OPTION.worded(
    "Nothing reads “{option}” here, so whoever chooses it gets what stands without a choice.",
    hint="Its key is one of: {offered}.",
)
NO_SUCH_OPTION = UNKNOWN_OPTION.worded('There is no option "{option}".')
NEVER_ANSWERED = error(
    "never-answered",
    stands="A condition or a default names a word that its question never takes, such as a country that there is not.",
    remedy="Write a word that the question takes; countries and currencies have the codes of ISO 3166 and ISO 4217.",
    message='"{word}" is never answered here. {why}',
    hint="Write a word that the question takes.",
)
NO_SUCH_PART = UNKNOWN_PART.worded('"{key}" has no part "{part}".')
WITHOUT_PARTS = UNKNOWN_PART.worded(NO_SUCH_PART.message, hint="It has no parts.")
NO_OPTIONS = error(
    "no-options",
    stands="A choice has no options, or a question of another kind has some.",
    remedy="Add or delete them.",
    message="There is nothing to choose from.",
    hint="Add the options.",
)
NEEDLESS_OPTIONS = NO_OPTIONS.worded(
    'A question of kind "{kind}" has no options.', hint="Delete them, or ask for another kind."
)
NO_COLUMNS = error(
    "no-columns",
    stands="A table has no columns, or a question of another kind has some.",
    remedy="Add or delete them.",
    message="This table has no columns.",
    hint="Add the columns.",
)
NEEDLESS_COLUMNS = NO_COLUMNS.worded(
    "Only a table has columns.", hint="Delete them, or ask for a table."
)
LONG_PROPOSAL = NO_COLUMNS.worded(
    "The proposed row “{row}” has more cells than the table has columns.", hint="Delete cells."
)
LONG_NEED = NO_COLUMNS.worded(
    "The needed row “{row}” has more cells than the table has columns.", hint="Delete cells."
)
NEEDED_ROW_NEVER_MET = error(
    "needed-row-never-met",
    stands="A table needs a row that nobody can fill in, or more rows than it has at least.",
    remedy="Write in each cell what its column takes as words, and let the least number of rows be no smaller.",
    message="The needed row “{row}” cannot be there in every finished table.",
    hint="Its cells must be words or choices of their columns, and “minimum” at least the number of needed rows.",
)
UNSAID_FOLLOW = error(
    "unsaid-follow",
    stands="A column can follow, but it does not say who fills it, by when, and what holds until then; or it says so "
    "and does not follow.",
    remedy="Say all three, or let the column be needed or recommended.",
    message="“{label}” must say who knows it, by when it follows and what holds until then if, and only if, it can "
    "follow.",
)
NEVER_FOLLOWS = error(
    "never-follows",
    stands="A column can follow though the deal rests on it: it is the name of its row, a price or a share, or stands "
    "in an essential table, such as products and documents.",
    remedy="Let it be needed to finish, or recommended.",
    message="“{label}” cannot follow: product, specification, price and its formula are there when the agreement is "
    "finished.",
)
COLUMN_KEY_TAKEN = error(
    "column-key-taken",
    stands="Two columns of a table have the same key, or one is called `row`.",
    remedy="Give each column a key of its own.",
    message='The key "{key}" is taken.',
)
COLUMN_CHOICES = error(
    "column-choices",
    stands="A column of choices has none, or a column of another kind has some.",
    remedy="Write what its cells may say, or delete it.",
    message="“{label}” must list what its cells may say if, and only if, they are chosen.",
)
NOTHING_TO_LIMIT = error(
    "nothing-to-limit",
    stands="A question has a limit, or a value allowed beside the limits, but its kind has nothing that one could "
    "measure.",
    remedy="Delete it, or ask for a number, a date, a text or a list.",
    message='A question of kind "{kind}" has nothing that a limit could measure, so this one would do nothing.',
    hint="Delete it, or ask for a number, a date, a text or a list.",
)
NO_DATE_BESIDE = NOTHING_TO_LIMIT.worded(
    "A number is never a date, so this would allow nothing.",
    hint="Delete it, or widen the limits.",
)
CROSSED_LIMITS = error(
    "crossed-limits",
    stands="The least value of a question is above its greatest, so no answer would fit.",
    remedy="Change one of the two limits.",
    message="The least value {minimum} is above the greatest, {maximum}, so no answer would fit.",
    hint="Change one of the two limits.",
)
OPTION_WITHOUT_POSITION = warning(
    "option-without-position",
    stands="A question decides a clause, but under one of its options no position can hold.",
    remedy="Write a position for the option, or leave the clause out under it.",
    message='"{short}" decides this clause, but no position is written for "{label}".',
    hint="Write a position for this option, or leave the clause out under it.",
)
UNUSED = hinted(
    "unused",
    stands="Nothing in the library reads this fact, set or table, or cites this source or study.",
    remedy="Use it where it was meant, or delete it.",
    message="Nothing in the library uses this {kind}.",
)
NO_DEFAULT = error(
    "no-default",
    stands="A fine-tune value is required, but neither asked nor given by a default.",
    remedy="Give it a default.",
    message="A fine-tune value is not asked, so it needs a default.",
)
