"""Files that were kept are those that would be made: after any change a build in the same folder equals one that keeps nothing."""

import gc
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from duizhao.cache import Cache
from duizhao.files import write_whole
from duizhao.model.artefact import Artefact, File
from duizhao.model.links import Years
from duizhao.model.report import MarkedPassage, Report, Series
from duizhao.model.shown import ShownReport
from duizhao.model.site import Site
from duizhao.model.source import RawDocument
from duizhao.model.words import Words
from duizhao.pipeline import Built, build
from duizhao.present import Quotes, present
from duizhao.publish import Folder, LiveFolder, replacing
from duizhao.structure import understand
from duizhao.words import words_of_series
from duizhao.years import link_years
from jinja2.runtime import Macro

from tests.builds import Options, build_in_memory
from tests.steps import replace_stage

REPORT = """政府工作报告
——{year}年1月16日在{city}第九届人民代表大会第三次会议上
各位代表：
现在，我代表{city}人民政府报告工作。
Fellow deputies, on behalf of the people's government I now report on our work.
一、{before}年工作回顾
全年新修道路{roads}公里，新增绿地30公顷。
In the year {roads} kilometres of roads were built.
二、{year}年工作安排
新修道路{plan}公里[1]。
We will build {plan} kilometres of roads.
注释：
1. 道路：指城市道路。
"""
FILES = {
    f"{city}/{year}.txt": REPORT.format(city=name, year=year, before=year - 1, roads=year - 2000, plan=year - 1999)
    for city, name, years in (("wang", "望川市", (2022, 2023, 2025)), ("qing", "青屿市", (2024,)))
    for year in years
}
FIRST = "wang/2022.txt"


class _Folder:
    """A folder of reports, and the pages that builds make of it, which keep what they can."""

    def __init__(self, folder: Path) -> None:
        self.reports, self.pages, self.cache = folder / "reports", folder / "pages", folder / "cache"

    def write(self, name: str, text: str) -> None:
        (self.reports / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(self.reports / name, text.encode())

    def edit(self, old: str, new: str, name: str = FIRST) -> None:
        text = (self.reports / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def build(self, output: Callable[[Folder], Any] = lambda folder: folder, **options: Any) -> Built:
        known = {"cache": self.cache / "beads", "products": self.cache / "products", "parts": self.cache / "parts", **options}
        with replacing(self.pages) as folder:
            return build(self.reports, output(folder), lambda *_: None, Options(**known))

    def update(self, live: LiveFolder, early: Callable[[], None] | None = None) -> Built:
        known = Options(self.cache / "beads", products=self.cache / "products", parts=self.cache / "parts", early=early)
        with live.update():
            return build(self.reports, live, lambda *_: None, known)

    def artefacts(self) -> dict[str, Artefact]:
        return {path: Artefact(path, "", None, len(data), sha256(data).hexdigest()) for path, data in self.files().items()}

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.pages).as_posix(): path.read_bytes()
            for path in self.pages.rglob("*")
            if path.is_file() and path.name != ".duizhao-build.json"
        }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that was built once."""
    folder = _Folder(tmp_path_factory.mktemp("built"))
    for name, text in FILES.items():
        folder.write(name, text)
    folder.build()
    return folder.reports.parent


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> _Folder:
    """A copy of it."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return _Folder(tmp_path)


def _edit_page(folder: _Folder) -> None:
    """Change a page, but not its size."""
    file = folder.pages / "wangchuan/2022/01-00.md"
    text = file.read_bytes()
    file.write_bytes(text.replace("绿地".encode(), "草地".encode()))
    assert file.read_bytes() != text


def _damage_part(folder: _Folder) -> None:
    """Exchange what is known of a series, beside its outline."""
    with closing(sqlite3.connect(folder.cache / "parts")) as db, db:
        assert db.execute("UPDATE found SET value = X'80' WHERE key = 'wangchuan'").rowcount == 1


