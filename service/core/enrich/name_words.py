"""Closed lists that tell a person's name: posts, given names, family names, and what is none."""

from service.core.enrich.organisation_words import TAILS
from service.core.enrich.words import CALENDAR, HEADS, MONTHS, POSITION, TITLE_WORDS

# Posts and callings in small letters, before a name or behind it.
_POSTS = frozenset(
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
    gardener general geologist goalkeeper golfer governor guard guitarist head
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
    winger witness worker wrestler writer zoologist chancellor-designate cornerback linebacker
    pitcher catcher hermit lieutenant-governor biologist botanist
    cardiologist virologist epidemiologist climatologist ornithologist glaciologist
    spinner setter libero hitter blocker left-back right-back wing-back off-spinner seamer batsman
    batter bowler wicketkeeper all-rounder opener qualifier
    finalist medalist medallist rower gymnast sprinter hurdler jumper thrower archer shooter fencer
    weightlifter marathoner defenceman defenseman netminder selector mezzo tenor baritone
    mezzo-soprano cook landlord homeowner paramedic firefighter whip mediator geophysicist
    astrophysicist astronomer anthropologist criminologist demographer ethnologist geneticist
    glaciologist immunologist microbiologist toxicologist palaeontologist paleontologist
    oncologist dermatologist legislator parliamentary-secretary prefect ombudsman registrar
    premier-designate solicitor grandmaster instructor trainer umpire referee
    announcer broadcaster presenter commentator blogger filmmaker restaurateur hotelier
    craftsman craftswoman beekeeper brewer miller shepherd tailor weaver ranger
    volcanologist ceo advocate forecaster sailor rider kicker director-general spokesmen
    colonel bassist drummer magistrate farmer-activist safety center
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
    secretary-treasurer co-ordinator whistleblower demographer
    ethnographer folklorist philosopher theologian philologist criminologist entomologist
    agronomist nutritionist hydrogeologist cosmologist mycologist primatologist arborist
    gendarme policeman policewoman serviceman paratrooper
    restorer parent passenger commuter villager protester shopper bystander tourist migrant
    worshipper coroner critic agronomist stockbroker fisherwoman herbalist healer undertaker
    gravedigger caregiver carer
    commissioner-general attorney-general auditor-general governor-general inspector-general
    solicitor-general prosecutor-general surgeon-general comptroller-general procurator-general
    undersecretary-general under-secretary-general convener convenor moderator
    boss customer depositor shareholder tenant patient buyer seller donor bidder subscriber
    borrower nominee right-hander left-hander ace starter""".split()
)
_LEADING = """president minister chairman chair chancellor premier governor mayor director leader
    speaker founder author pilot lawmaker envoy principal commander owner manager""".split()
POSTS = _POSTS.union(f"{side}-{post}" for post in _LEADING for side in ("vice", "co", "ex"))
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
    junior lead principal veteran street fruit market middle outside coffee tea rice fish noodle
    flower
    war""".split()
)
HONORIFICS = frozenset(
    """Dr Dr. Mr Mr. Mrs Mrs. Ms Ms. Datuk Seri Sri Tan Tun Dato Shri Smt Smt. Haji Hajah Puan
    Encik Amar Patinggi Wira Paduka Ibu Bapak Mère Père Suor Soeur Ustad Swami Sir Dame Prof Prof.
    Lord Lady Rev Rev.""".split()
)
# Of a loan they are banks.
LEADERS = ("lead manager", "lead managers", "co-manager", "bookrunner", "joint manager")
# A form of address is no post; None is neither.
COURTESIES = frozenset({None, *"Mr Mr. Mrs Mrs. Ms Ms. Miss Messrs Messrs.".split()})
# What somebody who has one says.
SPEAKING = frozenset(
    """said says told added asked replied wrote tweeted testified recalled insisted argued
    warned explained noted admitted stressed remarked acknowledged""".split()
)
_KOREAN = """
Kim Lee Park Choi Jung Jeong Chung Kang Cho Yoon Yun Jang Chang Lim Im Rim Han Oh Seo Suh Shin
Kwon Hwang Ahn An Song Ryu Yoo Yu Hong Jeon Jun Chun Ko Koh Moon Mun Son Sohn Yang Bae Baek Paek
Heo Huh Nam Sim Shim Noh Roh Ro Ha Kwak Sung Seong Cha Joo Chu Ju Woo U Koo Ku Na Ra Min Jin Chin
Ji Um Eom Chae Won Cheon Bang Pang Kong Gong Hyun Hyon Ham Byun Yeom Yeo Choe Ri Pak To Tae O Youn
Pyon Ma Tak Wi Ki Do Gu Kil Gil Maeng Myung Pyo Chon Hur Ok Sok Seok Yom Jo Ryom Thae Jong Ryang
Kye Phyo
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
Zhuang Bao Bi Chai Chu Cong Dou Fei Ge Gan Gong Guan Gui Jian Jing Lang Leng Lian Lou Miao Mu Ni
Nie Ning Pang Pei Pu Qi Qu Quan Rao Rong Ruan Rui Sha Shan Shang Shu Tao Tong Wo Xian Xing Xiu Xuan
Yi Yue Yun Zang Zha Zhai Zhuo Zong Zu Ouyang Shangguan
"""
_VIETNAMESE = """
Nguyen Tran Pham Phan Vo Dang Bui Hoang Huynh Truong Ngo Duong Dinh Le Vu Ho Luong Phung Doan Trinh
Dao Luu Trieu Vuong Kieu Nghiem Quach Thach
"""
# Of southern China, as they are written there and in South-East Asia: Loh Kian Huat.
_SOUTHERN = """
Loh Lim Tan Ng Wong Lee Chong Chua Goh Koh Ong Teo Toh Yap Yong Low Foo Ooi Khoo Teoh Chin Chew
Chan Chia Gan Heng Kok Leong Liew Ling Loke Mah Phua Quek Seah Sim Siew Soh Tay Tee Thong Wee Yeo
Yeoh Cheah Chee Beh Boey Lau Lam Cheung Leung Kwok Cheng Chow Chung Fung Ho Hui Ip Kwan Lai Lo Ma
Mak Tsang Tse Tsui Yip Yeung Yuen Au Fong Hew Liow Mok Poon Sia Tong Wan
"""
# Of India and Nepal, behind any given name.
_INDIAN = """
Acharya Adhikari Agarwal Aggarwal Ansari Arora Athawale Badal Baghel Banerjee Bansal Baruah Bhatt
Bhattacharya Bhattarai Biswas Bommai Chakraborty Chatterjee Chaturvedi Chaudhary Chauhan Chopra
Choudhary Chouhan Chowdhary Chowdhury Dahal Desai Deshmukh Deshpande Deuba Dhillon Dikshit Dubey
Fadnavis Gadkari Gandhi Gehlot Ghosh Gogoi Gowda Goyal Gupta Gurung Hegde Iyer Jadhav Jha Joshi
Kapoor Karki Kaur Kejriwal Khadka Khanna Khattar Koirala Kulkarni Kumar Lamichhane Mahato
Malhotra Maurya Mehta Menon Mishra Mittal Modi Mukherjee Munda Nadda Naidu Nair Nayak Nishad
Paswan Patel Patil Patnaik Pawar Pillai Pokharel Prasad Puri Qureshi Rajput Rathore Rawat Reddy
Sarma Sawant Saxena Scindia Sharma Shekhawat Shetty Shinde Shrestha Shukla Siddiqui Singh Sinha
Sisodia Soren Srivastava Swamy Thackeray Thakur Thapa Tiwari Trivedi Tyagi Upadhyay Varma Verma
Vyas Yadav
"""
INDIAN = frozenset(_INDIAN.split())
SOUTHERN = frozenset(_SOUTHERN.split())
KOREAN = frozenset(_KOREAN.split())
CHINESE = frozenset(_CHINESE.split())
VIETNAMESE = frozenset(_VIETNAMESE.split())
# What ends a name or shows it to be none: Premier League, General Motors, Victoria Bridge.
NO_NAME = (
    CALENDAR
    | POSITION
    | (TITLE_WORDS - {"Tan"})
    | (TAILS - {"AS", "SE", "AB", "Co"})
    | frozenset(
        """Estate
        League Motors Motor Electric Electronics Mills Assembly Office Staff Party Group Bank
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
        Yokozuna Ozeki Sekiwake Komusubi El Santa Saint Fort Mount Cape Christmas Easter Eve
        Ramadan Buddha God Bible Koran
        Quran Yet Reuters Reuter Interiors Savings War Unit Springs Grain Cos Sugar Gulf Brothers
        Bros Rehabilitation Foods Crude Futures Treasury Exchequer""".split()
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
TITLES = frozenset(head.rstrip(".") for head in HEADS)
# Callings that are family names, too, or names of things, count in small letters alone.
_CALLINGS = {post.capitalize() for post in POSTS} - set(
    """Ace Starter
    Baker Cook Farmer Gardener Carpenter Forester Fisherman Prince Dean Guard Forward Keeper
    Safety Center Head Hermit Rider Sailor Kicker Pitcher Catcher Skipper Singer Painter Drummer
    Dancer Champion Model Pilot Ranger Butler Cantor Hunter Miller Mason Potter Shepherd Porter
    Cooper Worker Expert Witness Publisher Broker Trader Partner Owner Founder Driver Planner
    Runner Star Speaker Fellow Resident Student Teacher Volunteer Guide Host Banker Operator Page
    Chief""".split()
)
TITLED = TITLES | _CALLINGS
# Of several people; what clubs are called as well is left out.
PLURALS = frozenset(f"{title}s" for title in TITLED - {"Chief", "King", "Senator", "General"})
