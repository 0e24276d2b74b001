"""Words that are known without a glossary: plain data, to be read and extended."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Acronyms that readers of a glossary of marketing and sales know from elsewhere.
ACRONYMS = _set("""
AG AI API ASAP AKA ATM B2B B2C BBC BTW CEO CFO CIO CMO COO CPO CRO CTO CRM CSS CSV DB DE DIY DM DNS EOD ERP
ETA EVP FAQ FTP FY FYI GDPR CCPA GPS HR HTML HTTP HTTPS ID IP IPO ISO IT JSON KPI LLC LTD INC PLC MBA ML MTD
NB NDA NGO OK OOO OS PC PDF PHD PIN PO POC PR PS PTO QA QR QTD R&D ROI RSS RSVP SDK SEO SLA SMS SSL SSO SVP
TBA TBD TV UI URL USB UX VAT VIP VP VPN WWW XML YTD Q&A T&C FTE ESG OKR US USA UK EU UN UAE USD EUR GBP CHF
JPY CAD AUD SEK NOK DKK EMEA APAC LATAM AMER NORAM DACH ANZ MENA NATO UTC GMT CET CEST EST EDT CST CDT PST
PDT MST BST MON TUE WED THU FRI SAT SUN JAN FEB MAR APR JUN JUL AUG SEP OCT NOV DEC CI README UTF YAML
""")

# What is written in capitals for emphasis, not because it is an acronym.
EMPHASIS = _set("""
NOT MUST ONLY NEVER ALWAYS AND OR ALL ANY NO YES MAY SHALL SHOULD CAN DO DOES DONT IS ARE WAS WERE BE IF
THEN ELSE WHEN THE AN IN ON OF TO FOR BY AT AS IT WE HE SHE YOU BUT NOR SO UP BOTH EACH EVERY MORE LESS
LEAST MOST NONE BEFORE AFTER FIRST LAST NEXT NEW OLD OPEN CLOSED WON LOST NOW NOTE TODO WITH OUT FROM
THIS THAT STOP GO WILL HAS HAVE WHO WHY HOW WHAT ONE TWO SAME ALSO EVEN AGAIN UNTIL TRUE FALSE WAIT KEEP
ALONE EVER ASK USE SET BEWARE PLEASE CANNOT DELETE UPDATE CREATE ALERT VERY YOUR OUR THEIR YEAR MONTH
WEEK DAY LEAD LEADS DEAL SALES NOTES FINAL DRAFT HOT WARM COLD HIGH LOW FULL PART LIVE GOAL RULE RULES
""")

# Words of every day that are also abbreviations when they stand in capitals.
EVERY_DAY = _set("""
it us am as an at be by do go he if in is me my no of on or so to up we are all and any can for had has
her his may new not now one our out own put see she the too two was who why you map ace aid ask bid cap
dot fit hit lot pay set tag tap tip top try use way win
""")

# Words that an acronym may leave out.
LITTLE = _set("a an the of for and or to in on per at by with")
