"""Languages: English is not lost for being short, shouted or full of names."""

import pytest

from detente.ingest import detect_language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 345",
        "Klow talks",
        "TALKS RESUME IN KLOW",
        "THE ENVOYS OF BORDURIA AND SYLDAVIA MET IN KLOW, AND THEY AGREED TO MEET AGAIN.",
        "Musztafar Plekszy-Gladz, Muskar XII, Jorgen and Sponsz met in Szohôd and Klow.",
        "King Muskar and Marshal Plekszy-Gladz spoke by phone Monday about gas, grain, rail transit and prisoners.",
    ],
)
def test_english(text):
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les envoyés des deux pays se sont retrouvés vendredi à Klow pour une nouvelle série de pourparlers."),
        ("es", "Los enviados de los dos países se reunieron el viernes en Klow y acordaron volver a verse en mayo."),
        ("nl", "De gezanten van beide landen kwamen vrijdag in Klow bijeen en spraken af elkaar weer te ontmoeten."),
        ("ru", "Посланники двух стран встретились в пятницу в Клове и договорились о новой встрече."),
        ("tr", "İki ülkenin elçileri cuma günü Klow'da bir araya geldi ve yeniden görüşme konusunda anlaştı."),
        ("ar", "التقى مبعوثا البلدين يوم الجمعة واتفقا على عقد اجتماع جديد في الربيع."),
        ("uk", "Посланці двох країн зустрілися у п'ятницю і домовилися про нову зустріч навесні."),
    ],
)
def test_others(language, text):
    assert detect_language(text) == language
