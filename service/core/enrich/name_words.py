"""Closed lists that tell a person's name: posts, given names, family names, and what is none."""

from pkgutil import get_data

from service.core.enrich.organisation_words import TAILS
from service.core.enrich.words import CALENDAR, MONTHS, POSITION, TITLE_WORDS

# Posts and callings in small letters, before a name or behind it.
POSTS = frozenset(
    """accountant activist actor actress adviser advisor administrator ambassador analyst
    anchor archaeologist architect archbishop artist assemblyman assemblywoman astronaut
    athlete attorney author baker banker barrister bishop boxer broker businessman
    businesswoman candidate captain cardinal carpenter chair chairman chairperson chairwoman
    chancellor chef chemist chief choreographer cleric climber coach columnist comedian
    commander commissioner composer conductor congressman congresswoman constable consul
    consultant coordinator coroner councillor councilman councilwoman councilor counselor
    curator cyclist dancer dean defendant defender delegate deputy designer detective
    dictator diplomat director doctor driver ecologist economist editor engineer
    entrepreneur envoy executive expert farmer fisherman footballer forester forward founder
    co-founder gardener general geologist goalkeeper golfer governor guard guitarist head
    headmaster historian hydrologist imam inspector inventor investigator investor
    journalist judge jurist justice keeper king lawmaker lawyer leader lecturer legislator
    librarian lieutenant linguist major manager marshal mathematician mayor mechanic
    meteorologist midfielder minister ministress monk musician negotiator neurologist
    novelist nurse oceanographer officer official operator organiser organizer owner painter
    parliamentarian partner pastor pathologist pediatrician photographer physician physicist
    pianist pilot planner playwright poet politician pope premier president priest prince
    princess principal producer professor programmer prosecutor psychiatrist psychologist
    publisher punter quarterback queen rabbi receiver representative reporter researcher
    resident scholar scientist screenwriter sculptor secretary secretary-general
    seismologist senator sergeant shopkeeper singer skater skier skipper sociologist soldier
    soprano specialist spokesman spokesperson spokeswoman sprinter statistician strategist
    striker student superintendent surgeon swimmer teacher technician trader treasurer
    trustee tycoon undersecretary vet veterinarian violinist volunteer warden winemaker
    winger witness worker wrestler writer zoologist ex-president ex-lawmaker ex-minister
    vice-president co-chair co-author chancellor-designate cornerback linebacker pitcher
    catcher hermit lieutenant-governor vice-chairman vice-chancellor biologist botanist
    cardiologist virologist epidemiologist climatologist ornithologist glaciologist
    spinner off-spinner seamer batsman batter bowler wicketkeeper all-rounder opener qualifier
    finalist medalist medallist rower gymnast sprinter hurdler jumper thrower archer shooter fencer
    weightlifter marathoner defenceman defenseman netminder selector mezzo tenor baritone
    mezzo-soprano cook landlord homeowner paramedic firefighter whip mediator geophysicist
    astrophysicist astronomer anthropologist criminologist demographer ethnologist geneticist
    glaciologist immunologist microbiologist toxicologist palaeontologist paleontologist
    oncologist dermatologist legislator parliamentary-secretary prefect ombudsman registrar
    vice-minister premier-designate solicitor grandmaster instructor trainer umpire referee
    announcer broadcaster presenter commentator blogger filmmaker restaurateur hotelier
    craftsman craftswoman beekeeper brewer miller shepherd tailor weaver ranger
    volcanologist ceo advocate forecaster sailor rider kicker director-general spokesmen
    co-pilot colonel bassist drummer magistrate farmer-activist safety center
    speaker member assistant incumbent counsel litigator lobbyist aide academic rector provost
    vicar
    monk nun friar preacher chaplain mufti clerk notary bailiff juror midwife dentist pharmacist
    therapist obstetrician pediatrician paediatrician gynaecologist neurosurgeon anesthesiologist
    newscaster podcaster influencer rapper vocalist frontman illustrator cartoonist animator
    essayist biographer translator cellist organist flautist harpist trumpeter saxophonist
    ballerina dramatist fullback halfback flanker outfielder shortstop reliever infielder slugger
    playmaker decathlete heptathlete triathlete biathlete snowboarder jockey surfer diver canoeist
    fly-half scrum-half full-back sumo stablemaster herder herdsman vendor cashier cleaner plumber
    electrician welder hairdresser barber waiter waitress bartender housewife pensioner retiree
    refugee survivor magnate financier auditor salesman saleswoman stallholder butcher
    miner logger rancher grower trapper sherpa cosmonaut mountaineer explorer archivist naturalist
    conservationist environmentalist conservator hacker urbanist brigadier commodore rear-admiral
    admiral viscount duchess dissident warlord insurgent militant caretaker
    secretary-treasurer vice-chair co-director co-leader co-ordinator whistleblower demographer
    ethnographer folklorist philosopher theologian philologist criminologist entomologist
    agronomist nutritionist hydrogeologist cosmologist mycologist primatologist arborist
    vice-mayor vice-governor gendarme policeman policewoman serviceman paratrooper
    restorer parent passenger commuter villager protester shopper bystander tourist migrant
    worshipper coroner critic agronomist stockbroker fisherwoman herbalist healer undertaker
    gravedigger caregiver carer
    boss customer depositor shareholder tenant patient buyer seller donor bidder subscriber
    borrower""".split()
)
# Whom they stand before is a person, and they are no post: his wife Ann Lee.
RELATIONS = frozenset(
    """son daughter brother sister mother father wife husband widow widower uncle aunt nephew niece
    cousin grandson granddaughter grandmother grandfather stepson stepdaughter fiance fiancee
    fianc\u00e9 fianc\u00e9e girlfriend boyfriend friend colleague counterpart compatriot teammate
    neighbour neighbor classmate successor predecessor""".split()
)
# What a firm, a club or a state may be as well: they tell nobody without a person's name.
OF_FIRMS = frozenset(
    """owner producer operator publisher partner trader broker broadcaster developer investor
    brewer
    champion opener member miner organiser organizer sponsor""".split()
)
POST_MODIFIERS = frozenset(
    """vice deputy press chief senior acting assistant head prime foreign presidential
    executive civil farm trade health education energy transport general managing flight
    technical medical deputy-general ministry party opposition police army navy defence
    defense interior finance artistic creative musical music sporting sports project product
    campaign research scientific communications communication account program programme national
    federal branch rescue union company club director secretary attorney lieutenant brigadier
    consul inspector governor solicitor crane truck bus taxi train fire dam district circuit
    appeals art opera film theatre theater television radio football soccer tennis hockey cricket
    basketball baseball rugby group divisional departmental presiding sumo tribal communist
    socialist conservative liberal democratic republican labour resources rights strike task
    cabinet court
    ruling parliamentary coalition mission marketing content security sales investment risk policy
    design brand data editorial news bureau county state village town borough shadow honorary
    athletic academic nursing council works special founding adjunct associate visiting emeritus
    junior lead principal veteran""".split()
)
HONORIFICS = frozenset(
    """Dr Dr. Mr Mr. Mrs Mrs. Ms Ms. Datuk Seri Sri Tan Tun Dato Shri Smt Smt. Haji Hajah Puan
    Encik Amar Patinggi Wira Paduka Ibu Bapak Mère Père Suor Soeur Ustad Swami Sir Dame Prof Prof.
    Lord Lady Rev Rev.""".split()
)
# What somebody who has one says.
SPEAKING = frozenset(
    """said says told added asked replied wrote tweeted testified recalled insisted argued
    warned explained noted admitted stressed remarked acknowledged""".split()
)
_KOREAN = """
Kim Lee Park Choi Jung Jeong Chung Kang Cho Yoon Yun Jang Chang Lim Im Rim Han Oh Seo Suh Shin
Kwon Hwang Ahn An Song Ryu Yoo Yu Hong Jeon Jun Chun Ko Koh Moon Mun Son Sohn Yang Bae Baek Paek
Heo Huh Nam Sim Shim Noh Roh Ro Ha Kwak Sung Seong Cha Joo Chu Ju Woo U Koo Ku Na Ra Min Jin Chin
Ji Um Eom Chae Won Cheon Bang Pang Kong Gong Hyun Hyon Ham Byun Yeom Yeo Choe Ri Pak To Tae O
Pyon Ma Tak Wi Ki Do Gu Kil Gil Maeng Myung Pyo Chon Hur Ok Sok Seok Yom Jo Ryom Thae
"""
_CHINESE = """
Xi Li Wang Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin Guo Luo Liang Song Zheng
Xie Han Tang Feng Yu Dong Xiao Cheng Cao Yuan Deng Fu Shen Zeng Peng Lu Su Jiang Cai Jia Ding Wei
Xue Ye Yan Pan Du Dai Xia Zhong Tian Ren Fan Fang Shi Yao Tan Liao Zou Xiong Jin Hao Kong Bai Cui
Kang Mao Qiu Qin Gu Hou Shao Meng Long Wan Duan Lei Qian Yin Chang Qiao Lai He Hua Ma Geng Zhan
Tsai Chiang Hsiao Hsieh Kuo Chou Cheung Leung Kwok Ng Lau Wong Yeung Tsang Lam Tseng Chu Hsu Yeh
Yen Ko Koo Chiu Chuang Chao Hung Kao Ku Lien Lo Shih Teng Ting Tsou Tu Tung Weng Kuan Kung
Pai Chien Chiao Loh Tien Jen Tai Hsiung Nieh Pao Wen Kan Liao Ou Shu Sung Tsao Tso Tsui Yueh Mei
Hsiang Hsing Chih Jung Chuo Kuang Lung Lei Niu Tien Tou Tsung Yung
"""
_VIETNAMESE = "Nguyen Tran Pham Phan Vo Dang Bui Hoang Huynh Truong Ngo Duong Dinh Le Vu Ho"
# Of southern China, as they are written there and in South-East Asia: Loh Kian Huat.
_SOUTHERN = """
Loh Lim Tan Ng Wong Lee Chong Chua Goh Koh Ong Teo Toh Yap Yong Low Foo Ooi Khoo Teoh Chin Chew
Chan Chia Gan Heng Kok Leong Liew Ling Loke Mah Phua Quek Seah Sim Siew Soh Tay Tee Thong Wee Yeo
Yeoh Cheah Chee Beh Boey Lau Lam Cheung Leung Kwok Cheng Chow Chung Fung Ho Hui Ip Kwan Lai Lo Ma
Mak Tsang Tse Tsui Yip Yeung Yuen Au Fong Hew Liow Mok Poon Sia Tong Wan
"""
SOUTHERN = frozenset(_SOUTHERN.split())
KOREAN = frozenset(_KOREAN.split())
CHINESE = frozenset(_CHINESE.split())
VIETNAMESE = frozenset(_VIETNAMESE.split())
_GIVEN = """
Aaron Abdul Abdullah Abel Abigail Abraham Ada Adam Adrian Ahmad Ahmed Aisha Akira Alan Alain
Albert Alberto Alejandro Aleksandr Alessandro Alex Alexander Alexandra Alexei Alexey Alfred Ali
Alice Alison Allan Allison Alok Amanda Amar Amir Amit Amy Ana Anand Anatoly Anders Andre Andrea
Andreas Andrei Andres Andrew Andrey Andrzej Andy Angela Angelo Anil Anita Anjali Ann Anna Anne
Annie Anthony Antoine Anton Antonio Anwar Arjun Arnold Arthur Arun Ashok Ashraf Asif Astrid Aung
Ayesha Babak Barack Barbara Barry Beatrice Ben Benedikt Benjamin Bernard Bernd Beth Betty Bill
Birgit Bob Boris Brad Brenda Brendan Brian Bridget Bruce Bruno Bryan Carl Carla Carlo Carlos
Carmen Carol Caroline Carrie Catherine Cecilia Cesar Charles Charlie Chris Christina Christine
Christoph Christopher Claire Clara Claudia Claudio Colin Connor Craig Cristina Cynthia Daisuke
Dan Daniel Daniela Danny David Deborah Debra Deepak Denis Dennis Derek Diana Diane Diego Dieter
Dilip Dimitri Dinesh Dmitri Dmitry Dominic Dominique Donald Donna Doris Dorothy Douglas Duncan
Eduardo Edward Edwin Eileen Elena Eleanor Elizabeth Ellen Elsa Emil Emily Emma Emmanuel Enrique
Eric Erik Erika Ernest Ernesto Esther Eugene Eva Evan Evelyn Fatima Federico Felipe Felix
Fernando Fiona Francesca Francesco Francis Francisco Franck Franco Francois Frank Franz Fred
Frederick Friedrich Fumio Gabriel Gabriela Gareth Gary Gavin Geoff Geoffrey George Gerald Gerard
Gerhard Giorgio Giovanni Giulia Giuseppe Gloria Gordon Graham Greg Gregory Greta Guillermo
Gustavo Hamid Hannah Hans Harald Harold Harriet Harry Hasan Hassan Heather Hector Heidi Heinrich
Helen Helena Helga Henri Henrik Henry Herbert Hideki Hiroshi Hiroyuki Hugh Hugo Hussein Ian
Ibrahim Ignacio Igor Imran Indira Ingrid Irene Irina Isabel Isabella Ivan Jack Jacob Jacqueline
Jacques Jaime Jakob James Jamie Jan Jane Janet Janice Jared Jason Javier Jawaharlal Jean Jeff
Jeffrey Jennifer Jens Jeremy Jerome Jerry Jesse Jessica Jesus Jill Jim Jimmy Joachim Joan Joanna
Joao Joe Joel Johan Johanna Johannes John Johnny Jon Jonas Jonathan Jorge Jose Josef Joseph
Joshua Juan Judith Judy Julia Julian Juliana Julie Julien Juergen Jurgen Justin Kaori Karen Karim
Karin Karl Karsten Katarina Kate Katherine Kathleen Kathryn Katie Katrin Kavita Kazuki Kazuo
Keiko Keith Keir Kelly Ken Kenji Kenneth Kenta Kevin Khalid Kiran Klaus Konstantin Krishna
Kristina Kristine Kumar Kurt Kwame Lakshmi Lars Laura Lauren Laurent Lawrence Leila Lena Leo Leon
Leonard Leonardo Leonid Leslie Lewis Liam Linda Lisa Lorenzo Louis Louise Luca Lucas Lucia Lucy
Ludwig Luigi Luis Luiz Luke Lydia Lynn Magnus Mahmoud Makoto Malcolm Manfred Manoj Manuel Marc
Marcel Marcelo Marco Marcos Marcus Margaret Margarita Maria Marie Marina Mario Marion Mark Markus
Marta Martha Martin Martina Mary Masahiro Masako Massimo Mateo Mathias Matteo Matthew Matthias
Maureen Maurice Mauro Max Maxim Mehmet Melanie Melissa Mehdi Michael Michel Michele Michelle
Miguel Mikhail Mike Milan Mohamad Mohamed Mohammad Mohammed Monica Monika Muhammad Murat Mustafa
Nadia Nancy Naoko Narendra Natalia Natalie Natasha Nathan Naveen Neha Neil Nelson Nicholas Nick
Nicola Nicolas Nicole Nigel Nikita Nikolai Nina Nirmala Noah Noel Nora Norman Olaf Oleg Olga
Oliver Olivia Olivier Omar Oscar Osman Oswaldo Otto Pablo Pamela Paola Paolo Patricia Patrick
Paul Paula Pavel Pedro Peggy Penny Per Pete Peter Petra Phil Philip Philippe Phillip Pierre
Pietro Piotr Pradeep Prakash Pranab Priya Priyanka Rachel Rafael Rahul Raj Rajesh Rajiv Ralph Ram
Ramesh Ramon Randy Rania Raul Ravi Ray Raymond Rebecca Recep Reza Ricardo Richard Rick Rita
Robert Roberto Robin Rodrigo Roger Roland Rolf Roman Ron Ronald Rosa Rosario Ross Roy Ruben
Rudolf Rudy Rupert Russell Ruth Ryan Sabine Said Saito Salman Sam Samantha Samir Samuel Sandra
Sanjay Sara Sarah Satoshi Scott Sean Sebastian Serena Serge Sergei Sergey Sergio Shannon Sharon
Shaun Shigeru Shinzo Shirley Sigrid Silvia Silvio Simon Simone Sofia Sonia Sophie Stanislav
Stefan Stefania Stefano Steffen Stephanie Stephen Steve Steven Stuart Suresh Susan Susanne Sushma
Suzanne Sven Svetlana Takashi Takeshi Tamara Tanya Taro Tatiana Tatsuya Ted Terence Teresa Teruo
Theresa Thomas Tim Timothy Tobias Todd Tom Tomas Tomoko Tomoya Tony Toshio Tracy Travis Tyler
Ulrich Ursula Uwe Valentina Valeria Valery Vanessa Vasily Vera Veronica Viktor Victor Vijay
Vikram Vincent Vincenzo Vishal Vitaly Vladimir Volodymyr Walter Wayne Wendy Werner Wilhelm
William Wolfgang Yasmin Yasuo Yevgeny Yoko Yoshihide Yoshiko Youssef Yuki Yukio Yulia Yuri Yusuf
Yves Yvonne Zoe Zsofia Kyle Bradley Gilbert Logan Lara Ramona Clive Harvey Howard Estelle Eloise
Layla Lorena Leticia Magdalena Mariana Mariano Eusebio Pilar Lourdes Agustin Allen Alvin Blaine
Brandon Cornelius Duarte Graham Herve Isabela Jasper Katy Larisa Leopoldina Lindsay Mitchell Murray
Norman Nikki Rafaela Ramona Rene Roman Sinan Stella Trish Vivian Gillian Christian Cristian Fabian
Damian Julian Florian Kristian Stian Lillian Marian Dorian Killian Bastian Aminata Cheikh Blessing
Tunde Halima Kavya Levan Nino Giorgi Tamar Zurab Marton Bambang Dewi Yohanes
Agus Budi Sri Joko Nguema Moussa Idrissa Mariam Oumar Fatou Ousmane Mamadou Amadou Boubacar Abdou
Thabo Sipho Nomvula Kwabena Kofi Chinedu Ngozi Emeka Olusegun Yemi Bola Femi Ade Wanjiru Mwangi
Daria Yelena Yekaterina Oksana Oleksandr Oleksii Andriy Serhiy Dmytro Vadim Ruslan Rustam Timur
Aslan Nurlan Yerlan Askar Asel Aigul Nursultan Kassym Bauyrzhan Shavkat Islam Ilham Heydar Nikol
Armen Tigran Hayk Ararat Gevorg Arkady Gennady Yevgeny Zhanna Lyudmila Larissa Galina Rimma Marat
Renat Ildar Airat Danil Daniil Artyom Artem Kirill Semyon Zoya Faizan Mamta Rohan Karthik Lokesh
Mohit Nitin Nitish Pooja Preeti Ritu Rakesh Mukesh Naresh Mahesh Ganesh Girish Harish Jagdish
Kailash Kamlesh Pankaj Piyush Pramod Sachin Shashi Smriti Sunita Sunil Uma Usha Vandana Vineet
Vinod Virender Yogesh Zeenat Bilal Farooq Imtiaz Javed Nawaz Shehbaz Tariq Umar Zahid Takuya
Shinji Miho Kenichiro Toshiaki Naomi Koichi Yoshimi Akihiro Atsushi Chie Daichi Eiji Emi Fumiko
Haruka Haruto Hideo Hiroki Hiromi Hitomi Ichiro Jun Junichi Junko Kaito Katsuya Kazuhiro Kazuya
Kei Kenichi Koji Kosuke Kumiko Kyoko Manabu Masaki Masao Masaru Masashi Mayumi Megumi Michiko Mika
Minoru Misaki Mitsuo Miyuki Nobuo Norio Osamu Ren Rie Ryo Ryosuke Ryota Satoru Sayuri Seiji Shigeo
Shinichi Sho Shohei Shoichi Shota Shun Susumu Tadashi Takahiro Takao Takayuki Takuma Tetsuo
Tetsuya Tomohiro Tomoki Toru Toshihiro Tsuyoshi Yasuhiro Yasushi Yohei Yosuke Yota Yumi Yumiko
Yusuke Yutaka Yuya Yuto
"""
GIVEN_BY_HAND = frozenset(_GIVEN.split())
# Faker's lists without what is a word or a place besides (given_names_build.py).
GIVEN = GIVEN_BY_HAND.union((get_data(__package__, "given.txt") or b"").decode().split())
# What ends a name or shows it to be none: Premier League, General Motors, Victoria Bridge.
NO_NAME = (
    CALENDAR
    | POSITION
    | TITLE_WORDS
    | (TAILS - {"AS", "SE", "AB", "Co"})
    | frozenset(
        """League Motors Motor Electric Electronics Mills Assembly Office Staff Party Group Bank
        Banking Court Cup University Ministry Council Committee Commission Agency Association
        Academy Hotel House Palace Avenue Street Road School Hospital Airport Market Foods
        Dynamics Affairs Administration Department Authority Civil Aviation Royal Stores
        Residence Election Elections Debate Day Award Awards Prize Inc Corp Ltd Co LLC PLC AG
        Company Companies Island Islands River Lake Bay Bridge Stadium Arena Center Centre Hall
        Tower Towers Square Province County City State States District Valley Mountain Mountains
        Beach Coast Sea Ocean Strait Harbour Harbor Port Station Line Airlines Airways Air
        Church Cathedral Mosque Temple Museum Gallery Theatre Theater Foundation Institute
        College Society Union Federation Fund Trust Treaty Act Law Bill Plan Deal Accord
        Agreement Convention Protocol Index Report Review Times Post Journal Herald News Daily
        Tribune Press Television Radio Network Open Championship Championships Games Series
        Trophy Festival Week Olympics Olympic United Republic Kingdom Democratic Democrats
        Republican Republicans Conservative Labour Liberal Communist Socialist National
        International Global World Central Federal Regional Korean Chinese Japanese American
        British French German Russian Indian Asian European African Hurricane Typhoon Cyclone
        Storm Tropical Operation Highway Route Flight Park's Hills Falls Nations Parliament
        Congress Senate Cabinet Government Police Army Navy Force Forces Guard Corps Division
        Brigade Club FC Athletic Rovers Wanderers Town Energy Oil Gas Petroleum Steel Capital
        Holdings Partners Securities Insurance Pharmaceuticals Pharma Technologies Technology
        Systems Software Industries Industrial Chemical Chemicals Heavy Shipping Shipbuilding
        Ferry Railway Railways Rail Transport Logistics Media Studios Pictures Entertainment
        Records Summit Conference Forum Meeting Dialogue Talks Project Program Programme
        Initiative Kong York Korea Lanka Africa America Zealand Arabia Guinea Leone Rico
        Salvador Financial Investment Investments Marathon Trading Construction Engineering
        Electricity Holding Marine Consulting Legal Solutions Services Studies Analytics Advisors
        Wealth Asset Management Equity Research Derby Regatta Race Athletics Farm Works Mine Plant
        Factory Commanding East West South North New San Los Las
        El Santa Saint Fort Mount Cape Christmas Easter Eve Ramadan Buddha God Bible Koran
        Quran""".split()
    )
)
# Surnames that are words, months or places besides: alone they need somebody to speak.
DOUBTFUL = frozenset(MONTHS) | frozenset(
    """Young Long Price Bush Rose Banks Brown White Black Green Gray Grey Case Best Day King
    Prince Bishop Church Hill Hills Field Fields Stone Wood Woods Rivers Brook Brooks Lake
    Ford Bell Ball Cook Baker Judge Justice Major General Marshall Page Post Street Power
    Powers Win Law Love Rice Washington London Jordan Houston Lincoln Paris York Berlin
    Israel Chad Kent Lancaster England Ireland French German English Dallas Sydney Georgia
    Virginia Jackson Cleveland Santiago Valencia Florence Chelsea Cambridge Oxford Bolton
    Preston Orange Mobile Reading Bath Nice Union""".split()
)
# What a hyphen and a small letter make of a place: Seoul-based, U.S.-led.
HYPHENED = frozenset(
    """based made led born backed run owned bound wide style type era old area speaking
    brokered built held listed trained funded only and or in on up off out day year mile
    member time controlled occupied""".split()
)
