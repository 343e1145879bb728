"""Organisations known by name, parted by commas: the name to publish, then other spellings."""

from service.core.enrich.company_names import COMPANIES

# Acronyms stand among the spellings where they mean but one.
ROWS = """
United Nations=U.N., European Union=EU, NATO=Nato, International Monetary Fund=IMF, World Bank,
World
Health Organization, World Trade Organization=WTO, International Atomic Energy Agency=IAEA,
International Olympic Committee=IOC, International Criminal Court, International Committee of the
Red Cross, Association of Southeast Asian Nations=ASEAN, OPEC=Opec, OECD, UNESCO=Unesco,
UNICEF=Unicef, FIFA=Fifa, White
House, Kremlin, Pentagon, Federal Reserve=Fed, European Central Bank=ECB, U.S. State
Department=State
Department, Wall Street Journal, New York Times, Washington Post, Korean Central News
Agency=KCNA, Korea Exchange, Bank of Korea=BOK, Bank of Japan=BOJ, Bank of England, Joint Chiefs
of Staff=JCS, U.S. Forces Korea=USFK, United Nations Command, Combined Forces Command, Cheong Wa
Dae, People Power Party, Democratic Party of Korea, Workers' Party of Korea, Red Cross, Hamas,
Hezbollah, Taliban, Korea Electric Power Corp.=KEPCO, NASA=Nasa, ECOWAS=Economic Community of West
African States, African Union=AU, Arab
League, World Food Program=World Food Programme=WFP, U.N. Security Council=UN Security
Council=United Nations Security Council, Interpol, Europol, Eurostat, Group of 20=G20=Group of
Twenty,
Group of Seven=G7=Group of 7, FBI, CIA, House of Commons, House of Lords, Library of Congress,
Prosecutor General's Office,
Attorney General's Office, Auditor General's Office, Supreme Prosecutors' Office, Prime Minister's
Office, Movement Toward Socialism=Movement for Socialism, Boao Forum for Asia, World Economic
Forum,
All India Radio, Yonhap Infomax, Radio Free Asia, Radio Free Europe, Voice of America, Harvard
University=Harvard, Yale University=Yale, Stanford University=Stanford, Purdue University=Purdue,
Gonzaga, Villanova, Rutgers, Caltech, UCLA, KAIST, Tsinghua, Yonhap
News Agency, Xinhua News Agency, Kyodo News, Associated Press, Asian Development Bank=ADB,
International Labour Organization=ILO, U.N. Refugee Agency=UNHCR, Doctors Without Borders,
Amnesty International, Human Rights Watch, National Assembly, House of Representatives,
House of Councillors,
Politburo, Supreme Court, Roscosmos, Kuomintang=KMT, Lok Sabha, Rajya Sabha, Bundestag,
Bundesrat, Bundesbank, Bundeswehr, Knesset, State Duma, Verkhovna Rada, Sejm, Storting,
Folketing, Riksdag, Mazhilis, Dewan Rakyat, Dewan Negara, Legislative Yuan, Executive Yuan,
Control Yuan, Judicial Yuan, Bharatiya Janata Party=BJP, Aam Aadmi Party=AAP, Shiv Sena, Islamic
State=ISIS, Boko Haram, Rodong Sinmun, Greenpeace, Mercosur, Food and Agriculture
Organization=FAO, United Nations Development Program=United Nations Development Programme=UNDP,
Organization for Security and Cooperation in Europe=OSCE, Organization for the Prohibition of
Chemical Weapons=OPCW, Asia-Pacific Economic Cooperation=APEC, Shanghai Cooperation Organization,
Scotland Yard, Cour de Cassation, BBC, CNN, NHK, Korean Broadcasting System=Korea Broadcasting
System=KBS, MBC, Asahi Shimbun, Yomiuri Shimbun, Chosun
Ilbo, Global Times, Financial Times, FAA, NBA, NFL, UEFA=Uefa, FIBA, Blue House, U.S. Coast Guard,
Xinhua, Kyodo, Fatah, PKK, YPG, FARC, ELN, Al-Qaeda=al-Qaida=al-Qaeda=Al Qaeda=Al-Qaida,
Al-Shabab=al-Shabab=al-Shabaab=Al Shabaab, Hayat Tahrir al-Sham, Islamic Jihad, Palestinian
Authority, Palestine Liberation Organization=PLO, Muslim Brotherhood, Irish Republican Army=IRA,
Sinn Fein=Sinn Féin, Fidesz, Syriza, Podemos, Ciudadanos, PSOE, Forza Italia, Fratelli d'Italia,
Board of Control for Cricket in India, Alternative for Germany=AfD, Nasdaq=NASDAQ, NYSE, Euronext,
SPD,
CDU, Die Linke, UKIP, Plaid Cymru,
African National Congress=ANC, Zanu-PF=ZANU-PF,
Frelimo=FRELIMO, Renamo=RENAMO, Swapo=SWAPO, MPLA, UNITA, Jubilee Party, All Progressives
Congress, Rastriya Swayamsevak Sangh=RSS, Communist Party of China, Chinese Communist Party,
Communist Party of Vietnam, Communist Party of India, Komeito, Liberal Democratic Party,
UMNO=Umno, Barisan Nasional, Pakatan Harapan, Perikatan Nasional, PDI-P, Golkar, Gerindra,
Nahdlatul Ulama, Muhammadiyah, IG Metall, CGT, CFDT, CCOO, CGIL, COSATU, UAW, Teamsters, AFL-CIO,
SEIU, KCTU, GDL, EVG, Unite the Union, Solidarnosc, UNRWA, UNFPA, UNODC, UNEP, UNAIDS, UN Women,
UNCTAD, IOM, IFRC, MSF, Oxfam, Save the Children, Mercy Corps, World Vision, WWF, Transparency
International, Reporters Without Borders, Committee to Protect Journalists, Freedom House,
International Crisis Group, Chatham House, RAND Corp, RAND, Brookings Institution, Carnegie
Endowment, Cato Institute, Heritage Foundation, Bruegel, Ifo, DIW, CERN, ESA, JAXA, ISRO, CNSA,
NOAA, USGS, CDC, FDA, EPA, DEA, ATF, NSA, FEMA, IRS, FCC, NTSB, FTC, DARPA, USAID, USDA, OSHA,
NIH, SCOTUS, NAACP, ACLU, NRA, MI5, MI6, GCHQ, Ofcom, Ofgem, NHS, RSPCA, RNLI, Elysee
Palace=Élysée Palace, Federation Council, FSB, GRU, SVR, Roskomnadzor, Rosstat, Rosaviatsia,
Wagner Group, IRGC, Mossad, Shin Bet, CBI, ISRO, RBI, SEBI, BCCI, DRDO, NDRF, BSF, CRPF, TRAI,
NITI Aayog, Niti Aayog, BMKG, BNPB, KPK, Basarnas, MACC, EFCC, INEC, NEMA, IEBC, IGAD, SADC,
COMESA, CEMAC, WAEMU, AfCFTA, SAARC, BIMSTEC, BRICS, CARICOM, CELAC, UNASUR, OAS, CSTO, EAEU,
EFTA, EBRD, AIIB, AfDB, OPEC+, IRENA, IPCC, WADA, IAAF, CONMEBOL, CONCACAF, PGA, LPGA, FIVB, FIA,
NHL, MLB, MLS, NCAA, UFC, WBC, IBF, KBO, JFA, KFA, RFU, CPI-M, Fuji TV, TV Asahi, SBS, JTBC, YTN,
CGTN, Al Jazeera, Al Arabiya, Sky News, ITV, Channel 4, ABC News, NBC News, CBS News, Fox News,
MSNBC, National Public Radio=NPR, PBS, CNBC, RAI, Rai News, RTVE, RTL, ZDF, ARD, Deutsche Welle,
Der Spiegel, Die Zeit,
Die Welt, Frankfurter Allgemeine Zeitung, Sueddeutsche Zeitung=Süddeutsche Zeitung, Le Monde, Le
Figaro, El Pais=El País, El Mundo, Corriere della Sera, La Repubblica, Sky Deutschland, TV Globo,
Televisa, Clarin=Clarín, Folha de S.Paulo, The Guardian, Daily Mail, The Economist, USA Today,
Los Angeles Times, Boston Globe, Chicago Tribune, Politico, Axios, BuzzFeed, Vice News, Mainichi
Shimbun, Sankei Shimbun, Hankyoreh, JoongAng Ilbo, Dong-A Ilbo, People's Daily, South China
Morning Post, Straits Times, The Hindu, Times of India, Hindustan Times, Indian Express, Haaretz,
Jerusalem Post, Hurriyet, TRT, RIA Novosti, Novaya Gazeta, Anadolu Agency, SANA, WAFA, White
Helmets, Peshmerga, Eredivisie, Extinction Rebellion, Fridays for Future, Black Lives Matter,
Proud Boys, Ku Klux Klan, Sinaloa Cartel, Cosa Nostra, 'Ndrangheta, Camorra, Yale University,
Caltech, MIT, UCLA, Sciences Po, Max Planck Society, Fraunhofer Society, Helmholtz Association,
Riotur, ÖBB=OEBB, Renfe, Trenitalia, Adif, Carabinieri, Guardia Civil, Mossos d'Esquadra, Holy
See Press Office, Community of Sant'Egidio=Sant'Egidio, Opus Dei, Caritas, Likud, Shas, Yesh
Atid, Istiqlal, Ennahda, Polisario Front=Polisario, Red Crescent,
Senate, Congress, U.S. Treasury=US Treasury, Comex=COMEX,
Nymex=NYMEX, LIFFE, Chicago Board of Trade=CBOT, Lloyd's of London, Lloyd's Register, Council of
Economic Advisers, Securities and Exchange Board of India, Securities and
Exchange Commission, U.S. Conference of Mayors, Korea Herald, Korea Times,
CFTC, FERC, FDIC, NHTSA, NLRB, DHS, TSA,
GAO, CBO, Fannie Mae, Freddie Mac, Ginnie Mae, GATT, EEC, Comecon, OAPEC, UNIDO,
ITU, ICAO, WIPO, Bank for International Settlements, Paris Club, Inter-American Development Bank,
Export-Import Bank, World Food Council, United Auto Workers, United Mine Workers, TUC, CISL,
DGB, FKTU, Rengo, CITU, Histadrut, Izvestia, Pravda, Kommersant, Vedomosti, Interfax, Handelsblatt,
Bild, Les Echos, Le Parisien, Libération, NBC, CBS, HBO, ESPN, MTV, NPR=National Public Radio,
Nihon Keizai Shimbun, Nikkan Kogyo Shimbun, Bangkok Post, Jakarta Post, Philippine Daily Inquirer,
Yedioth Ahronoth, Asharq Al-Awsat, Al-Ahram, Dagens Nyheter, Svenska Dagbladet, Aftenposten,
Politiken, Helsingin Sanomat, Hufvudstadsbladet, De Telegraaf, De Standaard, La Stampa, La
Vanguardia, Il Sole 24 Ore, O Globo, O Estado de S. Paulo, La Nacion=La Nación, El Universal, El
Mercurio, El Comercio, El Tiempo, El Espectador, Granma, Prensa Latina, The Times of London, The
Daily Telegraph=Daily Telegraph, The Sunday Times=Sunday Times, The Observer, Evening Standard, Der
Standard, Neue Zuercher Zeitung=Neue Zürcher Zeitung, Globe and Mail, Toronto Star, Sydney Morning
Herald, Forbes, Newsweek, tvN, Arirang TV, KOTRA, KDI, KIST, KITA, KAL, KNOC, Kogas=KOGAS,
Kepco, MITI, METI, JETRO, NTT, KDDI, NTT Docomo, JR East, JR West
"""

