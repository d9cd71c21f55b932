"""For each rule of the shipped library: answers under which it fires, and neighbours under which it does not.

Where a rule is a limit, the neighbours stand at it, one below and one above.
"""

from dataclasses import dataclass, field

from tests.content.shipped import CREATED_ON, CUSTOMERS, MANUFACTURERS, PLACES, SITES

DEVICE = {"industry": "medical_device"}  # sold in the United States and the European Union
PHARMA = {"industry": "pharma"}
LAWFUL = ["death_injury", "fraud"]
SHARE = {"purchase_commitment": "requirements_share"}
MADE_TO_ORDER = {"inventory_models": ["make_to_order"]}
CONSIGNMENT = {"inventory_models": ["consignment"]}


@dataclass(frozen=True, slots=True)
class Pair:
    """What is always answered, and the changes under which the rule fires or stays silent."""

    rule: str
    fires: tuple[dict[str, object], ...]
    silent: tuple[dict[str, object], ...]
    given: dict[str, object] = field(default_factory=dict)
    base: str = "home"
    implies: tuple[str, ...] = ()


def at(question: str, *values: object) -> tuple[dict[str, object], ...]:
    """One change a value."""
    return tuple({question: value} for value in values)


PAIRS = (
    Pair(
        "K001",
        given=DEVICE,
        fires=at("quality_agreement_status", "none"),
        silent=(
            *at("quality_agreement_status", "attached", "to_follow", "quality_schedule"),
            {"industry": "general", "quality_agreement_status": "none"},
        ),
    ),
    Pair(
        "K002",
        given=PHARMA,
        fires=at("quality_agreement_status", "quality_schedule"),
        silent=at("quality_agreement_status", "attached", "to_follow"),
    ),
    Pair(
        "K003",
        given=PHARMA,
        fires=at("quality_agreement_status", "to_follow"),
        silent=(
            {"quality_agreement_status": "attached"},
            {"industry": "general", "quality_agreement_status": "to_follow"},
        ),
    ),
    Pair(
        "K005",
        given={"quality_agreement_status": "attached"},
        fires=at("precedence", "quality_first"),
        silent=at("precedence", "split", "supply_first"),
    ),
    Pair(
        "K006",
        given={"quality_agreement_status": "existing", "quality_agreement_date": CREATED_ON},
        fires=at("agreement_structure", "single"),
        silent=at("agreement_structure", "two_documents", "framework"),
    ),
    Pair(
        "K007",
        given={"quality_agreement_status": "attached", "precedence": "split"},
        fires=at("po_terms_effect", "signed_override"),
        silent=at("po_terms_effect", "excluded", "additive"),
    ),
    Pair(
        "K008",
        given={**SHARE, "exclusive_share_pct": 50, "binding_months": 0},
        fires=at("forecast_horizon_months", 3, 5),
        silent=(
            *at("forecast_horizon_months", 6, 7),
            {"forecast_horizon_months": 5, "binding_months": 1},
        ),
    ),
    Pair(
        "K009",
        given={**SHARE, **MADE_TO_ORDER, "exclusive_share_pct": 80, "bridge_stock_weeks": 0},
        fires=at("exclusive_share_pct", 80, 81),
        silent=(
            {"exclusive_share_pct": 79},
            {"bridge_stock_weeks": 1},
            {"inventory_models": ["safety_stock"]},
        ),
    ),
    Pair(
        "K010",
        given={"purchase_commitment": "minimum", "annual_value": 1_000_000},
        fires=at("min_purchase_amount", 1_000_001),
        silent=at("min_purchase_amount", 1_000_000, 999_999),
    ),
    Pair(
        "K011",
        fires=at("manufacturer_party", CUSTOMERS["US"]),
        silent=at("manufacturer_party", MANUFACTURERS["US"]),
    ),
    Pair(
        "K012",
        given=DEVICE,
        fires=at("serious_event_notice_hours", 48, 49),
        silent=at("serious_event_notice_hours", 47),
    ),
    Pair(
        "K013",
        given=DEVICE,
        fires=at("serious_event_notice_hours", 25, 47),
        silent=at("serious_event_notice_hours", 23, 24),
    ),
    Pair(
        "K014",
        given={"serious_event_notice_hours": 24},
        fires=at("complaint_forward_hours", 23),
        silent=at("complaint_forward_hours", 24, 25),
    ),
    Pair(
        "K015",
        given=DEVICE,
        fires=at("complaint_forward_hours", 73),
        silent=(
            *at("complaint_forward_hours", 71, 72),
            {"industry": "general", "complaint_forward_hours": 73},
        ),
    ),
    Pair(
        "K016",
        given=DEVICE,
        fires=at("retention_years", 9),
        silent=at("retention_years", 10, 11),
    ),
    Pair(
        "K017",
        given={"retention_years": 5},
        fires=at("latent_limit_months", 61),
        silent=at("latent_limit_months", 59, 60),
    ),
    Pair(
        "K018",
        given={**DEVICE, "device_flags": ["implantable"]},
        fires=at("traceability_level", "batch"),
        silent=(
            *at("traceability_level", "component", "serial"),
            {"device_flags": ["sterile"], "traceability_level": "batch"},
        ),
    ),
    Pair(
        "K019",
        given={"industry": "automotive", "traceability_level": "batch"},
        fires=({}, {"industry": "electronics"}),
        silent=(
            {"industry": "general"},
            {"traceability_level": "serial"},
            {"recall_cost_model": "customer_pays"},
        ),
    ),
    Pair(
        "K020",
        given={**DEVICE, "legal_manufacturer": "manufacturer"},
        fires=at("recall_decision_maker", "customer"),
        silent=(
            *at("recall_decision_maker", "own_duty", "joint"),
            {"industry": "general", "recall_decision_maker": "customer"},
        ),
    ),
    Pair(
        "K021",
        given={"design_owner": "manufacturer"},
        fires=at("legal_manufacturer", "customer"),
        silent=({"legal_manufacturer": "manufacturer"}, {"design_owner": "customer"}),
    ),
    Pair(
        "K023",
        given=DEVICE,
        fires=at("qms_standards", ["iso9001"], ["qmsr"]),
        silent=at("qms_standards", ["iso13485"], ["iso9001", "iso13485"]),
    ),
    Pair(
        "K024",
        given=PHARMA,
        fires=at("subcontracting_rule", "notice_only"),
        silent=at("subcontracting_rule", "approved_list", "consent_all"),
    ),
    Pair(
        "K025",
        given=DEVICE,
        fires=at("supply_interruption_notice_months", 5, 6),
        silent=(
            *at("supply_interruption_notice_months", 7, 8),
            {"markets": ["us"], "supply_interruption_notice_months": 6},
        ),
    ),
    Pair("K026", fires=at("audit_notice_days", 61), silent=at("audit_notice_days", 59, 60)),
    Pair(
        "K027",
        given=DEVICE,
        fires=at("markets", ["eu"], ["us", "eu"]),
        silent=({"markets": ["us"]}, {"industry": "general", "markets": ["eu"]}),
    ),
    Pair(
        "K028",
        given={"recall_share_customer_pct": 60},
        fires=at("recall_share_manufacturer_pct", 39, 41, 50),
        silent=(
            {"recall_share_manufacturer_pct": 40},
            {"recall_cost_model": "customer_pays", "recall_share_manufacturer_pct": 50},
        ),
    ),
    Pair(
        "K029",
        given={"serious_event_notice_hours": 24},
        fires=at("recall_notice_hours", 25),
        silent=at("recall_notice_hours", 23, 24),
    ),
    Pair(
        "K033",
        given={"recall_cap": "in_general_cap"},
        fires=at("cap_carve_outs", [*LAWFUL, "recall"]),
        silent=at("cap_carve_outs", LAWFUL),
    ),
    Pair(
        "K034",
        given={"recall_cap": "separate_cap"},
        fires=at("cap_carve_outs", [*LAWFUL, "recall"]),
        silent=at("cap_carve_outs", LAWFUL),
    ),
    Pair(
        "K035",
        given={"recall_cap": "uncapped"},
        fires=at("cap_carve_outs", LAWFUL),
        silent=({"cap_carve_outs": [*LAWFUL, "recall"]}, {"liability_cap_basis": "none"}),
    ),
    Pair(
        "K036",
        given={"annual_value": 1_000_000},
        fires=at("recall_cap_amount", 999_999),
        silent=at("recall_cap_amount", 1_000_000, 1_000_001),
    ),
    Pair(
        "K037",
        given={"insurance_product_min": 5_000_000, "position.insurance": "own"},
        fires=at("recall_cap_amount", 5_000_001),
        silent=(
            *at("recall_cap_amount", 4_999_999, 5_000_000),
            {"recall_cap_amount": 5_000_001, "position.insurance": "mutual"},
        ),
    ),
    Pair(
        "K038",
        given={"recall_cap": "in_general_cap"},
        fires=(
            {"liability_cap_basis": "goods_price"},
            {"liability_cap_basis": "goods_price", "recall_cost_model": "manufacturer_mfg"},
        ),
        silent=(
            {"liability_cap_basis": "multiple"},
            {"liability_cap_basis": "goods_price", "recall_cost_model": "fixed_shares"},
            {"liability_cap_basis": "goods_price", "recall_cap": "separate_cap"},
        ),
    ),
    Pair(
        "K039",
        given={**SHARE, "recall_cost_model": "customer_pays"},
        fires=at("exclusive_share_pct", 80, 81),
        silent=at("exclusive_share_pct", 79),
    ),
    Pair(
        "K041",
        given={"recall_cost_model": "fixed_shares"},
        fires=at("recall_share_customer_pct", 80, 81, 20, 19),
        silent=at("recall_share_customer_pct", 79, 50, 21),
    ),
    Pair(
        "K043",
        given={"licence_back": "none"},
        fires=at("tfc_manufacturer_days", 90, 365),
        silent=(
            {"tfc_manufacturer_days": 0},
            {"tfc_manufacturer_days": 365, "licence_back": "perpetual"},
        ),
    ),
    Pair(
        "K044",
        fires=(
            {"licence_back": "term_only"},
            {"licence_back": "none", "tfc_manufacturer_days": 0},
        ),
        silent=at("licence_back", "perpetual", "product_life"),
    ),
    Pair(
        "K045",
        given={"licence_back_have_made": "no", "position.exit": "balanced"},
        fires=at("exit_supply_months", 1, 6),
        silent=(
            {"exit_supply_months": 0},
            {"licence_back_have_made": "yes"},
            {"position.exit": "short"},
        ),
    ),
    Pair(
        "K047",
        given={"design_owner": "manufacturer"},
        fires=at("improvement_ownership", "customer_all"),
        silent=at("improvement_ownership", "background"),
    ),
    Pair(
        "K048",
        given={"improvement_ownership": "customer_all"},
        fires=at("saving_share_customer_pct", 80, 81),
        silent=at("saving_share_customer_pct", 79),
    ),
    Pair(
        "K050",
        given={"tooling_owner": "manufacturer"},
        fires=at("exit_supply_months", 1, 6),
        silent=({"exit_supply_months": 0}, {"tooling_owner": "customer"}),
    ),
    Pair(
        "K051",
        given={"tooling_owner": "on_amortisation"},
        fires=at("price_model", "open_book"),
        silent=at("price_model", "fixed_review", "volume_tiers", "indexed"),
    ),
    Pair(
        "K053",
        given={"forecast_horizon_months": 3},
        fires=at("binding_months", 4),
        silent=at("binding_months", 2, 3),
    ),
    Pair(
        "K054",
        given={"binding_months": 3},
        fires=at("lead_time_days", 91),
        silent=at("lead_time_days", 89, 90),
    ),
    Pair(
        "K055",
        fires=at(
            "inventory_models",
            ["make_to_order", "safety_stock"],
            ["make_to_order", "consignment"],
            ["make_to_order", "kanban"],
        ),
        silent=at("inventory_models", ["make_to_order"], ["make_to_order", "customer_materials"]),
    ),
    Pair(
        "K056",
        given=CONSIGNMENT,
        fires=at("title_transfer", "on_payment"),
        silent=at("title_transfer", "on_withdrawal", "with_risk"),
    ),
    Pair(
        "K058",
        given=CONSIGNMENT,
        fires=at("payment_start", "prepayment"),
        silent=at("payment_start", "month_end", "invoice_date"),
    ),
    Pair(
        "K059",
        given=CONSIGNMENT,
        fires=at("payment_start", "invoice_date", "invoice_receipt", "acceptance"),
        silent=at("payment_start", "month_end"),
    ),
    Pair(
        "K060",
        given={**CONSIGNMENT, "product_life_months": 12},
        fires=at("consignment_max_days", 181),
        silent=at("consignment_max_days", 179, 180),
    ),
    Pair(
        "K061",
        base="abroad",
        given=CONSIGNMENT,
        fires=at("consignment_location", "customer_site"),
        silent=(
            *at("consignment_location", "manufacturer_site", "third_party"),
            {"manufacturer_party": MANUFACTURERS["US"], "dispute_place": PLACES["New York"]},
        ),
    ),
    Pair(
        "K063",
        given={"product_life_months": 7},
        fires=at("safety_stock_weeks", 11),
        silent=at("safety_stock_weeks", 9, 10),
    ),
    Pair(
        "K064",
        given={"excess_liability": "manufacturer"},
        fires=at("binding_months", 0),
        silent=({"binding_months": 1}, {"binding_months": 0, **MADE_TO_ORDER}),
    ),
    Pair(
        "K065",
        given={"long_lead_items": "none"},
        fires=at("binding_months", 0),
        silent=(
            {"binding_months": 1},
            {"binding_months": 0, "long_lead_items": "written"},
            {"binding_months": 0, "excess_liability": "shared"},
        ),
    ),
    Pair(
        "K066",
        given={"late_delivery_remedy": "credits", "late_credit_pct_week": 5},
        fires=at("late_credit_max_pct", 4),
        silent=at("late_credit_max_pct", 5, 6),
    ),
    Pair(
        "K067",
        given={**SHARE, "late_delivery_remedy": "none"},
        fires=at("exclusive_share_pct", 80, 81),
        silent=at("exclusive_share_pct", 79),
    ),
    Pair(
        "K068",
        given={"capacity_pct": 125},
        fires=at("flex_percent", 26),
        silent=at("flex_percent", 24, 25),
    ),
    Pair(
        "K069",
        given={"certificate_effect": "replaces"},
        fires=at("silence_effect", "no_effect"),
        silent=at("silence_effect", "visible_only", "deemed_accepted"),
    ),
    Pair(
        "K072",
        given=DEVICE,
        fires=at("certificate_effect", "replaces"),
        silent=(
            {"certificate_effect": "reduced"},
            {"industry": "general", "certificate_effect": "replaces"},
        ),
    ),
    Pair(
        "K073",
        given={"silence_effect": "deemed_accepted"},
        fires=(
            {"inspection_days": 4},
            {"inspection_days": 6, "inspection_day_kind": "calendar"},
        ),
        silent=(
            {"inspection_days": 5},
            {"inspection_days": 7, "inspection_day_kind": "calendar"},
            {"inspection_days": 8, "inspection_day_kind": "calendar"},
        ),
    ),
    Pair(
        "K074",
        given={"payment_start": "acceptance"},
        fires=at("silence_effect", "no_effect"),
        silent=at("silence_effect", "visible_only", "deemed_accepted"),
    ),
    Pair(
        "K075",
        given={"inspection_days": 30, "inspection_day_kind": "calendar"},
        fires=at("payment_days", 29),
        silent=(*at("payment_days", 30, 31), {"payment_days": 29, "payment_start": "acceptance"}),
    ),
    Pair(
        "K076",
        base="abroad",
        given={
            "payment_start": "acceptance",
            "inspection_days": 30,
            "inspection_day_kind": "calendar",
        },
        fires=at("payment_days", 31),
        silent=at("payment_days", 29, 30),
    ),
    Pair(
        "K077",
        base="abroad",
        given={"governing_law": "ENG", "inspection_day_kind": "calendar"},
        fires=at("inspection_days", 31),
        silent=at("inspection_days", 29, 30),
    ),
    Pair(
        "K078",
        given={**PHARMA, "inspection_day_kind": "calendar"},
        fires=at("inspection_days", 13),
        silent=at("inspection_days", 14, 15),
    ),
    Pair(
        "K081",
        given={"warranty_months": 24},
        fires=at("latent_limit_months", 23),
        silent=at("latent_limit_months", 24, 25),
    ),
    Pair(
        "K082",
        given={**PHARMA, "product_life_months": 24},
        fires=at("warranty_months", 25),
        silent=(*at("warranty_months", 23, 24), {"warranty_months": 25, "has_expiry": False}),
    ),
    Pair(
        "K083",
        base="abroad",
        given={"cisg": "apply"},
        fires=at("latent_limit_months", 23),
        silent=(*at("latent_limit_months", 24, 25), {"cisg": "exclude", "latent_limit_months": 23}),
    ),
    Pair(
        "K084",
        given={"certificate_effect": "replaces"},
        fires=at("defect_remedy", "manufacturer_choice"),
        silent=at("defect_remedy", "replace_first", "customer_choice"),
    ),
    Pair(
        "K085",
        given=PHARMA,
        fires=at("certificates", ["coc"]),
        silent=at("certificates", ["coa"], ["coc", "coa"]),
    ),
    Pair(
        "K086",
        given={"requalification_months": 3},
        fires=at("site_change_notice_months", 2),
        silent=at("site_change_notice_months", 3, 4),
    ),
    Pair(
        "K087",
        given={"requalification_months": 3, "site_change_notice_months": 4},
        fires=at("bridge_stock_weeks", 5, 6),
        silent=at("bridge_stock_weeks", 3, 4),
    ),
    Pair(
        "K088",
        given={**MADE_TO_ORDER, "bridge_stock_weeks": 0},
        fires=at("requalification_months", 1, 3),
        silent=(
            {"requalification_months": 0},
            {"bridge_stock_weeks": 1},
            {"inventory_models": ["safety_stock"]},
        ),
    ),
    Pair(
        "K089",
        given=DEVICE,
        fires=at("site_change_control", "notice_only"),
        silent=(
            *at("site_change_control", "consent_reasonable", "notice_object"),
            {"industry": "general", "site_change_control": "notice_only"},
        ),
    ),
    Pair(
        "K090",
        given={"site_change_control": "notice_object"},
        fires=at("requalification_months", 6, 7),
        silent=at("requalification_months", 5),
    ),
    Pair(
        "K091",
        given={"site_change_notice_months": 6},
        fires=at("change_notice_days", 181),
        silent=at("change_notice_days", 179, 180),
    ),
    Pair(
        "K092",
        given={"position.continuity": "basic"},
        fires=at("manufacturing_sites", SITES[:1]),
        silent=({"manufacturing_sites": SITES[:2]}, {"position.continuity": "warning"}),
    ),
    Pair(
        "K096",
        fires=at("dispute_place", PLACES["London"]),
        silent=at("dispute_place", PLACES["New York"]),
    ),
    Pair(
        "K097",
        base="abroad",
        fires=at("dispute_method", "courts", "mediation_courts"),
        silent=(
            {"dispute_method": "arbitration"},
            {
                "customer_party": CUSTOMERS["DE"],
                "manufacturer_party": MANUFACTURERS["FR"],
                "dispute_method": "courts",
            },
        ),
    ),
    Pair(
        "K099",
        base="abroad",
        fires=at("cisg", "silent"),
        silent=(
            {"cisg": "exclude"},
            {
                "cisg": "silent",
                "manufacturer_party": MANUFACTURERS["GB"],
                "governing_law": "ENG",
            },
        ),
    ),
    Pair(
        "K100",
        base="abroad",
        given={"cisg": "apply", "governing_law": "ENG"},
        fires=at("manufacturer_party", MANUFACTURERS["GB"]),
        silent=at("manufacturer_party", MANUFACTURERS["DE"]),
    ),
    Pair(
        "K102",
        given={"governing_law": "NY", "initial_term_years": 5},
        fires=at("annual_value", 49_999),
        silent=(
            *at("annual_value", 50_000, 50_001),
            {"annual_value": 49_999, "customer_party": CUSTOMERS["NY"]},
        ),
    ),
    Pair(
        "K103",
        base="abroad",
        given={"governing_law": "ENG"},
        fires=at("dispute_method", "courts"),
        silent=(
            {"dispute_method": "arbitration"},
            {"dispute_method": "courts", "governing_law": "DE"},
        ),
    ),
    Pair(
        "K104",
        base="abroad",
        given={"contract_language": "local"},
        fires=at("dispute_place", PLACES["London"]),
        silent=(
            *at("dispute_place", PLACES["Berlin"], PLACES["New York"]),
            {"contract_language": "en"},
        ),
    ),
    Pair(
        "K106",
        given={"incoterm": "FOB", "incoterm_place": "Port of Houston"},
        fires=at("shipment_mode", "road", "air", "courier"),
        silent=({"shipment_mode": "sea"}, {"shipment_mode": "road", "incoterm": "FCA"}),
    ),
    Pair(
        "K107",
        base="abroad",
        fires=at("incoterm", "EXW"),
        silent=(
            {"incoterm": "FCA"},
            {"incoterm": "EXW", "manufacturer_party": MANUFACTURERS["US"]},
        ),
    ),
    Pair(
        "K108",
        base="abroad",
        fires=at("incoterm", "DDP"),
        silent=(
            {"incoterm": "DAP"},
            {"incoterm": "DDP", "manufacturer_party": MANUFACTURERS["US"]},
        ),
    ),
    Pair(
        "K109",
        given={"inventory_models": ["customer_materials"]},
        fires=at("title_transfer", "on_payment"),
        silent=at("title_transfer", "with_risk"),
    ),
    Pair(
        "K110",
        given={"inspection_start": "delivery"},
        fires=at("incoterm", "FCA", "EXW"),
        silent=({"incoterm": "DAP"}, {"incoterm": "FCA", "inspection_start": "arrival"}),
    ),
    Pair(
        "K111",
        given={"tfc_manufacturer_days": 90, "exit_supply_months": 6},
        fires=at("requalification_months", 10),
        silent=(
            *at("requalification_months", 8, 9),
            {"requalification_months": 10, "tfc_manufacturer_days": 0},
        ),
    ),
    Pair(
        "K112",
        given={"purchase_commitment": "minimum", "min_purchase_amount": 100_000},
        fires=at("tfc_customer_days", 30, 180),
        silent=at("tfc_customer_days", 0),
    ),
    Pair(
        "K113",
        given={"requalification_months": 3},
        fires=at("nonrenewal_notice_months", 2),
        silent=at("nonrenewal_notice_months", 3, 4),
    ),
    Pair(
        "K114",
        given={"initial_term_years": 1},
        fires=at("nonrenewal_notice_months", 12, 13),
        silent=at("nonrenewal_notice_months", 11),
    ),
    Pair(
        "K115",
        fires=at("cure_days", 9, 91),
        silent=at("cure_days", 10, 11, 89, 90),
    ),
    Pair(
        "K116",
        given={"requalification_months": 3},
        fires=at("exit_supply_months", 2),
        silent=at("exit_supply_months", 3, 4),
    ),
    Pair(
        "K117",
        given={"initial_term_years": 2},
        fires=at("requalification_months", 13),
        silent=at("requalification_months", 11, 12),
    ),
    Pair(
        "K118",
        given=DEVICE,
        fires=at("governance_cadence", "yearly"),
        silent=(
            {"governance_cadence": "half_yearly"},
            {"industry": "general", "governance_cadence": "yearly"},
        ),
    ),
    Pair(
        "K121",
        given={"liability_cap_basis": "none"},
        fires=at("recall_cap", "in_general_cap"),
        silent=at("recall_cap", "separate_cap", "uncapped"),
    ),
    Pair(
        "K122",
        fires=at("cap_carve_outs", ["death_injury"], ["fraud"], ["price"]),
        silent=({"cap_carve_outs": LAWFUL}, {"liability_cap_basis": "none"}),
    ),
    Pair(
        "K123",
        given={"annual_value": 1_000_000, "recall_cap_amount": 2_000_000},
        fires=at("insurance_product_min", 999_999),
        silent=at("insurance_product_min", 1_000_000, 1_000_001),
    ),
    Pair(
        "K124",
        given=DEVICE,
        fires=at("liability_cap_basis", "goods_price"),
        silent=(
            {"liability_cap_basis": "multiple"},
            {"industry": "general", "liability_cap_basis": "goods_price"},
        ),
    ),
    Pair(
        "K125",
        base="abroad",
        fires=at("payment_days", 61),
        silent=(
            *at("payment_days", 59, 60),
            {"payment_days": 61, "manufacturer_party": MANUFACTURERS["CN"]},
        ),
    ),
    Pair(
        "K127",
        given={**MADE_TO_ORDER, "exit_supply_months": 6},
        fires=at("force_majeure_days", 181),
        silent=(
            *at("force_majeure_days", 179, 180),
            {"force_majeure_days": 181, "inventory_models": ["safety_stock"]},
        ),
    ),
    Pair("K128", fires=at("confidentiality_years", 2), silent=at("confidentiality_years", 3, 4)),
    Pair("K129", fires=at("warranty_months", 11), silent=at("warranty_months", 12, 13)),
    Pair(
        "K130",
        fires=({}, {"liability_cap_basis": "greater", "liability_cap_amount": 1_000_000}),
        silent=(
            {"annual_value": 1_000_000},
            {"liability_cap_basis": "amount", "liability_cap_amount": 1_000_000},
        ),
    ),
    Pair(
        "K138",
        given={"title_transfer": "on_withdrawal"},
        fires=at("inventory_models", ["safety_stock"]),
        silent=at("inventory_models", ["consignment"]),
    ),
)
