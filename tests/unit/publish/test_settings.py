"""What a site is built with: its own front where it has one, ours for all that it does not say."""

import errno
import hashlib
import os
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from duizhao.commands.build import batching
from duizhao.commands.errors import CommandError
from duizhao.publish import Share
from duizhao.publish.engines import EngineError, run_engine
from duizhao.publish.new import StartError, requirement, start_site
from duizhao.publish.settings import ConfigError, load_settings, package_folder

from tests.builds import publish
from tests.conftest import ROOT


def _front(folder: Path, text: str) -> dict[str, Any]:
    config = folder / "mkdocs.yml"
    config.write_text(text, encoding="utf-8")
    return yaml.load(load_settings(config).config, Loader=yaml.BaseLoader)  # type: ignore[no-any-return]


def _package() -> dict[str, Any]:
    return yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # type: ignore[no-any-return]


def _listed(config: dict[str, Any], key: str) -> list[str]:
    """The names of the entries of a list."""
    return [entry if isinstance(entry, str) else next(iter(entry)) for entry in config[key]]


def test_what_a_site_does_not_say_is_ours(tmp_path: Path) -> None:
    config = _front(tmp_path, "site_name: 望川\nextra:\n  duizhao:\n    interface: zh\n")
    package = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert config["site_name"] == "望川"
    assert config["theme"] == package["theme"]
    assert config["extra"] == {**package["extra"], "duizhao": {**package["extra"]["duizhao"], "interface": "zh"}}