# Clubs: towns in them are no places.
CLUBS = """
Arizona Cardinals, Atlanta Falcons, Baltimore Ravens, Buffalo Bills, Carolina Panthers, Chicago
Bears, Cincinnati Bengals, Cleveland Browns, Dallas Cowboys, Denver Broncos, Detroit Lions, Green
Bay Packers, Houston Texans, Indianapolis Colts, Jacksonville Jaguars, Kansas City Chiefs, Las
Vegas Raiders, Oakland Raiders, Los Angeles Chargers, Los Angeles Rams, Miami Dolphins, Minnesota
Vikings, New England Patriots, New Orleans Saints, New York Giants, New York Jets, Philadelphia
Eagles, Pittsburgh Steelers, San Francisco 49ers, Seattle Seahawks, Tampa Bay Buccaneers,
Tennessee Titans, Washington Commanders, Atlanta Hawks, Boston Celtics, Brooklyn Nets, Charlotte
Hornets, Chicago Bulls, Cleveland Cavaliers, Dallas Mavericks, Denver Nuggets, Detroit Pistons,
Golden State Warriors, Houston Rockets, Indiana Pacers, Los Angeles Clippers, Los Angeles Lakers,
Memphis Grizzlies, Miami Heat, Milwaukee Bucks, Minnesota Timberwolves, New Orleans Pelicans, New
York Knicks, Oklahoma City Thunder, Orlando Magic, Philadelphia 76ers, Phoenix Suns, Portland
Trail Blazers, Sacramento Kings, San Antonio Spurs, Toronto Raptors, Utah Jazz, Washington
Wizards, Arizona Diamondbacks, Atlanta Braves, Baltimore Orioles, Boston Red Sox, Chicago Cubs,
Chicago White Sox, Cincinnati Reds, Cleveland Guardians, Cleveland Indians, Colorado Rockies,
Detroit Tigers, Houston Astros, Kansas City Royals, Los Angeles Angels, Los Angeles Dodgers,
Miami Marlins, Milwaukee Brewers, Minnesota Twins, New York Mets, New York Yankees, Oakland
Athletics, Philadelphia Phillies, Pittsburgh Pirates, San Diego Padres, San Francisco Giants,
Seattle Mariners, St. Louis Cardinals, Tampa Bay Rays, Texas Rangers, Toronto Blue Jays,
Washington Nationals, Boston Bruins, Toronto Maple Leafs, Montreal Canadiens, Vancouver Canucks,
Edmonton Oilers, Calgary Flames, Manchester United, Manchester City, Newcastle United, Leeds
United, West Ham United, Tottenham Hotspur, Aston Villa, Crystal Palace, Nottingham Forest,
Leicester City, Norwich City, Real Madrid, Atletico Madrid, Real Sociedad, Real Betis, Inter
Milan, AC Milan, Bayern Munich, Borussia Dortmund, Bayer Leverkusen, Paris Saint-Germain,
Olympique Lyonnais, Celta Vigo, Doosan Bears, LG Twins, Kia Tigers, Samsung Lions, Lotte Giants,
Hanwha Eagles, SSG Landers, NC Dinos, KT Wiz, Kiwoom Heroes, Jeonbuk Hyundai Motors, Ulsan
Hyundai, FC Seoul, Pohang Steelers, Suwon Samsung Bluewings, Yomiuri Giants, Hanshin Tigers,
Fukuoka SoftBank Hawks, Mumbai Indians, Chennai Super Kings, Royal Challengers Bangalore, Royal
Challengers Bengaluru, Colo Colo, Union Berlin, Kolkata
Knight Riders, Delhi Capitals, Rajasthan Royals, Sunrisers Hyderabad, La Liga, Bundesliga,
Arsenal, Juventus, Fiorentina, Atalanta, Sampdoria, Benfica, Sporting Lisbon, Ajax, Feyenoord,
PSV Eindhoven, Galatasaray, Fenerbahce, Fenerbahçe, Besiktas, Beşiktaş, Trabzonspor, Olympiacos,
Panathinaikos, AEK Athens, Boca Juniors, River Plate, Flamengo, Fluminense, Palmeiras, Gremio,
Atletico Mineiro, Al Ahly, Zamalek, Wydad Casablanca, Raja Casablanca, Mamelodi Sundowns, Kaizer
Chiefs, Orlando Pirates, TP Mazembe, Al Hilal, Al Nassr, Al Ittihad, Urawa Red Diamonds, Urawa
Reds, Kashima Antlers, Kawasaki Frontale, Vissel Kobe, Gamba Osaka, Cerezo Osaka, Guangzhou
Evergrande, Olympique Marseille, Olympique de Marseille, AS Monaco, AS Roma, RB Leipzig, Borussia
Moenchengladbach, Borussia Mönchengladbach, Hertha Berlin, Werder Bremen, Eintracht Frankfurt,
Hamburger SV, VfB Stuttgart, VfL Wolfsburg, CSKA Moscow, Spartak Moscow, Lokomotiv Moscow, Dynamo
Moscow, Zenit St. Petersburg, Rubin Kazan, Dynamo Kyiv, Dynamo Kiev, Shakhtar Donetsk, Red Star
Belgrade, Dinamo Zagreb, Steaua Bucharest, Legia Warsaw, Slavia Prague, Sparta Prague, Club
Brugge, Anderlecht, Villarreal, Athletic Bilbao, Espanyol, Rayo Vallecano, West Bromwich Albion,
Wolverhampton Wanderers, Blackburn Rovers, Sheffield United, Sheffield Wednesday, Swansea City,
Cardiff City, Hull City, Stoke City, Queens Park Rangers, Ipswich Town, Luton Town, Huddersfield
Town, Derby County, Heart of Midlothian, Los Angeles FC, LA Galaxy, Inter Miami, Seattle
Sounders, New York Rangers, New Jersey Devils, Philadelphia Flyers,
Pittsburgh Penguins, Washington Capitals, Carolina Hurricanes, Florida Panthers, Tampa Bay
Lightning, Detroit Red Wings, Ottawa Senators, Buffalo Sabres, Chicago Blackhawks, Colorado
Avalanche, Dallas Stars, Minnesota Wild, Nashville Predators, St. Louis Blues, Winnipeg Jets,
Anaheim Ducks, Los Angeles Kings, San Jose Sharks, Vegas Golden Knights, Las Vegas Aces, Indiana
Fever, New York Liberty, Golden State Valkyries, Chunichi Dragons, Hiroshima Carp, Yakult
Swallows, Orix Buffaloes, Chiba Lotte Marines, Seibu Lions, Rakuten Eagles, Nippon Ham Fighters,
Beijing Guoan, Shanghai Shenhua, Shandong Taishan, Beijing Ducks, Guangdong Southern Tigers,
Shanghai Sharks, Gujarat Titans, Lucknow Super Giants, Punjab Kings, Karachi Kings, Lahore
Qalandars, Islamabad United, Peshawar Zalmi, Quetta Gladiators, Multan Sultans, Perth Scorchers,
Sydney Sixers, Mohun Bagan, East Bengal, Johor Darul Ta'zim, Persija Jakarta, Persib Bandung,
Buriram United, Fenerbahce Beko, Anadolu Efes, Maccabi Tel Aviv, Olimpia Milano, Virtus Bologna,
Vegalta Sendai, Yokohama F. Marinos, FC Tokyo, Nagoya Grampus, Sanfrecce Hiroshima, Shimizu
S-Pulse, Jubilo Iwata, Consadole Sapporo, Sagan Tosu, Kashiwa Reysol, Shonan Bellmare, Albirex
Niigata, Omiya Ardija, Avispa Fukuoka, Kyoto Sanga, Incheon United, Gangwon FC, Daegu FC, Jeju
United, Gwangju FC, Suwon FC, Melbourne Victory, Sydney FC, Perth Glory, Wellington Phoenix,
Adelaide United
"""
# What every country has one of: the Kenya Red Cross.
SOCIETIES = frozenset({"Red Cross", "Red Crescent"})


def listed(names: str) -> list[str]:
    """Return the names of one of the lists above."""
    return " ".join(names.split()).split(", ")


# Every spelling: none of them is a person's name.
KNOWN = frozenset(
    name
    for names in (ROWS, COMPANIES, CLUBS)
    for line in listed(names)
    for name in line.split("=")
)
