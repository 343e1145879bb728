"""Countries, and the states and provinces that datelines add to a city."""

# name | ISO country | IANA time zone where there is one | GeoNames id ||| other spellings
# `~` marks a spelling too common as another word to be a mention by itself.
ROWS = """
South Korea|KR|Asia/Seoul|1835841|||S. Korea,Republic of Korea,한국,대한민국
North Korea|KP|Asia/Pyongyang|1873107|||N. Korea,Democratic People's Republic of Korea,DPRK,북한
Japan|JP|Asia/Tokyo|1861060|||일본,日本
China|CN|Asia/Shanghai|1814991|||중국,中国
Taiwan|TW|Asia/Taipei|1668284|||대만
United States|US||6252001|||U.S.,U.S.A.,USA,미국
Britain|GB|Europe/London|2635167|||United Kingdom,U.K.,UK,Great Britain,영국
Russia|RU||2017370|||러시아
Ukraine|UA|Europe/Kyiv|690791|||우크라이나
Germany|DE|Europe/Berlin|2921044|||Deutschland,독일
France|FR|Europe/Paris|3017382|||프랑스
Italy|IT|Europe/Rome|3175395|||Italia
Spain|ES||2510769|||España
Portugal|PT||2264397
Netherlands|NL|Europe/Amsterdam|2750405
Belgium|BE|Europe/Brussels|2802361
Switzerland|CH|Europe/Zurich|2658434|||Schweiz,Suisse
Austria|AT|Europe/Vienna|2782113|||Österreich
Poland|PL|Europe/Warsaw|798544
Czech Republic|CZ|Europe/Prague|3077311|||Czechia
Slovakia|SK|Europe/Bratislava|3057568
Hungary|HU|Europe/Budapest|719819
Romania|RO|Europe/Bucharest|798549
Bulgaria|BG|Europe/Sofia|732800
Greece|GR|Europe/Athens|390903
Serbia|RS|Europe/Belgrade|6290252
Croatia|HR|Europe/Zagreb|3202326
Slovenia|SI|Europe/Ljubljana|3190538
Albania|AL|Europe/Tirane|783754
Kosovo|XK|Europe/Belgrade|831053
Bosnia-Herzegovina|BA|Europe/Sarajevo|3277605|||Bosnia and Herzegovina,Bosnia
Sweden|SE|Europe/Stockholm|2661886
Norway|NO|Europe/Oslo|3144096
Denmark|DK|Europe/Copenhagen|2623032
Finland|FI|Europe/Helsinki|660013
Iceland|IS|Atlantic/Reykjavik|2629691
Ireland|IE|Europe/Dublin|2963597
Estonia|EE|Europe/Tallinn|453733
Latvia|LV|Europe/Riga|458258
Lithuania|LT|Europe/Vilnius|597427
Belarus|BY|Europe/Minsk|630336
Moldova|MD|Europe/Chisinau|617790
Turkey|TR|Europe/Istanbul|298795|||Türkiye,Turkiye
~Georgia|GE|Asia/Tbilisi|614540
Armenia|AM|Asia/Yerevan|174982
Azerbaijan|AZ|Asia/Baku|587116
Kazakhstan|KZ||1522867
Uzbekistan|UZ|Asia/Tashkent|1512440
Kyrgyzstan|KG|Asia/Bishkek|1527747
Tajikistan|TJ|Asia/Dushanbe|1220409
Turkmenistan|TM|Asia/Ashgabat|1218197
Mongolia|MN|Asia/Ulaanbaatar|2029969|||몽골
India|IN|Asia/Kolkata|1269750|||인도
Pakistan|PK|Asia/Karachi|1168579
Bangladesh|BD|Asia/Dhaka|1210997
Sri Lanka|LK|Asia/Colombo|1227603
Nepal|NP|Asia/Kathmandu|1282988
Afghanistan|AF|Asia/Kabul|1149361
Iran|IR|Asia/Tehran|130758
Iraq|IQ|Asia/Baghdad|99237
Syria|SY|Asia/Damascus|163843
Lebanon|LB|Asia/Beirut|272103
Israel|IL|Asia/Jerusalem|294640
~Jordan|JO|Asia/Amman|248816
Saudi Arabia|SA|Asia/Riyadh|102358
United Arab Emirates|AE|Asia/Dubai|290557|||U.A.E.,UAE
Qatar|QA|Asia/Qatar|289688
Kuwait|KW|Asia/Kuwait|285570
Bahrain|BH|Asia/Bahrain|290291
Oman|OM|Asia/Muscat|286963
Yemen|YE|Asia/Aden|69543
Vietnam|VN|Asia/Ho_Chi_Minh|1562822|||Viet Nam,베트남
Thailand|TH|Asia/Bangkok|1605651|||태국
Philippines|PH|Asia/Manila|1694008
Indonesia|ID||1643084|||인도네시아
Malaysia|MY|Asia/Kuala_Lumpur|1733045|||말레이시아
Cambodia|KH|Asia/Phnom_Penh|1831722
Laos|LA|Asia/Vientiane|1655842
Myanmar|MM|Asia/Yangon|1327865
Egypt|EG|Africa/Cairo|357994
Libya|LY|Africa/Tripoli|2215636
Tunisia|TN|Africa/Tunis|2464461
Algeria|DZ|Africa/Algiers|2589581
Morocco|MA|Africa/Casablanca|2542007
Sudan|SD|Africa/Khartoum|366755
South Sudan|SS|Africa/Juba|7909807
Ethiopia|ET|Africa/Addis_Ababa|337996
Kenya|KE|Africa/Nairobi|192950
Uganda|UG|Africa/Kampala|226074
Rwanda|RW|Africa/Kigali|49518
Tanzania|TZ|Africa/Dar_es_Salaam|149590
Somalia|SO|Africa/Mogadishu|51537
Nigeria|NG|Africa/Lagos|2328926
Ghana|GH|Africa/Accra|2300660
Senegal|SN|Africa/Dakar|2245662
~Mali|ML|Africa/Bamako|2453866
~Niger|NE|Africa/Niamey|2440476
~Chad|TD|Africa/Ndjamena|2434508
Cameroon|CM|Africa/Douala|2233387
South Africa|ZA|Africa/Johannesburg|953987
Zimbabwe|ZW|Africa/Harare|878675
Zambia|ZM|Africa/Lusaka|895949
Mozambique|MZ|Africa/Maputo|1036973
Angola|AO|Africa/Luanda|3351879
Canada|CA||6251999
Mexico|MX||3996063
Cuba|CU|America/Havana|3562981
Haiti|HT|America/Port-au-Prince|3723988
Guatemala|GT|America/Guatemala|3595528
Honduras|HN|America/Tegucigalpa|3608932
Nicaragua|NI|America/Managua|3617476
Costa Rica|CR|America/Costa_Rica|3624060
Panama|PA|America/Panama|3703430
Colombia|CO|America/Bogota|3686110
Venezuela|VE|America/Caracas|3625428
Ecuador|EC||3658394
Peru|PE|America/Lima|3932488
Bolivia|BO|America/La_Paz|3923057
Chile|CL||3895114
Argentina|AR|America/Argentina/Buenos_Aires|3865483
Uruguay|UY|America/Montevideo|3439705
Paraguay|PY|America/Asuncion|3437598
Brazil|BR||3469034
Australia|AU||2077456|||호주
New Zealand|NZ|Pacific/Auckland|2186224
Papua New Guinea|PG||2088628
Fiji|FJ|Pacific/Fiji|2205218
"""

