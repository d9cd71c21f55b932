"""Faults of the words of a library that show when they are read: what was left over, and what nobody should type."""

from clauses.library.faults.fault import error, warning

NUMBER_BY_HAND = error(
    "number-by-hand",
    stands="Printed words cite a Section, Schedule, Article or the like by a typed number or letter. Numbers move with "
    "the answers, so it can lead nowhere.",
    remedy='Write `{{ ref("KEY") }}`; an article of a law or convention is cited with its name, which stands under the '
    "names of the library.",
    message="“{words}” is typed by hand. Numbers of the agreement move, so it can lead nowhere.",
    hint='Write {{{{ ref("KEY") }}}}. Behind an article of a law, write “of” and the name of the law, and list that '
    "under the names of the library.",
)
CODE_IN_WORDS = error(
    "code-in-words",
    stands="Words that are shown or printed as they stand, such as a label, a heading, a row of the matrix or the "
    "phrase of an option, hold a blank, a reference or a condition of the clause language.",
    remedy="Write the words themselves; blanks, references and conditions stand in texts, definitions and messages.",
    message="“{words}” is printed as it stands here: blanks and references are filled in texts only.",
    hint="Write the words themselves, or say it in the text that prints them.",
)
PLACEHOLDER_LEFT = error(
    "placeholder-left",
    stands="Words hold what stands for others that are still to come, such as “[TBD]”, “[insert name]”, “XX”, “___” or "
    "“lorem ipsum”.",
    remedy="Write the words themselves.",
    message="“{words}” stands for words that are still to come, and would be printed as it is.",
)
STRAY_SIGN = error(
    "stray-sign",
    stands="A stop or comma stands behind a space or twice, or brackets are empty: words between were deleted.",
    remedy="Delete the sign, or write what is missing.",
    message="At “{words}” a sign is left over, or a word is missing.",
)
DOUBLED_WORD = error(
    "doubled-word",
    stands="A word stands twice, one behind the other.",
    remedy="Delete one.",
    message="“{words}” says a word twice.",
)
UNCLOSED = error(
    "unclosed",
    stands="A bracket or quotation mark is opened and not closed, or closed and not opened.",
    remedy="Write the other one, or delete it.",
    message="“{sign}” has no counterpart in “{words}”.",
)
OPEN_SENTENCE = error(
    "open-sentence",
    stands="A paragraph or definition has no stop at its end, or an item of a list ends with “and”, “or” or a comma, "
    "which the document adds itself.",
    remedy="Finish the sentence; end an item without any sign.",
    message="“{words}” is not finished.",
)
SMALL_START = error(
    "small-start",
    stands="A paragraph begins with a small letter: its beginning was lost.",
    remedy="Write the whole sentence.",
    message="The paragraph “{words}” begins with a small letter.",
)
LOST_HEAD = error(
    "lost-head",
    stands="A cell of the head of a table is empty or begins as cells of rows do, with an answer, a figure or a small "
    "letter: the head was lost and the first row stands in its place.",
    remedy="Write the head above the rows, with words in each cell that begin with a capital letter.",
    message="The head of this table was lost, or a cell of it does not name its column.",
)
LIST_OF_ONE = error(
    "list-of-one",
    stands="A list can have one item only.",
    remedy="Make it a sentence, or write the other items.",
    message="The list after “{words}” has one item only.",
)
LOST_NOT = error(
    "lost-not",
    stands="A printed sentence lost its “not”: it says “does apply”, “it need give”, “has yet”, “must unreasonably "
    "refuse” or “nor” without saying before what is denied. Contracts do not stress with “do”.",
    remedy="Write the “not”, or the verb without “do”.",
    message="“{words}” seems to have lost a “not”.",
    hint="Write it; where nothing is denied, write the verb alone: “applies”.",
)
MAY_NOT = error(
    "may-not",
    stands="A sentence of a clause or schedule says “may not”: one reader takes it for “must not”, another for "
    "“perhaps not”. Where “must not” alone denies a right, a “must” that was lost is seen.",
    remedy="Write “must not” where something is forbidden, “might not” where it is possible.",
    message="“{words}” forbids something or says that it may fail to happen; it does not say which.",
    hint="Write “must not”, or “might not”.",
)
WITH_ITSELF = error(
    "party-with-itself",
    stands="In a printed sentence a Party owes something to itself: one Party stands where the other is meant.",
    remedy="Name the other Party; of what a Party does for itself, write “itself”.",
    message="In “{words}” the {party} deals with itself.",
    hint="Name the other Party, or write “itself”.",
)
PARTY_TWICE = error(
    "party-twice",
    stands="A sentence of a clause or schedule begins with a Party and names it again, and the other one nowhere: one "
    "of the two is meant to be the other.",
    remedy="Name the other Party; who is named once is “it” in the rest of the sentence.",
    message="“{words}” names the {party} twice and means the other Party once, or should say “it”.",
    hint="Name the other Party, or write “it”.",
)
ACT_OF_THE_OTHER = error(
    "act-of-the-other",
    stands="A sentence of a clause or schedule says that the one Party does what in outsourcing only the other does: "
    "the Customer delivers, the Manufacturer orders.",
    remedy="Name the other Party. Where this Party is meant, print its name as it stands, by a blank.",
    message="“{words}” is what only the {other} does or has.",
    hint='Name the {other}. Where the {party} is meant, print it as it stands: {{{{ "{party}" }}}}.',
)
BURDEN_ALLOWED = error(
    "burden-allowed",
    stands="A sentence of a clause or schedule allows what is always a duty: “may indemnify”, “may report within 2 "
    "Days”, “the Invoice may state”. Nobody needs leave for it.",
    remedy="Write “must”; of a choice, say what else one may do.",
    message="“{words}” allows what is a duty.",
    hint="Write “must”, or name the choice: “may give or refuse”, “may pay at any time”.",
)
IMPOSSIBLE_COUNT = error(
    "impossible-count",
    stands="A sentence counts more than there are, such as “nine of six months”, or another number of Parties or of "
    "their quality units than the two that sign.",
    remedy="Write the right number.",
    message="“{words}” cannot be: there are fewer, or two.",
    hint="Write the right number.",
)
TOLD_OTHERWISE = error(
    "told-otherwise",
    stands="Two texts say the same in the same words, but for one: “must” and “may”, one Party and the other, another "
    "number, a “not” that one of them lacks. One of the two is a slip.",
    remedy="Mend it. Where both are meant, print the word by a blank, from an answer or a deal point, or as it stands "
    '(`{{ "may" }}`).',
    message="“{words}” has {word} where {elsewhere} has {other} among the same words.",
    hint="Mend the one that is wrong. Where both are meant, print the word from a deal point, or as it stands: "
    '{{{{ "may" }}}}.',
)
UNSAID_ANSWER = warning(
    "unsaid-answer",
    stands="Other answers are told as sentences, and one is not: the question or an option has no `said`, nothing "
    "stands for no, zero or none, or the sentence has no place for the value.",
    remedy="Write the sentence, with a full stop, and `{}` where the value belongs.",
    message="{lack}",
)
TYPED_NUMBER = error(
    "typed-number",
    stands="A number is typed beside its unit where the same words print an answer elsewhere, or on the topic of a "
    "deal point that is counted in this unit: two places of an agreement would say two numbers.",
    remedy="Print the answer or the deal point; or list words of the sentence among the exceptions of the point, with "
    "a reason.",
    message="“{words}” is typed, and the same words print an answer in {elsewhere}.",
    hint="Print the same answer here.",
)
TYPED_NUMBER_OF_POINT = TYPED_NUMBER.worded(
    "“{words}” is typed in a sentence on “{called}”.",
    hint='Print `point("{key}")`, or say it in a sentence of its own.',
)
PRINTED_PAST_POINT = error(
    "printed-past-point",
    stands="A sentence prints an answer itself, although a deal point is set from it: where the chosen position sets "
    "another number, or none, the sentence would say otherwise.",
    remedy="Print the deal point.",
    message="This prints the answer from which “{called}” is set.",
    hint='Print `point("{key}")` in its place.',
)
