"""Organisations known by name: the name to publish, then other spellings, acronyms among them."""

ROWS = """
United Nations=U.N.
European Union=EU
NATO
International Monetary Fund=IMF
World Bank
World Health Organization
World Trade Organization=WTO
International Atomic Energy Agency=IAEA
International Olympic Committee=IOC
International Criminal Court
International Committee of the Red Cross
Association of Southeast Asian Nations=ASEAN
OPEC
OECD
UNESCO
UNICEF
FIFA
White House
Kremlin
Pentagon
Federal Reserve
European Central Bank=ECB
U.S. State Department=State Department
Wall Street Journal
New York Times
Washington Post
Korean Central News Agency=KCNA
Korea Exchange
Bank of Korea=BOK
Bank of Japan=BOJ
Bank of England
Joint Chiefs of Staff=JCS
U.S. Forces Korea=USFK
United Nations Command
Combined Forces Command
Cheong Wa Dae
People Power Party
Democratic Party of Korea
Workers' Party of Korea
Red Cross
Hamas
Hezbollah
Taliban
Samsung Electronics
SK hynix
Hyundai Motor
LG Electronics
POSCO
Hanwha
Korean Air
Korea Electric Power Corp.=KEPCO
NASA
ECOWAS
African Union=AU
Arab League
World Food Program=World Food Programme=WFP
U.N. Security Council=UN Security Council=United Nations Security Council
Interpol
Europol
Eurostat
G20
G7
FBI
CIA
Yonhap News Agency
Xinhua News Agency
Kyodo News
Associated Press
Asian Development Bank=ADB
International Labour Organization=ILO
U.N. Refugee Agency=UNHCR
Doctors Without Borders
Amnesty International
Human Rights Watch
National Assembly
House of Representatives
Politburo
Supreme Court
Samsung Group
Hyundai Motor Group
SK Telecom
Kia
Naver
Kakao
Toyota Motor=Toyota
Honda Motor
Nissan Motor
Sony
Boeing
Airbus
Gazprom
Rosneft
Volkswagen
Siemens
Lufthansa
Deutsche Bank
Goldman Sachs
Morgan Stanley
JPMorgan Chase=JPMorgan
Huawei
Roscosmos
Petronas
Kuomintang=KMT
Lok Sabha
Rajya Sabha
Bundestag
Bundesrat
Bundesbank
Bundeswehr
Knesset
State Duma
Verkhovna Rada
Sejm
Storting
Folketing
Riksdag
Mazhilis
Dewan Rakyat
Dewan Negara
Legislative Yuan
Executive Yuan
Control Yuan
Judicial Yuan
Bharatiya Janata Party=BJP
Aam Aadmi Party=AAP
Shiv Sena
Islamic State=ISIS
Boko Haram
Rodong Sinmun
Greenpeace
Mercosur
Food and Agriculture Organization=FAO
United Nations Development Program=United Nations Development Programme=UNDP
Organization for Security and Cooperation in Europe=OSCE
Organization for the Prohibition of Chemical Weapons=OPCW
Asia-Pacific Economic Cooperation=APEC
Shanghai Cooperation Organization
Scotland Yard
Cour de Cassation
Microsoft
Google
Facebook
Twitter
YouTube
Nvidia
TSMC
Foxconn
Alibaba
Tencent
Xiaomi
BYD
SoftBank=Softbank
Panasonic
Renault
Peugeot
BMW
Daimler
Mercedes-Benz
Bayer
BASF
Nestle=Nestlé
Novartis
Pfizer
Moderna
AstraZeneca
Exxon Mobil=ExxonMobil
Chevron
TotalEnergies
Saudi Aramco=Aramco
Lukoil
Sberbank
Petrobras
Pemex
Maersk
HSBC
Barclays
UBS
Citigroup
Walmart
Netflix
Spotify
Ryanair
Qantas
Tata Motors
Reliance Industries
Infosys
Fitch Ratings=Fitch
BBC
CNN
NHK
KBS
MBC
Asahi Shimbun
Yomiuri Shimbun
Chosun Ilbo
Global Times
Financial Times
FAA
NBA
NFL
UEFA
FIBA
SpaceX
Starbucks
LG Display
LG Chem
Hyundai Steel
Blue House
U.S. Coast Guard
"""

