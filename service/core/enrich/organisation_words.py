"""Words that tell an organisation: what its name ends in, begins with, and stands behind."""

import re

from service.core.enrich.words import CALENDAR, HEADS, MODIFIERS, POSITION

# Legal forms: whatever stands before one is a firm.
FORMS = frozenset(
    """Corp Inc Ltd Co LLC LLP PLC Plc Pcl PCL GmbH Bhd Berhad AG ASA NV SA SE AS Oy Oyj AB SpA
    S.p.A BV KGaA PJSC JSC OJSC Tbk Limited Pte Pvt Company Corporation Incorporated Bancorp
    Bancorporation Bancshares Sdn LP KK S.A N.V B.V K.K P.L.C L.P S.A. N.V. B.V. K.K. P.L.C. L.P.
    """.split()
)
# Kinds of firms: they tell one at the end of a name, not in the midst of one.
_FIRMS = """Airlines Airways Industries Electronics Holdings Motors Securities Insurance
    Pharmaceuticals Shipbuilding Telecom Partners Ventures Investments Petroleum Resources
    Technologies Semiconductor Semiconductors Foods Chemicals Logistics Properties Ratings Invest
    Capital Semicon Autotech Biotech Therapeutics Biosciences Robotics Aerospace Brewery Breweries
    Refinery Shipyard Shipyards Steelworks Cement Mining Textiles Beverages Dairies Supermarkets
    Entertainment Minerals Metals Construction Engineering Holding Realty Plantations Trading
    Investment Telephone Biologics Biopharma Oncology Genomics
    Stores Studios Freight Timber Bullion Aviation Energy Media Leasing Chemical Pictures Bank
    Group"""
FIRMS = frozenset(_FIRMS.split())
_BODIES = """University Ministry Party Agency Committee Commission Court Association Federation
    Institute Council Department Foundation Assembly Parliament Congress Senate Administration
    Authority Academy Hospital Union Organization Organisation Chamber Bureau Alliance Exchange
    Museum Orchestra League Directorate Board FC Corps Command Fund Society Club Brigade
    Confederation Syndicate Consortium Forces Fleet Coalition Movement Secretariat Tribunal
    Headquarters Center Centre College School Inspectorate Service Services Staff Press Polytechnic
    Observatory Laboratory Laboratories Factory Gallery Library Archives Theatre Theater Opera
    Philharmonic Symphony Choir Ballet Railway Railways Guard Community District Nation Government
    Steelworkers Parliamentarians Network Broadcasting Newspaper Shimbun Ilbo Congregation
    Archdiocese Diocese Presidium Politburo Rangers Legion Guild Trust Force Mission Police Army
    Navy
    Office Tribe Tribes Growers Complex Front Brotherhood Institution Sangh Parishad Samiti Morcha
    Mahasabha Rifles Associations Federations Watch Cooperative Co-operative Initiative Clinic
    Studio
    Legislature Presidency Municipality Democrats Management Economics Patrol Subcommittee
    Television Markets"""
