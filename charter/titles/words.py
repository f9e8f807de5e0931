"""The words of titles: how high a post stands, and what kind of work it leads.

English and German, and the usual ones in Danish, French and Spanish. A new word is a line here.
"""

from __future__ import annotations

from collections.abc import Mapping

from charter.titles.phrases import IN_OTHERS


def words_of(text: str) -> frozenset[str]:
    """Return the words or phrases of a list, between which stands |."""
    return frozenset(part.strip() for part in text.split("|"))


CHIEF, VP, HEAD, DIRECTOR, LEAD, NONE = "chief", "vp", "head", "director", "lead", ""
RANKS = (CHIEF, VP, HEAD, DIRECTOR)
"""The ranks of leaders who may be a position here, the highest first."""
LEVELS = {CHIEF: "executive", VP: "vice-president", HEAD: "head", DIRECTOR: "head"}

VACANT = words_of(
    "tbh|tbd|tbc|tba|n n|nn|vacant|vacancy|open|open position|open role|open req|open requisition"
    "|to be hired|to be filled|to be confirmed|to be announced|new hire|hiring|unfilled|position "
    "vacant|vakant|offen|unbesetzt|offene stelle|zu besetzen|neu zu besetzen|nicht besetzt"
    "|wird besetzt"
)
"""What stands in place of a name, or as a status, where nobody holds the post."""
LEFT = words_of(
    "inactive|terminated|left|leaver|former|alumni|resigned|dismissed|inaktiv|ausgeschieden"
    "|gekündigt|ehemalig|ehemalige|fratrådt|fratrådte|tidligere"
)
"""Statuses of those who are gone."""
TOTALS = words_of(
    "total|totals|grand total|subtotal|sub total|sum|count|headcount|average|summe|gesamt"
    "|gesamtsumme|zwischensumme|insgesamt|anzahl|mittelwert|i alt|ialt|antal|gennemsnit"
)
"""What stands in a row below others that adds them up."""
AWAY = words_of(
    "leave|absence|parental|maternity|paternity|sabbatical|elternzeit|mutterschutz|beurlaubt"
    "|abwesend|langzeitkrank"
)
"""Words of statuses of those who are away."""
INTERIM = words_of(
    "ad interim|interim|acting|interims|kommissarisch|kommissarische|kommissarischer|konst"
    "|konstitueret|fungerende"
)
BESIDE = words_of(
    "assistant|assistenz|assistent|assistentin|assistants|deputy|stellvertretender|stellvertretende"
    "|stellvertreter|stellvertreterin|secretary|sekretariat|advisor|adviser|berater|beraterin"
    "|consultant|coach|intern|praktikant|praktikantin|werkstudent|werkstudentin|trainee|azubi"
    "|apprentice|coordinator|associate|office|staff|ea|pa|referent|referentin|former|adjoint|adjointe"
    "|stagiaire|alternant|alternante|assistante|adjunto|adjunta|asistente|becario|becaria|vice|elev"
)
"""Who has one of these in the title stands beside a post or below it, and does not hold it."""
FIELD = "field"
"""Before the title of a chief, the word for one who sells: a field CTO talks with customers."""
HEAD_OF_ALL = (
    "chief executive officer|chief executive|ceo|vorstandsvorsitzender|vorstandsvorsitzende"
    "|administrerende direktør|adm direktør|président directeur général"
    "|présidente directrice générale|pdg|consejero delegado|consejera delegada"
    "|director ejecutivo|directora ejecutiva"
)
LIKE_A_HEAD = (
    "managing director|executive director|president|founder|co founder|cofounder|owner|inhaber"
    "|inhaberin|gf|geschäftsführer|geschäftsführerin|geschäftsführung|geschäftsführender "
    "gesellschafter|general manager|gründer|gründerin|directeur général|directrice générale|gérant"
    "|gérante|fondateur|fondatrice|cofondateur|cofondatrice|director general|directora general"
    "|gerente general|fundador|fundadora|stifter|medstifter"
)
"""Titles of those at the top, where nobody is called CEO."""
OWNS_ALL = words_of("owner|co|and|sole|business|company|practice")
"""The words of who owns a company; a product owner or process owner does not."""
ABBREVIATIONS: Mapping[str, str] = {
    "cto": "technology",
    "cpo": "product",
    "cpto": "product technology",
    "ctpo": "product technology",
    "cio": "it",
    "ciso": "security",
    "cito": "it",
    "cdio": "digital it",
    "cdao": "data",
    "caio": "ai",
    "cfo": "finance",
    "cro": "sales",
    "cmo": "marketing",
    "chro": "people",
    "clo": "legal",
    "coo": "operations",
    "cdo": "unclear-data",
    "cso": "unclear-security",
    "cco": "unclear-commercial",
}
"""Initials of chiefs, each with the kinds of work that the chief leads."""

