"""What agencies print otherwise than GeoNames does. Each line overrides the table of geonames.txt.

`~` marks a spelling that is looked up in a dateline and in a body never counts by itself.
"""

# key in geonames.txt @ ISO country | name | other spellings
CITIES = """
patan@NP|Lalitpur|Patan
al qamishli@SY|Qamishli|Al-Qamishli,Qamishlo
petionville@HT|Petion-Ville|Pétion-Ville,Petionville
gyeongju@KR|Gyeongju|Kyongju,경주
busan@KR|Busan|Pusan
daegu@KR|Daegu|Taegu
daejeon@KR|Daejeon|Taejon
gwangju@KR|Gwangju|Kwangju
incheon@KR|Incheon|Inchon
jeju@KR|Jeju|Cheju
muan@KR|Muan|무안
changwon@KR|Changwon|창원
wonju@KR|Wonju|원주
gimhae@KR|Gimhae|김해
gunsan@KR|Gunsan|군산
iksan@KR|Iksan|익산
jinju@KR|Jinju|진주
paju@KR|Paju|파주
yongin@KR|Yongin|용인
pyeongchang@KR|Pyeongchang|PyeongChang,평창
kaesong@KP|Kaesong|Kaesung
tokyo@JP|Tokyo|~Tokio
beijing@CN|Beijing|Peking,~Pékin,~Pekín,Пекин
shanghai@CN|Shanghai|Schanghai
guangzhou@CN|Guangzhou|Canton
harbin@CN|Harbin|하얼빈
xi'an@CN|Xi'an|Xian
qufu@CN|Qufu|曲阜
dandong@CN|Dandong|丹东
hong kong@HK|Hong Kong|Hongkong
macau@MO|Macau|Macao
ulan bator@MN|Ulaanbaatar|Ulan Bator
ho chi minh city@VN|Ho Chi Minh City|Saigon
da nang@VN|Da Nang|Danang
yangon@MM|Yangon|Rangoon
nay pyi taw@MM|Naypyidaw|Naypyitaw,Nay Pyi Taw
mumbai@IN|Mumbai|Bombay
chattogram@BD|Chittagong|Chattogram
kolkata@IN|Kolkata|Calcutta
bengaluru@IN|Bengaluru|Bangalore
chennai@IN|Chennai|Madras
tehran@IR|Tehran|Teheran
baghdad@IQ|Baghdad|~Bagdad
damascus@SY|Damascus|~Damas,~Damaskus
beirut@LB|Beirut|~Beyrouth
gaza@PS|Gaza|Gaza City
khan yunis@PS|Khan Younis|Khan Yunis
riyadh@SA|Riyadh|~Riad
makkah@SA|Mecca|Makkah
sanaa@YE|Sanaa|Sana'a
al hudaydah@YE|Hodeidah|Hudaydah,Al Hudaydah
moscow@RU|Moscow|Moskau,~Moscou,~Moscú,~Mosca
saint petersburg@RU|Saint Petersburg|St. Petersburg,St Petersburg
kyiv@UA|Kyiv|Kiev,Kiew,키이우
kharkiv@UA|Kharkiv|Kharkov
odesa@UA|Odesa|Odessa
lviv@UA|Lviv|Lvov
mykolayiv@UA|Mykolaiv|Mykolayiv
zaporizhzhya@UA|Zaporizhzhia|Zaporizhzhya
astana@KZ|Astana|Nur-Sultan
warsaw@PL|Warsaw|~Varsovie,Warschau
prague@CZ|Prague|~Prag
frankfurt am main@DE|Frankfurt|Frankfurt am Main,Frankfurt/Main
munich@DE|Munich|München
koln@DE|Cologne|Köln
dusseldorf@DE|Düsseldorf|Duesseldorf,Dusseldorf
hannover@DE|Hannover|Hanover
nuremberg@DE|Nuremberg|Nürnberg
vienna@AT|Vienna|빈,Wien,~Vienne,~Viena
geneva@CH|Geneva|제네바,Genf,Genève
zurich@CH|Zurich|Zürich,Zuerich
bern@CH|Bern|~Berne
luzern@CH|Lucerne|Luzern
brussels@BE|Brussels|Brüssel,Bruxelles,~Bruselas
the hague@NL|The Hague|Den Haag
rome@IT|Rome|~Rom,~Roma
milan@IT|Milan|~Mailand,Milano
turin@IT|Turin|Torino
venice@IT|Venice|Venezia
florence@IT|Florence|Firenze
naples@IT|Naples|Napoli
sevilla@ES|Seville|Sevilla
lisbon@PT|Lisbon|~Lisbonne,~Lissabon
london@GB|London|~Londres,~Londra
copenhagen@DK|Copenhagen|~Kopenhagen
cairo@EG|Cairo|Le Caire,~Kairo
sharm el-sheikh@EG|Sharm el-Sheikh|Sharm El Sheikh,Sharm el Sheikh
algiers@DZ|Algiers|~Alger
marrakesh@MA|Marrakesh|Marrakech
washington@US|Washington|워싱턴,Washington D.C.,Washington DC
new york city@US|New York|New York City,NYC,~Nueva York
quebec@CA|Quebec City|~Quebec
mexico city@MX|Mexico City|Ciudad de México
brasilia@BR|Brasilia|Brasília
st. louis@US|St. Louis|Saint Louis
saint paul@US|St. Paul|Saint Paul
"""

