"""What a site is built with: its own front where it has one, ours for all that it does not say."""

import errno
import hashlib
import os
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from duizhao.publish.engines import EngineError, run_engine
from duizhao.publish.new import StartError, requirement, start_site
from duizhao.publish.site_config import ConfigError, load_site_config, package_folder

from tests.conftest import ROOT


def _front(folder: Path, text: str) -> dict[str, object]:
    config = folder / "mkdocs.yml"
    config.write_text(text, encoding="utf-8")
    return yaml.load(load_site_config(config).config, Loader=yaml.BaseLoader)  # type: ignore[no-any-return]


def test_what_a_site_does_not_say_is_ours(tmp_path: Path) -> None:
    config = _front(tmp_path, "site_name: 望川\nextra:\n  duizhao:\n    interface: zh\n")
    package = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert config["site_name"] == "望川"
    assert config["theme"] == package["theme"]
    assert config["extra"] == {**package["extra"], "duizhao": {**package["extra"]["duizhao"], "interface": "zh"}}


def test_tags_and_marks_of_yaml_stay(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text('\ufeff---\nsite_url: !ENV [SITE_URL, ""]\n', encoding="utf-8")
    assert 'site_url: !ENV [SITE_URL, ""]' in load_site_config(tmp_path / "mkdocs.yml").config


def test_a_part_of_the_theme_may_be_changed(tmp_path: Path) -> None:
    theme = _front(tmp_path, "theme:\n  language: zh\n")["theme"]
    assert isinstance(theme, dict)
    assert (theme["language"], theme["name"]) == ("zh", "material")


@pytest.mark.parametrize("text", ["theme: readthedocs\n", "theme:\n  name: mkdocs\n"])
def test_a_site_with_a_theme_of_its_own_is_left_alone(tmp_path: Path, text: str) -> None:
    assert set(_front(tmp_path, text)) == {"theme"}
    assert load_site_config(tmp_path / "mkdocs.yml").themes == ()


def test_what_inherits_is_left_alone_and_finds_its_parent(tmp_path: Path) -> None:
    config = _front(tmp_path, "INHERIT: ../base.yml\nsite_name: x\n")
    assert config == {"INHERIT": str((tmp_path / "../base.yml").resolve()), "site_name": "x"}


def test_files_of_a_site_go_over_those_of_the_package(tmp_path: Path) -> None:
    (tmp_path / "theme_overrides/partials").mkdir(parents=True)
    (tmp_path / "theme_overrides/partials/bar.html").write_text("mine", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    laid = load_site_config(tmp_path / "mkdocs.yml").copy_theme(tmp_path / "laid")
    assert laid
    assert (laid / "partials/bar.html").read_text(encoding="utf-8") == "mine"
    assert (laid / "main.html").read_bytes() == (package_folder() / "theme_overrides/main.html").read_bytes()


@pytest.mark.parametrize("text", ["- a\n- b\n", "a: [\n", "word"])
def test_a_configuration_that_cannot_be_read_is_said(tmp_path: Path, text: str) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"mkdocs\.yml cannot be read"):
        load_site_config(config)
    with pytest.raises(EngineError, match=r"mkdocs\.yml cannot be read"):
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


@pytest.mark.parametrize(("path", "own"), list(zip(WORKFLOWS, ["make ", "duizhao "], strict=True)))
def test_what_the_workflow_runs_runs_here_too(path: Path, own: str) -> None:
    lines = re.findall(r"^ +run: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    known = ("python -m pip install", "tools/site-url", "sh tools/site-url", "sh tools/fonts", "gh release upload")
    assert sum(line.startswith(own) for line in lines) == 2
    assert all(line.startswith((own, *known)) for line in lines)
    targets = re.findall(r"^(\w[\w-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    asked = [word for line in lines if line.startswith("make ") for word in line.split()[1:] if "=" not in word]
    assert set(asked) <= set(targets)