ENGINEERING, PRODUCT, DESIGN, DATA = "engineering", "product", "design", "data"
TECHNOLOGY, IT, SECURITY, PART, AI, DIGITAL, DEVREL = (
    "technology",
    "it",
    "security",
    "part of engineering",
    "ai",
    "digital",
    "developer relations",
)
_WORDS: Mapping[str, str] = {
    DEVREL: "devrel",
    "presales": "presales",
    "sales": "sales vertrieb revenue commercial account accounts vertriebs commerciale ventes "
    "ventas comercial salg",
    "marketing": "marketing brand communications communication pr growth seo kommunikation",
    "finance": "finance financial accounting controlling treasury finanzen buchhaltung controller "
    "finanz accountant payroll financier financière finances finanzas financiero financiera "
    "økonomi",
    "people": "people hr human resources personal personalwesen talent recruiting recruiter "
    "culture recruitment personnel",
    "legal": "legal counsel recht compliance protection datenschutz privacy lawyer jurist law "
    "juridique jurídico jurídica juridisk jura",
    "support": "customer customers support success kundenservice kundenbetreuung helpdesk service "
    "kundensupport kundeservice",
    "operations": "operations operating betrieb procurement purchasing einkauf supply logistics "
    "logistik medical clinical facilities facility production produktion manufacturing strategy "
    "administration nursing strategie",
    DESIGN: "design designer designerin designers ux ui produktdesign produktdesigner "
    "produktdesignerin diseño diseñador diseñadora",
    DATA: "data analytics daten datenanalyse bi analyst analysts statistician datascience données "
    "datos",
    SECURITY: "security cybersecurity infosec sicherheit informationssicherheit it-sicherheit "
    "sécurité seguridad sikkerhed",
    IT: "it information edv informatik informatique informática",
    AI: "ai ki ml",
    ENGINEERING: "engineering eng engineer engineers software development developer developers "
    "entwicklung entwickler entwicklerin softwareentwicklung softwareentwickler programmer "
    "softwareentwicklerin produktentwicklung programmierer fullstack ingénierie développement "
    "développeur développeuse logiciel logiciels ingénieur ingénieure ingeniería ingeniero "
    "ingeniera desarrollo desarrollador desarrolladora ingeniør ingeniører",
    PART: "platform infrastructure devops qa quality sre cloud architecture architect mobile "
    "frontend backend firmware hardware infrastruktur architektur architekt tester testing "
    "reliability embedded robotics web scrum agile release systems plattform qualität",
    DIGITAL: "digital digitalisation digitalization digitalisierung transformation innovation",
    TECHNOLOGY: "technology technical tech technologies technologie technik technischer technische "
    "technique techniques tecnología técnico técnica teknisk teknologi",
    PRODUCT: "product products prod produkt produkte produktmanagement produktmanager researcher "
    "produktmanagerin produktleiter produktleiterin produktleitung produit produits producto "
    "productos",
}
DOMAINS: Mapping[str, str] = {
    word: domain for domain, listed in _WORDS.items() for word in listed.split()
}
"""Words with the kind of work that they are about; of several kinds in one part of a title the
first in `ORDER` counts: product design is design, data engineering is data."""
ORDER = tuple(_WORDS)
STEMS = (
    ("entwickl", ENGINEERING),
    ("produktmanage", PRODUCT),
    ("vertrieb", "sales"),
    ("marketing", "marketing"),
    ("personalleit", "people"),
    ("personalref", "people"),
    ("finanz", "finance"),
    ("kunden", "support"),
    ("buchhalt", "finance"),
    ("rechts", "legal"),
    ("forretningsudvikl", "sales"),
    ("udvikl", ENGINEERING),
    ("produktdirekt", PRODUCT),
    ("salgs", "sales"),
    ("økonomi", "finance"),
)
"""Beginnings and middles of German and Danish words that are joined of others."""
PHRASES: Mapping[str, str] = {
    "user experience": "ux",
    "machine learning": "ml",
    "artificial intelligence": "ai",
    "künstliche intelligenz": "ki",
    "business intelligence": "bi",
    "data science": "data",
    "user research": "researcher",
    "ux research": "researcher",
    "ux researcher": "researcher",
    "user researcher": "researcher",
    "it security": "security",
    "information security": "security",
    "cyber security": "security",
    "internal systems": "it",
    "business systems": "it",
    "business applications": "it",
    "information technology": "it",
    "information systems": "it",
    "customer success": "support",
    "human resources": "people",
    "product marketing": "marketing",
    "growth product": "product",
    "growth engineering": "engineering",
    "data protection": "protection",
    "r and d": "research-and-development",
    "research and development": "research-and-development",
    "forschung and entwicklung": "research-and-development",
    "vice president": "vp",
    "v p": "vp",
    "general counsel": "counsel",
    "chief of staff": "assistant",
    "office of": "assistant",
    "product operations": "product",
    "design operations": "design",
    "data operations": "data",
    "engineering operations": "engineering",
    "technical operations": "infrastructure",
    "service design": "design",
    "people data": "people",
    "hardware engineering": "engineering hardware",
    "chief engineer": "engineer",
    "business development": "sales",
    "developer relations": "devrel",
    "developer advocacy": "devrel",
    "developer evangelism": "devrel",
    "developer community": "devrel",
    "field engineering": "presales",
    "solution engineering": "presales",
    "solutions engineering": "presales",
    "customer engineering": "presales",
    "personal assistant": "assistant",
    "co founder": "founder",
    **IN_OTHERS,
}
"""Words that mean something else together, with what stands for them."""
REGIONS = words_of(
    "emea|apac|americas|dach|us|usa|uk|eu|europe|germany|deutschland|france|nordics"
    "|asia|india|america|north|south|east|west|nord|süd|ost|latam|regional|country"
)
OF_RANK = words_of(
    "chief|officer|vp|avp|head|director|direktor|direktorin|senior|executive|managing|general|and"
    "|leiter|leiterin|leitung|bereichsleiter|bereichsleiterin|directeur|directrice|directora|direktør"
)
"""Words of titles that say how high, and not in what kind of work."""
FILLERS = words_of(
    "of|the|for|a|an|at|der|die|das|des|für|im|in|m|w|d|f|x|div|global|group|de|du|la|le|les|l|del"
    "|el|los|las|af|h"
)