def test_tags_and_marks_of_yaml_stay(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text('\ufeff---\nsite_url: !ENV [SITE_URL, ""]\n', encoding="utf-8")
    assert 'site_url: !ENV [SITE_URL, ""]' in load_settings(tmp_path / "mkdocs.yml").config


def test_a_part_of_the_theme_may_be_changed(tmp_path: Path) -> None:
    theme = _front(tmp_path, "theme:\n  language: zh\n")["theme"]
    assert isinstance(theme, dict)
    assert (theme["language"], theme["name"]) == ("zh", "material")


@pytest.mark.parametrize("text", ["theme: readthedocs\n", "theme:\n  name: mkdocs\n"])
def test_another_theme_has_our_extensions_and_is_told_what_it_lacks(tmp_path: Path, text: str) -> None:
    config = _front(tmp_path, text)
    assert "attr_list" in _listed(config, "markdown_extensions")
    assert "extra_css" not in config
    settings = load_settings(tmp_path / "mkdocs.yml")
    assert settings.themes == ()
    assert ["belong to the theme material" in r.text for r in settings.remarks] == [True]


@pytest.mark.parametrize("name", ["material", "Material", "mkdocs-material", '"material"'])
@pytest.mark.parametrize("form", ["theme: {}\n", "theme:\n  name: {}\n  language: zh\n"])
def test_our_theme_may_be_named(tmp_path: Path, name: str, form: str) -> None:
    theme = _front(tmp_path, form.format(name))["theme"]
    assert isinstance(theme, dict)
    assert theme["name"] == "material"
    assert "navigation.prune" in theme["features"]
    assert load_settings(tmp_path / "mkdocs.yml").remarks == ()


def test_an_inherited_configuration_is_added_with_the_one_that_inherits(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("INHERIT: deeper/more.yml\nextra: {a: 1, b: 1}\n", encoding="utf-8")
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper/more.yml").write_text("site_author: 望\nsite_name: y\n", encoding="utf-8")
    config = _front(tmp_path, "INHERIT: base.yml\nsite_name: x\nextra: {b: 2}\n")
    assert (config["site_name"], config["site_author"]) == ("x", "望")
    assert config["extra"] == {**_package()["extra"], "a": "1", "b": "2"}


def test_lists_of_a_site_are_added_to_ours(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("own.css", "own.js"):
        (tmp_path / "docs" / name).write_text("", encoding="utf-8")
    config = _front(
        tmp_path,
        "extra_css: own.css\nextra_javascript: [own.js, {path: own.js, defer: true}, https://example.org/x.js]\n"
        "markdown_extensions:\n  admonition:\n  markdown.extensions.toc:\n    toc_depth: 2\n"
        "plugins: [tags]\ntheme: {features: [navigation.tabs]}\nextra: {duizhao: {scripts: [own.js]}, social: []}\n",
    )
    assert config["extra_css"] == ["assets/css/duizhao.css", "own.css"]
    assert config["extra_javascript"] == ["own.js", {"path": "own.js", "defer": "true"}, "https://example.org/x.js"]
    assert _listed(config, "markdown_extensions") == ["attr_list", "md_in_html", "tables", "toc", "admonition"]
    assert {"toc": {"permalink": "false", "toc_depth": "2"}} in config["markdown_extensions"]
    assert config["plugins"] == [{"search": {"enabled": "false"}}, "tags"]
    theme, extra = config["theme"], config["extra"]
    assert theme["features"] == [*_package()["theme"]["features"], "navigation.tabs"]
    assert extra["duizhao"]["scripts"] == [*_package()["extra"]["duizhao"]["scripts"], "own.js"]
    assert load_settings(tmp_path / "mkdocs.yml").remarks == ()


@pytest.mark.parametrize("key", ["extra", "theme", "plugins", "markdown_extensions", "extra_css", "nav"])
def test_a_setting_without_a_value_is_ours(tmp_path: Path, key: str) -> None:
    assert _front(tmp_path, f"{key}:\n").get(key, "") == _package().get(key, "")


def test_colours_leave_our_palettes_and_a_scheme_replaces_them(tmp_path: Path) -> None:
    ours = _package()["theme"]["palette"]
    palette = _front(tmp_path, "theme: {palette: {accent: pink}}\n")["theme"]["palette"]
    assert palette == [{**p, "accent": "pink"} for p in ours]
    assert _front(tmp_path, "theme: {palette: {scheme: slate}}\n")["theme"]["palette"] == {
        "primary": "custom",
        "accent": "custom",
        "scheme": "slate",
    }
    assert len(_front(tmp_path, "theme: {palette: [{scheme: slate}]}\n")["theme"]["palette"]) == 1


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("use_directory_urls: false\n", 1, "`duizhao bundle`"),
        ("site_name: x\nuse_directory_urls: !ENV [NO_SUCH, false]\n", 2, "`duizhao bundle`"),
        ("theme:\n  custom_dir: gone\n", 2, "no folder gone"),
        ("hooks:\n  - gone.py\n", 2, "gone.py is not there"),
        ("docs_dir: .\n", 1, "put pages of your own into docs/"),
        ("INHERIT: gone.yml\n", 1, "gone.yml is not there"),
        ("INHERIT: mkdocs.yml\n", 0, "inherits from itself"),
        ("site_name：望川\nextra：\n  a: b\n", 0, "has ： where YAML wants : and a space"),
        ("extra:\n\ta: 1\n", 2, "has a tab where YAML wants spaces"),
        ("site_name: “a”: 1\n", 1, "has “ where YAML wants"),
    ],
)
def test_what_cannot_work_is_refused_with_its_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape(word)) as error:
        load_settings(tmp_path / "mkdocs.yml")
    assert "\n" not in str(error.value)
    assert f"mkdocs.yml:{line}:" in str(error.value) or not line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plugins: [search, offline]\n", ["search is left out", "offline is left out: .*`duizhao bundle`"]),
        ("plugins:\n  material/search:\n  offline: {enabled: !ENV [NO_SUCH, false]}\n", ["search is left out"]),
        ("markdown_extensions: [nl2br, smarty]\n", ["nl2br is left out", "smarty is left out"]),
        ("extra_css: [a.css]\n", ["a.css is not there, and is left out; its place is docs/a.css"]),
        ("theme: {logo: a.png, favicon: b.png}\n", ["logo: a.png is not there", "favicon: b.png"]),
        ("theme: {palette: {primary: teal}}\n", ["teal changes nothing"]),
        ("site_dir: public\n", ["give --site public"]),
    ],
)
def test_what_is_left_out_is_said_with_its_line(tmp_path: Path, text: str, said: list[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    settings = load_settings(tmp_path / "mkdocs.yml", site=tmp_path / "site")
    assert len(settings.remarks) == len(said)
    for remark, words in zip(settings.remarks, said, strict=True):
        assert re.search(rf"mkdocs\.yml:\d+: .*{words}", remark.text)
    assert "a.css" not in settings.config
    assert "offline" not in settings.config
    assert "nl2br" not in settings.config


def test_hooks_are_found_from_any_folder_and_left_out_where_none_runs(tmp_path: Path) -> None:
    (tmp_path / "hook.py").write_text("", encoding="utf-8")
    config = _front(tmp_path, "hooks: [hook.py]\n")
    assert config["hooks"] == [str((tmp_path / "hook.py").resolve())]
    settings = load_settings(tmp_path / "mkdocs.yml", "zensical")
    assert ["Zensical runs none" in r.text for r in settings.remarks] == [True]
    assert "hook.py" not in settings.config


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_configuration_in_another_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "mkdocs.yml").write_bytes("site_name: 望川市\n".encode(encoding))
    assert "site_name: 望川市" in load_settings(tmp_path / "mkdocs.yml").config


@pytest.mark.parametrize("base", ["base.html", "main.html"])
def test_blocks_of_a_site_are_added_to_our_page(tmp_path: Path, base: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/main.html").write_text(
        f'{{% extends "{base}" %}}\n{{% block announce %}}!{{% endblock %}}', encoding="utf-8"
    )
    (tmp_path / "mkdocs.yml").write_text("theme: {custom_dir: mine}\n", encoding="utf-8")
    laid = load_settings(tmp_path / "mkdocs.yml").copy_theme(tmp_path / "laid")
    assert laid
    assert '{% include "own_main.html" %}' in (laid / "main.html").read_text(encoding="utf-8")
    assert '{% extends "shell.html" %}' in (laid / "own_main.html").read_text(encoding="utf-8")


def test_files_of_a_site_go_over_those_of_the_package(tmp_path: Path) -> None:
    (tmp_path / "theme_overrides/partials").mkdir(parents=True)
    (tmp_path / "theme_overrides/partials/bar.html").write_text("mine", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    laid = load_settings(tmp_path / "mkdocs.yml").copy_theme(tmp_path / "laid")
    assert laid
    assert (laid / "partials/bar.html").read_text(encoding="utf-8") == "mine"
    assert (laid / "main.html").read_bytes() == (package_folder() / "theme_overrides/main.html").read_bytes()


@pytest.mark.parametrize("text", ["- a\n- b\n", "a: [\n", "word"])
def test_a_configuration_that_cannot_be_read_is_said(tmp_path: Path, text: str) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"mkdocs\.yml.* cannot be read"):
        load_settings(config)
    with pytest.raises(EngineError, match=r"mkdocs\.yml.* cannot be read"):
        run_engine("mkdocs", config, tmp_path / "site", tmp_path / "docs")


_EMPTY = hashlib.sha256(b"").hexdigest()


def test_every_package_of_a_new_site_is_pinned_with_checksums(tmp_path: Path) -> None:
    """What the package and the two extras need, and what these need, as far as it is installed here."""
    assert {"requirements.txt", "requirements.lock"} <= set(start_site(tmp_path / "site"))
    locked = (tmp_path / "site/requirements.lock").read_text(encoding="utf-8")
    assert "--only-binary :all:" in locked.splitlines()
    entries = re.split(r"\n(?=[a-z0-9])", locked)[1:]
    assert len(entries) > 40
    assert all(re.match(r"[\w.-]+==\S+", entry) and "--hash=sha256:" in entry for entry in entries)
    pinned = {entry.partition("==")[0] for entry in entries}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["dictionary"], *extras["pdf"]]
    assert {re.split("[<>=~; ]", line)[0] for line in wanted} <= pinned


