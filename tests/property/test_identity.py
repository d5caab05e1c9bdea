"""What a report is called holds its place, its genre and its year, whatever these are."""

from duizhao.model.edition import WORK_REPORT, Identity
from duizhao.model.identity import ReportName, folder_of, parse_report_id, parse_series, report_folder, report_id, series_of
from hypothesis import example, given
from hypothesis import strategies as st

places = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
genres = st.one_of(st.just(WORK_REPORT), st.from_regex(r"[a-z0-9]{1,5}(_[a-z0-9]{1,4}){0,2}", fullmatch=True))
years = st.integers(1000, 9999)


@given(places, genres, years)
@example("beijing", "address", 2024)
@example("beijing-address", WORK_REPORT, 2024)
@example("jilin-2024", "policy_address", 2025)
def test_what_was_made_is_taken_apart(place: str, genre: str, year: int) -> None:
    identity = Identity(place, "", "", year, "", genre)
    assert parse_report_id(report_id(identity)) == ReportName(place, genre, year)
    assert parse_series(series_of(identity)) == (place, genre)
    assert folder_of(report_id(identity)) == report_folder(identity)


@given(st.text(alphabet="ab1-_ .京", max_size=9), st.one_of(years.map(str), st.text(alphabet="0129", max_size=5)))
@example("beijing_work_report", "2024")
@example("beijing", "２０２４")
@example("beijing", "0024")
def test_what_is_taken_apart_is_made_again(series: str, year: str) -> None:
    name = f"{series}-{year}"
    if known := parse_report_id(name):
        assert report_id(Identity(known.place, "", "", known.year, "", known.genre)) == name


def test_a_work_report_has_no_genre_in_its_names() -> None:
    identity = Identity("望川".encode().hex(), "", "", 2024, "")
    assert report_id(identity) == f"{identity.slug}-2024"
    assert report_folder(Identity("wangchuan", "望川市", "Wangchuan", 2024, "")) == "wangchuan/2024"
    assert report_folder(Identity("wangchuan", "望川市", "Wangchuan", 2024, "", "address")) == "wangchuan_address/2024"
