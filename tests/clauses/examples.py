"""A small library that uses every kind of row and nearly every field of the content files."""

from pathlib import Path

FILES = {
    "library.toml": """
key = "small"
title = "A small library"

[[facts]]
key = "is_foreign"
means = "The two sides have their seats in different countries."
value = 'customer_party.country != manufacturer_party.country'

[[sets]]
key = "eu_states"
means = "Some member states."
members = ["DE", "FR", "NO"]

[[tables]]
key = "law_country"
means = "The country of each law."
rows = { NY = "US", ENG = "GB" }
""",
    "01-setup.toml": """
[section]
key = "setup"
title = "The deal"

[[questions]]
key = "customer_party"
kind = "party"
ask = "Who is the Customer?"
short = "Customer"
essential = true

[[questions]]
key = "manufacturer_party"
kind = "party"
ask = "Who is the Manufacturer?"
short = "Manufacturer"
essential = true
""",
    "02-inspection.toml": '''
[section]
key = "inspection"
title = "Inspection"
heading = "Inspection"
article = "Inspection"
introduction = "Who looks, and how long."

[[questions]]
key = "inspection_model"
kind = "choice"
ask = "Who inspects?"
short = "Inspection"
guidance = "It costs time."
default = '"customer"'
sources = ["R-01"]
[[questions.options]]
key = "customer"
label = "The Customer"
meaning = "You look."
printed = "the Customer"
favours = "balanced"
common = true
[[questions.options]]
key = "certificate"
label = "Nobody: the certificate counts"
approval = "quality"

[[questions]]
key = "inspection_days"
kind = "integer"
ask = "How many days?"
short = "Inspection time"
unit = "days"
when = 'inspection_model == "customer"'
default = '30'
minimum = 5
maximum = 90
also = [0]
required = false
asked = false
[[questions.defaults]]
when = 'is_foreign'
value = '45'
because = "default across borders"

[[clauses]]
key = "incoming-inspection"
code = "INS-03"
heading = "Incoming Inspection"
plain = "How long you may look."
chosen_by = "answers"
mandatory = true
companions = [{ clause = "rejection" }, { clause = "rejection", when = 'is_foreign' }]
[[clauses.positions]]
key = "customer"
title = "The Customer inspects"
stance = "balanced"
when = 'inspection_model == "customer"'
approval = "legal"
approval_when = 'inspection_days > 60'
plain = "You have this time."
note = "The usual case."
features = ["has_time"]
text = """
The Customer may inspect each Batch within {{ inspection_days | counted("Day") }}.

It may reject under {{ ref("rejection") }}.

{{ definitions() }}
"""
[[clauses.positions]]
key = "certificate"
title = "The certificate counts"
stance = "manufacturer"
when = 'inspection_model == "certificate"'
text = """
The certificate is final. The "Batch" is accepted on receipt.

{{ definitions() }}
"""

[[clauses]]
key = "rejection"
code = "INS-04"
heading = "Rejection"
chosen_by = "stance"
[[clauses.positions]]
key = "usual"
title = "The usual way"
stance = "balanced"
text = "The Customer must say why it rejects a Batch."
''',
    "terms.toml": '''
[[terms]]
term = "Batch"
plurals = ["Batches"]
definition = """a quantity made in one run and rejected as one under {{ ref("rejection") }}."""
''',
    "rules.toml": """
[[rules]]
key = "K001"
severity = "warning"
when = 'inspection_days > 60'
message = "{{ inspection_days }} days are long."
fix = "Choose a shorter time."
change = "inspection_days"
sources = ["R-01"]
""",
    "schedules.toml": """
[[schedules]]
key = "schedule-sites"
heading = "Sites"
plain = "Where it is made."
when = 'is_foreign'
text = "The sites are listed here."

[[responsibilities]]
key = "release"
activity = "Releasing each Batch"
party = '"both" if is_foreign else "manufacturer"'
note = "Follows the seats."
""",
    "sources.toml": """
[[sources]]
key = "R-01"
fact = "Somebody must look."
source = "A law"
seen = "2025-01-10"
status = "memory"
""",
    "market.toml": """
[[studies]]
key = "count"
title = "A count of contracts"
authors = "Somebody"
address = "https://example.org/count"
licence = "CC BY 4.0"
licence_address = "https://example.org/licence"
agreements = 35
method = "Read by one reader."
changes = "Figures only."

[[market]]
question = "inspection_model"
study = "count"
agreements = 9
settled = 30
[[market.counts]]
agreements = 7
option = "customer"
[[market.counts]]
agreements = 2
what = "Something else"

[[market]]
question = "inspection_days"
study = "count"
agreements = 12
blacked_out = 0
least = 1.4
low = 9.2
median = 25.5
high = 33
most = 75
conversion = "One week is seven days."
note = "Five count in working days."
wider = "93 on goods"
wider_agreements = 21
wider_low = 10
wider_median = 21
wider_high = 30
""",
}


def write_content(folder: Path, **changed: str) -> Path:
    """The small library as content files; a file can be given otherwise: rules="..."."""
    folder.mkdir(exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text)
    for stem, text in changed.items():
        (folder / f"{stem}.toml").write_text(text)
    return folder