SURE: Mapping[tuple[str, frozenset[str]], str] = {
    (rank, frozenset(kinds.split("+"))): role
    for ranks, kinds, role in (
        ((CHIEF,), "technology", "cto"),
        ((CHIEF,), "engineering", "cto"),
        ((CHIEF,), "product", "cpo"),
        ((CHIEF,), "product+technology", "cpto"),
        ((CHIEF,), "product+engineering", "cpto"),
        ((CHIEF,), "digital", "cpto"),
        ((CHIEF,), "digital+it", "cio"),
        ((CHIEF, VP, HEAD, DIRECTOR), "it", "cio"),
        ((CHIEF, VP, HEAD, DIRECTOR), "security", "ciso"),
        ((CHIEF, VP, HEAD, DIRECTOR), "data", "vp-data"),
        ((CHIEF, VP, HEAD, DIRECTOR), "data+ai", "vp-data"),
        ((CHIEF, VP, HEAD, DIRECTOR), "design", "vp-design"),
        ((VP, HEAD, DIRECTOR), "engineering", "vp-engineering"),
        ((VP, HEAD, DIRECTOR), "engineering+part of engineering", "vp-engineering"),
        ((VP, HEAD, DIRECTOR), "product", "vp-product"),
        ((CHIEF, VP, HEAD, DIRECTOR), "finance", "cfo"),
        ((CHIEF, VP, HEAD, DIRECTOR), "sales", "cro"),
        ((CHIEF, VP, HEAD, DIRECTOR), "marketing", "cmo"),
        ((CHIEF, VP, HEAD, DIRECTOR), "people", "chro"),
        ((CHIEF, VP, HEAD, DIRECTOR), "legal", "general-counsel"),
        ((CHIEF, VP, HEAD, DIRECTOR), "support", "vp-customer-success"),
    )
    for rank in ranks
}
"""Which role a rank in a kind of work is. All else that leads such work is asked for."""
JOINED: Mapping[frozenset[str], tuple[str, ...]] = {frozenset(("cto", "cpo")): ("cpto",)}
"""The role of whoever is two at once."""
LIKELY: Mapping[str, tuple[str, ...]] = {
    TECHNOLOGY: ("cto", "vp-engineering"),
    "research-and-development": ("cto", "vp-engineering", "cpto"),
    ENGINEERING: ("vp-engineering", "cto"),
    PART: ("vp-engineering",),
    PRODUCT: ("vp-product", "cpo"),
    DESIGN: ("vp-design",),
    DATA: ("vp-data",),
    AI: ("head-of-ai", "vp-data"),
    IT: ("cio", "cto"),
    DIGITAL: ("cio", "cpo", "cpto"),
    SECURITY: ("ciso",),
    "unclear-data": ("vp-data", "cpto", "vp-design"),
    "unclear-security": ("ciso",),
}
"""The likely roles of who leads a kind of work, where the title does not say which."""
COUNTED: Mapping[str, str] = {
    DATA: "data_people",
    AI: "data_people",
    DESIGN: "designers",
    PRODUCT: "product_people",
    ENGINEERING: "engineers",
    TECHNOLOGY: "engineers",
    PART: "engineers",
    SECURITY: "engineers",
    "research-and-development": "engineers",
}
"""As what people of a kind of work are counted; those of other kinds are in no such count."""