def test_a_full_disk_leaves_no_half_of_a_new_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "empty").mkdir()
    monkeypatch.setattr(Path, "write_text", full)
    for name in ("empty", "new"):
        with pytest.raises(StartError, match=f"{name} cannot be written: No space left on device"):
            start_site(tmp_path / name)
    assert [p.name for p in tmp_path.rglob("*")] == ["empty"]


def test_the_package_is_named_as_it_was_installed(tmp_path: Path) -> None:
    wheel = tmp_path / "duizhao-0.1.0-py3-none-any.whl"
    noted = f'{{"url": "{wheel.as_uri()}", "archive_info": {{}}}}'
    assert requirement(noted)[1] is None
    wheel.write_bytes(b"")
    assert requirement(noted) == (f"./packages/{wheel.name}[dictionary,pdf] --hash=sha256:{_EMPTY}", wheel)
    assert (
        requirement('{"url": "https://x.example/d.whl", "archive_info": {}}')[0]
        == "duizhao[dictionary,pdf] @ https://x.example/d.whl"
    )
    assert requirement('{"url": "file:///somewhere", "dir_info": {"editable": true}}')[0].startswith("duizhao")


WORKFLOWS = [ROOT / ".github/workflows/pages.yml", ROOT / "generator/duizhao/publish/starter/pages.yml"]