# Clubs, parted by commas: towns in them are no places.
CLUBS = """
Arizona Cardinals, Atlanta Falcons, Baltimore Ravens, Buffalo Bills, Carolina Panthers,
Chicago Bears, Cincinnati Bengals, Cleveland Browns, Dallas Cowboys, Denver Broncos,
Detroit Lions, Green Bay Packers, Houston Texans, Indianapolis Colts, Jacksonville Jaguars,
Kansas City Chiefs, Las Vegas Raiders, Oakland Raiders, Los Angeles Chargers, Los Angeles Rams,
Miami Dolphins, Minnesota Vikings, New England Patriots, New Orleans Saints, New York Giants,
New York Jets, Philadelphia Eagles, Pittsburgh Steelers, San Francisco 49ers, Seattle Seahawks,
Tampa Bay Buccaneers, Tennessee Titans, Washington Commanders, Atlanta Hawks, Boston Celtics,
Brooklyn Nets, Charlotte Hornets, Chicago Bulls, Cleveland Cavaliers, Dallas Mavericks,
Denver Nuggets, Detroit Pistons, Golden State Warriors, Houston Rockets, Indiana Pacers,
Los Angeles Clippers, Los Angeles Lakers, Memphis Grizzlies, Miami Heat, Milwaukee Bucks,
Minnesota Timberwolves, New Orleans Pelicans, New York Knicks, Oklahoma City Thunder, Orlando
Magic, Philadelphia 76ers, Phoenix Suns, Portland Trail Blazers, Sacramento Kings, San Antonio
Spurs, Toronto Raptors, Utah Jazz, Washington Wizards, Arizona Diamondbacks, Atlanta Braves,
Baltimore Orioles, Boston Red Sox, Chicago Cubs, Chicago White Sox, Cincinnati Reds,
Cleveland Guardians, Cleveland Indians, Colorado Rockies, Detroit Tigers, Houston Astros,
Kansas City Royals, Los Angeles Angels, Los Angeles Dodgers, Miami Marlins, Milwaukee Brewers,
Minnesota Twins, New York Mets, New York Yankees, Oakland Athletics, Philadelphia Phillies,
Pittsburgh Pirates, San Diego Padres, San Francisco Giants, Seattle Mariners, St. Louis Cardinals,
Tampa Bay Rays, Texas Rangers, Toronto Blue Jays, Washington Nationals, Boston Bruins,
Toronto Maple Leafs, Montreal Canadiens, Vancouver Canucks, Edmonton Oilers, Calgary Flames,
Manchester United, Manchester City, Newcastle United, Leeds United, West Ham United,
Tottenham Hotspur, Aston Villa, Crystal Palace, Nottingham Forest, Leicester City, Norwich City,
Real Madrid, Atletico Madrid, Real Sociedad, Real Betis, Inter Milan, AC Milan, Bayern Munich,
Borussia Dortmund, Bayer Leverkusen, Paris Saint-Germain, Olympique Lyonnais, Celta Vigo,
Doosan Bears, LG Twins, Kia Tigers, Samsung Lions, Lotte Giants, Hanwha Eagles, SSG Landers,
NC Dinos, KT Wiz, Kiwoom Heroes, Jeonbuk Hyundai Motors, Ulsan Hyundai, FC Seoul, Pohang Steelers,
Suwon Samsung Bluewings, Yomiuri Giants, Hanshin Tigers, Fukuoka SoftBank Hawks,
Mumbai Indians, Chennai Super Kings, Royal Challengers Bangalore, Kolkata Knight Riders,
Delhi Capitals, Rajasthan Royals, Sunrisers Hyderabad, La Liga, Bundesliga
"""