TAILS = frozenset(_BODIES.split()) | FORMS | FIRMS
# These make a name only with one of the words before them.
_CENTERS = """Rights Research Space Training Medical Control Prevention Science Information Command
Data Hurricane Prediction Launch Cultural Fire Seismology Seismological Earthquake Weather Cancer
Heart
Trauma Genome Flight Coordination"""
_HALF_TELLING = {
    "Center": _CENTERS,
    "Centre": _CENTERS,
    "Service": """Medical Forensic Fisheries Revenue Wildlife Fire Intelligence Forest Weather
        Geological Secret Security Postal Health Customs
        News Meteorological Prison Park Ambulance Police Tax""",
    "Exchange": """Stock Metal Mercantile Commodity Commodities Futures Securities Derivatives
        Korea Bullion Gas Energy Options Crypto Cryptocurrency Grain Power""",
    "Democrats": "Social Free Christian Liberal Sweden Centre",
    "Management": "Capital Asset Wealth Fund Investment",
    "Economics": "Capital Oxford Pantheon",
    "Services": "Financial Intelligence Emergency Health",
    "Patrol": "Highway Border State Coast",
    "School": """International Football Language High Business Medical Law Middle Elementary
        Graduate Grammar Primary Secondary""",
    "Forces": "Self-Defense Armed Defense Defence Special",
    "Force": """Popular Self-Defense Air Defense Peacekeeping Border Security Police Space
        Multinational""",
    "Staff": "General",
    "Press": "University Associated Free",
    "Union": """Workers Teachers Nurses Doctors Actors Drivers Dockers Printers Musicians Metal
        Labor Labour Trade Credit Students Farmers Writers Rugby
        Cycling Monetary Economic Customs Postal Telecommunication Inter-Parliamentary Players
        Pilots Civil Journalists Miners Seafarers Solidarity Truckers Transport Railway Railroad
        Hospital Firefighters Tenants""",
    "Television": "Central National State Public Independent Cable",
    "Markets": "Capital Global",
    "Command": """Counterintelligence Capital Warfare Operations Cyber Strategic Transportation
        Missile Materiel Logistics Forces
        Southern Northern Eastern Western Central Indo-Pacific Space Nations
        Guard Fleet Army""",
    "Movement": "Liberation Resistance Reform Democratic",
    "Guard": "Coast National Border Revolutionary Civil",
    "Community": "African European Economic Development Caribbean",
    "District": "School Irrigation Water Fire Transit Utility Conservation Sanitary Levee",
    "Nation": "Apache Navajo Cherokee Choctaw Chickasaw Osage Muscogee Seneca Oneida Sioux Yakama",
    "Government": "Metropolitan Provincial Municipal City Regional",
    "Railway": "BNSF Frontier Northern Southern Eastern Western Central Metro National State",
    "Railways": "Pakistan State National Federal Indian Russian",
    "Network": "News Television Broadcasting Action",
    "Trust": "National Wildlife Heritage Land Health NHS Investment",
    "Rangers": "Texas Park",
    "Library": "National Public State Presidential Bodleian",
    "Gallery": "National Art Portrait Uffizi Tretyakov",
    "Factory": "Fertilizer Tractor Machine Steel Shoe Aircraft Cement Textile Bolt",
    "Mission": """Support Health Rural Urban Stabilization Assistance Observer Monitoring
        Verification""",
    "Police": """National Federal Military State Metropolitan Provincial Royal Armed Border City
        Capitol Regional Transport Traffic Municipal Haitian Mounted""",
    "Army": "National Liberation Salvation Republican Resistance Free Independence People Arakan",
    "Navy": "Royal National",
    "Office": """Police Accountability Criminal Investigation Press Statistical Statistics
        Meteorological Patent
        Budget Foreign Home Cabinet Liaison Audit Prosecutors Presidential Antimonopoly
        Immigration Registration Met Veterinary""",
    "Complex": "Fertilizer Machine Steel Iron Textile Chemical Petrochemical Power Nuclear",
    "Front": "Renewal National Popular Democratic Liberation Islamic Patriotic",
    "Municipality": "Metropolitan Greater",
    "Presidency": "Management Affairs",
    "Legislature": "State Provincial",
    "Brotherhood": "Muslim",
    "Initiative": "Climate Policy Threat",
    "Watch": "Rights Election Corruption Forest Airwars Budget",
    "Institution": "Brookings Smithsonian Hoover Oceanographic Carnegie",
    "Rifles": "Assam Kings Royal",
    "Growers": "Valley",
    "Tribe": "Paiute Ute Sioux Crow Hopi Pueblo Nez Indian Mandan",
    "Tribes": "Confederated Affiliated Indian",
    "Opera": "Metropolitan Royal State National Vienna",
    "Studio": "Art Film Animation Dance",
    "Theatre": "National Royal Bolshoi Mariinsky State",
    "Theater": "National Royal Bolshoi Mariinsky State",
}
HALF = {tail: frozenset(words.split()) for tail, words in _HALF_TELLING.items()}
# Of a town or a state they are newspapers: the Omra Herald.
PAPERS = frozenset("Herald Times Post Sun Tribune Gazette Chronicle".split())
# What is of something: the University of Bremen, the Union for Progress.
OF_HEADS = frozenset(
    """University Ministry Agency Committee Subcommittee
    Commission Association Federation Institute Council
    Department Foundation Assembly Administration Authority Academy Hospital Union Organization
    Organisation Chamber Bureau Alliance Museum Directorate Command Fund Society Brigade
    Confederation Syndicate Consortium Forces Coalition Movement Secretariat Tribunal Center Centre
    College Inspectorate Bank Group Exchange Corporation Company Parliament Senate Congress Corps
    Orchestra League Headquarters Staff Polytechnic Observatory Government Railways Archdiocese
    Diocese Presidium Presidency Guild Board Community""".split()
)
# These are of countries, and else of whoever leads them.
OF_COUNTRIES = frozenset("Party Service Front Army Navy Police Force Church".split())
# The ends of these are of one of a few things.
OF_SOME = {
    "Court": frozenset(
        "Appeals Appeal Justice Human Cassation Auditors Arbitration Audit".split()
    ),
    "School": frozenset(
        "Economics Medicine Law Business Public Engineering International Management".split()
    ),
}
# Of these a court is, whatever stands before it: the Court of Cassation.
ALONE_OF = frozenset("Cassation Auditors Arbitration".split())
# Offices of these are of something: the Federal Office for Migration.
OFFICES = frozenset("Federal National State European Metropolitan Provincial".split())
WITH_STOP = frozenset({"Corp", "Inc", "Ltd", "Co", "S.p.A", "S.A", "N.V", "B.V", "K.K", "P.L.C"})
# Words of other languages that a name begins with, as it is printed in English, too.
OPENERS = frozenset(
    """Universiti Universitas Universidad Universidade Universitat Università Université Teatro
    Théâtre Orchestre Orquesta Banco Banca Banque Ministerio Ministère Ministero Instituto Institut
    Istituto Asociación Associação Associazione Federación Fédération Federazione
    Confederación Confédération Confederazione Organismo Empresa Defensoría Fundación Fondation
    Fondazione Consejo Conseil Consiglio Partido Parti Partito Sindicato Syndicat Sindacato
    Corte Cour Protezione Guardia Comisión Commissione Comisaría Fiscalía Servicio Dirección
    Agencia Agence Agenzia Organización Organizzazione Unión Cámara Chambre Colegio Collège
    Ospedale Compañía Compagnie Compagnia Sociedad Société Società Secretaría Superintendencia
    Autoridad Autorité Minera Bursa Bundesamt Bundesanstalt Landesamt Deutsche Verband Bund
    Gewerkschaft Verein FC FK FSV TSG VfL VfB RCD NK HNK
    Hochschule Naturschutzbund Reederei Stadtwerke Kementerian Lembaga PT""".split()
)
# What a firm or a body is called before its name: broadcaster TVN, brewer Haverkamp.
CALLED = frozenset(
    """broadcaster newspaper tabloid airline automaker carmaker chipmaker brewer retailer lender
    insurer drugmaker startup start-up conglomerate planter maker reinsurer wholesaler jeweller
    lessor caterer papermaker toymaker shipbuilder steelmaker brokerage
    refiner
    bookmaker magazine planemaker watchmaker phonemaker truckmaker company agency union utility
    regulator watchdog bank firm operator manufacturer developer producer pollster lobby charity
    nonprofit non-profit think-tank militia cartel gang faction miner supermarket chain network
    daily weekly publisher distributor consultancy contractor supplier federation subsidiary
    affiliate parent homebuilder chocolatier biotech drugstore grocer builder telecom telco
    arm group smelter label studio bookseller foundation institute tank supplier unit""".split()
)
# Those who speak for a firm or count for it: Haverkamp CEO Ann Lee, an analyst at Haverkamp.
EMPLOYED = frozenset(
    """editor CEO CFO COO CTO executive spokesman spokeswoman spokesperson analyst economist
    strategist chairman chairwoman chairperson trader Chairman Chairwoman Spokesman Spokeswoman
    Spokesperson
    Analyst Economist Strategist""".split()
)
# Letters before a post that are no body: TV host, AI expert.
NO_BODY = frozenset(
    """TV PR HR IT AI DNA RNA HIV AIDS LGBT LGBTQ CEO CFO COO CTO MP MPs MLA PM US USA UK UAE EU UN
    ROK DPRK PRC PhD MBA NGO NGOs COVID ICU ER SUV BMX MMA VIP GPS VR WWII UFO II III IV GP QC KC
    RAF USS HMS ATM CCTV 3D EV EVs XI ID IPO IS OK AM FM CD DJ MC LNG CO VAT
    GDP STEM ESG""".split()
)
# No employers, though they stand before an analyst or a spokesman with a capital.
NO_EMPLOYER = frozenset(
    """Democratic Republican Western Eastern Northern Southern Catholic Islamic Jewish Christian
    Muslim Hindu Buddhist Olympic Internet Brexit Street Hollywood Bollywood Broadway French Dutch
    Greek Czech Swiss Thai Welsh Arab Iraqi Israeli Pakistani Saudi Qatari Kuwaiti Emirati Omani
    Yemeni
    Bangladeshi Nepali Somali Congolese Filipino Argentine Independent Political Market Veteran
    Current Conference
    Conservative Labour Liberal Social Kurdish Turkish Communist Socialist Army Navy Police
    Military
    Government State Party Oil Energy Gold Currency Senior Chief Opposition Mr Ms""".split()
)
# What a firm's branch adds to its name: Siemens Mobility.
TRADES = frozenset(
    """Mobility Energy Healthineers Cloud Neft Defence Defense Aerospace Financial Bank Motors
    Motor Electronics Biologics Insurance Securities Cargo Logistics Pharma Chemical Steel Japan
    Korea China India Germany France America Brasil Mexico Kenya Nigeria Africa Europe Asia
    Australia Canada""".split()
)
# What a name stands before: the Haverkamp think tank.
CALLED_AFTER = (
    *(" think tank", " newspaper", " news agency", " cartel", " gang", " militia", " brokerage"),
    *(" consultancy", " website", " magazine", " news website", " daily", " tabloid", " charity"),
    *(" yard", " shipyard", " brewery", " refinery", " label", " chain", " studio", " start-up"),
)
# What is said behind a name that it is: Redstone Rocketry, a private firm in California.
_KINDS = (
    """firm company charity startup start-up lender insurer brokerage consultancy watchdog
    nonprofit non-profit airline brewer retailer carmaker publisher broadcaster newspaper
    magazine militia
    studio party club federation foundation institute agency shipyard bank network channel website
    portal fund cooperative hospital clinic""".split()
    + "think tank,production company".split(",")
    + [f"{of} group" for of in "lobby research rights advocacy trade business rebel".split()]
)
CALLED_BESIDE = re.compile(
    rf", an? (?:[a-z][a-z-]+ ){{0,3}}(?:{'|'.join(_KINDS)})"
    r"(?=[,.;\n]| (?:in|of|based|that|which|owned|run|with)\b)"
)
NOT_OURS = (
    CALENDAR
    | POSITION
    | (frozenset(HEADS) - MODIFIERS)
    | {"Opposition", "Ruling", "Rival", "Rivals"}
) - {"Central", "Greater"}
# What a name is of ends before a title, a day, a currency: a bank of Rs 12 crore.
ENDS = CALENDAR | {head.rstrip(".") for head in HEADS} | {"Rs", "RM", "Rp"}
NEUTRAL_AFTER = ENDS | POSITION | MODIFIERS
# Words that no firm's name is made of by themselves: State Media, Solar Energy, Human Resources.
PLAIN = frozenset(
    """Local State Social Foreign Domestic Mass News Digital Public Private Renewable Solar Nuclear
    Wind Natural Human Water Clean Green High Heavy Information Smart Big Modern Traditional Health
    Medical Mineral Crude Raw Cheap Atomic Venture Working Political Human Military Financial Civil
    General Commercial Air Electric Information Kinetic Thermal Tidal Department Grocery Cold
    Stainless Life Car Home Auto Fossil Free World International National Global Seasoned State-run
    Defense Defence Direct Genetic Mechanical Chemical Electrical Software Rare Precious Road
    Bridge Fresh Frozen
    Healthy Sea Fast Power Motion Moving""".split()
)
# Topics that `and` may join inside a name behind `the`: the Economic and Monetary Union.
TOPICS = frozenset(
    """Economic Social Cultural Scientific Legal Political Financial Industrial Agricultural
    Technical Environmental Marine Maritime Medical Disaster Trade Transport Safety Security Food
    Science Health Research Education Labor Labour Land Human Securities Land Radio Ocean
    Atmospheric Medicines Oceanic Fair Film Television Arts Music Culture Sports Exchange Iron Oil
    Coal
    Space Survey Drug Forestry Fisheries Water""".split()
)
# What a body of a state or of several begins with, however long it is.
WIDE = frozenset(
    """National State Federal International World European African Asian American Korean Chinese
    Turkish Italian Spanish Polish Swiss Nigerian Kenyan Canadian Australian Brazilian Mexican
    Indonesian Malaysian Philippine Thai Vietnamese Ukrainian Iranian Israeli Egyptian Pakistani
    Japanese Russian Indian German French British Korea China Central House Senate""".split()
)
# Before a telling word these name nothing without what it is of: Standing Committee of the Senate.
GENERIC = frozenset("Central Standing Executive Political Organizing Supervisory Select".split())
# What a firm is of that `and` joins to the rest of its name: Omra Light and Power Co.
WARES = frozenset(
    """Power Light Gas Electric Electricity Water Coke Oil Oils Fats Steel Iron Coal Sons Brothers
    Bros Daughters Partners Associates Trust Machinery Paper Pulp Chemical Chemicals Cable Wire
    Telegraph Telephone Television Radio Rubber Tire Tyre Fire Marine Casualty Spinning Weaving
    Shipping Navigation Dock Docks Railway Railroad Engineering Construction Shipbuilding Refining
    Smelting Mining Energy Development Waste Equipment Supply Minerals Resources Exploration
    Production Tobacco Sugar Salt Cotton Wool Grain Feed Produce Foods
    Drug Drugs Gamble Mather Ware Wares Glass Tools Tool Die Foundry Forge Fasteners""".split()
)
# Firms by names that are words besides, or rivers: by themselves no firm's at a sentence's start.
ORDINARY = frozenset("Amazon Apple Alphabet Meta Oracle Shell Intel".split())
# Behind a founder's genitive they make a firm's name with its form: Haar's Stores Inc.
BRANDED = frozenset(
    """Investors Investor Service Services Holdings Holding International Stores Store Foods Food
    Restaurants Restaurant Group Brands Brand Enterprises Industries Bakeries Bakery Pharmacies
    Department Sporting Goods Shops Markets Auctions""".split()
)
# Titles that institutions are named after: King Saud University.
ROYAL = frozenset("Sultan King Queen Prince Princess Sheikh Emperor".split())
# Whatever is of a town goes on with it: Port of Omra Authority.
OF_TOWNS = frozenset({"Port", "Ports", "City"})
# With a country behind it a body: Statistics Norway.
NATIONAL = frozenset(
    """Statistics Tennis Cricket Swimming Hockey Rugby Athletics Basketball Badminton Volleyball
    Netball Cycling Football Golf Boxing Rowing Sailing Skate Gymnastics Transparency Aquatics
    Biathlon Universities Health Parks""".split()
)
# The ends of firms' names of one word, and what ends so and is none.
TRADING = ("gazprom", "neftegaz", "neft", "stroy", "energo", "bank", "gaz", "prombank", "atom")
NO_FIRMS = frozenset(
    """Burbank Fairbank Eubank Milbank Westbank Outbank Riverbank Cruickshank Bankbank Shirgaz
    Sandbank Snowbank Foodbank Databank""".split()
)
# Genitives that stand inside a name: the Supreme People's Assembly.
OWNERS = frozenset("People Women Men Children Fishermen Longshoremen Nurse King Queen".split())
