"""Files that are passed over by their names, and texts in other languages."""

from pathlib import Path

import pytest
from duizhao.diagnostics import Collector
from duizhao.readers.folder import find_files
from duizhao.readers.passed_over import without_passed_over
from duizhao.text.other_languages import other_language

_LITTER = (
    "~$报告.docx .~lock.报告.odt# ehthumbs.db ~WRL0001.tmp a.txt~ #a.txt# a.bak a.swp r.txt.crswap b.url b.lnk b.webloc c.crdownload c.part c.aria2 "
    "未确认12.crdownload __MACOSX/a.txt @eaDir/a.txt README ReadMe.TXT README.zh-CN.md readme_en.docx README(1).txt Read-me-first.txt "
    "LICENSE.txt LICENCE licence-code.md COPYING NOTICE AUTHORS.md CHANGELOG.md CITATION.cff 自述文件.md 读我.txt 使用说明.docx 说明.txt"
)
_TEXTS = (
    "2024.txt 报告.docx 2024_files.txt files/2024.txt 我的_files/2024.txt readmission.txt 说明书.txt notices.txt part.txt index.html "
    "2024.part1.txt noticeable.docx 政府工作报告.md temp.docx"
)


def _kept(*names: str) -> set[str]:
    return without_passed_over(names, "", Collector())


@pytest.mark.parametrize("name", _LITTER.split())
def test_litter_is_passed_over(name: str) -> None:
    assert _kept(name, "报告.docx") == {"报告.docx"}


def test_texts_are_kept() -> None:
    assert _kept(*_TEXTS.split()) == set(_TEXTS.split())


@pytest.mark.parametrize("folder", ["报告_files", "报告.files", "报告_文件", "报告-Dateien", "报告_fichiers", "报告.fld"])
def test_what_is_saved_with_a_page_is_passed_over(folder: str) -> None:
    assert _kept("a/报告.HTM", f"a/{folder}/x.js", f"a/{folder}/b/y.html") == {"a/报告.HTM"}
    assert _kept(f"{folder}/x.txt", "其他.html") == {f"{folder}/x.txt", "其他.html"}


def test_one_line_says_what_was_passed_over_but_a_file_given_by_name_is_read(tmp_path: Path) -> None:
    for name in ("README.txt", "a.txt", "a.bak", "b.bak", "c.bak", "d.bak", "Thumbs.db"):
        (tmp_path / name).write_text("望川", encoding="utf-8")
    diagnostics = Collector()
    assert [f.file for f in find_files(tmp_path, diagnostics)] == ["a.txt"]
    (said,) = diagnostics.sorted()
    assert said.message == (
        "passed over: README.txt (about the files); a.bak, b.bak, c.bak and 1 more (left by a system or program)"
    )
    assert [f.file for f in find_files(tmp_path / "README.txt", Collector())] == ["README.txt"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("존경하는 대표 여러분, 정부를 대표하여 보고드립니다. 望川市", "Korean"),
        ("Шановні депутати, звіт уряду.", "Cyrillic"),
        ("人民政府の報告を行います。ご審議ください。", "Japanese"),
        (("Im Namen der Regierung berichte ich über die Arbeit. Die Stadt hat im letzten Jahr zwölf Schulen und die Straßen in der Mitte "
         "gebaut, und wir werden das auch mit den Brücken tun, die von der Flut zerstört sind."), "German"),
        (("En nombre del gobierno presento el informe. La ciudad construyó el año pasado doce escuelas y las calles del centro, y los "
         "puentes que se dañaron por el agua se abrieron en abril para los vecinos."), "Spanish"),
        ("各位代表：现在报告工作，引进日本企业トヨタ，建成社区180个，居民满意度提高，产业项目全部开工。", ""),
        (("The city of Córdoba and the people of Wangchuan signed an agreement, and we will open a school in the south of the city, which "
         "is to be the first of its kind for the children of the river towns."), ""),
    ],
)  # fmt: skip
def test_other_languages_are_named(text: str, name: str) -> None:
    assert name in other_language(text)
    assert bool(other_language(text)) == bool(name)
