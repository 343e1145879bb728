"""Firms known by name, in the form of `organisation_names.py`."""

# What a branch adds its trade or country to: Siemens Mobility.
COMPANIES = """
El Al, Samsung Electronics, SK hynix, Hyundai Motor, LG Electronics, POSCO, Hanwha, Korean Air,
Samsung
Group, Hyundai Motor Group, SK Telecom, Kia, Naver, Kakao, Toyota Motor=Toyota, Honda Motor,
Nissan Motor, Sony, Boeing, Airbus, Gazprom, Rosneft, Volkswagen, Siemens, Lufthansa, Deutsche
Bank, Goldman Sachs, Morgan Stanley, JPMorgan Chase=JPMorgan, Huawei, Petronas, Microsoft,
Google, Facebook, Twitter, YouTube, Nvidia, TSMC, Foxconn, Alibaba, Tencent, Xiaomi, BYD,
SoftBank=Softbank, Panasonic, Renault, Peugeot, BMW, Daimler, Mercedes-Benz, Bayer, BASF,
Nestle=Nestlé, Novartis, Pfizer, Moderna, AstraZeneca, Exxon Mobil=ExxonMobil, Chevron,
TotalEnergies, Saudi Aramco=Aramco, Lukoil, Sberbank, Petrobras, Pemex, Maersk, HSBC, Barclays,
UBS, Citigroup, Walmart, Netflix, Spotify, Ryanair, Qantas, Tata Motors, Reliance Industries,
Infosys, Fitch Ratings=Fitch, SpaceX, Starbucks, LG Display, LG Chem, Hyundai Steel, Standard
Chartered, Rabobank, ING, BNP Paribas, Societe Generale=Société Générale, Credit Agricole=Crédit
Agricole, Credit Suisse, Commerzbank, UniCredit, Intesa Sanpaolo, Banco Santander, BBVA,
CaixaBank, Nordea, Danske Bank, Swedbank, ABN AMRO, Erste Group, Raiffeisen Bank International,
Lloyds Banking Group=Lloyds Bank, NatWest, Wells Fargo, Bank of America, BlackRock, Citibank,
Nomura, Mizuho, Sumitomo Mitsui, Mitsubishi UFJ, Daiwa, ICBC, Bank of China, China Construction
Bank, ICICI Bank, HDFC Bank, State Bank of India=SBI, Axis Bank, VTB=VTB Bank, Alfa-Bank,
Gazprombank, Itau Unibanco=Itaú Unibanco, Bradesco, Banco do Brasil, Caixa Econômica
Federal=Caixa Economica Federal, Ecobank, Absa, Nedbank, FirstRand, Standard Bank, Equity Bank,
Zenith Bank, Mastercard, PayPal, American Express, Allianz, Munich Re, Swiss Re, AXA, Generali,
Prudential Financial, MetLife, Berkshire Hathaway, Deloitte, PwC, KPMG, McKinsey, Accenture, IBM,
AMD, Qualcomm, Broadcom, Micron Technology, Texas Instruments, Cisco, Hewlett-Packard, Lenovo,
Dell Technologies, Ericsson, Nokia, ASML, SAP, Infineon, STMicroelectronics, Arm Holdings, SK
Innovation, LG Energy Solution, Samsung SDI, Samsung Biologics, Celltrion, Coupang, NCSOFT,
Nexon, Krafton, Hybe=HYBE, SM Entertainment, YG Entertainment, JYP Entertainment, Asiana
Airlines, Korea Zinc, Doosan Enerbility, Hanwha Ocean, HD Hyundai, Hyundai Mobis, Hyundai Glovis,
Hyundai Rotem, Hyundai Heavy Industries, Samsung Heavy Industries, GS Caltex, S-Oil, Lotte
Shopping, Lotte Chemical, Shinsegae, E-Mart, KB Financial, Shinhan Financial, Woori Bank, Hana
Financial, KT&G, Amorepacific, OpenAI, Anthropic, DeepMind, Meta Platforms, ByteDance, TikTok,
WeChat, WhatsApp, Instagram, LinkedIn, Reddit, Snapchat, Uber, Lyft, Airbnb, DoorDash,
Booking.com, Baidu, JD.com, Pinduoduo, Meituan, Didi Chuxing=Didi, NetEase, Evergrande, Country
Garden, Vanke, CATL, SAIC Motor, Geely, Great Wall Motor, Chery, NIO, Xpeng=XPeng, SMIC, ZTE,
Hikvision, Sinopec, PetroChina, CNOOC, COSCO, Fuyao, Hitachi Zosen, Toshiba, Fujitsu, Canon Inc,
Nikon, Mitsubishi Motors, Mitsubishi Heavy Industries, Mazda, Subaru, Suzuki Motor, Daihatsu,
Isuzu, Yamaha Motor, Komatsu Ltd, Nippon Steel, JFE Steel, Tepco=TEPCO, Rakuten, Nintendo,
Uniqlo, Fast Retailing, Seven & i, Japan Airlines=JAL, All Nippon Airways=ANA Holdings, Takeda
Pharmaceutical, Eisai, Shionogi, Daiichi Sankyo, Tesla, Ford Motor, Stellantis, Fiat Chrysler,
Ferrari, Porsche, Audi, Volvo Cars, Volvo, Scania, Rivian, Lucid Motors, Jaguar Land Rover,
Rolls-Royce, Lockheed Martin=Lockheed-Martin, Raytheon, Northrop Grumman, General Dynamics, BAE
Systems, Leonardo
SpA, Thales, Rheinmetall, Dassault Aviation, Saab AB, Embraer, Bombardier, Sukhoi, Rostec,
Rosatom, Rostelecom, Transneft, Surgutneftegas, Tatneft, Novatek, Nornickel=Norilsk Nickel,
Rusal, Severstal, Aeroflot, Yandex, VKontakte, Russian Railways, Deutsche Bahn, Deutsche Telekom,
Deutsche Post, DHL, FedEx, SNCF, Alstom, EDF, Engie, Air France, Air France-KLM, KLM, British
Airways, EasyJet=easyJet, Wizz Air, Norwegian Air, Finnair, Vueling, TAP Air Portugal, ITA
Airways, Alitalia, Turkish Airlines, Etihad Airways, Qatar Airways, Saudia, Ethiopian Airlines,
Kenya Airways, EgyptAir, South African Airways, Air India, IndiGo, SpiceJet, Singapore Airlines,
AirAsia, Malaysia Airlines, Garuda Indonesia, Lion Air, Thai Airways, Vietnam Airlines, VietJet,
Cathay Pacific, Air China, Delta Air Lines, United Airlines, American Airlines, Southwest
Airlines, JetBlue, Spirit Airlines, Alaska Airlines, Air Canada, LATAM, Avianca,
Aeromexico=Aeroméxico, Amtrak, Union Pacific, CSX, Norfolk Southern, BNSF, Caterpillar Inc, Deere
& Co, Honeywell, DuPont, Dow Chemical, Procter & Gamble, Johnson & Johnson, Coca-Cola, PepsiCo,
McDonald's, Burger King, KFC, Unilever, Danone, Heineken, Carlsberg, AB InBev=Anheuser-Busch
InBev, Ambev, Diageo, Pernod Ricard, LVMH, Kering, L'Oreal=L'Oréal, Hermes International,
Inditex, H&M, Ikea=IKEA, Adidas, Tesco, Sainsbury's, Aldi, Lidl, Costco, Kroger, Home Depot, Best
Buy, CVS Health, UnitedHealth, Merck & Co, Eli AbbVie, Amgen, Gilead Sciences, Bristol
Myers Squibb=Bristol-Myers Squibb, GlaxoSmithKline=GSK, Sanofi, Novo Nordisk, Bavarian Nordic,
BioNTech, CureVac, Sinovac, Sinopharm, Serum Institute of India, Bharat Biotech, Biocon, Cipla,
Dr. Reddy's, Sun Pharma, Wipro, Tata Consultancy Services=TCS, Tata Steel, Tata Group, Tata Sons,
Mahindra & Mahindra, Maruti Suzuki, Bajaj Auto, Hero MotoCorp, Adani Group, Adani Enterprises,
Larsen & Toubro, ONGC, Indian Oil, Bharat Petroleum, Coal India, NTPC, BHEL, Flipkart, Paytm,
Byju's, Zomato, Swiggy, Bharti Airtel, Vodafone Idea, Reliance Jio, Vodafone, BT Group,
Telefonica=Telefónica, Orange SA, Telecom Italia, Telenor, Telia, MTN, Safaricom, Vodacom,
Verizon, AT&T, T-Mobile, Comcast, Walt Disney, Warner Bros, Paramount Pictures, Universal
Pictures, Sony Pictures, Exelon, Enron, ConocoPhillips, Halliburton, Schlumberger, Baker Hughes,
Eni, Enel, Repsol, Equinor, Orsted=Ørsted, Vestas, Vattenfall, Fortum, Uniper, RWE, E.ON, OMV,
PKN Orlen=Orlen, Iberdrola, Endesa, Galp, Naftogaz, Ukrenergo, Gazprom Neft, ADNOC, QatarEnergy,
Sonatrach, Sonangol, Eskom, Transnet, Sasol, Anglo American, De Beers, Rio Tinto, BHP, Glencore,
Vale SA, Codelco, Antofagasta Minerals, Newmont, Barrick Gold, ArcelorMittal,
ThyssenKrupp=Thyssenkrupp, Gecamines=Gécamines, Barry Callebaut, Cargill, Archer Daniels Midland,
Bunge, Louis Dreyfus, Louis Vuitton, Calvin Klein, Ralph Lauren, Tommy Hilfiger, Hugo Boss, Giorgio
Armani, Levi Strauss, Philip Morris, Charles Schwab, Alfred A. Knopf, Simon & Schuster,
HarperCollins,
Random House, Kazakhstan Temir Zholy, Aselsan, Roketsan, Baykar, Mubi, Jamaat-e-Islami,
Handelsbanken, Cocobod, Ecopetrol, PDVSA, YPF, Grupo
Mexico=Grupo México, America
Movil=América Móvil, Cemex, Falabella, Mercado Libre=MercadoLibre, Odebrecht, JBS, Braskem,
Eletrobras, Bouygues, Vinci, Hochtief, Vedanta, Holcim, Lafarge, Roche Holding, Lonza, Givaudan,
ABB, Schindler Holding, Bosch, ZF Friedrichshafen, Henkel, Beiersdorf, TUI, Thomas Cook, Philips,
Akzo Nobel, Shell plc, Royal Dutch Shell, Heathrow Airport, Fraport, Eurotunnel, Eurostar,
Wirecard, Greensill, Northvolt, Klarna, Revolut, Monzo, Binance, Coinbase, FTX, Tether, Moody's,
Standard & Poor's=S&P Global, Bloomberg News, Reuters Breakingviews, PLN, Pertamina, Telkom
Indonesia, Grab Holdings, San Miguel Corp, Jollibee, Ayala Corp, CP Group, Vingroup, VinFast,
Viettel, Sime Darby, Maybank, CIMB, Khazanah Nasional, Tenaga Nasional, Axiata, FGV Holdings,
Temasek, DBS, OCBC, UOB, Foxconn Technology, MediaTek, ASE Technology, Acer, Asus, HTC, Quanta
Computer, Evergreen Marine, EVA Air, China Airlines, Formosa Plastics, CPC Corp, Taipower, Hon
Hai, Largan Precision, Ernst & Young, General Electric, General Motors,
Amazon.com, Alphabet Inc, UPS, Intel, Oracle, Xerox, Eastman Kodak=Kodak, Polaroid, Motorola,
Unisys, Digital Equipment, Control Data, Honeywell Bull, Texaco, Exxon, Mobil, Amoco, Chevron Corp,
Conoco, Unocal, Phillips Petroleum, Occidental Petroleum, British Petroleum=BP, Elf Aquitaine,
Sohio, Petro-Canada, Merrill Lynch, Salomon Brothers, Shearson Lehman Brothers, Lehman Brothers,
Bear Stearns, Kidder Peabody, PaineWebber=Paine Webber, Prudential-Bache, First Boston, Smith
Barney, E.F. Hutton, Dean Witter, Drexel Burnham Lambert=Drexel Burnham, L.F.
Rothschild, Chase Manhattan, Chemical Bank, Bankers Trust, Citicorp, First Interstate,
Morgan Guaranty, J.P. Morgan, Manufacturers Hanover, Sears Roebuck=Sears, Kmart=K mart,
J.C. Penney, Woolworth, Macy's, Nordstrom, Neiman Marcus, Toys R Us, General Foods, General Mills,
Kraft, Nabisco, Kellogg Co, Quaker Oats, Ralston Purina, Pillsbury, Anheuser-Busch, Miller Brewing,
Seagram, Allied-Lyons, Grand Metropolitan, Cadbury Schweppes, Reynolds Metals, R.J.
Reynolds, Alcoa, Alcan, Noranda, Inco Ltd, Falconbridge, Cominco, Bethlehem Steel, Inland
Steel, LTV, USX, US Steel=U.S. Steel, Nucor, Canadian Pacific, CP Rail, Canadian National, Via
Rail, Conrail, Pan Am, TWA, Eastern Airlines, Northwest Airlines, Continental Airlines, USAir,
Piedmont Aviation, McDonnell Douglas, Grumman, Northrop, Rockwell,
Sikorsky, Pratt & Whitney, Goodyear, Firestone, Michelin, Pirelli, Bridgestone, Chrysler, GMAC,
Saab-Scania, Fiat, Alfa Romeo, Olivetti, Montedison, ENI, Ferruzzi, Hoechst, Degussa, Krupp,
Mannesmann, Dresdner Bank, Thomson-CSF, Saint-Gobain, Rhone-Poulenc=Rhône-Poulenc, Pechiney,
Usinor, Paribas, Credit Lyonnais=Crédit Lyonnais, Matra, Electrolux, Asea, Ciba-Geigy,
Sandoz, Hoffmann-La Roche, Nestle SA, Swissair, Sulzer, Solvay, Petrofina, GB-Inno, Generale de
Banque, ICI, Hanson Trust, British Telecom, British Gas, British Aerospace, British Steel,
Cable and Wireless=Cable & Wireless, Midland Bank, National Westminster Bank=NatWest Bank, Lonrho,
Consolidated Gold Fields, De Beers Consolidated, Broken Hill Proprietary, Elders IXL, Bond
Corp, Bell Group, Westpac, ANZ, National Australia Bank, Commonwealth Bank of Australia, Telstra,
Fletcher Challenge, Brierley Investments, Hongkong Land, Jardine Matheson, Swire Pacific, Hutchison
Whampoa, Cheung Kong, Hang Seng Bank, Kawasaki Steel, Kobe Steel, Sumitomo Metal, Fuji Bank, Sanwa
Bank, Dai-Ichi Kangyo, Sumitomo Bank, Mitsubishi Electric, Mitsubishi Corp, Mitsui and Co=Mitsui &
Co, Marubeni, Itochu, Nissho Iwai, Matsushita Electric, Sanyo, Ricoh, Olympus Corp, Kyocera, Murata
Manufacturing, Daewoo, Ssangyong, Lucky-Goldstar, Hyundai Engineering & Construction, Hyundai
Oilbank, Daewoo Shipbuilding, Hanjin, Korea Development Bank, Industrial Bank of Korea, Kookmin
Bank, NongHyup, Samsung C&T, Samsung Life, Hanwha Aerospace, LIG Nex1, Kakao Bank, Toss Bank,
Kurly, Baemin, Naver Webtoon, Lloyds, Bankinter, Banco Bilbao Vizcaya, Monte
dei Paschi di Siena, Mediobanca, Pirelli SpA, Stora Enso, UPM, SKF, Atlas Copco, Sandvik, H&M
Group, Telia Company, Tele2, Auchan, Casino Guichard, Publicis, Havas, Capgemini, Atos,
Safran, Veolia, Accor, Ubisoft, Palantir, Snowflake, Salesforce, Adobe, Intuit, ServiceNow, Zoom
Video, Roblox, Electronic Arts, Activision Blizzard, Take-Two, Paramount Global, Warner Bros.
Discovery, Fox Corp, News Corp, Thomson Reuters, Bertelsmann, Vivendi, Axel Springer,
ProSiebenSat.1, Johnson Controls, Emerson Electric, 3M, Regeneron, Vertex Pharmaceuticals,
Biogen, Teva, Novavax, McKesson, Cardinal Health, Walgreens, Rite Aid, Albertsons, Dollar General,
Lowe's, Chipotle, Domino's, Tyson Foods, Kraft Heinz, Mondelez, Nike, Levi's, VF Corp, Occidental,
Marathon Oil, Valero, Kinder Morgan, Enbridge, TC Energy, Suncor, Canadian Natural Resources,
Shopify, BlackBerry, Nortel, Barrick, Agnico Eagle, Magna International, Couche-Tard, Royal Bank of
Canada, Toronto-Dominion Bank, Scotiabank, Bank of Montreal, Manulife, Sun Life, flydubai=Flydubai,
Air Arabia, Riyadh Air, Emaar, DP World, Mubadala, ADQ, SABIC, Ma'aden, STC Group
"""