# The same for states and provinces; their abbreviations as AP's datelines have them.
REGIONS = """
alabama@US|Alabama|Ala.
arizona@US|Arizona|Ariz.
arkansas@US|Arkansas|Ark.
california@US|California|Calif.
colorado@US|Colorado|Colo.
connecticut@US|Connecticut|Conn.
delaware@US|Delaware|Del.
district of columbia@US|District of Columbia|~D.C.,~DC
florida@US|Florida|Fla.
georgia@US|Georgia|~Ga.
illinois@US|Illinois|Ill.
indiana@US|Indiana|Ind.
kansas@US|Kansas|Kan.
kentucky@US|Kentucky|Ky.
louisiana@US|Louisiana|~La.
maryland@US|Maryland|Md.
massachusetts@US|Massachusetts|Mass.
michigan@US|Michigan|Mich.
minnesota@US|Minnesota|Minn.
mississippi@US|Mississippi|~Miss.
missouri@US|Missouri|~Mo.
montana@US|Montana|Mont.
nebraska@US|Nebraska|Neb.
nevada@US|Nevada|Nev.
new hampshire@US|New Hampshire|N.H.
new jersey@US|New Jersey|N.J.
new mexico@US|New Mexico|N.M.
new york@US|New York|~N.Y.
north carolina@US|North Carolina|N.C.
north dakota@US|North Dakota|N.D.
oklahoma@US|Oklahoma|Okla.
oregon@US|Oregon|Ore.
pennsylvania@US|Pennsylvania|~Pa.
rhode island@US|Rhode Island|R.I.
south carolina@US|South Carolina|S.C.
south dakota@US|South Dakota|S.D.
tennessee@US|Tennessee|Tenn.
texas@US|Texas|~Tex.
vermont@US|Vermont|Vt.
virginia@US|Virginia|~Va.
washington@US|Washington|~Wash.
west virginia@US|West Virginia|W.Va.,W. Va.
wisconsin@US|Wisconsin|Wis.
wyoming@US|Wyoming|Wyo.
ontario@CA|Ontario|Ont.
quebec@CA|Quebec|~Que.
alberta@CA|Alberta|Alta.
british columbia@CA|British Columbia|B.C.
saskatchewan@CA|Saskatchewan|Sask.
gyeonggi@KR|Gyeonggi Province|Gyeonggi,Kyonggi Province
gangwon@KR|Gangwon Province|Gangwon,Kangwon Province,Gangwon State
chungcheongbuk@KR|North Chungcheong Province|North Chungcheong,Chungbuk
chungcheongnam@KR|South Chungcheong Province|South Chungcheong,Chungnam
jeollabuk@KR|North Jeolla Province|North Jeolla,Jeonbuk,Jeonbuk State
jeollanam@KR|South Jeolla Province|South Jeolla,Jeonnam
gyeongsangbuk@KR|North Gyeongsang Province|North Gyeongsang,Gyeongbuk
gyeongsangnam@KR|South Gyeongsang Province|South Gyeongsang,Gyeongnam
jeju@KR|Jeju|Jeju Province,Jeju Island,Jeju-do
phyeongannamto@KP|South Pyongan Province|South Phyongan Province,South Pyongan
phyeonganpukto@KP|North Pyongan Province|North Phyongan Province,North Pyongan
hwanghainamto@KP|South Hwanghae Province|South Hwanghae
hwanghaipukto@KP|North Hwanghae Province|North Hwanghae
hamkyeongnamto@KP|South Hamgyong Province|South Hamgyong
hamkyeongpukto@KP|North Hamgyong Province|North Hamgyong
ryangkangto@KP|Ryanggang Province|Ryanggang
jakangto@KP|Jagang Province|Jagang
raseon@KP|Rason|
primorskiy kray@RU|Primorye|Primorsky Krai
murmanskaya oblast@RU|Murmansk|Murmansk Region,Murmansk Oblast
xizang@CN|Tibet|Xizang
xinjiang uygur@CN|Xinjiang|Xinjiang Uygur
nei mongol@CN|Inner Mongolia|Nei Mongol
guangxi zhuangzu@CN|Guangxi|Guangxi Zhuang
ningxia huizu@CN|Ningxia|Ningxia Hui
sachsen@DE|Saxony|Sachsen
bayern@DE|Bavaria|Bayern
thuringen@DE|Thuringia|Thüringen
sachsen-anhalt@DE|Saxony-Anhalt|
rheinland-pfalz@DE|Rhineland-Palatinate|Rheinland-Pfalz
nordrhein-westfalen@DE|North Rhine-Westphalia|Nordrhein-Westfalen
niedersachsen@DE|Lower Saxony|Niedersachsen
hessen@DE|Hesse|Hessen
baden-wurttemberg@DE|Baden-Württemberg|Baden-Wuerttemberg
sicilia@IT|Sicily|Sicilia
sardegna@IT|Sardinia|Sardegna
toscana@IT|Tuscany|Toscana
lombardia@IT|Lombardy|Lombardia
piemonte@IT|Piedmont|Piemonte
andalucia@ES|Andalusia|Andalucía
canarias@ES|Canary Islands|Canarias
illes balears@ES|Balearic Islands|Baleares
catalunya@ES|Catalonia|Cataluña
pais vasco@ES|Basque Country|País Vasco
normandie@FR|Normandy|Normandie
bretagne@FR|Brittany|Bretagne
corse@FR|Corsica|Corse
sumatera utara@ID|North Sumatra|
sumatera selatan@ID|South Sumatra|
sumatera barat@ID|West Sumatra|
sulawesi utara@ID|North Sulawesi|
sulawesi tenggara@ID|Southeast Sulawesi|
sulawesi tengah@ID|Central Sulawesi|
sulawesi selatan@ID|South Sulawesi|
sulawesi barat@ID|West Sulawesi|
nusa tenggara timur@ID|East Nusa Tenggara|
nusa tenggara barat@ID|West Nusa Tenggara|
kalimantan timur@ID|East Kalimantan|
kalimantan tengah@ID|Central Kalimantan|
kalimantan selatan@ID|South Kalimantan|
kalimantan barat@ID|West Kalimantan|
kalimantan utara@ID|North Kalimantan|
jawa timur@ID|East Java|
jawa tengah@ID|Central Java|
jawa barat@ID|West Java|
papua barat@ID|West Papua|
maluku utara@ID|North Maluku|
tatarstan, respublika@RU|Tatarstan|
dagestan, respublika@RU|Dagestan|
bashkortostan, respublika@RU|Bashkortostan|
kareliya, respublika@RU|Karelia|
komi, respublika@RU|Komi|
saha, respublika@RU|Sakha|Yakutia
krasnodarskiy kray@RU|Krasnodar|Krasnodar Krai
rostovskaya oblast@RU|Rostov|Rostov Oblast
sverdlovsk@RU|Sverdlovsk|Sverdlovsk Region
"""

