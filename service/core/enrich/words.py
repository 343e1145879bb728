"""Closed lists of words: titles, days, months, and words that are capitals by position only."""

_HEADS = """
President Premier Chancellor Minister Mayor Governor Gov. Senator Sen. Rep. Secretary
Secretary-General Director-General Director Ambassador Envoy Commissioner Speaker Lawmaker
Chairman Chairwoman Chairperson Chair CEO CFO King Queen Pope Emperor Empress Prince Princess
Sultan Sheikh Ayatollah Cardinal Archbishop Bishop Rabbi General Gen. Admiral Adm. Colonel Col.
Major Maj. Captain Capt. Lieutenant Lt. Sergeant Sgt. Marshal Commander Chief Judge Justice
Prosecutor Professor Prof. Dr. Mr. Mrs. Ms. Spokesman Spokeswoman Spokesperson Coach Adviser
Advisor Detective Inspector Councilman Councilwoman Councillor Congressman Congresswoman Rev. Sir
Dame Datuk Seri Sri Tun Dato Shri Smt Smt. Haji Hajah Puan Encik Menteri Besar Lord Lady Gov Sen
Rep Gen Lt Col Maj Capt Adm Dr Mr Mrs Ms Prof Rev Sgt Undersecretary Magistrate Sheriff Lawmaker
Chairperson Councilor Assemblyman Attorney Executive Officer Manager MP MLA MEP MLC Legislator
Grandmaster Solicitor Superintendent Cmdr. Cpl. Brig. Supt. Insp. Cmdr Cpl Brig Supt Insp Commodore
Brigadier Corporal Treasurer Comptroller Ombudsman Assemblywoman Alderman Councilmember Chieftain
Vice-President Vice-Chancellor Vice-Chairman Vice-Premier Vice-Minister Co-Chair Spokespersons
Administrator Trooper MVP PM CM MoS Superintendant Registrar Provost Patriarch Imam Ombudswoman
Undersheriff Airman Constable Viceroy Chancellor Leader Ibu Bapak Mère Père Suor Soeur Ustad
Maulana Swami
President-elect Governor-elect Mayor-elect Senator-elect Chancellor-designate
Sheikha Sister Rear-Admiral Vice-Admiral Major-General Lieutenant-General Lieutenant-Colonel
Brigadier-General Attorney-General Solicitor-General Governor-General
"""
_MODIFIERS = """
Vice Deputy Prime Foreign Defense Defence Finance Unification Interior Justice Health Education
Trade Industry Environment Labor Labour Culture Agriculture Energy Economy Science Transport Land
Oceans Security National Crown First Second Third Acting Senior Assistant Under Chief Executive
Supreme Lt. Maj. Brig. Rear Attorney Secretary Special Presidential Press Managing Police Fire
Army Navy Advocate Tan Mining Sports Tourism Commerce Transportation Welfare Gender Fisheries
Food Rural Budget Planning Water Housing Railway Railways Petroleum Information Technology
Communications Home Religious Social Development Digital Women Works External Internal Federal
State Union Public Education Higher Civil Consumer Veterans Maritime General
"""
_POSITION = """
The A An In At On Of From Near To And But For With After Before While When As Since Between Both
Inside Outside Around Across Where Like Is Was Were Are Can Will Would If Though Although Because
By Under Over Against Among During Through Until Unlike Despite Meanwhile However Then Now It Its
He She They We You I This That These Those There Here His Her Their Our My Your Who What Why How
Not No Yes So Or Nor Greater Central Downtown Neighbouring Neighboring Former Ex Late Earlier
Later Last Next Only Even Also Retired About More Many Several Another Each Every Such Once Still
Just
Almost Nearly Within Without Whether Besides Beyond Below Above Along Throughout Upon Asked
According
Speaking Following Including Instead Therefore Moreover Furthermore Nevertheless Nonetheless
Otherwise Perhaps Please Today Tonight Yesterday Opposite
"""
# These say more of a post and, before anything but one, are a part of a name.
_GRADES = """
Financial Operating Operations Marketing Medical Technical Commercial Compliance Legal Investment
Solicitor Additional Joint Associate Honorary District Circuit Cabinet Opposition Majority Minority
Parliamentary Staff Warrant Petty Regional Provincial Municipal
Presiding Divisional Departmental Tribal Cantonal Diocesan Global Zonal Sectional Territorial
Appellate Adjunct Visiting Founding Shadow Lead Head Coaching Creative Artistic Editorial
Chief Principal Superior Magistrate Permanent Junior Senior Resident Executive Caucus Floor Ruling
"""
# What a minister may have charge of; before other posts such a word is somebody's name or firm.
_PORTFOLIOS = """
Foreign Defense Defence Finance Unification Interior Justice Health Education Trade Industry
Environment Labor Labour Culture Agriculture Energy Economy Economics Economic Science Transport
Land Oceans
Security Mining Sports Sport Tourism Commerce Transportation Welfare Gender Fisheries Food Rural
Budget Planning Water Housing Railway Railways Petroleum Information Technology Communications Home
Religious Social Development Digital Women Works External Internal Consumer Veterans Maritime
Forest Forests Forestry Irrigation Power Steel Coal Textiles Shipping Ports Revenue Excise Tribal
Urban Infrastructure Sanitation Heritage Arts Youth Family Families Children Immigration Migration
Treasury Corrections Prisons Overseas Climate Environmental Natural Resources Innovation
Universities Skills Employment Manpower Human Rights Peace Reconciliation Cooperatives Plantation
Domestic Local Territories Emergencies Emergency Disaster Cyber Aviation Roads Highways Marine
Business Affairs Law Livestock Animal Dairy Chemicals Industries Mines Minerals Broadcasting
Telecommunications Telecoms Oil Gas Hydrocarbons Ecology Solidarity Equality Integration
Investments Population Antiquities Electricity Fuel Intelligence Nationality Reform Statistics
Homeland Armed Forces Knowledge Atomic Nuclear Space Research
"""
HEADS = tuple(_HEADS.split())
MODIFIERS = frozenset(_MODIFIERS.split())
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun",
            "July Jul", "August Aug", "September Sept Sep", "October Oct", "November Nov",
            "December Dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
GRADES = frozenset(_GRADES.split())
PORTFOLIOS = frozenset(_PORTFOLIOS.split())
CALENDAR = frozenset(WEEKDAYS) | frozenset(MONTHS)
TITLE_WORDS = MODIFIERS.union(word.rstrip(".") for word in HEADS) | frozenset(HEADS)
# Capitals of these say nothing of what stands beside them.
POSITION = frozenset(_POSITION.split())
NEUTRAL = POSITION | CALENDAR | TITLE_WORDS | {""}
