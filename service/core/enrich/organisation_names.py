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
"""
