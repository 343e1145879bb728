"""Cities from which agencies file: country, time zone, and a GeoNames id where it is sure."""

# name | ISO country | IANA time zone | GeoNames id, longitude, latitude (absent when not sure)
ROWS = """
Gwangju|KR|Asia/Seoul|1841811|126.91556|35.15472
Harbin|CN|Asia/Shanghai|2037013||
Seoul|KR|Asia/Seoul|1835848|126.97840|37.56600
Busan|KR|Asia/Seoul|1838524||
Incheon|KR|Asia/Seoul|1843564||
Daegu|KR|Asia/Seoul|1835329||
Daejeon|KR|Asia/Seoul|1835235||
Ulsan|KR|Asia/Seoul|1833747||
Sejong|KR|Asia/Seoul|||
Suwon|KR|Asia/Seoul|1835553||
Jeju|KR|Asia/Seoul|||
Gyeongju|KR|Asia/Seoul|||
Gyeongsan|KR|Asia/Seoul|||
Mokpo|KR|Asia/Seoul|||
Muan|KR|Asia/Seoul|||
Gangneung|KR|Asia/Seoul|||
Chuncheon|KR|Asia/Seoul|||
Pohang|KR|Asia/Seoul|||
Changwon|KR|Asia/Seoul|||
Paju|KR|Asia/Seoul|||
Pyeongtaek|KR|Asia/Seoul|||
Panmunjom|KR|Asia/Seoul|||
Pyongyang|KP|Asia/Pyongyang|1871859||
Kaesong|KP|Asia/Pyongyang|||
Tokyo|JP|Asia/Tokyo|1850147||
Osaka|JP|Asia/Tokyo|1853909||
Saitama|JP|Asia/Tokyo|||
Kyoto|JP|Asia/Tokyo|||
Sapporo|JP|Asia/Tokyo|||
Beijing|CN|Asia/Shanghai|1816670||
Shanghai|CN|Asia/Shanghai|1796236||
Shenyang|CN|Asia/Shanghai|||
Shenzhen|CN|Asia/Shanghai|||
Guangzhou|CN|Asia/Shanghai|||
Jinan|CN|Asia/Shanghai|||
Qufu|CN|Asia/Shanghai|||
Hong Kong|HK|Asia/Hong_Kong|1819729||
Taipei|TW|Asia/Taipei|1668341||
Ulaanbaatar|MN|Asia/Ulaanbaatar|||
Hanoi|VN|Asia/Ho_Chi_Minh|||
Bangkok|TH|Asia/Bangkok|1609350||
Manila|PH|Asia/Manila|||
Jakarta|ID|Asia/Jakarta|1642911||
Surabaya|ID|Asia/Jakarta|||
Singapore|SG|Asia/Singapore|1880252||
Kuala Lumpur|MY|Asia/Kuala_Lumpur|||
New Delhi|IN|Asia/Kolkata|||
Mumbai|IN|Asia/Kolkata|||
Damascus|SY|Asia/Damascus|||
Beirut|LB|Asia/Beirut|||
Jerusalem|IL|Asia/Jerusalem|||
Dubai|AE|Asia/Dubai|||
Doha|QA|Asia/Qatar|||
Riyadh|SA|Asia/Riyadh|||
Tehran|IR|Asia/Tehran|||
Ankara|TR|Europe/Istanbul|||
Istanbul|TR|Europe/Istanbul|||
Moscow|RU|Europe/Moscow|524901||
Vladivostok|RU|Asia/Vladivostok|||
Kyiv|UA|Europe/Kyiv|||
Warsaw|PL|Europe/Warsaw|||
Berlin|DE|Europe/Berlin|2950159||
Frankfurt|DE|Europe/Berlin|||
Hamburg|DE|Europe/Berlin|||
Vienna|AT|Europe/Vienna|||
Zurich|CH|Europe/Zurich|||
Geneva|CH|Europe/Zurich|||
Bern|CH|Europe/Zurich|||
Paris|FR|Europe/Paris|2988507||
Brussels|BE|Europe/Brussels|||
The Hague|NL|Europe/Amsterdam|||
Amsterdam|NL|Europe/Amsterdam|||
Rome|IT|Europe/Rome|3169070||
Milan|IT|Europe/Rome|||
Madrid|ES|Europe/Madrid|3117735||
Barcelona|ES|Europe/Madrid|||
Lisbon|PT|Europe/Lisbon|||
London|GB|Europe/London|2643743||
Stockholm|SE|Europe/Stockholm|||
Oslo|NO|Europe/Oslo|||
Helsinki|FI|Europe/Helsinki|||
Cairo|EG|Africa/Cairo|||
Nairobi|KE|Africa/Nairobi|||
Washington|US|America/New_York|4140963||
New York|US|America/New_York|5128581||
Boston|US|America/New_York|||
Chicago|US|America/Chicago|||
Houston|US|America/Chicago|||
Los Angeles|US|America/Los_Angeles|||
San Francisco|US|America/Los_Angeles|||
Honolulu|US|Pacific/Honolulu|||
Ottawa|CA|America/Toronto|||
Mexico City|MX|America/Mexico_City|||
Buenos Aires|AR|America/Argentina/Buenos_Aires|||
Canberra|AU|Australia/Sydney|||
Sydney|AU|Australia/Sydney|||
Wellington|NZ|Pacific/Auckland|||
"""