CHANGES: dict[str, Callable[[_Folder], object]] = {
    "a word": lambda f: f.edit("新增绿地", "新增草地"),
    "a figure that the next year answers": lambda f: f.edit("道路23公里", "道路29公里"),
    "a year in between": lambda f: f.write("wang/2024.txt", FILES[FIRST].replace("2022", "2024").replace("2021", "2023")),
    "a report more": lambda f: f.write("new.txt", FILES[FIRST].replace("望川", "云岭")),
    "a report less": lambda f: (f.reports / FIRST).unlink(),
    "another name": lambda f: (f.reports / FIRST).rename(f.reports / "wang/renamed.txt"),
    "another edition": lambda f: f.write("wang/other.txt", FILES[FIRST].replace("新增绿地", "增加绿地")),
    "a decision of the editor": lambda f: f.write("wang/curation.toml", '[series]\nzh = "望川"\nen = "Wangchuan City"\n'),
    "a file that is read otherwise": lambda f: f.write(
        "wang/curation.toml", '[[line]]\nstarts = "全年新修道路"\nas = "set aside"\n[[line]]\nstarts = "没有"\nas = "set aside"\n'
    ),
    "rights": lambda f: f.write("curation.toml", '[rights]\npublisher = "望川出版社"\n'),
    "an indicator of the editor": lambda f: f.write(
        "compare.toml", '[[indicator]]\nid = "roads"\nzh = "新修道路"\nen = "New roads"\nunit = "km"\nnames = ["新修道路"]\n'
    ),
    "a listed term": lambda f: f.write("terms.toml", '[[term]]\nzh = "新修道路"\nofficial = "new roads"\n'),
    "pages by hand": _edit_page,
    "a page less": lambda f: (f.pages / "wangchuan/2022/01-00.md").unlink(),
    "a damaged record": lambda f: (f.cache / "products").write_bytes(b"damaged"),
    "damaged parts": lambda f: (f.cache / "parts").write_bytes(b"damaged"),
    "a damaged part": _damage_part,
    "nothing": lambda _: None,
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_all_files_are_those_of_a_build_that_keeps_nothing(folder: _Folder, change: str) -> None:
    CHANGES[change](folder)
    built = folder.build()
    assert folder.files() == build_in_memory(folder.reports).files
    if change == "nothing":
        assert set(built.changes.values()) == {""}
    if change == "a word":
        assert built.changes["wangchuan-2022"].startswith("changed: text")
        others = {name: why for name, why in built.changes.items() if name in {"qingyu-2024", "wangchuan-2025", "qingyu"}}
        assert len(others) == 3
        assert set(others.values()) <= {"", "changed: renderings of words"}  # these are learned from all reports


def test_only_a_changed_file_and_its_series_are_understood_again(folder: _Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def read(document: RawDocument, *rest: Any) -> object:
        done.append(document.file)
        return understand(document, *rest)

    def link(series: Sequence[Series], *rest: Any) -> Years:
        done.append(series[0].slug)
        return link_years(series, *rest)

    replace_stage(monkeypatch, "understand", read)
    replace_stage(monkeypatch, "link_years", link)
    folder.build()
    assert done == []
    folder.edit("新增绿地", "新增草地")
    folder.write("qing/curation.toml", "")
    folder.build()
    assert done == [FIRST, "wangchuan"]
    folder.write("qing/curation.toml", '[rights.qingyu]\npublisher = "青屿出版社"\n')
    built = folder.build()
    assert done == [FIRST, "wangchuan", "qingyu"]
    assert not any(r.passages for r in built.site.corpus.reports)  # texts are not held


def test_in_a_large_site_words_of_a_changed_series_are_learned_again(folder: _Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("duizhao.pipeline.site.TOGETHER", "duizhao.words.stage.TOGETHER"):
        monkeypatch.setattr(place, 0)
    folder.build()
    folder.edit("新增绿地", "新增草地")
    learned: list[str] = []

    def learn(reports: Sequence[Report[MarkedPassage]], cache: Cache, wanted: Sequence[str]) -> Words:
        learned.extend(r.id for r in reports)
        return words_of_series(reports, cache, wanted)

    with monkeypatch.context() as patched:
        replace_stage(patched, "words_of_series", learn)
        built = folder.build()
    assert learned == ["wangchuan-2022", "wangchuan-2023", "wangchuan-2025"]
    assert folder.files() == build_in_memory(folder.reports).files
    assert built.changes["qingyu-2024"] == ""


def test_a_series_that_has_not_changed_is_not_presented(folder: _Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duizhao.pipeline.site.TOGETHER", 0)
    folder.build()
    shown: list[str] = []

    def noted(site: Site) -> Iterator[tuple[ShownReport, Quotes]]:
        shown.extend(s.slug for s in site.corpus.series)
        return present(site)

    folder.edit("青屿市第九届", "青屿市第十届", "qing/2024.txt")
    with monkeypatch.context() as patched:
        replace_stage(patched, "present", noted)
        folder.build()
    assert shown == ["qingyu"]
    assert folder.files() == build_in_memory(folder.reports).files


@pytest.mark.parametrize("options", [{"site": "https://reports.example/"}, {"books": False}])
def test_after_a_change_of_options_as_well(folder: _Folder, options: dict[str, Any]) -> None:
    folder.build(**options)
    assert folder.files() == build_in_memory(folder.reports, Options(**options)).files


def test_pages_that_are_updated_in_place_are_those_of_a_build_that_keeps_nothing(folder: _Folder) -> None:
    live = LiveFolder(folder.pages, folder.artefacts())
    folder.edit("新增绿地", "新增草地")
    early: dict[str, bytes] = {}
    built = folder.update(live, lambda: early.update(folder.files()))
    page = "wangchuan/2022/01-00.md"
    assert "草地" in early[page].decode()
    assert early[page] == folder.files()[page]
    assert built.changes["wangchuan-2022"].startswith("changed: text")
    (folder.pages / "qingyu/2024/01-00.md").write_text("changed by hand")
    for change in ("a page less", "a report more", "another edition"):
        CHANGES[change](folder)
    (folder.reports / "wang/2025.txt").unlink()
    folder.update(live, lambda: None)
    assert live.removed
    assert all(any(path.iterdir()) for path in folder.pages.rglob("*") if path.is_dir())
    assert folder.files() == build_in_memory(folder.reports).files
    assert set(folder.update(live).changes.values()) == {""}
    assert (live.changed, live.removed) == (0, 0)
    folder.write("more.txt", FILES[FIRST].replace("望川", "白石"))
    with pytest.raises(KeyboardInterrupt):
        folder.update(live, _interrupt)
    assert "baishi/2022/index.md" in folder.files()
    folder.build()  # it knows the files of the update that was interrupted


def _interrupt() -> None:
    raise KeyboardInterrupt


def test_what_templates_leave_in_cycles_is_freed_while_the_collector_is_off(folder: _Folder) -> None:
    folder.edit("新增绿地", "新增草地")
    gc.disable()
    try:
        folder.build()
        frozen = gc.get_freeze_count()
        gc.unfreeze()
        macros = sum(isinstance(value, Macro) for value in gc.get_objects())
    finally:
        gc.enable()
    assert frozen
    assert macros < 70  # those of the last series, and of the pages of the whole site


class _Interrupted:
    """An output that ends after some files."""

    def __init__(self, folder: Folder, after: int) -> None:
        self._folder, self._left = folder, after

    def write(self, file: File) -> Artefact:
        self._left -= 1
        if self._left < 0:
            raise KeyboardInterrupt
        return self._folder.write(file)

    def keep(self, files: Any) -> Any:
        return self._folder.keep(files)

    def remove(self, path: str) -> None:
        self._folder.remove(path)


@pytest.mark.parametrize("after", [0, 7, 40, 90])
def test_after_an_interrupted_build_as_well(folder: _Folder, after: int) -> None:
    before = folder.files()
    folder.edit("新增绿地", "新增草地")
    with pytest.raises(KeyboardInterrupt):
        folder.build(lambda output: _Interrupted(output, after))
    assert folder.files() == before
    folder.build()
    assert folder.files() == build_in_memory(folder.reports).files
