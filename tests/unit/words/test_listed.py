"""The editor's list of terms: read, applied to the term bank, shown, and exported."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.model.words import ListedTerm, Term, TermPlace, TermRendering, TermShift, Words
from duizhao.present import shown_terms
from duizhao.site.carried import with_html_in_text
from duizhao.words import edited, find_words, load_terms, wordings
from lxml import etree, html

from tests.sites import written
from tests.unit.data.reading import read_csv
from tests.unit.words.banks import LISTED, ROAD, site
from tests.unit.words.made import ROWS, report, term

TBX = "{urn:iso:std:iso:30042:ed-2}"


def loaded(folder: Path, text: str) -> tuple[tuple[ListedTerm, ...], list[str]]:
    (folder / "terms.toml").write_text(text, encoding="utf-8")
    diagnostics = Collector()
    return load_terms(folder, diagnostics), [str(d) for d in diagnostics.sorted()]


def test_terms_are_read_with_their_lines_and_in_simplified(tmp_path: Path) -> None:
    text = '# ours\n[[term]]\nzh = "觀光路"\nofficial = "scenic  road"\nalso = ["游览路"]\n\n[[term]]\nzh = "晒书台"\nlisted = false\n'
    assert loaded(tmp_path, text) == (
        (ListedTerm("观光路", ("scenic road",), (), ("游览路",), line=2), ListedTerm("晒书台", listed=False, line=7)),
        [],
    )


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('zh = "路"', ":1: error T102: zh must be a Chinese term in quotes, of 2 to 40 characters"),
        ('zh = "晒书台"\nuse = "x"', ":1: error T102: unknown key “use”; known: zh, official, forbidden, also, listed"),
        ('zh = "晒书台"\nlisted = "no"', ":1: error T102: listed must be true or false, without quotes"),
        ('zh = "晒书台"\nofficial = 5', ":1: error T102: official must be text in quotes, or a list of such texts"),
        ('zh = "晒书台"\nalso = "晒书台"', ":1: error T102: also: “晒书台” is not another Chinese term"),
        ('zh = "晒书台"\nofficial = "Rack"\nforbidden = "rack"', ":1: error T102: “rack” is both official and forbidden"),
        ('zh = "晒书台', ":2: error T101: "),
        (".".join("a" * 60) + " = 1", ":2: error T101: a key of more than 50 parts"),
        ("zh = " + "'" * 20_001, ":2: error T101: "),
    ],
)
def test_what_is_not_allowed_is_said_with_its_line(tmp_path: Path, entry: str, message: str) -> None:
    terms, diagnostics = loaded(tmp_path, f"[[term]]\n{entry}\n")
    assert not terms
    assert [d.startswith(f"terms.toml{message}") for d in diagnostics] == [True], diagnostics


def test_a_listed_term_is_in_the_bank_with_its_renderings_however_rare_it_is() -> None:
    rows = [*ROWS, ("居民爱去观鸟亭。", "Residents like the bird pavilion.")]
    reports = [report(2024, rows), report(2025, ROWS)]
    wanted = wordings((ListedTerm("观鸟亭"), ListedTerm("梯田观光路"), ListedTerm("不在的词"), ListedTerm("竹编", listed=False)))
    cache = Cache(None)
    assert not [t for t in find_words([reports], cache).terms if t.zh == "观鸟亭"]
    found = find_words([reports], cache, wanted)
    assert term(found, "观鸟亭").reports == (("wangchuan-2024", 1),)
    assert term(found, "梯田观光路").renderings[0].en == "terrace sightseeing road"
    assert not [t for t in found.terms if t.zh in {"不在的词", "竹编"}]


def _places(row: str, *zh: int) -> tuple[TermPlace, ...]:
    return tuple(TermPlace("wangchuan-2025", row, (a, a + 3), (0, 4), 0.9) for a in zh)


def test_wordings_of_one_term_are_joined_with_each_place_once() -> None:
    road = Term(
        "观光路", quoted=False, reports=(("wangchuan-2025", 3),), renderings=(TermRendering("scenic road", _places("p1", 2, 9)),)
    )
    longer = Term(
        "观光路线", quoted=False, reports=(("wangchuan-2025", 1),), renderings=(TermRendering("scenic route", _places("p1", 9)),)
    )
    other = Term(
        "游览路", quoted=False, reports=(("wangchuan-2024", 2),), renderings=(TermRendering("scenic roads", _places("p2", 0)),),
        unsure=(TermRendering("road", _places("p3", 0)),),
    )  # fmt: skip
    diagnostics = Collector()
    shelf = Term("晒书台", quoted=False, reports=(("wangchuan-2025", 5),), renderings=())
    kept = Term("渡口", quoted=False, reports=(("wangchuan-2025", 9),), renderings=())
    rose = [
        TermShift(t, "wangchuan-2024", "wangchuan-2025", (0, 9), (900, 900), 20.0, 0.001) for t in ("观光路", "晒书台", "渡口")
    ]
    words = Words({}, (road, longer, other, shelf, kept), {}, tuple(rose))
    listed = (
        ListedTerm("观光路", also=("观光路线", "游览路", "没有的路"), line=4),
        ListedTerm("晒书台", listed=False, line=9),
        ListedTerm("晒谷场", listed=False, line=13),
    )
    found = edited(words, listed, diagnostics)
    _, joined = found.terms
    assert [s.term for s in found.shifts] == ["渡口"]  # the count of a joined term is another one
    assert (joined.zh, joined.count, sorted(joined.reports)) == ("观光路", 5, [("wangchuan-2024", 2), ("wangchuan-2025", 3)])
    assert [(r.en, len(r.places)) for r in joined.renderings] == [("scenic road", 2), ("scenic route", 1)]
    assert [r.en for r in joined.unsure] == ["road"]
    assert [(d.code, d.file, d.line) for d in diagnostics.sorted()] == [("T103", "terms.toml", 4), ("T103", "terms.toml", 13)]


def test_official_renderings_come_first_and_are_marked_and_forbidden_ones_are_named() -> None:
    files = written(site(LISTED))
    page = html.fromstring(with_html_in_text(files["terms/t.md"].decode()).split("---", 2)[2])
    (entry,) = [e for e in page.iter("section") if e.get("id") == "titianguanguanglu"]
    marks = [(li.xpath("string(span[@lang='en'])"), li.xpath("string(em/@class)")) for li in entry.iter("li")]
    assert marks == [
        ("=scenic terrace road", "dz-term-official"),
        ("terraced sightseeing way", "dz-term-official"),
        ("terrace sightseeing road", ""),
        ("road & view", "dz-term-forbidden"),
    ]
    assert "view road" in [p.xpath("string(span[@lang='en'][2])") for p in entry.iter("p")]
    overview = html.fromstring(with_html_in_text(files["terms/index.md"].decode()).split("---", 2)[2])
    (road,) = [li for li in overview.iter("li") if "梯田" in str(li.xpath("string()"))]
    assert road.xpath("string(em/@class)") == "dz-term-official"


def test_what_the_list_says_is_in_the_data_the_table_and_the_term_base() -> None:
    listed = replace(LISTED, official=("terrace sightseeing roads",))
    files = written(site(listed))
    road = json.loads(files["data/terms.json"])["terms"][1]
    assert (road["official"], road["forbidden"]) == (["terrace sightseeing roads"], ["road & view", "view road"])
    assert [r["status"] for r in road["renderings"]] == ["official", "", "forbidden"]
    assert [r["status"] for r in read_csv(files["data/terms.csv"])] == ["", "", "official", "forbidden", "official", ""]
    terms = {
        s.findtext(f"{TBX}term"): s.findtext(f"{TBX}termNote")
        for s in etree.fromstring(files["data/terms.tbx"]).iter(f"{TBX}termSec")
    }
    assert terms["terrace sightseeing road"] == "preferredTerm-admn-sts"
    assert terms["road & view"] == terms["view road"] == "deprecatedTerm-admn-sts"
    assert terms["=scenic terrace road"] is None


def test_an_official_rendering_is_shown_where_the_program_alone_was_not_sure() -> None:
    road = replace(ROAD, renderings=ROAD.renderings[:1], unsure=ROAD.renderings[1:])
    made = replace(site(LISTED), words=Words({}, (road,)))
    (shown,) = shown_terms(made)
    assert [(r.en, r.status) for r in shown.renderings] == [
        ("terrace sightseeing road", ""), ("=scenic terrace road", "official"), ("road & view", "forbidden"),
    ]  # fmt: skip
    assert shown.unsure == ()
    (alone,) = shown_terms(replace(made, listed=()))
    assert [(r.en, r.status) for r in (*alone.renderings, *alone.unsure)] == [
        ("terrace sightseeing road", ""), ("=scenic terrace road", "unsure"), ("road & view", "unsure"),
    ]  # fmt: skip
