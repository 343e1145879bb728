"""What agencies call a city in their own language, which geonames.txt does not know.

Looked up in a dateline; in a body such a word never counts by itself.
"""

# key in geonames.txt @ ISO country | spellings
CITIES = """
seoul@KR|首尔,首爾,ソウル,Сеул,Seúl,Séoul,Seul
busan@KR|釜山,プサン,Пусан
jeju@KR|济州,済州,チェジュ
pyongyang@KP|平壤,平壌,ピョンヤン,Пхеньян,Pionyang,Pjöngjang
tokyo@JP|도쿄,トーキョー,Токио,Tóquio
osaka@JP|오사카
beijing@CN|ペキン,Pechino,Pequim,Pekin
shanghai@CN|Шанхай,Xangai,Shanghái
harbin@CN|Харбин
hong kong@HK|Гонконг,홍콩,ホンコン
macau@MO|澳门,澳門,마카오
taipei@TW|タイペイ,타이베이,Тайбэй,Taipéi,Taipeh
taoyuan@TW|桃園,桃园
chiayi city@TW|嘉義,嘉义
hualien city@TW|花蓮,花莲
hsinchu@TW|新竹
keelung@TW|基隆
yilan@TW|宜蘭
taitung@TW|台東,臺東
magong@TW|澎湖
new delhi@IN|新德里,ニューデリー,뉴델리,Нью-Дели,Nueva Delhi,Neu-Delhi,Nova Deli,Yeni Delhi
new delhi@IN|Nuova Delhi,Neu Delhi,Nova Délhi
kolkata@IN|Calcuta
islamabad@PK|伊斯兰堡,伊斯蘭堡,イスラマバード,Исламабад
kabul@AF|喀布尔,喀布爾,カブール,Кабул,Kaboul,Cabul
bangkok@TH|曼谷,バンコク,방콕,Бангкок,Banguecoque
hanoi@VN|河内,河內,ハノイ,하노이,Ханой,Hanói,Hanoï
manila@PH|马尼拉,馬尼拉,マニラ,마닐라,Манила,Manille
jakarta@ID|雅加达,雅加達,ジャカルタ,자카르타,Джакарта,Yakarta,Giacarta,Jacarta
singapore@SG|新加坡,シンガポール,싱가포르,Сингапур,Singapur,Singapour,Singapura
kuala lumpur@MY|吉隆坡,クアラルンプール,Куала-Лумпур
canberra@AU|堪培拉,坎培拉,キャンベラ,Канберра,Camberra
sydney@AU|悉尼,雪梨,シドニー,시드니,Сидней,Sídney
wellington@NZ|惠灵顿,威靈頓,ウェリントン,Веллингтон
moscow@RU|莫斯科,モスクワ,모스크바,Moskova,Moscovo
vladivostok@RU|符拉迪沃斯托克,ウラジオストク,블라디보스토크,Владивосток
saint petersburg@RU|圣彼得堡,サンクトペテルブルク,Санкт-Петербург,San Petersburgo,San Pietroburgo
saint petersburg@RU|Saint-Pétersbourg,Sankt Petersburg
kyiv@UA|基辅,基輔,キーウ,キエフ,Киев,Kiew
minsk@BY|明斯克,ミンスク,Минск
tehran@IR|德黑兰,德黑蘭,テヘラン,Тегеран,Teherán,Téhéran,Teerã,Teerão,Tahran
jerusalem@IL|耶路撒冷,エルサレム,예루살렘,Иерусалим,Jerusalén,Jérusalem,Gerusalemme,Kudüs,Jerusalém
tel aviv@IL|特拉维夫,特拉維夫,テルアビブ,Тель-Авив
ankara@TR|安卡拉,アンカラ,Анкара
istanbul@TR|伊斯坦布尔,伊斯坦堡,イスタンブール,Стамбул,Estambul,Istambul
baku@AZ|巴库,バクー,Баку,Bakou,Bakü
cairo@EG|开罗,開羅,カイロ,카이로,Каир,El Cairo,Il Cairo,Kahire
alexandria@EG|Alejandría,Alexandrie
nairobi@KE|内罗毕,奈洛比,ナイロビ,Найроби
johannesburg@ZA|约翰内斯堡,ヨハネスブルク,Йоханнесбург,Johannesburgo,Joanesburgo
cape town@ZA|Ciudad del Cabo,Le Cap,Città del Capo,Kapstadt,Cidade do Cabo
london@GB|伦敦,倫敦,ロンドン,런던,Лондон
edinburgh@GB|Edimburgo,Édimbourg
paris@FR|巴黎,パリ,파리,Париж,Parigi,París
strasbourg@FR|Estrasburgo,Strasburgo,Straßburg
bordeaux@FR|Burdeos,Bordéus
nice@FR|Niza,Nizza
marseille@FR|Marsella,Marsiglia,Marselha,Marsilya
lyon@FR|Lione,Lião
berlin@DE|柏林,ベルリン,베를린,Берлин,Berlín,Berlino,Berlim
frankfurt am main@DE|法兰克福,フランクフルト,Fráncfort,Francfort,Francoforte
munich@DE|慕尼黑,ミュンヘン,Múnich,Munique
hamburg@DE|Hamburgo,Hambourg,Amburgo
koln@DE|Colonia,Colônia
brussels@BE|布鲁塞尔,布魯塞爾,ブリュッセル,브뤼셀,Брюссель,Bruxelas,Brüksel
antwerp@BE|Amberes,Anvers,Anversa,Antwerpen,Antuérpia
gent@BE|Gand,Gante
geneva@CH|日内瓦,日內瓦,ジュネーブ,Женева,Ginebra,Ginevra,Genebra,Cenevre
bern@CH|伯尔尼,ベルン,Берн,Berna
zurich@CH|Zúrich,Zurigo,Zurique,Zürih
basel@CH|Basilea,Bâle,Basileia
bellinzona@CH|Bellinzone
vienna@AT|维也纳,維也納,ウィーン,Вена,Viyana
rome@IT|罗马,羅馬,ローマ,로마,Рим
milan@IT|Milán,Milão
turin@IT|Turín,Turim
naples@IT|Nápoles,Neapel
venice@IT|Venecia,Venise,Venedig,Veneza
florence@IT|Florenz,Florença
genoa@IT|Genova,Génova,Gênes,Genua,Gênova
bologna@IT|Bolonia,Bologne,Bolonha
padua@IT|Padova
mantua@IT|Mantova
reggio nell'emilia@IT|Reggio Emilia
madrid@ES|马德里,馬德里,マドリード,Мадрид,Madri
a coruna@ES|La Coruña,A Coruña
barcelona@ES|Barcelone,Barcellona
sevilla@ES|Séville,Siviglia
palma@ES|Palma de Mallorca
lisbon@PT|里斯本,リスボン,Лиссабон,Lisboa,Lisbona,Lizbon
porto@PT|Oporto
athens@GR|雅典,アテネ,Афины,Atenas,Athènes,Athen,Atene,Atina
thessaloniki@GR|Selanik
warsaw@PL|华沙,華沙,ワルシャワ,Варшава,Varsovia,Varsavia,Varsóvia,Varşova
prague@CZ|布拉格,プラハ,Прага,Praga,Praha
budapest@HU|布达佩斯,ブダペスト,Будапешт,Budapeste,Budapeşte
stockholm@SE|斯德哥尔摩,斯德哥爾摩,ストックホルム,Стокгольм,Estocolmo,Stoccolma,Stokholm
oslo@NO|奥斯陆,奧斯陸,オスロ,Осло
helsinki@FI|赫尔辛基,赫爾辛基,ヘルシンキ,Хельсинки
copenhagen@DK|哥本哈根,コペンハーゲン,Копенгаген,Copenhague,Copenaghen,Copenhaga,Kopenhag
washington@US|华盛顿,華盛頓,ワシントン,Вашингтон,Vaşington
new york city@US|纽约,紐約,ニューヨーク,뉴욕,Нью-Йорк,联合国,聯合國,国連,Nova York,Nova Iorque,ООН
new york city@US|Naciones Unidas,Nations unies
los angeles@US|洛杉矶,洛杉磯,ロサンゼルス,로스앤젤레스,Лос-Анджелес,Los Ángeles
san francisco@US|旧金山,舊金山,サンフランシスコ,샌프란시스코,Сан-Франциско
chicago@US|芝加哥,シカゴ,시카고,Чикаго
houston@US|休斯敦,ヒューストン,Хьюстон
boston@US|波士顿,波士頓,ボストン
seattle@US|西雅图,西雅圖,シアトル
honolulu@US|檀香山,火奴鲁鲁,ホノルル
philadelphia@US|Filadelfia,Filadélfia
new orleans@US|Nueva Orleans,La Nouvelle-Orléans,Nova Orleans
ottawa@CA|渥太华,渥太華,オタワ,Оттава
toronto@CA|多伦多,多倫多,トロント,Торонто
vancouver@CA|温哥华,溫哥華,バンクーバー,Ванкувер
montreal@CA|蒙特利尔,蒙特婁,モントリオール,Монреаль
mexico city@MX|墨西哥城,メキシコ市,メキシコシティ,Мехико,México,Città del Messico
mexico city@MX|Mexiko-Stadt,Cidade do México
havana@CU|哈瓦那,ハバナ,Гавана,La Habana,La Havane,L'Avana,Havanna
bogota@CO|波哥大,ボゴタ,Богота
caracas@VE|加拉加斯,カラカス,Каракас
lima@PE|利马,利馬,リマ,Лима
cusco@PE|Cuzco
santiago@CL|圣地亚哥,聖地牙哥,サンティアゴ,Сантьяго,Santiago de Chile
brasilia@BR|巴西利亚,巴西利亞,ブラジリア,Бразилиа
rio de janeiro@BR|里约热内卢,里約熱內盧,リオデジャネイロ,Рио-де-Жанейро,Río de Janeiro
sao paulo@BR|圣保罗,聖保羅,サンパウロ,Сан-Паулу
buenos aires@AR|布宜诺斯艾利斯,布宜諾斯艾利斯,ブエノスアイレス,Буэнос-Айрес
montevideo@UY|蒙得维的亚,モンテビデオ,Монтевидео,Montevidéu
dublin@IE|Dublín,Dublino
amsterdam@NL|Ámsterdam,Amesterdão
the hague@NL|La Haya,La Haye,L'Aia,Haia,Lahey
rotterdam@NL|Róterdam,Roterdã,Roterdão
luxembourg@LU|Luxemburgo,Lussemburgo,Luxemburg
belgrade@RS|Belgrado,Belgrad
zagreb@HR|Zagabria
ljubljana@SI|Lubiana,Laibach,Liubliana
sarajevo@BA|Saraybosna
skopje@MK|Üsküp
pristina@XK|Priştine
sofia@BG|Sofía,Sófia,Sofya
bucharest@RO|Bucarest,Bukarest,Bucareste,Bükreş
nicosia@CY|Lefkoşa
ramallah@PS|Ramala
beirut@LB|Beirute,Beyrut
damascus@SY|Damasco,Şam
amman@JO|Amán,Amã
baghdad@IQ|Bagdá,Bagdade,Bağdat
riyadh@SA|Riyad
jeddah@SA|Cidde
kathmandu@NP|Katmandú,Katmandou
dhaka@BD|Daca,Dacca
dili@TL|Díli
algiers@DZ|Argel,Algeri,Algier,Cezayir
tunis@TN|Túnez,Tunisi,Tunes
tripoli@LY|Trípoli,Tripolis,Trablus
khartoum@SD|Jartum,Khartum,Cartum,Hartum
addis ababa@ET|Adís Abeba,Addis-Abeba,Addis Abeba,Adis Abeba
abuja@NG|Abuya
accra@GH|Acra
praia@CV|Cidade da Praia
port-au-prince@HT|Puerto Príncipe,Porto Príncipe
guatemala city@GT|Ciudad de Guatemala
panama city@PA|Panamá,Ciudad de Panamá,Cidade do Panamá
asuncion@PY|Assunção
"""