# key | name | IANA time zone where the table has more than clocks do | other spellings
COUNTRIES = """
south korea|South Korea||S. Korea,Republic of Korea,ROK,한국,대한민국
north korea|North Korea||N. Korea,Democratic People's Republic of Korea,DPRK,북한
japan|Japan||일본,日本
china|China|Asia/Shanghai|People's Republic of China,중국,中国
taiwan|Taiwan||대만
united states|United States||U.S.,U.S.A.,USA,~US,미국
united kingdom|Britain||United Kingdom,U.K.,UK,Great Britain,영국
russia|Russia||러시아
ukraine|Ukraine|Europe/Kyiv|우크라이나
germany|Germany||Deutschland,독일
france|France||프랑스
italy|Italy||Italia
spain|Spain||España
the netherlands|Netherlands||The Netherlands
switzerland|Switzerland||~Schweiz,~Suisse
austria|Austria||~Österreich
czechia|Czech Republic||Czechia
bosnia and herzegovina|Bosnia-Herzegovina||Bosnia and Herzegovina,Bosnia
turkey|Turkey||Türkiye,Turkiye
georgia|Georgia|Asia/Tbilisi|
uzbekistan|Uzbekistan|Asia/Tashkent|
mongolia|Mongolia|Asia/Ulaanbaatar|몽골
india|India||인도
united arab emirates|United Arab Emirates||U.A.E.,UAE
vietnam|Vietnam|Asia/Ho_Chi_Minh|Viet Nam,베트남
thailand|Thailand||태국
indonesia|Indonesia||인도네시아
malaysia|Malaysia|Asia/Kuala_Lumpur|말레이시아
argentina|Argentina|America/Argentina/Buenos_Aires|
australia|Australia||호주
ivory coast|Ivory Coast||Cote d'Ivoire,Côte d'Ivoire
democratic republic of the congo|Democratic Republic of the Congo||DR Congo,DRC,Congo
republic of the congo|Republic of the Congo||Republic of Congo,Congo-Brazzaville
eswatini|Eswatini||Swaziland
myanmar|Myanmar||Burma
timor leste|East Timor||Timor-Leste,Timor Leste
cabo verde|Cape Verde||Cabo Verde
vatican|Vatican||Holy See,~Ciudad del Vaticano,~Cité du Vatican,~Città del Vaticano,~Vatikanstadt
palestinian territory|Palestinian territories||West Bank
"""

