"""Names that the program knows: questions that it reads itself, and the heads of tables that it prints itself.

A library that has no such question does without what rests on it. Everything else reads questions by what the library
says of them.
"""

CUSTOMER = "customer_party"
MANUFACTURER = "manufacturer_party"
PRODUCT = "product_description"
EFFECTIVE_DATE = "effective_date"
CURRENCY = "currency"  # of every amount of an agreement
PAPER = "paper_size"
PRINT_SIZE = "print_size"  # normal or compact
ENGLISH = "english"  # in which English days and numbers are written
SIGNATURE_METHOD = "signature_method"
LENGTH = "detail"  # how long an agreement is; its options are the lengths
STANCE = "overall_stance"  # how an agreement leans where no question decides a clause
INDUSTRY = "industry"  # its options are the profiles
MARKETS = "markets"
PEOPLE = "people"  # the table of those who are called; a template leaves it to the deal
ATTACHMENTS = "attachments"  # the list of attached documents, which the program fills itself
INSTEAD_OF = "instead"  # its column that says which table a document takes the place of
PRODUCTS = "products"  # the table of what is bought
RECALL_COSTS = "recall_costs_covered"  # its options are the kinds of cost
# What working forms beside an agreement rest on: clauses that speak of them, and the months of a forecast.
FORECASTS, GOVERNANCE, RECALL_DECISION = "forecasts", "governance", "recall-decision"
RECALL_CLAIMS, EXIT = "recall-claims", "exit"
FORECAST_TIME, BINDING_TIME = "forecast_time", "binding_time"  # deal points, in months
# What the dates of an agreement rest on: three deal points, and until when the registrations of sites count.
INITIAL_TERM, RENEWAL_TIME, NONRENEWAL_TIME = "initial_term", "renewal_time", "nonrenewal_time"
SITE_CERTIFICATES, VALID_UNTIL = "site_certificates", "until"
CREATED_ON = "created_on"  # no question: the day on which the agreement was begun

# Only these two sign, so only these have people who sign and receive notices.
SIGNING_PARTIES = (CUSTOMER, MANUFACTURER)
# The document prints these by itself: on its cover, at its signatures, or as the form of all the rest.
PRINTED_BY_ITSELF = (
    CUSTOMER, MANUFACTURER, PRODUCT, EFFECTIVE_DATE, PAPER, PRINT_SIZE, ENGLISH, SIGNATURE_METHOD, CURRENCY,
    STANCE,
)  # fmt: skip

SITES_HEAD = ("Site", "Address", "Country", "Activities")
DOCUMENT_HEAD = (
    "Attached document",
    "Revision",
    "Pages",
    "SHA-256",
)  # of one that takes the place of a table
DOCUMENT_PARTS = ("title", "revision", "pages", "sha256")  # and the columns of the list that say so
KPI_HEAD = "KPI"  # of the first column of the table that lists what is measured
MATRIX_HEAD = ("Activity", "Party", "Note")
