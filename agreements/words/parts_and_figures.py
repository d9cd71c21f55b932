"""What the parts of a party, a place or a site are called."""

PART_LABELS = {
    "legal_name": ("Registered name", "As in the company register, with Inc., GmbH or Ltd."),
    "entity_type": ("Kind of company", "For example: a corporation, or a GmbH."),
    "registration_no": ("Registration number", "As in the company register."),
    "country": ("Country", ""),
    "state": ("State", "Where the company is registered in a state, as in the United States."),
    "address": ("Address", "Street, town and post code of the registered office."),
    "notice_name": ("Notices go to", "A person or a role, for example: General Counsel."),
    "notice_email": ("E-mail for notices", ""),
    "signatory_name": ("Who signs", "First and last name."),
    "signatory_title": ("Title of who signs", "For example: Chief Operating Officer."),
    "city": ("City", ""),
    "name": ("Name of the site", "For example: Plant 2."),
    "activity": ("What is done there", "For example: moulding, assembly, sterilisation."),
}
