"""Cities outside Asia from which agencies file (ids and degrees: GeoNames, CC BY 4.0)."""

# name | ISO country | IANA time zone | GeoNames id | longitude | latitude | other spellings
# `~` marks a spelling too common as another word to be a mention by itself.
ROWS = """
Moscow|RU|Europe/Moscow|524901|37.61781|55.75204|모스크바,Moskau,~Moscou,~Moscú,~Mosca,Москва
Saint Petersburg|RU|Europe/Moscow|498817|30.31413|59.93863|St. Petersburg
Vladivostok|RU|Asia/Vladivostok|2013348|131.87353|43.10562
Kyiv|UA|Europe/Kyiv|703448|30.5238|50.45466|Kiev,Kiew,키이우,Киев
Kharkiv|UA|Europe/Kyiv|706483|36.25475|49.98177
Odesa|UA|Europe/Kyiv|698740|30.74383|46.48572|Odessa
Lviv|UA|Europe/Kyiv|702550|24.02324|49.83826
Minsk|BY|Europe/Minsk|625144|27.56653|53.90019
Chisinau|MD|Europe/Chisinau|618426|28.85938|47.00902
Warsaw|PL|Europe/Warsaw|756135|21.01178|52.22977|Varsovie,Warschau
Krakow|PL|Europe/Warsaw|3094802|19.93658|50.06143|Kraków
Prague|CZ|Europe/Prague|3067696|14.42076|50.08804|Prag
Bratislava|SK|Europe/Bratislava|3060972|17.10674|48.14816
Budapest|HU|Europe/Budapest|3054643|19.04045|47.49835
Bucharest|RO|Europe/Bucharest|683506|26.10626|44.43225
~Sofia|BG|Europe/Sofia|727011|23.32415|42.69751
Belgrade|RS|Europe/Belgrade|792680|20.46513|44.80401
Zagreb|HR|Europe/Zagreb|3186886|15.97798|45.81444
Ljubljana|SI|Europe/Ljubljana|3196359|14.50513|46.05108
Sarajevo|BA|Europe/Sarajevo|3191281|18.35644|43.84864
Pristina|XK|Europe/Belgrade|786714|21.16688|42.67272
Tirana|AL|Europe/Tirane|3183875|19.81866|41.32744
Skopje|MK|Europe/Skopje|785842|21.43141|41.99646
Athens|GR|Europe/Athens|264371|23.72784|37.98376
Nicosia|CY|Asia/Nicosia|146268|33.35397|35.17284
Berlin|DE|Europe/Berlin|2950159|13.41053|52.52437|베를린
Frankfurt|DE|Europe/Berlin|2925533|8.68417|50.11552|Frankfurt/Main,Frankfurt am Main
Munich|DE|Europe/Berlin|2867714|11.57549|48.13743|München
Hamburg|DE|Europe/Berlin|2911298|9.99302|53.55073
Cologne|DE|Europe/Berlin|2886242|6.95|50.93333|Köln
Stuttgart|DE|Europe/Berlin|2825297|9.17702|48.78232
Düsseldorf|DE|Europe/Berlin|2934246|6.77927|51.22319|Duesseldorf
Leipzig|DE|Europe/Berlin|2879139|12.37129|51.33962
Dresden|DE|Europe/Berlin|2935022|13.73832|51.05089
Bonn|DE|Europe/Berlin|2946447|7.09549|50.73438
Hannover|DE|Europe/Berlin|2910831|9.73322|52.37052|Hanover
Bremen|DE|Europe/Berlin|2944388|8.80717|53.07582
Nuremberg|DE|Europe/Berlin|2861650|11.07752|49.45421|Nürnberg
Vienna|AT|Europe/Vienna|2761369|16.37208|48.20849|빈,Wien,~Vienne,~Viena
Geneva|CH|Europe/Zurich|2660646|6.14569|46.20222|제네바,Genf,Genève
Zurich|CH|Europe/Zurich|2657896|8.55|47.36667|Zürich,Zuerich
Bern|CH|Europe/Zurich|2661552|7.44744|46.94809|~Berne
Basel|CH|Europe/Zurich|2661604|7.57327|47.55839
Davos|CH|Europe/Zurich|2661039|9.83723|46.80429
Lausanne|CH|Europe/Zurich|2659994|6.63282|46.516
Lucerne|CH|Europe/Zurich|2659811|8.30635|47.05048|Luzern
Paris|FR|Europe/Paris|2988507|2.3488|48.85341|파리
Marseille|FR|Europe/Paris|2995469|5.38107|43.29695
Lyon|FR|Europe/Paris|2996944|4.84789|45.74906
Strasbourg|FR|Europe/Paris|2973783|7.74553|48.58392
Toulouse|FR|Europe/Paris|2972315|1.44367|43.60426
~Nice|FR|Europe/Paris|2990440|7.26608|43.70313
Bordeaux|FR|Europe/Paris|3031582|-0.58046|44.84124
~Cannes|FR|Europe/Paris|3028808|7.01275|43.55135
Brussels|BE|Europe/Brussels|2800866|4.34878|50.85045|브뤼셀,Brüssel,Bruxelles,Bruselas
Luxembourg|LU|Europe/Luxembourg|2960316|6.13268|49.60982
Amsterdam|NL|Europe/Amsterdam|2759794|4.88969|52.37403
The Hague|NL|Europe/Amsterdam|2747373|4.29861|52.07667|Den Haag
Rotterdam|NL|Europe/Amsterdam|2747891|4.47917|51.9225
Rome|IT|Europe/Rome|3169070|12.51133|41.89193|로마,~Rom,~Roma
Milan|IT|Europe/Rome|3173435|9.18951|45.46427|Mailand,Milano
Naples|IT|Europe/Rome|3172394|14.26811|40.85216
Turin|IT|Europe/Rome|3165524|7.68682|45.07049
Venice|IT|Europe/Rome|3164603|12.33265|45.43713
~Florence|IT|Europe/Rome|3176959|11.24626|43.77925
Palermo|IT|Europe/Rome|2523920|13.3636|38.1166
Vatican City|VA|Europe/Vatican|6691831|12.45414|41.90268
Madrid|ES|Europe/Madrid|3117735|-3.70256|40.4165|마드리드
Barcelona|ES|Europe/Madrid|3128760|2.15899|41.38879
Valencia|ES|Europe/Madrid|2509954|-0.37966|39.47391
Seville|ES|Europe/Madrid|2510911|-5.97317|37.38283
Lisbon|PT|Europe/Lisbon|2267057|-9.1498|38.72509|Lisbonne,Lissabon
London|GB|Europe/London|2643743|-0.12574|51.50853|런던,Londres,~Londra
Edinburgh|GB|Europe/London|2650225|-3.19648|55.95206
Glasgow|GB|Europe/London|2648579|-4.25763|55.86515
Manchester|GB|Europe/London|2643123|-2.23743|53.48095
Liverpool|GB|Europe/London|2644210|-2.97794|53.41058
~Birmingham|GB|Europe/London|2655603|-1.89983|52.48142
Belfast|GB|Europe/London|2655984|-5.92541|54.59682
Cardiff|GB|Europe/London|2653822|-3.18|51.48
Dublin|IE|Europe/Dublin|2964574|-6.24889|53.33306
Copenhagen|DK|Europe/Copenhagen|2618425|12.56553|55.67594|Kopenhagen
Stockholm|SE|Europe/Stockholm|2673730|18.06871|59.32938
Oslo|NO|Europe/Oslo|3143244|10.74609|59.91273
Helsinki|FI|Europe/Helsinki|658225|24.93545|60.16952
Reykjavik|IS|Atlantic/Reykjavik|3413829|-21.89541|64.13548
Tallinn|EE|Europe/Tallinn|588409|24.75353|59.43696
Riga|LV|Europe/Riga|456172|24.10589|56.946
Vilnius|LT|Europe/Vilnius|593116|25.2798|54.68916
Cairo|EG|Africa/Cairo|360630|31.24967|30.06263|카이로,Le Caire,Kairo
Sharm el-Sheikh|EG|Africa/Cairo|349340|34.32995|27.91582|Sharm El Sheikh
Tripoli|LY|Africa/Tripoli|2210247|13.18733|32.88743
Benghazi|LY|Africa/Tripoli|88319|20.06859|32.11486
Tunis|TN|Africa/Tunis|2464470|10.16579|36.81897
Algiers|DZ|Africa/Algiers|2507480|3.08746|36.73225|~Alger
Rabat|MA|Africa/Casablanca|2538475|-6.83255|34.01325
Casablanca|MA|Africa/Casablanca|2553604|-7.61138|33.58831
Marrakesh|MA|Africa/Casablanca|2542997|-7.99994|31.63416|Marrakech
Khartoum|SD|Africa/Khartoum|379252|32.53241|15.55177
Juba|SS|Africa/Juba|373303|31.58247|4.85165
Addis Ababa|ET|Africa/Addis_Ababa|344979|38.74689|9.02497
Nairobi|KE|Africa/Nairobi|184745|36.81667|-1.28333
Kampala|UG|Africa/Kampala|232422|32.58219|0.31628
Kigali|RW|Africa/Kigali|202061|30.05885|-1.94995
Dar es Salaam|TZ|Africa/Dar_es_Salaam|160263|39.26951|-6.82349
Mogadishu|SO|Africa/Mogadishu|53654|45.34375|2.03711
Kinshasa|CD|Africa/Kinshasa|2314302|15.31357|-4.32758
Abuja|NG|Africa/Lagos|2352778|7.49508|9.05785
Lagos|NG|Africa/Lagos|2332459|3.39467|6.45407
Accra|GH|Africa/Accra|2306104|-0.1969|5.55602
Dakar|SN|Africa/Dakar|2253354|-17.44406|14.6937
Abidjan|CI|Africa/Abidjan|2293538|-4.00167|5.35444
Bamako|ML|Africa/Bamako|2460596|-7.97522|12.60915
Niamey|NE|Africa/Niamey|2440485|2.1098|13.51366
Ouagadougou|BF|Africa/Ouagadougou|2357048|-1.53388|12.36566
Johannesburg|ZA|Africa/Johannesburg|993800|28.04363|-26.20227
Pretoria|ZA|Africa/Johannesburg|964137|28.18783|-25.74486
Cape Town|ZA|Africa/Johannesburg|3369157|18.42322|-33.92584
Harare|ZW|Africa/Harare|890299|31.05337|-17.82772
Lusaka|ZM|Africa/Lusaka|909137|28.28713|-15.40669
Maputo|MZ|Africa/Maputo|1040652|32.58322|-25.96553
Luanda|AO|Africa/Luanda|2240449|13.23432|-8.83682
Washington|US|America/New_York|4140963|-77.03637|38.89511|워싱턴,WASHINGTON D.C.,Washington D.C.
New York|US|America/New_York|5128581|-74.00597|40.71427|뉴욕,New York City,Nueva York
Boston|US|America/New_York|4930956|-71.05977|42.35843
Chicago|US|America/Chicago|4887398|-87.65005|41.85003
Houston|US|America/Chicago|4699066|-95.36327|29.76328
~Dallas|US|America/Chicago|4684888|-96.80667|32.78306
Los Angeles|US|America/Los_Angeles|5368361|-118.24368|34.05223|로스앤젤레스
San Francisco|US|America/Los_Angeles|5391959|-122.41942|37.77493
San Diego|US|America/Los_Angeles|5391811|-117.16472|32.71571
Seattle|US|America/Los_Angeles|5809844|-122.33207|47.60621
Honolulu|US|Pacific/Honolulu|5856195|-157.85833|21.30694
Atlanta|US|America/New_York|4180439|-84.38798|33.749
Miami|US|America/New_York|4164138|-80.19366|25.77427
Philadelphia|US|America/New_York|4560349|-75.16362|39.95238
Detroit|US|America/Detroit|4990729|-83.04575|42.33143
Denver|US|America/Denver|5419384|-104.9847|39.73915
Las Vegas|US|America/Los_Angeles|5506956|-115.13722|36.17497
~Phoenix|US|America/Phoenix|5308655|-112.07404|33.44838
Minneapolis|US|America/Chicago|5037649|-93.26384|44.97997
Baltimore|US|America/New_York|4347778|-76.61219|39.29038
~Cleveland|US|America/New_York|5150529|-81.69541|41.4995
Pittsburgh|US|America/New_York|5206379|-79.99589|40.44062
Cincinnati|US|America/New_York|4508722|-84.51439|39.12711
Indianapolis|US|America/Indiana/Indianapolis|4259418|-86.15804|39.76838
Milwaukee|US|America/Chicago|5263045|-87.90647|43.0389
St. Louis|US|America/Chicago|4407066|-90.19789|38.62727
New Orleans|US|America/Chicago|4335045|-90.07507|29.95465
Oklahoma City|US|America/Chicago|4544349|-97.51643|35.46756
Salt Lake City|US|America/Denver|5780993|-111.89105|40.76078
San Antonio|US|America/Chicago|4726206|-98.49363|29.42412
Anchorage|US|America/Anchorage|5879400|-149.90028|61.21806
Ottawa|CA|America/Toronto|6094817|-75.69812|45.41117
Toronto|CA|America/Toronto|6167865|-79.39864|43.70643
Montreal|CA|America/Toronto|6077243|-73.58781|45.50884|Montréal
Vancouver|CA|America/Vancouver|6173331|-123.11934|49.24966
Calgary|CA|America/Edmonton|5913490|-114.08529|51.05011
Quebec City|CA|America/Toronto|6325494|-71.21454|46.81228
Mexico City|MX|America/Mexico_City|3530597|-99.12766|19.42847|Ciudad de México
Havana|CU|America/Havana|3553478|-82.38304|23.13302
Port-au-Prince|HT|America/Port-au-Prince|3718426|-72.33881|18.54349
Santo Domingo|DO|America/Santo_Domingo|3492908|-69.89232|18.47186
San Juan|PR|America/Puerto_Rico|4568127|-66.10572|18.46633
Guatemala City|GT|America/Guatemala|3598132|-90.51327|14.64072
San Salvador|SV|America/El_Salvador|3583361|-89.18718|13.68935
Tegucigalpa|HN|America/Tegucigalpa|3600949|-87.20681|14.0818
Managua|NI|America/Managua|3617763|-86.2504|12.13282
Panama City|PA|America/Panama|3703443|-79.51973|8.9936
Bogota|CO|America/Bogota|3688689|-74.08175|4.60971|Bogotá
Caracas|VE|America/Caracas|3646738|-66.87919|10.48801
Quito|EC|America/Guayaquil|3652462|-78.52495|-0.22985
Lima|PE|America/Lima|3936456|-77.02824|-12.04318
La Paz|BO|America/La_Paz|3911925|-68.15|-16.5
~Santiago|CL|America/Santiago|3871336|-70.64827|-33.45694
Buenos Aires|AR|America/Argentina/Buenos_Aires|3435910|-58.37723|-34.61315
Montevideo|UY|America/Montevideo|3441575|-56.18816|-34.90328
Asuncion|PY|America/Asuncion|3439389|-57.647|-25.28646
Brasilia|BR|America/Sao_Paulo|3469058|-47.92972|-15.77972|Brasília
Sao Paulo|BR|America/Sao_Paulo|3448439|-46.63611|-23.5475|São Paulo
Rio de Janeiro|BR|America/Sao_Paulo|3451190|-43.18223|-22.90642
Canberra|AU|Australia/Sydney|2172517|149.12807|-35.28346
Sydney|AU|Australia/Sydney|2147714|151.20732|-33.86785
Melbourne|AU|Australia/Melbourne|2158177|144.96332|-37.814
Brisbane|AU|Australia/Brisbane|2174003|153.02809|-27.46794
Perth|AU|Australia/Perth|2063523|115.8614|-31.95224
~Adelaide|AU|Australia/Adelaide|2078025|138.59863|-34.92866
~Darwin|AU|Australia/Darwin|2073124|130.84185|-12.46113
~Hobart|AU|Australia/Hobart|2163355|147.32941|-42.87936
~Wellington|NZ|Pacific/Auckland|2179537|174.77557|-41.28664
Auckland|NZ|Pacific/Auckland|2193733|174.76349|-36.84853
Christchurch|NZ|Pacific/Auckland|2192362|172.63333|-43.53333
Port Moresby|PG|Pacific/Port_Moresby|2088122|147.15089|-9.47723
Suva|FJ|Pacific/Fiji|2198148|178.42531|-18.13683
"""
