"""What agencies call a city in their own language, which geonames.txt does not know.

Looked up in a dateline; in a body such a word never counts by itself.
"""

# key in geonames.txt @ ISO country | spellings
CITIES = """
seoul@KR|首尔,首爾,ソウル,Сеул,Seúl,Séoul,Seul
busan@KR|釜山,プサン,Пусан
jeju@KR|济州,済州,チェジュ
tongyeong@KR|통영
donghae@KR|동해
dangjin@KR|당진
pyongyang@KP|平壤,平壌,ピョンヤン,Пхеньян,Pionyang,Pjöngjang
kaesong@KP|Gaeseong
tokyo@JP|도쿄,トーキョー,Токио,Tóquio
osaka@JP|오사카
fukushima@JP|福島,福岛,후쿠시마
mito@JP|水戸
morioka@JP|盛岡
aomori@JP|青森
yamagata@JP|山形
saitama@JP|さいたま
kofu@JP|甲府
tsu@JP|津
yamaguchi@JP|山口
tokushima@JP|徳島
saga@JP|佐賀
hakodate@JP|函館
matsue@JP|松江
beijing@CN|ペキン,Pechino,Pequim,Pekin
shanghai@CN|Шанхай,Xangai,Shanghái
harbin@CN|Харбин
lhasa@CN|拉萨,拉薩
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
mumbai@IN|孟买,孟買,ムンバイ,뭄바이,Мумбаи
delhi@IN|Дели
panjim@IN|Panaji
islamabad@PK|伊斯兰堡,伊斯蘭堡,イスラマバード,Исламабад
kabul@AF|喀布尔,喀布爾,カブール,Кабул,Kaboul,Cabul
bangkok@TH|曼谷,バンコク,방콕,Бангкок,Banguecoque
hanoi@VN|河内,河內,ハノイ,하노이,Ханой,Hanói,Hanoï
manila@PH|马尼拉,馬尼拉,マニラ,마닐라,Манила,Manille
davao@PH|Davao City
zamboanga@PH|Zamboanga City
iloilo@PH|Iloilo City
jakarta@ID|雅加达,雅加達,ジャカルタ,자카르타,Джакарта,Yakarta,Giacarta,Jacarta
singapore@SG|新加坡,シンガポール,싱가포르,Сингапур,Singapur,Singapour,Singapura
kuala lumpur@MY|吉隆坡,クアラルンプール,Куала-Лумпур
johor bahru@MY|Johor Baru
canberra@AU|堪培拉,坎培拉,キャンベラ,Канберра,Camberra
sydney@AU|悉尼,雪梨,シドニー,시드니,Сидней,Sídney
wellington@NZ|惠灵顿,威靈頓,ウェリントン,Веллингтон
moscow@RU|莫斯科,モスクワ,모스크바,Moskova,Moscovo
vladivostok@RU|符拉迪沃斯托克,ウラジオストク,블라디보스토크,Владивосток
saint petersburg@RU|圣彼得堡,サンクトペテルブルク,Санкт-Петербург,San Petersburgo,San Pietroburgo
saint petersburg@RU|Saint-Pétersbourg,Sankt Petersburg
grozny@RU|Грозный
yakutsk@RU|Якутск
murmansk@RU|Мурманск
yuzhno-sakhalinsk@RU|Южно-Сахалинск
kyiv@UA|基辅,基輔,キーウ,キエフ,Киев,Kiew
kherson@UA|Херсон
mariupol@UA|Мариуполь
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
cape town@ZA|Ciudad del Cabo,Le Cap,Città del Capo,Kapstadt,Cidade do Cabo,开普敦,ケープタウン
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
new york city@US|Naciones Unidas,Nations unies,United Nations,국제연합,유엔본부
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
guantanamo@CU|Guantanamo Bay
bogota@CO|波哥大,ボゴタ,Богота
caracas@VE|加拉加斯,カラカス,Каракас
lima@PE|利马,利馬,リマ,Лима
cusco@PE|Cuzco
santiago@CL|圣地亚哥,聖地牙哥,サンティアゴ,Сантьяго,Santiago de Chile
brasilia@BR|巴西利亚,巴西利亞,ブラジリア,Бразилиа
rio de janeiro@BR|里约热内卢,里約熱內盧,リオデジャネイロ,Рио-де-Жанейро,Río de Janeiro
sao paulo@BR|圣保罗,聖保羅,サンパウロ,Сан-Паулу
buenos aires@AR|布宜诺斯艾利斯,布宜諾斯艾利斯,ブエノスアイレス,Буэнос-Айрес,부에노스아이레스
montevideo@UY|蒙得维的亚,モンテビデオ,Монтевидео,Montevidéu
dublin@IE|Dublín,Dublino,都柏林,ダブリン,Дублин
amsterdam@NL|Ámsterdam,Amesterdão
the hague@NL|La Haya,La Haye,L'Aia,Haia,Lahey,海牙,ハーグ,헤이그,Гаага
rotterdam@NL|Róterdam,Roterdã,Roterdão
luxembourg@LU|Luxemburgo,Lussemburgo,Luxemburg
belgrade@RS|Belgrado,Belgrad,Белград,贝尔格莱德,ベオグラード
zagreb@HR|Zagabria
ljubljana@SI|Lubiana,Laibach,Liubliana
sarajevo@BA|Saraybosna
skopje@MK|Üsküp
pristina@XK|Priştine
sofia@BG|Sofía,Sófia,Sofya,София,索非亚,ソフィア
bucharest@RO|Bucarest,Bukarest,Bucareste,Bükreş,Бухарест,布加勒斯特,ブカレスト
nicosia@CY|Lefkoşa
ramallah@PS|Ramala,拉姆安拉,ラマラ,라말라
gaza@PS|加沙,加薩,ガザ,가자
beirut@LB|Beirute,Beyrut,Бейрут,贝鲁特,貝魯特,ベイルート,베이루트
damascus@SY|Damasco,Şam,Дамаск,大马士革,大馬士革,ダマスカス,다마스쿠스
deir ez-zor@SY|Deir Ezzor,Deir el-Zour
amman@JO|Amán,Amã
baghdad@IQ|Bagdá,Bagdade,Bağdat,Багдад,巴格达,巴格達,バグダッド,바그다드
erbil@IQ|Irbil
riyadh@SA|Riyad,利雅得,利雅德,リヤド,리야드,Эр-Рияд
jeddah@SA|Cidde
kathmandu@NP|Katmandú,Katmandou,加德满都,加德滿都,カトマンズ
dhaka@BD|Daca,Dacca,达卡,達卡,ダッカ
dili@TL|Díli
algiers@DZ|Argel,Algeri,Algier,Cezayir,阿尔及尔,アルジェ,Алжир
tunis@TN|Túnez,Tunisi,Tunes,突尼斯,チュニス
tripoli@LY|Trípoli,Tripolis,Trablus,的黎波里,トリポリ,Триполи
misratah@LY|Misrata
khartoum@SD|Jartum,Khartum,Cartum,Hartum,喀土穆,ハルツーム,Хартум
addis ababa@ET|Adís Abeba,Addis-Abeba,Addis Abeba,Adis Abeba,亚的斯亚贝巴,アディスアベバ
mek'ele@ET|Mekele,Mekelle
abuja@NG|Abuya,阿布贾,アブジャ
lagos@NG|拉各斯,ラゴス
accra@GH|Acra
praia@CV|Cidade da Praia
port-au-prince@HT|Puerto Príncipe,Porto Príncipe
guatemala city@GT|Ciudad de Guatemala
panama city@PA|Panamá,Ciudad de Panamá,Cidade do Panamá
asuncion@PY|Assunção
tashkent@UZ|Ташкент,塔什干
bishkek@KG|Бишкек,比什凯克
dushanbe@TJ|Душанбе,杜尚别
ashgabat@TM|Ашхабад
yerevan@AM|Ереван,埃里温
tbilisi@GE|Тбилиси,第比利斯
chisinau@MD|Кишинев,Кишинёв
riga@LV|Рига,里加
vilnius@LT|Вильнюс,维尔纽斯
tallinn@EE|Таллин,塔林
colombo@LK|科伦坡,可倫坡,コロンボ
phnom penh@KH|金边,金邊,プノンペン,프놈펜
vientiane@LA|万象,永珍,ビエンチャン
yangon@MM|仰光,ヤンゴン,양곤
doha@QA|多哈,杜哈,ドーハ,도하,Доха
dubai@AE|迪拜,杜拜,ドバイ,Дубай
abu dhabi@AE|阿布扎比,阿布達比,アブダビ,아부다비,Абу-Даби
kuwait city@KW|科威特城
rabat@MA|拉巴特,ラバト
dakar@SN|达喀尔,ダカール
nuku‘alofa@TO|Nuku'alofa
"""
