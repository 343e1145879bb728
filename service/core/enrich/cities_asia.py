"""Cities of Asia from which agencies file (ids and degrees: GeoNames, CC BY 4.0)."""

# name | ISO country | IANA time zone | GeoNames id | longitude | latitude | other spellings
# `~` marks a spelling too common as another word to be a mention by itself.
ROWS = """
Seoul|KR|Asia/Seoul|1835848|126.9784|37.566|서울
Busan|KR|Asia/Seoul|1838524|129.03004|35.10168|Pusan,부산
Incheon|KR|Asia/Seoul|1843564|126.70515|37.45646|인천
Daegu|KR|Asia/Seoul|1835329|128.59111|35.87028|대구
Daejeon|KR|Asia/Seoul|1835235|127.38493|36.34913|대전
Gwangju|KR|Asia/Seoul|1841811|126.91556|35.15472|Kwangju,광주
Ulsan|KR|Asia/Seoul|1833747|129.31667|35.53722|울산
Suwon|KR|Asia/Seoul|1835553|127.00889|37.29111|수원
Sejong|KR|Asia/Seoul|11523293|127.29223|36.59245|세종
Jeju|KR|Asia/Seoul|1846266|126.52194|33.50972|제주
Gyeongju|KR|Asia/Seoul|1841603|129.21167|35.84278|경주
Gyeongsan|KR|Asia/Seoul|1841598|128.73778|35.82333|경산
Mokpo|KR|Asia/Seoul|1841066|126.39181|34.81282|목포
Muan|KR|Asia/Seoul|1840982|126.47899|34.99014|무안
Gangneung|KR|Asia/Seoul|1843137|128.87239|37.75266|강릉
Chuncheon|KR|Asia/Seoul|1845136|127.73417|37.87472|춘천
Pohang|KR|Asia/Seoul|1839071|129.36481|36.02917|포항
Changwon|KR|Asia/Seoul|1846326|128.68111|35.22806|창원
Paju|KR|Asia/Seoul|1951567|126.81694|37.83278|파주
Pyeongtaek|KR|Asia/Seoul|1838343|127.08889|36.99472|평택
Yeosu|KR|Asia/Seoul|1884138|127.66215|34.76062|여수
Jeonju|KR|Asia/Seoul|1845457|127.14889|35.82194|전주
Cheongju|KR|Asia/Seoul|1845604|127.48972|36.63722|청주
Wonju|KR|Asia/Seoul|1833105|127.94528|37.35139|원주
Seongnam|KR|Asia/Seoul|1897000|127.13778|37.43861|성남
Goyang|KR|Asia/Seoul|1842485|126.835|37.65639|고양
Yongin|KR|Asia/Seoul||||용인
Uijeongbu|KR|Asia/Seoul|1833788|127.0474|37.7415|의정부
Gimhae|KR|Asia/Seoul|1842943|128.88111|35.23417|김해
Gumi|KR|Asia/Seoul|1842225|128.336|36.1136|구미
Andong|KR|Asia/Seoul|1846986|128.72275|36.56636|안동
Sokcho|KR|Asia/Seoul|1836553|128.59181|38.20701|속초
Gunsan|KR|Asia/Seoul|1842025|126.71139|35.97861|군산
Iksan|KR|Asia/Seoul|1843491|126.95444|35.94389|익산
Suncheon|KR|Asia/Seoul|1835648|127.48784|34.9505|순천
Cheonan|KR|Asia/Seoul|1845759|127.1522|36.8065|천안
Hwaseong|KR|Asia/Seoul|1843847|126.8169|37.20682|화성
Anyang|KR|Asia/Seoul|1846898|126.92694|37.3925|안양
Gwacheon|KR|Asia/Seoul||||과천
Pyeongchang|KR|Asia/Seoul|1838469|128.39306|37.37028|평창
Jinju|KR|Asia/Seoul|1846052|128.08472|35.19278|진주
Geoje|KR|Asia/Seoul|11101805|128.70556|34.81379|거제
Panmunjom|KR|Asia/Seoul||||판문점
Pyongyang|KP|Asia/Pyongyang|1871859|125.75432|39.03385|평양
Kaesong|KP|Asia/Pyongyang|1876373|126.55444|37.97083|개성
Tokyo|JP|Asia/Tokyo|1850147|139.69171|35.6895|도쿄,東京,Tokio
Osaka|JP|Asia/Tokyo|1853909|135.50107|34.69379|大阪
Kyoto|JP|Asia/Tokyo|1857910|135.75385|35.02107|京都
Nagoya|JP|Asia/Tokyo|1856057|136.90641|35.18147|名古屋
Fukuoka|JP|Asia/Tokyo|1863967|130.41667|33.6|福岡
Sapporo|JP|Asia/Tokyo|2128295|141.35|43.06667|札幌
Hiroshima|JP|Asia/Tokyo|1862415|132.45|34.4|広島
Nagasaki|JP|Asia/Tokyo|1856177|129.88333|32.75|長崎
Yokohama|JP|Asia/Tokyo|1848354|139.65|35.43333|横浜
Kobe|JP|Asia/Tokyo|1859171|135.183|34.6913|神戸
Sendai|JP|Asia/Tokyo|2111149|140.86667|38.26667|仙台
Saitama|JP|Asia/Tokyo|6940394|139.65657|35.90807
Naha|JP|Asia/Tokyo|1856035|127.67851|26.213|那覇
Beijing|CN|Asia/Shanghai|1816670|116.39723|39.9075|Peking,Pékin,Pekín,베이징,北京,Пекин
Shanghai|CN|Asia/Shanghai|1796236|121.45806|31.22222|상하이,上海,Schanghai
Harbin|CN|Asia/Shanghai|2037013|126.65|45.75|하얼빈,哈尔滨
Shenyang|CN|Asia/Shanghai|2034937|123.43278|41.79222|선양,沈阳
Shenzhen|CN|Asia/Shanghai|1795565|114.0683|22.54554|深圳
Guangzhou|CN|Asia/Shanghai|1809858|113.25|23.11667|广州
Chongqing|CN|Asia/Shanghai|1814906|106.55771|29.56026|重庆
Tianjin|CN|Asia/Shanghai|1792947|117.17667|39.14222|天津
Nanjing|CN|Asia/Shanghai|1799962|118.77778|32.06167|南京
Wuhan|CN|Asia/Shanghai|1791247|114.26667|30.58333|武汉
Chengdu|CN|Asia/Shanghai|1815286|104.06667|30.66667|成都
Xi'an|CN|Asia/Shanghai|1790630|108.92861|34.25833|Xian,西安
Hangzhou|CN|Asia/Shanghai|1808926|120.16142|30.29365|杭州
Dalian|CN|Asia/Shanghai|1814087|121.60222|38.91222|大连
Qingdao|CN|Asia/Shanghai|1797929|120.38042|36.06488|青岛
Jinan|CN|Asia/Shanghai|1805753|116.99722|36.66833|济南
Qufu|CN|Asia/Shanghai|1797333|116.99111|35.59667|曲阜
Yanji|CN|Asia/Shanghai|2033467|129.50241|42.88825|延吉
Dandong|CN|Asia/Shanghai|2037886|124.39472|40.12917|丹东
Boao|CN|Asia/Shanghai
Lhasa|CN|Asia/Shanghai|1280737|91.1|29.65
Urumqi|CN|Asia/Shanghai|1529102|87.60046|43.80096
Hong Kong|HK|Asia/Hong_Kong|1819729|114.17469|22.27832|홍콩,香港,Hongkong
Macau|MO|Asia/Macau|1821274|113.54611|22.20056|Macao
Taipei|TW|Asia/Taipei|1668341|121.52639|25.05306|타이베이,台北
Ulaanbaatar|MN|Asia/Ulaanbaatar|2028462|106.88324|47.90771|Ulan Bator
Hanoi|VN|Asia/Bangkok|1581130|105.84117|21.0245|하노이
Ho Chi Minh City|VN|Asia/Ho_Chi_Minh|1566083|106.62965|10.82302|Saigon
Da Nang|VN|Asia/Ho_Chi_Minh|1583992|108.22083|16.06778|Danang
Bangkok|TH|Asia/Bangkok|1609350|100.50144|13.75398|방콕
Manila|PH|Asia/Manila|1701668|120.9822|14.6042|마닐라
Jakarta|ID|Asia/Jakarta|1642911|106.84513|-6.21462|자카르타
Surabaya|ID|Asia/Jakarta|1625822|112.75083|-7.24917
Bandung|ID|Asia/Jakarta|1650357|107.60694|-6.92222
Denpasar|ID|Asia/Makassar|1645528|115.21667|-8.65
Singapore|SG|Asia/Singapore|1880252|103.85007|1.28967|싱가포르
Kuala Lumpur|MY|Asia/Kuala_Lumpur|1735161|101.68653|3.1412
Phnom Penh|KH|Asia/Phnom_Penh|1821306|104.91601|11.56245
Vientiane|LA|Asia/Vientiane|1651944|102.6|17.96667
Yangon|MM|Asia/Yangon|1298824|96.15611|16.80528|Rangoon
Naypyidaw|MM|Asia/Yangon|6611854|96.12972|19.745|Naypyitaw,Nay Pyi Taw
New Delhi|IN|Asia/Kolkata|1261481|77.2148|28.62137|뉴델리
Mumbai|IN|Asia/Kolkata|1275339|72.88261|19.07283|Bombay
Kolkata|IN|Asia/Kolkata|1275004|88.36304|22.56263|Calcutta
Chennai|IN|Asia/Kolkata|1264527|80.27847|13.08784
Bengaluru|IN|Asia/Kolkata|1277333|77.59369|12.97194|Bangalore
Hyderabad|IN|Asia/Kolkata|1269843|78.45636|17.38405
Islamabad|PK|Asia/Karachi|1176615|73.04329|33.72148
Karachi|PK|Asia/Karachi|1174872|67.0104|24.8608
Lahore|PK|Asia/Karachi|1172451|74.35071|31.558
Dhaka|BD|Asia/Dhaka|1185241|90.40744|23.7104
Colombo|LK|Asia/Colombo|1248991|79.84868|6.93548
Kathmandu|NP|Asia/Kathmandu|1283240|85.3206|27.70169
Kabul|AF|Asia/Kabul|1138958|69.17233|34.52813
Astana|KZ|Asia/Almaty|1526273|71.44598|51.1801
Almaty|KZ|Asia/Almaty|1526384|76.9115|43.25249
Tashkent|UZ|Asia/Tashkent|1512569|69.21627|41.26465
Bishkek|KG|Asia/Bishkek|1528675|74.59|42.87
Tbilisi|GE|Asia/Tbilisi|611717|44.83412|41.69143
Yerevan|AM|Asia/Yerevan|616052|44.5126|40.17765
Baku|AZ|Asia/Baku|587084|49.89201|40.37767
Tehran|IR|Asia/Tehran|112931|51.42151|35.69439|Teheran
Baghdad|IQ|Asia/Baghdad|98182|44.40088|33.34058|Bagdad
Damascus|SY|Asia/Damascus|170654|36.29128|33.5102|~Damas,Damaskus
Aleppo|SY|Asia/Damascus|170063|37.16117|36.20124
Beirut|LB|Asia/Beirut|276781|35.50157|33.89332|Beyrouth
Jerusalem|IL|Asia/Jerusalem|281184|35.21633|31.76904
Tel Aviv|IL|Asia/Jerusalem|293397|34.78057|32.08088
Gaza|PS|Asia/Gaza|281133|34.46672|31.50161|Gaza City
Ramallah|PS|Asia/Hebron|282239|35.20422|31.89964
Rafah|PS|Asia/Gaza|281102|34.24357|31.29722
Khan Younis|PS|Asia/Gaza|281124|34.30627|31.34018|Khan Yunis
Amman|JO|Asia/Amman|250441|35.94503|31.95522
Riyadh|SA|Asia/Riyadh|108410|46.72185|24.68773|Riad
Jeddah|SA|Asia/Riyadh|105343|39.18624|21.49012
Dubai|AE|Asia/Dubai|292223|55.30927|25.07725|두바이
Abu Dhabi|AE|Asia/Dubai|292968|54.39696|24.45118|아부다비
Doha|QA|Asia/Qatar|290030|51.53096|25.28545|도하
Kuwait City|KW|Asia/Kuwait|285787|47.97429|29.367
Manama|BH|Asia/Bahrain|290340|50.58565|26.22787
Muscat|OM|Asia/Muscat|287286|58.40778|23.58413
Sanaa|YE|Asia/Aden|71137|44.20646|15.35452
Aden|YE|Asia/Aden|415189|45.03852|12.77957
Ankara|TR|Europe/Istanbul|323786|32.85427|39.91987
Istanbul|TR|Europe/Istanbul|745044|28.94966|41.01384
"""