# The same columns; never mentions, they only say which city is meant.
REGIONS = """
Ala.|US|America/Chicago||||Alabama
Alaska|US|America/Anchorage
Ariz.|US|America/Phoenix||||Arizona
Ark.|US|America/Chicago||||Arkansas
Calif.|US|America/Los_Angeles||||California
Colo.|US|America/Denver||||Colorado
Conn.|US|America/New_York||||Connecticut
Del.|US|America/New_York||||Delaware
D.C.|US|America/New_York||||District of Columbia
Fla.|US|||||Florida
Ga.|US|America/New_York||||Georgia
Hawaii|US|Pacific/Honolulu
Idaho|US
Ill.|US|America/Chicago||||Illinois
Ind.|US|||||Indiana
Iowa|US|America/Chicago
Kan.|US|||||Kansas
Ky.|US|||||Kentucky
La.|US|America/Chicago||||Louisiana
Maine|US|America/New_York
Md.|US|America/New_York||||Maryland
Mass.|US|America/New_York||||Massachusetts
Mich.|US|||||Michigan
Minn.|US|America/Chicago||||Minnesota
Miss.|US|America/Chicago||||Mississippi
Mo.|US|America/Chicago||||Missouri
Mont.|US|America/Denver||||Montana
Neb.|US|||||Nebraska
Nev.|US|||||Nevada
N.H.|US|America/New_York||||New Hampshire
N.J.|US|America/New_York||||New Jersey
N.M.|US|America/Denver||||New Mexico
N.Y.|US|America/New_York
N.C.|US|America/New_York||||North Carolina
N.D.|US|||||North Dakota
Ohio|US|America/New_York
Okla.|US|America/Chicago||||Oklahoma
Ore.|US|||||Oregon
Pa.|US|America/New_York||||Pennsylvania
R.I.|US|America/New_York||||Rhode Island
S.C.|US|America/New_York||||South Carolina
S.D.|US|||||South Dakota
Tenn.|US|||||Tennessee
Texas|US
Utah|US|America/Denver
Vt.|US|America/New_York||||Vermont
Va.|US|America/New_York||||Virginia
Wash.|US|America/Los_Angeles
W.Va.|US|America/New_York||||West Virginia
Wis.|US|America/Chicago||||Wisconsin
Wyo.|US|America/Denver||||Wyoming
Ontario|CA
Quebec|CA
Alberta|CA|America/Edmonton
British Columbia|CA
Manitoba|CA|America/Winnipeg
Nova Scotia|CA|America/Halifax
England|GB|Europe/London
Scotland|GB|Europe/London
Wales|GB|Europe/London
Northern Ireland|GB|Europe/London
New South Wales|AU
Queensland|AU|Australia/Brisbane
Victoria|AU|Australia/Melbourne
Western Australia|AU
"""