# Not in GeoNames' towns: name | country | region code | IANA time zone | other spellings
EXTRA = """
Panmunjom|KR|13|Asia/Seoul|Truce village of Panmunjom,판문점
Boao|CN|31|Asia/Shanghai|
Kyushu|JP||Asia/Tokyo|
Honshu|JP||Asia/Tokyo|
Shikoku|JP||Asia/Tokyo|
Crimea|UA|11|Europe/Simferopol|
Gaza Strip|PS|GZ|Asia/Gaza|
Timbuktu|ML|08|Africa/Bamako|Tombouctou
Dokdo|KR|14|Asia/Seoul|
Chitwan|NP||Asia/Kathmandu|
Karamoja|UG||Africa/Kampala|
Katanga|CD||Africa/Lubumbashi|
Darfur|SD||Africa/Khartoum|
Puntland|SO||Africa/Mogadishu|
Somaliland|SO||Africa/Mogadishu|
Donbas|UA||Europe/Kyiv|Donbass
Transnistria|MD||Europe/Chisinau|
Abkhazia|GE||Asia/Tbilisi|
South Ossetia|GE||Asia/Tbilisi|
Nagorno-Karabakh|AZ||Asia/Baku|
Vidarbha|IN||Asia/Kolkata|
Sinai|EG||Africa/Cairo|
"""
