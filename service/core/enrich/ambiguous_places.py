"""Place names that usually mean something else: they need a word beside them."""

# Countries and states that are people's names or rivers.
_COUNTRIES = "Kurdistan Georgia Jordan Chad Dominica Grenada Victoria Delta"
# Large cities that are words, first names, surnames, companies or teams.
_CITIES = """
Best Brent Buffalo Bari Same Than Police Summit Central Bear Mission Young Officer Sale Reading
Nice
Mobile Split Orange Man Male Most Hue Ica Van Perm Pest Soul Kira Mesa Nada Oral Tula Salem Derby
Phoenix Florence Charlotte Madison Austin Jackson Lincoln Clinton Kennedy Hamilton Henderson
Cleveland Columbus Lexington Durham Preston Bradford Chandler Irvine Markham Vaughan Kingston
Arlington Aurora Surrey Windsor Wellington Nelson Orlando Raleigh Victoria Vladimir Guadalupe
Rosario Salvador Soledad Trinidad Santos Concepcion Mercedes Trujillo Valencia Cordoba
Merida Leon Bello Serra Franca Palmas Palmira Varna Yao Kita Ota Ito Toyota Kawasaki Hitachi
Yamaguchi Miyazaki Ishikawa Matsuyama Okayama Nakano Sakai Ueda Fukuda Saga Mie Nara Kano Minna
Jos Ganja Gent Goma Safi Aba Esna Bida Konak Bergen Cali Bath Cork Nancy Tours Brest Lens Rugby
Deal Hull Kent Essex Halifax Chester Lancaster Worcester Stanley Palm Vista Eden Hope Union
Liberty Independence Sun Ram Ed Li Yi Xi Ji Wu Lu An Ali Sari Savar Plano Queens Sumida Minato
Asan Guri Hanyang Boseong Sunchang
"""
DOUBTFUL = frozenset((_COUNTRIES + _CITIES).split())
