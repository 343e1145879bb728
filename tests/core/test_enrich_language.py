"""Languages: told by script and by common words, or not at all."""

import pytest

from tests.support.enriching import enriched


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor said on Monday that the bridge was open to all of the cars.", "en"),
        ("Le maire a dit que les ponts de la ville sont dans un bon état pour le port.", "fr"),
        ("Der Hafen ist nach dem Nebel wieder offen, und die Fähren sind auf dem Weg.", "de"),
        ("El puerto se abre de nuevo por la niebla y los barcos van a las islas del sur.", "es"),
        ("Il porto è di nuovo aperto per le navi della città che sono dirette alle isole.", "it"),
        ("De haven is na de mist weer open en de schepen zijn voor het eiland.", "nl"),
        ("O porto foi aberto pela manhã e não há mais neblina ao norte do país.", "pt"),
        (
            "Pelabuhan itu akan dibuka untuk kapal dari pulau dan tidak ada kabut karena angin.",
            "id",
        ),
        ("Pelabuhan itu akan dibuka untuk kapal daripada pulau kerana kabus telah hilang.", "ms"),
        ("서울시는 월요일 새 다리를 열었다고 밝혔다.", "ko"),
        (
            "Liman bu sabah sis için kapalı kaldı ve gemiler ile feribotlar daha sonra açıldı.",
            "tr",
        ),
        ("港は霧のあと、ふたたび開いた。", "ja"),
        ("港口在大雾之后重新开放。", "zh"),
        ("Порт снова открыт после тумана.", "ru"),
        ("Lille reçoit un salon du pain. Dix pays y participent.", "fr"),
        ("Köln eröffnet eine neue Brücke. Händler klagen.", "de"),
        ("El pan sube en Lugo. No hay harina.", "es"),
        ("Um incêndio destruiu um moinho. Ninguém ficou ferido.", "pt"),
        ("Il forno batte il mulino 2-0. Nessun danno.", "it"),
        ("Ajax wint met 2-0 van de molen. Bakker scoort.", "nl"),
        ("Roti itu dijual di Maluku. Tidak ada korban.", "id"),
        ("Kerajaan membina kilang baharu di Sabah. Roti murah, kata menteri.", "ms"),
        ("İzmir'de yangın çıktı. Üç ev boşaltıldı.", "tr"),
        ("Mill beats Guild. Bakers seek flour.", None),
        ("Bakers in Rio de Janeiro demand flour", None),
        ("Ursula von der Mill meets Mario Forno in Lugo", None),
        ("Millers cut jobs in Göteborg", None),
        ("Baker Schröder dies in Hannover", None),
        ("Fire in São Paulo shuts a dozen mills", None),
        ("Las Vegas bakers arrest man. Los Angeles too.", None),
        ("La Niña is back in autumn, bakers say", "en"),
        ("1,234 5.6 7", None),
        ("Lorem ipsum dolor", None),
    ],
)
def test_a_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert enriched(text).language == language
