"""Make data of reports, by hand and with hypothesis, which picks hostile characters."""

from itertools import pairwise

from duizhao.model.published import LangName, NoteData, PassageData, ReportData, RightsData
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

BOUNDED = settings(derandomize=True, max_examples=80, deadline=None, database=None, suppress_health_check=list(HealthCheck))
RIGHTS: RightsData = {
    "texts": {"zh": "文本：由望川市公布。", "en": "Texts: as Wangchuan published them."},
    "made": {"zh": "对齐：自动。", "en": "Alignment: by rule."},
    "licence": None,
    "publisher": None,
}


def passage(key: str, zh: str | None, en: str | None, **more: object) -> PassageData:
    """Make a row of chapter 1; it has one bead if it has both languages."""
    both = [{"zh": [[0, len(zh)]], "en": [[0, len(en)]], "score": 0.9}] if zh and en else []
    readings = [
        {"file": "a.txt", "line": k, "lang": lang, "text": text}
        for k, (lang, text) in enumerate((("zh", zh), ("en", en)), 1)
        if text
    ]
    row = {
        "id": key, "chapter": "1", "kind": "passage", "url": f"wangchuan/2024/01-00/#{key}", "zh": zh, "en": en, "readings": readings,
        "variants": [], "markers": [], "segments": both, "figures": [],
    }  # fmt: skip
    return {**row, **more}  # type: ignore[typeddict-item]


def report(*passages: PassageData, **more: object) -> ReportData:
    """Make a report of these rows, all in one part."""
    made = {
        "schema": 1, "id": "wangchuan-2024", "series": "wangchuan", "year": 2024, "date": "2024-01-16",
        "title": {"zh": "望川市政府工作报告", "en": "Report of Wangchuan"}, "url": "wangchuan/2024/", "rights": RIGHTS, "front": [],
        "editions": [
            {"file": "a.txt", "sha256": "0" * 64, "format": "text", "encoding": "utf-8", "script": "Hans", "languages": ["zh", "en"], "rows": 1, "origin": {"url": "https://www.wangchuan.example/1", "publisher": "望川日报", "date": None}},
            {"file": "b.txt", "sha256": "1" * 64, "format": "text", "encoding": "utf-8", "script": "Hant", "languages": ["zh"], "rows": 1, "origin": {"url": None, "publisher": None, "date": None}},
        ],
        "chapters": [{"id": "1", "parent": None, "zh": "一、回顾", "en": "I. Review", "url": "wangchuan/2024/01-00/"}],
        "passages": list(passages), "notes": [], "set_aside": [],
    }  # fmt: skip
    return {**made, **more}  # type: ignore[typeddict-item]


# What markup, tables, spreadsheets and XML could take for their own, and what XML cannot hold
HOSTILE = "空气水变好。a b.<>&\"'=+-@＝＠,;\t\n\r\u0000\u0001\u000b\u001f\u007f\u0085\u2028\ufeff\ufffe\uffff\U0001f426]]>--{}%$"
TEXT = st.text(st.one_of(st.sampled_from(HOSTILE), st.characters(codec="utf-8")), min_size=1, max_size=24)


@st.composite
def spans(draw: st.DrawFn, length: int, beads: int) -> list[list[list[int]]]:
    """Divide a text among beads in any order; some beads get none, some get two that stand apart."""
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=2 * beads)) | {0, length})
    out: list[list[list[int]]] = [[] for _ in range(beads)]
    for a, b in pairwise(cuts):
        if draw(st.booleans()):
            out[draw(st.integers(0, beads - 1))].append([a, b])
    return out


@st.composite
def rows(draw: st.DrawFn) -> PassageData:
    """Draw a row of hostile text with beads, figures and notes anywhere."""
    key = "p" + draw(st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=6, max_size=6))
    texts = {lang: draw(st.none() | TEXT) for lang in ("zh", "en")}
    made = passage(key, texts["zh"], texts["en"])
    if texts["zh"] and texts["en"]:
        beads = draw(st.integers(1, 3))
        sides = [draw(spans(len(texts[lang] or ""), beads)) for lang in ("zh", "en")]
        scores = st.floats(0, 1).map(lambda x: round(x, 2))
        made["segments"] = [{"zh": zh, "en": en, "score": draw(scores)} for zh, en in zip(*sides, strict=True) if zh or en]
    langs: list[LangName] = [lang for lang in ("zh", "en") if texts[lang]]
    for _ in range(draw(st.integers(0, 3)) if langs else 0):
        lang = draw(st.sampled_from(langs))
        length = len(texts[lang] or "")
        a = draw(st.integers(0, length - 1))
        made["figures"].append(
            {
                "lang": lang,
                "span": (a, draw(st.integers(a + 1, length))),
                "value": draw(st.floats(0, 1e12)),
                "unit": "%",
                "approx": draw(st.sampled_from(["~", ">", None])),
            }
        )
        made["markers"].append(
            {"note": draw(st.integers(1, 3)), "nth": 1, "lang": lang, "at": draw(st.integers(0, length)), "how": "marker"}
        )
    return made


@st.composite
def reports(draw: st.DrawFn) -> ReportData:
    """Draw a report of hostile rows and notes."""
    passages = draw(st.lists(rows(), min_size=1, max_size=4, unique_by=lambda p: p["id"]))
    notes: list[NoteData] = [
        {"number": n, "nth": 1, "zh": draw(st.none() | TEXT), "en": draw(TEXT), "readings": []} for n in (1, 2)
    ]
    return report(*passages, notes=notes, title={"zh": draw(TEXT), "en": draw(TEXT)})
