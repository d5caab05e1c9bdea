"""The table of places: complete, without two places of one slug, the same place in both languages."""

from collections import Counter
from importlib.resources import files

from duizhao.genre import genre_named
from duizhao.text.places import Place, place_of_en, place_of_zh

ROWS = [
    line.split("\t")
    for line in files("duizhao.text").joinpath("places.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_every_unit_of_province_and_of_prefecture_level_is_there() -> None:
    count = Counter(level for _, _, level, *_ in ROWS)
    assert sum(count[x] for x in ("municipality", "province", "autonomous region", "special administrative region")) == 34
    assert (count["city"], count["prefecture"] + count["league"]) == (293, 40)


def test_slugs_and_full_names_are_unique() -> None:
    assert max(Counter(slug for _, slug, *_ in ROWS).values()) == 1
    assert max(Counter(zh for _, _, _, zh, *_ in ROWS).values()) == 1


def test_every_full_name_finds_its_place() -> None:
    for _, slug, _, zh, en, *_ in ROWS:
        place = place_of_zh(zh)
        assert (place.slug, place.en) == (slug, en), zh


def levels(word: str) -> tuple[str, ...]:
    """The kinds of place that an office or an adjective of a work report tells apart."""
    offices = {w: o.levels for o in genre_named().office for w in o.en}
    return {**offices, **genre_named().place.adjectives}[word]


def test_offices_tell_places_of_one_english_name_apart() -> None:
    assert place_of_en("Hainan", levels("Governor")).zh == "海南省"
    assert place_of_en("Jilin", levels("Provincial")).zh == "吉林省"
    assert place_of_en("Jilin City", levels("Mayor")).slug == "jilin-city"
    assert place_of_en("Xi'an", levels("Mayor")).zh == "西安市"


def test_what_the_table_lacks_is_romanised_and_keeps_clear_of_it() -> None:
    assert place_of_zh("望川市") == Place("wangchuan", "望川市", "Wangchuan", "city")
    assert place_of_zh("朝阳区") == Place("chaoyang-district", "朝阳区", "Chaoyang District", "county")