def test_both_workflows_use_the_same_actions_by_their_digests() -> None:
    package, starter = (re.findall(r"uses: (\S+)@(\S+) # (v\S+)", path.read_text(encoding="utf-8")) for path in WORKFLOWS)
    assert package == starter
    assert len(package) == 6
    assert all(re.fullmatch("[0-9a-f]{40}", digest) for _, digest, _ in package)


def test_the_workflow_of_a_large_site_builds_every_part_with_the_same_actions(tmp_path: Path) -> None:
    start_site(tmp_path / "large", large=True)
    text = (tmp_path / "large/.github/workflows/pages.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    parts = jobs["site"]["strategy"]["matrix"]["part"]
    assert parts == [f"{k}/{len(parts)}" for k in range(1, len(parts) + 1)]
    assert [batching(None, 1, part).share for part in parts] == [Share(k, len(parts)) for k in range(1, len(parts) + 1)]
    assert set(re.findall(r"uses: (\S+)", text)) <= set(re.findall(r"uses: (\S+)", WORKFLOWS[1].read_text(encoding="utf-8")))
    steps = {job: [step.get("run", "") for step in jobs[job]["steps"]] for job in jobs}
    assert any(run.startswith("duizhao build --pages-only") for run in steps["pages"])
    assert 'duizhao build --site-only --part "$PART" --batch 1000 --quiet' in steps["site"]
    assert steps["pages"][2:5] == steps["site"][2:5]


@pytest.mark.parametrize("part", ["0/2", "3/2", "2", "a/b", "1/0"])
def test_a_part_that_is_none_is_refused(part: str) -> None:
    with pytest.raises(CommandError, match="is no part"):
        batching(None, 1, part)


def test_a_folder_that_holds_only_generated_pages_has_no_page_of_the_sites_own(tmp_path: Path) -> None:
    start_site(tmp_path / "site")
    publish({"index.md": b"# A"}, tmp_path / "site/docs/site")
    assert load_settings(tmp_path / "site/mkdocs.yml").predictable
    (tmp_path / "site/docs/about.md").write_text("# B", encoding="utf-8")
    assert not load_settings(tmp_path / "site/mkdocs.yml").predictable


@pytest.mark.parametrize(("path", "own"), list(zip(WORKFLOWS, ["make ", "duizhao "], strict=True)))
def test_what_the_workflow_runs_runs_here_too(path: Path, own: str) -> None:
    lines = re.findall(r"^ +run: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    known = ("python -m pip install", "tools/site-url", "sh tools/site-url", "sh tools/fonts", "gh release upload")
    assert sum(line.startswith(own) for line in lines) == 2
    assert all(line.startswith((own, *known)) for line in lines)
    targets = re.findall(r"^(\w[\w-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    asked = [word for line in lines if line.startswith("make ") for word in line.split()[1:] if "=" not in word]
    assert set(asked) <= set(targets)


@pytest.mark.parametrize(
    "text", ["extra_css: [{}]", "theme: {{logo: {}}}", "theme: {{custom_dir: {}}}", "hooks: [{}]", "INHERIT: {}"]
)
def test_a_path_that_no_system_can_have_is_not_there(tmp_path: Path, text: str) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(text.format("a" * 5000) + "\n", encoding="utf-8")
    try:
        said = " ".join(remark.text for remark in load_settings(config).remarks)
    except ConfigError as error:
        said = str(error)
    assert re.search("is not there|there is no folder", said)
