"""Seas, continents and the like: places of no country, parted by commas."""

WIDE = """
Baltic Sea, Barents Sea, Black Sea, Yellow Sea, South China Sea, East China Sea, North Sea,
Caspian Sea, Mediterranean Sea, Mediterranean, Adriatic Sea, Aegean Sea, Arabian Sea, Ionian Sea,
Bering Sea, Caribbean Sea, Kara Sea, White Sea, Coral Sea, Tasman Sea, Philippine Sea, Java Sea,
Celebes Sea, Sulu Sea, Andaman Sea, Aral Sea, Dead Sea, Sea of Japan, Sea of Okhotsk, Sea of
Azov, Sea of Marmara, Persian Gulf, Gulf of Mexico, Gulf of Aden, Gulf of Oman, Gulf of Guinea,
Gulf of Alaska, Gulf of Thailand, Gulf of Finland, Gulf of Tonkin, Bay of Bengal, Bay of Biscay,
Strait of Hormuz, Strait of Malacca, Strait of Gibraltar, Taiwan Strait, Bering Strait, English
Channel, Bosphorus, Bosporus, Arctic Ocean, Atlantic Ocean, Pacific Ocean, Indian Ocean, Southern
Ocean, Horn of Africa, Korean Peninsula, Arabian Peninsula, Balkan Peninsula, Iberian
Peninsula, Scandinavia, Himalayas, Sahel, Sahara Desert, Middle East, Southeast Asia, Central
Asia, Latin America, Central America, South America, Africa, Europe, Asia
"""
