"""The words of the interface: both languages for every key, and no key that is not there or not used."""

import json
import re
from pathlib import Path

import pytest
from duizhao.site.labels import SEPARATOR, label, label_attribute, label_text, labels, labels_script, words

from tests.conftest import ROOT

WRITERS = [ROOT / "generator/duizhao" / name for name in ("books", "pages", "present", "site")]
SCRIPTS = ROOT / "theme_overrides/assets/js"
PARTIALS = ROOT / "theme_overrides"
KEY = re.compile(r"""["']((?:page\.)?[a-z]+\.[a-z0-9_]+)["']""")
SECTIONS = {key.rsplit(".", 1)[0] for key in labels()}


def _sources() -> list[Path]:
    made = [path for folder in WRITERS for kind in ("*.jinja", "*.py") for path in folder.rglob(kind)]
    sources = [*made, *SCRIPTS.rglob("*.js"), *PARTIALS.rglob("*.html")]
    return sorted(sources)


def _used() -> dict[str, str]:
    """Every string that looks like a key of one of our sections, and a file that has it."""
    out: dict[str, str] = {}
    for path in _sources():
        for m in KEY.finditer(path.read_text(encoding="utf-8")):
            if m[1].rsplit(".", 1)[0] in SECTIONS and not m[1].endswith(".js"):
                out.setdefault(m[1], path.name)
    return out


def test_every_key_has_both_languages() -> None:
    for key, both in labels().items():
        assert both.zh.strip(), key
        assert both.en.strip(), key


def test_the_same_values_are_filled_into_both_languages() -> None:
    for key, both in labels().items():
        assert set(re.findall(r"\{\w+\}", both.zh)) == set(re.findall(r"\{\w+\}", both.en)), key


def test_beside_the_chinese_no_value_stands_again() -> None:
    """Attributes have both languages whole: only words that are shown together need it; sentences stand whole."""
    sentences = {"page.compare.range", "page.compare.moved", "page.compare.came"}
    for key, both in labels().items():
        assert "{" not in both.beside, key
        assert (
            both.beside or "{" not in both.zh or both.zh == both.en or key in sentences | {"note.back", "page.coverage.rows"}
        ), key


def test_a_page_can_cut_every_label_in_two() -> None:
    for key, both in labels().items():
        assert SEPARATOR not in both.zh + both.en + both.beside, key


def test_every_key_that_is_used_exists() -> None:
    def known(key: str) -> bool:
        return any(k.startswith(key) for k in labels()) if key.endswith("_") else key in labels()  # "views.show_" + language

    assert {key: file for key, file in _used().items() if not known(key)} == {}


def test_no_key_is_left_over() -> None:
    used = _used()
    text = "".join(path.read_text(encoding="utf-8") for path in _sources())

    def is_used(key: str) -> bool:
        section = key.rsplit(".", 1)[0]
        built = any(f'"{section}.{end}' in text for end in ('" ~', '" +', '", ', "{"))
        return key in used or built or any(k.endswith("_") and key.startswith(k) for k in used)

    assert [key for key in labels() if not is_used(key)] == []


@pytest.mark.parametrize("path", sorted(SCRIPTS.rglob("*.js")), ids=lambda p: p.name)
def test_scripts_use_what_browsers_get(path: Path) -> None:
    assert "page." not in "".join(key for key in KEY.findall(path.read_text(encoding="utf-8")) if key in labels())


def test_a_label_is_text_in_two_languages() -> None:
    assert label("copy.done") == '<span class="dz-ui" lang="zh-Hans">已复制 · Copied</span>'
    assert label("page.coverage.short", both=3, rows="<4>") == (
        '<span class="dz-ui" lang="zh-Hans" data-en="3/&lt;4&gt; rows in both">双语3/&lt;4&gt;行 · rows in both</span>'
    )
    assert label("cite.bibtex") == "BibTeX"
    assert label_text("cite.bibtex") == "BibTeX"
    assert label_attribute("copy.done") == "已复制 · Copied"
    assert words("copy.done").zh == "已复制"


def test_the_script_has_what_scripts_use_and_nothing_else() -> None:
    script = labels_script().decode()
    table = json.loads(script[script.index("{\n") :].rstrip(";\n"))
    assert table["copy.done"] == ["已复制", "Copied"]
    assert table["note.name"] == ["注释{n}", "Note {n}", "note"]
    assert not [key for key in table if key.startswith("page.")]
    assert labels_script() == labels_script()
